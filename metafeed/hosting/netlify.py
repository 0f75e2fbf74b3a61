r"""Rules for Netlify and Cloudflare Pages: `_headers`, at the root of the site.

Both read the same file, and differ where several rules fit a path: at Netlify the later value counts, at Cloudflare both
do, joined. So the general comes first, and what is specific takes away what it sets otherwise: `! NAME` is Cloudflare's
word for that, and Netlify passes over it as over all lines without a colon. Cloudflare takes a single `*` in a path, and
no more than 100 rules. A path that ends in `:language/` is none: at Netlify it would be any file beside it. Both compress, and answer whether something has changed, by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from urllib.parse import quote

from metafeed.delivery import DELIVERIES, Delivery, of

HEAD = """\
# How Netlify and Cloudflare Pages deliver this publication; written by metafeed.
"""
ELSEWHERE = """\
# It is read at the root of the site alone: copy it there from the publication's folder, which lies at {base_path}
"""


def rules(base_path: str, hub: str | None) -> bytes:
    """Return the file for a publication at `base_path` whose feeds are announced to `hub`."""
    head = HEAD + ("" if base_path == "/" else ELSEWHERE.format(base_path=quote(base_path)))
    told = [(glob, each) for each in reversed(DELIVERIES) for glob in each.globs]
    sections = (
        f"\n{quote(base_path)}{path}\n" + "".join(f"  {line}\n" for line in lines)
        for number, (glob, each) in enumerate(told)
        if (lines := list(_lines(each, _general(glob, told[:number]), hub)))
        for path in _paths(glob)
    )
    index = f"\n{quote(base_path)}\n" + "".join(f"  {line}\n" for line in _lines(of("index.html"), None, hub))
    return (head + "".join(sections) + index).encode()


def _paths(glob: str) -> tuple[str, ...]:
    """Return a pattern as paths: `*` goes through folders, other languages have a folder of their own."""
    return (glob,) if glob.startswith("*") else (glob, f":language/{glob}")


def _general(glob: str, before: list[tuple[str, Delivery]]) -> Delivery | None:
    """Return what an earlier rule says of the same paths."""
    return next((each for general, each in reversed(before) if fnmatchcase(glob, general)), None)


def _lines(each: Delivery, general: Delivery | None, hub: str | None) -> Iterator[str]:
    """Yield what a rule says, but for what is said of its paths already."""
    said = _headers(general, hub) if general else {}
    for name, value in _headers(each, hub).items():
        if said.get(name) == value:
            continue
        if name in said:
            yield f"! {name}"
        yield f"{name}: {value}"


def _headers(each: Delivery, hub: str | None) -> dict[str, str]:
    return {"Content-Type": each.content_type, **dict(each.headers_with(hub))}
