"""curl, as scripts of a cinema's web site run it: into a file, and only where the file is not that already."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.subscribers.programs import environment

#: What a script sends to learn whether a document is new: its tag, or its date; each over what compresses.
WAYS = {
    "tag": ("--etag-save", "{file}.tag", "--etag-compare", "{file}.tag"),
    "tag, compressed": ("--compressed", "--etag-save", "{file}.tag", "--etag-compare", "{file}.tag"),
    "date": ("--remote-time", "--time-cond", "{file}"),
    "date, compressed": ("--compressed", "--remote-time", "--time-cond", "{file}"),
}


@dataclass(frozen=True)
class Curl:
    """A script's file of one document, kept in one of the `WAYS`."""

    folder: Path
    address: str
    way: str

    @property
    def file(self) -> Path:
        """What it keeps."""
        return self.folder / "kept"

    def set_up(self) -> None:
        """Make its folder."""
        self.folder.mkdir(parents=True)

    def fetch(self) -> int:
        """Fetch the document, if it is another one; return the status of the answer."""
        words = [each.format(file=self.file) for each in WAYS[self.way]]
        ran = subprocess.run(
            [
                shutil.which("curl") or "curl", "--disable", "--silent", "--fail", "--output", str(self.file),
                "--write-out", "%{http_code}", *words, self.address,
            ],
            env=environment(self.folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )  # fmt: skip
        #: 22 is what --fail makes of a status from 400.
        assert ran.returncode in (0, 22), f"curl {words}: {ran.stdout}{ran.stderr}"
        return int(ran.stdout)
