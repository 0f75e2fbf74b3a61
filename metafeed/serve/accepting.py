"""What a client can read (RFC 9110 §12.5): the encoding and the standard that suit it best."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: The best first, where a client does not care.
ENCODINGS = ("br", "gzip", "identity")


@lru_cache(maxsize=256)
def encoding(header: bytes) -> str:
    """Return the encoding for an Accept-Encoding."""
    from werkzeug.datastructures import Accept
    from werkzeug.http import parse_accept_header

    wanted = parse_accept_header(header.decode("latin-1"), Accept)
    quality = {name: wanted.quality(name) for name in ENCODINGS[:-1]}
    best = max(quality, key=lambda name: quality[name])
    return best if quality[best] > 0 and quality[best] >= _of_identity(header) else "identity"


def _of_identity(header: bytes) -> float:
    """Return how much a client wants no encoding: not at all, unless it says so."""
    from werkzeug.datastructures import Accept
    from werkzeug.http import parse_accept_header

    wanted = parse_accept_header(header.decode("latin-1"), Accept)
    return float(dict(wanted).get("identity", 0))


@lru_cache(maxsize=1024)
def media_type(header: bytes, offered: Sequence[str]) -> str | None:
    """Return which of the media types that are offered, the best first, suits an Accept; None if none does."""
    from werkzeug.datastructures import MIMEAccept
    from werkzeug.http import parse_accept_header

    # There is one version of each: parameters (a charset, a profile) ask for nothing that it could be without.
    asked = parse_accept_header(header.decode("latin-1"), MIMEAccept)
    plain = MIMEAccept([(_ANY.get(name, name.partition(";")[0].strip()), quality) for name, quality in asked])
    return plain.best_match(offered)


#: What old clients write for everything (RFC 9110 §12.5.1 has no such type).
_ANY = {"*": "*/*"}
