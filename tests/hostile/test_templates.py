"""Templates of an author that no page can be made of: a finding or an error with its line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.sources import folder, refused


@pytest.mark.parametrize(
    "template",
    [
        "{% if 1 %}" * 3000,
        "{{ " + "(" * 3000,
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "1+" * 20_000 + "1 }}",
        r'{{ "\ud800" }}',
        "{% for n in range(10**9) %}{% endfor %}",
        '{% include "index.html" %}',
        '{% include "../programme.json" %}',
    ],
)
def test_a_template_beyond_all_bounds_is_refused_with_its_name(template: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", files={"templates/index.html": template})
    assert "templates/index.html:1" in refused(source, tmp_path / "site")
