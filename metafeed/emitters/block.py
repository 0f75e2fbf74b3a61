"""An event of a calendar as it stands in every calendar; the library that wrote it is not needed to hold one."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Block(NamedTuple):
    """A VEVENT: its octets, and what a calendar must know of it, instants in UTC."""

    octets: bytes
    order: tuple[datetime, str]
    changed: datetime
    zone: str
    last: datetime

    @property
    def first(self) -> datetime:
        """When it begins."""
        return self.order[0]
