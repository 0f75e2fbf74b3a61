"""The built wheel works alone: in an environment of its own it publishes a sample."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import tomllib
import venv
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.samples import ROOT

CHECKOUT = ROOT.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built as a release is built."""
    folder = tmp_path_factory.mktemp("dist")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(built, cwd=CHECKOUT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts of an environment with the wheel and nothing else of ours.

    The dependencies are those of this environment: a `.pth` file shows them, without its own `.pth` files
    and so without the checkout.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = str(scripts / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return scripts


def run(environment: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed `metafeed` in a folder."""
    return subprocess.run(
        [str(environment / "metafeed"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_publishes_a_sample(environment: Path, tmp_path: Path) -> None:
    done = run(
        environment,
        "build",
        str(ROOT / "film-forum"),
        "-o",
        "site",
        "--now",
        "2019-07-26T12:00:00-04:00",
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    expected = ROOT / "film-forum" / "expected"
    for path in ("calendar.ics", "feed.rss", "feed.atom", "feed.json", "programme.jsonld"):
        assert (tmp_path / "site" / path).read_bytes() == (expected / path).read_bytes()


def test_the_wheel_carries_the_schemas(environment: Path, tmp_path: Path) -> None:
    done = run(environment, "schema", folder=tmp_path)
    assert done.stdout == (CHECKOUT / "schemas" / "programme.schema.json").read_text("utf-8")


def test_every_library_that_is_imported_is_a_dependency() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    declared = {
        "".join(c for c in name.partition(">")[0].partition("=")[0]).lower()
        for name in (*project["dependencies"], *extras)
    }
    known = packages_distributions()
    used = set()
    for path in (CHECKOUT / "metafeed").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += (
                [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            )
            used |= {name.partition(".")[0] for name in names}
    third = {name for name in used if name not in sys.stdlib_module_names and name != "metafeed"}
    distributions = {known[name][0].lower().replace("_", "-") for name in third}
    assert distributions <= declared | {"pydantic-core"}
