"""The closed vocabularies, and what people write instead of their words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.model import vocabulary
from metafeed.model.vocabulary import (
    ACCESS,
    AUTHOR_STATUSES,
    AWARD_RESULTS,
    COLOURS,
    CREDIT_ROLES,
    FILM_KINDS,
    FORMATS,
    HAZARDS,
    PARTS,
    PREMIERES,
    PUBLISHED_VISIBILITIES,
    RUN_FACTS,
    SALES,
    SOUNDS,
    STATUSES,
    TITLE_TYPES,
    VERSION_TYPES,
    VISIBILITIES,
    is_open,
    near,
)

ALL = {
    "formats": FORMATS,
    "film kinds": FILM_KINDS,
    "version types": VERSION_TYPES,
    "title types": TITLE_TYPES,
    "colours": COLOURS,
    "sounds": SOUNDS,
    "award results": AWARD_RESULTS,
    "roles": CREDIT_ROLES,
    "statuses": STATUSES,
    "sales": SALES,
    "visibilities": VISIBILITIES,
    "access": ACCESS,
    "hazards": HAZARDS,
    "parts": PARTS,
    "run facts": RUN_FACTS,
    "premieres": PREMIERES,
}

# What the W3C feed validator accepts for `media:credit role` in the scheme urn:ebu (media.py).
EBU_ROLES = {
    "actor",
    "animator",
    "art director",
    "author",
    "choreographer",
    "commentary or commentator",
    "composer",
    "conductor",
    "costume designer",
    "director",
    "director of photography",
    "executive producer",
    "lyricist",
    "musician",
    "participant",
    "producer",
    "production company",
    "scenario",
    "sound designer",
    "translation",
    "visual editor",
}

# schema.org 30: the properties of Movie and CreativeWork for people, with the types that they want.
PERSON_PROPERTIES = {"actor", "author", "contributor", "director", "editor", "musicBy", "producer"}
ORGANIZATION_PROPERTIES = {
    "actor": "PerformingGroup",
    "author": "Organization",
    "contributor": "Organization",
    "creator": "Organization",
    "musicBy": "MusicGroup",
    "producer": "Organization",
    "productionCompany": "Organization",
}


@pytest.mark.parametrize("words", ALL.values(), ids=ALL)
def test_every_word_is_a_slug_and_none_stands_twice(words):
    assert len(set(words)) == len(list(words))
    for word in words:
        assert re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", word)
        assert not word.startswith("x-")


def test_the_formats_worth_a_trip_are_film_and_the_rare_ones():
    assert [slug for slug, format_ in FORMATS.items() if format_.worth_a_trip] == [
        "8mm",
        "super8",
        "9.5mm",
        "16mm",
        "super16",
        "17.5mm",
        "35mm",
        "35mm-nitrate",
        "70mm",
        "imax-15-70",
        "vistavision",
        "dcp-3d",
        "imax-digital",
        "vhs",
        "live",
        "multi-projector",
    ]


def test_a_format_has_the_name_that_the_trade_prints():
    assert FORMATS["dcp-4k"].name == "DCP 4K"
    assert FORMATS["imax-15-70"].name == "IMAX 15/70"
    assert FORMATS["35mm"].name == "35mm"


def test_only_photochemical_film_is_analog():
    assert FORMATS["35mm-nitrate"].analog
    assert not FORMATS["vhs"].analog
    assert not FORMATS["dcp"].analog


@pytest.mark.parametrize("role", CREDIT_ROLES.values(), ids=CREDIT_ROLES)
def test_a_role_has_a_property_that_movie_allows_and_an_ebu_role_that_w3c_accepts(role):
    assert role.person in PERSON_PROPERTIES
    assert ORGANIZATION_PROPERTIES[role.organization] == role.organization_type
    assert role.ebu is None or role.ebu in EBU_ROLES


def test_a_collective_that_directs_is_the_creator_because_director_is_for_people():
    assert CREDIT_ROLES["director"] == ("director", "creator", "director", "Organization")


def test_a_cinematographer_is_a_contributor_and_a_director_of_photography():
    assert CREDIT_ROLES["cinematographer"].person == "contributor"
    assert CREDIT_ROLES["cinematographer"].ebu == "director of photography"


def test_authors_write_four_states_and_the_others_are_told():
    assert AUTHOR_STATUSES == ("scheduled", "cancelled", "postponed", "rescheduled")
    assert [slug for slug in STATUSES if slug not in AUTHOR_STATUSES] == [
        "moved-screen",
        "moved-venue",
        "moved-online",
        "film-substituted",
    ]


def test_before_the_sale_nothing_is_said_of_availability():
    assert SALES["not-yet"] is None
    assert SALES["on-sale"] == "InStock"
    assert SALES["sold-out"] == "SoldOut"


def test_only_what_is_for_the_public_or_for_members_may_leave():
    assert {"public", "members"} == PUBLISHED_VISIBILITIES
    assert set(VISIBILITIES) > PUBLISHED_VISIBILITIES


def test_the_summary_tells_the_services_that_decide_who_can_come():
    assert [slug for slug, service in ACCESS.items() if service.in_summary] == [
        "open-captions",
        "audio-description",
        "signed",
        "relaxed",
    ]


def test_services_of_the_venue_are_no_feature_of_the_film():
    venue = [slug for slug, service in ACCESS.items() if service.kind == "venue"]
    assert venue == ["hearing-loop", "infrared", "step-free", "wheelchair-spaces"]
    assert {ACCESS[slug].feature for slug in venue} == {None}


def test_signing_needs_a_language_and_captions_may_have_one():
    assert ACCESS["signed"].language == "must"
    assert ACCESS["open-captions"].language == "may"
    assert ACCESS["relaxed"].language == ""


def test_what_goes_on_while_the_film_runs_takes_no_time_of_its_own():
    assert [slug for slug, part in PARTS.items() if not part.own_time] == [
        "live-score",
        "live-organ",
        "sing-along",
        "quote-along",
    ]


def test_a_recorded_introduction_is_not_live():
    assert PARTS["intro"].live
    assert not PARTS["recorded-intro"].live


@pytest.mark.parametrize(
    ("written", "options", "meant"),
    [
        ("canceled", STATUSES, "cancelled"),
        ("Cancelled", STATUSES, "cancelled"),
        ("abgesagt", STATUSES, "cancelled"),
        ("soldout", SALES, "sold-out"),
        ("Sold Out", SALES, "sold-out"),
        ("complet", SALES, "sold-out"),
        ("Q&A", PARTS, "q-and-a"),
        ("qa", PARTS, "q-and-a"),
        ("introduction", PARTS, "intro"),
        ("intermission", PARTS, "interval"),
        ("35 mm", FORMATS, "35mm"),
        ("4K", FORMATS, "dcp-4k"),
        ("digital", FORMATS, "dcp"),
        ("nitrate", FORMATS, "35mm-nitrate"),
        ("Blu-ray", FORMATS, "bluray"),
        ("OC", ACCESS, "open-captions"),
        ("CC", ACCESS, "closed-caption-devices"),
        ("AD", ACCESS, "audio-description"),
        ("BSL", ACCESS, "signed:bfi"),
        ("ASL", ACCESS, "signed:ase"),
        ("induction loop", ACCESS, "hearing-loop"),
        ("screenplay", CREDIT_ROLES, "writer"),
        ("DoP", CREDIT_ROLES, "cinematographer"),
        ("directors", CREDIT_ROLES, "director"),
        ("Réalisateur", CREDIT_ROLES, "director"),
        ("actors", CREDIT_ROLES, "cast"),
        ("N&B", COLOURS, "black-and-white"),
        ("color", COLOURS, "colour"),
        ("Director’s Cut", VERSION_TYPES, "directors-cut"),
        ("nominated", AWARD_RESULTS, "nominee"),
        ("aka", TITLE_TYPES, "alternative"),
    ],
)
def test_what_people_write_leads_to_the_word_that_they_mean(written, options, meant):
    assert near(written, options) == meant


def test_one_word_means_another_thing_in_another_vocabulary():
    assert near("music", CREDIT_ROLES) == "composer"
    assert near("music", PARTS) == "live-score"
    assert near("off", STATUSES) == "cancelled"
    assert near("off", SALES) == "off-sale"


def test_subtitled_is_never_taken_for_captions():
    assert near("subtitled", ACCESS) is None
    assert near("subtitles", ACCESS) is None


@pytest.mark.parametrize("written", ["", "zzz", "!!!", "字幕"])
def test_what_resembles_nothing_gets_no_proposal(written):
    assert near(written, FORMATS) is None


@pytest.mark.parametrize("words", ALL.values(), ids=ALL)
def test_every_word_is_near_itself(words):
    assert [near(word, words) for word in words] == list(words)


def test_every_synonym_leads_to_a_word_that_exists():
    known = {word for words in ALL.values() for word in words}
    assert {word.partition(":")[0] for word in vocabulary._CALLED} <= known


def test_authors_may_add_words_of_their_own_with_x():
    assert is_open("x-laser-disc", FORMATS)
    assert is_open("35mm", FORMATS)


@pytest.mark.parametrize("word", ["laser-disc", "x-", "x-Laser", "x-a b", "X-laser", "35MM", ""])
def test_other_words_are_not_open(word):
    assert not is_open(word, FORMATS)


@given(st.text())
def test_near_answers_any_text_with_an_option_or_nothing(text):
    assert near(text, FORMATS) in {None, *FORMATS}
