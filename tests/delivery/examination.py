"""Examines an HTTP server that serves a publication: every file, as browsers, calendars and caches ask for it.

It is given a server's address and the folder that it serves, knows nothing of the server, and returns what it found
wrong. What it holds servers to is RFC 9110, and the table of `metafeed.delivery`. Time is the server's own, from its
`Date`, so no clock is read here.

To add a question, write a function of a `Visit` that yields `Failure`s, and add it to QUESTIONS or RULES.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, RemoteDisconnected
from pathlib import Path
from urllib.parse import quote, urlsplit

from metafeed import delivery

#: Files of rules for servers, which need not be served; `.htaccess` is hidden anyway.
RULE_FILES = ("_headers", "headers.nginx.conf", "headers.Caddyfile")
#: What belongs to the connection, or to the moment.
PASSING = ("date", "connection", "keep-alive")
#: Texts of this size must be compressed for who asks; smaller ones need not.
WORTH_COMPRESSING = 1500
STRONG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')
IMF_FIXDATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT"
)


@dataclass(frozen=True)
class Answer:
    """What a server answered: `stray` is what it sent after an answer that may have no body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    stray: bytes = b""

    def all(self, name: str) -> list[str]:
        """Return the values of a header, one for each line."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def get(self, name: str) -> str | None:
        """Return the value of a header that may stand there once, else None."""
        found = self.all(name)
        return found[0] if len(found) == 1 else None


class Server:
    """A connection to a server, which is kept open from question to question."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base if base.endswith("/") else f"{base}/")
        self.root = parts.path
        self.connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path below the base; `If_None_Match=…` stands for a header of that name."""
        try:
            return self._ask(path, method, headers)
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()  # a server may end a connection between two answers
            return self._ask(path, method, headers)

    def _ask(self, path: str, method: str, headers: dict[str, str]) -> Answer:
        self.connection.putrequest(method, self.root + quote(path), skip_accept_encoding=True)
        for name, value in headers.items():
            self.connection.putheader(name.replace("_", "-"), value)
        self.connection.endheaders()
        response = self.connection.getresponse()
        bodiless = method == "HEAD" or response.status in (204, 304)
        stray = self._stray(response) if bodiless else b""
        answer = Answer(response.status, tuple(response.getheaders()), response.read(), stray)
        if stray:
            self.connection.close()
        return answer

    def _stray(self, response: HTTPResponse) -> bytes:
        # http.client knows that there is no body, and would not look.
        if self.connection.sock is None or response.fp is None:
            return b""
        self.connection.sock.settimeout(0)
        try:
            return bytes(response.fp.peek())  # type: ignore[attr-defined]
        finally:
            self.connection.sock.settimeout(20)


@dataclass(frozen=True)
class Failure:
    """What was asked, and what is wrong with the answer."""

    request: str
    seen: str


@dataclass(frozen=True)
class Visit:
    """A file that is asked for: its bytes, its delivery, and the server's answer to a plain GET."""

    server: Server
    path: str
    data: bytes
    delivery: delivery.Delivery
    first: Answer

    def ask(self, method: str = "GET", **headers: str) -> Answer:
        """Ask for the file in another way."""
        return self.server.ask(self.path, method, **headers)

    @property
    def tag(self) -> str:
        """The tag, or one that fits nothing if there is none."""
        return self.first.get("ETag") or '"none"'

    @property
    def date(self) -> str:
        """When the file was last modified, as the server says."""
        return self.first.get("Last-Modified") or ""


Question = Callable[[Visit], Iterator[Failure]]


def is_the_file(visit: Visit) -> Iterator[Failure]:
    """A GET gives the bytes of the file."""
    if visit.first.body != visit.data:
        yield Failure("GET", f"{len(visit.first.body)} other bytes than the file's {len(visit.data)}")


def has_a_strong_tag(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §8.8.3."""
    if not STRONG.fullmatch(visit.first.get("ETag") or ""):
        yield Failure("GET", f"no strong ETag: {visit.first.all('ETag')}")


def has_a_date(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §8.8.2.1: a date in the preferred form, not later than the answer's own."""
    modified, sent = visit.date, visit.first.get("Date") or ""
    if not IMF_FIXDATE.fullmatch(modified):
        yield Failure("GET", f"Last-Modified is no HTTP date: {visit.first.all('Last-Modified')}")
    elif not IMF_FIXDATE.fullmatch(sent):
        yield Failure("GET", f"Date is no HTTP date: {visit.first.all('Date')}")
    elif _moment(modified) > _moment(sent):
        yield Failure("GET", f"Last-Modified {modified} is in the future, it is {sent}")


def is_the_same_again(visit: Visit) -> Iterator[Failure]:
    """Who asks twice gets the same, under the same tag."""
    again = visit.ask()
    if (again.status, again.body) != (200, visit.first.body):
        yield Failure("GET again", f"{again.status}, {len(again.body)} bytes, not the same as before")
    if again.all("ETag") != visit.first.all("ETag"):
        yield Failure("GET again", f"ETag {again.all('ETag')}, {visit.first.all('ETag')} before")


def knows_its_tag(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §13.1.2: the tag, its weak form, a list with it, and any."""
    for value in (visit.tag, f"W/{visit.tag}", f'"x", {visit.tag}, "y"', "*"):
        yield from _unchanged(visit, [visit.tag], If_None_Match=value)


def the_tag_goes_before_the_date(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §13.1.3: a date is not looked at where there is a tag."""
    yield from _sent(visit, If_None_Match='"another"', If_Modified_Since=visit.date)


def knows_its_date(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §13.1.3: its own date; an old one and what is no date change nothing."""
    yield from _unchanged(visit, [visit.tag], If_Modified_Since=visit.date)
    yield from _sent(visit, If_Modified_Since="Wed, 01 Jan 1800 00:00:00 GMT")
    yield from _sent(visit, If_Modified_Since="the day before yesterday")


def tells_its_head(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §9.3.2: the same headers, and nothing else."""
    head = visit.ask("HEAD")
    if head.status != 200 or head.stray:
        yield Failure("HEAD", f"{head.status}, {len(head.stray)} bytes of body")
    lacks, more = _lasting(visit.first) - _lasting(head), _lasting(head) - _lasting(visit.first)
    if lacks or more:
        yield Failure("HEAD", f"other headers than GET: without {sorted(lacks)}, with {sorted(more)}")


def compresses(visit: Visit) -> Iterator[Failure]:
    """RFC 9110 §8.8.3.3: what is compressed is told apart by its tag, and caches are told to tell it apart."""
    answer, asked = visit.ask(Accept_Encoding="gzip"), "GET, Accept-Encoding: gzip"
    coding, tag = answer.all("Content-Encoding"), answer.get("ETag") or ""
    if answer.status != 200 or _decoded(answer) != visit.data:
        yield Failure(asked, f"{answer.status}, {coding or 'plain'}, does not decode to the file")
    if not coding and visit.delivery.is_text and len(visit.data) >= WORTH_COMPRESSING:
        yield Failure(asked, f"{len(visit.data)} bytes of text are not compressed")
    if not STRONG.fullmatch(tag.removeprefix("W/")) or (coding and tag == visit.tag):
        yield Failure(asked, f"ETag {answer.all('ETag')} of {coding}, {visit.tag} when plain")
    varies = ",".join(answer.all("Vary")).lower().replace(" ", "").split(",")
    if visit.delivery.is_text and "accept-encoding" not in varies:
        yield Failure(asked, f"Vary is {answer.all('Vary')}")
    yield from _unchanged(visit, [tag, tag.removeprefix("W/")], If_None_Match=tag, Accept_Encoding="gzip")


def has_its_type(visit: Visit) -> Iterator[Failure]:
    """Content-Type is the table's; `UTF-8` may be in capitals."""
    seen = visit.first.all("Content-Type")
    if [value.lower() for value in seen] != [visit.delivery.content_type]:
        yield Failure("GET", f"Content-Type is {seen}, not {visit.delivery.content_type}")


def is_kept_as_long(visit: Visit) -> Iterator[Failure]:
    """Cache-Control has the table's max-age, once."""
    seen = ",".join(visit.first.all("Cache-Control")).replace(" ", "").split(",")
    ages = [value for value in seen if value.startswith("max-age=")]
    if ages != [f"max-age={visit.delivery.max_age}"]:
        yield Failure("GET", f"Cache-Control is {','.join(seen)}, not max-age={visit.delivery.max_age}")


def has_the_rules_of_its_kind(visit: Visit) -> Iterator[Failure]:
    """Nobody guesses at types; scripts of others and search engines are let in exactly where the table says."""
    expected = {
        "X-Content-Type-Options": ["nosniff"],
        "Access-Control-Allow-Origin": ["*"] if visit.delivery.cors else [],
        "X-Robots-Tag": ["noindex"] if visit.delivery.noindex else [],
    }
    for name, values in expected.items():
        if visit.first.all(name) != values:
            yield Failure("GET", f"{name} is {visit.first.all(name)}, not {values}")


#: What every server answers by itself.
QUESTIONS: tuple[Question, ...] = (
    is_the_file,
    has_a_strong_tag,
    has_a_date,
    is_the_same_again,
    knows_its_tag,
    the_tag_goes_before_the_date,
    knows_its_date,
    tells_its_head,
    compresses,
)
#: What only a server answers that was told the table.
RULES: tuple[Question, ...] = (has_its_type, is_kept_as_long, has_the_rules_of_its_kind)


def examine(base: str, folder: Path, *, rules: bool) -> list[str]:
    """Return what is wrong with the answers of the server at `base`, which serves `folder`; empty is good.

    With `rules`, types, caching, CORS and indexing must be those of `metafeed.delivery`.
    """
    paths = files(folder)
    found = [] if paths else [f"{folder}: no file to examine"]
    with Server(base) as server:
        for path in paths:
            try:
                found += [
                    f"{path}: {each.request}: {each.seen}" for each in _visit(server, folder, path, rules)
                ]
            except (HTTPException, OSError) as error:
                found.append(f"{path}: no answer that HTTP knows: {error!r}")
                server.connection.close()
    return found


def files(folder: Path) -> list[str]:
    """Return the paths of a publication's files, without hidden ones and rules for servers."""
    paths = [file.relative_to(folder) for file in folder.rglob("*") if file.is_file()]
    shown = [path for path in paths if not any(part.startswith(".") for part in path.parts)]
    return sorted(path.as_posix() for path in shown if path.as_posix() not in RULE_FILES)


def _visit(server: Server, folder: Path, path: str, rules: bool) -> Iterator[Failure]:
    first = server.ask(path)
    if first.status != 200:
        yield Failure("GET", f"{first.status}, not 200")
        return
    visit = Visit(server, path, (folder / path).read_bytes(), delivery.of(path), first)
    for question in (*QUESTIONS, *(RULES if rules else ())):
        yield from question(visit)


def _unchanged(visit: Visit, tags: list[str], **headers: str) -> Iterator[Failure]:
    answer, asked = visit.ask(**headers), _asked(headers)
    if answer.status != 304 or answer.body or answer.stray:
        size = len(answer.body or answer.stray)
        yield Failure(asked, f"{answer.status} with {size} bytes, not 304 without a body")
    elif answer.get("ETag") not in tags:
        yield Failure(asked, f"304 with ETag {answer.all('ETag')}, not {tags[0]}")


def _sent(visit: Visit, **headers: str) -> Iterator[Failure]:
    answer = visit.ask(**headers)
    if (answer.status, answer.body) != (200, visit.data):
        yield Failure(
            _asked(headers), f"{answer.status} with {len(answer.body)} bytes, not 200 with the file"
        )


def _asked(headers: dict[str, str]) -> str:
    return ", ".join(["GET", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())])


def _lasting(answer: Answer) -> set[tuple[str, str]]:
    return {(name.lower(), value) for name, value in answer.headers if name.lower() not in PASSING}


def _decoded(answer: Answer) -> bytes | None:
    try:
        return gzip.decompress(answer.body) if answer.all("Content-Encoding") == ["gzip"] else answer.body
    except (OSError, EOFError, zlib.error):
        return None


def _moment(text: str) -> datetime:
    return parsedate_to_datetime(text)
