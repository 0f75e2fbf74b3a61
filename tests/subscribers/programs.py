"""vdirsyncer and khal, run as people run them, in a folder of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.subscribers.serving import Site
from tests.subscribers.truth import Picture

PAIR = """
[pair {name}]
a = "{name}_published"
b = "{name}_held"
collections = null

[storage {name}_published]
{published}

[storage {name}_held]
type = "filesystem"
path = "{folder}"
fileext = ".ics"
"""
SUBSCRIBED = 'type = "http"\nurl = "{url}"'
#: vdirsyncer goes by hashes of what it fetches over HTTP, and by UIDs of what it finds in a file.
DOWNLOADED = 'type = "singlefile"\npath = "{file}"\nread_only = true'
LOCALE = """
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %m-%d %H:%M %Z
"""
#: What khal prints of an event. vdirsyncer gives most of them ids of its own, so they go by their URL here.
FORMAT = "{calendar}|{uid}|{url}|{start-long}|{end-long}|{status}|{title}"


def environment(folder: Path) -> dict[str, str]:
    """Return what a program may know of the machine: its home is the folder, and there is no proxy."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }


@dataclass(frozen=True)
class Listed:
    """What khal lists: events by calendar and URL, and their UIDs by calendar, sorted."""

    picture: Picture
    uids: dict[str, list[str]]


@dataclass(frozen=True)
class Desk:
    """Somebody's desk: vdirsyncer fetches calendars from a site, khal lists what it holds.

    `subscribed` and `downloaded` are calendars by name, as their paths on the site: the former vdirsyncer
    fetches by itself, the latter a browser does, into a file.
    """

    folder: Path
    site: Site
    subscribed: Mapping[str, str]
    downloaded: Mapping[str, str]

    @property
    def calendars(self) -> tuple[str, ...]:
        """The names of all calendars."""
        return (*self.subscribed, *self.downloaded)

    def set_up(self) -> None:
        """Write what the programs are configured with, and have vdirsyncer look at it."""
        published = {
            name: SUBSCRIBED.format(url=self.site.url(path)) for name, path in self.subscribed.items()
        }
        published |= {name: DOWNLOADED.format(file=self._file(name)) for name in self.downloaded}
        pairs = [
            PAIR.format(name=name, published=told, folder=self._held(name))
            for name, told in published.items()
        ]
        held = [f"[[{name}]]\npath = {self._held(name)}\nreadonly = True\n" for name in published]
        general = f'[general]\nstatus_path = "{self.folder / "status"}"\n'
        (self.folder / "vdirsyncer").write_text("".join([general, *pairs]), "utf-8")
        cache = f"[sqlite]\npath = {self.folder / 'khal.db'}\n"
        (self.folder / "khal").write_text("".join(["[calendars]\n", *held, cache, LOCALE]), "utf-8")
        for name in published:
            self._held(name).mkdir(parents=True)
        self._download()
        self._run("vdirsyncer", "discover")

    def synchronise(self) -> str:
        """Fetch what is published; return what vdirsyncer says."""
        self._download()
        return self._run("vdirsyncer", "sync")

    def refused(self) -> str:
        """Try to fetch where the site refuses; return what vdirsyncer complains of."""
        return self._run("vdirsyncer", "sync", status=1)

    def files(self) -> dict[str, bytes]:
        """Return what lies on the disk: events by calendar and name."""
        found = sorted((self.folder / "held").glob("*/*.ics"))
        return {f"{file.parent.name}/{file.name}": file.read_bytes() for file in found}

    def held(self, calendar: str) -> int:
        """Return how many events a calendar holds."""
        return len(list(self._held(calendar).iterdir()))

    def listed(self) -> Listed:
        """Return what khal lists of October and November 2026; no event may stand there twice."""
        told = self._run(
            "khal", "list", "--once", "--day-format", "", "--format", FORMAT, "2026-10-01", "60d"
        )
        picture: Picture = {name: {} for name in self.calendars}
        uids: dict[str, list[str]] = {name: [] for name in self.calendars}
        for line in told.splitlines():
            calendar, uid, url, start, end, status, title = line.split("|")
            key = url.removeprefix("https://extra-hour.example/").removeprefix("screening/")
            assert key not in picture[calendar], f"khal lists {key} twice in {calendar}"
            picture[calendar][key] = f"{start} – {end} {status.strip()}: {title}"
            uids[calendar] = sorted([*uids[calendar], uid])
        return Listed(picture, uids)

    def _file(self, calendar: str) -> Path:
        return self.folder / f"{calendar}.ics"

    def _held(self, calendar: str) -> Path:
        return self.folder / "held" / calendar

    def _download(self) -> None:
        for name, path in self.downloaded.items():
            self._file(name).write_bytes(self.site.fetched(path)[1])

    def _run(self, program: str, *words: str, status: int = 0) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", program, "-c", str(self.folder / program), *words],
            env=environment(self.folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert ran.returncode == status, f"{program} {words}: {ran.stdout}{ran.stderr}"
        return ran.stdout + ran.stderr if program == "vdirsyncer" else ran.stdout
