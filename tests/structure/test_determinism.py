"""The same input gives the same bytes, whatever the machine (PUBLICATION.md, `now`).

Each document of each sample is made in other processes, under other hash seeds, locales and time zones, with
the machine's zone files out of reach, and compared by its hash.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "C, in Samoa": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Apia"},
    "UTF-8, in Nepal": {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
    "German": {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8", "TZ": "Europe/Berlin"},
    "Turkish": {"PYTHONHASHSEED": "4", "LC_ALL": "tr_TR.UTF-8", "TZ": "EST5EDT,M3.2.0,M11.1.0"},
    "no zone files named": {"PYTHONHASHSEED": "5", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONTZPATH": ""},
    "no zone files at all": {"PYTHONHASHSEED": "6", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HIDE": "hide"},
}


def installed() -> frozenset[str]:
    """Return the locales of this machine, spelt as `locale -a` spells them."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return frozenset(listed.lower().replace("utf-8", "utf8").split())


def hashes(environment: dict[str, str]) -> Iterator[str]:
    """Yield the lines that `hashes.py` prints in an environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "PYTHON"))}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.structure.hashes", environment.get("HIDE", "show")],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode(errors="replace")
    yield from ran.stdout.decode("ascii").splitlines()


@cache
def everywhere() -> dict[str, list[str]]:
    """Return what each environment of this machine prints; two run at a time."""
    known = installed()
    here = {
        name: environment
        for name, environment in ENVIRONMENTS.items()
        if environment["LC_ALL"].startswith("C") or environment["LC_ALL"].lower().replace("utf-8", "utf8") in known
    }
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(here, pool.map(lambda environment: list(hashes(environment)), here.values()), strict=True))


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_documents_have_the_same_bytes_in_another_environment(name: str) -> None:
    made = everywhere()
    if name not in made:
        pytest.skip(f"this machine has no {ENVIRONMENTS[name]['LC_ALL']}")
    first, *_ = made.values()
    assert len(first) > 100
    assert made[name] == first
