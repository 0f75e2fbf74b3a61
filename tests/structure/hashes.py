"""Print the hash of every document of every sample, for `test_determinism` to run in other processes.

Arguments: `hide` makes the zone files of the machine unreachable; every folder that Python or the C library
might look into for them raises FileNotFoundError.
"""

from __future__ import annotations

import locale
import sys
import zoneinfo
from hashlib import sha256

MACHINE_ZONES = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
    "/etc/localtime",
)


def hide_zones_of_the_machine() -> None:
    """Make opening a zone file outside of the `tzdata` package fail, for the rest of the process."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]).startswith(MACHINE_ZONES):
            raise FileNotFoundError(arguments[0])

    zoneinfo.reset_tzpath(to=())
    sys.addaudithook(refuse)


def take_the_locale_of_the_environment() -> None:
    """Set the process's locale as a program with a user interface does; Python itself sets LC_CTYPE alone."""
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        sys.exit("no such locale")


def main() -> None:
    """Print `SAMPLE/PATH HASH` for each document, in order of publication."""
    from metafeed.checking import check
    from metafeed.publish import documents
    from metafeed.read import read
    from tests.samples import NOW, ROOT, now

    for sample in sorted(NOW):
        for document in documents(check(read(ROOT / sample)).programme, now(sample)):
            print(f"{sample}/{document.path} {sha256(document.bytes).hexdigest()}")  # noqa: T201


if __name__ == "__main__":
    if "hide" in sys.argv[1:]:
        hide_zones_of_the_machine()
    take_the_locale_of_the_environment()
    main()
