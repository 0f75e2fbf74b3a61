"""Whether a client has a document already (RFC 9110 §13): its tag goes before its date, and weak tags count."""

from __future__ import annotations

from datetime import datetime


def is_known(tag: bytes, changed: datetime, known: bytes | None, since: bytes | None) -> bool:
    """Tell whether `known` (If-None-Match) has a tag or, where it is not sent, nothing changed `since`."""
    from werkzeug.http import parse_date, parse_etags

    if known is not None:
        if known == tag:
            return True
        return parse_etags(known.decode("latin-1")).contains_weak(tag.decode().strip('"'))
    if since is None:
        return False
    try:
        moment = parse_date(since.decode("latin-1"))
    except OverflowError:  # werkzeug 3.1 lets it out for years and zones that there are not
        return False
    return moment is not None and changed <= moment
