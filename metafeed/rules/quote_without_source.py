"""A quote is by nobody.

Praise without a name looks invented, and a schema.org `Review` needs an `author` (Google requires one). A
quote has a critic, a publication, or both; a link to the review alone does not say whose it is.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, quotes: [{text: A masterpiece.}]}

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        quotes:
          - {text: Rocked Soviet cinema., critic: John Riley, publication: The Independent}
          - {text: The first indisputable masterpiece of post-Stalin cinema., critic: Josephine Woll}
          - {text: Flights of Vigo-like lyricism., publication: Cinematheque Ontario}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.text import choose
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each quote with neither a critic nor a publication."""
    for film in case.typed.films:
        for number, quote in enumerate(film.value.quotes):
            if not quote.critic and not quote.publication:
                text = choose(quote.text, case.typed.settings.tags)
                shown = text if len(text) <= 40 else text[:37] + "…"
                place = written(case.document, f"{film.pointer}/quotes/{number}")
                message = f"the quote {shown!r} names neither critic nor publication"
                yield finding(RULE, f"{place}/critic", message, "write critic: … or publication: …")


RULE = Rule("MF412", Severity.WARNING, check)
