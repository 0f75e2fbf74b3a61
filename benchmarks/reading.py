"""Reading a source and typing it, without resolving or rules, as a program: what `check` cannot do without.

python -m benchmarks.reading SOURCE
"""

from __future__ import annotations

import sys
from pathlib import Path

from metafeed.model import build
from metafeed.read import read

if __name__ == "__main__":
    build(read(Path(sys.argv[1])))
