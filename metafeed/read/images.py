"""The pictures that lie beside a programme: which there are, and how large."""

from __future__ import annotations

import os
from pathlib import Path

from metafeed.document import ImageFile
from metafeed.read.files import is_file, plain_path


def images(folder: Path) -> dict[str, ImageFile | None]:
    """Return the files below `folder/images` with their facts, None for what is no picture.

    Hidden files are left out, and links that lead out of `folder`.
    """
    found: dict[str, ImageFile | None] = {}
    home = folder.resolve()
    if not _within(folder / "images", home):
        return found
    for where, inner, files in os.walk(folder / "images", followlinks=False):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            path = Path(where, name)
            if name.startswith(".") or not is_file(path) or not _within(path, home):
                continue
            found[plain_path(path.relative_to(folder))] = _facts(path)
    return found


def _within(path: Path, home: Path) -> bool:
    try:
        return not path.is_symlink() or path.resolve().is_relative_to(home)
    except (OSError, RuntimeError):
        return False


def _facts(path: Path) -> ImageFile | None:
    """Return what the file's header says, None if it is no picture or cannot be read."""
    import imagesize

    try:
        width, height = imagesize.get(path)
        size = path.stat().st_size
    except Exception:  # noqa: BLE001 - imagesize raises whatever a broken header leads it to
        return None
    return ImageFile(int(width), int(height), size) if width > 0 and height > 0 else None
