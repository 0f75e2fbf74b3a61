"""`metafeed ids`: which ids, where they go, and that nothing else of a file changes."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from metafeed import edits
from metafeed.checking import Checked, check
from metafeed.cli import app
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read import read

PROGRAMME = """\
name: Kino
url: https://kino.example/
identity: kino.example,2026
base_url: https://kino.example/programme/
language: en
clock: 24
venues:
  - {id: kino, name: Kino, zone: Europe/Berlin, screens: [{id: "1", name: One}, {id: "2", name: Two}]}
films:
  - {id: cranes, title: The Cranes Are Flying, languages: [ru], runtime: 95}
  - {id: mirror, title: Mirror, languages: [ru], runtime: 106}
"""
A, B, C = "cranes.kino.20260328-1400", "mirror.kino.20260328-1800", "mirror.kino.20260328-2030"
NOW = "2026-03-20T09:00:00+00:00"


def source(folder: Path, files: dict[str, str | bytes], programme: str = PROGRAMME) -> Path:
    """Write a programme with some files beside it."""
    for name, content in {"programme.yaml": programme, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ids(*arguments: object) -> Result:
    """Run `metafeed ids`."""
    return CliRunner().invoke(app, ["ids", *map(str, arguments)])


def written(folder: Path, name: str, content: str | bytes, programme: str = PROGRAMME) -> str:
    """Return a file after `--write`."""
    source(folder, {name: content} if name != "programme.yaml" else {}, programme)
    ran = ids(folder, "--write")
    assert ran.exit_code == 0, ran.stderr
    return (folder / name).read_bytes().decode()


def checked(folder: Path) -> Checked:
    return check(read(folder))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# The list


def test_without_options_each_screening_without_an_id_is_listed_with_its_place(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.csv": "id,date,time,film\nown,2026-03-28,14:00,cranes\n,,18:00,mirror\n"})
    before = snapshot(tmp_path)
    ran = ids(tmp_path)
    assert ran.exit_code == 0
    assert ran.stdout == f"{(tmp_path / 'screenings.csv').as_posix()}:3:1\t{B}\n"
    assert ran.stderr == "1 screening has no id of its own; metafeed ids --write gives it this one\n"
    assert snapshot(tmp_path) == before


def test_a_source_in_which_all_have_ids_is_left_alone(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.csv": "id,date,time,film\nown,2026-03-28,14:00,cranes\n"})
    before = snapshot(tmp_path)
    assert (ids(tmp_path).exit_code, ids(tmp_path).stdout) == (0, "")
    ran = ids(tmp_path, "--write")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "every screening has an id, nothing was written\n"
    assert snapshot(tmp_path) == before


def test_screenings_of_runs_have_ids_of_their_own(tmp_path: Path) -> None:
    run = "runs:\n  - {id: r, film: cranes, dates: 2026-03-28, times: '14:00'}\n"
    source(tmp_path, {}, PROGRAMME + run)
    assert ids(tmp_path).stderr == "every screening has an id\n"


def test_a_file_with_a_single_screening_has_its_name_for_an_id(tmp_path: Path) -> None:
    source(tmp_path, {"screenings/gala.md": "---\nfilm: cranes\ndate: 2026-03-28\ntime: 14:00\n---\nHi.\n"})
    assert ids(tmp_path).stderr == "every screening has an id\n"


# CSV


def test_the_blank_cell_of_a_row_is_filled(tmp_path: Path) -> None:
    table = 'date,time,id,film,note\n2026-03-28,14:00,,cranes,"two\nlines, and ""quotes"""\n,18:00,  ,mirror,\n,20:30,"",,\n'
    assert written(tmp_path, "screenings.csv", table) == (
        f'date,time,id,film,note\n2026-03-28,14:00,{A},cranes,"two\nlines, and ""quotes"""\n'
        f',18:00,  {B},mirror,\n,20:30,"{C}",,\n'
    )


def test_a_file_without_the_column_gets_it_as_the_first(tmp_path: Path) -> None:
    table = "date,time,film\n2026-03-28,14:00,cranes\n\n,,\n,18:00,mirror\n"
    assert written(tmp_path, "screenings.csv", table) == (
        f"id,date,time,film\n{A},2026-03-28,14:00,cranes\n\n,,,\n{B},,18:00,mirror\n"
    )


def test_a_short_row_is_filled_up_to_the_column(tmp_path: Path) -> None:
    table = "date,time,film,note,id\n2026-03-28,14:00,cranes\n,18:00,mirror,,\n,20:30,,x"
    assert written(tmp_path, "screenings.csv", table) == (
        f"date,time,film,note,id\n2026-03-28,14:00,cranes,,{A}\n,18:00,mirror,,{B}\n,20:30,,x,{C}"
    )


@pytest.mark.parametrize("column", [True, False])
def test_several_times_in_a_cell_get_as_many_ids(tmp_path: Path, column: bool) -> None:
    lead, blank = ("id,", ",") if column else ("", "")
    table = f'{lead}date,film,time\n{blank}2026-03-28,mirror,"18:00, 20:30"\n'
    assert written(tmp_path, "screenings.csv", table) == (
        f'id,date,film,time\n"{B},{C}",2026-03-28,mirror,"18:00, 20:30"\n'
    )
    assert [showing.id for showing in checked(tmp_path).programme.showings] == [B, C]


def test_several_ids_go_into_quotes_that_are_there(tmp_path: Path) -> None:
    table = 'id;date;film;time\n"";2026-03-28;mirror;18:00, 20:30\n'
    assert written(tmp_path, "screenings.csv", table) == (
        f'id;date;film;time\n"{B},{C}";2026-03-28;mirror;18:00, 20:30\n'
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_line_ends_and_the_byte_order_mark_stay(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    rows = ["date,time,film,note", "2026-03-28,14:00,cranes,Größe", "", ",18:00,mirror"]
    table = mark + end.join(row.replace(",", delimiter) for row in rows)
    expected = ["id,date,time,film,note", f"{A},2026-03-28,14:00,cranes,Größe", "", f"{B},,18:00,mirror"]
    after = written(tmp_path, "screenings.csv", table)
    assert after == mark + end.join(row.replace(",", delimiter) for row in expected)


# YAML


def test_a_block_gets_a_first_line_with_the_indent_of_its_neighbours(tmp_path: Path) -> None:
    block = (
        "# spring\n"
        "-   film: cranes  # a comment\n"
        "    date: 2026-03-28\n"
        "    time: 14:00\n"
        "-\n"
        "  # late\n"
        "  film: mirror\n"
        "  date: 2026-03-28\n"
        "  time: 18:00\n"
    )
    assert written(tmp_path, "screenings.yaml", block) == (
        "# spring\n"
        f"-   id: {A}\n"
        "    film: cranes  # a comment\n"
        "    date: 2026-03-28\n"
        "    time: 14:00\n"
        "-\n"
        "  # late\n"
        f"  id: {B}\n"
        "  film: mirror\n"
        "  date: 2026-03-28\n"
        "  time: 18:00\n"
    )


def test_a_flow_mapping_gets_a_first_pair(tmp_path: Path) -> None:
    flow = (
        "- {film: cranes, date: 2026-03-28, time: 14:00}\n"
        '- { "film": mirror, date: 2026-03-28, time: 18:00 }\n'
        "- {  # late\n    film: mirror,\n    date: 2026-03-28, time: 20:30}\n"
    )
    assert written(tmp_path, "screenings.yml", flow) == (
        f"- {{id: {A}, film: cranes, date: 2026-03-28, time: 14:00}}\n"
        f'- {{ "id": "{B}", "film": mirror, date: 2026-03-28, time: 18:00 }}\n'
        f"- {{  # late\n    id: {C},\n    film: mirror,\n    date: 2026-03-28, time: 20:30}}\n"
    )


def test_a_key_without_a_value_gets_one(tmp_path: Path) -> None:
    block = "- film: cranes\n  id:   # later\n  date: 2026-03-28\n  time: 14:00\n- {id: , film: mirror, date: 2026-03-28, time: 18:00}\n"
    assert written(tmp_path, "screenings.yaml", block) == (
        f"- film: cranes\n  id: {A}   # later\n  date: 2026-03-28\n  time: 14:00\n"
        f"- {{id: {B} , film: mirror, date: 2026-03-28, time: 18:00}}\n"
    )


def test_screenings_inside_programme_yaml_get_ids_with_its_line_ends(tmp_path: Path) -> None:
    programme = (PROGRAMME + "screenings:\n- film: cranes\n  date: 2026-03-28\n  time: 14:00").replace(
        "\n", "\r\n"
    )
    after = written(tmp_path, "programme.yaml", "", programme)
    assert after == programme.replace("- film: cranes", f"- id: {A}\r\n  film: cranes")


def test_a_programme_of_one_file_gets_ids(tmp_path: Path) -> None:
    file = tmp_path / "kino.yaml"
    file.write_text(PROGRAMME + "screenings:\n  - {film: cranes, date: 2026-03-28, time: 14:00}\n", "utf-8")
    assert ids(file, "--write").exit_code == 0
    assert f"  - {{id: {A}, film: cranes, date" in file.read_text("utf-8")


def test_front_matter_that_is_a_list_gets_ids(tmp_path: Path) -> None:
    front = "---\n- film: cranes\n  date: 2026-03-28\n  time: 14:00\n---\n"
    after = written(tmp_path, "screenings/march.md", front)
    assert after == front.replace("- film", f"- id: {A}\n  film")


def test_front_matter_in_json_gets_ids(tmp_path: Path) -> None:
    front = '---\n[{"film": "cranes", "date": "2026-03-28", "time": "14:00"}]\n---\n'
    after = written(tmp_path, "screenings/march.md", front)
    assert after == front.replace('{"film', f'{{"id": "{A}", "film')


# JSON


def test_an_object_gets_a_first_member_set_off_like_the_next(tmp_path: Path) -> None:
    told = [
        {"film": "cranes", "date": "2026-03-28", "time": "14:00"},
        {"film": "mirror", "date": "2026-03-28", "time": "18:00"},
    ]
    compact = json.dumps(told, separators=(",", ":"))
    assert written(tmp_path / "a", "screenings.json", compact) == (
        f'[{{"id":"{A}","film":"cranes","date":"2026-03-28","time":"14:00"}},'
        f'{{"id":"{B}","film":"mirror","date":"2026-03-28","time":"18:00"}}]'
    )
    assert written(tmp_path / "b", "screenings.json", json.dumps(told[:1])) == json.dumps(
        [{"id": A, **told[0]}]
    )
    for indent in (1, 4, "\t"):
        after = written(tmp_path / f"c{indent!r}", "screenings.json", json.dumps(told, indent=indent))
        assert after == json.dumps([{"id": A, **told[0]}, {"id": B, **told[1]}], indent=indent)


def test_json_lines_get_ids_each_in_its_line(tmp_path: Path) -> None:
    lines = '\ufeff{"film": "cranes", "date": "2026-03-28", "time": "14:00"}\r\n\r\n{"id": "x", "film": "cranes", "date": "2026-03-29", "time": "14:00"}\n'
    assert written(tmp_path, "screenings.jsonl", lines) == lines.replace('{"film', f'{{"id": "{A}", "film')


def test_a_programme_in_json_lines_gets_ids(tmp_path: Path) -> None:
    import yaml

    programme = yaml.safe_load(PROGRAMME)
    lines: list[dict[str, Any]] = [{"venue": each} for each in programme.pop("venues")]
    lines += [{"film": each} for each in programme.pop("films")]
    lines += [
        {"programme": programme},
        {"screening": {"film": "cranes", "date": "2026-03-28", "time": "14:00"}},
    ]
    file = tmp_path / "kino.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    before = file.read_text("utf-8")
    assert ids(file, "--write").exit_code == 0
    assert file.read_text("utf-8") == before.replace('{"screening": {', f'{{"screening": {{"id": "{A}", ')


# Which id


MANY = {
    "screenings/a.csv": 'date,time,film,screen\n2026-03-28,"14:00, 24:30",cranes,1\n,18:00,mirror,2\n,tbc,,\n',
    "screenings/b.yaml": "- {film: cranes + interval 15 + mirror, date: 2026-03-29, time: 14:00}\n",
    "screenings/c.json": '[{"film": "mirror", "date": "2026-03-30", "time": "20:00"}]',
}


def test_a_programme_publishes_the_same_bytes_before_and_after(tmp_path: Path) -> None:
    folder = source(tmp_path / "kino", MANY)

    def publication(name: str) -> dict[str, bytes]:
        ran = CliRunner().invoke(app, ["build", str(folder), "-o", str(tmp_path / name), "--now", NOW])
        assert ran.exit_code == 0, ran.stderr
        # The memory knows whether an id is the author's.
        return {
            path: octets for path, octets in snapshot(tmp_path / name).items() if path != "published.jsonl"
        }

    before, known = publication("before"), [showing.id for showing in checked(folder).programme.showings]
    assert ids(folder, "--write").exit_code == 0
    after = checked(folder).programme.showings
    assert [showing.id for showing in after] == known
    assert not any(showing.provisional for showing in after)
    assert f"screenings/{A}.jsonld" in before
    assert publication("after") == before


def test_writing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    source(tmp_path, MANY)
    assert ids(tmp_path, "--write").exit_code == 0
    before = snapshot(tmp_path)
    assert ids(tmp_path, "--write").exit_code == 0
    assert snapshot(tmp_path) == before


def test_what_was_written_is_said_a_file_a_line(tmp_path: Path) -> None:
    source(tmp_path, MANY)
    ran = ids(tmp_path, "--write")
    assert ran.stdout == ""
    assert ran.stderr.splitlines() == [
        f"{(tmp_path / 'screenings/a.csv').as_posix()}: 4 ids written",
        f"{(tmp_path / 'screenings/b.yaml').as_posix()}: 1 id written",
        f"{(tmp_path / 'screenings/c.json').as_posix()}: 1 id written",
    ]


def test_two_screenings_of_one_film_at_one_time_get_two_ids(tmp_path: Path) -> None:
    table = (
        f"id,date,time,film,screen\n,2026-03-28,14:00,cranes,1\n,,,,\n,,14:00,,2\n{A}-2,2026-03-29,14:00,,1\n"
    )
    assert written(tmp_path, "screenings.csv", table) == (
        f"id,date,time,film,screen\n{A},2026-03-28,14:00,cranes,1\n,,,,\n{A}-3,,14:00,,2\n{A}-2,2026-03-29,14:00,,1\n"
    )


def test_an_id_that_the_author_has_given_already_is_not_given_again(tmp_path: Path) -> None:
    table = f"id,date,time,film\n,2026-03-28,14:00,cranes\n{A},2026-04-01,18:00,mirror\n"
    assert f"\n{A}-2,2026-03-28" in written(tmp_path, "screenings.csv", table)


def test_a_number_that_is_anothers_own_id_is_passed_over_and_ids_stay_legal(tmp_path: Path) -> None:
    film, house = "f" * 60, "v" * 30
    programme = PROGRAMME.replace("id: cranes", f"id: {film}").replace("id: kino,", f"id: {house},")
    table = f"date,time,film\n2026-03-28,14:00,{film}\n,14:00,\n"
    first, second = (
        line.split(",")[0] for line in written(tmp_path, "screenings.csv", table, programme).splitlines()[1:]
    )
    assert first == f"{'f' * 40}.{'v' * 24}.20260328-1400"
    assert second == f"{first[:78]}-2"
    assert not edits.hindrances(checked(tmp_path))


def test_imported_screenings_get_ids_too(tmp_path: Path) -> None:
    listing = "screenings:\n- film: cranes\n  date: 2026-03-28\n  time: 14:00\n- {id: x, film: mirror, date: 2026-03-28, time: 20:00, note: Hi.}\n"
    table = "id,date,time,film\nx,2026-03-28,20:30,mirror\n,,18:00,\n"
    source(tmp_path, {"imported/pos.yaml": listing, "screenings.csv": table})
    assert ids(tmp_path, "--write").exit_code == 0
    assert (tmp_path / "imported/pos.yaml").read_text() == listing.replace("- film", f"- id: {A}\n  film")
    assert (tmp_path / "screenings.csv").read_text() == table.replace(",,18:00", f"{B},,18:00")


# The column


def test_the_column_has_a_line_a_row_of_the_sheet(tmp_path: Path) -> None:
    table = (
        '\ndate,time,film,note,id\n2026-03-28,14:00,cranes,"two\nlines",\n\n,,,,\n,"18:00,20:30",mirror,,\n'
        ',21:00,,,own\n,"22:00, 23:00",,,"e, f"\n'
    )
    source(tmp_path, {"screenings.csv": table})
    before = snapshot(tmp_path)
    ran = ids(tmp_path, "--column")
    assert ran.exit_code == 0
    assert ran.stdout == f"{A}\n\n\n{B},{C}\nown\ne, f\n"
    assert ran.stderr == ""
    assert snapshot(tmp_path) == before


def test_the_column_of_a_sheet_without_one_is_what_write_would_write(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.csv": "date,time,film\n2026-03-28,14:00,cranes\n,18:00,mirror\n"})
    assert ids(tmp_path, "--column").stdout == f"{A}\n{B}\n"


def test_the_columns_of_several_sheets_are_headed_on_standard_error(tmp_path: Path) -> None:
    head = "date,time,film\n"
    files = {
        "screenings/a.csv": f"{head}2026-03-28,14:00,cranes\n",
        "screenings/b.csv": f"{head}2026-03-28,18:00,mirror\n",
    }
    source(tmp_path, {**files, "screenings/c.yaml": "- {film: mirror, date: 2026-03-28, time: 20:30}\n"})
    ran = ids(tmp_path, "--column")
    assert ran.stdout == f"{A}\n{B}\n"
    assert ran.stderr.splitlines() == [
        f"{(tmp_path / 'screenings' / name).as_posix()}:" for name in ("a.csv", "b.csv")
    ]


def test_without_a_sheet_the_column_is_empty_and_says_so(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.yaml": "- {film: mirror, date: 2026-03-28, time: 20:30}\n"})
    ran = ids(tmp_path, "--column")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "there is no CSV file with screenings\n"


# Refusals


def refused(folder: Path, *options: str) -> Result:
    """Run a command that must end with 1 and change nothing."""
    before = snapshot(folder)
    ran = ids(folder, *options)
    assert ran.exit_code == 1
    assert ran.stdout == ""
    assert snapshot(folder) == before
    return ran


@pytest.mark.parametrize("option", ["--write", "--column"])
def test_a_source_with_an_error_of_syntax_is_refused(tmp_path: Path, option: str) -> None:
    source(
        tmp_path, {"screenings/a.csv": "date,time,film\n2026-03-28,14:00,cranes\n", "screenings/b.json": "[{"}
    )
    assert "MF002" in refused(tmp_path, option).stderr


def test_a_source_with_an_error_of_meaning_is_refused(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.csv": "date,time,film\n2026-03-28,25 o'clock,cranes\n,18:00,mirror\n"})
    assert "nothing was written" in refused(tmp_path, "--write").stderr
    ran = ids(tmp_path)
    assert ran.exit_code == 1
    assert B in ran.stdout


def test_errors_about_who_a_screening_is_are_what_ids_cure(tmp_path: Path) -> None:
    source(
        tmp_path, {"screenings.csv": "id,date,time,film\nown,2026-03-29,14:00,cranes\n,,14:00,\n,,14:00,\n"}
    )

    def hinders(place: str) -> bool:
        finding = Diagnostic("MF999", Severity.ERROR, "a fault", place)
        return edits.hindrances(replace(checked(tmp_path), findings=(finding,))) == (finding,)

    assert not hinders("/screenings/1")
    assert not hinders("/screenings/2/id")
    assert hinders("/screenings/0/id")
    assert hinders("/screenings/1/film")
    assert hinders("")


def test_a_null_id_cannot_be_replaced_and_no_other_file_is_written(tmp_path: Path) -> None:
    listing = '[{"film": "mirror", "id": null, "date": "2026-03-28", "time": "18:00"}]'
    source(
        tmp_path, {"screenings.csv": "date,time,film\n2026-03-28,14:00,cranes\n", "screenings.json": listing}
    )
    ran = refused(tmp_path, "--write")
    assert "screenings.json:1:2: no id can be inserted here" in ran.stderr
    assert f"write the id {B} there by hand" in ran.stderr
    assert "nothing was written" in ran.stderr


def test_an_id_without_a_colon_is_refused(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.yaml": "- {id, film: mirror, date: 2026-03-28, time: 18:00}\n"})
    assert "no id can be inserted" in refused(tmp_path, "--write").stderr


def test_an_edit_that_would_say_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source(tmp_path, {"screenings.csv": "date,time,film\n2026-03-28,14:00,cranes\n"})
    monkeypatch.setattr(edits, "inserted", lambda text, _: text.replace("14:00", "15:00"))
    assert "would not say the same" in refused(tmp_path, "--write").stderr


def test_a_file_that_changes_in_the_meantime_is_refused(tmp_path: Path) -> None:
    source(tmp_path, {"screenings.csv": "date,time,film\n2026-03-28,14:00,cranes\n"})
    before = checked(tmp_path)
    (tmp_path / "screenings.csv").write_text("date,time,film\n2026-03-28,18:00,mirror\n")
    with pytest.raises(edits.EditRefused, match="changed while"):
        edits.edits(tmp_path, before)


def test_a_source_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert ids(tmp_path / "nowhere").exit_code == 2


def test_write_and_column_together_are_a_usage_error(tmp_path: Path) -> None:
    source(tmp_path, {})
    assert ids(tmp_path, "--write", "--column").exit_code == 2


# Writing


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    shared = tmp_path / "shared.csv"
    shared.write_text("date,time,film\n2026-03-28,14:00,cranes\n")
    shared.chmod(0o640)
    folder = source(tmp_path / "kino", {})
    (folder / "screenings.csv").symlink_to(shared)
    assert ids(folder, "--write").exit_code == 0
    assert (folder / "screenings.csv").is_symlink()
    assert A in shared.read_text()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o640


def test_a_file_that_is_read_by_two_names_is_refused(tmp_path: Path) -> None:
    source(tmp_path, {"screenings/a.csv": "date,time,film\n2026-03-28,14:00,cranes\n"})
    (tmp_path / "screenings/b.csv").symlink_to(tmp_path / "screenings/a.csv")
    assert "is read twice" in refused(tmp_path, "--write").stderr


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_files_are_all_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    source(tmp_path, MANY)
    before, calls, move = snapshot(tmp_path), [], Path.replace

    def fail(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise PermissionError(13, "in use", str(target))
        return move(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    ran = ids(tmp_path, "--write")
    assert ran.exit_code == 2
    assert "nothing was written" in ran.stderr
    assert "in use" in ran.stderr
    assert snapshot(tmp_path) == before


# Whatever the file looks like


def without_insertions(edit: edits.Edit) -> bytes:
    """Return the bytes of an edited file with the inserted text taken out again."""
    text, shift = edit.after.decode(), edit.before.startswith(b"\xef\xbb\xbf")
    for at, new in sorted(edit.insertions, reverse=True):
        before = sum(len(other) for place, other in edit.insertions if place < at) + at + shift
        assert text[before : before + len(new)] == new
        text = text[:before] + text[before + len(new) :]
    return text.encode()


def hold(name: str, content: str) -> None:
    """Write a file of screenings, give them ids, and hold what must hold."""
    with TemporaryDirectory() as directory:
        folder = source(Path(directory), {name: content})
        before = checked(folder)
        assert not edits.hindrances(before), before.findings
        known = [showing.id for showing in before.programme.showings]
        unnamed = {int(new.pointer.rpartition("/")[2]): new.id for new in edits.new_ids(before)}
        done = edits.edits(folder, before)
        edits.write(done)
        for edit in done:
            assert without_insertions(edit) == edit.before == content.encode()
            assert (folder / name).read_bytes() == edit.after
        after = checked(folder)
        told = [
            {**each, "id": unnamed[number]} if number in unnamed else each
            for number, each in enumerate(before.document.tree.get("screenings", []))
        ]
        assert after.document.tree.get("screenings", []) == told
        assert not edits.new_ids(after)
        showings = [showing.id for showing in after.programme.showings]
        assert len(set(showings)) == len(showings)
        if len(set(known)) == len(known):
            assert showings == known


NOTES = st.text("abc é,;\t\"'#:{}[]&*-|>\n\r\u2028\x85\ufeff", max_size=12).filter(
    lambda text: not text or text.strip("\n\r\u2028\x85\ufeff\t ") != ""  # nothing but what is cleaned away
)
TIMES = st.integers(0, 23 * 60).map(lambda m: f"{m // 60:02d}:{m % 60:02d}")


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a CSV file as spreadsheets and people write them."""
    delimiter = draw(st.sampled_from(",;\t"))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    columns = draw(
        st.permutations(["date", "time", "film", "note", *draw(st.sampled_from([["id"], ["Id "], []]))])
    )
    rows = [delimiter.join(columns)]
    for number in range(draw(st.integers(0, 5))):
        if draw(st.integers(0, 4)) == 0:
            rows.append(draw(st.sampled_from(["", " ", delimiter, delimiter * 3, f'""{delimiter}'])))
        several = draw(st.lists(TIMES, min_size=1, max_size=3, unique=True))
        own = draw(st.booleans())
        cells = {
            "date": f"2026-05-{draw(st.integers(1, 28)):02d}",
            "time": ", ".join(several),
            "film": draw(st.sampled_from(["cranes", "mirror"])),
            "note": draw(NOTES),
            "id": f"own-{number}" if own else draw(st.sampled_from(["", " "])),
        }
        row = [_cell(cells[name.strip().lower()], draw(st.booleans()), delimiter) for name in columns]
        while row and not row[-1].strip(' "') and draw(st.booleans()):
            row.pop()
        rows.append(delimiter.join(row) + delimiter * draw(st.integers(0, 1)))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(rows) + draw(st.sampled_from(["", end, end * 2]))


def _cell(text: str, quoted: bool, delimiter: str) -> str:
    needed = (
        quoted
        or any(character in text for character in f'{delimiter}"\r\n')
        or text.strip(" ") != text.strip()
    )
    return '"' + text.replace('"', '""') + '"' if needed else text


@given(tables())
def test_any_table_gets_its_ids_and_nothing_else(table: str) -> None:
    hold("screenings.csv", table)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw a list of mappings in YAML, in blocks and in braces."""
    lines = []
    for number in range(draw(st.integers(1, 5))):
        pairs = {
            "film": draw(st.sampled_from(["cranes", "mirror"])),
            "date": f"2026-05-{draw(st.integers(1, 28)):02d}",
            "time": draw(TIMES),
            "note": json.dumps(draw(NOTES), ensure_ascii=draw(st.booleans()))
            .replace("\x85", " ")
            .replace("\u2028", " "),
        }
        if draw(st.booleans()):
            pairs["id"] = f"own-{number}" if draw(st.booleans()) else ""
        told = [f"{_quoted(draw, key)}: {value}" for key, value in draw(st.permutations(list(pairs.items())))]
        if draw(st.booleans()):
            lines.append(f"# item {number}")
        lines += _flow(draw, told) if draw(st.booleans()) else _block(draw, told)
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))


def _quoted(draw: st.DrawFn, key: str) -> str:
    return draw(st.sampled_from([key, key, f'"{key}"', f"'{key}'"]))


def _flow(draw: st.DrawFn, told: list[str]) -> list[str]:
    inside = draw(st.sampled_from(["", " "]))
    if draw(st.booleans()):
        return [f"- {{{inside}{', '.join(told)}{inside}}}"]
    comment = draw(st.sampled_from(["", " # here: {"]))
    return [f"-   {{{comment}", *(f"      {pair}," for pair in told), "    }"]


def _block(draw: st.DrawFn, told: list[str]) -> list[str]:
    indent = draw(st.integers(1, 4))
    deep = " " * (indent + 1)
    first, *rest = [pair + draw(st.sampled_from(["", "  # so"])) for pair in told]
    if draw(st.booleans()):
        return ["-" + " " * indent + first, *(deep + pair for pair in rest)]
    return ["-", f"{deep}# first", deep + first, "", *(deep + pair for pair in rest)]


@given(blocks())
def test_any_yaml_gets_its_ids_and_nothing_else(listing: str) -> None:
    hold("screenings.yaml", listing)


@given(
    st.lists(st.tuples(TIMES, NOTES, st.booleans()), min_size=1, max_size=4),
    st.sampled_from([None, 2, "\t"]),
    st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]),
)
def test_any_json_gets_its_ids_and_nothing_else(
    rows: list[tuple[str, str, bool]], indent: int | str | None, separators: tuple[str, str]
) -> None:
    told = [
        {
            "note": note,
            "film": "cranes",
            "date": "2026-05-01",
            "time": time,
            **({"id": f"own-{n}"} if own else {}),
        }
        for n, (time, note, own) in enumerate(rows)
    ]
    hold("screenings.json", json.dumps(told, indent=indent, separators=separators, ensure_ascii=False))
    lines = [json.dumps(each, separators=separators) for each in told]
    hold("screenings.jsonl", "\n".join(lines))


def test_a_sheet_that_lost_its_ids_gets_those_under_which_it_is_published(tmp_path: Path) -> None:
    """PUBLICATION: `ids --write` writes the id under which the item was published, else a new one."""
    rows = "sat,2126-03-28,20:00,cranes\nsun,2126-03-29,20:00,cranes\n"
    folder = source(tmp_path / "kino", {"screenings.csv": "id,date,time,film\n" + rows})
    site = ["-o", str(folder / "site"), "--now", NOW]
    assert CliRunner().invoke(app, ["build", str(folder), *site]).exit_code == 0
    lost = "id,date,time,film\n,2126-03-28,20:00,cranes\n,2126-03-29,20:00,cranes\n,2126-03-30,20:00,cranes\n"
    (folder / "screenings.csv").write_text(lost, "utf-8")
    assert ids(folder, "--write").exit_code == 0
    written = (folder / "screenings.csv").read_text("utf-8").splitlines()
    assert [row.partition(",")[0] for row in written[1:]] == ["sat", "sun", "cranes.kino.21260330-2000"]
