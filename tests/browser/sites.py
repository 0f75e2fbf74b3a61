"""The publications whose pages are looked at: samples at an instant, and the programmes made to strain them.

Each is built once a run into a folder of its own, through the library, and served over loopback below its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from metafeed import Severity, load, resolve
from metafeed.checking import Programme
from metafeed.publish import documents, image_files, publication
from tests.browser import programmes
from tests.samples import NOW, ROOT

SPRING = "2026-03-20T09:00:00+01:00"

#: Site → the sample that it is of, and the instant at which it is published.
SAMPLES = {
    "film-forum": ("film-forum", NOW["film-forum"]),
    "film-forum-past": ("film-forum", "2019-08-10T12:00:00-04:00"),
    "festival": ("festival", NOW["festival"]),
    "minimal": ("minimal", NOW["minimal"]),
    "everything": ("everything", NOW["everything"]),
}
#: Site → what makes its programme.
MADE: dict[str, Callable[[], programmes.Source]] = {
    "week": lambda: programmes.weeks(1),
    "two-weeks": lambda: programmes.weeks(2),
    "hostile": programmes.hostile,
    "hebrew": programmes.hebrew,
    "french": programmes.french,
    "evenings": programmes.evenings,
}
NAMES = (*SAMPLES, *MADE)


def build(folder: Path) -> None:
    """Build every site into a folder of its name."""
    for name, (sample, now) in SAMPLES.items():
        _write(folder / name, load(ROOT / sample), now, ROOT / sample)
    for name, source in MADE.items():
        programme, findings = resolve(source())
        # What the check of hostile texts refuses has to be safe on a page all the same.
        faults = [str(each) for each in findings if each.severity is Severity.ERROR and name != "hostile"]
        assert not faults, (name, faults)
        _write(folder / name, programme, SPRING)


def _write(folder: Path, programme: Programme, now: str, source: Path | None = None) -> None:
    settings = programme.settings
    every = settings.model_copy(update={"publish": settings.publish.model_copy(update={"emitters": ()})})
    told = publication(replace(programme, settings=every), datetime.fromisoformat(now))
    for document in documents(told):
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.bytes)
    for file in image_files(told) if source else ():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        copyfile(source / file, folder / file)
