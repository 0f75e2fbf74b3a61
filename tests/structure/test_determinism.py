"""The same input gives the same bytes, whatever the machine (PUBLICATION.md, `now`).

Each document of each sample is made in other processes, under other hash seeds, locales and time zones, with
zone files on the machine that are out of reach or wrong, and compared by its hash. A locale that the machine
lacks is made for the test, if it can be.
"""

from __future__ import annotations

import locale
import os
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib import resources
from pathlib import Path
from shutil import which

import pytest

from metafeed import zones

ROOT = Path(__file__).parent.parent.parent
MACHINE_ZONES = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
    "/etc/localtime",
)
SAMOA = "C, in Samoa"
ENVIRONMENTS: dict[str, dict[str, str]] = {
    SAMOA: {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Apia"},
    "UTF-8, in Nepal": {
        "PYTHONHASHSEED": "2",
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Kathmandu",
        "PYTHONTZPATH": "",
    },
    "German": {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8", "TZ": "Europe/Berlin"},
    "Turkish": {"PYTHONHASHSEED": "4", "LC_ALL": "tr_TR.UTF-8", "TZ": "EST5EDT,M3.2.0,M11.1.0"},
    "without zone files": {"PYTHONHASHSEED": "5", "LC_ALL": "C.UTF-8", "TZ": "UTC", "ZONES": "hidden"},
    "with wrong zone files": {
        "PYTHONHASHSEED": "6",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONTZPATH": "wrong",
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What each environment of this machine prints; two run at a time."""
    folder = tmp_path_factory.mktemp("machine")
    environments = dict(_here(folder))
    for environment in environments.values():
        if environment.get("PYTHONTZPATH") == "wrong":
            environment |= {"PYTHONTZPATH": str(_wrong_zones(folder))}
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(environments, pool.map(_hashes, environments.values()), strict=True))


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_documents_have_the_same_bytes_in_another_environment(name: str, made: dict[str, list[str]]) -> None:
    if name not in made:
        pytest.skip(f"this machine has no {ENVIRONMENTS[name]['LC_ALL']}, and cannot make it")
    assert len(made[SAMOA]) > 100
    assert made[name] == made[SAMOA]


def _here(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the environments that this machine can have; locales that it lacks are made in `folder`."""
    listed = (
        subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().split()
    )
    for name, environment in ENVIRONMENTS.items():
        wanted = environment["LC_ALL"]
        if wanted.startswith("C") or wanted.lower().replace("utf-8", "utf8") in listed:
            yield name, dict(environment)
        elif which("localedef"):
            make = ["localedef", "-i", wanted.partition(".")[0], "-f", "UTF-8", folder / wanted]
            if subprocess.run(make, capture_output=True, check=False).returncode == 0:
                yield name, environment | {"LOCPATH": str(folder)}


def _wrong_zones(folder: Path) -> Path:
    """Return a folder of zone files that all say what the clock is in Nepal."""
    nepal = resources.files("tzdata").joinpath("zoneinfo", "Asia", "Kathmandu").read_bytes()
    for name in zones.names():
        file = folder / "zoneinfo" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(nepal)
    return folder / "zoneinfo"


def _hashes(environment: dict[str, str]) -> list[str]:
    """Return what this module prints as a program in an environment."""
    apart = ("LC_", "LANG", "TZ", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(apart)}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.structure.test_determinism", environment.get("ZONES", "there")],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode(errors="replace")
    return ran.stdout.decode("ascii").splitlines()


# In the other processes


def _hide_zones_of_the_machine() -> None:
    """Make opening a zone file outside of the `tzdata` package fail, for the rest of the process."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]).startswith(MACHINE_ZONES):
            raise FileNotFoundError(arguments[0])

    zoneinfo.reset_tzpath(to=())
    sys.addaudithook(refuse)


def _print_hashes() -> None:
    """Print `SAMPLE/PATH HASH` for each document, those on request too, in order of publication."""
    from metafeed.checking import check
    from metafeed.emitters import EMITTERS
    from metafeed.publish import documents, publication
    from metafeed.read import read
    from tests.samples import NOW, ROOT, now

    names = [emitter.name for emitter in EMITTERS]
    for sample in sorted(NOW):
        told = publication(check(read(ROOT / sample)).programme, now(sample))
        for document in documents(told, only=names):
            print(f"{sample}/{document.path} {sha256(document.bytes).hexdigest()}")  # noqa: T201


if __name__ == "__main__":
    if "hidden" in sys.argv[1:]:
        _hide_zones_of_the_machine()
    # As a program with a user interface does; Python itself sets LC_CTYPE alone.
    locale.setlocale(locale.LC_ALL, "")
    _print_hashes()
