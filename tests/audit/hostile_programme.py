"""A programme in whose every text for people stands something that could end, open or run something in a page."""

from __future__ import annotations

from typing import Any

TEXTS = {
    "script": "</script><script>alert(1)</script>",
    "comment": "<!-- <script> --> --!> <!--<script>",
    "cdata": "]]> <![CDATA[ x ]]>",
    "quotes": "\"double\" 'single' `back` “curly” «guillemets» \\\" \\' \\",
    "separators": "before\u2028between\u2029after",
    "emoji": "🎬 👩🏽‍🎤 🏳️‍🌈 𝕊𝕠𝕦𝕟𝕕",
    "right-to-left": "סרט \u202eevil\u202c \u2067الفيلم\u2069",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${x} <%= x %> <?php x ?>",
    "escapes": "\\u003c/script\\u003e \\n \\x3c &lt;/script&gt; &#60; &amp;lt;",
    "long": "</ScRiPt >&\u00e9" * 700,
}


def programme() -> dict[str, Any]:
    """Return a programme with a film, a house, a series and a screening of each text."""
    return {
        "name": {"en": "Kino " + TEXTS["script"], "de": "Haus " + TEXTS["comment"]},
        "identity": "kino.example,2026",
        "base_url": "https://kino.example/programme/",
        "languages": ["en", "de"],
        "currency": "EUR",
        "description": TEXTS["quotes"],
        "publish": {"reviews": "semantic"},
        "venues": [_venue(key, text) for key, text in TEXTS.items()],
        "series": [{"id": key, "title": text, "note": text} for key, text in TEXTS.items()],
        "films": [_film(key, text) for key, text in TEXTS.items()],
        "screenings": [_screening(number, key, text) for number, (key, text) in enumerate(TEXTS.items(), 1)],
    }


def _venue(key: str, text: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": text,
        "address": {"street": text, "locality": text, "country": "DE"},
        "zone": "Europe/Berlin",
        "screens": [{"id": "one", "name": text, "seats": 50}],
        "note": text,
    }


def _film(key: str, text: str) -> dict[str, Any]:
    return {
        "id": key,
        "title": {"en": text, "de": text + "!"},
        "alternative_titles": [text + "?"],
        "tagline": text,
        "year": 1962,
        "runtime": 90,
        "languages": ["fr"],
        "genres": [text],
        "credits": {"director": [text], "cast": [{"name": text, "character": text}]},
        "synopsis": text,
        "note": text,
        "quotes": [{"text": text, "critic": "A critic", "stars": "4/5"}],
        "images": [{"url": "https://kino.example/a.jpg", "alt": text, "credit": text, "width": 1280, "height": 720}],
        "trailers": [{"url": f"https://video.example/{key}.mp4", "name": text, "thumbnail": "https://video.example/a.jpg", "uploaded": "2026-01-01"}],
    }  # fmt: skip


def _screening(number: int, key: str, text: str) -> dict[str, Any]:
    return {
        "id": key,
        "film": key,
        "venue": key,
        "screen": "one",
        "date": f"2026-05-{number:02}",
        "time": "19:00",
        "series": key,
        "note": text,
        "status": "rescheduled",
        "previous_start": "2026-04-30T19:00",
        "reason": text,
        "parts": [{"kind": "q-and-a", "minutes": 20, "guests": [{"name": text, "role": text}]}],
        "prices": [{"name": text, "price": "9.00"}],
        "tickets": "https://kino.example/tickets?a=1&b=%3C",
    }
