"""Thunderbird's way with calendars of the network, and its parser, ical.js, under Node: see subscribe.mjs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.strangers.javascript import FOLDER
from tests.subscribers.truth import Picture, showing

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass
class Thunderbird:
    """Somebody's Thunderbird, subscribed to calendars: addresses by name."""

    calendars: Mapping[str, str]
    held: dict[str, Any] | None = None
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def refresh(self) -> dict[str, int]:
        """Fetch all calendars; return the statuses of the answers."""
        ran = subprocess.run(
            [shutil.which("node") or "node", "subscribe.mjs"],
            cwd=FOLDER,
            input=json.dumps({"calendars": self.calendars, "held": self.held}).encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr.decode()
        answers = json.loads(ran.stdout)
        self.held, self.events = answers["held"], answers["calendars"]
        return {name: kept["status"] for name, kept in answers["held"].items()}

    def picture(self) -> Picture:
        """Return what it shows in Berlin, in khal's words; no event may stand there twice."""
        found: Picture = {}
        for name, events in self.events.items():
            shown = found[name] = {}
            for event in events:
                key = event["url"].removeprefix("https://extra-hour.example/").removeprefix("screening/")
                assert key not in shown, f"{key} stands twice in {name}"
                start, end = (datetime.fromtimestamp(event[each], BERLIN) for each in ("start", "end"))
                shown[key] = showing(start, end, event["status"], event["title"])
        return found

    def instants(self, calendar: str) -> dict[str, tuple[str, str]]:
        """Return when the events of a calendar begin, in UTC, and in which zone that is told, by UID."""
        return {
            event["uid"]: (f"{datetime.fromtimestamp(event['start'], UTC):%m-%d %H:%MZ}", event["zone"])
            for event in self.events[calendar]
        }

    def sequences(self) -> dict[str, int]:
        """Return the numbers of those events that were ever told otherwise, by UID."""
        return {event["uid"]: event["sequence"] for event in self.events["all"] if event["sequence"]}
