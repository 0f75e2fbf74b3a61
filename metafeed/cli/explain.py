"""`metafeed explain`: the page of a finding."""

from __future__ import annotations

from typing import Annotated

import typer

from metafeed.cli import options

NAME = "explain"
HELP = "Explain a finding: what it means, who breaks, what to write."
EXAMPLES = """Examples:

metafeed explain MF203

metafeed explain
"""


def run(
    code: Annotated[
        str | None, typer.Argument(help="The code of a finding; without it all are listed.")
    ] = None,
) -> None:
    """Print a page, or a line for each rule."""
    from metafeed import manual

    if code is None:
        for page in manual.all_pages():
            typer.echo(f"{page.rule.code}  {page.rule.severity:7}  {page.title}")
        return
    try:
        page = manual.page(code.upper() if code.upper().startswith("MF") else f"MF{code}")
    except LookupError:
        options.fail(f"there is no finding {code!r}", "metafeed explain lists them")
    firm = page.rule.firm and page.rule.severity == "error"
    silenced = "cannot be switched off" if firm else f"check: {{{page.rule.code}: off}} silences it"
    if manual.is_of_the_audit(page):
        silenced = "a finding of metafeed audit"
    typer.echo(
        f"{page.rule.code} {page.name} ({page.rule.severity}; {silenced})\n\n{page.title}\n\n{page.text}"
    )
