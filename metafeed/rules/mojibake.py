"""A text was read in the wrong encoding, somewhere before it came here.

`cafÃ©` is the UTF-8 of `café` read as Windows-1252, and `�` stands where a character is lost for good. The
text itself is sound Unicode, so no standard and no program will put it right: it is published as it is, to
every calendar and feed, and readers keep what they fetched. Mostly it comes from a CSV that a spreadsheet
opened without being told that it is UTF-8, or from an older export.

Fails:
    films:
      - {id: cafe, title: Le CafÃ© du Cadran}

Fails:
    films:
      - {id: hours, title: "L�heure d'été"}

Passes:
    films:
      - {id: cafe, title: Le Café du Cadran}
      - {id: knihy, title: KNÍŽE}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import unusual
from metafeed.text.hygiene import troubles


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each text with mojibake or lost characters in it."""
    for place, text in unusual(case.document.tree):
        found = troubles(text)
        words = [each for each in found if each.kind == "mojibake"]
        if words:
            shown = ", ".join(each.found for each in words[:3])
            meant = ", ".join(each.suggestion or "" for each in words[:3])
            yield finding(RULE, place, f"{shown!r} is UTF-8 that was read as Windows-1252", f"write {meant}")
        elif any(each.kind == "replacement" for each in found):
            at = text.index("�")
            shown = text[max(0, at - 20) : at + 20]
            yield finding(
                RULE, place, f"a character is lost in {shown!r}", "look at the original, and type it anew"
            )


RULE = Rule("MF407", Severity.WARNING, check)
