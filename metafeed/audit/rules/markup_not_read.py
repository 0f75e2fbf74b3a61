"""Microdata or RDFa of a page was not read.

Either the package that reads them is not installed (a note), or the HTML around them is such that no reader
finds its way (an error). JSON-LD is judged all the same.

Fails:
    <link rel="canonical" href="https://kino.example/stalker">
    <div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Stalker</h1>
    <a itemprop="url" href="http://[kino.example]/stalker">More</a></div>

Passes:
    <div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Stalker</h1>
    <a itemprop="url" href="http://kino.example/stalker">More</a></div>
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF905", Severity.ERROR, found_by="reading")
