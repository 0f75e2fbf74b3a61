"""QR codes for posters, as SVG: each leads to where one subscribes to a view.

Not to the calendar itself: a telephone that opens a calendar's address adds what is in it now, and is told of no
change; and what is called `webcal:` means nothing to most. On the page each has its own way.
"""

from __future__ import annotations

from functools import lru_cache

from metafeed.emitters.edition import Edition
from metafeed.views import View


def document(edition: Edition, view: View) -> bytes | None:
    """Return the drawing for a view, None if there is nothing of it to subscribe to, or its address is too long."""
    from metafeed.emitters import alternates

    if not alternates.made(edition, view):
        return None
    return _drawn(f"{edition.document('all', '.subscribe.html')}#{anchor(view)}")


def anchor(view: View) -> str:
    """Return the place of a view on the page on which one subscribes."""
    return view.path.replace("/", "-")


@lru_cache(maxsize=4096)
def _drawn(address: str) -> bytes | None:
    import segno

    # All masks can be read; to find the one that is best for a camera would take five times as long.
    try:
        code = segno.make(address, error="m", micro=False, mask=3)
    except segno.DataOverflowError:
        return None
    drawn: str = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, light="#fff")
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode() + b"\n"
