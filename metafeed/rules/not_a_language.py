"""This is not a language tag.

Languages are told by their tags of BCP 47 (RFC 5646): `en`, `pt-BR`, `ru-Latn`, `zxx` where nobody speaks.
schema.org's `inLanguage` and `subtitleLanguage`, `xml:lang` in Atom and LANGUAGE in calendars take nothing
else, and who looks for showings with English subtitles finds those alone that say `en`. `en-UK` is none:
the country is `GB`.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, languages: Russian}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, languages: ru}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF110", Severity.ERROR, found_by="model", firm=True)
