"""The Jinja2 functions and filter, in Jinja2 itself, in Flask and in Pelican, read back by a scraper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import flask
import jinja2
import pytest
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

import metafeed
from metafeed.jinja import FILTERS, functions, install
from tests.templating.following import answers, follow, shown, unnamed
from tests.templating.house import HOSTILE, VIEW, nodes, site, source

PAGE = """<!doctype html><html><head>{{ metafeed(view) }}</head><body>{{ metafeed_fragment(view) }}</body></html>"""


def environment(kind: type[jinja2.Environment] = jinja2.Environment, **options: Any) -> jinja2.Environment:
    """Return an environment that forgives nothing."""
    return kind(undefined=jinja2.StrictUndefined, **options)


@pytest.mark.parametrize("escapes", [True, False])
@pytest.mark.parametrize("kind", [jinja2.Environment, SandboxedEnvironment])
def test_a_page_has_the_node_whether_the_environment_escapes_or_not(
    tmp_path: Path, kind: type[jinja2.Environment], escapes: bool
) -> None:
    made = environment(kind, autoescape=escapes)
    told = install(made, site(source(tmp_path, film={"tagline": HOSTILE, "title": f"Stalker {HOSTILE}"})))
    page = made.from_string(PAGE).render(view=VIEW)
    assert nodes(page) == [told.node(VIEW)]
    assert "Stalker </script>" in nodes(page)[0]["@graph"][0]["name"]
    assert page.count("<script") == page.count("</script>") == 1
    assert page.index("</head>") < page.index("18:00")
    assert "<!--" not in page
    assert "{{" not in told.head(VIEW)


@pytest.mark.parametrize("escapes", [True, False])
def test_the_filter_writes_a_node_that_no_text_breaks_out_of(escapes: bool) -> None:
    made = environment(autoescape=escapes)
    made.filters.update(FILTERS)
    node = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": HOSTILE,
        "alternateName": ["</SCRIPT >"],
    }
    page = made.from_string("<head>{{ node | metafeed_script }}</head>").render(node=node)
    assert nodes(page) == [node]
    assert page.lower().count("</script") == 1


def test_a_node_can_be_added_to_and_written() -> None:
    made = environment(autoescape=True)
    made.filters.update(FILTERS)
    template = "{% set _ = node.update({'name': 'Tonight'}) %}{{ node | metafeed_script }}"
    assert nodes(made.from_string(template).render(node={"@type": "Movie"})) == [
        {"@type": "Movie", "name": "Tonight"}
    ]


def test_a_film_that_left_the_programme_leaves_an_empty_place(tmp_path: Path) -> None:
    made = environment(autoescape=True)
    install(made, site(source(tmp_path)))
    assert (
        made.from_string("<{{ metafeed('films/gone') }}{{ metafeed_fragment('films/gone') }}>").render()
        == "<>"
    )
    assert made.from_string("<{{ metafeed_node('films/gone') | metafeed_script }}>").render() == "<>"
    lenient = jinja2.Environment(autoescape=True)
    lenient.filters.update(FILTERS)
    assert lenient.from_string("<{{ nothing | metafeed_script }}>").render() == "<>"


def test_texts_around_a_head_are_still_escaped(tmp_path: Path) -> None:
    made = environment(autoescape=True)
    install(made, site(source(tmp_path)))
    page = made.from_string("{{ metafeed(view) ~ title }}").render(view=VIEW, title="<b>")
    assert page.endswith("&lt;b&gt;")


def test_macros_and_imported_templates_have_the_functions(tmp_path: Path) -> None:
    files = {
        "head.html": "{% macro head(view) %}{{ metafeed(view, 'de') }}{% endmacro %}",
        "film.html": "{% from 'head.html' import head %}{{ head('films/stalker') }}",
    }
    made = environment(autoescape=True, loader=jinja2.DictLoader(files))
    told = install(made, site(source(tmp_path)))
    assert made.get_template("film.html").render() == told.head(VIEW, "de")


def test_functions_are_for_settings_that_take_a_dict(tmp_path: Path) -> None:
    found = functions(source(tmp_path))
    assert list(found) == ["metafeed", "metafeed_fragment", "metafeed_node"]
    assert isinstance(found["metafeed"](VIEW), Markup)
    with pytest.raises(metafeed.SourceNotFound):
        functions(tmp_path / "not-there")


def test_flask_serves_the_node_and_what_is_saved_next(tmp_path: Path) -> None:
    app = flask.Flask(__name__, template_folder=str(tmp_path))
    (tmp_path / "film.html").write_text(PAGE, "utf-8")
    told = install(app.jinja_env, site(source(tmp_path, film={"title": HOSTILE})))

    @app.get("/film/<key>")
    def film(key: str) -> str:
        return flask.render_template("film.html", view=f"films/{key}")

    client = app.test_client()
    assert nodes(client.get("/film/stalker").text) == [told.node(VIEW)]
    source(tmp_path, film={"title": "Solaris"})
    assert nodes(client.get("/film/stalker").text)[0]["@graph"][0]["name"] == "Solaris"
    gone = client.get("/film/gone")
    assert (gone.status_code, nodes(gone.text)) == (200, [])


# What the page tells to do works


def test_the_page_on_jinja_leads_to_json_ld_in_flask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    follow("jinja.md", tmp_path, monkeypatch)
    get = "print(app.test_client().get('/film/the-cranes-are-flying').text)"
    page = answers(tmp_path, f"from app import app, install\n{get}")
    film, listed = nodes(page)[0]["@graph"]
    assert (film["@type"], film["name"]) == ("Movie", "The Cranes Are Flying")
    assert listed["numberOfItems"] == 3
    assert shown("jinja.md", page)
    (options,) = unnamed("jinja.md")
    assert "<link" not in answers(tmp_path, f"from app import app, install\n{options}{get}")


def test_the_page_on_jinja_leads_to_json_ld_in_pelican(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow("jinja.md", tmp_path, monkeypatch)
    answers(tmp_path, "import pelican; pelican.main(['content', '-s', 'pelicanconf.py', '-o', 'output'])")
    page = (tmp_path / "output" / "pages" / "the-cranes-are-flying.html").read_text("utf-8")
    assert nodes(page)[0]["@graph"][0]["name"] == "The Cranes Are Flying"
