"""All benchmarks, or those that are named: a table on standard output, and `results.json`.

    python -m benchmarks [documents] [builds] [starting] [sizes]

`benchmarks.serving` needs wrk, and is run by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks import builds, documents, sizes, starting
from benchmarks.measuring import machine
from benchmarks.rows import HEAD, Row, Rows

PARTS: dict[str, Rows] = {
    "starting": starting.rows, "documents": documents.rows, "builds": builds.rows, "sizes": sizes.rows,
}  # fmt: skip
RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    """Run parts and tell their rows; a part that was not run keeps its rows."""
    named = sys.argv[1:] or list(PARTS)
    if len(named) > 1:
        print(", ".join(f"{name} {value}" for name, value in machine().items() if value), end="\n\n")
        print(HEAD, flush=True)
        for name in named:
            # Each in a process of its own: what one has left in memory would be counted for the next.
            subprocess.run([sys.executable, "-m", "benchmarks", name], check=True)
        return
    (name,) = named
    print(f"{name} …", file=sys.stderr, flush=True)
    found: list[Row] = PARTS[name]()
    for row in found:
        print(row.line(), flush=True)
    kept = json.loads(RESULTS.read_text("utf-8"))["parts"] if RESULTS.exists() else {}
    kept[name] = {"machine": machine(), "rows": [row.told() for row in found]}
    RESULTS.write_text(json.dumps({"parts": kept}, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
