"""Two prices of one list have the same name.

Patrons read "General: 9.00" and "General: 11.00" and cannot know which is theirs. Google wants an Offer for
each kind of ticket, told apart by its name. Two that differ in `members` or in `on_sale` are different kinds.

Fails:
    prices:
      standard: [{name: General, price: 9}, {name: general, price: 11}]

Passes:
    prices:
      standard: [{name: General, price: 9}, {name: Balcony, price: 11}]
      festival: [{name: General, price: 9}, {name: General, price: 7, members: true}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.text import texts
from metafeed.rules.price_lists import price_lists
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each offer whose name another one before it has."""
    for offers in price_lists(case):
        known = set()
        for each in offers:
            names = tuple(" ".join(text.casefold().split()) for text in texts(each.offer.name))
            key = (names, each.offer.members, str(each.offer.on_sale))
            if names and key in known:
                message = f"there is a price called {texts(each.offer.name)[0]!r} already"
                yield finding(RULE, each.at("name"), message, "name the kind of ticket, such as Balcony")
            known.add(key)


RULE = Rule("MF513", Severity.WARNING, check)
