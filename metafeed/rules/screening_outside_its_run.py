"""A showing lies outside the run that it belongs to.

An exception moves it to a day before the run opens or after it ends, or the run says that it must end and
the film is on the table again within two weeks at the same house. Feeds and pages say "Must end Thursday"
while the calendar still has a showing on Saturday; patrons who hurried feel cheated, and the others trust
the notice and stay at home. Mostly it is a slip in the month. Members' and private showings do not count,
nor does a double bill.

Fails:
    runs:
      - id: cranes-2026
        film: cranes
        dates: 2026-03-06..2026-03-12
        times: {a: "18:00"}
        except:
          2026-03-10/a: {date: 2026-04-11}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Fails:
    runs:
      - id: cranes-2026
        film: cranes
        dates: 2026-03-06..2026-03-12
        times: {a: "18:00"}
        facts: must-end
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: again, film: cranes, date: 2026-03-14, time: "18:00"}

Passes:
    runs:
      - id: cranes-2026
        film: cranes
        dates: 2026-03-06..2026-03-12
        times: {a: "18:00"}
        facts: must-end
        except:
          2026-03-10/a: {date: 2026-03-11, time: "21:00"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: next-year, film: cranes, date: 2027-03-14, time: "18:00"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity, pointer
from metafeed.model import Item
from metafeed.model.run import Run
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: After that, a showing is another engagement.
_SOON = timedelta(days=14)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each exception that leaves its run, and for each run that does not end."""
    for run, _ in case.typed.all_runs():
        if not case.typed.is_faulty(f"{run.pointer}/dates"):
            yield from _moved(run)
    yield from _not_ended(case)


def _moved(run: Item[Run]) -> Iterator[Diagnostic]:
    dates = run.value.dates
    days = {each.isoformat() for each in dates} if run.value.except_ else set()
    for key, exception in run.value.except_.items():
        day = exception.date
        if day is None or dates.first <= day <= dates.last or key.partition("/")[0] not in days:
            continue
        if exception.off or exception.status in OFF:
            continue
        side = (
            f"before the run begins on {dates.first}"
            if day < dates.first
            else f"after the run ends on {dates.last}"
        )
        place = run.pointer + pointer("except", key, "date")
        hint = "correct the date, or make it a screening of its own"
        yield finding(RULE, place, f"moved to {day}, {side}", hint)


def _not_ended(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each run that must end, at the first showing soon after its end."""
    ended: dict[tuple[str, str, str | None], set[tuple[str, date]]] = {}
    for showing in case.showings:
        if showing.run and "must-end" in showing.run.facts and not showing.bill and len(showing.pieces) == 1:
            ended.setdefault(_what(showing), set()).add((showing.run.id, showing.run.dates.last))
    told: set[str] = set()
    for showing in case.showings:
        if not ended or showing.run or not _counts(showing):
            continue
        for run, last in sorted(ended.get(_what(showing), ())):
            if run not in told and last < showing.cinema_day <= last + _SOON:
                told.add(run)
                message = f"plays on {showing.cinema_day}, but the run {run!r} must end on {last}"
                hint = "take must-end out of the run's facts, or give the run the new dates"
                yield finding(RULE, pointing.of_day(case, showing), message, hint)


def _counts(showing: Showing) -> bool:
    whole = not showing.bill and len(showing.pieces) == 1
    return whole and showing.visibility == "public" and showing.status not in OFF


def _what(showing: Showing) -> tuple[str, str, str | None]:
    """Return film, house and version of a showing of one film."""
    piece = showing.pieces[0]
    return piece.film.id, showing.venue.id, piece.version.id if piece.version else None


RULE = Rule("MF304", Severity.WARNING, check)
