"""Showings and series as schema.org nodes: ScreeningEvent, EventSeries, Festival."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld import works
from metafeed.emitters.jsonld.nodes import SCHEMA, Node, amount, instant, node, number, plain, reference
from metafeed.model import vocabulary
from metafeed.model.offer import Offer
from metafeed.model.parts import Guest
from metafeed.model.series import Series
from metafeed.resolving.programme import Showing
from metafeed.text.words import capital


def screening(edition: Edition, showing: Showing) -> Node:
    """Return the ScreeningEvent of a showing, linked by `@id` to what it shows and where."""
    films = [piece for piece in showing.pieces if piece.film.kind == "film"]
    others = [
        reference(edition.node_id("film", piece.film.id)) for piece in showing.pieces if piece not in films
    ]
    versions = [
        reference(works.version_id(edition, piece.film, piece.version))
        for piece in showing.pieces
        if piece.version
    ]
    return node(
        "ScreeningEvent",
        id_=edition.node_id("screening", showing.id),
        name=_name(edition, showing),
        description=description(edition, showing),
        url=edition.page("screening", showing),
        image=edition.images_of(showing),
        startDate=instant(showing.start),
        endDate=instant(showing.end),
        doorTime=instant(showing.doors),
        eventStatus=SCHEMA + _status(showing),
        previousStartDate=_previous(showing),
        location=reference(edition.node_id("venue", showing.venue.id)),
        organizer=reference(edition.node_id("cinema")),
        workPresented=[reference(edition.node_id("film", piece.film.id)) for piece in films],
        workFeatured=[*others, *versions, *presentation(edition, showing)],
        videoFormat=_carrier(showing.format),
        inLanguage=list(showing.spoken),
        subtitleLanguage=list(showing.subtitles or ()),
        performer=[_performer(guest) for part in showing.parts for guest in part.guests],
        superEvent=[reference(edition.node_id("series", series.id)) for series in showing.series],
        keywords=keywords(edition, showing),
        isAccessibleForFree=True if _is_free(showing) else None,
        offers=offers(edition, showing),
    )


def _carrier(value: str | None) -> str | None:
    """Return a format as the trade spells it, in whatever language."""
    known = vocabulary.FORMATS.get(value or "")
    return known.name if known else value and value.removeprefix("x-").replace("-", " ")


def _name(edition: Edition, showing: Showing) -> str:
    members = edition.words.prefix("members") if showing.visibility == "members" else ""
    return members + telling.title(edition, showing)


def _status(showing: Showing) -> str:
    if showing.status == "scheduled" and _previous(showing):
        return "EventRescheduled"
    return vocabulary.STATUSES[showing.status]


def _previous(showing: Showing) -> list[str]:
    """Return earlier starts; Google wants them only with EventRescheduled."""
    if showing.status not in ("scheduled", "rescheduled"):
        return []
    return [
        moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
        for moment in showing.previous_starts
    ]


def description(edition: Edition, showing: Showing) -> str:
    """Return what there is to say beyond dates and places: the state, parts, the screen, the note."""
    lines = [telling.state_line(edition, showing)]
    lines += [telling.part_line(edition, part) for part in showing.parts]
    lines.append(telling.screen_line(edition, showing))
    if showing.note:
        lines.append(plain(edition.say(showing.note)))
    about = showing.bill.note if showing.bill else None
    if about is None and showing.pieces and len(showing.pieces) == 1:
        about = showing.pieces[0].film.synopsis or showing.pieces[0].film.note
    lines.append(plain(edition.say(about)))
    return "\n".join(line for line in lines if line)


def presentation(edition: Edition, showing: Showing) -> list[Node]:
    """Return what is shown tonight as a work of its own, where it has captions or the like.

    `accessibilityFeature` belongs to works and not to events, so it stands on an example of the film.
    """
    known = [vocabulary.ACCESS.get(access.kind) for access in showing.access]
    features = [access.feature for access in known if access and access.feature]
    if not features or len(showing.pieces) != 1:
        return []
    film = showing.pieces[0].film
    return [
        node(
            "Movie" if film.kind == "film" else "CreativeWork",
            id_=edition.node_id("presentation", showing.id),
            name=edition.say(film.title),
            exampleOfWork=reference(edition.node_id("film", film.id)),
            accessibilityFeature=features,
            inLanguage=list(showing.spoken),
        )
    ]


def _performer(guest: Guest) -> Node:
    return node("Person", name=guest.name) if guest.name else node("PerformingGroup", name=guest.organization)


def keywords(edition: Edition, showing: Showing, *, past: bool | None = None) -> list[str]:
    """Return what has no property on an event: access, premieres, parts, and, until it begins, the state of sale."""
    words = edition.words
    found = [words.access_name(str(access)) for access in showing.access]
    found += [telling.part_name(edition, part) for part in showing.parts]
    if showing.premiere:
        found.append(words.premieres[showing.premiere])
    if showing.subtitles == ():
        found.append(words.no_subtitles)
    if showing.sale in (
        "limited",
        "returns-only",
        "off-sale",
        "door-only",
        "free-rsvp",
    ) and not (edition.is_past(showing) if past is None else past):
        found.append(words.sales[showing.sale])
    return [capital(word) for word in found]


def _is_free(showing: Showing) -> bool:
    """Tell whether everybody may come for nothing."""
    if showing.visibility == "members":
        return False
    if showing.sale in ("free", "free-rsvp"):
        return True
    open_to_all = [offer for offer in showing.offers if not offer.members]
    return bool(open_to_all) and all(offer.price == 0 for offer in open_to_all)


def offers(edition: Edition, showing: Showing) -> list[Node]:
    """Return an Offer a kind of ticket; none for what is past, does not take place or is for members only."""
    if edition.is_past(showing) or showing.visibility == "members" or showing.status in vocabulary.OFF:
        return []
    kinds = [offer for offer in showing.offers if not offer.members] or (
        [Offer()] if _can_be_had(showing) else []
    )
    return [_offer(edition, showing, offer) for offer in kinds]


def _can_be_had(showing: Showing) -> bool:
    return bool(showing.tickets or showing.sale or showing.on_sale) and not showing.offers


def _offer(edition: Edition, showing: Showing, offer: Offer) -> Node:
    availability = vocabulary.SALES.get(showing.sale or "")
    price = offer.price
    if (
        price is None
        and offer.at_least is None
        and offer.at_most is None
        and showing.sale in ("free", "free-rsvp")
    ):
        price = _ZERO
    on_sale = offer.on_sale if isinstance(offer.on_sale, datetime) else showing.on_sale
    span = None
    if offer.at_least is not None or offer.at_most is not None:
        span = node(
            "PriceSpecification",
            minPrice=number(offer.at_least),
            maxPrice=number(offer.at_most),
            priceCurrency=offer.currency,
        )
    return node(
        "Offer",
        name=edition.say(offer.name),
        price=amount(price),
        priceCurrency=(offer.currency or edition.programme.settings.currency) if price is not None else None,
        priceSpecification=span,
        availability=SCHEMA + availability if availability else None,
        validFrom=instant(on_sale),
        url=offer.url or showing.tickets,
    )


_ZERO = Decimal(0)


def _of_series(edition: Edition) -> dict[str, list[Showing]]:
    """Return the showings of each series whose time is known, by its id."""
    found: dict[str, list[Showing]] = {}
    for showing in edition.programme.showings:
        for key in {each.id for each in showing.series} if showing.start else ():
            found.setdefault(key, []).append(showing)
    return found


def _wider(edition: Edition, each: Series) -> Node | None:
    """Return the series that a series is part of, if that one is public too."""
    known = each.part_of and each.part_of in edition.programme.series
    return reference(edition.node_id("series", each.part_of)) if known and each.part_of else None


def series(edition: Edition, each: Series) -> Node:
    """Return a series as an event that its showings belong to, with the dates and places that it has."""
    own = edition.fragment("jsonld", "showings of series", "", partial(_of_series, edition)).get(each.id, [])
    first = own[0].start if own else None
    ends = [showing.end for showing in own]
    last = max(end for end in ends if end) if ends and all(ends) else None
    venues = list(dict.fromkeys(s.venue.id for s in own))
    return node(
        "Festival" if each.kind == "festival" else "EventSeries",
        id_=edition.node_id("series", each.id),
        additionalType=each.kind if each.kind not in ("festival", "series") else None,
        name=edition.say(each.title),
        description=plain(edition.say(each.note)),
        url=edition.page("series", each),
        image=works.images(edition, each.images),
        startDate=each.from_.isoformat() if each.from_ else instant(first),
        endDate=each.until.isoformat() if each.until else instant(last),
        location=[reference(edition.node_id("venue", venue)) for venue in venues],
        organizer=[
            reference(edition.node_id("cinema")),
            *(node("Person", name=name) for name in each.curators),
        ],
        sponsor=[node("Organization", name=name) for name in each.presented_by],
        superEvent=_wider(edition, each),
    )
