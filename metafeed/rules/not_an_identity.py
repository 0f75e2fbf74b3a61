"""The identity is not a domain with a year.

From the identity come the UID of every event and the id of every entry, for life, also when the
site moves. It has the form of a tag URI's authority (RFC 4151 §2.1): a domain that is yours, and a year, or
a date, on which it was: `filmforum.org,2019`. Nobody else can ever have the same one. `metafeed init` writes
it once; it is not a URL, and it never changes.

Fails:
    identity: Film Forum

Passes:
    identity: filmforum.org,2019
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF112", Severity.ERROR, found_by="model", firm=True)
