"""What was said of a showing, what was not, and what is a translation."""

import pytest

from metafeed.access.told import Told
from tests.access.houses import house, reported, showing


def told(**facts) -> Told:
    """Return a showing with these facts."""
    (found,) = reported(house(showing("a", "fri", "18:00", **facts))).weeks[0].showings
    return found


@pytest.mark.parametrize(
    ("access", "open_captions", "captions", "audio_description"),
    [
        (None, None, None, None),
        ("-", False, False, False),
        ("hearing-loop, step-free", None, None, None),
        ("relaxed", False, False, False),
        ("open-captions", True, True, False),
        ("open-captions:en", True, True, False),
        ("open-captions:en-US", True, True, False),
        ("open-captions:es", False, False, False),
        ("open-captions:es, open-captions", True, True, False),
        ("closed-caption-devices", False, True, False),
        ("audio-description", False, False, True),
        ("closed-caption-devices, audio-description", False, True, True),
    ],
)
def test_each_question_is_answered_with_yes_with_no_or_with_nobody_said(
    access, open_captions, captions, audio_description
):
    found = told(**({"access": access} if access else {}))
    assert (found.open_captions, found.captions, found.audio_description) == (
        open_captions,
        captions,
        audio_description,
    )


def test_captions_in_a_language_are_open_captions_only_if_it_is_known_to_be_spoken():
    films = [{"id": "m", "title": "M", "runtime": "90"}]
    checked = house(showing("a", "fri", "18:00", access="open-captions:en"), films=films)
    (found,) = reported(checked).weeks[0].showings
    assert found.open_captions is None


def test_what_is_said_for_all_showings_is_said_for_each():
    defaults = {"format": "dcp", "access": "closed-caption-devices"}
    (found,) = reported(house(showing("a", "fri", "18:00"), defaults=defaults)).weeks[0].showings
    assert found.captions is True


def test_what_the_house_offers_is_among_the_services_of_each_showing():
    venue = {"id": "rio", "name": "Rio", "zone": "America/New_York", "access": "step-free, hearing-loop"}
    checked = house(showing("a", "fri", "18:00", access="open-captions:en, signed:ase"), venues=[venue])
    (found,) = reported(checked).weeks[0].showings
    assert found.services == ("open-captions", "signed:ase", "hearing-loop", "step-free")


def test_captions_that_translate_keep_their_language():
    assert told(access="open-captions:es").services == ("open-captions:es",)
