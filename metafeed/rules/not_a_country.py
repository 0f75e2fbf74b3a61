"""This is not the code of a country.

Countries are told by ISO 3166-1 in capitals, `FR`, and states that are no more by ISO 3166-3, `SUHH` for
the Soviet Union: a film stays one of the country that made it. Names differ from language to language, and
codes can be told in each; the hint has the code of a name.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, countries: USSR}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, countries: SUHH}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF111", Severity.ERROR, found_by="model", firm=True)
