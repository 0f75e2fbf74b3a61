"""The columns of a table of screenings: an example and a meaning each, for `metafeed schema --table`."""

from __future__ import annotations

#: Column → (example, meaning).
COLUMNS: dict[str, tuple[str, str]] = {
    "id": ("cranes-fri", "who the screening is, for life; metafeed ids --write fills it in"),
    "date": ("2026-03-28", "the cinema day; blank as above"),
    "time": ("14:35", "2:35 pm, 14h35, 24:30 for half past midnight, tbc; several by comma"),
    "film": ("la-jetee + interval 15 + sans-soleil", "a film or bill, or works joined by +; blank as above"),
    "version": ("restoration", "a version of the film"),
    "venue": ("film-forum", "blank as above"),
    "screen": ("1", "blank as above, - for none"),
    "format": ("35mm", "how it is projected tonight"),
    "language": ("ru", "what is spoken, where it is not the original"),
    "subtitles": ("en", "languages, or none; blank is unknown"),
    "access": ("open-captions, hearing-loop", "services, by comma"),
    "parts": ("intro 10, q-and-a 30: A Name (director)", "what is around the film, with minutes and guests"),
    "series": ("marker", "series that it belongs to, by comma"),
    "status": ("cancelled", "scheduled, cancelled, postponed, rescheduled"),
    "reason": ("The print did not arrive.", "one sentence for patrons"),
    "sale": ("sold-out", "not-yet, on-sale, limited, sold-out, free …"),
    "visibility": ("members", "public, members, press, invite, private, embargoed"),
    "prices": ("standard", "the name of a price list"),
    "tickets": ("https://tickets.example/{pos_id}", "where to buy"),
    "pos_id": ("20817", "the box office's number"),
    "note": ("With live piano.", "what patrons should know, Markdown"),
}
