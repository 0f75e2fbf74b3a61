"""The rooms and their doors: what may import what, what stays pure, and what stays cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "metafeed"

#: The rooms in order: a module may import from its own room and from those before it.
ROOMS = (
    ("diagnostics", "errors", "spreading", "zones", "text", "templates"),
    ("document",),
    ("model",),
    ("read", "weeks"),
    ("resolving",),
    ("case", "rules"),
    ("checking",),
    ("history", "views"),
    ("completeness",),
    ("access",),
    ("delivery",),
    ("hosting",),
    ("emitters",),
    ("publish",),
    ("narrowing",),
    ("embedding",),
    ("upcoming",),
    ("audit",),
    ("manual",),
    ("lock", "receipts", "write", "schemas", "edits", "sharing"),
    ("building", "auditing"),
    ("html_files", "embedding_runs"),
    ("library",),
    ("site",),
    ("jinja", "django", "asgi", "serve"),
    ("cli",),
)
#: Rooms that touch files, clocks or terminals. Everything else is pure.
EDGES = {
    "read",
    "lock",
    "receipts",
    "write",
    "building",
    "auditing",
    "html_files",
    "embedding_runs",
    "sharing",
    "edits",
    "cli",
    "zones",
    "templates",
    "schemas",
    "library",
    "site",
    "serve",
}
#: What a pure module may not import, and the calls that it may not make.
IMPURE = {
    "os",
    "io",
    "pathlib",
    "time",
    "random",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
    "locale",
    "sys",
    "uuid",
}
CLOCKS = {"now", "today", "utcnow"}


def modules() -> list[Path]:
    """Return the package's modules."""
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room that a module belongs to."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports outside of TYPE_CHECKING."""
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    hidden = {
        id(node)
        for each in ast.walk(tree)
        if isinstance(each, ast.If) and getattr(each.test, "id", "") == "TYPE_CHECKING"
        for node in ast.walk(each)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


ORDER = {name: number for number, names in enumerate(ROOMS) for name in names}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_from_its_own_room_and_those_above(path: Path) -> None:
    if path.name in ("__init__.py", "__main__.py") and path.parent == PACKAGE:
        return
    own = ORDER[room(path)]
    for name in imports(path):
        if name.startswith("metafeed."):
            other = name.split(".")[1]
            assert ORDER.get(other, 0) <= own, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_pure_module_reads_no_file_clock_or_environment(path: Path) -> None:
    if room(path) in EDGES:
        return
    assert {name.split(".")[0] for name in imports(path) if name != "pathlib.PurePosixPath"} & IMPURE == set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            assert getattr(called, "id", "") not in {"open", "print", "input"}
            assert not (isinstance(called, ast.Attribute) and called.attr in CLOCKS and not node.args)


#: Libraries that take long to load, or that not everybody has.
HEAVY = (
    "lxml",
    "icalendar",
    "feedgen",
    "babel",
    "markdown_it",
    "jinja2",
    "markupsafe",
    "jsonschema",
    "stdnum",
    "langcodes",
    "extruct",
    "rdflib",
    "django",
    "watchfiles",
)


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import metafeed", (*HEAVY, "pydantic", "yaml", "typer")),
        ("from metafeed.cli import app", (*HEAVY, "pydantic", "yaml")),
        (
            "import metafeed; metafeed.check('samples/minimal')",
            ("lxml", "icalendar", "feedgen", "jinja2", "markupsafe", "jsonschema", "metafeed.audit"),
        ),
        (
            "import metafeed.publish, metafeed.embedding.judging",
            ("lxml", "icalendar", "feedgen", "jinja2", "markupsafe", "jsonschema", "metafeed.audit"),
        ),
        (
            "import metafeed.site, metafeed.asgi",
            ("icalendar", "feedgen", "django", "metafeed.audit", "metafeed.cli"),
        ),
        (
            "import metafeed.audit.judging, metafeed.auditing",
            ("icalendar", "feedgen", "jinja2", "markupsafe", "rdflib"),
        ),
    ],
)
def test_heavy_libraries_are_loaded_only_where_they_are_used(code: str, absent: tuple[str, ...]) -> None:
    script = f"import sys; {code}; print(*sorted(m for m in {absent!r} if m in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert ran.stdout.strip() == ""


def test_the_package_has_at_most_fifteen_public_names() -> None:
    import metafeed

    assert len(metafeed.__all__) <= 15
    for name in metafeed.__all__:
        assert getattr(metafeed, name) is not None
