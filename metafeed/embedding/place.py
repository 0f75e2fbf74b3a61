"""Where in a page the head ends: the last place at which an HTML parser is still in it.

Source: HTML Living Standard, sections 13.2.6.4.1 to 13.2.6.4.4 (initial to "in head"). Where parsers differ
(`noscript` with and without scripts, `template`) the place is before the element, which is right for all.
"""

from __future__ import annotations

import re

from metafeed.embedding.tokens import SPACE, Token, tokens, without_code

_HEAD_ONLY = {"base", "basefont", "bgsound", "link", "meta", "title", "noframes", "style", "script"}
_TRANSPARENT = {"html", "head", *_HEAD_ONLY}
_IN_NOSCRIPT = {"basefont", "bgsound", "link", "meta", "noframes", "style"}
#: End tags that open the body where they stand in the head; others are ignored there.
_ENDING = {"head", "body", "html", "br"}
_TEMPLATE_TAG = re.compile(r"\{%[^<]*?%\}|\{\{[^<]*?\}\}|\{#[^<]*?#\}")


def head_end(page: str) -> int:
    """Return the place for what is added to the head; at the start of a line where only white space is before it."""
    return _line_start(page, _stop(page))


def _stop(page: str) -> int:
    page = without_code(page)
    for token in tokens(page):
        if token.kind == "text":
            place = _content(page, token)
            if place is not None:
                return place
        elif _ends_head(page, token):
            return token.start
    return len(page)


def _ends_head(page: str, token: Token) -> bool:
    if token.kind == "comment":
        return False
    if token.kind == "end":
        return token.name in _ENDING
    if token.kind == "start" and token.name == "noscript":
        return not _is_for_heads(page, token)
    return token.kind != "start" or token.name not in _TRANSPARENT


def _is_for_heads(page: str, noscript: Token) -> bool:
    """Tell whether a noscript has only what may stand in a head, so that parsers without scripts stay there."""
    content = page[noscript.opened : noscript.closing]
    return all(
        token.kind == "comment"
        or (token.kind == "start" and token.name in _IN_NOSCRIPT)
        or (token.kind == "text" and not content[token.start : token.end].strip(SPACE))
        for token in tokens(content)
    )


def _content(page: str, token: Token) -> int | None:
    """Return where text begins that opens the body; tags of a template language do not."""
    place = token.start
    while place < token.end:
        if page[place] in SPACE:
            place += 1
        elif match := _TEMPLATE_TAG.match(page, place, token.end):
            place = match.end()
        else:
            return place
    return None


def _line_start(page: str, place: int) -> int:
    """Return the start of the line if only its indent stands before `place`."""
    start = place
    while start and page[start - 1] in " \t":
        start -= 1
    return start if start and page[start - 1] == "\n" else place
