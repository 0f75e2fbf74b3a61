"""newsboat, a feed reader of terminals, without its terminal: run as `newsboat -x reload`, its cache read with SQLite."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.subscribers.programs import environment

#: Feed → id of an item → its title.
Items = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Newsboat:
    """Somebody's newsboat, in a folder of its own: what is subscribed are paths under `base`."""

    folder: Path
    base: str
    feeds: Sequence[str]

    def set_up(self) -> None:
        """Write what it is configured with."""
        self.folder.mkdir(parents=True)
        (self.folder / "urls").write_text("".join(f"{self.base}{feed}\n" for feed in self.feeds), "utf-8")
        (self.folder / "config").touch()

    def reload(self) -> str:
        """Fetch all feeds; return what it says of the articles that are not read."""
        return self._run("-x", "reload", "print-unread")

    def read(self) -> None:
        """Have read everything."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            ids = [row[0] for row in cache.execute("SELECT guid FROM rss_item")]
        (self.folder / "read").write_text("".join(f"{each}\n" for each in ids), "utf-8")
        self._run("-I", "read")

    def items(self, *, unread: bool = False) -> Items:
        """Return what its cache holds, or only what is not read in it; no item may stand there twice."""
        found: Items = {feed: {} for feed in self.feeds}
        query = f"SELECT feedurl, guid, title FROM rss_item WHERE deleted = 0 AND unread >= {int(unread)}"  # noqa: S608 (a digit)
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            for address, key, title in cache.execute(query):
                items = found[address.removeprefix(self.base)]
                assert key not in items, f"newsboat holds {key} twice"
                items[key] = title
        return found

    def validators(self) -> dict[str, str]:
        """Return the tags that it will ask with, by feed."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            rows = cache.execute("SELECT rssurl, etag FROM rss_feed").fetchall()
        return {address.removeprefix(self.base): tag for address, tag in rows}

    def _run(self, *words: str) -> str:
        ran = subprocess.run(
            [shutil.which("newsboat") or "newsboat", "-q", "-u", "urls", "-c", "cache.db", "-C", "config", *words],
            cwd=self.folder,
            env=environment(self.folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )  # fmt: skip
        assert ran.returncode == 0, f"newsboat {words}: {ran.stdout}{ran.stderr}"
        return ran.stdout
