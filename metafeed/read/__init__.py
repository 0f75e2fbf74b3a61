"""Reading: files of an author to one `Document`, with a finding for everything that is wrong in them.

`read` opens files; each format is a module with a pure `parse(data, path)`. To add a format, write such a
module and name its suffix in `files.py`. Nothing here knows what a film is: `metafeed.model` does.
"""

from __future__ import annotations

from pathlib import Path

from metafeed.document import Document
from metafeed.errors import SourceNotFound
from metafeed.read import files, folder
from metafeed.read.assembly import Assembly
from metafeed.read.images import images
from metafeed.read.objects import from_objects

__all__ = ["from_objects", "read"]

_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")


def read(path: Path) -> Document:
    """Return the programme at `path`: a folder, or a YAML, JSON or JSON Lines file.

    Pictures are looked for in `images/` beside the file. Raises SourceNotFound for what is not there or
    cannot be read; everything else that is wrong is in the document's `findings`.
    """
    if files.is_folder(path):
        return folder.read(path)
    if not files.is_file(path):
        raise SourceNotFound(files.shown_path(path))
    assembly, home = Assembly(), path.parent
    if path.suffix.lower() in _SUFFIXES:
        assembly.add_programme(files.parsed(path))
    else:
        message = f"{files.shown_path(path)!r} is not a programme"
        hint = f"name a folder, or a file that ends in one of: {', '.join(_SUFFIXES)}"
        assembly.note("MF009", message, files.shown_path(path), hint)
    return assembly.document(images(home), files.shown_path(home))
