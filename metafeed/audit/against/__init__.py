"""Where a page and the programme disagree: `metafeed audit --against SOURCE`.

The programme is what may be told at `now` (`metafeed.publish.unpublished`), so that nothing private or embargoed gets into
a message: a showing that is not public is one that the programme does not have. `matching` says which event of
a page is which showing, `comparing` and `films` what they say differently, `missing` what the page leaves out. What
is over is not compared.

To add a comparison, add it to the list in its module and a page of its rule to `metafeed.audit.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from metafeed.audit.against.comparing import compared
from metafeed.audit.against.films import film_facts
from metafeed.audit.against.matching import Told, matched
from metafeed.audit.against.missing import not_in_the_programme, not_on_the_page

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.diagnostics import Diagnostic
    from metafeed.publish import Publication


def against(case: Case, publication: Publication) -> Iterator[Diagnostic]:
    """Yield where a page and what is published disagree."""
    told = Told(publication)
    pairs = matched(case, told)
    for event, showing in pairs:
        if showing is None:
            yield from not_in_the_programme(told, event)
        elif not told.is_past(showing):
            yield from compared(case, told, event, showing)
    yield from film_facts(case, told)
    yield from not_on_the_page(case, told, pairs)
