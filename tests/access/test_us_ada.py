"""28 CFR 36.303(g)(2) and (8), clause by clause."""

import pytest

from tests.access.houses import house, of_film, ruling, showing

BOTH = "closed-caption-devices, audio-description"


def judged(*screenings):
    """Return (verdict, message, mend) for the film."""
    found = of_film(house(*screenings), "us-ada")
    return found.verdict, found.message, found.mend


def test_a_week_of_which_everything_is_said_satisfies_it():
    assert judged(showing("a", "fri", "18:00", access=BOTH), showing("b", "sat", "18:00", access=BOTH)) == (
        "satisfied", "what each has is said of 2 of 2 digital showings", (),
    )  # fmt: skip


def test_that_there_is_nothing_is_said_too():
    assert judged(showing("a", "fri", "18:00", access="-"))[0] == "satisfied"


@pytest.mark.parametrize("facts", [{}, {"access": "hearing-loop"}])
def test_where_nobody_said_it_cannot_be_told_and_those_showings_are_named(facts):
    found = judged(showing("a", "fri", "18:00", access=BOTH), showing("b", "sat", "18:00", **facts))
    assert found == ("cannot be told", "nobody said what 1 of 2 digital showings have", ("b",))


def test_a_showing_without_a_carrier_may_be_digital():
    checked = house(showing("a", "fri", "18:00"), defaults={})
    assert of_film(checked, "us-ada").verdict == "cannot be told"


@pytest.mark.parametrize("carrier", ["16mm", "35mm", "70mm", "imax-15-70"])
def test_prints_are_apart(carrier):
    (found,) = ruling(house(showing("a", "fri", "18:00", format=carrier)), "us-ada").judgements
    assert (found.verdict, found.message) == (
        "does not apply",
        "only prints are shown, which are analog movies",
    )


def test_a_print_beside_files_is_not_asked():
    found = judged(
        showing("a", "fri", "18:00", access=BOTH), showing("b", "sat", "18:00", format="35mm", access="-")
    )
    assert found == ("satisfied", "what each has is said of 1 of 1 digital showings", ())


def test_a_film_that_exists_with_captions_has_them_at_each_digital_showing():
    found = judged(
        showing("a", "fri", "18:00", access=BOTH), showing("b", "sat", "18:00", access="audio-description")
    )
    assert found == ("not satisfied", "captions at 1 of 2 digital showings, 1 said to be without", ("b",))


def test_a_film_that_exists_with_audio_description_has_it_at_each_digital_showing():
    found = judged(
        showing("a", "fri", "18:00", access=BOTH), showing("b", "sat", "18:00", access="open-captions")
    )
    assert found == (
        "not satisfied", "audio description at 1 of 2 digital showings, 1 said to be without", ("b",),
    )  # fmt: skip


def test_captions_in_another_language_are_none():
    found = judged(
        showing("a", "fri", "18:00", access=BOTH),
        showing("b", "sat", "18:00", access="open-captions:es, audio-description"),
    )
    assert found[0] == "not satisfied"


def test_a_print_with_captions_does_not_say_that_files_have_them():
    found = judged(
        showing("a", "fri", "18:00", format="35mm", access="open-captions"),
        showing("b", "sat", "18:00", access="-"),
    )
    assert found[0] == "satisfied"


def test_the_worst_decides_for_the_week():
    checked = house(
        showing("a", "fri", "18:00", access=BOTH),
        showing("b", "sat", "18:00", access="-"),
        showing("c", "sun", "18:00", "n"),
    )
    assert ruling(checked, "us-ada").verdict == "not satisfied"
