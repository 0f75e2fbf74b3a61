"""One page: what belongs on it, what it carries, and what it is to become.

    judged = judge(page, "films/cranes.html", wanted)
    judged.state, judged.page, judged.findings

The findings have the line of the page; its path is whoever's who reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.embedding import CannotEmbed, embed, others, recorded, remove, rivals
from metafeed.embedding.own import Recorded, as_recorded
from metafeed.embedding.wanted import Wanted
from metafeed.embedding.which import Found, language_of, view_of
from metafeed.emitters.elements import Element
from metafeed.rules import (
    address_of_several_pages,
    json_ld_of_others_broken,
    page_cannot_be_read_or_written,
    page_differs,
    page_of_a_view_that_is_gone,
    page_of_an_unknown_view,
    second_event_for_a_screening,
)
from metafeed.rules.rule import Rule, finding

#: What is to be done with a page: `changed` ones are written (or, in a check, differ); of `own` ones, which a
#: build made, and of those that are of no view nothing is touched.
CHANGED, SAME, NO_VIEW, OWN, REFUSED = "changed", "same", "no view", "own", "refused"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of a page: its state, the place that belongs on it, and what it becomes if that changes."""

    state: str
    place: str = ""
    page: bytes | None = None
    findings: tuple[Diagnostic, ...] = ()
    before: Recorded | None = None


def judge(page: bytes, path: str, wanted: Wanted) -> Judged:
    """Return what becomes of a page; `path` is its file's, as patterns and the paths of pages count."""
    try:
        before = recorded(page)
        if before and not before.timed:
            return Judged(OWN, before.view, before=before)
        found = view_of(page, path, wanted.pages)
        if found is None and before:
            found = Found(before.view, "record", before.view)
        wrong = _wrong(found, before, wanted)
        if found is None or wrong is not None:
            return wrong or Judged(NO_VIEW)
        return _embedded(page, found.view, before, wanted)
    except CannotEmbed as error:
        return _refused(error, path, wanted)


def check(
    page: bytes, path: str, wanted: Wanted, then: Callable[[datetime], Wanted], *, fresh: bool = False
) -> Judged:
    """Return what becomes of a page, with a finding if it differs.

    `then` gives what the source said at the instant that a page has recorded. A page that says so is the same; with
    `fresh` it differs by time.
    """
    judged = judge(page, path, wanted)
    if judged.state != CHANGED:
        return judged
    before = judged.before
    if before is None:
        return _differing(judged, f"{judged.place} belongs here, and nothing is embedded")
    if before.now is None or judge(page, path, then(before.now)).state != SAME:
        return _differing(judged, f"{judged.place} is told otherwise than by its source")
    if fresh:
        return _differing(
            judged, f"{judged.place} is told as of {before.now.isoformat()}, and time has changed it"
        )
    return replace(judged, state=SAME, page=None)


def removed(page: bytes) -> Judged:
    """Return what becomes of a page without what was embedded."""
    try:
        before = recorded(page)
        if before and not before.timed:
            return Judged(OWN, before.view, before=before)
        bare = remove(page)
    except CannotEmbed as error:
        message = f"whether anything is embedded cannot be told: {error.reason}"
        return Judged(REFUSED, findings=(_told(page_cannot_be_read_or_written.RULE, message, warning=True),))
    place = before.view if before else ""
    return Judged(SAME) if bare == page else Judged(CHANGED, place, bare, before=before)


def _embedded(page: bytes, place: str, before: Recorded | None, wanted: Wanted) -> Judged:
    element = _kept(wanted.element(place, language_of(page)), before)
    written = embed(page, element)
    found = tuple(_beside(page, element))
    if written.changed:
        return Judged(CHANGED, place, written.page, found, before)
    return Judged(SAME, place, None, found, before)


def _kept(element: Element, before: Recorded | None) -> Element:
    """Return an element with what stays of the one in the page: a nonce, and `now` if all else is the same.

    So time alone, which decides nothing, changes no page.
    """
    if before is None:
        return element
    element = replace(element, nonce=before.nonce)
    return (
        replace(element, now=before.now)
        if as_recorded(replace(element, now=before.now)) == before
        else element
    )


def _wrong(found: Found | None, before: Recorded | None, wanted: Wanted) -> Judged | None:
    """Return what becomes of a page whose view is not there, or is one of several; None for all others."""
    if found is None or wanted.has(found.view):
        return None
    if found.by in ("attribute", "map") and not (
        found.by == "map" and "*" in wanted.pages.patterns[found.told]
    ):
        named = "data-metafeed" if found.by == "attribute" else f"the map, by {found.told!r},"
        message = f"{named} names {found.view!r}, which is no view"
        told = _told(page_of_an_unknown_view.RULE, message, page_of_an_unknown_view.HINT)
        return Judged(REFUSED, findings=(told,), before=before)
    if found.by == "canonical":
        several = found.view.replace(" ", ", ")
        message = f"{found.told} is the page of {several}"
        hint = 'say which: data-metafeed="VIEW" on an element of the page, such as <html>'
        return Judged(NO_VIEW, findings=(_told(address_of_several_pages.RULE, message, hint),), before=before)
    if before is None:
        return Judged(NO_VIEW)
    message = f"this page tells of {before.view}, which is not there any more, and stays as it is"
    hint = "metafeed embed --remove takes out what was embedded"
    return Judged(NO_VIEW, findings=(_told(page_of_a_view_that_is_gone.RULE, message, hint),), before=before)


def _beside(page: bytes, element: Element) -> Iterator[Diagnostic]:
    """Yield what is found in the JSON-LD of others beside an element."""
    scripts = others(page)
    for script in scripts:
        if script.broken:
            message = f"JSON-LD of another script cannot be read: {script.broken}"
            yield _told(json_ld_of_others_broken.RULE, message, line=script.line)
    for rival in rivals(scripts, element.node):
        name = rival.node.get("name") or rival.node.get("@id") or "it"
        message = f"another script tells of {name!r} too, {_BY[rival.by]}"
        hint = "switch it off in the plugin that makes it, or leave this page out"
        yield _told(second_event_for_a_screening.RULE, message, hint, line=rival.line)


#: By what a rival is the same → in words.
_BY = {"@id": "under the same @id", "start": "at the same time"}


def _refused(error: CannotEmbed, path: str, wanted: Wanted) -> Judged:
    """Return what becomes of a page that cannot be read: an error only where its path says that it is ours."""
    found = view_of(b"", path, wanted.pages)
    message = f"nothing can be embedded: {error.reason}"
    told = _told(page_cannot_be_read_or_written.RULE, message, "save it as UTF-8", warning=found is None)
    return Judged(REFUSED if found else NO_VIEW, findings=(told,))


def _differing(judged: Judged, message: str) -> Judged:
    told = _told(page_differs.RULE, message, "run metafeed embed without --check, and publish the page")
    return replace(judged, findings=(*judged.findings, told))


def _told(
    rule: Rule, message: str, hint: str | None = None, *, line: int = 1, warning: bool = False
) -> Diagnostic:
    severity = Severity.WARNING if warning else rule.severity
    return replace(finding(rule, "", message, hint), severity=severity, span=Span("", line))
