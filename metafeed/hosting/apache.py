r"""Rules for Apache 2.4: a `.htaccess` in the publication's folder, or the same lines in its `<Directory>`.

What comes later wins, so that the table is told backwards; `<If>`, which knows folders, comes after all `<FilesMatch>`.
mod_deflate marks the tag of what it compresses with `-gzip`, and does not know it again when asked; it is made weak instead,
and is known without the mark.
"""

from __future__ import annotations

from metafeed.delivery import DELIVERIES, Delivery

HEAD = """\
# How Apache delivers this publication; written by metafeed. It is read where AllowOverride is All or has FileInfo, and
# needs the modules headers, deflate and mime:
#     a2enmod headers deflate mime
FileETag MTime Size
<IfModule mod_headers.c>
    Header edit ETag "^\\"(.*)-gzip\\"$" "W/\\"$1\\""
</IfModule>
"""


def rules(base_path: str, hub: str | None) -> bytes:  # noqa: ARG001  # it counts from the folder that it lies in
    """Return the file for a publication whose feeds are announced to `hub`; it holds wherever the folder lies."""
    return (HEAD + "".join(_section(each, hub) for each in reversed(DELIVERIES))).encode()


def _section(each: Delivery, hub: str | None) -> str:
    headers = "".join(
        f"        Header set {name} {_quoted(value)}\n" for name, value in each.headers_with(hub)
    )
    if each.is_text:
        headers += "        Header merge Vary Accept-Encoding\n"
    begin, end = _which(each)
    return (
        f"\n{begin}\n    ForceType {_quoted(each.content_type)}\n"
        f"    <IfModule mod_headers.c>\n{headers}    </IfModule>\n{_deflate(each)}{end}\n"
    )


def _which(each: Delivery) -> tuple[str, str]:
    name = each.ending.removeprefix("/")
    if "/" in name:
        return f'<If "%{{REQUEST_URI}} =~ m#{each.ending}$#i">', "</If>"
    begin = "^" if each.ending[0] == "/" else ""
    return f'<FilesMatch "(?i){begin}{name}$">', "</FilesMatch>"


def _deflate(each: Delivery) -> str:
    if not each.is_text:
        return ""
    return "    <IfModule mod_deflate.c>\n        SetOutputFilter DEFLATE\n    </IfModule>\n"


def _quoted(text: str) -> str:
    """Return text as Apache reads it; `%` begins a format in the values of headers."""
    return '"' + text.replace('"', r"\"").replace("%", "%%") + '"'
