"""What is true after each of the ten publications of `season`: events as khal lists them, news, entries of films.

Written out, and not computed from what metafeed tells.
"""

from __future__ import annotations

from datetime import UTC, datetime

#: Calendar → the last part of an event's URL → what khal tells of it: start, end, status, title.
Picture = dict[str, dict[str, str]]

#: What khal must list after the first publication. All times are Berlin's, which is how khal is set up; the
#: clocks go back from CEST to CET in the night to 25 October, in London too.
FIRST: Picture = {
    "all": {
        "opening": "10-22 19:30 CEST – 10-22 22:15 CEST CONFIRMED: Ausverkauft: Metropols (Einführung, Live-Musik)",
        "cleo-thu": "10-22 20:00 CEST – 10-22 21:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7",
        "shorts-fri": "10-23 16:00 CEST – 10-23 16:44 CEST CANCELLED: Abgesagt: Kurze Zeit (16mm)",
        "marker-fri": "10-23 18:00 CEST – 10-23 20:23 CEST CONFIRMED: Marker: Zweimal Erinnerung (16mm)",
        "cleo-fri": "10-23 18:30 CEST – 10-23 20:00 CEST CANCELLED: Abgesagt: Mittwoch zwischen 5 und 7",
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "eraserhead-fri": "10-23 23:15 CEST – 10-24 00:44 CEST CONFIRMED: Eraserhead (35mm)",
        "safety-last-sat": "10-24 11:00 CEST – 10-24 12:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, entspannte Vorstellung, Live-Orgel)",
        "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CONFIRMED: Das Cabinet des Dr. Caligari (Einführung)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: Am Rande des Rollfelds + Sans Soleil – Unsichtbare Sonne (16mm, auf Englisch)",
        "lola-qa": "10-24 16:30 CEST – 10-24 18:21 CEST CONFIRMED: Lola rennt (35mm, Filmgespräch)",
        "nosferatu-sat": "10-24 19:30 CEST – 10-24 21:04 CEST CANCELLED: Verschoben: Nosferatu – Eine Symphonie des Grauens (35mm, Live-Musik)",
        "living-dead": "10-25 00:30 CEST – 10-25 02:06 CEST CONFIRMED: Die Nacht der lebenden Toten (35mm)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "stalker-night": "10-25 01:45 CEST – 10-25 03:27 CET CONFIRMED: Stalker",
        "jetee-first": "10-25 02:30 CEST – 10-25 02:58 CEST CONFIRMED: Am Rande des Rollfelds (35mm)",
        "jetee-second": "10-25 02:30 CET – 10-25 02:58 CET CONFIRMED: Am Rande des Rollfelds (35mm)",
        "eraserhead-night": "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Eraserhead (35mm)",
        "sunday-people": "10-25 11:30 CET – 10-25 12:43 CET CONFIRMED: Für Mitglieder: Menschen am Sonntag (35mm, Live-Musik)",
        "shorts-sun": "10-25 14:00 CET – 10-25 14:44 CET CONFIRMED: Kurze Zeit (16mm)",
        "lola-captions": "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Lola rennt (Untertitel für Hörgeschädigte, Audiodeskription)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "cleo-signed": "10-25 17:00 CET – 10-25 19:25 CET CONFIRMED: Mittwoch zwischen 5 und 7 (mit Gebärdensprache (DGS), Einführung, Podiumsgespräch)",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "metropolis-sun": "10-25 20:00 CET – 10-25 22:45 CET CONFIRMED: Metropols",
        "stalker-mon": "10-26 18:30 CET – 10-26 21:12 CET CONFIRMED: Stalker (35mm)",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Abgesagt: Irrtum im Jenseits (35mm-Nitrofilm)",
        "specials/marker": "10-26 20:00 CET – 10-26 22:23 CET CONFIRMED: Marker: Zweimal Erinnerung",
    },
    "london": {
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: Am Rande des Rollfelds + Sans Soleil – Unsichtbare Sonne (16mm, auf Englisch)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Abgesagt: Irrtum im Jenseits (35mm-Nitrofilm)",
    },
    "london_en": {
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: A Matter of Life and Death (35mm nitrate)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Safety Last! (35mm, live score)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: La Jetée + Sans Soleil (16mm, in English)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: A Matter of Life and Death (35mm nitrate)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Cléo from 5 to 7",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Cléo from 5 to 7",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Cancelled: A Matter of Life and Death (35mm nitrate)",
    },
    "reels": {
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "eraserhead-fri": "10-23 23:15 CEST – 10-24 00:44 CEST CONFIRMED: Eraserhead (35mm)",
        "safety-last-sat": "10-24 11:00 CEST – 10-24 12:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, entspannte Vorstellung, Live-Orgel)",
        "lola-qa": "10-24 16:30 CEST – 10-24 18:21 CEST CONFIRMED: Lola rennt (35mm, Filmgespräch)",
        "nosferatu-sat": "10-24 19:30 CEST – 10-24 21:04 CEST CANCELLED: Verschoben: Nosferatu – Eine Symphonie des Grauens (35mm, Live-Musik)",
        "living-dead": "10-25 00:30 CEST – 10-25 02:06 CEST CONFIRMED: Die Nacht der lebenden Toten (35mm)",
        "jetee-first": "10-25 02:30 CEST – 10-25 02:58 CEST CONFIRMED: Am Rande des Rollfelds (35mm)",
        "jetee-second": "10-25 02:30 CET – 10-25 02:58 CET CONFIRMED: Am Rande des Rollfelds (35mm)",
        "eraserhead-night": "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Eraserhead (35mm)",
        "sunday-people": "10-25 11:30 CET – 10-25 12:43 CET CONFIRMED: Für Mitglieder: Menschen am Sonntag (35mm, Live-Musik)",
        "stalker-mon": "10-26 18:30 CET – 10-26 21:12 CET CONFIRMED: Stalker (35mm)",
    },
    "captions": {
        "lola-captions": "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Lola rennt (Untertitel für Hörgeschädigte, Audiodeskription)",
    },
}

OFF = (
    "10-23 21:45 CEST – 10-23 23:13 CEST CANCELLED: Abgesagt: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)"
)
NOW_DCP = "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Jetzt DCP, war 35mm: Eraserhead"
UNCAPTIONED = "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Ohne Untertitel für Hörgeschädigte: Lola rennt (Audiodeskription)"

#: Publication → what khal lists otherwise than before it, or lists as well. Nothing is ever gone.
THEN: dict[int, Picture] = {
    1: {},
    2: {},
    3: {"all": {"cleo-thu": "10-22 21:00 CEST – 10-22 22:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7"}},
    4: {
        "all": {"ldn-safety-last": OFF},
        "london": {"ldn-safety-last": OFF},
        "london_en": {
            "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CANCELLED: Cancelled: Safety Last! (35mm, live score)"
        },
        "reels": {"ldn-safety-last": OFF},
    },
    5: {"all": {"jetee-extra": "10-25 02:15 CET – 10-25 02:43 CET CONFIRMED: Am Rande des Rollfelds"}},
    6: {
        "all": {
            "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CANCELLED: Abgesagt: Das Cabinet des Dr. Caligari (Einführung)"
        }
    },
    7: {
        "all": {"eraserhead-night": NOW_DCP, "lola-captions": UNCAPTIONED},
        "reels": {"eraserhead-night": NOW_DCP},
        "captions": {"lola-captions": UNCAPTIONED},
    },
    8: {
        "all": {
            "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CONFIRMED: Das Cabinet des Dr. Caligari (Einführung)"
        }
    },
    9: {
        "all": {
            "opening": "10-22 19:30 CEST – 10-22 22:15 CEST CONFIRMED: Ausverkauft: Metropolis (Einführung, Live-Musik)",
            "metropolis-sun": "10-25 20:00 CET – 10-25 22:45 CET CONFIRMED: Metropolis",
        }
    },
    10: {"all": {"cleo-thu": "10-22 20:00 CEST – 10-22 21:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7"}},
}

TAG = "tag:extra-hour.example,2026:"

#: Publication → id of a piece of news → its title. The first tells each film and bill that will be shown
#: once (*Nosferatu* is postponed, *Sans Soleil* only in a double bill, the embargoed film not at all).
NEWS: dict[int, dict[str, str]] = {
    1: {
        "bill/marker/news/1": "Neu: Marker: Zweimal Erinnerung",
        "bill/shorts-1/news/1": "Neu: Kurze Zeit – So., 25. Okt., 14:00, Kino Beispiel",
        "film/a-matter-of-life-and-death/news/1": "Neu: Irrtum im Jenseits",
        "film/caligari/news/1": "Neu: Das Cabinet des Dr. Caligari – Sa., 24. Okt., 14:00, Kino Beispiel",
        "film/cleo/news/1": "Neu: Mittwoch zwischen 5 und 7",
        "film/eraserhead/news/1": "Neu: Eraserhead",
        "film/la-jetee/news/1": "Neu: Am Rande des Rollfelds",
        "film/lola-rennt/news/1": "Neu: Lola rennt",
        "film/menschen-am-sonntag/news/1": "Neu: Menschen am Sonntag – So., 25. Okt., 11:30, Kino Beispiel",
        "film/metropolis/news/1": "Neu: Metropols",
        "film/night-of-the-living-dead/news/1": "Neu: Die Nacht der lebenden Toten – So., 25. Okt., 00:30, Kino Beispiel",
        "film/safety-last/news/1": "Neu: Ausgerechnet Wolkenkratzer!",
        "film/stalker/news/1": "Neu: Stalker",
    },
    2: {},
    3: {"film/cleo/news/2": "Neue Zeit: Mittwoch zwischen 5 und 7 – Do., 22. Okt., 21:00, Kino Beispiel"},
    4: {
        "film/safety-last/news/2": "Fällt aus: Ausgerechnet Wolkenkratzer! – Fr., 23. Okt., 20:45, Example Picture House"
    },
    5: {"film/la-jetee/news/2": "Zusätzlich: Am Rande des Rollfelds – So., 25. Okt., 02:15, Kino Beispiel"},
    6: {
        "film/caligari/news/2": "Fällt aus: Das Cabinet des Dr. Caligari – Sa., 24. Okt., 14:00, Kino Beispiel"
    },
    7: {
        "film/eraserhead/news/2": "Anderes Format: Eraserhead – So., 25. Okt., 03:30, Kino Beispiel",
        "film/lola-rennt/news/2": "Barrierefreiheit: Lola rennt – So., 25. Okt., 14:30, Kino Beispiel",
    },
    8: {
        "film/caligari/news/3": "Findet doch statt: Das Cabinet des Dr. Caligari – Sa., 24. Okt., 14:00, Kino Beispiel"
    },
    9: {},
    10: {"film/cleo/news/3": "Neue Zeit: Mittwoch zwischen 5 und 7 – Do., 22. Okt., 20:00, Kino Beispiel"},
}

#: Id of an entry of the feed of films → its title after the first publication.
FILMS = {
    "bill/marker": "Marker: Zweimal Erinnerung",
    "bill/shorts-1": "Kurze Zeit",
    "film/a-matter-of-life-and-death": "Irrtum im Jenseits",
    "film/caligari": "Das Cabinet des Dr. Caligari",
    "film/cleo": "Mittwoch zwischen 5 und 7",
    "film/eraserhead": "Eraserhead",
    "film/la-jetee": "Am Rande des Rollfelds",
    "film/lola-rennt": "Lola rennt",
    "film/menschen-am-sonntag": "Menschen am Sonntag",
    "film/metropolis": "Metropols",
    "film/night-of-the-living-dead": "Die Nacht der lebenden Toten",
    "film/nosferatu": "Nosferatu – Eine Symphonie des Grauens",
    "film/safety-last": "Ausgerechnet Wolkenkratzer!",
    "film/sans-soleil": "Sans Soleil – Unsichtbare Sonne",
    "film/stalker": "Stalker",
}
#: Publication → the titles that are otherwise from then on: a film whose only showing is off says so, and a typo is mended.
RETITLED = {
    6: {"film/caligari": "Abgesagt: Das Cabinet des Dr. Caligari"},
    8: {"film/caligari": "Das Cabinet des Dr. Caligari"},
    9: {"film/metropolis": "Metropolis"},
}

#: Id of an entry of the feed of films → when it was updated, by publication (October 2026, 8 h UTC).
UPDATED: dict[str, dict[int, int]] = {
    "bill/marker": {1: 5},
    "bill/shorts-1": {1: 5},
    "film/a-matter-of-life-and-death": {1: 5},
    "film/caligari": {1: 5, 6: 9, 8: 11},
    "film/cleo": {1: 5, 3: 6, 10: 13},
    "film/eraserhead": {1: 5, 7: 10},
    "film/la-jetee": {1: 5, 5: 8},
    "film/lola-rennt": {1: 5, 7: 10},
    "film/menschen-am-sonntag": {1: 5},
    "film/metropolis": {1: 5},
    "film/night-of-the-living-dead": {1: 5},
    "film/nosferatu": {1: 5},
    "film/safety-last": {1: 5, 4: 7},
    "film/sans-soleil": {1: 5},
    "film/stalker": {1: 5},
}


def calendars(number: int) -> Picture:
    """Return what the calendars must hold after a publication."""
    picture = {name: dict(events) for name, events in FIRST.items()}
    for step in range(1, number + 1):
        for name, events in THEN[step].items():
            picture[name] |= events
    return picture


def films(number: int) -> dict[str, str]:
    """Return the titles of the feed of films after a publication."""
    titles = dict(FILMS)
    for step in range(1, number + 1):
        titles |= RETITLED.get(step, {})
    return titles


def news(number: int) -> dict[str, str]:
    """Return all news up to a publication."""
    return {key: title for step in range(1, number + 1) for key, title in NEWS[step].items()}


def updated(number: int) -> dict[str, datetime]:
    """Return when each entry of the feed of films was last updated, as of a publication."""
    return {
        key: datetime(2026, 10, days[max(each for each in days if each <= number)], 8, tzinfo=UTC)
        for key, days in UPDATED.items()
    }


def showing(start: datetime, end: datetime, status: str, title: str) -> str:
    """Return a showing as khal is told to print it: times are of the zone that they are given in."""
    return f"{start:%m-%d %H:%M %Z} – {end:%m-%d %H:%M %Z} {status}: {title}"
