"""What a page may become in Google's search: a verdict a page and feature, and the table of all pages.

    eligible            everything required, and what Google recommends beside
    eligible but poor   everything required; `lacks` says what else Google would show, `codes` what is at odds
    not eligible        `codes` says why
    absent              the page has nothing of the kind

A page with several events or films is as good as the worst of them. Nothing here looks at a page anew: it counts what
the schemas and the rules found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from metafeed.audit.case import Case
from metafeed.audit.google.faults import Fault
from metafeed.audit.google.features import FEATURES, Feature
from metafeed.audit.google.showings import says_members
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity


class Grade(StrEnum):
    """How a page stands to a feature, the best first; `absent` is none of them."""

    ELIGIBLE = "eligible"
    POOR = "eligible but poor"
    NOT = "not eligible"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a page stands to one feature."""

    feature: str
    title: str
    grade: Grade
    #: Of the findings that decide it, in order.
    codes: tuple[str, ...] = ()
    #: Properties that Google recommends and the page does not have.
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One page of the table: its verdicts in the order of FEATURES, and how many findings of each severity."""

    path: str
    verdicts: tuple[Verdict, ...]
    counts: Counter[Severity]


@dataclass(frozen=True, slots=True)
class _Weighs:
    """What a feature reads, as paths of properties, and the findings beside that count wherever they stand."""

    #: An error at one of these loses the feature, a warning spoils it.
    needs: tuple[str, ...]
    #: An error or a warning at one of these spoils it.
    uses: tuple[str, ...]
    loses: frozenset[str] = frozenset()
    spoils: frozenset[str] = frozenset()


_WEIGHS = {
    "event": _Weighs(
        ("name", "startDate", "location", "location/address"),
        (
            "description", "endDate", "eventStatus", "image", "image/url", "image/width", "image/height", "location/name",
            "location/address/addressCountry", "location/address/addressLocality", "location/address/streetAddress", "offers",
            "offers/availability", "offers/lowPrice", "offers/price", "offers/priceCurrency", "offers/url", "offers/validFrom",
            "organizer", "organizer/name", "organizer/url", "performer", "performer/name", "previousStartDate",
        ),
        loses=frozenset({"MF956"}),
        spoils=frozenset({"MF938"}),
    ),
    "movie-carousel": _Weighs(
        ("itemListElement", "itemListElement/item", "itemListElement/item/name", "itemListElement/item/image"),
        (
            "itemListElement/position", "itemListElement/url", "itemListElement/item/aggregateRating",
            "itemListElement/item/dateCreated", "itemListElement/item/director", "itemListElement/item/image/width",
            "itemListElement/item/review", "itemListElement/item/url",
        ),
    ),
    "review-snippet": _Weighs(
        (
            "author", "author/name", "itemReviewed", "ratingCount", "ratingValue", "reviewCount", "reviewRating",
            "reviewRating/ratingValue",
        ),
        ("bestRating", "datePublished", "worstRating"),
        loses=frozenset({"MF969", "MF970"}),
        spoils=frozenset({"MF968"}),
    ),
    "video": _Weighs(
        ("name", "thumbnailUrl", "uploadDate"),
        ("contentUrl", "description", "duration", "embedUrl", "expires", "ineligibleRegion", "regionsAllowed"),
    ),
    "breadcrumb": _Weighs(
        ("itemListElement", "itemListElement/item", "itemListElement/name", "itemListElement/position"), ()
    ),
}  # fmt: skip
#: Errors that are no one's loss: what stands there is false, and is read all the same.
_READ = frozenset({"MF922", "MF932", "MF936", "MF941", "MF987", "MF989", "MF990"})
_MEMBERS = "MF956"


def verdicts(case: Case, findings: Collection[Diagnostic]) -> tuple[Verdict, ...]:
    """Return the verdicts on a page, one a feature, from what was found on it."""
    return tuple(_verdict(case, feature, findings) for feature in FEATURES)


def row(case: Case, findings: Collection[Diagnostic]) -> Row:
    """Return the row of a page in the table."""
    counts = Counter(each.severity for each in findings)
    return Row(case.page.path, verdicts(case, findings), counts)


def _verdict(case: Case, feature: Feature, findings: Collection[Diagnostic]) -> Verdict:
    subjects = [each for each in feature.subjects(case) if _is_meant(case, each)]
    if not subjects:
        return Verdict(feature.name, feature.title, Grade.ABSENT)
    own = {id(each) for each in subjects}
    faults = [each for each in case.faults if each.feature == feature.name and id(each.subject) in own]
    weighs = _WEIGHS[feature.name]
    lost = _lost(case, weighs, subjects, faults, findings)
    lacks = tuple(dict.fromkeys(each.property for each in faults if _is_lack(each)))
    if lost is not None:
        return Verdict(feature.name, feature.title, Grade.NOT, lost, lacks)
    places = [each.pointer for each in faults if not each.needed and not _is_lack(each)]
    spoilt = _codes(findings, places) | _among(findings, subjects, weighs.spoils)
    bad = [each for each in findings if each.severity is not Severity.NOTE]
    spoilt |= _standing(bad, _read(case, subjects, (*weighs.needs, *weighs.uses)))
    grade = Grade.POOR if lacks or spoilt else Grade.ELIGIBLE
    return Verdict(feature.name, feature.title, grade, tuple(sorted(spoilt)), lacks)


def _is_meant(case: Case, subject: Node) -> bool:
    """Tell whether a node asks for a feature: a quotation without stars does not ask for a snippet."""
    return not case.is_a(subject, "Review") or bool(subject.values("reviewRating"))


def _is_lack(fault: Fault) -> bool:
    return fault.rule == "missing_recommended_property"


def _lost(
    case: Case, weighs: _Weighs, subjects: list[Node], faults: list[Fault], findings: Collection[Diagnostic]
) -> tuple[str, ...] | None:
    """Return the codes by which a feature is lost, None if it is not."""
    needed = [each.pointer for each in faults if each.needed]
    codes = _codes(findings, needed) | _among(findings, subjects, weighs.loses)
    errors = [each for each in findings if each.severity is Severity.ERROR and each.code not in _READ]
    codes |= _standing(errors, _read(case, subjects, weighs.needs))
    if _MEMBERS in weighs.loses and any(says_members(case, each) for each in subjects):
        codes.add(_MEMBERS)
    return tuple(sorted(codes)) if codes or needed else None


def _read(case: Case, subjects: Iterable[Node], paths: Iterable[str]) -> set[str]:
    """Return the pointers of what stands at paths of nodes: properties, their values, and the types of these."""
    found: set[str] = set()
    for path in paths:
        *steps, name = path.split("/")
        nodes = list(subjects)
        for step in steps:
            nodes = [each for node in nodes for each in case.related(node, step)]
        for node in nodes:
            found.add(node.place(name))
            for value in node.values(name):
                found.add(value.pointer)
                if isinstance(value.value, Node):
                    found |= {
                        f"{value.pointer}/@type",
                        f"{value.pointer}/@id",
                        *value.value.type_places.values(),
                    }
    return found


def _standing(findings: Iterable[Diagnostic], places: Collection[str]) -> set[str]:
    """Return the codes of the findings that stand at one of these places."""
    return {each.code for each in findings if each.pointer in places}


def _codes(findings: Iterable[Diagnostic], places: Collection[str]) -> set[str]:
    """Return the codes of the findings that stand at one of these places or below."""
    wanted = set(places)
    return {each.code for each in findings if _is_at_or_below(each.pointer, wanted)}


def _is_at_or_below(place: str, wanted: Collection[str]) -> bool:
    while place and place not in wanted:
        place = place.rpartition("/")[0]
    return place in wanted


def _among(findings: Iterable[Diagnostic], subjects: list[Node], codes: Collection[str]) -> set[str]:
    return _codes((each for each in findings if each.code in codes), [each.pointer for each in subjects])
