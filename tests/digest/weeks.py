"""What the tests of the digest share: documents of it, and what a reader of HTML sees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import html5lib
from lxml import etree

from metafeed.publish import emit
from metafeed.resolving.programme import Programme
from tests.properties.house import NOW

WEEK = "weeks/2026-w13"


def text(programme: Programme, view: str = WEEK, **how: Any) -> str:
    """Return the text of a week, "" where there is none."""
    document = emit("digest-text", programme, **{"now": NOW, "view": view, **how})
    return document.bytes.decode() if document else ""


def mail(programme: Programme, view: str = WEEK, **how: Any) -> str:
    """Return the mail of a week."""
    document = emit("digest", programme, **{"now": NOW, "view": view, **how})
    assert document is not None
    return document.bytes.decode()


def parsed(html: str) -> etree._Element:
    """Return a mail, parsed strictly as browsers do."""
    parser = html5lib.HTMLParser(
        html5lib.treebuilders.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    return parser.parse(html).getroot()


def feed(programme: Programme, now: datetime, emitter: str = "jsonfeed", **how: Any) -> bytes:
    """Return a feed of the weeks, b"" where there is none."""
    document = emit(emitter, programme, now=now, view="weeks", **how)
    return document.bytes if document else b""
