"""The plugin's file, without a WordPress."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "docs" / "wordpress" / "metafeed.php"


def test_the_plugin_has_under_sixty_lines_which_can_be_read() -> None:
    lines = PLUGIN.read_text("utf-8").splitlines()
    assert len(lines) < 60
    assert max(map(len, lines)) < 150


def test_the_plugin_has_the_header_by_which_wordpress_lists_it() -> None:
    text = PLUGIN.read_text("utf-8")
    header = dict(re.findall(r"^ \* ([A-Z][\w ]+): (.+)$", text.partition("*/")[0], re.MULTILINE))
    assert text.startswith("<?php\n/**\n * Plugin Name: metafeed\n")
    assert list(header) == [
        "Plugin Name",
        "Description",
        "Version",
        "Requires at least",
        "Requires PHP",
        "License",
    ]
    assert header["License"].startswith("MIT, Copyright (c) ")


def test_the_plugin_prints_nothing_of_its_own_outside_of_php() -> None:
    text = PLUGIN.read_bytes()
    assert text.startswith(b"<?php\n")
    assert b"?>" not in text.replace(b"<?php", b"", 1)


def test_the_plugin_needs_wordpress() -> None:
    assert "\ndefined( 'ABSPATH' ) || exit;\n" in PLUGIN.read_text("utf-8")


@pytest.mark.skipif(shutil.which("php") is None, reason="php is not here")
def test_php_can_read_the_plugin() -> None:
    run = subprocess.run(["php", "-l", str(PLUGIN)], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
