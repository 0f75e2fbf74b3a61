"""The memory: what is published, an item a line (`published.jsonl`), the input of the next build.

It holds public items only, the news that were told of them, the views that have documents, and the documents
themselves. It is no interface: programs read `.jsonld` and feeds. Nothing in it depends on when it was
written, so that a build which changes nothing leaves it as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import orjson

from metafeed.history.changes import News
from metafeed.model.text import Localised

NAME = "published.jsonl"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """How one standard last told an item: the fingerprint of its facts, how often it changed, and when last."""

    print: str
    revision: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """An item as it was last told.

    `record` is what was said of it (`metafeed.history.records`). `views` are the paths of the views that a
    showing stands in, `left` those that it stood in before, `quit` those that a correction took it out of when
    it was over; `starts` the starts that were published and hold
    no more, the oldest first. `gone` is why it is not in the source any more: `withdrawn` while patrons
    expected it, `past`, or `renamed` where it goes on under another id. `called` is the start of the last
    showing of a film that was announced as such, `news` how many news there were of it, `runs` until when it
    runs and whether it was held over. `stood` is the record of a showing that is off, from when it last was on.
    """

    key: str
    record: Mapping[str, Any]
    published: datetime
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    views: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    quit: tuple[str, ...] = ()
    starts: tuple[datetime, ...] = ()
    gone: str = ""
    called: str = ""
    news: int = 0
    stood: Mapping[str, Any] = field(default_factory=dict)
    runs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """film, bill, venue, series or screening."""
        return self.key.partition("/")[0]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.key.partition("/")[2]

    @property
    def start(self) -> datetime | None:
        """The start of a showing that has one."""
        text = self.record.get("start")
        return datetime.fromisoformat(text) if text else None

    @property
    def changed(self) -> datetime:
        """When anything was last told of it in another way."""
        return max((stamp.changed for stamp in self.stamps.values()), default=self.published)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A view that was published: its author's title, and the id of the showing that left its calendar last, or will."""

    title: Localised | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was published: items by `KIND/ID`, the news in order, views by path, documents by path."""

    identity: str
    items: Mapping[str, Remembered] = field(default_factory=dict)
    news: tuple[News, ...] = ()
    views: Mapping[str, Shelf] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, octets: bytes) -> Memory:
        """Read a memory; raises MemoryFault."""
        return parse(octets)

    def with_documents(self, documents: Mapping[str, str]) -> Memory:
        """Return this memory with other documents."""
        return replace(self, documents=documents)

    def of(self, kind: str) -> Iterator[Remembered]:
        """Yield the items of a kind."""
        return (each for each in self.items.values() if each.kind == kind)

    def pruned(self, now: datetime, past_days: int) -> Memory:
        """Return this memory without what is gone and told nowhere any more, and without the views.

        What vanished is still told until its time, or while it is in the window.
        """
        start = now - timedelta(days=past_days)
        kept = {
            key: each
            for key, each in self.items.items()
            if not each.gone
            or (each.kind == "screening" and each.gone != "renamed" and _is_after(each, start))
        }
        return replace(self, items=kept, views={})

    def to_bytes(self) -> bytes:
        """Return the file."""
        return self.file(self.begin())

    def begin(self) -> bytes:
        """Return all lines of the file but those of the documents: the same for memories that differ in these alone."""
        return b"".join(orjson.dumps(line) + b"\n" for line in _lines(self))

    def file(self, begin: bytes) -> bytes:
        """Return the file, of which all but the documents is made already."""
        lines = ({"document": path, "sha256": digest} for path, digest in sorted(self.documents.items()))
        octets = begin + b"".join(orjson.dumps(line) + b"\n" for line in lines)
        return octets + orjson.dumps({"end": hashlib.sha256(octets).hexdigest()}) + b"\n"


def is_future(start: datetime | None, day: str, now: datetime) -> bool:
    """Tell whether a showing is still to come; one without a time is until its day is over."""
    return start > now if start else day >= now.date().isoformat()


def _is_after(each: Remembered, moment: datetime) -> bool:
    return each.start >= moment if each.start else each.record["cinema_day"] >= moment.date().isoformat()


class MemoryFault(ValueError):
    """A memory that cannot be used: the finding's code, the line, what is wrong and what to do."""

    def __init__(self, code: str, line: int, message: str, hint: str) -> None:
        super().__init__(code, line, message, hint)
        self.code, self.line, self.message, self.hint = code, line, message, hint

    def __str__(self) -> str:
        return self.message


RESTORE = "fetch it again from the live site, or from the last good build"


def _lines(memory: Memory) -> Iterator[dict[str, Any]]:
    yield {"metafeed": "published", "version": VERSION, "identity": memory.identity}
    yield from (_item_line(each) for _, each in sorted(memory.items.items()))
    yield from (each.to_json() for each in memory.news)
    yield from (
        {"view": path, "title": shelf.title, "last": shelf.last}
        for path, shelf in sorted(memory.views.items())
    )


def _item_line(item: Remembered) -> dict[str, Any]:
    told = {
        "item": item.key,
        "published": stamp_text(item.published),
        "revisions": {
            name: [each.print, each.revision, stamp_text(each.changed)]
            for name, each in sorted(item.stamps.items())
        },
        "gone": item.gone,
        "views": item.views,
        "left": item.left,
        "quit": item.quit,
        "starts": [each.isoformat() for each in item.starts],
        "called": item.called,
        "news": item.news,
        "runs": item.runs,
        "stood": item.stood,
        "record": item.record,
    }
    return {key: value for key, value in told.items() if value not in ("", (), [], {}, 0)}


@lru_cache(maxsize=4096)
def stamp_text(moment: datetime) -> str:
    """Return an instant as the memory writes it: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(octets: bytes) -> Memory:
    """Read a memory; raises MemoryFault."""
    # A transfer may have changed the ends of lines; there is none inside of them.
    octets, number, found = octets.replace(b"\r\n", b"\n"), 0, _Found()
    try:
        lines = list(_json_lines(octets))
        number, head = lines[0]
        _check_head(head)
        number, end = lines[-1]
        _check_end(end, octets)
        for number, line in lines[1:-1]:  # noqa: B007 - for the message
            found.add(line)
        return Memory(_text(head["identity"]), found.items, tuple(found.news), found.views, found.documents)
    except MemoryFault:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        message = "this is no memory that metafeed wrote: cut off, or changed by hand"
        raise MemoryFault("MF801", max(number, 1), message, RESTORE) from error


@dataclass(slots=True)
class _Found:
    """What was read of a memory so far."""

    items: dict[str, Remembered] = field(default_factory=dict)
    news: list[News] = field(default_factory=list)
    views: dict[str, Shelf] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)

    def add(self, line: dict[str, Any]) -> None:
        """Read a line."""
        if "item" in line:
            self.items[_text(line["item"])] = _item(line)
        elif "news" in line:
            self.news.append(News.from_json(line))
        elif "view" in line:
            self.views[_text(line["view"])] = Shelf(line["title"], _text(line["last"]))
        else:
            self.documents[_text(line["document"])] = _text(line["sha256"])


def _json_lines(octets: bytes) -> Iterable[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(octets.split(b"\n"), 1):
        if line.strip():
            try:
                yield number, orjson.loads(line)
            except ValueError as error:
                raise MemoryFault("MF801", number, "this line is not JSON, or cut off", RESTORE) from error


def _check_end(end: dict[str, Any], octets: bytes) -> None:
    """Hold the last line's digest: a memory that was cut off or touched would tell everything anew, or wrong."""
    told, _, _ = octets.rstrip(b"\n").rpartition(b"\n")
    if end["end"] != hashlib.sha256(told + b"\n").hexdigest():
        raise ValueError(end)


def _check_head(head: dict[str, Any]) -> None:
    if head["metafeed"] != "published" or type(head["version"]) is not int or head["version"] < 1:
        raise ValueError(head)
    if head["version"] > VERSION:
        message = f"this was written by a newer metafeed (version {head['version']})"
        raise MemoryFault("MF802", 1, message, "update metafeed: pip install --upgrade metafeed")


def _item(line: dict[str, Any]) -> Remembered:
    record = line["record"]
    if not isinstance(record, dict) or "/" not in line["item"]:
        raise ValueError(line["item"])
    return Remembered(
        key=line["item"],
        record=record,
        published=_instant(line["published"]),
        stamps={
            name: Stamp(_text(told), _count(revision), _instant(changed))
            for name, (told, revision, changed) in line.get("revisions", {}).items()
        },
        views=tuple(map(_text, line.get("views", ()))),
        left=tuple(map(_text, line.get("left", ()))),
        quit=tuple(map(_text, line.get("quit", ()))),
        starts=tuple(_instant(each) for each in line.get("starts", ())),
        gone=_text(line.get("gone", "")),
        called=_text(line.get("called", "")),
        news=_count(line.get("news", 0)),
        stood=line.get("stood", {}),
        runs=line.get("runs", {}),
    )


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value
