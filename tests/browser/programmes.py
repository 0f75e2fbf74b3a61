"""Programmes made to strain a page: hostile texts, a full week, two weeks, other scripts and languages.

They are sources as `metafeed.resolve` takes them. The samples of the repository are in `sites`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Source = dict[str, Any]

#: Long and short titles of real films, for a week in three screens.
TITLES = (
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
    "The Assassination of Jesse James by the Coward Robert Ford",
    "Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles",
    "The Cranes Are Flying",
    "Ordet",
    "A Pigeon Sat on a Branch Reflecting on Existence",
    "Uncle Boonmee Who Can Recall His Past Lives",
    "M",
    "Céline and Julie Go Boating",
    "Close-Up",
    "The Discreet Charm of the Bourgeoisie",
    "Night of the Hunter",
)
TIMES = ("10:00", "12:40", "15:30", "18:20", "21:10")
SCREENS = ("Great Hall", "Studio", "Club")


def kino(**keys: Any) -> Source:
    """Return a house without films."""
    screens = [{"id": str(n), "name": name} for n, name in enumerate(SCREENS, 1)]
    venue = {"id": "kino", "name": "Kino", "zone": "Europe/Berlin", "screens": screens}
    address = {"street": "Am Kino 1", "locality": "Berlin", "country": "DE"}
    house = {
        "name": "Kino am Kanal",
        "url": "https://kino.example/",
        "identity": "kino.example,2026",
        "base_url": "https://kino.example/programme/",
        "language": "en",
        "clock": "24",
        "currency": "EUR",
        "venues": [venue | {"address": address}],
    }
    return house | keys


def weeks(count: int) -> Source:
    """Return weeks of fifteen showings a day in three screens, with long titles, prices and tickets."""
    films = [
        {"id": f"film-{n}", "title": title, "year": 1950 + 4 * n, "runtime": 80 + 5 * n, "languages": ["fr"],
         "synopsis": f"{title} is shown from a print of the archive, with an introduction."}
        for n, title in enumerate(TITLES)
    ]  # fmt: skip
    first = date(2026, 3, 23)
    screenings = [
        {
            "id": f"s{day}-{slot}-{screen}",
            "film": f"film-{(day * 5 + slot * 3 + screen * 4) % len(TITLES)}",
            "date": f"{first + timedelta(day):%Y-%m-%d}",
            "time": f"{time[:3]}{int(time[3:]) + 5 * screen:02}",
            "screen": str(screen),
            "tickets": f"https://tickets.example/{day}-{slot}-{screen}",
        }
        | ({"format": "35mm", "subtitles": "en"} if (slot + screen) % 2 else {})
        | ({"access": "open-captions", "parts": "intro 10"} if slot == 3 and screen == 2 else {})
        for day in range(7 * count)
        for slot, time in enumerate(TIMES)
        for screen in (1, 2, 3)
    ]
    prices = {"usual": [{"name": "General", "price": "12.00"}, {"name": "Reduced", "price": "9.50"}]}
    return kino(films=films, screenings=screenings, prices=prices, defaults={"prices": "usual"})


def hostile() -> Source:
    """Return texts that would break out of a page, or out of a column."""
    word = "Lichtspiel" * 30
    films = [
        {"id": "markup", "title": "<b>Bold</b> & </title></script><script>alert(1)</script>",
         "synopsis": "<img src=x onerror=alert(1)> </style> [link](javascript:alert(1)) `</script>` & <!-- not a comment",
         "tagline": '"><svg onload=alert(1)>', "year": 1970, "languages": ["en"]},
        {"id": "long", "title": word, "synopsis": f"{word} {word}", "languages": ["de"], "year": 1927,
         "credits": {"director": [word, "Fritz Lang"]}},
        {"id": "rtl", "title": {"en": "نوستالژی (Nostalgia) ‎1983"}, "synopsis": "می‌خواهم زنده بمانم. A film in two scripts."},
        {"id": "emoji", "title": "🎬👩‍👩‍👧‍👦🏳️‍🌈 Ｗｉｄｅ 電影 กำลังฉาย", "synopsis": "👩🏽‍🚀 " * 200},
        {"id": "marks", "title": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", "synopsis": "Marks upon marks."},
        {"id": "braces", "title": "{{ 7 * 7 }} {% raw %} ${x} &amp; &lt;", "synopsis": "{{ config }}"},
    ]  # fmt: skip
    screenings = [
        {"id": f"{film['id']}-{n}", "film": film["id"], "date": f"2026-03-{27 + n}", "time": "20:00",
         "tickets": "https://tickets.example/?a=1&b=2", "note": f"{film['synopsis'][:40]} *soon*", "screen": str(n + 1)}
        for film in films
        for n in range(2)
    ]  # fmt: skip
    notices = [{"id": "word", "text": f"</aside><script>alert(1)</script> {word}"}]
    return kino(films=films, screenings=screenings, notices=notices, description=f"{word} & <i>co</i>.")


def hebrew() -> Source:
    """Return a house that speaks Hebrew, and reads from right to left."""
    films = [
        {"id": "waltz", "title": "ואלס עם באשיר", "original_title": "ואלס עם באשיר", "year": 2008, "runtime": 90,
         "languages": ["he"], "credits": {"director": "ארי פולמן"},
         "synopsis": "סרט תיעודי מצויר על זיכרון. (Waltz with Bashir, 2008)"},
        {"id": "cranes", "title": "עפות העגורים", "original_title": "Летят журавли", "year": 1957, "runtime": 95,
         "languages": ["ru"]},
    ]  # fmt: skip
    venue = {
        "id": "kolnoa",
        "name": "סינמטק",
        "zone": "Asia/Jerusalem",
        "screens": [{"id": "1", "name": "אולם 1"}],
    }
    address = {"street": "רחוב הקולנוע 1", "locality": "תל אביב", "country": "IL"}
    return kino(
        name="סינמטק לדוגמה",
        language="he",
        currency="ILS",
        venues=[venue | {"address": address}],
        films=films,
        screenings=[
            {"id": f"{film['id']}-{n}", "film": film["id"], "date": f"2026-03-{27 + n}", "time": time,
             "tickets": f"https://tickets.example/{n}"}
            for film, time in zip(films, ("18:30", "20:45"), strict=True)
            for n in range(3)
        ],
    )  # fmt: skip


def french() -> Source:
    """Return a house with two time zones, a show after midnight and one that is off, in French."""
    house = weeks(1)
    venues = [*house["venues"], {"id": "loin", "name": "Cinéma des Îles", "zone": "America/Martinique",
                                 "address": {"locality": "Fort-de-France", "country": "MQ"}}]  # fmt: skip
    screenings = [each for each in house["screenings"] if each["screen"] == "1"][:12]
    for each in screenings:
        each["venue"] = "kino"
    screenings[0] |= {"status": "cancelled", "reason": "La pompe à chaleur est en panne."}
    screenings[1] |= {"time": "00:15", "note": "Minuit passé."}
    screenings[2] |= {"venue": "loin", "screen": None}
    screenings = [{key: value for key, value in each.items() if value is not None} for each in screenings]
    return house | {"name": "Cinéma du Canal", "language": "fr", "venues": venues, "screenings": screenings}


def evenings() -> Source:
    """Return a house whose author made a calendar of the evenings of weekdays, with a time that is not known yet."""
    view = {
        "id": "after-work",
        "title": "After work",
        "days": ["fri", "thu", "wed", "tue", "mon"],
        "after": "18:00",
    }
    screenings = [
        {"id": "friday", "film": "m", "date": "2026-03-27", "time": "18:30", "format": "35mm"},
        {"id": "saturday", "film": "m", "date": "2026-03-28", "time": "18:30", "format": "dcp"},
        {"id": "sunday", "film": "m", "date": "2026-03-29", "time": "tba"},
        {"id": "gone", "film": "m", "date": "2026-03-19", "time": "20:00"},
    ]
    return kino(films=[{"id": "m", "title": "M", "runtime": 111}], screenings=screenings, views=[view])
