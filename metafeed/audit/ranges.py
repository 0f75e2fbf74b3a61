"""Whether a value is what its property expects, and if not, in which way: for the rules that tell of it.

Softer than the letter, as schema.org's conformance is: a Role or an address may stand anywhere, an enumeration's
member with its namespace or without, a number for a quantity. Texts of dates and durations are judged by their own
rules, hollow ones by theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from metafeed.audit.nodes import Node, Value
from metafeed.audit.vocabulary import Vocabulary, bare

if TYPE_CHECKING:
    from metafeed.audit.case import Case

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*|(?!www\.)\S+", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_TIMES = ("Date", "DateTime", "Time", "Duration")
#: What people write a bare number or a short text for, Google's own examples too.
_QUANTITIES = ("Quantity", "QuantitativeValue", "MonetaryAmount")


class Fault(Enum):
    """In which way a value is not what its property expects."""

    #: Of another type or data type.
    KIND = auto()
    #: A number for a text: it is read, and may have lost a nought.
    NUMBER_FOR_TEXT = auto()
    #: A text for an object.
    TEXT_FOR_OBJECT = auto()
    #: No member of the enumeration.
    MEMBER = auto()
    #: A number or a truth value, as text.
    NUMBER_AS_TEXT = auto()


class Unfit(NamedTuple):
    """A value that is not what its property expects, where it stands, and in which way."""

    node: Node
    name: str
    value: Value
    fault: Fault


def faults(case: Case) -> Iterator[Unfit]:
    """Yield every value of a page that is not what its property expects. `Case.unfit` keeps them."""
    for node in case.nodes:
        for name, values in node.properties.items():
            for value in values:
                if found := fault(case, name, value):
                    yield Unfit(node, name, value, found)


def fault(case: Case, name: str, value: Value) -> Fault | None:
    """Return what is wrong with a value of a property, None if nothing is, or nobody knows."""
    words = case.vocabulary
    if not words.expects(name) or words.superseded_by(name):
        return None
    if isinstance(value.value, Node):
        return _of_node(case, name, value.value)
    for kind, judge in _SCALARS:
        if isinstance(value.value, kind):
            return judge(words, name, value.value)
    return None


def _of_node(case: Case, name: str, node: Node) -> Fault | None:
    words = case.vocabulary
    # Whether known or not, what has the namespace of schema.org is one of its words.
    if node.is_reference and node.id and (words.is_member(bare(node.id)) or bare(node.id) != node.id):
        return _of_text(words, name, node.id or "")
    found = case.resolve(node)
    if found is None or found.foreign or not found.types:
        return None
    if not all(words.is_type(each) and not words.is_datatype(each) for each in found.types):
        return None
    fits = any(words.accepts(name, each) or words.is_a(each, "Role") for each in found.types)
    return None if fits else Fault.KIND


def _of_bool(words: Vocabulary, name: str, _: bool) -> Fault | None:
    return None if words.accepts(name, "Boolean") else Fault.KIND


def _of_number(words: Vocabulary, name: str, value: float) -> Fault | None:
    if words.accepts(name, "Integer") and (float(value).is_integer() or words.accepts(name, "Float")):
        return None
    quantities = (each for each in words.expects(name) if any(words.is_a(each, kind) for kind in _QUANTITIES))
    if "Duration" not in words.expects(name) and any(quantities):
        return None
    return Fault.NUMBER_FOR_TEXT if "Text" in words.expects(name) else Fault.KIND


def _of_text(words: Vocabulary, name: str, value: str) -> Fault | None:
    text, expected = value.strip(), words.expects(name)
    if not text or "Text" in expected or any(each in expected for each in _TIMES):
        return None
    if "Boolean" in expected and bare(text) in ("True", "False"):
        return None
    if ("Boolean" in expected and text.lower() in ("true", "false")) or (
        words.accepts(name, "Integer") and _NUMBER.fullmatch(text)
    ):
        return Fault.NUMBER_AS_TEXT
    return _of_words(words, name, text)


def _of_words(words: Vocabulary, name: str, text: str) -> Fault | None:
    """Judge a text where no text, date or number is expected."""
    expected = words.expects(name)
    objects = [each for each in expected if not words.is_datatype(each)]
    if objects and all(words.is_enumeration(each) for each in objects):
        return _of_member(words, objects, text)
    # What is the same thing stands on another site: its address is never relative.
    if _ABSOLUTE.fullmatch(text) or ("URL" in expected and name != "sameAs" and _URL.fullmatch(text)):
        return None
    if any(words.is_a(each, kind) for each in expected for kind in ("Quantity", "Enumeration")):
        return None
    # Kinds of Text, such as CssSelectorType.
    if any(words.is_a(each, "Text") for each in expected if each != "URL"):
        return None
    return Fault.TEXT_FOR_OBJECT if objects else Fault.KIND


def _of_member(words: Vocabulary, enumerations: list[str], text: str) -> Fault | None:
    """Judge what should be a member of an enumeration; of one without members nobody knows, nor of others' addresses."""
    member = words.enumerated.get(bare(text))
    if member and any(words.is_a(kind, each) for kind in member.enumerations for each in enumerations):
        return None
    if (_ABSOLUTE.fullmatch(text) and bare(text) == text) or not any(map(words.members, enumerations)):
        return None
    return Fault.MEMBER


#: A bool is an int in Python: it is asked first.
_SCALARS: tuple[tuple[type, Callable[[Vocabulary, str, object], Fault | None]], ...] = (
    (bool, lambda words, name, value: _of_bool(words, name, bool(value))),
    (int, lambda words, name, value: _of_number(words, name, float(str(value)))),
    (float, lambda words, name, value: _of_number(words, name, float(str(value)))),
    (str, lambda words, name, value: _of_text(words, name, str(value))),
)
