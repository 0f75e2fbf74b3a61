"""`metafeed views`: list the selections of a programme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from metafeed.cli import options

NAME = "views"
HELP = "List the views of a programme: path, number of public screenings, title."
EXAMPLES = """Examples:

metafeed views

metafeed views my-cinema --kind formats
"""


def run(
    source: options.Source = Path(),
    kind: Annotated[
        str | None, typer.Option(help="Only views of this kind: films, venues, formats …")
    ] = None,
    now: options.Now = None,
) -> None:
    """Print a line a view, tab-separated."""
    from metafeed import views
    from metafeed.cli import report
    from metafeed.emitters import telling
    from metafeed.emitters.edition import Edition
    from metafeed.history import History
    from metafeed.resolving.public import public

    moment = options.instant(now)
    if kind is not None:
        options.choice(kind, views.KINDS, "--kind")
    checked = options.checked(source)
    report.tell(checked, "text")
    programme = public(checked.programme, moment)
    edition = Edition(programme, programme.languages[0], moment, History(moment))
    for view in views.views(programme):
        if kind in (None, view.kind):
            typer.echo(f"{view.path}\t{len(view.showings)}\t{telling.view_title(edition, view)}")
    raise typer.Exit(report.exit_code(checked, "error"))
