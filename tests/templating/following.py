"""Doing what a page of docs/ tells: its files are written, its commands run, its output compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metafeed.cli import app

DOCS = Path(__file__).parent.parent.parent / "docs"


def blocks(page: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield the fenced blocks of a page: language, text, and the file that the line above names."""
    text = (DOCS / page).read_text("utf-8")
    for found in re.finditer(r"^```([\w+]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        above = text[: found.start()].rstrip().rpartition("\n")[2]
        named = re.fullmatch(r"`([^`]+)`:", above)
        yield found[1], found[2], named[1] if named else None


def unnamed(page: str) -> list[str]:
    """Return the Python of a page that belongs into no file, in order."""
    return [body for language, body, file in blocks(page) if language == "python" and not file]


def follow(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the files of a page below `folder`, and run its `metafeed` commands there, in order."""
    monkeypatch.chdir(folder)
    for language, body, file in blocks(page):
        if file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(body, "utf-8")
        elif language == "yaml":
            uncomment(folder / "my-cinema" / "programme.yaml", body)
        for line in body.splitlines() if language == "sh" else ():
            if line.startswith("metafeed "):
                ran = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
                assert ran.exit_code == 0, ran.output


def uncomment(file: Path, block: str) -> None:
    """Put a block in place of the comment with its key, as a page tells to."""
    line = re.compile(rf"^#{re.escape(block.partition(':')[0])}:.*\n", re.MULTILINE)
    text, number = line.subn(lambda _: block, file.read_text("utf-8"))
    assert number == 1
    file.write_text(text, "utf-8")


def answers(folder: Path, code: str) -> str:
    """Run Python in `folder` by itself, every warning an error, and return what it prints."""
    command = [sys.executable, "-X", "utf8", "-c", code]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def shown(page: str, printed: str) -> bool:
    """Tell whether the lines that a page shows as HTML are lines of what was printed; `…` is any text."""
    wanted = [
        line
        for language, body, file in blocks(page)
        if language == "html" and not file
        for line in body.splitlines()
    ]
    patterns = [".*".join(map(re.escape, line.strip().split("…"))) for line in wanted]
    lines = [line.strip() for line in printed.splitlines()]
    missing = [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in lines)]
    assert missing == [], printed
    return bool(wanted)
