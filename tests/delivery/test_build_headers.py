"""`metafeed build --headers` writes rules for servers, as documents of the build."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from metafeed.cli import app
from metafeed.hosting import HOSTS
from metafeed.write import read_memory

FORUM = Path(__file__).parent.parent.parent / "samples" / "film-forum"
NOON = "2019-07-26T12:00:00-04:00"
FILES = ["_headers", "headers.nginx.conf", ".htaccess", "headers.Caddyfile"]


def build(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["build", str(FORUM), "-o", str(folder), "--now", NOON, *more])


def test_each_server_has_a_file_of_its_own(tmp_path: Path) -> None:
    assert [host.file for host in HOSTS] == FILES
    assert (
        build(tmp_path, "--headers", "netlify,nginx", "--headers", "apache", "--headers", "caddy").exit_code
        == 0
    )
    for host in HOSTS:
        assert (tmp_path / host.file).read_bytes() == host.rules("/programme/", None)
        assert host.file in read_memory(tmp_path).documents


def test_without_the_option_no_rules_are_written(tmp_path: Path) -> None:
    build(tmp_path)
    assert [name for name in FILES if (tmp_path / name).exists()] == []


def test_rules_once_written_are_kept_in_step_without_the_option(tmp_path: Path) -> None:
    build(tmp_path, "--headers", "nginx")
    done = build(tmp_path)
    assert ": 0 written, " in done.stderr
    build(tmp_path, "--base-url", "https://cinema.example/")
    assert (tmp_path / "headers.nginx.conf").read_bytes() == HOSTS[1].rules("/", None)
    build(tmp_path, "--prune")
    assert (tmp_path / "headers.nginx.conf").read_bytes() == HOSTS[1].rules("/programme/", None)


def test_rules_are_kept_in_step_where_each_build_begins_with_an_empty_folder(tmp_path: Path) -> None:
    build(tmp_path / "live", "--headers", "apache")
    build(tmp_path / "new", "--previous", str(tmp_path / "live"))
    assert (tmp_path / "new" / ".htaccess").read_bytes() == HOSTS[2].rules("/programme/", None)


def test_a_build_of_some_documents_leaves_rules_alone(tmp_path: Path) -> None:
    build(tmp_path, "--headers", "nginx")
    build(tmp_path, "--only", "ical", "--base-url", "https://cinema.example/")
    assert (tmp_path / "headers.nginx.conf").read_bytes() == HOSTS[1].rules("/programme/", None)
    done = build(tmp_path, "--only", "ical", "--headers", "nginx")
    assert done.exit_code == 2
    assert "without --only" in done.stderr


def test_somebody_elses_htaccess_is_never_replaced(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / ".htaccess").write_text("Require all granted\n", "utf-8")
    done = build(tmp_path, "--headers", "apache")
    assert done.exit_code == 1
    assert "was not written by metafeed" in done.stderr
    assert (tmp_path / ".htaccess").read_text("utf-8") == "Require all granted\n"


def test_a_build_says_where_headers_must_lie_if_not_where_it_is(tmp_path: Path) -> None:
    told = "_headers counts at the root of the site alone, and the publication lies at /programme/"
    assert told in build(tmp_path, "--headers", "netlify").stderr
    assert told in build(tmp_path).stderr
    assert "_headers" not in build(tmp_path, "--base-url", "https://cinema.example/").stderr


def test_an_unknown_server_is_wrong_usage(tmp_path: Path) -> None:
    done = build(tmp_path, "--headers", "iis")
    assert done.exit_code == 2
    assert "'iis' is not one of netlify, nginx, apache, caddy" in " ".join(
        done.stderr.replace("│", " ").split()
    )
