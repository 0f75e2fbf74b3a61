"""The run says who was not asked, and REQUIRE_STRANGERS=1 makes it a failure."""

from __future__ import annotations

import pytest

from .skipped import LastLine, require


def report(nodeid: str, reason: str | None) -> pytest.TestReport:
    """A test's report as pytest makes it, skipped for a reason or passed."""
    return pytest.TestReport(
        nodeid=nodeid,
        location=("test_strangers.py", 1, "test"),
        keywords={},
        outcome="skipped" if reason else "passed",
        longrepr=("skipped.py", 1, f"Skipped: {reason}") if reason else None,
        when="call",
    )


def skip_reason(name: str, reason: str) -> str:
    """What `require` gives pytest as the reason of a skip."""
    with pytest.raises(pytest.skip.Exception) as skipped:
        require(name, reason)
    return str(skipped.value)


def test_a_stranger_that_is_there_is_asked() -> None:
    require("calcurse", None)


def test_a_missing_stranger_is_skipped_with_its_name_and_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REQUIRE_STRANGERS", raising=False)
    assert skip_reason("calcurse", "not on PATH") == "stranger skipped: calcurse: not on PATH"


def test_a_missing_stranger_fails_where_strangers_are_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REQUIRE_STRANGERS", "1")
    with pytest.raises(pytest.fail.Exception, match="stranger required: calcurse: not on PATH"):
        require("calcurse", "not on PATH")


def test_the_last_line_names_each_skipped_stranger_once_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REQUIRE_STRANGERS", raising=False)
    line = LastLine()
    for name, reason in [("libical", "none: loaded"), ("calcurse", "not on PATH")] * 2:
        line.pytest_runtest_logreport(report("strangers/test.py::x", skip_reason(name, reason)))
    line.pytest_runtest_logreport(report("tests/test_other.py::x", "another reason"))
    assert line.line == "strangers skipped: calcurse (not on PATH), libical (none: loaded)"


def test_the_last_line_says_none_when_all_were_asked() -> None:
    line = LastLine()
    line.pytest_runtest_logreport(report("tests/strangers/test.py::x", None))
    assert (line.asked, line.line) == (True, "strangers skipped: none")


def test_a_run_without_strangers_gets_no_last_line() -> None:
    line = LastLine()
    line.pytest_runtest_logreport(report("tests/emit/test.py::x", None))
    assert not line.asked
