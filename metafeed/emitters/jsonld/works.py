"""Films and versions as schema.org nodes: Movie, and TVEpisode or CreativeWork for what is no film."""

from __future__ import annotations

from typing import Any

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld.nodes import (
    Node,
    agent,
    duration,
    image,
    node,
    plain,
    reference,
    single,
    told,
)
from metafeed.emitters.jsonld.videos import trailer
from metafeed.model import identifiers, vocabulary
from metafeed.model.credit import Credit, each
from metafeed.model.film import Film, Version
from metafeed.model.media import Image, Quote, Rating
from metafeed.model.places import country_name

#: What a film is not → the type that says so.
_TYPES = {"film": "Movie", "episode": "TVEpisode"}
#: Properties that Movie and TVEpisode have and CreativeWork has not.
_OF_FILMS = ("actor", "director", "duration", "musicBy", "productionCompany", "trailer", "titleEIDR")


def movie(edition: Edition, film: Film) -> Node:
    """Return the node of a film with everything that is known of the work."""
    kind = _TYPES.get(film.kind, "CreativeWork")
    synopsis, note = plain(edition.say(film.synopsis)), plain(edition.say(film.note))
    found = node(
        kind,
        id_=edition.node_id("film", film.id),
        additionalType=film.kind if film.kind not in _TYPES else None,
        name=edition.say(film.title),
        alternateName=_other_titles(edition, film),
        url=edition.page("film", film),
        creditText=edition.say(film.credit_line),
        alternativeHeadline=edition.say(film.tagline),
        description=note or synopsis,
        abstract=synopsis if note else None,
        image=images(edition, film.images),
        dateCreated=str(film.year.first) if film.year else film.released and film.released.isoformat(),
        datePublished=film.released and film.released.isoformat(),
        duration=duration(film.runtime.minutes if film.runtime else None),
        inLanguage=list(film.languages),
        countryOfOrigin=[_country(edition, code) for code in film.countries],
        genre=[edition.say(genre) for genre in film.genres],
        contentRating=[_rating(edition, rating) for rating in film.ratings],
        accessibilityHazard=[vocabulary.HAZARDS.get(hazard, hazard) for hazard in film.hazards],
        award=[telling.award_line(edition, award) for award in film.awards],
        publisher=[node("Organization", name=each.name) for each in film.distributors],
        trailer=[trailer(edition, film, each) for each in film.trailers],
        review=_reviews(edition, film),
        workExample=[reference(version_id(edition, film, each)) for each in film.versions],
        **_identifiers(film),
    )
    found |= {name: single(people) for name, people in _credits(film).items()}
    if kind == "CreativeWork":
        found = _without_film_properties(found)
    return found


def version_id(edition: Edition, film: Film, version: Version) -> str:
    """Return the `@id` of a version of a film."""
    return f"{edition.node_id('version', film.id)}#version-{version.id}"


def version(edition: Edition, film: Film, cut: Version) -> Node:
    """Return the node of a version: what differs from the work, which it is an example of."""
    lines = telling.version_lines(edition, cut)
    kind = _TYPES.get(film.kind, "CreativeWork")
    found = node(
        kind,
        id_=version_id(edition, film, cut),
        name=edition.say(cut.title) or edition.say(film.title),
        disambiguatingDescription=lines[0] if lines else None,
        description="\n".join(lines[1:]),
        exampleOfWork=reference(edition.node_id("film", film.id)),
        dateCreated=str(cut.year.first) if cut.year else None,
        duration=duration(cut.runtime.minutes if cut.runtime else None),
        inLanguage=list(cut.languages),
        sponsor=node("Organization", name=cut.presented_by) if cut.presented_by else None,
        editEIDR=cut.ids.eidr if cut.ids else None,
        identifier=_property("ISAN", cut.ids.isan) if cut.ids and cut.ids.isan else None,
    )
    return found if kind != "CreativeWork" else _without_film_properties(found)


def _without_film_properties(found: Node) -> Node:
    """Return a CreativeWork's node: its makers are contributors, and what it may not have is left out."""
    people = [person for name in ("director", "actor", "musicBy") for person in _listed(found.get(name))]
    rest = {name: value for name, value in found.items() if name not in _OF_FILMS}
    if people:
        rest["contributor"] = single(_listed(rest.get("contributor")) + people)
    return rest


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _other_titles(edition: Edition, film: Film) -> list[str]:
    main = edition.say(film.title)
    titles = [film.original_title.text] if film.original_title else []
    titles += [each.text for each in film.alternative_titles]
    titles += list(film.title.values()) if isinstance(film.title, dict) else []
    others = {title.casefold(): title for title in reversed(titles) if title.casefold() != main.casefold()}
    return list(reversed(others.values()))


def _country(edition: Edition, code: str) -> Node:
    return node("Country", name=country_name(code, edition.language), identifier=code)


def _rating(edition: Edition, rating: Rating) -> Node:
    return node(
        "Rating",
        author=node("Organization", name=rating.system),
        ratingValue=rating.value,
        ratingExplanation=edition.say(rating.advice),
    )


def images(edition: Edition, pictures: tuple[Image, ...]) -> list[Node]:
    """Return the pictures that have an address, with their alt texts."""
    found = []
    for picture in pictures:
        address = edition.image(picture)
        if address:
            file = edition.programme.images.get(picture.file or "")
            size = (file.width, file.height) if file else None
            found.append(image(picture, address, edition.say(picture.alt), edition.say(picture.credit), size))
    return found


def _reviews(edition: Edition, film: Film) -> list[Node]:
    """Return the press quotes as Review nodes, only where the programme asks for them."""
    if edition.programme.settings.publish.reviews != "semantic":
        return []
    return [_review(edition, quote) for quote in film.quotes]


def _review(edition: Edition, quote: Quote) -> Node:
    publication = node("Organization", name=quote.publication) if quote.publication else None
    critic = node("Person", name=quote.critic) if quote.critic else None
    rating = None
    if quote.stars:
        rating = node("Rating", ratingValue=format(quote.stars.value, "f"), bestRating=quote.stars.best)
    return node(
        "Review",
        reviewBody=edition.say(quote.text),
        author=critic or publication,
        publisher=publication if critic else None,
        datePublished=quote.date and quote.date.isoformat(),
        url=quote.url,
        reviewRating=rating,
        inLanguage=quote.language,
    )


def addresses(film: Film) -> list[str]:
    """Return the pages of a film in catalogues, such as IMDb and Wikidata."""
    return [url for name, value in _known(film).items() if (url := identifiers.url(name, value))]


def _known(film: Film) -> dict[str, str]:
    """Return what others call the film, by catalogue."""
    names = type(film.ids).model_fields if film.ids else ()
    return {name: value for name in names if (value := getattr(film.ids, name))}


def _identifiers(film: Film) -> dict[str, Any]:
    """Return `sameAs`, `identifier` and `titleEIDR` from what others call the film."""
    known = _known(film)
    values = [_property(_LABELS[name], value) for name, value in known.items() if name != "eidr"]
    return {"sameAs": addresses(film), "identifier": values, "titleEIDR": known.get("eidr")}


_LABELS = {"imdb": "IMDb", "tmdb": "TMDB", "wikidata": "Wikidata", "isan": "ISAN", "letterboxd": "Letterboxd"}


def _property(name: str, value: str) -> Node:
    return node("PropertyValue", propertyID=name, value=value)


def _credits(film: Film) -> dict[str, list[Node]]:
    """Return the makers by property, in the author's order."""
    found: dict[str, list[Node]] = {}
    for role, credit in each(film.credits):
        entry = vocabulary.CREDIT_ROLES.get(role)
        if entry is None:
            name, person = "contributor", agent(credit)
        else:
            name = entry.person if credit.name else entry.organization
            person = agent(credit, entry.organization_type)
        found.setdefault(name, []).append(
            _in_role(name, role, credit, person, entry is None or name == "contributor")
        )
    return {name: people for name, people in found.items() if told(people)}


def _in_role(name: str, role: str, credit: Credit, person: Node, unnamed: bool) -> Node:
    """Return a person in a Role where the property alone does not say what they did."""
    if credit.character:
        return node("PerformanceRole", characterName=credit.character) | {name: person}
    if unnamed:
        return node("Role", roleName=role.removeprefix("x-").replace("-", " ")) | {name: person}
    return person
