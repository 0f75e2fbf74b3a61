"""The season told by `metafeed serve`: one process over one source that is edited, and programs that follow it.

Nine publications, a syntax error saved between two of them, then everything that a server can refuse with, and a
tenth from a server that goes on from the memory of the first.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.samples import ROOT
from tests.serve.serving import Server, served
from tests.subscribers.followers import Follower, Moment, followers
from tests.subscribers.season import STEPS, Step, replaced

#: Publication → a document that its edit changes; the edit was told when this has another tag.
SIGNS = {
    3: "films/cleo.ics",
    4: "films/safety-last.ics",
    5: "films/la-jetee.ics",
    6: "films/caligari.ics",
    7: "access/open-captions.ics",
    8: "films/caligari.ics",
    9: "films/metropolis.ics",
}
#: After which publication the source is broken for a while.
BROKEN_AFTER = 4
#: The last publication of the first server, and that of the one which goes on from it.
LAST, CONTINUED = 9, 10

#: What is changed in programme.yaml before all: only what can be subscribed to is published, which takes less time.
SHORT = ("  without: [spoken]\n", "  emitters: [ical, rss, atom, jsonfeed]\n")
#: And two things that somebody does to it and takes back: a syntax error, and nothing but JSON-LD any more.
SLIP = ("\nidentity: ", "\nidentity: [")
ONLY_DATA = (SHORT[1], "  emitters: [jsonld]\n")


@dataclass(frozen=True)
class Look:
    """What a program said when it fetched, what it held then, and the requests that the server logged."""

    said: Any
    held: Any
    answers: list[tuple[str, int]]


#: Moment (a publication's number, `broken`, or the status of refusals) → program → look.
Looks = dict[int | str, dict[str, Look]]


def followed(folder: Path) -> Looks:
    """Return what the programs held at each moment of the season."""
    source, looks = folder / "source", Looks()
    shutil.copytree(ROOT / "festival", source, ignore=shutil.ignore_patterns("expected"))
    _do(source, SHORT)
    STEPS[0].edit(source)
    remembered = partial(served, own=True, remember=True, output=folder / "site")
    with ExitStack() as stack:
        with remembered(source, STEPS[0].now, folder / "run") as server:
            port = server.port
            programs = stack.enter_context(followers(folder, port))
            _publications(server, source, programs, looks)
            ends = STEPS[LAST - 1].now
            _do(source, ONLY_DATA)
            server.until(lambda: server.get("calendar.ics").status == 410)
            looks[410] = _look(server, programs, Moment(ends, refused=True))
        with served(source, ends, folder / "run", port=port, own=True, output=folder / "none") as server:
            looks[404] = _look(server, programs, Moment(ends, refused=True))
        _undo(source, ONLY_DATA)
        _do(source, SLIP)
        with remembered(source, ends, folder / "run", port=port) as server:
            looks[503] = _look(server, programs, Moment(ends, refused=True))
        _undo(source, SLIP)
        now = STEPS[CONTINUED - 1].now
        STEPS[CONTINUED - 1].edit(source)
        with remembered(source, now, folder / "run", port=port) as server:
            looks[CONTINUED] = _look(server, programs, Moment(now))
    return looks


def _publications(server: Server, source: Path, programs: Mapping[str, Follower], looks: Looks) -> None:
    for number, step in enumerate(STEPS[:LAST], 1):
        if number in SIGNS:
            _edit(server, source, step, SIGNS[number])
        elif number > 1:
            _save_anew(server, source)
        looks[number] = _look(server, programs, Moment(step.now))
        if number == BROKEN_AFTER:
            _do(source, SLIP)
            server.until(lambda: server.health()["status"] == "stale")
            looks["broken"] = _look(server, programs, Moment(step.now))
            _undo(source, SLIP)
            server.until(lambda: server.health()["status"] == "ok")


def _edit(server: Server, source: Path, step: Step, sign: str) -> None:
    """Do what a step does to the source, and wait until it was told."""
    tag = server.get(sign).headers["etag"]
    step.edit(source)
    server.turn(step.now)
    server.until(lambda: server.get(sign).headers["etag"] != tag)


def _do(source: Path, change: tuple[str, str]) -> None:
    replaced("programme.yaml", *change)(source)


def _undo(source: Path, change: tuple[str, str]) -> None:
    replaced("programme.yaml", *reversed(change))(source)


def _save_anew(server: Server, source: Path) -> None:
    """Save the programme with nothing changed but a comment, and wait until it was told."""
    times = server.log.read_text("utf-8").count("told again")
    with (source / "programme.yaml").open("a", encoding="utf-8") as file:
        file.write("# Nothing else.\n")
    server.until(lambda: server.log.read_text("utf-8").count("told again") > times)


def _look(server: Server, programs: Mapping[str, Follower], moment: Moment) -> dict[str, Look]:
    """Have each program fetch, one after the other, so that the requests logged meanwhile are its own."""
    found = {}
    for name, program in programs.items():
        before = server.log.stat().st_size
        said = program.fetch(moment)
        logged = server.log.read_bytes()[before:].decode()
        answers = re.findall(r'"GET /(\S*) HTTP/1\.1" (\d+)', logged)
        found[name] = Look(said, program.held(), sorted((path, int(status)) for path, status in answers))
    return found
