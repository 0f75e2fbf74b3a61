"""A row of a table has more cells than there are columns.

Every row of a CSV file has as many cells as the first one (RFC 4180 §2). One cell more is mostly a comma in
a title or a note that has no quotes around it; everything behind it then stands in the wrong column, and
half of a note becomes a price. A cell in a column without a name is told here too.

Fails:
    --- films.csv ---
    id,title,year
    cook,The Cook, the Thief, His Wife & Her Lover,1989

Passes:
    --- films.csv ---
    id,title,year
    cook,"The Cook, the Thief, His Wife & Her Lover",1989
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF006", Severity.ERROR, found_by="read", firm=True)
