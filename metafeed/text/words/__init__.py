"""All of metafeed's own words for patrons, one table a language.

What the author wrote is never here. To add a language, copy `en.py`, translate it, and add it to
`TABLES`; the tests hold its keys and placeholders equal to those of English.
"""

from __future__ import annotations

from functools import cache

from metafeed.text.words.de import DE
from metafeed.text.words.en import EN
from metafeed.text.words.en_us import EN_US
from metafeed.text.words.es import ES
from metafeed.text.words.fr import FR
from metafeed.text.words.table import Words, capital, own

__all__ = ["TABLES", "Words", "capital", "own", "words"]

TABLES = {table.language: table for table in (EN, EN_US, DE, FR, ES)}
_BY_TAG = {tag.lower(): table for tag, table in TABLES.items()}


@cache
def words(language: str) -> Words:
    """Return the words of a BCP 47 tag: of its longest prefix that has a table, else English."""
    tag = language.lower().replace("_", "-")
    while tag:
        if tag in _BY_TAG:
            return _BY_TAG[tag]
        tag = tag.rpartition("-")[0]
    return EN
