"""iCalendar with a reminder: the default profile, and an alarm in each event that takes place (RFC 5545 §3.6.6).

On request alone, because an alarm that nobody asked for is a nuisance. Clients that subscribe take alarms out or
ignore them unless they are told otherwise; docs/calendars.md says which.
"""

from __future__ import annotations

from datetime import timedelta

from metafeed.emitters import ical, lines, telling, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.history import Revision
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.views import View


def document(edition: Edition, view: View) -> bytes | None:
    """Return the calendar of a view, None if it has no showing in its window and never had one."""
    return vcalendar.document(edition, view, PROFILE)


def event(edition: Edition, showing: Showing, revision: Revision) -> bytes:
    """Return the VEVENT of a showing, with its alarm where it takes place, as lines that are not folded."""
    inside = () if showing.status in OFF else (alarm(edition, showing),)
    return lines.component("VEVENT", ical.properties(edition, showing, revision), *inside)


def alarm(edition: Edition, showing: Showing) -> bytes:
    """Return the reminder of a showing, before it begins."""
    before = timedelta(minutes=edition.programme.settings.publish.alarm_minutes)
    return lines.component(
        "VALARM",
        (
            # RFC 9074 §4: the same alarm in each version of the event, or one that was dismissed rings again.
            lines.text("UID", edition.uid("alarm", showing.id)),
            lines.value("ACTION", "DISPLAY"),
            # RFC 5545 §3.6.6 requires it; without it Home Assistant refuses the whole calendar.
            lines.text("DESCRIPTION", telling.summary(edition, showing)),
            lines.value("TRIGGER", -before),
        ),
    )


PROFILE = vcalendar.Profile("ical-alarm", ".alarm.ics", event)

#: The facts that it tells, as patterns; see `metafeed.emitters.facts`.
READS = ical.READS
