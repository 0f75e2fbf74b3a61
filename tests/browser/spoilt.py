"""A page with every fault that is looked for: it proves that the looking finds them."""

from __future__ import annotations

from pathlib import Path

PAGE = "spoilt/index.html"
TEXT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Spoilt</title><style>
.wide { inline-size: 1400px; } .pale { color: #ccc; background: #fff; } a:focus { outline: none; }
.upon { position: relative; block-size: 2rem; } .upon p { position: absolute; inset: 0; margin: 0; }
html { scroll-behavior: smooth; } .cut { inline-size: 3rem; overflow: hidden; white-space: nowrap; }
</style></head><body>
<a href="#content">skip</a><a href="#two" tabindex="2">two</a>
<main id="content"><h1>Spoilt</h1><h4>Too deep</h4>
<p class="wide pale">What is wider than a window <a href="nowhere.html">nowhere</a></p>
<div class="upon"><p>One text lies here</p><p>Another lies upon it</p></div><div class="cut">cut at the edge</div>
<img src="https://elsewhere.example/pixel.png"><time datetime="2026-03-28T20:00+01:00">9 pm</time>
</main><script>console.log("a script"); document.body.append("written by a script")</script></body></html>
"""


def build(folder: Path) -> None:
    """Write the page."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(TEXT, "utf-8")
