"""Films with anything that can be said of one, as strategies."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from metafeed.model import vocabulary
from tests.properties.items import SPOKEN, URL, Source, Strategy, any_of, images, seen, some
from tests.properties.texts import lines, markdown, said

ROLES = (*vocabulary.CREDIT_ROLES, "x-fire-eater")


@cache
def film(name: str, languages: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """A film with anything that can be said of one."""
    line, own, text = said(lines(name), languages), lines(name), said(markdown(name), languages)
    told = _about(line, own) | _around(line, own)
    told["versions"] = st.lists(version(line, own, text), max_size=2, unique_by=lambda each: each["id"])
    told["images"] = images(languages, name)
    return seen(
        some(
            {"id": name, "title": line},
            **told,
            synopsis=text,
            note=text,
        )
    )


def _about(line: Strategy, own: Strategy) -> dict[str, Strategy]:
    """The work."""
    return {
        "kind": st.sampled_from(vocabulary.FILM_KINDS),
        "credit_line": line,
        "original_title": some({"text": own}, lang=st.sampled_from(SPOKEN)),
        "alternative_titles": st.lists(
            some({"text": own}, type=st.sampled_from(vocabulary.TITLE_TYPES)), max_size=2
        ),
        "tagline": line,
        "year": st.sampled_from(("1957", "1957-1961", "circa 1910")),
        "released": st.just("1957-10-12"),
        "countries": any_of(("FR", "SUHH", "BR"), 2),
        "languages": any_of(SPOKEN, 2),
        "intertitles": any_of(SPOKEN, 1),
        "runtime": st.integers(1, 200) | st.just({"minutes": 95, "approximate": True, "at_fps": 18}),
        "colour": st.sampled_from(vocabulary.COLOURS),
        "sound": st.sampled_from(vocabulary.SOUNDS),
        "aspect_ratio": own,
        "genres": st.lists(line, max_size=2),
        "hazards": any_of((*vocabulary.HAZARDS, "x-heat"), 2),
        "ids": st.just({"imdb": "tt0050634", "wikidata": "Q152780", "tmdb": "38360"}),
        "note_by": own,
        "url": URL,
    }


def _around(line: Strategy, own: Strategy) -> dict[str, Strategy]:
    """Who made it, and what others say of it."""
    results = st.sampled_from(vocabulary.AWARD_RESULTS)
    award = some(
        {"name": line}, result=results, event=line, year=st.integers(1930, 2026), category=line, recipient=own
    )
    people = st.lists(person(own), min_size=1, max_size=2)
    rating = some({"system": st.sampled_from(("FSK", "BBFC", "a board")), "value": own}, advice=line)
    uploaded = st.just("2026-01-02T10:00+01:00")
    trailer = some({"url": URL}, name=line, thumbnail=URL, seconds=st.integers(1, 9999), uploaded=uploaded)
    return {
        "credits": st.dictionaries(st.sampled_from(ROLES), people, max_size=3),
        "awards": st.lists(award, max_size=2),
        "ratings": st.lists(rating, max_size=2),
        "content_notes": st.lists(some({"text": line}, spoiler=st.booleans()), max_size=2),
        "quotes": st.lists(quote(line, own), max_size=2),
        "trailers": st.lists(trailer, max_size=1),
        "distributors": st.lists(some({"name": own}, territory=st.just("US")), max_size=2),
    }


def person(own: Strategy) -> Strategy:
    """A credit: somebody, or an organisation."""
    more = {"character": own, "credited_as": own, "same_as": st.lists(URL, max_size=2)}
    return some({"name": own}, **more) | some({"organization": own}, **more)


def quote(line: Strategy, own: Strategy) -> Strategy:
    """A few words of the press."""
    told = {
        "critic": own,
        "publication": own,
        "date": st.just("2019-07-26"),
        "url": URL,
        "stars": st.just("3½/4"),
    }
    return some({"text": line}, **told, language=st.just("en"))


def version(line: Strategy, own: Strategy, text: Strategy) -> Strategy:
    """A version of a film."""
    made = {
        "by": own,
        "lab": own,
        "year": st.just(2018),
        "scan": st.just("4K"),
        "elements": line,
        "note": line,
    }
    return some(
        {"id": st.sampled_from(("dub", "cut")), "type": st.sampled_from(vocabulary.VERSION_TYPES)},
        title=line,
        runtime=st.integers(1, 200),
        year=st.just("2018"),
        languages=st.just(["en"]),
        presented_by=own,
        restoration=some({}, **made, funders=st.lists(own, max_size=2)),
        note=text,
        ids=st.just({"isan": "0000-0000-0B71-0000-K"}),
    )
