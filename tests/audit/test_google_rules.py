"""The pages of the rules of Google's profile: what fails has the finding and no other, what passes has none.

Notes of what Google recommends are left out of account: an example says what it is about, and no more.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from metafeed import manual
from metafeed.audit.rules import RULES
from tests.audit.google import AGAINST, NAMES, case, rules

PAGES = {page.name: page for page in manual.all_pages() if page.name in NAMES}
RECOMMENDED = "MF951"
CASES = [
    pytest.param(name, kind, json.loads("".join(example.values())), id=f"{name}-{kind}-{number}")
    for name, page in PAGES.items()
    if name not in AGAINST
    for kind in ("fails", "passes")
    for number, example in enumerate(getattr(page, kind))
]


@pytest.mark.parametrize(("name", "kind", "example"), CASES)
def test_an_example_is_what_it_is_called(name: str, kind: str, example: Any) -> None:
    judged = case(example, html=False)
    codes = {each.code for rule in RULES if rule.check for each in rule.check(judged)}
    own = PAGES[name].rule.code
    assert codes - ({RECOMMENDED} - {own}) == ({own} if kind == "fails" else set())


def test_the_codes_are_of_googles_range_and_differ() -> None:
    codes = [rule.code for rule in rules().values()]
    assert len(set(codes)) == len(codes) == len(NAMES)
    assert all("MF950" <= code <= "MF999" for code in codes)
