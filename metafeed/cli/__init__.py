"""The command line: one file a command, no logic. `app` is the console script's object.

Command modules import what they use inside their functions, so that `--help` and a usage error load
nothing of the rest.
"""

from __future__ import annotations

import gc
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from metafeed import __version__
from metafeed.cli import (
    audit,
    build,
    check,
    diff,
    embed,
    emitters,
    explain,
    export,
    ids,
    init,
    options,
    report_command,
    schema,
    serve,
    show,
    views,
)
from metafeed.errors import TemplateFault


class Commands(TyperGroup):
    """The commands; where a file or standard output fails, each ends with a message."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command and write out what it printed. typer knows what to do about a closed pipe."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                _flush()
        except BrokenPipeError:
            raise
        except TemplateFault as error:
            options.fail(
                str(error), "mend the template, or take it away; docs/pages.md says what it gets", code=1
            )
        except OSError as error:
            options.fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        # What waits there cannot be written, and Python would try again at its end.
        sys.stdout = None
        raise


# A programme is thousands of objects, hardly any in circles: to look for these as often as Python does takes a tenth.
gc.set_threshold(20_000, 20, 100)

app = typer.Typer(
    name="metafeed",
    cls=Commands,
    help="Publish a cinema's programme as JSON-LD, RSS, Atom, JSON Feed and iCalendar, from one source.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _module in (
    init,
    check,
    build,
    export,
    show,
    views,
    emitters,
    schema,
    explain,
    ids,
    diff,
    embed,
    audit,
    serve,
):
    app.command(name=_module.NAME, help=_module.HELP, epilog=_module.EXAMPLES)(_module.run)
app.add_typer(report_command.app, name=report_command.NAME)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"metafeed {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options of `metafeed` itself."""
