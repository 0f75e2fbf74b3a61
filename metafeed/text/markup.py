"""Markdown (CommonMark, without raw HTML) to safe HTML and to plain text.

Raw HTML is never passed through: it is shown as it was typed, and `raw_html` finds it for the rule
that refuses it. Links lead to http, https or mailto. A relative one is taken from `base`, and
without a base the text stays and the link goes; the same with pictures, which need alt text
besides. nh3 has the last word on tags and attributes.

Texts are cleaned once more after parsing, because only then `&#x202E;` is a character. Finished
HTML never is: NFC makes one character of the end of a tag and a stroke after it (U+003E U+0338).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from textwrap import indent
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from metafeed.text.hygiene import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    import nh3
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img"} | {
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


@lru_cache(maxsize=1024)
def html(markdown: str, base: str | None = None) -> str:
    """Return the safe HTML of a Markdown text; `base` is what its relative links count from."""
    if not markdown.strip():
        return ""
    parser = _parser(raw=False)
    tokens = [
        token.copy(content=clean(token.content), children=list(_safe(token.children, base)))
        if token.children
        else _cleaned(token)
        for token in _tokens(markdown)
    ]
    rendered = parser.renderer.render(tokens, parser.options, {})
    # nh3 writes a no-break space as `&nbsp;`, which XML does not know.
    return _sanitiser().clean(rendered).replace("&nbsp;", "\u00a0").strip()


@lru_cache(maxsize=1024)
def plain(markdown: str, base: str | None = None) -> str:
    """Return a Markdown text as readable plain text.

    Paragraphs are separated by an empty line, items begin with `- ` or their number, quoted lines
    with `> `; a link is `text (url)`, a picture its alt text in brackets.
    """
    texts, _ = _blocks(iter(_tokens(markdown)), base)
    return clean("\n\n".join(texts)).strip()


def raw_html(markdown: str) -> list[str]:
    """Return the pieces of raw HTML in a Markdown text, in order; code is not HTML."""
    if "<" not in markdown:
        return []
    blocks = _parser(raw=True).parse(markdown)
    tokens = (token for block in blocks for token in (block, *(block.children or ())))
    return [token.content.strip() for token in tokens if token.type.startswith("html_")]


def links(markdown: str) -> list[str]:
    """Return the addresses of the links and pictures in a Markdown text, in order, as written."""
    if not any(mark in markdown for mark in ("](", "]:", "<")):
        return []
    names = {"link_open": "href", "image": "src"}
    inline = (token for block in _tokens(markdown) for token in block.children or ())
    return [_attribute(token, names[token.type]) for token in inline if token.type in names]


def paragraphs_html(plain_text: str) -> str:
    """Return plain text as escaped HTML: a `<p>` a paragraph, a `<br>` a line break in one."""
    blocks = re.split(r"\n\s*\n", clean(plain_text).strip())
    return "\n".join(
        f"<p>{escape(block.strip(), quote=False).replace(chr(10), '<br>')}</p>"
        for block in blocks
        if block.strip()
    )


@lru_cache(maxsize=128)
def _tokens(markdown: str) -> tuple[Token, ...]:
    """Return the tokens of a text, for whoever wants them next: they are never changed."""
    return tuple(_parser(raw=False).parse(clean(markdown)))


@cache
def _parser(*, raw: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": raw})
    # Its own check leaves `[text](javascript:…)` standing as typed; here the text stays alone.
    parser.validateLink = lambda url: url is not None  # type: ignore[method-assign]
    return parser


@cache
def _sanitiser() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def _absolute(url: str, base: str | None) -> str | None:
    """Return a URL that works anywhere, or None."""
    try:
        joined = urljoin(base, url) if base else url
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return joined if parts.netloc and "%" not in parts.netloc else None
    return joined if parts.scheme == "mailto" else None


def _attribute(token: Token, name: str) -> str:
    return str(token.attrGet(name) or "")


def _alt(token: Token) -> str:
    words = (" " if child.type.endswith("break") else child.content for child in token.children or ())
    return clean("".join(words)).strip()


def _safe(tokens: list[Token], base: str | None) -> Iterator[Token]:
    """Yield inline tokens, clean, with only the links and pictures that work anywhere."""
    leads: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            url = _absolute(_attribute(token, "href"), base)
            leads.append(url is not None)
            if url:
                yield _with(token, href=url)
        elif token.type == "link_close":
            if leads.pop():
                yield token
        elif token.type == "image":
            yield _picture(token, base)
        else:
            yield _cleaned(token)


def _cleaned(token: Token) -> Token:
    """Return a token with a clean text, itself if it has one."""
    text = clean(token.content)
    return token if text == token.content else token.copy(content=text)


def _picture(token: Token, base: str | None) -> Token:
    """Return a picture that can be seen anywhere, or else its alt text."""
    url, alt = _absolute(_attribute(token, "src"), base), _alt(token)
    if url and alt and not url.startswith("mailto:"):
        return _with(token, src=url).copy(children=list(_safe(token.children or [], base)))
    return token.copy(type="text", tag="", content=alt, children=None)


def _with(token: Token, **attributes: str) -> Token:
    attrs = {name: clean(str(value)) for name, value in token.attrs.items()}
    return token.copy(attrs={**attrs, **attributes})


def _blocks(tokens: Iterator[Token], base: str | None) -> tuple[list[str], bool]:
    """Return the texts of the blocks up to the end of their container, and whether it is tight."""
    texts: list[str] = []
    tight = False
    for token in tokens:
        if token.type in ("paragraph_open", "paragraph_close", "heading_open", "heading_close"):
            tight = tight or token.hidden
        elif token.nesting < 0:
            break
        elif token.type == "inline":
            texts.append(_inline(token.children or [], base))
        elif token.type == "blockquote_open":
            texts.append(indent("\n\n".join(_blocks(tokens, base)[0]), "> ", lambda _: True))
        elif token.type.endswith("_list_open"):
            texts.append(_list(tokens, base))
        else:
            texts.append("* * *" if token.type == "hr" else token.content.rstrip("\n"))
    return [text for text in texts if text], tight


def _list(tokens: Iterator[Token], base: str | None) -> str:
    items = []
    loose = False
    for token in tokens:
        if token.type != "list_item_open":
            break
        mark = f"{token.info}{token.markup} " if token.info else "- "
        texts, tight = _blocks(tokens, base)
        loose = loose or not tight
        body = ("\n" if tight else "\n\n").join(texts)
        items.append(mark + indent(body, " " * len(mark)).lstrip())
    return ("\n\n" if loose else "\n").join(items)


def _inline(tokens: list[Token], base: str | None) -> str:
    written: list[str] = []
    links: list[tuple[Token, int]] = []
    for token in tokens:
        if token.type == "link_open":
            links.append((token, len(written)))
        elif token.type == "link_close":
            opened, start = links.pop()
            written[start:] = [_link(opened, "".join(written[start:]), base)]
        elif token.type == "image":
            alt = _alt(token)
            written.append(f"[{alt}]" if alt else "")
        elif token.type in ("softbreak", "hardbreak"):
            written.append(" " if token.type == "softbreak" else "\n")
        else:
            written.append(token.content)
    return re.sub(" {2,}", " ", "".join(written)).strip()


def _link(token: Token, text: str, base: str | None) -> str:
    url = _absolute(_attribute(token, "href"), base)
    if url is None or token.info == "auto":
        return text
    shown = url.removeprefix("mailto:")
    if not text.strip():
        return shown
    return text if text.strip() in (url, shown) else f"{text} ({shown})"
