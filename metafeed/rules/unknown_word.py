"""This word is not in the vocabulary.

Formats, states, kinds of access and roles are words that metafeed knows, because each becomes another
term in each standard: `cancelled` is EventCancelled in schema.org and CANCELLED in a calendar, `35mm` makes a
view of its own. A word in another spelling would match none of them. The hint names the word that was
probably meant; a format, a part or a role of your own begins with `x-`.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, colour: b/w}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, colour: black-and-white}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, colour: x-hand-coloured}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF106", Severity.ERROR, found_by="model", firm=True)
