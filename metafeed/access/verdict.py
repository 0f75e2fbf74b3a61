"""What a rule says of a week: a verdict, on what grounds, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """From the best to the worst: what is worse decides for the whole."""

    NOT_CONCERNED = "does not apply"
    SATISFIED = "satisfied"
    UNKNOWN = "cannot be told"
    NOT_SATISFIED = "not satisfied"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is so at one venue, of one film or of all (`film` is empty then).

    `showings` are the ids of those that the message is about; `mend` those of the smallest set that would
    satisfy the rule if each had what `remedy` says.
    """

    verdict: Verdict
    venue: str
    film: str
    message: str
    showings: tuple[str, ...] = ()
    remedy: str = ""
    mend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule applied to a week; `assumed` is what it takes for granted because no field says it."""

    rule: str
    law: str
    judgements: tuple[Judgement, ...]
    assumed: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its judgements; a week without any is not concerned."""
        found = {each.verdict for each in self.judgements}
        return next((each for each in reversed(Verdict) if each in found), Verdict.NOT_CONCERNED)
