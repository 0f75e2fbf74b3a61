"""The file is larger or nested deeper than a programme can be.

A programme of a year has some hundred thousand bytes. What has fifty million, or a map within a map within
a map sixty-four times over, is another file, or one with a quote or a bracket that swallowed the rest; to
read on would only take all memory. A cell of a table that never ends is told here too.

Fails:
    --- notices.json ---
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Passes:
    --- notices.json ---
    [{"id": "masks", "text": "Masks are welcome."}]
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF007", Severity.ERROR, found_by="read", firm=True)
