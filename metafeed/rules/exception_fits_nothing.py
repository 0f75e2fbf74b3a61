"""The exception is for a day or a slot on which the run does not play.

An exception names a day of the run, `2019-07-30`, or one showing of that day, `2019-07-30/a`. Where it fits
none, what it says happens to nothing: the cancelled showing stands in every calendar as if it took place.
Mostly it is a slip in the date or in the name of the slot, or the dates of the run were changed and the
exception was forgotten.

Fails:
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - id: cranes-2019
            dates: 2019-07-26..2019-08-01
            times: {a: "14:35"}
            except:
              2019-08-31/a: {status: cancelled, reason: The hall is let.}

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - id: cranes-2019
            dates: 2019-07-26..2019-08-01
            times: {a: "14:35"}
            except:
              2019-07-31/a: {status: cancelled, reason: The hall is let.}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF211", Severity.ERROR, found_by="resolve", firm=True)
