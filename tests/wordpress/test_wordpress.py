"""A page of a cinema's WordPress has the programme's JSON-LD and showings, come what may of the publication.

Debian's real WordPress, MariaDB and PHP, with the theme that Debian has (debian.txt). It takes minutes, so
`make test-long` alone asks it; where it is not installed it is skipped, unless REQUIRE_STRANGERS=1.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from extruct import extract
from typer.testing import CliRunner

from metafeed.cli import app
from tests.samples import ROOT as SAMPLES
from tests.strangers.skipped import require

from .house import Browser, House, missing
from .publication import Publication, as_text, error_page, half, not_found, server_error, too_late
from .test_plugin import PLUGIN

pytestmark = pytest.mark.long

FILM = "a-matter-of-life-and-death"
SHOWN = '<section class="metafeed"'
MARKUP = "data-metafeed"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication on disk."""
    folder = tmp_path_factory.mktemp("publication")
    where = ["--base-url", "https://rio.example/programme/", "--now", "2026-10-01T12:00:00+02:00"]
    run = CliRunner().invoke(app, ["build", str(SAMPLES / "festival"), "-o", str(folder), *where])
    assert run.exit_code == 0, run.output
    return folder


@pytest.fixture(scope="module")
def running() -> Iterator[House]:
    """Return the site of a house, which has the plugin as a webmaster installs it: a ZIP file, uploaded."""
    require("WordPress", missing())
    # A socket's path has 107 bytes at most: not pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="wp-") as folder:
        house = House(Path(folder))
        try:
            house.open()
            install(house)
            yield house
        finally:
            house.close()


def install(house: House) -> None:
    """Upload the plugin and activate it, as docs/wordpress.md says."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("metafeed.php", PLUGIN.read_bytes())
    owner = house.owner()
    fields = {"_wpnonce": owner.nonce("wp-admin/plugin-install.php?tab=upload"), "install-plugin-submit": "x"}
    answer = owner.upload(
        "wp-admin/update.php?action=upload-plugin", "pluginzip", packed.getvalue(), **fields
    )
    assert "Plugin installed successfully." in answer, answer
    link = re.search(r'href="(plugins\.php\?action=activate[^"]+)"', answer)
    assert link, answer
    assert "Plugin activated." in owner.get("wp-admin/" + link[1].replace("&amp;", "&"))


@pytest.fixture
def publication(built: Path) -> Iterator[Publication]:
    """Return the publication on the web."""
    server = Publication(built)
    yield server
    server.close()


@pytest.fixture
def house(running: House, publication: Publication) -> Iterator[House]:
    """Return the site, which is told where the publication lies and has no pages of earlier tests."""
    running.forget()
    running.php(f"update_option('metafeed_base', '{publication.url}');")
    yield running
    running.php(
        "update_option('show_on_front', 'posts');"
        "foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post)"
        " { wp_delete_post($post->ID, true); }"
    )
    assert running.complaints() == []


def head(page: str) -> str:
    """Return what is in the head of a page."""
    return page.partition("</head>")[0]


def nodes(page: str) -> list[Any]:
    """Return the nodes of JSON-LD that extruct finds."""
    return list(extract(page, syntaxes=["json-ld"])["json-ld"])


def published(built: Path, view: str) -> Any:
    """Return the node that is published for the head of a view."""
    text = (built / "heads" / f"{view}.html").read_text("utf-8")
    return json.loads(text.partition(">")[2].partition("</script>")[0])


# The head


def test_a_page_with_the_slug_of_a_film_has_its_node_in_the_head_once(house: House, built: Path) -> None:
    house.page(FILM)
    page = Browser(house.url).get(FILM)
    assert nodes(page) == [published(built, f"films/{FILM}")]
    assert nodes(page)[0]["@graph"][0]["name"] == "Irrtum im Jenseits"
    assert page.count('application/ld+json" data-metafeed=') == 1
    assert nodes(head(page)) == nodes(page)


def test_the_head_has_the_calendar_and_the_feeds_of_the_film(house: House) -> None:
    house.page(FILM)
    links = re.findall(
        r'<link rel="alternate"[^>]* data-metafeed="[^"]+">', head(Browser(house.url).get(FILM))
    )
    assert any('type="text/calendar"' in link and f"/films/{FILM}.ics" in link for link in links)
    assert any('type="application/atom+xml"' in link and f"/films/{FILM}.atom" in link for link in links)


def test_the_head_is_printed_byte_for_byte(house: House, built: Path) -> None:
    house.page(FILM)
    assert (built / f"heads/films/{FILM}.html").read_text("utf-8") in Browser(house.url).get(FILM)


@pytest.mark.parametrize(
    "view", ["films/cleo", "series/silents", "formats/35mm", "screenings/cleo-thu", "all"]
)
def test_the_field_says_another_view_than_the_slug(house: House, built: Path, view: str) -> None:
    house.page(FILM, view=f" {view} ")
    assert nodes(Browser(house.url).get(FILM)) == [published(built, view)]


def test_the_field_none_switches_off(house: House, publication: Publication) -> None:
    house.page(FILM, view="none")
    assert MARKUP not in Browser(house.url).get(FILM)
    assert publication.asked == []


def test_a_post_has_it_as_a_page_has(house: House, built: Path) -> None:
    house.page("cleo", post_type="post")
    assert nodes(Browser(house.url).get("cleo")) == [published(built, "films/cleo")]


def test_the_front_page_has_everything(house: House, built: Path) -> None:
    assert nodes(Browser(house.url).get("")) == [published(built, "all")]


def test_a_page_as_the_front_page_has_everything(house: House, built: Path) -> None:
    number = house.page("welcome")
    house.php(f"update_option('show_on_front', 'page'); update_option('page_on_front', {number});")
    assert nodes(Browser(house.url).get("")) == [published(built, "all")]


def test_a_film_that_is_not_published_has_nothing_and_is_asked_for_once(
    house: House, publication: Publication
) -> None:
    house.page("about-us")
    pages = [Browser(house.url).get("about-us") for _ in range(3)]
    assert not any(MARKUP in page for page in pages)
    assert publication.asked == ["/heads/films/about-us.html"]


def test_a_list_of_posts_and_a_page_that_is_not_there_have_nothing(
    house: House, publication: Publication
) -> None:
    house.page(FILM, post_type="post")
    assert MARKUP not in Browser(house.url).get("?s=Text")
    status, page = Browser(house.url).status("no-such-page/")
    assert (status, MARKUP in page) == (404, False)
    assert publication.asked == []


# What nobody may see


@pytest.mark.parametrize("state", ["private", "draft", "pending"])
def test_a_page_that_is_not_public_leaks_nothing(house: House, publication: Publication, state: str) -> None:
    number = house.page(FILM, "[metafeed]", post_status=state)
    for path in (FILM, f"?page_id={number}", f"?page_id={number}&preview=true"):
        assert "Irrtum" not in Browser(house.url).get(path)
    assert publication.asked == []


def test_a_page_with_a_password_says_nothing_without_it(house: House, publication: Publication) -> None:
    house.page(FILM, "[metafeed]", post_password="opening night")  # noqa: S106
    assert "Irrtum" not in Browser(house.url).get(FILM)
    assert publication.asked == []


# The shortcode


def test_the_shortcode_prints_the_fragment(house: House, built: Path) -> None:
    house.page("programme", 'Before. [metafeed view="films/cleo"] After.')
    page = Browser(house.url).get("programme")
    text = (built / "fragments/films/cleo.html").read_text("utf-8")
    assert page.count(SHOWN) == 1
    assert words(text) in words(page)
    assert text.splitlines()[0] in page


def test_the_shortcodes_block_prints_the_fragment_byte_for_byte(house: House, built: Path) -> None:
    house.page("programme", '<!-- wp:shortcode -->\n[metafeed view="films/cleo"]\n<!-- /wp:shortcode -->')
    text = (built / "fragments/films/cleo.html").read_text("utf-8")
    plain = re.sub(r' (loading|decoding|width|height)="[^"]*"', "", text)
    page = re.sub(r' (loading|decoding|width|height)="[^"]*"', "", Browser(house.url).get("programme"))
    assert plain.strip() in page


def words(html: str) -> str:
    """Return the words of HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_shortcode_without_a_view_prints_the_pages_own(house: House, built: Path) -> None:
    house.page(FILM, "[metafeed]")
    house.page("programme", "[metafeed]", view="formats/35mm")
    assert f'data-metafeed-fragment="films/{FILM}"' in Browser(house.url).get(FILM)
    assert 'data-metafeed-fragment="formats/35mm"' in Browser(house.url).get("programme")


@pytest.mark.parametrize("view", [None, "none"])
def test_the_shortcode_on_another_page_prints_everything(house: House, view: str | None) -> None:
    house.page("programme", "[metafeed]", view=view)
    assert 'data-metafeed-fragment="all"' in Browser(house.url).get("programme")


def test_the_shortcode_with_a_view_that_is_not_published_tells_editors_alone(house: House) -> None:
    house.page("programme", '[metafeed view="films/cloe"]')
    assert "metafeed:" not in Browser(house.url).get("programme")
    assert "metafeed: nothing is published as “films/cloe”." in house.owner().get("programme")


HOSTILE = [
    "../../wp-config",
    "films/../../../wp-config",
    "films/..",
    "films/x?y",
    "films/x#y",
    "films/x%2e%2e",
    "films/cleo/../cleo",
    "//evil.example/x",
    "http://evil.example/x",
    "films/cleo\n",
    ".htaccess",
    "films/<script>alert(1)</script>",
    '"><script>alert(1)</script>',
]


@pytest.mark.parametrize("view", HOSTILE)
def test_a_hostile_view_is_not_even_asked_for(house: House, publication: Publication, view: str) -> None:
    house.page("hostile", f"[metafeed view='{view}']", view=view.rstrip("\n") + "/x")
    page = Browser(house.url).get("hostile")
    seen = house.owner().get("hostile")
    asked = {each for each in publication.asked if each != "/fragments/films/hostile.html"}
    assert asked <= {"/fragments/films/cleo.html"} if view == "films/cleo\n" else asked == set()
    assert "<script>alert(1)</script>" not in re.sub(r"<p>\[metafeed.*", "", page + seen)
    assert "DB_PASSWORD" not in page + seen


# The publication is ill


@pytest.mark.parametrize("fault", [error_page, server_error, half, as_text, too_late])
def test_what_is_no_fragment_is_not_printed(house: House, publication: Publication, fault: Any) -> None:
    house.page(FILM, "[metafeed view='films/cleo']")
    publication.fault = fault
    page = Browser(house.url).get(FILM)
    assert MARKUP not in page
    assert SHOWN not in page
    assert "Error 1040" not in page


@pytest.mark.parametrize("fault", [error_page, server_error, half, as_text])
def test_the_last_good_text_stays_where_the_publication_is_ill(
    house: House, publication: Publication, built: Path, fault: Any
) -> None:
    house.page(FILM, "[metafeed]")
    good = Browser(house.url).get(FILM)
    publication.fault = fault
    house.later()
    assert Browser(house.url).get(FILM) == good
    assert nodes(good) == [published(built, f"films/{FILM}")]


def test_the_last_good_text_stays_where_nobody_answers_and_nobody_waits(
    house: House, publication: Publication
) -> None:
    house.page(FILM, "[metafeed]")
    good = Browser(house.url).get(FILM)
    asked = len(publication.asked)
    publication.fault = too_late
    house.later()
    assert Browser(house.url).get(FILM) == good
    began = time.monotonic()
    assert [Browser(house.url).get(FILM) for _ in range(3)] == [good] * 3
    assert time.monotonic() - began < 3
    assert len(publication.asked) == asked + 1


def test_a_publication_that_has_gone_leaves_its_last_good_text(house: House, built: Path) -> None:
    server = Publication(built)
    house.php(f"update_option('metafeed_base', '{server.url}');")
    house.page(FILM, "[metafeed]")
    good = Browser(house.url).get(FILM)
    server.close()
    house.later()
    assert Browser(house.url).get(FILM) == good
    assert f'data-metafeed-fragment="films/{FILM}"' in good


def test_a_fragment_that_is_no_longer_published_goes(house: House, publication: Publication) -> None:
    house.page(FILM, "[metafeed view='films/cleo']")
    assert SHOWN in Browser(house.url).get(FILM)
    publication.fault = not_found
    house.later()
    page = Browser(house.url).get(FILM)
    assert MARKUP not in page


def test_the_publication_is_asked_once_in_a_quarter_of_an_hour(
    house: House, publication: Publication
) -> None:
    house.page(FILM, "[metafeed]")
    for _ in range(4):
        Browser(house.url).get(FILM)
    once = [f"/fragments/films/{FILM}.html", f"/heads/films/{FILM}.html"]
    assert sorted(publication.asked) == once
    house.later()
    Browser(house.url).get(FILM)
    assert sorted(publication.asked) == sorted(once * 2)


# Setting up


def test_without_a_setting_the_folder_programme_of_the_site_is_read(house: House, built: Path) -> None:
    house.php("delete_option('metafeed_base');")
    shutil.copytree(built, house.root / "programme")
    try:
        house.page(FILM, "[metafeed]")
        page = Browser(house.url).get(FILM)
        assert nodes(page) == [published(built, f"films/{FILM}")]
        assert f'data-metafeed-fragment="films/{FILM}"' in page
    finally:
        shutil.rmtree(house.root / "programme")


def test_the_setting_says_whether_the_programme_is_there(house: House, publication: Publication) -> None:
    owner = house.owner()
    assert "The programme is there." in owner.get("wp-admin/options-general.php")
    page = "wp-admin/options-general.php"
    form = {"option_page": "general", "action": "update", "_wp_http_referer": f"/{page}"}
    form |= {"_wpnonce": owner.nonce(page)}
    form |= {"blogname": "The Rio", "admin_email": "owner@rio.example", "timezone_string": "Europe/London"}
    saved = owner.post("wp-admin/options.php", **form, metafeed_base="https://127.0.0.1:9/'\"><b>")
    assert "No programme was found there." in saved
    assert "<b>" not in saved.partition("metafeed_base")[2].partition("</tr>")[0]
    form["_wpnonce"] = owner.nonce(page)
    saved = owner.post("wp-admin/options.php", **form, metafeed_base=publication.url.rstrip("/"))
    assert "The programme is there." in saved
    assert f"value='{publication.url.rstrip('/')}'" in saved


def test_an_editor_sees_a_new_film_at_once_and_then_everybody(house: House, publication: Publication) -> None:
    publication.fault = not_found
    house.page(FILM)
    assert MARKUP not in Browser(house.url).get(FILM)
    publication.fault = None
    time.sleep(11)
    assert MARKUP not in Browser(house.url).get(FILM)
    assert MARKUP in house.owner().get(FILM)
    assert MARKUP in Browser(house.url).get(FILM)
