"""Which strangers were not asked: a skip with its reason, and the last line of the run that names them.

Not a judge. Under REQUIRE_STRANGERS=1 a stranger that is missing is a failure. The last line is a pytest
plugin, for with pytest-xdist only a plugin of the controlling process sees every report; `register`
may be called by any conftest, and by several.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import pytest

PLUGIN = "strangers-skipped"
MARK = "stranger skipped: "
FOLDER = "strangers/"


def require(name: str, reason: str | None) -> None:
    """Skip the running test for this reason, or fail it where strangers are required."""
    if reason is None:
        return
    if os.environ.get("REQUIRE_STRANGERS") == "1":
        pytest.fail(f"stranger required: {name}: {reason}", pytrace=False)
    pytest.skip(f"{MARK}{name}: {reason}")


def register(config: pytest.Config) -> None:
    """Have the run end with the line, once, and not in the workers of pytest-xdist."""
    plugins = config.pluginmanager
    if not hasattr(config, "workerinput") and not plugins.has_plugin(PLUGIN):
        plugins.register(LastLine(), PLUGIN)


@dataclass(eq=False)
class LastLine:
    """Collects who was skipped and why, and says so after pytest's own summary."""

    asked: bool = False
    skipped: dict[str, str] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the stranger and the reason that a skipped test gives."""
        self.asked = self.asked or FOLDER in report.nodeid
        if report.skipped and isinstance(report.longrepr, tuple):
            _, mark, why = report.longrepr[2].partition(MARK)
            name, _, reason = why.partition(": ")
            if mark:
                self.skipped[name] = reason

    @property
    def line(self) -> str:
        """The last line: every stranger that was skipped, with the reason."""
        named = [f"{name} ({reason})" for name, reason in sorted(self.skipped.items())]
        return f"strangers skipped: {', '.join(named) or 'none'}"

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self, config: pytest.Config) -> None:
        """Write the line, if any stranger's test was in the run."""
        terminal = config.pluginmanager.get_plugin("terminalreporter")
        if terminal is not None and self.asked:
            terminal.write_line(self.line)
