"""`_headers` says of every document what the table says, as Netlify reads it and as Cloudflare Pages does.

Neither runs here. What is written down of them: Netlify's rules are regular expressions, of which a later one wins, and lines
without a colon are passed over; Cloudflare joins what several rules say, and `! NAME` takes away what was said before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metafeed import delivery
from metafeed.hosting import netlify

SAMPLES = Path(__file__).parent.parent.parent / "samples"
HUB = "https://hub.example/"
#: What the samples have none of: archives of news, and kinds that others put there.
MORE = ("changes/1.rss", "changes/12.atom", "changes/3.feed.json", "fr-CA/changes/1.rss", "fr-CA/feed.json")

Headers = dict[str, str]
Rules = list[tuple[str, list[str]]]


def parsed(text: str) -> Rules:
    """Return paths and the lines below them."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.strip() and not line.startswith("#"):
            assert line.startswith("  ")
            rules[-1][1].append(line.strip())
    return rules


def at_netlify(rules: Rules, path: str) -> Headers:
    """Later rules win; what has no colon is no header."""
    found: Headers = {}
    for pattern, lines in rules:
        if re.fullmatch(_netlify(pattern), path):
            found |= {name: value for name, _, value in (line.partition(": ") for line in lines) if value}
    return found


def at_cloudflare(rules: Rules, path: str) -> Headers:
    """What several rules say is joined, but for what is taken away first."""
    found: Headers = {}
    for pattern, lines in rules:
        if not re.fullmatch(_cloudflare(pattern), path):
            continue
        for line in lines:
            if line.startswith("! "):
                found.pop(line[2:], None)
        for name, _, value in (line.partition(": ") for line in lines if not line.startswith("! ")):
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _netlify(pattern: str) -> str:
    parts = [
        "[^/]+" if part.startswith(":") else part.replace("*", "(.*)") if "*" in part else re.escape(part)
        for part in pattern.split("/")
        if part
    ]
    return f"/{'/'.join(parts)}/?"


def _cloudflare(pattern: str) -> str:
    return re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(pattern).replace(r"\*", "(.*)"))


def documents() -> Iterator[str]:
    """Yield the path of every document of the samples, and of some more."""
    for sample in SAMPLES.iterdir():
        yield from (
            file.relative_to(sample / "expected").as_posix()
            for file in (sample / "expected").rglob("*")
            if file.is_file()
        )
    yield from MORE


@pytest.mark.parametrize("read", [at_netlify, at_cloudflare])
@pytest.mark.parametrize("base", ["/", "/programme/"])
def test_every_document_has_the_headers_of_the_table(
    read: Callable[[Rules, str], Headers], base: str
) -> None:
    rules = parsed(netlify.rules(base, HUB).decode())
    paths = set(documents())
    assert len(paths) > 300
    for path in paths:
        kind = delivery.of(path)
        assert kind is not delivery.UNKNOWN
        assert read(rules, base + path) == {
            "Content-Type": kind.content_type,
            **dict(kind.headers_with(HUB)),
        }, path


@pytest.mark.parametrize("read", [at_netlify, at_cloudflare])
def test_other_files_of_the_site_have_none(read: Callable[[Rules, str], Headers]) -> None:
    rules = parsed(netlify.rules("/programme/", HUB).decode())
    for path in ("/", "/index.html", "/programme.html", "/blog/feed.rss", "/other/programme/feed.json"):
        assert read(rules, path) == {}, path


@pytest.mark.parametrize("read", [at_netlify, at_cloudflare])
def test_the_folder_has_the_headers_of_a_page(read: Callable[[Rules, str], Headers]) -> None:
    rules = parsed(netlify.rules("/programme/", None).decode())
    assert read(rules, "/programme/") == {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "public, max-age=300",
        "X-Content-Type-Options": "nosniff",
    }


def test_the_file_keeps_cloudflares_limits() -> None:
    text = netlify.rules("/a/very/long/path/to/a/programme/", HUB).decode()
    rules = parsed(text)
    assert len(rules) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    assert all(path.count("*") <= 1 for path, _ in rules)
    assert len({path for path, _ in rules}) == len(rules)


def test_the_file_says_where_it_must_lie_if_not_where_it_is() -> None:
    told = "# It is read at the root of the site alone: copy it there"
    assert told in netlify.rules("/programme/", None).decode()
    assert told not in netlify.rules("/", None).decode()


@pytest.mark.parametrize("ground", ["/", "/kino/", "/a`b\\c/", '/"x" {y};\n/', "/a.b/", "/kinö/"])
def test_paths_below_whatever_folder_are_matched_and_no_others(ground: str) -> None:
    calendar = delivery.of("calendar.ics").below(ground)
    assert re.search(calendar, f"{ground}formats/35mm.ics")
    assert re.search(calendar, "/else/formats/35mm.ics") is None or ground == "/"
    assert re.search(calendar, f"{ground}formats/35mm.rss") is None
    # What would end a string or a block in the files of servers.
    assert not set(calendar.removeprefix("^").removesuffix("$")) & set("`\"{};\n' ")


def test_a_point_in_a_folder_is_a_point() -> None:
    assert re.search(delivery.of("calendar.ics").below("/a.b/"), "/axb/calendar.ics") is None
