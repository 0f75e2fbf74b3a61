"""A reference leads to nothing.

`{"@id": "#venue"}` is all that is said of the place, and nothing in the file, or in another page of the run, has that
`@id`. To readers the event has no place. Search engines do not fetch other pages for it.

In a file of JSON-LD every reference to something with an `@id` counts, and the file stands alone; in a page those to `#…`, to a blank node (`_:…`)
and into the page itself, because what stands on another page of the site may not be among the files given. Where an
address alone is expected (`url`, `sameAs`, `mainEntityOfPage`), it is an address.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "location": {"@id": "https://kino.example/#cinema"}}

Passes:
    {"@context": "https://schema.org", "@graph": [
     {"@type": "ScreeningEvent", "name": "Stalker", "location": {"@id": "https://kino.example/#cinema"}},
     {"@type": "MovieTheater", "@id": "https://kino.example/#cinema", "name": "Kino Krokodil"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit import addresses
from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.audit.vocabulary import bare
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: Properties whose references are addresses of pages and files, not of nodes.
_ADDRESSES = frozenset(
    {
        "item",
        "about",
        "target",
        "isPartOf",
        "license",
        "mainEntity",
        "potentialAction",
        "significantLink",
        "trailer",
    }
)
#: Registries that nobody copies into a page.
_KNOWN = (
    "wikidata.org",
    "wikipedia.org",
    "dbpedia.org",
    "imdb.com",
    "themoviedb.org",
    "purl.org",
    "d-nb.info",
    "viaf.org",
)


def references(case: Case) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the `@id`s that a page refers to and does not have, each with the finding that it would be."""
    for node in case.nodes:
        target = node.id
        if (
            not target
            or not node.is_reference
            or case.resolve(node) is not None
            or not _counts(case, node, target)
        ):
            continue
        message = f"{node.within} refers to {shown(target)}, which nothing here has as its @id"
        yield target, finding(RULE, node.id_place, message, "tell it here, or where it stands")


def _counts(case: Case, node: Node, target: str) -> bool:
    if node.parent is None or bare(target) != target or any(each in target for each in _KNOWN):
        return False
    if target.startswith(("#", "_:")):
        return True
    is_address = node.within in _ADDRESSES or "URL" in case.vocabulary.expects(node.within or "")
    page, _, fragment = target.partition("#")
    if case.page.is_html:
        return bool(fragment) and page == addresses.page(case.page.canonical) and page != ""
    return bool(fragment) or not is_address


RULE = Rule("MF940", Severity.ERROR, found_by="site")
