"""The tokens of an HTML page, with their places: the tokenizer of the HTML standard, as far as places need it.

Not a parser: no tree, no repair of text. html5lib and lexbor give no offsets, `html.parser` leaves the
standard at broken markup, differently in each Python. tests/embedding holds this against html5lib.

Server-side code (`<?php … ?>`, `<?= … ?>`, `<% … %>`) never reaches a browser: it counts as white space.

Source: HTML Living Standard, section 13.2.5 (tokenization).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = "\t\n\f\r "
_WS = r"[\t\n\f\r ]"
_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_VALUE = rf"""{_WS}*+={_WS}*+(?:"[^"]*+"|'[^']*+'|(?=>)|[^\t\n\f\r >"'][^\t\n\f\r >]*+)"""
_TAG = re.compile(rf"<(/?)([A-Za-z][^\t\n\f\r />]*+)((?:[\t\n\f\r /]++|{_NAME}(?:{_VALUE}|(?!{_WS}*+=)))*+)>")
_ATTRIBUTE = re.compile(
    rf"""[\t\n\f\r /]*+({_NAME})"""
    rf"""(?:{_WS}*+={_WS}*+(?:"([^"]*+)"|'([^']*+)'|(?=>)|([^\t\n\f\r >"'][^\t\n\f\r >]*+)))?"""
)
#: A `<` before anything else is text.
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)
_XML = re.compile(
    r"<\?xml[\t\n\f\r ]|(?>[\t\n\f\r ]|<!--.*?-->|<[!?][^>]*>)*+<html[^>]*http://www\.w3\.org/1999/xhtml",
    re.DOTALL | re.IGNORECASE,
)
#: Elements whose content is text; `noscript` is one wherever scripts run.
_RAW = ("style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript")
_RAW_END = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `kind` is start, end, text, comment (doctypes too) or unfinished, which reaches to the end.

    An element whose content is text is one start token: its tag is `start` to `opened`, its content `opened` to
    `closing`, and with its end tag it reaches to `end`.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    opened: int = 0
    closing: int = 0
    #: The attributes as they stand in the tag.
    inside: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the tag, character references resolved; of two of a name the first counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inside + ">"):
            if match[1] == ">":
                break
            value = next((each for each in match.groups()[1:] if each is not None), "")
            found.setdefault(_lower(match[1]), html.unescape(value) if "&" in value else value)
        return found


def is_xml(page: str) -> bool:
    """Tell whether a page is written as XHTML: an XML declaration, or the namespace at its first tag, `<html>`."""
    return _XML.match(page, _start(page), 4096) is not None


def tokens(page: str) -> Iterator[Token]:
    """Yield the tokens of a page in order; together they cover all of it."""
    xml, page = is_xml(page), without_code(page)
    place = _start(page)
    while place < len(page):
        token = _token(page, place, xml)
        yield token
        place = token.end


def _start(page: str) -> int:
    """Return where a page begins after its byte order mark, as UTF-8 read byte by byte, or as text."""
    if page.startswith("\u00ef\u00bb\u00bf"):
        return 3
    return 1 if page.startswith("\ufeff") else 0


def without_code(page: str) -> str:
    """Return a page with white space in place of its server-side code: as long, every other place the same."""
    parts, place = [], 0
    ends = {"<?": "?>", "<%": "%>"}
    for match in re.finditer(r"<\?(?=php[\t\n\f\r ]|=)|<%", page):
        if match.start() < place or match[0] not in ends:
            continue
        end = page.find(ends[match[0]], match.end())
        if end < 0:
            # Nothing of this kind ends from here on, so no later one does.
            del ends[match[0]]
            continue
        parts += [page[place : match.start()], " " * (end + 2 - match.start())]
        place = end + 2
    return "".join((*parts, page[place:])) if parts else page


def _token(page: str, place: int, xml: bool) -> Token:
    if page[place] != "<":
        return Token("text", place, _text_end(page, place))
    match = _TAG.match(page, place)
    if match:
        return _tag(page, match, xml)
    following = page[place + 1 : place + 3]
    if following[:1].isascii() and following[:1].isalpha():
        return Token("unfinished", place, len(page))
    if following[:1] == "/" and following[1:]:
        letter = following[1].isascii() and following[1].isalpha()
        return Token("unfinished", place, len(page)) if letter else _until(page, place, page.find(">", place))
    if following[:1] == "!":
        return _declaration(page, place, xml)
    if following[:1] == "?":
        return _until(page, place, page.find(">", place))
    return Token("text", place, _text_end(page, place + 1))


def _tag(page: str, match: re.Match[str], xml: bool) -> Token:
    start, opened, name = match.start(), match.end(), _lower(match[2])
    if match[1]:
        return Token("end", start, opened, name, opened, opened, match[3])
    whole = Token("start", start, opened, name, opened, opened, match[3])
    if xml and match[3].endswith("/"):
        return whole
    if name == "plaintext":
        return Token("unfinished", start, len(page), name)
    if name != "script" and name not in _RAW_END:
        return whole
    closing = _script_end(page, opened) if name == "script" else _raw_end(page, opened, name)
    ended = _TAG.match(page, closing) if closing >= 0 else None
    if ended is None:
        return Token("unfinished", start, len(page), name)
    return Token("start", start, ended.end(), name, opened, closing, match[3])


def _raw_end(page: str, place: int, name: str) -> int:
    match = _RAW_END[name].search(page, place)
    return match.start() if match else -1


def _script_end(page: str, place: int) -> int:
    """Return where the end tag of a script stands; in `<!--`, a script in the script hides one (13.2.5.20)."""
    escaped = 0
    while match := _SCRIPT.search(page, place):
        place = match.end()
        if match[0] == "<!--":
            escaped = escaped or 1
            place -= 2  # `<!-->` is over at once
        elif match[0] == "-->":
            escaped = 0
        elif not match[1]:
            escaped = 2 if escaped else 0
        elif escaped < 2:
            return match.start()
        else:
            escaped = 1
    return -1


def _declaration(page: str, place: int, xml: bool) -> Token:
    if not page.startswith("<!--", place):
        marked = xml and page.startswith("<![CDATA[", place)
        end = page.find("]]>", place) if marked else page.find(">", place)
        return _until(page, place, end + 2 if marked and end >= 0 else end)
    for empty in ("<!-->", "<!--->"):
        if page.startswith(empty, place):
            return Token("comment", place, place + len(empty))
    match = _COMMENT_END.search(page, place + 4)
    return _until(page, place, match.end() - 1 if match else -1)


def _until(page: str, place: int, last: int) -> Token:
    if last < 0:
        return Token("unfinished", place, len(page))
    return Token("comment", place, last + 1)


def _text_end(page: str, place: int) -> int:
    match = _OPENING.search(page, place)
    return match.start() if match else len(page)


def _lower(name: str) -> str:
    return name.lower() if name.isascii() else name
