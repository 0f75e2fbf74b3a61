r"""Rules for nginx: a `location` for each kind of document, to include in a `server` block.

Each location says everything, because an `add_header` in a location replaces those outside of it. Types are set by
`default_type`, so that no other file's type changes. `gzip_vary` would leave `Vary` out of answers to HEAD, so that the
header is added instead. What is compressed has a weak ETag, which nginx makes by itself.
"""

from __future__ import annotations

from metafeed.delivery import DELIVERIES, Delivery

HEAD = """\
# How nginx delivers this publication; written by metafeed. Include it in the server block that serves it, before other
# locations with regular expressions:
#     include /path/to/the/publication/headers.nginx.conf;
"""


def rules(base_path: str, hub: str | None) -> bytes:
    """Return the file for a publication at `base_path` whose feeds are announced to `hub`."""
    return (HEAD + "".join(_location(each, base_path, hub) for each in DELIVERIES)).encode()


def _location(each: Delivery, base_path: str, hub: str | None) -> str:
    # Hidden files stay what the server makes of them.
    path = each.below(base_path).replace("^", r"^(?!.*/\.)", 1)
    headers = "".join(f"    add_header {name} {_quoted(value)};\n" for name, value in _headers(each, hub))
    return (
        f"\nlocation ~* {_quoted(path)} {{\n"
        f"    types {{ }}\n    default_type {_quoted(each.content_type)};\n    charset off;\n"
        f"    etag on;\n    if_modified_since before;\n{_gzip(each)}{headers}}}\n"
    )


def _headers(each: Delivery, hub: str | None) -> tuple[tuple[str, str], ...]:
    return (*each.headers_with(hub), *((("Vary", "Accept-Encoding"),) if each.is_text else ()))


def _gzip(each: Delivery) -> str:
    if not each.is_text:
        return "    gzip off;\n"
    return "    gzip on;\n    gzip_types *;\n    gzip_min_length 256;\n    gzip_proxied any;\n    gzip_vary off;\n"


def _quoted(text: str) -> str:
    r"""Return text as nginx reads it: of what follows a backslash only quotes, backslashes, `t`, `r` and `n` are changed."""
    return '"' + text.replace('"', r"\"") + '"'
