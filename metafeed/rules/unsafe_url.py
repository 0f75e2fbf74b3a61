"""An address does not lead there from everywhere, or leads where it must not.

What is published is read in other people's programs: a relative address means nothing in a calendar, one
without a host nothing anywhere; `javascript:` and `data:` are attacks or look like them, and are stripped;
a user name or password in an address is given to everybody; a space cuts the address off (RFC 3986 §2 has
no space, and RFC 4287 and schema.org want whole URLs). So every address is `https://host/…` or
`http://host/…`; `tickets` and links in notes may be `mailto:` as well. `{id}` and the like are filled in first.
Nothing can lie below a `base_url` with a query or a fragment.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, url: www.kino.example/cranes}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, note: "Read [more](/cranes)."}

Fails:
    defaults: {tickets: "https://kino:secret@tickets.example/{pos_id}"}

Passes:
    defaults: {tickets: "https://tickets.example/purchase/{pos_id}"}
    films:
      - id: cranes
        title: The Cranes Are Flying
        url: http://kino.example/cranes
        note: Read [more](https://kino.example/cranes#more) or <mailto:box@kino.example>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import texts
from metafeed.text.markup import links

#: Nearly all addresses, so that the rest is seldom looked at.
_SOUND = re.compile(r"https?://[^\s/?#@:\\<>\"\[\]]+(?::\d{1,4})?(?:[/?#][^\s\\<>\"]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(?!\d)", re.IGNORECASE)
_FILLED_IN = re.compile(r"\{\w+\}")
_WEB = ("http", "https")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each address that is relative, hidden, incomplete or not of the web."""
    for text in texts(case):
        if text.is_address:
            found = _fault(_FILLED_IN.sub("x", text.text), mail=text.field == "tickets")
            if text.field == "base_url" and not found:
                found = _fault_of_base(text.text)
            if found:
                message = f"{_shown(text.text)} {found[0]}"
                yield finding(RULE, written(case.document, text.pointer), message, found[1])
        elif text.is_markdown:
            for url in dict.fromkeys(links(text.text)):
                if found := _fault(url, mail=True):
                    message = f"the link {_shown(url)} {found[0]}"
                    yield finding(RULE, written(case.document, text.pointer), message, found[1])


def _fault(url: str, *, mail: bool) -> tuple[str, str] | None:
    """Return (what is wrong, what to write) of an address, or None."""
    if _SOUND.fullmatch(url):
        return None
    found = _SCHEME.match(url)
    scheme = found[1].lower() if found else None
    if scheme is None:
        return "is not a whole address", f"write {_whole(url)}"
    if scheme == "mailto" and mail:
        return None
    if scheme not in _WEB:
        return (
            f"is of the kind {scheme}:, which is not published",
            "write an address that begins with https://",
        )
    return _fault_of_web(url)


def _fault_of_base(url: str) -> tuple[str, str] | None:
    odd = re.search("[?#]", url)
    return odd and (f"has a {odd[0]} in it, below which no file can lie", f"write {url[: odd.start()]}")


def _fault_of_web(url: str) -> tuple[str, str] | None:
    if re.search(r"\s", url):
        encoded = re.sub(r"\s", "%20", url)
        return "has a space in it", f"write {encoded}"
    if odd := re.search(r'[\\<>"]', url):
        return f"has {odd[0]!r} in it", "copy the address from the browser"
    try:
        parts = urlsplit(url)
        host, named, _ = parts.hostname, "@" in parts.netloc, parts.port
    except ValueError:
        return "cannot be read as an address", "copy the address from the browser"
    if named:
        return "has a user name or password in it", "write it without what stands before the @"
    return None if host else ("has no host", "write https://, the host, and the path")


def _whole(url: str) -> str:
    """Return an address that a relative one may stand for."""
    bare = url.lstrip("/")
    host = bare.partition("/")[0]
    is_host = re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?", host, re.IGNORECASE)
    page = re.search(r"\.(?:html?|php|aspx?|pdf|jpe?g|png|md)$", host, re.IGNORECASE)
    return f"https://{bare}" if is_host and not page else f"https://…/{bare}"


def _shown(url: str) -> str:
    """Return an address for a message, without a password."""
    masked = re.sub(r"(//|^(?!mailto:))[^/]*@", r"\1…@", url)
    return repr(masked if len(masked) <= 80 else masked[:77] + "…")


RULE = Rule("MF606", Severity.ERROR, check, firm=True)
