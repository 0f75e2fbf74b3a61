"""A folder as a programme: which files count, in which order, and for what.

`programme.yaml` first, then for each collection NAME.* and NAME/, then `imported/` under them all.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path, PurePath

from metafeed import templates
from metafeed.document import COLLECTIONS, Document
from metafeed.read import files
from metafeed.read.assembly import Assembly
from metafeed.read.images import images

_PROGRAMME = ("programme.yaml", "programme.yml", "programme.json")
_IMPORTED = (".json", ".yaml", ".yml")


def read(folder: Path) -> Document:
    """Return the programme that lies in `folder`. Raises SourceNotFound for what cannot be read."""
    return _Reading(folder).document()


class _Reading:
    """One pass over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._assembly = Assembly()
        self._names = files.names(folder)

    def document(self) -> Document:
        self._programme()
        for collection in COLLECTIONS:
            self._collection(collection)
        self._imported()
        for name in self._names:
            self._not_read(name)
        shown = files.shown_path(self._folder)
        return self._assembly.document(images(self._folder), shown, self._templates())

    def _programme(self) -> None:
        present = [name for name in _PROGRAMME if name in self._names]
        if not present:
            shown = files.shown_path(self._folder)
            hint = "write programme.yaml, with the name and the url of the cinema"
            self._assembly.note("MF009", "there is no programme.yaml in this folder", shown, hint)
            return
        self._assembly.add_programme(files.parsed(self._folder / present[0]))
        for name in present[1:]:
            message = f"{name!r} is a second programme, beside {present[0]!r}"
            shown = files.shown_path(self._folder / name)
            self._assembly.note("MF009", message, shown, "keep one of them")

    def _collection(self, collection: str) -> None:
        for name in self._names:
            path = self._folder / name
            if _is_of(collection, name) and not self._skipped(path):
                self._assembly.add_items(collection, files.parsed(path, collection))
        if collection in self._names and files.is_folder(self._folder / collection):
            self._folder_of(collection, self._folder / collection)

    def _folder_of(self, collection: str, folder: Path) -> None:
        for name in files.names(folder):
            path = folder / name
            if name.upper().startswith("README"):
                continue
            if path.suffix.lower() not in (*files.SUFFIXES, ".md"):
                known = ", ".join((".md", *files.SUFFIXES))
                self._note_unread(path, f"{collection} stand in files that end in one of: {known}")
            elif not self._skipped(path):
                stem = files.shown_path(PurePath(name).with_suffix(""))
                self._assembly.add_items(collection, files.parsed(path, collection), stem)

    def _skipped(self, path: Path) -> bool:
        """Tell whether `path` is nothing that can be read as a file, and note it."""
        if files.is_file(path):
            return False
        self._note_unread(path, "only files are read here")
        return True

    def _imported(self) -> None:
        folder = self._folder / "imported"
        if not files.is_folder(folder):
            return
        for name in files.names(folder):
            path = folder / name
            if path.suffix.lower() not in _IMPORTED:
                self._note_unread(path, f"imported items stand in one of: {', '.join(_IMPORTED)}")
            elif not self._skipped(path):
                self._assembly.add_imported(files.parsed(path))

    def _templates(self) -> dict[str, str]:
        """Return the author's own templates of pages, by name."""
        folder, found = self._folder / "templates", {}
        for name in files.names(folder) if files.is_folder(folder) else ():
            path = folder / name
            if name not in (*templates.NAMES, templates.THEME):
                known = ", ".join((*templates.NAMES, templates.THEME))
                self._note_unread(path, f"templates are called {known}")
            elif not self._skipped(path):
                text = files.text(path)
                if text is None:
                    shown = files.shown_path(path)
                    self._assembly.note("MF001", "this file is not UTF-8", shown, "save it as UTF-8")
                else:
                    found[name] = text
        return found

    def _not_read(self, name: str) -> None:
        """Note a file or folder at the top that was probably meant to be read."""
        path = self._folder / name
        stem, suffix = PurePath(name).stem, path.suffix.lower()
        near = get_close_matches(stem.lower(), COLLECTIONS, n=1)
        if files.is_folder(path):
            if near and name not in COLLECTIONS:
                self._note_unread(path, f"did you mean {near[0]}/?")
        elif suffix in _WORKBOOKS:
            self._note_unread(path, f"save it as {stem}.csv (CSV, UTF-8)")
        elif suffix in files.SUFFIXES and not _is_known(name):
            known = f"collections stand in {', '.join(COLLECTIONS)}"
            self._note_unread(path, f"did you mean {near[0]}{suffix}?" if near else known)

    def _note_unread(self, path: Path, hint: str) -> None:
        shown = files.shown_path(path)
        name = files.shown_path(path.relative_to(self._folder))
        self._assembly.note("MF010", f"{name!r} is not read", shown, hint, error=False)


#: Spreadsheets that people keep their times in; they are not read yet.
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers")


def _is_known(name: str) -> bool:
    """Tell whether a file at the top is read, or is meant for people."""
    for_people = name.upper().startswith("README")
    return for_people or name in _PROGRAMME or any(_is_of(each, name) for each in COLLECTIONS)


def _is_of(collection: str, name: str) -> bool:
    path = PurePath(name)
    return path.stem == collection and path.suffix.lower() in files.SUFFIXES
