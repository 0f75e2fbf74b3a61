"""YAML events to a tree of typed text, and what is wrong on the way.

Scalars are the text that was typed (YAML's own types would read `no` as false and `12:30` as 750).
Events are taken from libyaml one by one, so that aliases are never followed and depth is bounded.
Not here: what to do when libyaml gives up (`metafeed.read.yaml`).
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from metafeed.diagnostics import pointer
from metafeed.read import yaml_misreadings as misread
from metafeed.read.quoting import CURLY, ONE_TEXT, TEXTS, Repair
from metafeed.read.source import MAX_DEPTH, Fault, shown
from metafeed.read.yaml_frame import Frame
from metafeed.read.yaml_signs import Signs

#: libyaml, ten times as fast; PyYAML is sometimes built without it.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Faults after which a text is given up.
_MANY = 1000

_ABSENT: Final = object()
_DROPPED: Final = object()


class _Stop(Exception):
    """Raised when the fault that ends a pass has been noted already."""


class Tree:
    """What one pass over a YAML text finds: `value`, `faults`, `repairs`, and `places` if wanted."""

    def __init__(self, text: str, places: dict[str, tuple[int, int]] | None = None) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.repairs: list[Repair] = []
        #: Pointer → index of the value, index of its key.
        self.places = places
        #: How far the pass came: events, and the start of the last one.
        self.events = 0
        self.last = 0
        self.error: Exception | None = None
        self._stopped = False
        self._root = Frame(False, 0, False, False)
        self._stack: list[Frame] = [self._root]
        self._top = self._root
        self._documents = 0
        self._signs = Signs(text)
        self._has_hash = misread.TITLE_HASH.search(text) is not None
        self._run()

    @property
    def value(self) -> Any:
        """The tree; None for an empty file, and where the pass did not come to the end."""
        whole = self._root.node and not self.error and not self._stopped
        return self._root.node[0] if whole else None

    @property
    def opening(self) -> int | None:
        """Where the innermost bracket stands that the pass left open, if there is one."""
        return self._top.start if self._top.flow and self.text[self._top.start] in "[{" else None

    def _run(self) -> None:
        steps = {
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        scalar, step_of = self._scalar, steps.get
        event: Any = None
        try:
            event_of = _Parser(self.text).get_event
            while (event := event_of()) is not None:
                self.events += 1
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    scalar(event)
                elif step := step_of(kind):
                    step(event)
        except _Stop:
            self._stopped = True
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # both from \UFFFFFFFF
            self.error = error
            self._forget_in_open_brackets()
        self.last = event.start_mark.index if event else 0

    def _forget_in_open_brackets(self) -> None:
        """Drop what was judged inside a bracket that was perhaps meant as text."""
        start = next((frame.start for frame in self._stack if frame.flow), len(self.text))
        self.repairs = [repair for repair in self.repairs if repair.start < start]

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            index = event.start_mark.index
            hint = "keep one document, and take out the line ---"
            self._fault(Fault("MF004", index, "a second document begins here", hint))
            raise _Stop

    def _scalar(self, event: Any) -> None:
        top, value = self._top, event.value
        if top.mapping and top.key is None:
            self._key(event, value)
            return
        plain = not event.style
        if event.anchor is not None or event.tag is not None:
            self._property(event)
        elif plain:
            if not value or value[0] in CURLY or self._has_hash:
                self._note(misread.plain(self.text, *_extent(event), self._spot()))
        elif event.start_mark.line != event.end_mark.line:
            self._note(misread.unclosed(self.text, *_extent(event), self._spot()))
        absent = plain and not value
        if self.places is not None and (top.mapping or not absent):
            self._place(event)
        if not top.mapping:
            if not absent:
                top.node.append(value)
            return
        if top.key is not _DROPPED:
            top.node[top.key] = _ABSENT if absent else value
            top.absent |= absent
        top.key = None

    def _key(self, event: Any, key: str) -> None:
        top, plain = self._top, not event.style
        top.key, top.key_index = _DROPPED, event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            self._property(event)
        if plain and key == "<<":
            self._refuse(event, "'<<' merges another mapping", "write the keys out")
        elif plain and not key:
            self._fault(Fault("MF002", top.key_index, "there is no key before this ':'", None, self._here()))
        elif key in top.node:
            message = f"the key {shown(key)} stands here a second time"
            where = self._here() + pointer(key)
            self._fault(Fault("MF003", top.key_index, message, "keep one of them", where))
        else:
            top.key = key

    def _start(self, event: Any) -> None:
        top, mapping = self._top, type(event) is yaml.MappingStartEvent
        if event.anchor is not None or event.tag is not None:
            self._property(event)
        if self.places is not None:
            self._place(event)
        texts = top.texts or top.key in TEXTS if top.mapping else top.texts and not mapping
        frame = Frame(mapping, event.start_mark.index, bool(event.flow_style), texts)
        if not top.mapping:
            top.node.append(frame.node)
        elif top.key is None:
            frame.is_key = True
            if not top.lost:
                self._refuse(event, "a list or a mapping cannot be a key", "write a word")
        elif top.key is not _DROPPED:
            top.node[top.key] = frame.node
        frame.lost = top.lost or (top.mapping and not isinstance(top.key, str))
        self._push(frame)

    def _push(self, frame: Frame) -> None:
        self._stack.append(frame)
        self._top = frame
        if len(self._stack) > MAX_DEPTH + 1:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            self._fault(Fault("MF007", frame.start, message))
            raise _Stop

    def _end(self, event: Any) -> None:
        ended = self._stack.pop()
        self._top = top = self._stack[-1]
        node = ended.node
        if ended.absent:
            for key in [key for key, value in node.items() if value is _ABSENT]:
                del node[key]
        if ended.mapping and node:
            odd = len(node) == 1 and not top.mapping
        else:
            odd = ended.flow and (top.key in ONE_TEXT or (top.texts and not top.mapping))
        if odd:
            extent = ended.start, event.end_mark.index
            self._note(misread.container(self.text, *extent, node, self._spot(1)))
        top.key = _DROPPED if ended.is_key else None

    def _alias(self, event: Any) -> None:
        top = self._top
        if top.mapping and top.key is None:
            self._refuse(event, f"the alias '*{event.anchor}' cannot be a key")
            top.key = _DROPPED
            return
        value = self._signs.value(event.anchor)
        if top.key is not _DROPPED:
            self._note(self._signs.of_alias(event, self._spot()))
        if value is not None and top.key is not _DROPPED:
            self._place(event)
            if top.mapping:
                top.node[top.key] = value
            else:
                top.node.append(value)
        top.key = None

    def _property(self, event: Any) -> None:
        self._note(self._signs.of_node(event, self._spot()))

    def _refuse(self, event: Any, message: str, hint: str | None = None) -> None:
        self._fault(Fault("MF004", event.start_mark.index, message, hint, self._here()))

    def _fault(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) > _MANY:
            raise _Stop

    def _note(self, found: Fault | Repair | None) -> None:
        if isinstance(found, Repair):
            self.repairs.append(found)
        elif found:
            self._fault(found)

    def _here(self, back: int = 0) -> str:
        """Return the pointer of the value that comes next, or of the one before."""
        above = [frame.step(1) for frame in self._stack[1:-1]]
        return "".join(above) + self._top.step(back) if len(self._stack) > 1 else ""

    def _spot(self, back: int = 0) -> misread.Spot:
        return self._top.spot(self._here(back))

    def _place(self, event: Any) -> None:
        top = self._top
        if self.places is not None and not top.lost and top.key is not _DROPPED:
            self.places[self._here()] = event.start_mark.index, top.key_index


def _extent(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
