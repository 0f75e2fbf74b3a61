r"""The file is not UTF-8, or a character in it is broken.

Feeds, calendars and JSON are UTF-8 (RFC 8259 §8.1, RFC 5545 §3.1.4), and so is what metafeed reads. A file that
an old editor saved in Windows-1252 could be guessed at, but one wrong guess turns Amélie into AmÃ©lie on a
thousand phones, so nothing is guessed: the message names the first byte that does not fit. Save the file as
UTF-8; in Excel, "CSV UTF-8". A control character, and half of a character such as `\ud83d` in JSON,
are told here too.

Fails:
    --- notices.json ---
    [{"id": "party", "text": "Sing along \ud83d"}]

Passes:
    --- notices.json ---
    [{"id": "party", "text": "Sing along \ud83c\udfb6"}]
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF001", Severity.ERROR, found_by="read", firm=True)
