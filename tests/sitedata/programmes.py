"""The programmes that sites are built of: a sample, and one whose texts are at odds with every template."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.hostile.sources import NOW, film, kino, screening
from tests.samples import NOW as SAMPLES
from tests.samples import ROOT

#: Film's id → its title. The ids are such as a file system or a router may take for something else.
TITLES = {
    "cranes": "</script><script>alert(1)</script>",
    "index": '<!-- <script> <img src=x onerror="alert(1)"> & &amp; &lt;b&gt;',
    "cranes.de": "{{ site.Title }} {{ 1 | plus: 1 }} {% raw %} {# no #} <% x %> ${1 + 1} `x`",
    "page": "Line\u2028separator, paragraph\u2029separator \U0001f3ac\u00a0\u00e9e\u0301 \u0422 \u6620\u753b",
    "1984": "1984",
    "12.30": "12:30",
    "null": "null",
    "tilde": "--- \\ \\n \\u0041 'a' \"b\" %20 ~",
    "404": "*Bold* _em_ [a](b) # <b>html</b>",
}
NOTE = 'Text with {{ braces }}, {% tags %}, `<script>x()</script>`, "quotes" & `</p>`.\n\n    four {{ spaces }}\n    <b>\n\nEnd.'


def hostile() -> dict[str, Any]:
    """Return a programme with a film and two screenings a title."""
    films = [film(id=key, title=title, note=NOTE, tagline=title) for key, title in TITLES.items()]
    shown = list(enumerate(TITLES))
    screenings = [
        *(screening(id=f"s.{n}.md", film=key, date=f"2026-03-{21 + n}", note=NOTE) for n, key in shown),
        screening(id="s.off", film="cranes", date="2026-04-01", status="cancelled", reason=TITLES["index"]),
        {"id": "s.tba", "film": "cranes", "date": "2026-04-03", "time": "tbc"},
    ]
    return kino(films=films, screenings=screenings)


def write(name: str, folder: Path, keys: str) -> str:
    """Write a programme with these keys of YAML in place of its own, and return when it is built."""
    if name != "hostile":
        shutil.copytree(ROOT / name, folder)
        tree = yaml.load((folder / "programme.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
        (folder / "programme.yaml").write_text(json.dumps(tree | yaml.safe_load(keys)), "utf-8")
        return SAMPLES[name]
    folder.mkdir()
    (folder / "programme.json").write_text(json.dumps(hostile() | yaml.safe_load(keys)), "utf-8")
    return NOW
