r"""Rules for Caddy 2: matchers and headers for each kind of document, to import in a site block.

What comes later wins, so that the table is told backwards. Only files that are there have the headers, not answers that
there is nothing. Caddy 2.6 gives what it compresses the tag of what it does not, later ones mark it with `-gzip`: for who
takes gzip the tag is made weak, and has no mark.
"""

from __future__ import annotations

from metafeed.delivery import DELIVERIES, Delivery, of

HEAD = """\
# How Caddy delivers this publication; written by metafeed. Import it in the site block that serves it, beside `root` and
# `file_server`:
#     import /path/to/the/publication/headers.Caddyfile
"""
ZIPPED = """
@metafeed_text {{
    path_regexp `(?i){paths}`
    file {{path}} {{path}}index.html
}}
encode @metafeed_text {{
    gzip
    minimum_length 256
    match {{
        header Content-Type *
    }}
}}
header @metafeed_text Vary Accept-Encoding

@metafeed_zipped {{
    path_regexp `(?i){paths}`
    header Accept-Encoding *gzip*
    file {{path}} {{path}}index.html
}}
header @metafeed_zipped {{
    ETag `^"(.*?)(-gzip)?"$` `W/"$1"`
    defer
}}
"""


def rules(base_path: str, hub: str | None) -> bytes:
    """Return the file for a publication at `base_path` whose feeds are announced to `hub`."""
    texts = "|".join(each.below(base_path) for each in DELIVERIES if each.is_text)
    kinds = [
        _kind(f"metafeed_{number}", each.below(base_path), "file", each, hub)
        for number, each in reversed(list(enumerate(DELIVERIES, 1)))
    ]
    index = _kind("metafeed_index", _index(base_path), "file {path}index.html", of("index.html"), hub)
    return (HEAD + "".join(kinds) + index + ZIPPED.format(paths=f"{texts}|{_index(base_path)}")).encode()


def _kind(name: str, paths: str, there: str, each: Delivery, hub: str | None) -> str:
    headers = [("Content-Type", each.content_type), *each.headers_with(hub)]
    lines = "".join(f"    {key} `{value}`\n" for key, value in headers)
    return f"\n@{name} {{\n    path_regexp `(?i){paths}`\n    {there}\n}}\nheader @{name} {{\n{lines}}}\n"


def _index(base_path: str) -> str:
    """Return the regular expression for folders, of which their index is told."""
    return of("index.html").below(base_path).replace(r".*\.html$", "(.*/)?$")
