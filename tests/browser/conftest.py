"""The sites, and what Chromium sees of them: made once a run, and shared by the workers of pytest-xdist."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium, pages, sites, spoilt
from tests.strangers.skipped import register, require


def pytest_configure(config: pytest.Config) -> None:
    """Have the last line of the run name who was skipped."""
    register(config)


@dataclass(frozen=True)
class Seen:
    """What was seen: the facts of each page and print by name (`node/pages.mjs`), and the folder of the sites."""

    folder: Path
    pages: dict[str, Any]
    prints: dict[str, Any]
    spoilt: dict[str, Any]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str, testrun_uid: str) -> Path:
    """Return the folder of the sites, built by the first worker that comes."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / f"browser-{testrun_uid}"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (shared / "built").exists():
            sites.build(shared / "sites")
            spoilt.build(shared / "sites" / "spoilt")
            (shared / "built").touch()
    return shared / "sites"


@pytest.fixture(scope="session")
def seen(folder: Path) -> Seen:
    """Return what Chromium sees, asked by the first worker that comes."""
    require("Chromium", chromium.missing("playwright-core", "axe-core"))
    file = folder.parent / "seen.json"
    with (folder.parent / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not file.exists():
            with chromium.served(folder) as base:
                found = chromium.look(pages.asked(folder, base), pages.prints(folder, base))
            file.write_text(json.dumps(found), "utf-8")
    found = json.loads(file.read_text("utf-8"))
    bad = found["pages"].pop(spoilt.PAGE)
    return Seen(folder, found["pages"], found["prints"], bad)


@pytest.fixture(scope="session")
def subscribed(folder: Path) -> dict[str, Any]:
    """Return what comes of subscribing (`node/subscribe.mjs`), asked by the first worker that comes."""
    require("Chromium", chromium.missing("playwright-core"))
    file = folder.parent / "subscribed.json"
    with (folder.parent / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not file.exists():
            with chromium.served(folder) as base:
                found = chromium.subscribe(folder, base, pages.SUBSCRIBED)
            file.write_text(json.dumps(found), "utf-8")
    told: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return told
