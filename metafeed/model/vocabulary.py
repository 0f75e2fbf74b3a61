"""The closed vocabularies: the words authors choose from, and what each one means elsewhere.

Every word is a slug. Where a standard has a term of its own for a word, the term stands beside it,
so that emitters look it up and never decide. What metafeed says to patrons is not here: that comes
from the emitters' table of words.

To add a word, add it to its table here; the JSON Schema and the message of the check follow.
Authors add their own with `x-`, except where the model closes the list.

Sources: carriers, title types, colour and sound after FIAFcore (FIAF, CC BY 4.0); the EBU role
codes as the W3C feed validator accepts them in `media:credit`; schema.org 30; the W3C Schema.org
Accessibility Properties for Discoverability Vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Format(NamedTuple):
    """A carrier, as it is projected tonight. schema.org `videoFormat` is its `name`."""

    #: As the trade spells it, in whatever language.
    name: str
    #: Whether patrons travel for it: told in SUMMARY.
    worth_a_trip: bool = False
    #: Photochemical film. 28 CFR 36.303(g) asks captions of digital movies only.
    analog: bool = False


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "8mm": Format("8mm", worth_a_trip=True, analog=True),
        "super8": Format("Super 8", worth_a_trip=True, analog=True),
        "9.5mm": Format("9.5mm", worth_a_trip=True, analog=True),
        "16mm": Format("16mm", worth_a_trip=True, analog=True),
        "super16": Format("Super 16", worth_a_trip=True, analog=True),
        "17.5mm": Format("17.5mm", worth_a_trip=True, analog=True),
        "35mm": Format("35mm", worth_a_trip=True, analog=True),
        "35mm-nitrate": Format("35mm nitrate", worth_a_trip=True, analog=True),
        "70mm": Format("70mm", worth_a_trip=True, analog=True),
        "imax-15-70": Format("IMAX 15/70", worth_a_trip=True, analog=True),
        "vistavision": Format("VistaVision", worth_a_trip=True, analog=True),
        "dcp": Format("DCP"),
        "dcp-4k": Format("DCP 4K"),
        "dcp-3d": Format("DCP 3D", worth_a_trip=True),
        "imax-digital": Format("IMAX Digital", worth_a_trip=True),
        "video": Format("video"),
        "vhs": Format("VHS", worth_a_trip=True),
        "betacam": Format("Betacam"),
        "digibeta": Format("Digital Betacam"),
        "hdcam": Format("HDCAM"),
        "bluray": Format("Blu-ray"),
        "file": Format("file"),
        "live": Format("live", worth_a_trip=True),
        "multi-projector": Format("multi-projector", worth_a_trip=True),
    }
)

#: What the work is. All but a film are told as `workFeatured`.
FILM_KINDS: Final = ("film", "episode", "stage", "opera", "concert", "talk", "other")

VERSION_TYPES: Final = (
    "theatrical",
    "directors-cut",
    "final-cut",
    "extended",
    "censored",
    "reconstruction",
    "restoration",
    "colourised",
    "black-and-white",
    "dubbed",
    "re-edit",
    "workprint",
    "sing-along",
)

#: FIAF Moving Image Cataloguing Manual A.2, without the titles that only archives use.
TITLE_TYPES: Final = (
    "alternative",
    "translated",
    "transliterated",
    "parallel",
    "working",
    "pre-release",
    "abbreviated",
    "corrected",
    "supplied",
    "series",
)

COLOURS: Final = (
    "colour",
    "black-and-white",
    "tinted",
    "toned",
    "tinted-and-toned",
    "colour-and-black-and-white",
    "sepia",
)

#: `silent` was made without sound; `mute` had sound that is lost or missing.
SOUNDS: Final = ("sound", "silent", "mute", "mixed")

AWARD_RESULTS: Final = ("winner", "nominee", "selection", "special-mention")


class Role(NamedTuple):
    """What somebody did, and the property of schema.org's Movie that says so."""

    #: For a Person.
    person: str
    #: For a credit that names an organisation; another property where the first is for people only.
    organization: str
    #: The role of `media:credit` (scheme urn:ebu), or None where EBU has none: no `media:credit`.
    ebu: str | None
    #: The type that `organization` wants.
    organization_type: str = "Organization"


CREDIT_ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "director": Role("director", "creator", "director"),
        "co-director": Role("director", "creator", "director"),
        "cast": Role("actor", "actor", "actor", "PerformingGroup"),
        "voice": Role("actor", "actor", "actor", "PerformingGroup"),
        "narrator": Role("contributor", "contributor", "commentary or commentator"),
        "participant": Role("contributor", "contributor", "participant"),
        "writer": Role("author", "author", "scenario"),
        "source-author": Role("contributor", "contributor", "author"),
        "cinematographer": Role("contributor", "contributor", "director of photography"),
        "editor": Role("editor", "contributor", "visual editor"),
        "composer": Role("musicBy", "musicBy", "composer", "MusicGroup"),
        "lyricist": Role("contributor", "contributor", "lyricist"),
        "conductor": Role("contributor", "contributor", "conductor"),
        "musician": Role("contributor", "contributor", "musician"),
        "producer": Role("producer", "producer", "producer"),
        "executive-producer": Role("contributor", "contributor", "executive producer"),
        "production-company": Role("producer", "productionCompany", "production company"),
        "animator": Role("contributor", "contributor", "animator"),
        "production-designer": Role("contributor", "contributor", "art director"),
        "costume-designer": Role("contributor", "contributor", "costume designer"),
        "sound-designer": Role("contributor", "contributor", "sound designer"),
        "choreographer": Role("contributor", "contributor", "choreographer"),
        "translator": Role("contributor", "contributor", "translation"),
        "presenter": Role("contributor", "contributor", None),
    }
)


#: Whether and where it takes place, and schema.org's EventStatusType.
STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "scheduled": "EventScheduled",
        "cancelled": "EventCancelled",
        "postponed": "EventPostponed",
        "rescheduled": "EventRescheduled",
        "moved-screen": "EventScheduled",
        "moved-venue": "EventScheduled",
        "moved-online": "EventMovedOnline",
        "film-substituted": "EventScheduled",
    }
)
#: The states that authors write; the others are told when they are found in the memory.
AUTHOR_STATUSES: Final = ("scheduled", "cancelled", "postponed", "rescheduled")
#: Those of a screening that does not take place, as far as is known.
OFF: Final = ("cancelled", "postponed")

#: What can be bought, and schema.org's ItemAvailability; None where saying nothing is the truth:
#: Google wants no availability before the sale, and a price of 0 says that it is free.
#: Google's Event page knows InStock, SoldOut and PreOrder alone, so a few tickets left are in stock.
SALES: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "not-yet": None,
        "on-sale": "InStock",
        "limited": "InStock",
        "returns-only": "SoldOut",
        "sold-out": "SoldOut",
        "off-sale": None,
        "door-only": None,
        "free": None,
        "free-rsvp": None,
    }
)

#: Who may know of it, and whether it may ever leave; `embargoed` leaves from its `public_from` on.
VISIBILITIES: Final = ("public", "members", "invite", "press", "private", "embargoed")
PUBLISHED_VISIBILITIES: Final = frozenset({"public", "members"})


class Access(NamedTuple):
    """A service that lets somebody come who could not otherwise."""

    #: Whether it belongs to a `screening` or to the `venue`, which offers it at every showing.
    kind: str
    #: W3C `accessibilityFeature` of what is shown. Venue services are `amenityFeature` instead.
    feature: str | None = None
    #: Whether a language may follow (`open-captions:fr`) or must (`signed:bfi`): "", "may", "must".
    language: str = ""
    #: Whether SUMMARY tells it, because it decides who can come.
    in_summary: bool = False


ACCESS: Final[Mapping[str, Access]] = MappingProxyType(
    {
        "open-captions": Access("screening", "openCaptions", "may", in_summary=True),
        "closed-caption-devices": Access("screening", "closedCaptions", "may"),
        "audio-description": Access("screening", "audioDescription", "may", in_summary=True),
        "signed": Access("screening", "signLanguage", "must", in_summary=True),
        "relaxed": Access("screening", in_summary=True),
        "dementia-friendly": Access("screening"),
        "parent-baby": Access("screening"),
        "masks-required": Access("screening"),
        "hearing-loop": Access("venue"),
        "infrared": Access("venue"),
        "step-free": Access("venue"),
        "wheelchair-spaces": Access("venue"),
    }
)

#: What may harm somebody, and the W3C `accessibilityHazard`.
HAZARDS: Final[Mapping[str, str]] = MappingProxyType({"strobe": "flashing", "loud": "sound"})


class Part(NamedTuple):
    """Something around or during the works."""

    #: Somebody is there for it, or the audience joins in: told in SUMMARY; guests are `performer`.
    live: bool = False
    #: It takes time of its own. False: it goes on while the film runs, and adds nothing to the end.
    own_time: bool = True


PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "intro": Part(live=True),
        "recorded-intro": Part(),
        "q-and-a": Part(live=True),
        "panel": Part(live=True),
        "live-score": Part(live=True, own_time=False),
        "live-organ": Part(live=True, own_time=False),
        "short": Part(),
        "cartoon": Part(),
        "trailer-reel": Part(),
        "interval": Part(),
        "reception": Part(),
        "signing": Part(live=True),
        "sing-along": Part(live=True, own_time=False),
        "quote-along": Part(live=True, own_time=False),
        "secret-film": Part(),
    }
)

#: Facts about an engagement. Never events.
RUN_FACTS: Final = (
    "preview",
    "opens",
    "held-over",
    "must-end",
    "last-chance",
    "one-night-only",
    "return-engagement",
)

PREMIERES: Final = ("world", "international", "european", "national", "regional", "local")

#: As Python counts them: `date.weekday()` is the place of a day in it.
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: Not long: words name documents, such as `formats/x-laser.ics`.
_OWN = re.compile(r"x-[a-z0-9-]{1,60}")

#: A word → what people call it, as `_bare` leaves it. The first whose word is an option counts.
#: Nothing leads from `subtitled` to captions, on purpose: subtitles are a translation.
_CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcp": "2k 2kdcp digital dcinema",
        "dcp-4k": "4k 4kdcp uhd",
        "dcp-3d": "3d",
        "35mm": "film 35",
        "16mm": "16",
        "70mm": "70",
        "35mm-nitrate": "nitrate",
        "imax-digital": "imax",
        "imax-15-70": "imax70mm imaxfilm 1570",
        "super8": "s8",
        "super16": "s16",
        "bluray": "bd",
        "video": "dvd tape",
        "file": "prores mp4",
        "live": "broadcast livebroadcast satellite",
        "restoration": "restored 4krestoration remastered",
        "reconstruction": "reconstructed",
        "directors-cut": "dc",
        "dubbed": "dub",
        "colourised": "colorized",
        "extended": "uncut",
        "alternative": "aka",
        "translated": "english",
        "transliterated": "romanised romanized",
        "black-and-white": "bw bandw nb nandb sw monochrome",
        "sound": "talkie",
        "silent": "nosound",
        "cinematographer": "dop dp photography directorofphotography camera kamera image",
        "composer": "music musik musique score",
        "live-score": "music livemusic score piano",
        "writer": "screenplay screenwriter script scenario drehbuch author",
        "source-author": "basedon novel",
        "director": "direction directedby regie realisateur realisation",
        "cast": "actor actors actress starring with darsteller interpretes",
        "narrator": "voiceover narration",
        "editor": "editing montage schnitt",
        "producer": "production",
        "production-company": "studio",
        "production-designer": "productiondesign artdirector",
        "costume-designer": "costumes",
        "sound-designer": "sound",
        "animator": "animation",
        "musician": "accompanist",
        "participant": "subject",
        "winner": "won win",
        "nominee": "nominated nomination",
        "selection": "officialselection competition incompetition",
        "special-mention": "honorablemention honourablemention jurymention",
        "scheduled": "confirmed",
        "cancelled": "off abgesagt annule cancelado annullato",
        "postponed": "delayed verschoben reporte aplazado",
        "rescheduled": "moved",
        "sold-out": "full ausverkauft complet agotado esaurito uitverkocht",
        "limited": "few fewleft",
        "returns-only": "rush rushline returns standby",
        "not-yet": "comingsoon notonsale",
        "on-sale": "available open",
        "off-sale": "off closed",
        "door-only": "door atthedoor",
        "free": "gratis gratuit kostenlos",
        "free-rsvp": "rsvp",
        "public": "open",
        "members": "member membersonly",
        "private": "hidden privatehire",
        "invite": "invitation inviteonly",
        "embargoed": "embargo embargoeduntil",
        "open-captions": "oc ocap captions captioned hoh sdh descriptivesubtitles",
        "closed-caption-devices": "cc ccap closedcaptions closedcaptioning",
        "audio-description": "ad dvs audiodescribed descriptiveaudio",
        "hearing-loop": "loop inductionloop tcoil",
        "infrared": "ir",
        "signed:ase": "asl",
        "signed:asf": "auslan",
        "signed:bfi": "bsl",
        "signed:dse": "ngt",
        "signed:fcs": "lsq",
        "signed:fsl": "lsf",
        "signed:gsg": "dgs",
        "signed:ise": "lis",
        "signed:ssp": "lse",
        "signed": "signlanguage",
        "relaxed": "sensory sensoryfriendly autism autismfriendly",
        "dementia-friendly": "dementia",
        "parent-baby": "baby parents parentandbaby carersandbabies",
        "masks-required": "masks masked",
        "wheelchair-spaces": "wheelchair wheelchairaccess",
        "step-free": "stairfree",
        "strobe": "strobing flashing flashinglights photosensitive",
        "loud": "noise",
        "q-and-a": "qa discussion",
        "intro": "introduction introduced",
        "recorded-intro": "prerecordedintro videointro",
        "live-organ": "organ",
        "interval": "break intermission pause entracte",
        "trailer-reel": "trailers",
        "short": "shortfilm",
        "reception": "drinks",
        "signing": "booksigning",
        "secret-film": "surprise surprisefilm",
        "preview": "sneakpreview",
        "opens": "opening",
        "held-over": "extended",
        "last-chance": "finalweek lastdays",
        "one-night-only": "onenight",
        "return-engagement": "return",
    }
)


def is_open(value: str, options: Container[str]) -> bool:
    """Tell whether `value` is one of `options`, or a word of the author's own (`x-…`)."""
    return value in options or bool(_OWN.fullmatch(value))


def near(value: str, options: Iterable[str]) -> str | None:
    """Return the option that the author of `value` probably meant, or None.

    The same letters in another spelling win, then what people call it, then the nearest spelling.
    A service that needs a language comes with it: `near("BSL", ACCESS)` is `signed:bfi`.
    """
    from difflib import get_close_matches

    words = list(options)
    if found := called(value, words):
        return found
    by_letters = {_bare(option): option for option in words}
    close = get_close_matches(_bare(value), by_letters, n=1, cutoff=0.65)
    return by_letters[close[0]] if close else None


def called(value: str, options: Iterable[str]) -> str | None:
    """Return the option that `value` is another spelling or another name of, or None."""
    by_letters = {_bare(option): option for option in options}
    wanted = _bare(value)
    if wanted in by_letters:
        return by_letters[wanted]
    known = set(by_letters.values())
    for word, names in _CALLED.items():
        if wanted in names.split() and word.partition(":")[0] in known:
            return word
    return None


def _bare(text: str) -> str:
    """Return the letters and digits of `text` alone: `Sold Out` and `sold-out` are the same."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", "and"))
    return "".join(character for character in plain if character.isalnum() and character.isascii())
