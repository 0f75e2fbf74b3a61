"""What is found wrong with a source before anybody asks what it means: shape, references, identity, time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metafeed.case import Case
from metafeed.checking import check
from metafeed.diagnostics import Diagnostic
from metafeed.document import Document
from metafeed.model import build
from metafeed.model.screening import Screening
from metafeed.resolving import resolve
from metafeed.rules import duplicate_id, missing_id, part_of_itself, unknown_reference
from tests.rules.test_examples import findings

FILMS = "films: [{id: cranes, title: The Cranes, runtime: 95}, {id: ashes, title: Ashes, runtime: 95}]\n"


def told(folder: Path, source: str | dict[str, str]) -> list[str]:
    """Return `FILE:LINE:COLUMN CODE MESSAGE | HINT` for each finding of this group."""
    files = {"programme.yaml": source} if isinstance(source, str) else source
    return [_line(each, folder) for each in findings(files, folder) if "MF000" < each.code < "MF215"]


def _line(finding: Diagnostic, folder: Path) -> str:
    place = str(finding.span).removeprefix(f"{folder.as_posix()}/")
    return f"{place} {finding.code} {finding.message}" + (f" | {finding.hint}" if finding.hint else "")


def one(folder: Path, source: str | dict[str, str]) -> str:
    """Return the only finding; its place is shown as `¦` if it is that of the `¦` in a programme.yaml."""
    mark, line, column = source.find("¦") if isinstance(source, str) else -1, 0, 0
    if isinstance(source, str) and mark >= 0:
        line, column = source.count("\n", 0, mark) + 1, mark - source.rfind("\n", 0, mark)
        source = source.replace("¦", "")
    found = told(folder, source)
    assert len(found) == 1, found
    place, _, message = found[0].removeprefix("programme.yaml:").partition(" ")
    return f"{'¦' if place == f'{line}:{column}' else place} {message}"


def in_film(folder: Path, lines: str) -> str:
    """Return the only finding in a film with these lines."""
    indented = "".join(f"    {line}\n" for line in lines.splitlines())
    return one(folder, f"films:\n  - {{id: b, title: B}}\n  - id: cranes\n{indented}    title: The Cranes\n")


def in_screening(folder: Path, keys: str) -> str:
    """Return the only finding in a screening with these keys."""
    source = f"{FILMS}screenings:\n  - {{id: a, date: 2026-03-28, {keys}, film: cranes}}\n"
    return one(folder, source if "time:" in keys else source.replace("film:", "time: '20:00', film:"))


class TestWhereAndWhat:
    """pydantic's errors become findings at the value itself, in an author's words."""

    @pytest.mark.parametrize(
        ("lines", "finding"),
        [
            ("runtime: ¦long", "¦ MF103 'long' is not a whole number | write digits alone"),
            (
                "runtime: {minutes: 95, ¦approx: yes}",
                "¦ MF101 unknown key 'approx' | did you mean approximate?",
            ),
            ("runtime: ¦{approximate: yes}", "¦ MF102 'minutes' is missing | write minutes: …"),
            ("runtime: ¦[95]", "¦ MF103 a list is not a whole number | write digits alone"),
            ("year: ¦fifties", "¦ MF103 'fifties' is not a year | write 1957, 1957-1961 or circa 1910"),
            ("year: ¦1757", "¦ MF103 '1757' is less than 1800"),
            ("countries: [FR, ¦Soviet Union]", "¦ MF111 'Soviet Union' is not a country code | write SUHH"),
            ("languages: ¦en, Russian", "¦ MF110 'Russian' is not a language tag | write ru"),
            ("tagline: {en: a, ¦french: b}", "¦ MF110 'french' is not a language tag | write fr"),
            ("tagline: ¦[a]", '¦ MF005 this tagline needs quotes, write tagline: "[a]"'),
            ("ids: {¦imbd: tt0050634}", "¦ MF101 unknown key 'imbd' | did you mean imdb?"),
            ("colour: ¦sepya", "¦ MF106 'sepya' is not a colour | write sepia"),
            (
                "versions: [{id: r, type: ¦restored}]",
                "¦ MF106 'restored' is not a type of version | write restoration",
            ),
            ("versions: ¦{type: dubbed}", "¦ MF102 'id' is missing | write id: …"),
            (
                "quotes: {text: a, stars: ¦4, critic: B}",
                "¦ MF103 '4' is not a number of stars on a scale | write 4/5",
            ),
            ("images: [{file: a, width: ¦-1}]", "¦ MF103 '-1' is not more than 0"),
            ("trailers: [¦{name: a}]", "¦ MF102 'url' is missing | write url: …"),
            (
                "awards: ¦Palme d’Or",
                "¦ MF103 'Palme d’Or' is not a map of keys and values | write {name: …}",
            ),
            ("defaults: {¦venu: kino}", "¦ MF101 unknown key 'venu' | did you mean venue?"),
        ],
    )
    def test_a_fault_in_a_film_is_told_at_its_value(self, tmp_path: Path, lines: str, finding: str) -> None:
        assert in_film(tmp_path, lines) == finding

    @pytest.mark.parametrize(
        ("lines", "finding"),
        [
            ("credits: {¦directr: A}", "¦ MF106 'directr' is not a role | write director"),
            ("credits: {director: [A, {¦nam: B}]}", "¦ MF101 unknown key 'nam' | did you mean name?"),
            (
                "credits: {cast: {name: A, same_as: [¦[]]}}",
                "¦ MF103 a list is not text | write one text here",
            ),
            ("credits: [{role: ¦directr, name: A}]", "¦ MF106 'directr' is not a role | write director"),
            (
                "credits: [{role: director, name: A}, ¦{name: B}]",
                "¦ MF102 'role' is missing | write role: …",
            ),
            ("credits: [{role: director, ¦nam: A}]", "¦ MF101 unknown key 'nam' | did you mean name?"),
            (
                "credits: ¦Mikhail",
                "¦ MF103 'Mikhail' has no role | write {director: Mikhail}, or another role",
            ),
            (
                "credits: [¦Mikhail]",
                "¦ MF103 'Mikhail' has no role | write {director: Mikhail}, or another role",
            ),
        ],
    )
    def test_a_fault_in_the_credits_is_told_in_both_of_their_forms(
        self, tmp_path: Path, lines: str, finding: str
    ) -> None:
        assert in_film(tmp_path, lines) == finding

    @pytest.mark.parametrize(
        ("run", "finding"),
        [
            (
                "dates: [2026-03-06, ¦2026-02-30], times: '20:00'",
                "¦ MF109 '2026-02-30' is not a date of the calendar",
            ),
            ("dates: 2026-03-06, times: ['20:00', ¦'9x']", "¦ MF108 '9x' is not a time"),
            ("dates: 2026-03-06, times: ¦'20:00, 9x'", "¦ MF108 '9x' is not a time"),
            ("dates: 2026-03-06, times: {a: ¦'9x'}", "¦ MF108 '9x' is not a time"),
            (
                "dates: 2026-03-06, times: {¦A b: '20:00'}",
                "¦ MF107 'A b' cannot name a showing of each day | write ab",
            ),
            (
                "dates: 2026-03-06, times: ¦['20:00', 8 pm]",
                "¦ MF103 20:00 stands here twice | name the showings: {a: …",
            ),
            ("dates: 2026-03-06, times: ¦[]", "¦ MF103 a list is empty | write at least one entry"),
            (
                "dates: 2026-03-06, times: '20:00', except: {2026-03-06: {¦tim: 21h}}",
                "¦ MF101 unknown key 'tim'",
            ),
            (
                "dates: 2026-03-06, times: '20:00', except: {2026-03-06/2000: {time: ¦x}}",
                "¦ MF108 'x' is not a time",
            ),
            (
                "dates: 2026-03-06, times: '20:00', facts: ¦held over",
                "¦ MF106 'held over' is not a fact of a run",
            ),
        ],
    )
    def test_a_fault_in_a_run_is_told_at_its_date_slot_or_exception(
        self, tmp_path: Path, run: str, finding: str
    ) -> None:
        source = (
            f"films:\n  - id: cranes\n    title: The Cranes\n    runs: {{id: r, {run}}}\n    runtime: 95\n"
        )
        assert one(tmp_path, source).startswith(finding)

    @pytest.mark.parametrize(
        ("keys", "finding"),
        [
            ("time: ¦25x", "¦ MF108 '25x' is not a time"),
            ("parts: ¦'intro 10, Q&A 30: A (x)'", "¦ MF106 'Q&A' is not a kind of part | write q-and-a"),
            ("parts: ['intro 5', ¦Q&A]", "¦ MF106 'Q&A' is not a kind of part | write q-and-a"),
            ("parts: [{kind: intro, minutes: ¦x}]", "¦ MF103 'x' is not a whole number"),
            (
                "parts: [{kind: intro, minutes: 5, guests: [A (b), ¦{role: c}]}]",
                "¦ MF103 a guest has a name, or is an organization",
            ),
            ("access: ¦'oc, step-free'", "¦ MF106 'oc' is not a kind of access | write open-captions"),
            ("access: [step-free, ¦'open-captions:frx']", "¦ MF110 'frx' is not a language tag"),
            ("subtitles: ¦english", "¦ MF110 'english' is not a language tag | write en"),
            ("prices: {¦nam: x, price: '9'}", "¦ MF101 unknown key 'nam' | did you mean name?"),
            ("prices: [{price: ¦€9}]", "¦ MF103 '€9' is not an amount | write 17.00, without a currency"),
            ("prices: ¦two words", "¦ MF107 'two words' cannot be an id | write two-words"),
            ("format: ¦35 mm", "¦ MF106 '35 mm' is not a format | write 35mm"),
            ("sale: ¦full", "¦ MF106 'full' is not a state of sale | write sold-out"),
            ("on_sale: ¦soon", "¦ MF109 'soon' is not a date"),
            ("¦pos: 3", "¦ MF101 unknown key 'pos'"),
        ],
    )
    def test_a_fault_in_a_screening_is_told_at_its_value(
        self, tmp_path: Path, keys: str, finding: str
    ) -> None:
        assert in_screening(tmp_path, keys).startswith(finding)

    @pytest.mark.parametrize(
        ("works", "finding"),
        [
            ("¦cranes + interval x + ashes", "¦ MF103 'interval x' is not an interval | write interval 15"),
            ("¦cranes + + ashes", "¦ MF103 a work is missing here | write film + interval 15 + film"),
            ("¦cranes + The Ashes", "¦ MF107 'The Ashes' cannot be an id | write the-ashes"),
            ("[cranes, ¦interval ten]", "¦ MF103 'interval ten' is not an interval | write interval 15"),
            ("[cranes, ¦{film: ashes, interval: 3}]", "¦ MF103 a work is either a film or an interval"),
            ("[cranes, {¦fil: ashes}]", "¦ MF101 unknown key 'fil' | did you mean film?"),
            ("¦interval 15", "¦ MF103 there is no film here | write the id of a film or a bill"),
            ("¦[]", "¦ MF103 a list is empty | write at least one entry"),
        ],
    )
    def test_a_fault_in_the_works_of_a_bill_is_told_once(
        self, tmp_path: Path, works: str, finding: str
    ) -> None:
        source = f"{FILMS}bills:\n  - {{id: x, title: X, works: {works}}}\n"
        assert one(tmp_path, source).startswith(finding)

    def test_keys_that_are_words_of_python_are_told_by_the_name_that_authors_write(
        self, tmp_path: Path
    ) -> None:
        source = "series:\n  - {id: war, title: War, form: 2026-03-01, until: x}\n"
        assert told(tmp_path, source) == [
            "programme.yaml:2:27 MF101 unknown key 'form' | did you mean from?",
            "programme.yaml:2:52 MF109 'x' is not a date | write year-month-day, such as 2026-03-28",
        ]

    @pytest.mark.parametrize(
        ("source", "finding"),
        [
            ("check: {MF310: ¦none}\n", "¦ MF106 'none' is not a level | write note"),
            (
                "prices: {¦Full Price: [{price: '9'}]}\n",
                "¦ MF107 'Full Price' cannot be an id | write full-price",
            ),
            ("publish: {colour: ¦'#fff'}\n", "¦ MF103 '#fff' is not the name of a colour"),
            ("clock: ¦13\n", "¦ MF106 '13' is not a clock | one of: 12, 24"),
            ("¦screening: []\n", "¦ MF101 unknown key 'screening' | did you mean screenings?"),
            ("¦showtimes: []\n", "¦ MF101 unknown key 'showtimes' | did you mean screenings?"),
            ("identity: ¦Kino\n", "¦ MF112 'Kino' is not an identity"),
            ("changes: [{date: ¦x}]\n", "¦ MF109 'x' is not a date"),
            (
                "views: [{id: v, title: V, formats: dcp, days: ¦'mon, tues'}]\n",
                "¦ MF106 'tues' is not a day",
            ),
        ],
    )
    def test_a_fault_in_the_settings_is_told_at_its_value(
        self, tmp_path: Path, source: str, finding: str
    ) -> None:
        assert one(tmp_path, source).startswith(finding)

    @pytest.mark.parametrize(
        ("key", "hint"),
        [
            ("titel", "did you mean title?"),
            ("duration", "did you mean runtime?"),
            ("director", "write credits: {director: …}"),
            ("imdb", "write ids: {imdb: …}"),
            ("minutes", "write runtime: {minutes: …}"),
            ("zzz", "keys here: alternative_titles, aspect_ratio, awards"),
        ],
    )
    def test_the_hint_for_an_unknown_key_says_what_it_may_be(
        self, tmp_path: Path, key: str, hint: str
    ) -> None:
        assert f"unknown key {key!r} | {hint}" in in_film(tmp_path, f"{key}: x")

    def test_objects_have_findings_with_pointers_and_json_words(self) -> None:
        tree = {"films": [{"id": "a", "title": True, "runtime": False, "year": 1957}], "runs": {"r": {}}}
        found = {each.pointer: each.message for each in check(Document(tree)).findings}
        assert found["/films/0/title"] == "true is not text"
        assert found["/runs"] == "'runs' is a list of items, this is a map"


class TestWhatStandsInOneCell:
    """The small languages of `parts` and `film`."""

    @pytest.mark.parametrize(
        ("cell", "parts"),
        [
            ("intro", [("intro", None, [])]),
            ("Intro 10 min", [("intro", 10, [])]),
            ("intro 10,", [("intro", 10, [])]),
            (
                "intro 10, q-and-a 30: A Name (director), B Name (moderator)",
                [("intro", 10, []), ("q-and-a", 30, [("A Name", "director"), ("B Name", "moderator")])],
            ),
            ("live-score: Trio X (piano, drums)", [("live-score", None, [("Trio X", "piano, drums")])]),
            ("panel: Martin Short, Cher", [("panel", None, [("Martin Short", None), ("Cher", None)])]),
            ("x-quiz 20", [("x-quiz", 20, [])]),
            (
                ["intro 5", "q-and-a: A, B (c)"],
                [("intro", 5, []), ("q-and-a", None, [("A", None), ("B", "c")])],
            ),
            ([{"kind": "panel", "guests": "A (b)"}], [("panel", None, [("A", "b")])]),
        ],
    )
    def test_parts_have_minutes_and_guests(self, cell: Any, parts: list[Any]) -> None:
        read = Screening.model_validate({"film": "a", "time": "20:00", "parts": cell}).parts or ()
        assert [(part.kind, part.minutes, [(g.name, g.role) for g in part.guests]) for part in read] == parts

    @pytest.mark.parametrize(
        ("cell", "works"),
        [
            ("a", [("a", None, None)]),
            ("a + interval 15 + b", [("a", None, None), (None, None, 15), ("b", None, None)]),
            ("a+interval 15 min+b", [("a", None, None), (None, None, 15), ("b", None, None)]),
            (
                ["a", "interval 5", {"film": "b", "version": "v"}],
                [("a", None, None), (None, None, 5), ("b", "v", None)],
            ),
            ({"film": "b", "version": "v"}, [("b", "v", None)]),
        ],
    )
    def test_works_are_joined_by_a_plus(self, cell: Any, works: list[Any]) -> None:
        read = Screening.model_validate({"film": cell, "time": "20:00"}).film
        assert [(work.film, work.version, work.interval) for work in read] == works


class TestOneFaultIsToldOnce:
    """No finding that is only there because of another one."""

    def test_a_misspelt_key_is_not_missing_as_well(self, tmp_path: Path) -> None:
        assert one(tmp_path, "films: [{id: a, titel: A}]\n").startswith("1:17 MF101 unknown key 'titel'")

    def test_a_column_that_nobody_knows_is_told_at_its_head_and_not_in_each_row(self, tmp_path: Path) -> None:
        rows = "id,film,date,time,notee\na,cranes,2026-03-28,18:00,x\nb,,,20:00,y\n"
        files = {"programme.yaml": FILMS, "screenings.csv": rows}
        assert one(tmp_path, files) == "screenings.csv:1:19 MF101 unknown key 'notee' | did you mean note?"

    def test_a_cell_that_holds_for_the_rows_below_is_told_where_it_was_typed(self, tmp_path: Path) -> None:
        rows = "id,film,date,time\na,cranes,28 March,18:00\nb,,,20:00\nc,crane,2026-03-29,18:00\nd,,,20:00\n"
        assert told(tmp_path, {"programme.yaml": FILMS, "screenings.csv": rows}) == [
            "screenings.csv:2:10 MF109 '28 March' is not a date | write year-month-day, such as 2026-03-28",
            "screenings.csv:4:3 MF201 there is no film or bill 'crane' | did you mean cranes?",
        ]

    def test_the_cells_of_a_row_with_one_too_many_are_not_judged(self, tmp_path: Path) -> None:
        rows = "id,title,year\ncook,The Cook, the Thief,1989\n"
        assert one(tmp_path, {"films.csv": rows}).startswith(
            "films.csv:2:26 MF006 '1989' stands in cell 4 of 3"
        )

    def test_without_a_good_clock_no_time_is_questioned(self, tmp_path: Path) -> None:
        source = (
            f"{FILMS}clock: '13'\nscreenings: [{{id: a, film: cranes, date: 2026-03-28, time: '8:00'}}]\n"
        )
        assert one(tmp_path, source).startswith("2:8 MF106 '13' is not a clock")

    def test_without_a_good_order_no_date_is_questioned(self, tmp_path: Path) -> None:
        source = "dates: day first\nfilms: [{id: a, title: A, released: 03/04/2026}]\n"
        assert one(tmp_path, source).startswith("1:8 MF106 'day first' is not an order of dates")

    def test_a_programme_that_could_not_be_read_does_not_miss_its_name(self, tmp_path: Path) -> None:
        (tmp_path / "programme.yaml").write_bytes("name: Kinó\n".encode("latin-1"))
        codes = [each.code for each in check(_read(tmp_path)).findings]
        assert codes.count("MF001") == 1
        assert "MF102" not in codes

    def test_exceptions_are_not_judged_by_dates_that_are_at_fault(self, tmp_path: Path) -> None:
        run = "{id: r, film: cranes, dates: [2026-03-06, 7 March], times: '20:00', except: {2026-03-07: off}}"
        assert "MF109 '7 March'" in one(tmp_path, f"{FILMS}runs: [{run}]\n")

    def test_what_is_wrong_because_a_faulty_part_was_taken_out_is_not_told(self, tmp_path: Path) -> None:
        assert "MF107 'A B' cannot be an id" in one(
            tmp_path, f"{FILMS}bills: [{{id: x, title: X, works: [A B]}}]\n"
        )

    def test_two_faults_of_one_value_are_two_findings(self, tmp_path: Path) -> None:
        found = told(tmp_path, "films: [{id: a, title: A, languages: 'English, French'}]\n")
        assert [each.rpartition(" ")[2] for each in found] == ["en", "fr"]

    def test_a_faulty_entry_does_not_hide_the_faults_of_those_beside_it(self, tmp_path: Path) -> None:
        found = told(tmp_path, "films: [{id: a, title: A, credits: [B, {role: x}, {name: C}]}]\n")
        assert [each.split()[1] for each in found] == ["MF103", "MF106", "MF102"]


class TestWhatIsLeftOfAFaultyItem:
    """The rest of an item is judged as if its faults were not there, and at its own places."""

    def test_an_entry_behind_a_faulty_one_keeps_its_place(self, tmp_path: Path) -> None:
        source = (
            "films:\n  - id: cranes\n    title: The Cranes\n    runtime: 95\n    quotes:\n"
            "      - {txt: a, critic: A}\n      - {text: b, critic: B, about: nothing}\n"
        )
        assert told(tmp_path, source) == [
            "programme.yaml:6:10 MF101 unknown key 'txt' | did you mean text?",
            (
                "programme.yaml:7:37 MF201 the film 'cranes' has no version 'nothing' "
                "| describe it under versions of cranes"
            ),
        ]

    def test_a_run_behind_a_faulty_one_keeps_its_place(self, tmp_path: Path) -> None:
        source = (
            "films:\n  - id: cranes\n    title: The Cranes\n    runtime: 95\n    runs:\n"
            "      - {dates: 2026-03-06, times: '20:00'}\n"
            "      - {id: r, dates: 2026-03-07, times: '20:00', series: none-such}\n"
        )
        assert [each.partition(" ")[0] for each in told(tmp_path, source)] == [
            "programme.yaml:6:9",
            "programme.yaml:7:60",
        ]

    def test_a_version_with_a_wrong_word_does_not_cost_the_film(self) -> None:
        film = {
            "id": "a",
            "title": "A",
            "versions": [{"id": "r", "type": "rest"}, {"id": "d", "type": "dubbed"}, {"type": "dubbed"}],
        }
        typed = build(Document({"name": "K", "identity": "k.example,2026", "films": [film]}))
        assert [each.id for each in typed.films[0].value.versions] == ["d"]
        assert [
            each.pointer for each in typed.entries("/films/0/versions", typed.films[0].value.versions)
        ] == ["/films/0/versions/1"]
        assert not typed.broken

    def test_a_programme_without_a_good_identity_keeps_its_other_settings(self) -> None:
        typed = build(Document({"name": "K", "identity": "K", "zzz": 1, "clock": "24", "currency": "EUR"}))
        assert (typed.settings.clock, typed.settings.currency) == ("24", "EUR")
        assert [each.code for each in typed.findings] == ["MF112", "MF101"]

    def test_an_order_of_dates_that_is_none_is_no_accident(self) -> None:
        tree: dict[str, Any] = {
            "name": "K",
            "identity": "k.example,2026",
            "changes": [{"date": "03/04/2026"}],
        }
        for order in ("first", ["dmy"], 5):
            assert {each.pointer for each in build(Document({**tree, "dates": order})).findings} == {"/dates"}


class TestReferences:
    """MF201: what is named is there."""

    @pytest.mark.parametrize(
        ("source", "finding"),
        [
            (
                "bills: [{id: x, title: X, works: ¦cranes + crane}]",
                "¦ MF201 there is no film or bill 'crane'",
            ),
            (
                "bills: [{id: x, title: X, works: [cranes, {film: ¦ash}]}]",
                "¦ MF201 there is no film or bill 'ash'",
            ),
            ("series: [{id: x, title: X, part_of: ¦y}]", "¦ MF201 there is no series 'y'"),
            ("notices: [{id: x, text: X, venues: [kino, ¦kin]}]", "¦ MF201 there is no venue 'kin'"),
            ("views: [{id: x, title: X, films: ¦'cranes, x'}]", "¦ MF201 there is no film 'x'"),
            ("views: [{id: x, title: X, bills: ¦cranes}]", "¦ MF201 there is no bill 'cranes'"),
            ("changes: [{date: 2026-03-28, venue: ¦kin}]", "¦ MF201 there is no venue 'kin'"),
            ("changes: [{date: 2026-03-28, film: ¦crane}]", "¦ MF201 there is no film or bill 'crane'"),
            (
                "changes: [{date: 2026-03-28, screen: ¦'3'}]",
                "¦ MF201 no venue has a screen '3' | one of: 1, 2",
            ),
            (
                "changes: [{date: 2026-03-28, venue: kino, screen: ¦'3'}]",
                "¦ MF201 the venue 'kino' has no screen '3'",
            ),
            ("defaults: {prices: ¦full}", "¦ MF201 there is no price list 'full'"),
            ("defaults: {series: [¦x]}", "¦ MF201 there is no series 'x'"),
            (
                "runs: [{id: r, film: ¦x, dates: 2026-03-28, times: 20h}]",
                "¦ MF201 there is no film or bill 'x'",
            ),
        ],
    )
    def test_a_reference_that_leads_nowhere_is_told_where_it_stands(
        self, tmp_path: Path, source: str, finding: str
    ) -> None:
        assert one(tmp_path, f"{FILMS}{source}\n").startswith(finding)

    @pytest.mark.parametrize(
        ("keys", "finding"),
        [
            ("venue: ¦kin", "¦ MF201 there is no venue 'kin' | did you mean kino?"),
            ("screen: ¦'3'", "¦ MF201 the venue 'kino' has no screen '3' | one of: 1, 2"),
            ("series: ¦x", "¦ MF201 there is no series 'x'"),
            ("prices: ¦standard", "¦ MF201 there is no price list 'standard'"),
            ("version: ¦restored", "¦ MF201 the film 'cranes' has no version 'restored'"),
        ],
    )
    def test_what_a_screening_names_has_to_be_there(self, tmp_path: Path, keys: str, finding: str) -> None:
        assert in_screening(tmp_path, keys).startswith(finding)

    def test_a_screen_from_the_defaults_is_told_once_and_where_it_was_written(self, tmp_path: Path) -> None:
        rows = "".join(f"a{n},cranes,2026-03-{n},20:00\n" for n in range(10, 20))
        files = {
            "programme.yaml": f"{FILMS}defaults: {{screen: '3'}}\n",
            "screenings.csv": "id,film,date,time\n" + rows,
        }
        assert one(tmp_path, files).startswith("2:20 MF201 the venue 'kino' has no screen '3'")

    def test_a_version_that_an_exception_names_is_one_of_the_run_s_film(self, tmp_path: Path) -> None:
        run = "{id: r, film: cranes, dates: 2026-03-06, times: 20h, except: {2026-03-06: {version: ¦x}}}"
        assert "¦ MF201 the film 'cranes' has no version 'x'" in one(tmp_path, f"{FILMS}runs: [{run}]\n")

    def test_a_version_of_one_of_several_works_is_asked_of_its_own_film(self, tmp_path: Path) -> None:
        source = f"{FILMS}bills: [{{id: x, title: X, works: [cranes, {{film: ashes, version: ¦v}}]}}]\n"
        assert one(tmp_path, source).startswith("¦ MF201 the film 'ashes' has no version 'v'")

    def test_an_id_that_is_known_elsewhere_is_said_to_be_there(self, tmp_path: Path) -> None:
        source = f"{FILMS}series: [{{id: war, title: War}}]\nviews: [{{id: v, title: V, films: war}}]\n"
        assert one(tmp_path, source).endswith("there is no film 'war' | 'war' stands among the series")

    @pytest.mark.parametrize(
        "film",
        [
            "{id: ashes, title: Ashes, zzz: 1}",
            "{id: ashes}",
            "{id: Ashes, title: Ashes}",
            "{title: Ashes}",
            "{id: ashes, title: Ashes, versions: [{id: r}]}",
        ],
    )
    def test_an_item_that_is_itself_at_fault_is_known(self, tmp_path: Path, film: str) -> None:
        screening = "{id: a, film: {film: ashes, version: r}, date: 2026-03-28, time: '20:00'}"
        plain = "{id: a, film: ashes, date: 2026-03-28, time: '20:00'}"
        source = f"films: [{film}]\nscreenings: [{screening if 'versions' in film else plain}]\n"
        assert "MF201" not in one(tmp_path, source)

    @pytest.mark.parametrize(
        "files",
        [
            {"films/ashes.md": "---\ntitle: Ashes\n"},
            {"films.json": "[{"},
            {"films.jsonl": '{"id": "cranes", "title": "The Cranes", "runtime": 95}\n{"id": "ashes"\n'},
            {"films/2026.json": "[{"},
        ],
    )
    def test_nothing_is_said_of_what_may_stand_in_a_file_that_could_not_be_read(
        self, tmp_path: Path, files: dict[str, str]
    ) -> None:
        source = "screenings: [{id: a, film: ashes, date: 2026-03-28, time: '20:00'}]\n"
        assert " MF002 " in one(tmp_path, {"programme.yaml": source, **files})

    def test_a_screening_may_name_a_bill_and_a_change_may_too(self, tmp_path: Path) -> None:
        source = (
            f"{FILMS}bills: [{{id: x, title: X, works: cranes + ashes}}]\n"
            "screenings: [{id: a, film: x, date: 2026-03-28, time: '20:00'}]\n"
            "changes: [{date: 2026-03-28, film: x, status: cancelled}]\n"
        )
        assert told(tmp_path, source) == []


class TestIds:
    """MF202, MF213, MF214: who is who."""

    @pytest.mark.parametrize(
        ("source", "place"),
        [
            ("films: [{id: a, title: A}, {id: a, title: B}]", "1:33"),
            (
                "venues: [{id: k, name: K, zone: Europe/Berlin}, {id: k, name: L, zone: Europe/Berlin}]",
                "1:54",
            ),
            ("series: [{id: a, title: A}, {id: a, title: B}]", "1:34"),
            ("notices: [{id: a, text: A}, {id: a, text: B}]", "1:34"),
            ("views: [{id: a, title: A, formats: dcp}, {id: a, title: B, formats: dcp}]", "1:47"),
            ("films: [{id: a, title: A, versions: [{id: v, type: dubbed}, {id: v, type: dubbed}]}]", "1:66"),
            ("venues: [{id: k, name: K, zone: Europe/Berlin, screens: [{id: '1'}, {id: '1'}]}]", "1:74"),
        ],
    )
    def test_an_id_stands_once_for_its_kind(self, tmp_path: Path, source: str, place: str) -> None:
        found = [each for each in told(tmp_path, source + "\n") if " MF202 " in each]
        assert found == [each for each in found if each.startswith(f"programme.yaml:{place} MF202 the id ")]
        assert len(found) == 1

    def test_a_film_and_a_bill_share_one_space_and_a_series_has_its_own(self, tmp_path: Path) -> None:
        source = (
            f"{FILMS}bills: [{{id: ¦cranes, title: X, works: ashes}}]\nseries: [{{id: cranes, title: X}}]\n"
        )
        assert one(tmp_path, source).startswith("¦ MF202 the id 'cranes' is taken")

    def test_an_item_in_two_files_is_told_with_the_place_of_the_other(self, tmp_path: Path) -> None:
        files = {"films.yaml": "- {id: a, title: A}\n", "films/a.md": "---\ntitle: A\n---\n"}
        found = one(tmp_path, files)
        assert found.startswith("films/a.md:2:1 MF202 the id 'a' is taken | the other one stands at ")
        assert found.endswith("films.yaml:1")

    def test_runs_in_films_and_runs_by_themselves_are_one_kind(self, tmp_path: Path) -> None:
        run = "id: r, dates: 2026-03-06, times: '20:00'"
        source = f"films: [{{id: a, title: A, runtime: 9, runs: {{{run}}}}}]\nruns: [{{{run}, film: a}}]\n"
        assert [each.split()[1] for each in told(tmp_path, source)] == ["MF202"]

    def test_a_screening_cannot_have_the_id_that_a_run_makes(self, tmp_path: Path) -> None:
        source = (
            f"{FILMS}runs: [{{id: r, film: cranes, dates: 2026-03-06, times: {{a: '20:00'}}}}]\n"
            "screenings: [{id: r.2026-03-06.a, film: ashes, date: 2026-03-28, time: '20:00'}]\n"
        )
        assert one(tmp_path, source).startswith("3:19 MF202 the id 'r.2026-03-06.a' is taken")

    def test_two_rows_without_ids_that_nothing_tells_apart_are_a_fault(self, tmp_path: Path) -> None:
        rows = "film,date,time,screen\ncranes,2026-03-28,20:00,1\n,,20:00,2\n,,22:00,1\n"
        found = told(tmp_path, {"programme.yaml": FILMS, "screenings.csv": rows})
        assert [each.partition(" ")[2][:25] for each in found] == [
            "MF213 3 screenings have n",
            "MF202 nothing tells this ",
        ]

    def test_missing_ids_are_told_once_a_file(self, tmp_path: Path) -> None:
        rows = "id,film,date,time\n,cranes,2026-03-2{n},20:00\nx{n},,,22:00\n,,,23:30\n"
        files = {f"screenings/{n}.csv": rows.format(n=n) for n in (1, 2)}
        assert told(tmp_path, {"programme.yaml": FILMS, **files}) == [
            f"screenings/{n}.csv:2:1 MF213 2 screenings have no id | write them with metafeed ids --write"
            for n in (1, 2)
        ]

    def test_a_circle_of_series_is_told_once_and_what_leads_into_it_is_not(self, tmp_path: Path) -> None:
        source = (
            "series:\n  - {id: into, title: A, part_of: b}\n  - {id: b, title: B, part_of: c}\n"
            "  - {id: c, title: C, part_of: b}\n  - {id: self, title: D, part_of: self}\n  - {id: e, title: E}\n"
        )
        assert told(tmp_path, source) == [
            "programme.yaml:3:32 MF214 the series 'b' is part of itself: b → c → b | take out one part_of",
            "programme.yaml:5:35 MF214 the series 'self' is part of itself: self → self | take out one part_of",
        ]

    @pytest.mark.parametrize(
        ("source", "finding"),
        [
            ("bills: [{id: x, title: X, works: ¦cranes + x}]", "¦ MF214 the bill 'x' is made of itself"),
            (
                "bills: [{id: x, title: X, works: cranes}, {id: y, title: Y, works: [ashes, ¦x]}]",
                "¦ MF214 the bill 'y' is made of the bill 'x' | name its films instead",
            ),
            (
                (
                    "bills: [{id: x, title: X, works: cranes}]\nscreenings: [{id: a, film: ¦x + ashes, date: 2026-03-28, time: '20:00'}]"
                ),
                "¦ MF214 the bill 'x' is joined with other works | name its films instead",
            ),
        ],
    )
    def test_a_bill_is_made_of_films(self, tmp_path: Path, source: str, finding: str) -> None:
        assert one(tmp_path, f"{FILMS}{source}\n").startswith(finding)


class TestTimes:
    """MF206, MF207, MF212: the night."""

    def test_an_early_morning_is_asked_about_with_the_right_nights(self, tmp_path: Path) -> None:
        assert in_screening(tmp_path, "time: ¦'00:30'") == (
            "¦ MF212 00:30 on 2026-03-28 is in the night from Friday to Saturday "
            "| for Saturday night write 24:30, for Friday night 2026-03-28T00:30"
        )

    @pytest.mark.parametrize(
        "time", ["'24:30'", "'05:00'", "tbc", "2026-03-28T00:30", "'00:30', venue: late"]
    )
    def test_other_times_are_not_asked_about(self, tmp_path: Path, time: str) -> None:
        venues = "".join(
            f"  - {{id: {name}, name: {name}, zone: Europe/Berlin, cinema_day_ends: '{ends}'}}\n"
            for name, ends in (("kino", "05:00"), ("late", "00:00"))
        )
        date = "" if "T" in time else "date: 2026-03-28, "
        source = f"screenings: [{{id: a, film: cranes, {date}time: {time}}}]\ndefaults: {{venue: kino}}\n"
        assert told(tmp_path, f"venues:\n{venues}{FILMS}{source}") == []

    def test_a_slot_of_a_run_is_asked_about_once_and_an_exception_by_its_day(self, tmp_path: Path) -> None:
        run = "{id: r, film: cranes, dates: 2026-03-06..2026-03-20, times: ['20:00', '00:15'], except: {%s}}"
        exception = "2026-03-07/2000: {time: '01:00'}"
        assert told(tmp_path, f"{FILMS}runs: [{run % exception}]\n") == [
            (
                "programme.yaml:2:78 MF212 00:15 is in the night that leads to each date "
                "| for the night that follows it write 24:15"
            ),
            (
                "programme.yaml:2:121 MF212 01:00 on 2026-03-07 is in the night from Friday to Saturday "
                "| for Saturday night write 25:00, for Friday night 2026-03-07T01:00"
            ),
        ]

    def test_the_hints_for_the_nights_of_the_clocks_keep_the_author_s_day(self, tmp_path: Path) -> None:
        source = (
            f"{FILMS}screenings:\n  - {{id: a, film: cranes, date: 2026-03-28, time: '26:30'}}\n"
            "  - {id: b, film: cranes, date: 2026-10-24, time: '26:30'}\n"
            "  - {id: c, film: cranes, time: 2026-10-25T02:30}\n"
        )
        assert [each.partition(" | ")[2] for each in told(tmp_path, source)] == [
            "the first time after the change is 27:00",
            "write 26:30 first, or 26:30 second",
            "write 2026-10-25T02:30 first, or 2026-10-25T02:30 second",
        ]

    def test_the_hour_at_which_a_cinema_day_ends_needs_no_am(self, tmp_path: Path) -> None:
        venue = "{id: kino, name: K, zone: Europe/Berlin, cinema_day_ends: '05:00'}"
        assert told(tmp_path, f"clock: 12\nvenues: [{venue}]\n") == []


def _read(folder: Path) -> Document:
    from metafeed.read import read

    return read(folder)


@pytest.mark.parametrize("film", ["film-{}", "unknown-{}"])
def test_five_thousand_screenings_of_known_or_unknown_films_are_judged_to_the_end(film: str) -> None:
    count = 5_000
    screenings = [
        {"film": film.format(n % count), "date": f"2026-{1 + n % 12:02d}-{1 + n % 28:02d}", "time": "20:00"}
        for n in range(count)
    ]
    films = [{"id": f"film-{n}", "title": "A"} for n in range(2000)]
    series = [{"id": f"s-{n}", "title": "A", "part_of": f"s-{n + 1}"} for n in range(2000)]
    tree = {
        "name": "K",
        "identity": "k.example,2026",
        "films": films,
        "series": series,
        "screenings": screenings,
    }
    document = Document(tree)
    typed = build(document)
    case = Case(document, typed, resolve(typed, document))
    found = [
        finding
        for rule in (unknown_reference, duplicate_id, missing_id, part_of_itself)
        for finding in rule.check(case)
    ]
    assert found
