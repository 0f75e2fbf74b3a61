"""*limit*: what no program can do without: the source parsed, and the same octets written.

The source is parsed by orjson, its table by csv; the octets come from a folder that was built before. Nothing is
checked, resolved or told.

    python -m benchmarks.peers.limit SOURCE BUILT OUT
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import orjson


def build(source: Path, built: Path, out: Path) -> int:
    """Parse a source, write what was built of it into another folder, and return how many values and files there are."""
    count = len(orjson.loads((source / "programme.yaml").read_bytes()))
    for path in sorted((source / "films").iterdir()):
        front, _, _ = path.read_bytes().partition(b"\n\n")
        count += len(orjson.loads(front))
    with (source / "screenings.csv").open(encoding="utf-8", newline="") as table:
        count += len(list(csv.reader(table)))
    for path in sorted(built.rglob("*")):
        place = out / path.relative_to(built)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
            count += 1
    return count


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
