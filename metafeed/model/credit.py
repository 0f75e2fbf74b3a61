"""Credits: who made the work, role by role, in the order in which the author lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag

from metafeed.model import vocabulary
from metafeed.model.node import Node, as_mapping, fault, shown
from metafeed.model.text import OneOrMany, Plain, Split
from metafeed.model.values import Url, Word

Role = Annotated[str, Word("role", vocabulary.CREDIT_ROLES)]


class Credit(Node):
    """One person or organisation in one role.

    schema.org   Person or Organization in the role's property (`director`, `actor`, …), a
                 PerformanceRole with `characterName` where a character is named
    iCalendar    DESCRIPTION: the director and the first of the cast
    RSS, Atom    `media:credit`, `dc:creator` for directors; the text
    """

    #: A person's name. Either this or `organization`.
    name: Plain | None = None
    #: A collective, company or orchestra instead of a person.
    organization: Plain | None = None
    #: The part played. schema.org `characterName`.
    character: Plain | None = None
    #: The name on the screen, where it is another. schema.org `alternateName`.
    credited_as: Plain | None = None
    #: Pages about the person elsewhere. schema.org `sameAs`.
    same_as: Annotated[tuple[Url, ...], Split] = ()

    @property
    def shown(self) -> str:
        """The name to print."""
        return self.name or self.organization or ""


class RoledCredit(Credit):
    """A credit in the long form, which names its role itself."""

    role: Role


_PARTICLES = re.compile(r"(?:[JS]r|[IVX]+|Ph\.?D|M\.?D|e le)\.?", re.IGNORECASE)


def _one_name(value: Any) -> Any:
    """Refuse several names in one text; `Robert Downey, Jr.` is one."""
    if isinstance(value, str) and "," in value:
        names = [name.strip() for name in value.split(",")]
        if all(names) and not any(_PARTICLES.fullmatch(name) for name in names[1:]):
            raise fault("MF103", f"{shown(value)} is several names in one", f"write [{', '.join(names)}]")
    return value


_Entry = Annotated[Credit, BeforeValidator(as_mapping("name")), BeforeValidator(_one_name)]
_ByRole = dict[Role, Annotated[tuple[_Entry, ...], OneOrMany]]


def _form(value: Any) -> str:
    return "roles" if isinstance(value, Mapping) else "list"


def _with_role(value: Any) -> Any:
    if isinstance(value, str):
        raise fault(
            "MF103", f"{shown(value)} has no role", f"write {{director: {value[:60]}}}, or another role"
        )
    return value


_Roled = Annotated[RoledCredit, BeforeValidator(_with_role)]
#: `{director: A, cast: [B, {name: C, character: D}]}`, or a list of credits with their roles.
Credits = Annotated[
    Annotated[_ByRole, Tag("roles")] | Annotated[tuple[_Roled, ...], OneOrMany, Tag("list")],
    Discriminator(_form),
]


def each(told: Mapping[str, tuple[Credit, ...]] | tuple[RoledCredit, ...]) -> Iterator[tuple[str, Credit]]:
    """Yield (role, credit) in the author's order, whichever form was written."""
    if isinstance(told, Mapping):
        for role, people in told.items():
            for person in people:
                yield role, person
    else:
        for person in told:
            yield person.role, person


def names(told: Any, role: str) -> list[str]:
    """Return the names in one role, in order."""
    return [person.shown for each_role, person in each(told) if each_role == role]
