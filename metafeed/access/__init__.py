"""Who can come: which services each showing of a week has, and whether a week satisfies a rule on them.

No findings: a source is not wrong because nobody said what a showing has. Looked at is what is public and
takes place. What was never said is told as such, and never as none.

To add a rule of law, write a module in `rules/`, and a line in its `RULES`.
"""

from __future__ import annotations

from metafeed.access.reporting import FilmOfWeek, Report, WeekOf, report
from metafeed.access.rules import RULES
from metafeed.access.told import Told
from metafeed.access.verdict import Judgement, Ruling, Verdict

__all__ = ["RULES", "FilmOfWeek", "Judgement", "Report", "Ruling", "Told", "Verdict", "WeekOf", "report"]
