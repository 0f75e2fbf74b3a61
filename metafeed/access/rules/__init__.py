"""The rules of law that a week can be held against, one file a rule. `RULES` is the only list.

To add a rule, write a module with a docstring that says what it asks, where that stands and what was decided
in reading it, and with a `RULE`; add it here, and to docs/access.md.
"""

from __future__ import annotations

from metafeed.access.rules import nyc_ll37, us_ada
from metafeed.access.rules.rule import Rule

#: Name → rule, in the order in which they are told.
RULES: dict[str, Rule] = {rule.name: rule for rule in (us_ada.RULE, nyc_ll37.RULE)}

__all__ = ["RULES", "Rule"]
