"""The Django app: tags and filter in Django's own engine, `manage.py check`, and what settings say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template, engines
from django.test import override_settings
from django.utils import translation

from tests.templating.following import answers, follow, shown, unnamed
from tests.templating.house import HOSTILE, NOW, VIEW, nodes, source

PAGE = """{% load metafeed %}<!doctype html><html><head>{% metafeed view %}</head><body>{% metafeed_fragment view %}</body></html>"""
BACKEND = "django.template.backends.django.DjangoTemplates"


@pytest.fixture(scope="module", autouse=True)
def project() -> None:
    """Set Django up with nothing but the app."""
    settings.configure(
        INSTALLED_APPS=["metafeed.django"],
        TEMPLATES=[{"BACKEND": BACKEND}],
        USE_I18N=True,
        LANGUAGE_CODE="en-gb",
    )
    django.setup()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """Give the settings a programme."""
    path = source(tmp_path, film={"title": f"Stalker {HOSTILE}", "tagline": HOSTILE})
    with override_settings(METAFEED_SOURCE=path, METAFEED_OPTIONS={"interval": 0, "clock": lambda: NOW}):
        yield path


def render(text: str, autoescape: bool = True, **names: Any) -> str:
    """Return what a template gives."""
    return str(Template(text).render(Context(names, autoescape=autoescape)))


def told(view: str, language: str | None = None) -> dict[str, Any]:
    """Return the node of a view, as the app would tell it in a view."""
    from metafeed.django import site

    return site().node(view, language)


@pytest.mark.parametrize("escapes", [True, False])
def test_a_page_has_the_node_whether_the_template_escapes_or_not(house: Path, escapes: bool) -> None:
    page = render(PAGE, autoescape=escapes, view=VIEW)
    assert nodes(page) == [told(VIEW)]
    assert "Stalker </script>" in nodes(page)[0]["@graph"][0]["name"]
    assert page.count("<script") == page.count("</script>") == 1
    assert page.index("</head>") < page.index("18:00")


def test_a_view_may_be_written_in_the_tag_and_kept_under_a_name(house: Path) -> None:
    template = "{% load metafeed %}{% metafeed 'screenings/a' as head %}<head>{{ head }}</head>"
    assert nodes(render(template)) == [told("screenings/a")]


@pytest.mark.parametrize("escapes", [True, False])
def test_the_filter_writes_a_node_that_no_text_breaks_out_of(escapes: bool) -> None:
    node = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": HOSTILE,
        "alternateName": ["</SCRIPT >"],
    }
    page = render("{% load metafeed %}<head>{{ node|metafeed_script }}</head>", autoescape=escapes, node=node)
    assert nodes(page) == [node]
    assert page.lower().count("</script") == 1
    assert render("{% load metafeed %}<{{ nothing|metafeed_script }}>") == "<>"


def test_a_page_is_told_in_the_language_of_the_request(house: Path) -> None:
    with translation.override("de-at"):
        assert 'lang="de"' in render(PAGE, view=VIEW)
        assert 'lang="en-GB"' in render("{% load metafeed %}{% metafeed_fragment v language='en' %}", v=VIEW)
    with translation.override("fr"):
        assert 'lang="en-GB"' in render(PAGE, view=VIEW)


def test_a_nonce_is_for_pages_that_have_one(house: Path) -> None:
    template = "{% load metafeed %}{% metafeed view nonce=csp %}"
    assert ' nonce="r4nd0m">{' in render(template, view=VIEW, csp="r4nd0m")
    assert "nonce" not in render(template, view=VIEW)


def test_what_is_saved_is_told(house: Path) -> None:
    assert "Solaris" not in render(PAGE, view=VIEW)
    source(house.parent, film={"title": "Solaris"})
    assert "Solaris" in render(PAGE, view=VIEW)


def test_a_film_that_left_the_programme_is_an_error_with_debug_alone(house: Path) -> None:
    template = "{% load metafeed %}<{% metafeed view %}>"
    assert render(template, view="films/gone") == "<>"
    with override_settings(DEBUG=True), pytest.raises(LookupError, match="did you mean films/stalker"):
        render(template, view="films/stalkr")
    with override_settings(DEBUG=True, METAFEED_OPTIONS={"strict": False}):
        assert render(template, view="films/gone") == "<>"


def test_without_a_source_the_settings_are_at_fault() -> None:
    with (
        override_settings(METAFEED_SOURCE=None),
        pytest.raises(ImproperlyConfigured, match="METAFEED_SOURCE"),
    ):
        render(PAGE, view=VIEW)


def test_the_system_check_tells_what_is_wrong(tmp_path: Path) -> None:
    def found() -> list[tuple[str, int]]:
        return [(each.id, each.level) for each in run_checks() if each.id.startswith("metafeed")]

    with override_settings(METAFEED_SOURCE=None):
        assert found() == [("metafeed.E001", 40)]
    with override_settings(METAFEED_SOURCE=tmp_path / "not-there"):
        assert found() == [("metafeed.E002", 40)]
    with override_settings(METAFEED_SOURCE=source(tmp_path, film={"year": "soon", "runtime": "long"})):
        assert found() == [("metafeed.W001", 30)] * 2
    with override_settings(METAFEED_SOURCE=source(tmp_path)):
        assert found() == []


def test_the_engines_of_django_have_the_tags(house: Path) -> None:
    page = engines["django"].from_string(PAGE).render({"view": VIEW})
    assert nodes(page) == [told(VIEW)]


@pytest.mark.parametrize(
    "module", ["metafeed.django", "metafeed.django.checks", "metafeed.django.templatetags.metafeed"]
)
def test_it_is_imported_without_settings(module: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"import {module}"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


# What the page tells to do works


def test_the_page_on_django_leads_to_json_ld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(
        tmp_path, "from django.core.management import call_command; call_command('startproject', 'rio', '.')"
    )
    follow("django.md", tmp_path, monkeypatch)
    settings_end, in_a_view, options = unnamed("django.md")
    with (tmp_path / "rio" / "settings.py").open("a", encoding="utf-8") as file:
        file.write(settings_end)
    check = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert check.stdout == "System check identified no issues (0 silenced).\n", check.stderr
    page = answers(
        tmp_path,
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'rio.settings'; django.setup()\n"
        "from django.test import Client\n"
        f"{in_a_view}assert node['@graph']\n{options}from metafeed.site import Site\n"
        "Site('my-cinema', **METAFEED_OPTIONS)\n"
        "print(Client().get('/film/the-cranes-are-flying', headers={'host': 'localhost'}).content.decode())",
    )
    film, listed = nodes(page)[0]["@graph"]
    assert (film["@type"], film["name"]) == ("Movie", "The Cranes Are Flying")
    assert listed["numberOfItems"] == 3
    assert shown("django.md", page)
