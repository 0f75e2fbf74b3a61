"""A language that is not written as a tag.

`inLanguage` and `subtitleLanguage` are codes of BCP 47: `de`, `en-GB`, `zxx` for no words at all
(https://schema.org/inLanguage). "Deutsch" and "English subtitles" are words of one language; whoever looks for films in
German does not find them. A Language with a `name` is another way to say it.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "inLanguage": "Russian"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "inLanguage": "ru"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.vocabulary import bare
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.languages import is_language, language_code
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: Codes of three letters are read everywhere, also where BCP 47 has one of two; those from x- on are a page's own.
_READ = re.compile(r"[a-z]{3}|x-.*", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each language that is no tag."""
    for node in case.nodes:
        for name in ("inLanguage", "subtitleLanguage"):
            for value in node.texts(name):
                said = str(value.value).strip()
                if is_hollow(case, value) or _is_tag(bare(said)):
                    continue
                code = language_code(said)
                hint = f"write {code}" if code else "write its tag of BCP 47: de, en-GB"
                yield finding(RULE, value.pointer, f"{name} {shown(said)} is no tag of a language", hint)


def _is_tag(said: str) -> bool:
    return is_language(said) or bool(_READ.fullmatch(said) or _URL.fullmatch(said))


RULE = Rule("MF927", Severity.WARNING, check)
