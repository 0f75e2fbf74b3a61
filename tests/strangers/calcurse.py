"""iCalendar as read by calcurse, a calendar for the terminal.

It keeps the title, the start, the description and the place, and has no word for UID or STATUS. It is
the one stranger that minds a comma or semicolon without its backslash. Zones it looks up by TZID.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from .reading import Reading, refuse_if

#: Bytes that no calendar may hold, so they part what calcurse prints: RFC 5545 section 3.1, CONTROL.
FIELD, RECORD = "\x1f", "\x1e"
FORMAT = f"%(start:%s){FIELD}%m{FIELD}%N{RECORD}"

SKIPPED = re.compile(r"V(?:EVENT|TODO) \[\d+\]: ")
PLACE = re.compile(r"^\tLocation: (.*?)(?=\n\t(?:Comment|Import): |\s*\Z)", re.MULTILINE | re.DOTALL)
NOTHING_SAID = "No note file found"


def missing() -> str | None:
    """Why calcurse cannot be asked, or None."""
    return None if shutil.which("calcurse") else "calcurse is not on PATH"


def read(content: bytes) -> list[Reading]:
    """The appointments after an import into an empty folder; anything skipped is a complaint."""
    with tempfile.TemporaryDirectory() as folder:
        calendar = Path(folder, "calendar.ics")
        calendar.write_bytes(content)
        imported = _run(folder, "-i", str(calendar))
        refuse_if(_skipped(folder))
        shown = _run(folder, "-G", "--format-apt", FORMAT, "--format-event", FORMAT)
    for done in (imported, shown):
        refuse_if([f"{done.args}: {done.stderr}"] if done.returncode else [])
    return [_reading(record) for record in shown.stdout.split(RECORD) if record.strip()]


def _skipped(folder: str) -> list[str]:
    """What calcurse did not import and why, from the log that it leaves beside its other work."""
    logs = [log.read_text(encoding="utf-8") for log in Path(folder).glob("calcurse_log.*")]
    return [line for log in logs for line in log.splitlines() if SKIPPED.match(line)]


def _reading(record: str) -> Reading:
    start, title, note = record.strip("\n").split(FIELD)
    place = PLACE.search(_appendix(note))
    return Reading(
        id=None,
        title=title,
        start_utc=datetime.fromtimestamp(int(start), UTC),
        place=place[1].replace("\n\t    ", "\n") if place else None,
    )


def _appendix(note: str) -> str:
    """What calcurse added below the description: a line of two dashes parts them."""
    return "" if NOTHING_SAID in note else note.rpartition("\t-- \n")[2]


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    places = {"HOME": folder, "TMPDIR": folder}
    return subprocess.run(
        [shutil.which("calcurse") or "calcurse", "-D", folder, "-C", folder, *arguments],
        env={**os.environ, **places, "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
