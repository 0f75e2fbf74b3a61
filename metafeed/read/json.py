"""JSON (RFC 8259): numbers and booleans stay what they are, `null` is absent.

orjson reads it, but keeps the last of two equal keys and says nothing. So the keys of the tree are counted
against the most that the text can hold. Where that does not prove it clean, Python's own decoder
reads it again and sees every pair: slower (130 MB/s for 330), and right. Neither has positions;
`metafeed.read.json_places` finds them when something is wrong. Whole numbers beyond 64 bits become floats,
as in most readers (RFC 8259 §6).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from json import JSONDecodeError
from typing import Any

import orjson

from metafeed.diagnostics import Span
from metafeed.read.encoding import decode
from metafeed.read.json_places import Places
from metafeed.read.json_words import in_plain_words
from metafeed.read.source import (
    MAX_DEPTH,
    Fault,
    Parsed,
    Source,
    Text,
    diagnostics,
    shown,
)

#: Strings, so that nothing inside them counts, and what this module looks for outside.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|-?(?:Infinity|NaN)|-?\d[\d.eE+-]*', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parse(data: bytes, path: str) -> Parsed:
    """Return what a JSON file holds."""
    text = decode(data, path)
    return text if isinstance(text, Parsed) else parse_part(text, 0, len(text.text))


def parse_part(text: Text, start: int, stop: int) -> Parsed:
    """Return what the JSON between two characters of `text` holds."""
    part = text.text[start:stop]
    tree, faults = read(part.encode())
    moved = [fault._replace(at=fault.at + start) for fault in faults]
    places = Places(part)

    def find(pointer: str) -> Span:
        return text.span(start + (places.find(pointer) if tree is not None else 0))

    return Parsed(tree, diagnostics(moved, text), Source(text, find))


def read(data: bytes) -> tuple[Any, list[Fault]]:
    """Return the value that UTF-8 `data` holds, without its nulls, and what is wrong with it."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _read_strictly(data.decode())
    if _tidy(value, b"null" in data) == _most_keys(data):
        return value, []
    return _read_strictly(data.decode())


def _most_keys(data: bytes) -> int:
    """Return at least the number of keys: a key's colon follows its quote, or white space."""
    return sum(map(data.count, (b'":', b" :", b"\n:", b"\t:", b"\r:")))


def _read_strictly(text: str) -> tuple[Any, list[Fault]]:
    twice: list[str] = []
    decoder = json.JSONDecoder(
        object_pairs_hook=partial(_pairs, twice),
        parse_constant=_refuse,
        parse_float=_number,
        parse_int=_integer,
    )
    try:
        value = decoder.decode(text)
    except JSONDecodeError as error:
        return None, [in_plain_words(error.msg, error.pos, text)]
    except (ValueError, RecursionError):
        return None, list(islice(_refused(text), 1))
    if _tidy(value, "null" in text) is None:
        return None, list(islice(_refused(text), 1))
    if _SURROGATE.search(text) and (found := _surrogate(text)):
        return None, [found]
    return value, list(_duplicates(text)) if twice else []


def _pairs(twice: list[str], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping in which the first of two equal keys counts."""
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        twice.append("")
        mapping = dict(reversed(pairs))
    return mapping


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _number(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError(digits)
    return value


def _integer(digits: str) -> int | float:
    value = int(digits)
    return value if -(2**63) <= value < 2**64 else _number(digits)


def _tidy(tree: Any, has_null: bool) -> int | None:
    """Take the nulls out of a tree and return how many keys it had; None if it is too deep."""
    keys = 0
    level = [tree] if isinstance(tree, (dict, list)) else []
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for node in level:
            children: Iterable[Any] = node
            if type(node) is dict:
                keys += len(node)
                children = node.values()
            below += [child for child in children if type(child) is dict or type(child) is list]
            if has_null:
                _drop_nulls(node)
        if not below:
            return keys
        level = below
    return None


def _drop_nulls(node: Any) -> None:
    if isinstance(node, list):
        node[:] = [item for item in node if item is not None]
    else:
        for key in [key for key, item in node.items() if item is None]:
            del node[key]


def _refused(text: str) -> Iterator[Fault]:
    """Yield what the decoder accepted or choked on, and JSON or metafeed does not allow."""
    depth = 0
    for found in _TOKEN.finditer(text):
        token, index = found[0], found.start()
        depth += (token in ("[", "{")) - (token in ("]", "}"))
        if depth > MAX_DEPTH:
            yield Fault("MF007", index, f"this is nested more than {MAX_DEPTH} levels deep")
        elif token.endswith(("NaN", "Infinity")):
            yield Fault("MF002", index, f"{token} is not a number", "leave it out, or write a number")
        elif token[0] in "-0123456789" and _too_big(token):
            yield Fault("MF002", index, f"{shown(token)} is too large a number")


def _too_big(token: str) -> bool:
    try:
        return len(token) > 4000 or float(token) in (float("inf"), float("-inf"))
    except ValueError:
        return False


def _surrogate(text: str) -> Fault | None:
    for found in _TOKEN.finditer(text):
        if "\\u" in found[0]:
            try:
                json.loads(found[0]).encode()
            except UnicodeEncodeError:
                escape = _SURROGATE.search(found[0])
                place = found.start() + (escape.start() if escape else 0)
                message = f"{shown(text[place : place + 6])} is half of a character"
                return Fault("MF001", place, message, "write the character itself")
    return None


def _duplicates(text: str) -> Iterator[Fault]:
    for pointer, index in Places(text).duplicates():
        key = json.loads(text[index : _end_of_string(text, index)])
        message = f"the key {shown(key)} stands here a second time"
        yield Fault("MF003", index, message, "keep one of them", pointer)


def _end_of_string(text: str, index: int) -> int:
    found = _TOKEN.match(text, index)
    return found.end() if found else index
