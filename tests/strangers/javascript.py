"""The strangers that live in Node: ical.js, feedsmith, jsonld.js, and schema-dts with the TypeScript compiler.

One process reads all documents, for starting Node and the compiler costs more than the reading. The
packages stand in `node/node_modules`, put there by `npm ci` in that folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .linked_data import context
from .reading import ReadAll, Reading, RefusedError, refuse, state_of, titled_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDER = Path(__file__).with_name("node")


def missing(*names: str) -> Callable[[], str | None]:
    """Why a tool made of these npm packages cannot be asked, or None."""

    def reason() -> str | None:
        if shutil.which("node") is None:
            return "node is not on PATH"
        absent = [name for name in names if not Path(FOLDER, "node_modules", name).is_dir()]
        return f"npm package not installed: {', '.join(absent)}" if absent else None

    return reason


def reads(tool: str) -> ReadAll:
    """The reader that asks one of the parsers of `read.mjs`."""

    def read_all(contents: Sequence[bytes]) -> list[list[Reading] | Exception]:
        return [_answer(answer) for answer in _run("read.mjs", contents, tool)]

    return read_all


def judge_types(contents: Sequence[bytes]) -> list[list[Reading] | Exception]:
    """Nothing for a document whose nodes the compiler accepts, else its complaints."""
    answers = _run("types.mjs", contents)
    return [RefusedError("\n".join(complaints)) if complaints else [] for complaints in answers]


def expansion_complaints(pairs: Sequence[tuple[str, str]]) -> list[str | None]:
    """What jsonld.js has in safe mode against each pair of a node that went in and one that was read, or None."""
    found: list[str | None] = _asked("expand.mjs", {"context": context(), "pairs": pairs})
    return found


def _answer(answer: dict[str, Any]) -> list[Reading] | Exception:
    if "refused" in answer:
        return RefusedError(answer["refused"])
    return [_reading(told) for told in answer["readings"]]


def _reading(told: dict[str, Any]) -> Reading:
    """A reading as `read.mjs` writes it; only events have seconds, and a word for their state."""
    title, seconds = told.get("title"), told.get("seconds")
    return Reading(
        id=told.get("id"),
        title=title,
        start_utc=None if seconds is None else datetime.fromtimestamp(seconds, UTC),
        place=told.get("place"),
        state=titled_state(title) if seconds is None else state_of(told.get("word")),
    )


def _run(script: str, contents: Sequence[bytes], *arguments: str) -> Any:
    return _asked(script, [b64encode(content).decode() for content in contents], *arguments)


def _asked(script: str, given: object, *arguments: str) -> Any:
    done = subprocess.run(
        [shutil.which("node") or "node", script, *arguments],
        cwd=FOLDER,
        input=json.dumps(given).encode(),
        capture_output=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        refuse(done.stderr.decode())
    return json.loads(done.stdout)
