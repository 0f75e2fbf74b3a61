"""What the rules on films, texts, pictures and addresses find, where, and what they leave alone."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from metafeed.case import Case
from metafeed.checking import check
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.document import Document, ImageFile
from metafeed.model import build
from metafeed.model.node import Node
from metafeed.resolving import resolve
from metafeed.rules import texts, unsafe_url
from tests.rules.test_examples import findings

CODES = {f"MF{number}" for number in (*range(401, 415), *range(601, 610))}


def found(folder: Path, source: str, *codes: str) -> list[Diagnostic]:
    """Return the findings of these codes, or of all of this group, for a programme.yaml."""
    wanted = set(codes) or CODES
    return [each for each in findings({"programme.yaml": source}, folder) if each.code in wanted]


def places(told: list[Diagnostic]) -> list[tuple[str, int, int]]:
    """Return (code, line, column) of findings."""
    return [(each.code, each.span.line, each.span.column) for each in told if each.span]


def of_tree(tree: dict[str, Any], **kept: Any) -> list[Diagnostic]:
    """Return the findings of this group for a programme that is Python objects."""
    usual = {
        "name": "Kino",
        "identity": "kino.example,2026",
        "language": "en",
        "clock": "24",
        "venues": [
            {
                "id": "kino",
                "name": "Kino",
                "zone": "Europe/Berlin",
                "address": {"street": "A", "locality": "B"},
            }
        ],
    }
    told = check(Document(usual | tree, **kept)).findings
    return [each for each in told if each.code in CODES]


def film(**fields: Any) -> dict[str, Any]:
    """Return a programme with one film."""
    return {"films": [{"id": "a", "title": "A Film", "runtime": 90, **fields}]}


def shown(fields: dict[str, Any], **screening: Any) -> dict[str, Any]:
    """Return a programme with one film and one screening of it."""
    showing = {"id": "s", "film": "a", "date": "2026-03-28", "time": "20:00", **screening}
    return film(**fields) | {"screenings": [showing]}


# Years


def test_a_year_is_held_to_the_last_screening_of_its_own_film() -> None:
    tree = shown({"year": 2028})
    tree["films"].append({"id": "b", "title": "Another Film"})
    tree["screenings"].append({"id": "t", "film": "b", "date": "2030-01-01", "time": "20:00"})
    assert [each.pointer for each in of_tree(tree)] == ["/films/0/year"]


@pytest.mark.parametrize("year", ["2026", "circa 1910", "1957-1961", "2015-2030"])
def test_a_year_up_to_that_of_the_screening_is_left_alone(year: str) -> None:
    assert of_tree(shown({"year": year})) == []


def test_a_film_that_is_not_shown_may_be_of_the_next_year_and_no_later() -> None:
    tree = shown({})
    tree["films"] += [{"id": "b", "title": "B", "year": 2027}, {"id": "c", "title": "C", "year": 2028}]
    assert [each.pointer for each in of_tree(tree)] == ["/films/2/year"]


def test_without_any_screening_no_year_is_too_late() -> None:
    assert of_tree(film(year=2100)) == []


def test_the_year_of_a_restoration_is_held_to_the_screening_and_not_to_the_release() -> None:
    version = {"id": "r", "type": "restoration", "year": 2030, "restoration": {"year": 2031}}
    told = of_tree(shown({"year": 1957, "released": "1957-10-12", "versions": [version]}))
    assert [each.pointer for each in told] == [
        "/films/0/versions/0/year",
        "/films/0/versions/0/restoration/year",
    ]


def test_a_year_after_the_release_and_the_screening_is_found_once() -> None:
    assert len(of_tree(shown({"year": 2192, "released": "1992-09-01"}))) == 1


@pytest.mark.parametrize(
    ("year", "award", "count"), [(1957, 1958, 0), (1957, 1956, 0), (1957, 1955, 1), ("c. 1957", 1950, 0)]
)
def test_an_award_may_be_a_year_older_than_its_film(year: Any, award: int, count: int) -> None:
    told = of_tree(film(year=year, awards={"name": "Palme d’Or", "year": award}))
    assert [each.pointer for each in told] == ["/films/0/awards/year"] * count


# Titles


def test_a_title_in_capitals_is_found_at_itself_with_a_suggestion(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "films:\n"
        "  - id: cranes\n"
        "    title: THE CRANES ARE FLYING\n"
        "    original_title: {text: ЛЕТЯТ ЖУРАВЛИ, lang: ru}\n"
        "    alternative_titles: [QUAND PASSENT LES CIGOGNES]\n"
        "series:\n"
        "  - {id: war, title: {en: WINTER STORIES, fr: Récits de guerre}}\n",
    )
    assert places(told) == [("MF403", 3, 12), ("MF403", 4, 28), ("MF403", 5, 26), ("MF403", 7, 27)]
    assert [each.hint for each in told] == [
        "write The Cranes Are Flying",
        "write Летят журавли",
        "write Quand Passent Les Cigognes",
        "write Winter Stories",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "PTU",
        "AKA",
        "RRR",
        "WALL·E",
        "[REC]",
        "M",
        "I AM CUBA",
        "U2 3D",
        "MS. 45",
        "10,000 B.C.",
        "JFK",
        "東京物語",
        "MaXXXine",
    ],
)
def test_a_title_that_may_be_in_capitals_is_left_alone(title: str) -> None:
    assert of_tree(film(title=title)) == []


def test_the_suggestion_keeps_initials_numerals_and_what_elides() -> None:
    titles = {
        "IVAN THE TERRIBLE, PART II": "Ivan the Terrible, Part II",
        "THE FBI STORY IN 3D: O'BRIEN": "The FBI Story in 3D: O'Brien",
        "E.T. THE EXTRA-TERRESTRIAL": "E.T. The Extra-Terrestrial",
        "ROSEMARY’S BABY DOESN’T CRY": "Rosemary’s Baby Doesn’t Cry",
    }
    for title, meant in titles.items():
        assert [each.hint for each in of_tree(film(title=title))] == [f"write {meant}"]


def test_capitals_that_are_no_part_of_the_title_are_told_as_that_alone() -> None:
    told = of_tree(film(title="RELAXED SCREENING: FLOW"))
    assert [each.code for each in told] == ["MF404"]


def test_all_that_a_title_carries_is_one_finding_that_names_fields_and_the_title(tmp_path: Path) -> None:
    source = 'films:\n  - id: v\n    title: "Club X presents: Vertigo (35mm) + Q&A"\n'
    (told,) = found(tmp_path, source)
    assert places([told]) == [("MF404", 3, 12)]
    assert told.message == (
        "'Club X presents: Vertigo (35mm) + Q&A' carries a series (Club X presents), a format (35mm), "
        "a part of the showing (Q&A)"
    )
    assert told.hint == (
        "the title is Vertigo; Club X presents belongs in a series; 35mm belongs in format of the screening; "
        "Q&A belongs in parts of the screening"
    )


def test_each_language_of_a_title_is_looked_at() -> None:
    told = of_tree(film(title={"en": "Alien (1979)", "fr": "Alien", "de": "Alien (OmU)"}))
    assert [each.pointer for each in told] == ["/films/0/title/en", "/films/0/title/de"]


def test_a_bill_may_be_called_by_what_it_is() -> None:
    works = {"works": "a + a"}
    bills = [
        {"id": "b", "title": "Double Bill: Alien + Aliens", **works},
        {"id": "c", "title": "Aliens: 40th Anniversary", **works},
        {"id": "d", "title": "Shorts (16mm)", **works},
    ]
    assert [each.pointer for each in of_tree(film() | {"bills": bills})] == ["/bills/2/title"]


# Texts


def test_html_in_plain_texts_is_found_once_a_text_and_not_in_addresses(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "films:\n"
        "  - id: a\n"
        '    title: "Fast &amp; <b>Furious</b>"\n'
        "    url: https://kino.example/?a=1&copy;=2\n"
        "    quotes:\n"
        '      - {text: "Great<br>fun", critic: A Critic}\n'
        "screenings:\n"
        '  - {id: s, film: a, date: 2026-03-28, time: "20:00", ends: "22:00", status: cancelled, reason: "<p>Flood</p>"}\n',
        "MF405",
    )
    assert places(told) == [("MF405", 3, 12), ("MF405", 6, 16), ("MF405", 8, 97)]
    assert [each.hint for each in told] == ["write Fast & Furious", "write Great fun", "write Flood"]


@pytest.mark.parametrize(
    "title", ["Q&A", "Fast & Furious", "A < B > C", "<3", "AT&T;", "x&y", "<unknown>", "R&B; Soul"]
)
def test_a_text_with_signs_of_its_own_is_not_html(title: str) -> None:
    assert of_tree(film(title=title)) == []


def test_raw_html_is_found_in_markdown_and_entities_and_code_are_not(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "films:\n"
        '  - {id: a, title: A, synopsis: "An <i>odd</i> film.", note: "`<b>` &amp; 1 < 2 <https://kino.example/>"}\n'
        "series:\n"
        '  - {id: s, title: S, note: {en: "Fine.", fr: "<script>alert(1)</script>"}}\n',
    )
    assert places(told) == [("MF408", 2, 33), ("MF408", 4, 47)]
    assert told[0].severity is Severity.ERROR
    assert told[0].hint == "write *text*"
    assert told[0].message == "raw HTML in Markdown: <i>"


def test_a_note_that_is_one_plain_line_is_no_markdown() -> None:
    part = {"kind": "intro", "minutes": 5, "note": "<b>Live</b>"}
    assert [each.code for each in of_tree(shown({}, parts=[part]))] == ["MF405"]


def test_a_note_in_a_markdown_file_is_found_below_its_front_matter(tmp_path: Path) -> None:
    text = "---\ntitle: A Film\n---\n\nA <b>bold</b> film.\n"
    told = findings({"programme.yaml": "", "films/a.md": text}, tmp_path)
    spans = [each.span for each in told if each.code == "MF408"]
    assert [(Path(span.path).name, span.line) for span in spans if span] == [("a.md", 5)]


def test_control_characters_are_found_in_what_was_typed_once_a_text() -> None:
    told = of_tree(
        {
            "name": "Ki\u0007no\u202e\u0008",
            "films": [{"id": "a", "title": "It\u0092s", "note": "One\n\n* two\n\tthree"}],
        }
    )
    assert [(each.code, each.pointer) for each in told] == [("MF406", "/films/0/title"), ("MF406", "/name")]
    assert told[0].hint == "U+0092 was probably ’"
    assert told[1].message.startswith("'Ki�no��' has a control character U+0007, bidi ")
    assert told[1].message.endswith(" U+202E, control character U+0008 in it")


@pytest.mark.parametrize(
    "title",
    [
        "می\u200cخواهم",
        "👩\u200d👩\u200d👧",
        "בית\u200f קפה",
        "Line\u00a0break",
        "soft\u00adhyphen",
        "Zürich",
        "8½",
    ],
)
def test_characters_that_scripts_need_are_left_alone(title: str) -> None:
    assert of_tree(film(title=title)) == []


def test_mojibake_is_found_with_what_was_meant_and_its_controls_are_no_fault_of_their_own() -> None:
    told = of_tree(film(title="Ã\u0089tÃ© au cafÃ©", tagline="L�heure d�été"))
    assert [(each.code, each.pointer) for each in told] == [
        ("MF407", "/films/0/title"),
        ("MF407", "/films/0/tagline"),
    ]
    assert told[0].hint == "write Été, café"


def test_a_map_without_the_main_language_is_found_in_any_depth(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "languages: [en, fr]\n"
        "films:\n"
        "  - id: a\n"
        "    title: {fr: Cléo de 5 à 7}\n"
        "    tagline: {en-GB: A walk, fr: Une promenade}\n"
        "    awards: [{name: {de: Goldener Bär, fr: Ours d’or}, year: 1970}]\n",
    )
    assert places(told) == [("MF413", 4, 12), ("MF413", 6, 21)]


def test_no_text_lacks_a_language_that_nobody_named() -> None:
    tree = film(title={"fr": "Cléo de 5 à 7"})
    assert of_tree(tree | {"language": None}) == []


def test_a_quote_by_somebody_is_left_alone_and_a_link_is_nobody() -> None:
    quotes = [
        {"text": "A", "critic": "B"},
        {"text": "A", "publication": "B"},
        {"text": "A", "url": "https://b.example/"},
    ]
    assert [each.pointer for each in of_tree(film(quotes=quotes))] == ["/films/0/quotes/2"]
    assert [each.pointer for each in of_tree(film(quotes={"text": "A"}))] == ["/films/0/quotes"]


# Ratings


def test_a_rating_is_held_to_its_board_and_an_unknown_board_is_a_note(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "films:\n"
        "  - id: a\n"
        "    title: A\n"
        "    ratings:\n"
        "      - {system: MPAA, value: PG13}\n"
        "      - {system: BBFC, value: '21'}\n"
        "      - {system: BBFK, value: X}\n"
        "      - {system: FSK, value: pending}\n"
        "      - {system: x-leeds, value: anything}\n",
    )
    assert places(told) == [("MF411", 5, 31), ("MF411", 6, 31), ("MF411", 7, 18)]
    assert [each.severity for each in told] == [Severity.WARNING, Severity.WARNING, Severity.NOTE]
    assert told[0].hint == "write PG-13"
    assert told[1].hint == "one of: U, PG, 12A, 12, 15, 18, R18; or unrated, pending"
    assert told[2].hint == "write BBFC"


# Subtitles and captions


@pytest.mark.parametrize(
    ("languages", "screening"),
    [
        ("en", {"subtitles": "de"}),
        ("en", {"subtitles": "none"}),
        ("en", {}),
        ("", {"subtitles": "en"}),
        ("fr, en", {"subtitles": "en"}),
        ("en", {"subtitles": "en, fr"}),
        ("zh", {"subtitles": "zh"}),
        ("yue", {"subtitles": "zh"}),
        ("de-CH", {"subtitles": "de"}),
        ("zxx", {"subtitles": "en"}),
        ("en", {"subtitles": "en", "parts": "sing-along"}),
        ("en", {"access": "open-captions"}),
        ("en", {"access": "open-captions:fr", "subtitles": "de"}),
        ("fr", {"access": "open-captions", "subtitles": "en"}),
        ("fr, en", {"access": "open-captions", "subtitles": "en"}),
        ("", {"access": "open-captions", "subtitles": "en"}),
        ("fr", {"language": "de", "subtitles": "fr"}),
        ("en", {"access": "closed-caption-devices", "subtitles": "none"}),
    ],
)
def test_subtitles_and_captions_that_make_sense_are_left_alone(
    languages: str, screening: dict[str, str]
) -> None:
    fields = {"languages": languages} if languages else {}
    assert of_tree(shown(fields, **screening)) == []


@pytest.mark.parametrize(
    ("languages", "screening", "code"),
    [
        ("en", {"subtitles": "en"}, "MF409"),
        ("en", {"subtitles": "en-GB"}, "MF409"),
        ("fr", {"language": "en", "subtitles": "en"}, "MF409"),
        ("en", {"subtitles": "en", "access": "audio-description"}, "MF409"),
        ("en", {"access": "open-captions", "subtitles": "en"}, "MF410"),
        ("en", {"access": "open-captions:en", "subtitles": "en"}, "MF410"),
        ("fr", {"access": "open-captions:en", "subtitles": "en"}, "MF410"),
    ],
)
def test_subtitles_and_captions_that_are_one_line_of_text_are_found_once(
    languages: str, screening: dict[str, str], code: str
) -> None:
    told = of_tree(shown({"languages": languages}, **screening))
    place = "/screenings/0/subtitles" if code == "MF409" else "/screenings/0/access"
    assert [(each.code, each.pointer) for each in told] == [(code, place)]


def test_a_film_in_an_unknown_language_on_a_bill_makes_the_bill_unknown() -> None:
    tree = shown({"languages": "en"}, film="a + b", subtitles="en")
    tree["films"].append({"id": "b", "title": "B", "runtime": 10})
    assert of_tree(tree) == []


def test_subtitles_of_a_film_are_found_once_where_they_stand_whatever_the_number_of_showings() -> None:
    tree = shown({"languages": "en", "defaults": {"subtitles": "en"}})
    tree["screenings"] += [
        {"id": f"s{n}", "film": "a", "date": f"2026-04-{n:02}", "time": "20:00"} for n in range(1, 29)
    ]
    assert [each.pointer for each in of_tree(tree)] == ["/films/0/defaults/subtitles"]


def test_subtitles_of_the_house_are_found_at_the_first_showing_of_each_film_that_they_do_not_fit() -> None:
    tree = shown({"languages": "en"}) | {"defaults": {"subtitles": "en"}}
    tree["films"].append({"id": "b", "title": "B", "runtime": 10, "languages": "fr"})
    tree["screenings"] += [
        {"id": "t", "film": "a", "date": "2026-03-29", "time": "20:00"},
        {"id": "u", "film": "b", "date": "2026-03-30", "time": "20:00"},
    ]
    assert [(each.code, each.pointer) for each in of_tree(tree)] == [("MF409", "/screenings/0")]


def test_captions_in_a_list_are_found_at_themselves() -> None:
    told = of_tree(shown({"languages": "en"}, access=["hearing-loop", "open-captions"], subtitles="en"))
    assert [each.pointer for each in told] == ["/screenings/0/access/1"]


def test_a_cell_of_a_table_is_found_at_its_column(tmp_path: Path) -> None:
    table = "id,date,time,film,subtitles,tickets\ns,2026-03-28,20:00,a,en,/tickets\n"
    told = findings(
        {
            "programme.yaml": "films: [{id: a, title: A, runtime: 90, languages: en}]\n",
            "screenings.csv": table,
        },
        tmp_path,
    )
    assert places([each for each in told if each.code in CODES]) == [("MF409", 2, 22), ("MF606", 2, 25)]


# Venues


def test_an_address_is_asked_for_once_a_venue(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "venues:\n"
        "  - {id: a, name: A, zone: Europe/Berlin}\n"
        "  - id: b\n"
        "    name: B\n"
        "    zone: Europe/Berlin\n"
        "    address: {country: DE}\n"
        "  - {id: c, name: C, zone: Europe/Berlin, address: {street: A, locality: B}}\n",
    )
    assert places(told) == [("MF414", 2, 5), ("MF414", 6, 14)]
    assert told[1].message == "the address of 'b' has no street and no locality"


# Pictures


def png(width: int, height: int) -> bytes:
    """Return a PNG of that size, black."""
    rows = zlib.compress(b"".join(b"\0" + b"\0" * ((width + 7) // 8) for _ in range(height)))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    ]
    body = b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def test_files_of_pictures_are_looked_at_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "images" / "2026").mkdir(parents=True)
    (tmp_path / "images" / "Good.png").write_bytes(png(1200, 800))
    (tmp_path / "images" / "2026" / "small.png").write_bytes(png(719, 500))
    (tmp_path / "images" / "strip.png").write_bytes(png(800, 100))
    (tmp_path / "images" / "text.jpg").write_bytes(b"no picture")
    told = found(
        tmp_path,
        "films:\n"
        "  - id: a\n"
        "    title: A\n"
        "    images:\n"
        "      - {file: images/Good.png, alt: A street.}\n"
        "      - {file: images/good.png, alt: A street.}\n"
        "      - {file: images/nowhere.png, alt: A street.}\n"
        "      - {file: images/2026/small.png, alt: A street.}\n"
        "      - {file: images/strip.png, alt: A street.}\n"
        "      - {file: images/text.jpg, alt: A street.}\n"
        "      - {file: ../secret.png, alt: A street.}\n"
        "      - images/Good.png\n"
        "      - {alt: A street.}\n",
    )
    assert places(told) == [
        ("MF603", 6, 16),
        ("MF603", 7, 16),
        ("MF604", 8, 16),
        ("MF605", 9, 16),
        ("MF603", 10, 16),
        ("MF608", 11, 16),
        ("MF601", 12, 9),
        ("MF602", 13, 9),
    ]
    assert told[0].hint == "write images/Good.png"


def test_without_a_folder_no_file_is_missing() -> None:
    assert of_tree(film(images={"file": "images/a.jpg", "alt": "A street."})) == []


def test_the_size_of_a_file_counts_before_what_is_said_of_it() -> None:
    image = {"file": "images/a.jpg", "alt": "A street.", "width": 100, "height": 100}
    large, small = ImageFile(1920, 1080, 1), ImageFile(640, 360, 1)
    assert of_tree(film(images=[image]), images={"images/a.jpg": large}, root="") == []
    told = of_tree(film(images=[image]), images={"images/a.jpg": small}, root="")
    assert [each.message for each in told] == ["'images/a.jpg' is 640 × 360 pixels"]


@pytest.mark.parametrize(
    "image",
    [
        {"url": "https://kino.example/a.jpg", "alt": "A"},
        {"url": "https://kino.example/a.jpg", "alt": "A", "width": 100},
        {"url": "https://kino.example/a.svg?v=1", "alt": "A", "width": 24, "height": 24},
        {"url": "https://kino.example/a.jpg", "alt": {"en": "A"}, "width": 720, "height": 540},
        {"url": "https://kino.example/a.jpg", "alt": "A", "width": 2400, "height": 800},
    ],
)
def test_a_picture_that_may_be_fine_is_left_alone(image: dict[str, Any]) -> None:
    assert of_tree(film(images=[image])) == []


def test_pictures_of_venues_may_be_small() -> None:
    tree = {
        "images": [{"url": "https://kino.example/logo.png", "alt": "The logo", "width": 64, "height": 64}]
    }
    assert of_tree(tree) == []


def test_a_picture_without_an_address_needs_no_text_yet() -> None:
    assert [each.code for each in of_tree(film(images=[{"credit": "Mosfilm"}]))] == ["MF602"]


@pytest.mark.parametrize(
    "file",
    ["a.jpg", "/images/a.jpg", "images/../a.jpg", "..\\a.jpg", "images\\a.jpg", "C:/a.jpg", "https://kino.example/a.jpg",
     "images/", "images", "images//a.jpg", "./images/a.jpg", "images/./a.jpg", "Images/a.jpg", "file:///etc/passwd"],
)  # fmt: skip
def test_a_file_that_does_not_lie_below_images_is_an_error_and_nothing_else(file: str) -> None:
    told = of_tree(film(images=[{"file": file, "alt": "A street."}]), root="")
    assert [(each.code, each.severity) for each in told] == [("MF608", Severity.ERROR)]


# Addresses


@pytest.mark.parametrize(
    "url",
    ["https://kino.example", "http://kino.example/", "HTTPS://Kino.example/A?b=c#d", "https://kinó.example/ä", "https://kino.example:8443/a",
     "https://[2001:db8::1]/a", "https://kino.example/a(b)'c,d;e!", "https://kino.example/%20", "https://kino.example/@handle",
     "https://kino.example/a?u=me@kino.example", "https://127.0.0.1/a"],
)  # fmt: skip
def test_a_sound_address_is_left_alone(url: str) -> None:
    assert of_tree(film(url=url)) == []


@pytest.mark.parametrize(
    ("url", "said", "hint"),
    [
        ("www.kino.example/a", "is not a whole address", "write https://www.kino.example/a"),
        ("//kino.example/a", "is not a whole address", "write https://kino.example/a"),
        ("/films/a", "is not a whole address", "write https://…/films/a"),
        ("index.html", "is not a whole address", "write https://…/index.html"),
        ("#a", "is not a whole address", None),
        ("localhost:8000/a", "is not a whole address", None),
        ("javascript:alert(1)", "is of the kind javascript:", None),
        ("JavaScript:alert('a b')", "is of the kind javascript:", None),
        ("data:text/html,<script>", "is of the kind data:", None),
        ("mailto:box@kino.example", "is of the kind mailto:", None),
        ("ftp://kino.example/a", "is of the kind ftp:", None),
        ("https://user:pass@kino.example/", "has a user name or password in it", None),
        ("https://kino.example@evil.example/", "has a user name or password in it", None),
        ("https://kino.example/a b", "has a space in it", "write https://kino.example/a%20b"),
        ("https://", "has no host", None),
        ("https:///a", "has no host", None),
        ("https:kino.example", "has no host", None),
        ("https://kino.example\\@evil.example", "has '\\\\' in it", None),
        ("https://kino.example/<id>", "has '<' in it", None),
        ("https://kino.example:port/", "cannot be read as an address", None),
        ("https://[::1/", "cannot be read as an address", None),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error_that_says_why(
    url: str, said: str, hint: str | None
) -> None:
    (told,) = of_tree(film(url=url))
    assert (told.code, told.severity, told.pointer) == ("MF606", Severity.ERROR, "/films/0/url")
    assert said in told.message
    assert hint in (None, told.hint)


def test_a_password_is_not_repeated() -> None:
    for url in (
        "https://user:" + "secret" * 20 + "@kino.example/",
        "https://user:sec@secret@k.example/",
        "user:secret@k.example",
    ):
        (told,) = of_tree(film(url=url))
        assert "sec" not in told.message


def test_addresses_are_looked_at_wherever_they_stand(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "url: kino.example\n"
        "base_url: /programme/\n"
        "pages: {film: 'film/{id}'}\n"
        "license: CC-BY\n"
        "publisher: {logo: logo.png, same_as: [https://kino.example/, mastodon.example/@kino]}\n"
        "prices: {standard: [{name: General, price: '9', url: 'tickets/'}]}\n"
        "films:\n"
        "  - id: a\n"
        "    title: A\n"
        "    credits: {director: {name: A Name, same_as: en.wikipedia.org/wiki/A}}\n"
        "    trailers: video/a\n"
        "    images: {url: a.jpg, alt: A street.}\n"
        "    note: 'See [this](javascript:alert%281%29), ![A](x.png), [that](mailto:a@kino.example).'\n"
        "notices: [{id: n, text: Hello, url: here}]\n",
        "MF606",
    )
    assert [place[1] for place in places(told)] == [1, 2, 3, 4, 5, 5, 6, 10, 11, 12, 13, 13, 14]
    assert all(each.pointer and "/0/0" not in each.pointer for each in told)


def test_tickets_are_filled_in_before_they_are_judged_and_may_be_mail() -> None:
    for url in ("https://t.example/{pos_id}?d={date}", "https://{id}.t.example/", "mailto:box@kino.example"):
        assert of_tree(shown({}, tickets=url)) == []


def test_no_author_can_switch_off_an_address_that_breaks_the_output() -> None:
    tree = film(url="javascript:alert(1)", ignore="MF606") | {"check": {"MF606": "off"}}
    assert [each.code for each in of_tree(tree)] == ["MF606"]


# Identifiers and trailers


def test_identifiers_of_films_and_versions_are_looked_at(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "films:\n"
        "  - id: a\n"
        "    title: A\n"
        "    ids: {imdb: 'https://www.imdb.com/title/tt0050634/', tmdb: '38360', wikidata: q155189}\n"
        "    versions: [{id: r, type: restoration, ids: {eidr: 10.5240/7EC7-228A-510A-053E-CBB8-K}}]\n",
    )
    assert places(told) == [("MF607", 4, 17), ("MF607", 5, 55)]
    assert told[0].hint == "write tt0050634"
    assert "wrong check character: K, should be J" in told[1].message


def test_a_trailer_gets_one_note_for_all_that_it_lacks() -> None:
    url = "https://video.example/a"
    (told,) = of_tree(film(trailers=[{"url": url}, {"url": url, "thumbnail": url, "uploaded": "2026-01-01"}]))
    assert (told.severity, told.pointer) == (Severity.NOTE, "/films/0/trailers/0")
    assert told.message.endswith("has no thumbnail and no uploaded")


# The texts that rules go through


def classes(of: type[Node]) -> list[type[Node]]:
    """Return the model classes below `of`."""
    return [each for below in of.__subclasses__() for each in (below, *classes(below))]


def test_the_fields_of_addresses_and_of_markdown_are_those_of_the_model() -> None:
    for model in classes(Node):
        for name, annotation in model.__annotations__.items():
            text = texts.Text("", model.model_construct(), name, "")
            assert text.is_address == ("Url" in str(annotation)), (model, name)
            assert text.is_markdown == ("Markdown" in str(annotation)), (model, name)


def test_no_field_of_text_is_left_out() -> None:
    kinds = ("Line", "Text", "Markdown", "Url")
    for model in classes(Node):
        for name, annotation in model.__annotations__.items():
            if any(kind in str(annotation).replace("[", " ").replace(",", " ").split() for kind in kinds):
                assert name in texts._keys(model), (model, name)


def test_ten_thousand_showings_with_the_same_addresses_are_clean() -> None:
    showings = [
        {"id": f"s{n}", "film": f"f{n % 50}", "date": f"2026-0{1 + n % 9}-{10 + n % 19}", "time": "20:00", "subtitles": "en",
         "access": "open-captions", "tickets": "https://t.example/{id}", "note": "Doors at *seven*."}
        for n in range(10_000)
    ]  # fmt: skip
    films = [{"id": f"f{n}", "title": f"Film {n}", "languages": "en", "year": 2020} for n in range(50)]
    document = Document(
        {"name": "K", "identity": "k.example,2026", "clock": "24", "films": films, "screenings": showings,
         "venues": [{"id": "k", "name": "K", "zone": "Europe/Berlin"}]}
    )  # fmt: skip
    typed = build(document)
    case = Case(document, typed, resolve(typed, document))
    assert list(unsafe_url.check(case)) == []
