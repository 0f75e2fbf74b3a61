"""What other plugins put into a page: their JSON-LD, what of it tells of the same, and the nonces they carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from metafeed.embedding.own import is_json_ld, is_own
from metafeed.embedding.parsed import Parsed, parsed
from metafeed.embedding.tokens import Token

_CDATA = re.compile(r"\s*+(?://|/\*)?+\s*+<!\[CDATA\[(?:\s*+\*/)?+")


@dataclass(frozen=True, slots=True)
class Script:
    """A JSON-LD script that is not ours: the line it starts in, every node in it, or why it cannot be read."""

    line: int
    nodes: tuple[Mapping[str, Any], ...] = ()
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """A node of another script that describes what ours does, and by what they are the same: `@id` or `start`."""

    line: int
    node: Mapping[str, Any]
    by: str


def others(page: bytes) -> tuple[Script, ...]:
    """Return the JSON-LD scripts of a page that are not ours, in order. Raises CannotEmbed."""
    return tuple(_scripts(parsed(page)))


def _scripts(found: Parsed) -> Iterator[Script]:
    page, line, place = found.page, 1, 0
    for token in found.tokens:
        if is_json_ld(token) and not is_own(token):
            line += page.text.count("\n", place, token.start)
            place = token.start
            yield _script(line, page.read(page.text[token.opened : token.closing]))


def _script(line: int, text: str) -> Script:
    start, stop = inside_cdata(text) or (0, len(text))
    try:
        value = json.loads(text[start:stop])
    except (ValueError, RecursionError) as error:
        return Script(line, broken=str(error))
    return Script(line, tuple(_nodes(value)))


def inside_cdata(text: str) -> tuple[int, int] | None:
    """Return where the content of a script begins and ends that is marked as CDATA, None if it is not."""
    begun, ended = _CDATA.match(text), text.rstrip().removesuffix("*/").rstrip()
    if begun is None or not ended.endswith("]]>"):
        return None
    ended = ended.removesuffix("]]>").rstrip().removesuffix("//").removesuffix("/*")
    return begun.end(), max(begun.end(), len(ended))


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            each = list(each.values())
        if isinstance(each, list):
            waiting.extend(reversed(each))


def rivals(scripts: Iterable[Script], node: Mapping[str, Any]) -> tuple[Rival, ...]:
    """Return the nodes of other scripts that describe what `node` does.

    The same `@id` with facts of its own; or an event of the same name, or of a film of the same name, that
    starts at the same instant (a start without an offset is read as a time on the same wall).
    """
    own = [each for each in _nodes(node) if _is_described(each)]
    identities = {each["@id"] for each in own if isinstance(each.get("@id"), str)}
    events = [each for each in own if _is_event(each)]
    found = []
    for script in scripts:
        for each in script.nodes:
            if _is_described(each) and isinstance(each.get("@id"), str) and each["@id"] in identities:
                found.append(Rival(script.line, each, "@id"))
            elif _is_event(each) and any(_same_event(each, event) for event in events):
                found.append(Rival(script.line, each, "start"))
    return tuple(found)


def _types(node: Mapping[str, Any]) -> list[str]:
    return [str(each).rpartition("/")[2].rpartition(":")[2] for each in _listed(node.get("@type"))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_described(node: Mapping[str, Any]) -> bool:
    described = any(each == "Movie" or each.endswith("Event") for each in _types(node))
    return described and set(node) - {"@id", "@type", "@context"} != set()


def _is_event(node: Mapping[str, Any]) -> bool:
    return any(each.endswith("Event") for each in _types(node))


def _same_event(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    return _starts_together(theirs.get("startDate"), ours.get("startDate")) and bool(
        _names(theirs) & _names(ours)
    )


def _starts_together(theirs: Any, ours: Any) -> bool:
    try:
        first, second = datetime.fromisoformat(str(theirs).strip()), datetime.fromisoformat(str(ours))
    except ValueError:
        return False
    if first.tzinfo is None or second.tzinfo is None:
        return first.replace(tzinfo=None) == second.replace(tzinfo=None)
    return first == second


def _names(event: Mapping[str, Any]) -> set[str]:
    works = [*_listed(event.get("workPresented")), *_listed(event.get("workFeatured"))]
    named = [event, *(work for work in works if isinstance(work, dict))]
    told = [name for each in named for name in _listed(each.get("name"))]
    texts = [name.get("@value") if isinstance(name, dict) else name for name in told]
    return {" ".join(text.casefold().split()) for text in texts if isinstance(text, str) and text.strip()}


def nonces(found: Iterable[Token]) -> tuple[str, ...]:
    """Return the nonces that scripts of others carry, each once."""
    scripts = (token for token in found if token.kind == "start" and token.name == "script")
    carried = (script.attributes.get("nonce") for script in scripts if not is_own(script))
    return tuple(dict.fromkeys(nonce for nonce in carried if nonce))
