"""The programs that follow one server, each as something that fetches and that holds; who is missing is left out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import orjson
from icalendar import Calendar

from tests.strangers.javascript import missing as missing_in_node
from tests.strangers.reading import packages
from tests.subscribers.curl import WAYS, Curl
from tests.subscribers.library import library
from tests.subscribers.newsboat import Newsboat
from tests.subscribers.programs import Desk, Listed
from tests.subscribers.serving import Site
from tests.subscribers.thunderbird import BERLIN, Thunderbird
from tests.subscribers.truth import showing

#: What is subscribed to, as paths.
CALENDARS = {
    "all": "calendar.ics",
    "london_en": "en/venues/example-picture-house.ics",
    "reels": "formats/35mm.ics",
    "captions": "access/open-captions.ics",
    "narrowed": "calendar.ics?format=35mm&after=18:00",
}
READ_BY_NEWSBOAT = ("feed.atom", "changes.rss")
READ_BY_THE_LIBRARY = ("feed.atom", "changes.atom", "changes.feed.json")
SCRIPTED = (*(("calendar.ics", way) for way in WAYS), ("changes.feed.json", "tag, compressed"))


def on_path(program: str) -> Callable[[], str | None]:
    """Why a program cannot be asked, or None."""
    return lambda: None if shutil.which(program) else f"{program} is not on PATH"


#: Program → why it cannot be asked here, or None.
MISSING: Mapping[str, Callable[[], str | None]] = {
    "vdirsyncer and khal": packages("vdirsyncer", "khal"),
    "newsboat": on_path("newsboat"),
    "reader": packages("reader", "sgmllib"),
    "curl": on_path("curl"),
    "Thunderbird": missing_in_node("ical.js"),
}


@dataclass(frozen=True)
class Moment:
    """When programs fetch: the instant, and whether the server is known to refuse."""

    now: str
    refused: bool = False


@dataclass(frozen=True)
class Follower:
    """A program: `fetch` returns what it says of it, `held` what it holds then."""

    fetch: Callable[[Moment], Any]
    held: Callable[[], Any]


@contextmanager
def followers(folder: Path, port: int) -> Iterator[dict[str, Follower]]:
    """The programs that are there, each in a folder of its own, with nothing fetched yet."""
    with ExitStack() as stack:
        made = {
            name: stack.enter_context(MAKERS[name](folder / name, Site(port)))
            for name, missing in MISSING.items()
            if missing() is None
        }
        yield made


@contextmanager
def _desk(folder: Path, site: Site) -> Iterator[Follower]:
    """Vdirsyncer fetches, khal lists, which takes its time: it does so while others fetch and the source is edited.

    khal reads files and nothing else: it is asked again where there are others.
    """
    folder.mkdir()
    desk = Desk(folder, site, CALENDARS, {})
    desk.set_up()
    listings: list[tuple[Future[Listed], dict[str, bytes]]] = []

    def fetch(moment: Moment) -> str:
        if listings:
            wait([listings[-1][0]])
        return desk.refused() if moment.refused else desk.synchronise()

    def held() -> tuple[Future[Listed], dict[str, bytes]]:
        files = desk.files()
        if not listings or listings[-1][1] != files:
            listings.append((aside.submit(desk.listed), files))
        return listings[-1]

    with ThreadPoolExecutor(1) as aside:
        yield Follower(fetch, held)


@dataclass(frozen=True)
class Read:
    """What a feed reader holds, by feed: all items, those that were not read yet, and what it will ask with."""

    items: dict[str, dict[str, str]]
    unread: dict[str, dict[str, str]]
    validators: dict[str, str] = field(default_factory=dict)


@contextmanager
def _newsboat(folder: Path, site: Site) -> Iterator[Follower]:
    """It keeps tags and dates of those feeds alone that it knows already: who subscribes reloads twice."""
    program = Newsboat(folder, site.url(""), READ_BY_NEWSBOAT)
    program.set_up()
    program.reload()

    def held() -> Read:
        found = Read(program.items(), program.items(unread=True), program.validators())
        program.read()
        return found

    yield Follower(lambda _moment: program.reload(), held)


@contextmanager
def _reader(_folder: Path, site: Site) -> Iterator[Follower]:
    with library(site.url(""), READ_BY_THE_LIBRARY) as program:

        def fetch(moment: Moment) -> dict[str, str]:
            program.update(moment.now)
            return program.complaints()

        def held() -> Read:
            found = Read(program.items(), program.items(unread=True))
            program.read()
            return found

        yield Follower(fetch, held)


@contextmanager
def _curl(folder: Path, site: Site) -> Iterator[Follower]:
    scripts = {
        f"{path} by {way}": Curl(folder / f"{path} by {way}", site.url(path), way) for path, way in SCRIPTED
    }
    for script in scripts.values():
        script.set_up()
    yield Follower(
        lambda _moment: {name: script.fetch() for name, script in scripts.items()},
        lambda: {
            name: (_kept(script.file), script.file.stat().st_mtime_ns) for name, script in scripts.items()
        },
    )


def _kept(file: Path) -> dict[str, str]:
    """Return what a file says: titles of a feed by id, or showings of a calendar as khal lists them."""
    data = file.read_bytes()
    if data.startswith(b"{"):
        return {item["id"]: item["title"] for item in orjson.loads(data)["items"]}
    return {
        str(event["URL"]).removeprefix("https://extra-hour.example/").removeprefix("screening/"): showing(
            cast("datetime", event.start).astimezone(BERLIN),
            cast("datetime", event.end).astimezone(BERLIN),
            str(event["STATUS"]),
            str(event["SUMMARY"]),
        )
        for event in Calendar.from_ical(data).events
    }


@contextmanager
def _thunderbird(_folder: Path, site: Site) -> Iterator[Follower]:
    program = Thunderbird({name: site.url(path) for name, path in CALENDARS.items()})
    yield Follower(
        lambda _moment: program.refresh(),
        lambda: (program.picture(), program.instants("london_en"), program.sequences()),
    )


MAKERS = {
    "vdirsyncer and khal": _desk,
    "newsboat": _newsboat,
    "reader": _reader,
    "curl": _curl,
    "Thunderbird": _thunderbird,
}
