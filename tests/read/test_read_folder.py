"""A folder as a programme: what counts, in which order, and where each item came from."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from pathlib import Path

import pytest

from metafeed.document import Document, ImageFile
from metafeed.errors import SourceNotFound
from metafeed.read import files, read


def write(folder: Path, tree: dict[str, str | bytes]) -> Path:
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def told(document: Document, folder: Path) -> list[str]:
    return [str(finding).replace(folder.as_posix() + "/", "") for finding in document.findings]


def place(document: Document, pointer: str, folder: Path) -> str:
    return str(document.place(pointer)).replace(folder.as_posix() + "/", "")


def test_a_folder_is_one_programme(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "programme.yaml": "name: X\nfilms:\n  - id: one\n",
            "films.yaml": "- id: two\n",
            "films.json": '[{"id": "three"}]',
            "films.jsonl": '{"id": "four"}\n',
            "films/b.md": "---\ntitle: B\n---\nThe note.\n",
            "films/a.yaml": "title: A\n",
            "films/c.yaml": "- id: c1\n- id: c2\n",
            "venues.csv": "id,name\nkino,Kino\n",
            "screenings/2026-w48.csv": "id,film\ns1,one\ns2,\n",
            "notices/masks.md": "Masks are welcome.\n",
            "README.md": "# Read me",
            "notes.md": "not read",
            ".hidden.yaml": "x: [",
        },
    )
    document = read(tmp_path)
    assert document.findings == ()
    assert document.tree == {
        "name": "X",
        "venues": [{"id": "kino", "name": "Kino"}],
        "films": [
            {"id": "one"},
            {"id": "three"},
            {"id": "four"},
            {"id": "two"},
            {"id": "a", "title": "A"},
            {"id": "b", "title": "B", "note": "The note."},
            {"id": "c1"},
            {"id": "c2"},
        ],
        "screenings": [{"id": "s1", "film": "one"}, {"id": "s2", "film": "one"}],
        "notices": [{"id": "masks", "text": "Masks are welcome."}],
    }
    assert list(document.tree) == ["name", "venues", "films", "screenings", "notices"]
    places = {
        "/name": "programme.yaml:1:7",
        "/films/0/id": "programme.yaml:3:9",
        "/films/1/id": "films.json:1:9",
        "/films/2/id": "films.jsonl:1:8",
        "/films/3/id": "films.yaml:1:7",
        "/films/4/title": "films/a.yaml:1:8",
        "/films/4/id": "films/a.yaml:1:1",
        "/films/5/title": "films/b.md:2:8",
        "/films/5/note": "films/b.md:4:1",
        "/films/7/id#": "films/c.yaml:2:3",
        "/screenings/1/film": "screenings/2026-w48.csv:2:4",
        "/notices/0/text": "notices/masks.md:1:1",
    }
    assert {pointer: place(document, pointer, tmp_path) for pointer in places} == places
    assert document.source_line(document.place("/films/5/title")) == "title: B"  # type: ignore[arg-type]


def test_origins_are_a_mapping_of_every_item(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", "films.yaml": "[{id: a}, {id: b}]"})
    origins = read(tmp_path).origins
    assert list(origins) == ["", "/films/0", "/films/1"]
    assert len(origins) == 3
    assert "/films/2" not in origins
    assert "/films/x" not in origins
    assert origins["/films/1"][1] == "/1"


def test_an_id_that_is_given_is_kept(tmp_path: Path) -> None:
    write(
        tmp_path, {"programme.yaml": "", "films/stem.md": "---\nid: given\n---\n", "venues/kino.json": "{}"}
    )
    assert read(tmp_path).tree == {"venues": [{"id": "kino"}], "films": [{"id": "given"}]}


@pytest.mark.parametrize("suffix", ["yaml", "yml"])
def test_a_single_file_is_a_programme(tmp_path: Path, suffix: str) -> None:
    write(tmp_path, {f"x.{suffix}": "name: X\nfilms: [{id: a}]\n", "films/b.md": ""})
    document = read(tmp_path / f"x.{suffix}")
    assert document.tree == {"name": "X", "films": [{"id": "a"}]}
    assert document.root == tmp_path.as_posix()


def test_a_single_json_or_json_lines_file_is_a_programme(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "x.json": '{"name": "X", "films": [{"id": "a", "year": 1957}]}',
            "x.jsonl": '{"programme": {"name": "X"}}\n{"film": {"id": "a", "year": 1957}}\n',
        },
    )
    expected = {"name": "X", "films": [{"id": "a", "year": 1957}]}
    assert read(tmp_path / "x.json").tree == expected
    document = read(tmp_path / "x.jsonl")
    assert document.tree == expected
    assert place(document, "/films/0/year", tmp_path) == "x.jsonl:2:30"


@pytest.mark.parametrize("name", ["nothing", "nothing.yaml", "a\0b", "x" * 5000])
def test_a_path_that_leads_to_nothing_is_an_exception_with_its_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceNotFound, match="there is no such file or folder") as caught:
        read(tmp_path / name)
    assert isinstance(caught.value, FileNotFoundError)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_exception(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n"})
    (tmp_path / "programme.yaml").chmod(0)
    with pytest.raises(SourceNotFound, match="permission denied"):
        read(tmp_path)


def test_a_file_that_is_no_programme_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"x.docx": "PK"})
    assert told(read(tmp_path / "x.docx"), tmp_path) == [
        "x.docx:1:1: error MF009: 'x.docx' is not a programme"
    ]


def test_a_folder_without_a_programme_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"films.yaml": "- id: a\n"})
    document = read(tmp_path)
    assert document.tree == {"films": [{"id": "a"}]}
    assert [f.message for f in document.findings] == ["there is no programme.yaml in this folder"]
    assert document.place("/name") is None


def test_two_programmes_are_one_too_many(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", "programme.json": '{"name": "Y"}'})
    document = read(tmp_path)
    assert document.tree == {"name": "X"}
    assert told(document, tmp_path) == [
        "programme.json:1:1: error MF009: 'programme.json' is a second programme, beside 'programme.yaml'"
    ]


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        ("films.yaml", "id: a\n", "films.yaml:1:1: error MF009: 'films' is a list of items, this is a map"),
        ("films.yaml", "- a\n", "films.yaml:1:3: error MF009: 'a' is not an item"),
        ("films.json", "[[1]]", "films.json:1:2: error MF009: a list is not an item"),
        ("films.json", "3", "films.json:1:1: error MF009: 'films' is a list of items, this is '3'"),
        (
            "films/a.md",
            "---\njust a text\n---\n",
            "films/a.md:2:1: error MF009: 'just a text' is not an item",
        ),
        ("films/a.yaml", "just a text\n", "films/a.yaml:1:1: error MF009: 'just a text' is not an item"),
        (
            "imported/a.yaml",
            "- x\n",
            "imported/a.yaml:1:1: error MF009: imported items are a map of keys and values, this is a list",
        ),
        ("imported/a.yaml", "movies: []\n", "imported/a.yaml:1:1: error MF009: 'movies' is not a collection"),
    ],
)
def test_a_file_of_the_wrong_shape_is_a_finding(tmp_path: Path, name: str, text: str, finding: str) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", name: text})
    document = read(tmp_path)
    assert told(document, tmp_path) == [finding]
    assert document.findings[0].hint is not None or name.startswith("imported")


def test_a_list_in_the_programme_that_is_none_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "films: {a: {title: A}}\nvenues: [x, {id: v, id: w}]\n"})
    document = read(tmp_path)
    assert document.tree == {"venues": [{"id": "v"}], "films": []}
    assert [(f.code, f.pointer) for f in document.findings] == [
        ("MF009", "/films"),
        ("MF009", "/venues"),
        ("MF003", "/venues/0/id"),
    ]
    assert place(document, "/venues/0/id", tmp_path) == "programme.yaml:2:18"


def test_a_key_above_the_list_gets_the_line_to_take_out_as_its_hint(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", "films.yaml": "films:\n  - id: a\n"})
    assert read(tmp_path).findings[0].hint == "take out the line films:"


def test_findings_of_a_file_point_into_the_document(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "films: [{id: a}]\n", "films/b.md": "---\ntitle: #Alive\n---\n"})
    (finding,) = read(tmp_path).findings
    assert finding.pointer == "/films/1/title"
    assert finding.code == "MF005"


def test_files_that_were_probably_meant_are_noted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "programme.yaml": "name: X\n",
            "screening.csv": "id\n",
            "staff.yaml": "x",
            "README.yaml": "x",
            "logo.png": "x",
            "film/a.md": "x",
            "films/a.txt": "x",
            "films/2026/a.md": "x",
            "films/README.md": "x",
            "site/x.json": "x",
            "imported/x.txt": "x",
        },
    )
    document = read(tmp_path)
    assert told(document, tmp_path) == [
        "films/2026:1:1: note MF010: 'films/2026' is not read",
        "films/a.txt:1:1: note MF010: 'films/a.txt' is not read",
        "imported/x.txt:1:1: note MF010: 'imported/x.txt' is not read",
        "film:1:1: note MF010: 'film' is not read",
        "screening.csv:1:1: note MF010: 'screening.csv' is not read",
        "staff.yaml:1:1: note MF010: 'staff.yaml' is not read",
    ]
    assert [f.hint for f in document.findings][3:5] == [
        "did you mean films/?",
        "did you mean screenings.csv?",
    ]


def test_imported_items_lie_under_the_editors(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "programme.yaml": "name: X\n",
            "films/a.md": "---\ntitle: Edited\nyear:\n---\nA note.\n",
            "imported/veezi.yaml": (
                "films:\n  - id: a\n    title: Raw\n    year: 1957\n    runtime: 95\n  - id: b\n    title: B\n"
            ),
            "imported/zzz.json": '{"films": [{"id": "b", "title": "Z", "year": 2000}], "venues": [{"id": "v"}]}',
        },
    )
    document = read(tmp_path)
    assert document.findings == ()
    assert document.tree == {
        "name": "X",
        "venues": [{"id": "v"}],
        "films": [
            {"id": "a", "title": "Edited", "note": "A note.", "year": "1957", "runtime": "95"},
            {"id": "b", "title": "B", "year": 2000},
        ],
    }
    places = {
        "/films/0/title": "films/a.md:2:8",
        "/films/0/year": "imported/veezi.yaml:4:11",
        "/films/0/runtime": "imported/veezi.yaml:5:14",
        "/films/0/runtime#": "imported/veezi.yaml:5:5",
        "/films/1/title": "imported/veezi.yaml:7:12",
        "/films/1/year": "imported/zzz.json:1:46",
        "/venues/0/id": "imported/zzz.json:1:72",
    }
    assert {pointer: place(document, pointer, tmp_path) for pointer in places} == places


@pytest.mark.parametrize(
    ("text", "tree", "finding"),
    [
        ("---\ntitle: A\n---\n\n\nOne.\n\nTwo.  \n\n", {"title": "A", "note": "One.\n\nTwo."}, None),
        ("---\r\ntitle: A\r\n---\r\nOne.\r\nTwo.", {"title": "A", "note": "One.\nTwo."}, None),
        ("---\ntitle: A\n---", {"title": "A"}, None),
        ("---\n---\n    code\n", {"note": "    code"}, None),
        ("No front matter.\n", {"note": "No front matter."}, None),
        ('{\n  "title": "A",\n  "year": 1957\n}\nOne.\n', {"title": "A", "year": 1957, "note": "One."}, None),
        ('{"title": "A"}\nOne.\n', {"title": "A", "note": "One."}, None),
        ('---\n{"title": "A", "year": null}\n---\nOne.', {"title": "A", "note": "One."}, None),
        ("", {}, None),
        (
            "---\nnote: A\n---\nB\n",
            {"note": "A"},
            "2:1: error MF008: 'note' stands in the front matter and below it",
        ),
        ("---\ntitle: A\n", None, "1:1: error MF002: the front matter is opened here and never closed"),
        ("+++\ntitle = 'A'\n+++\n", None, "1:1: error MF002: this front matter is TOML, which is not read"),
        ("---\na: [\n---\nB\n", None, "2:4: error MF002: a [ is opened here and not closed"),
        (
            "---\ntitle: A: B\n---\n",
            {"title": "A: B"},
            '2:8: error MF005: this title needs quotes, write title: "A: B"',
        ),
        ('---\n{"a": 1,}\n---\n', None, "2:8: error MF002: a comma stands before the closing bracket"),
    ],
)
def test_a_markdown_file_is_fields_and_prose(
    tmp_path: Path, text: str, tree: dict[str, object] | None, finding: str | None
) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", "films/a.md": text})
    document = read(tmp_path)
    assert document.tree.get("films") == ([{"id": "a", **tree}] if tree is not None else None)
    assert told(document, tmp_path) == ([f"films/a.md:{finding}"] if finding else [])


def test_prose_is_found_where_it_begins(tmp_path: Path) -> None:
    write(tmp_path, {"programme.yaml": "", "films/a.md": "---\ntitle: A\n---\n\n  \n  Two.\n"})
    document = read(tmp_path)
    assert place(document, "/films/0/note", tmp_path) == "films/a.md:6:1"
    assert place(document, "/films/0/title", tmp_path) == "films/a.md:2:8"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_000_000)
    write(
        tmp_path,
        {"programme.yaml": "name: X\n", "films.yaml": b"#" * 1_000_001, "bills.jsonl": b" " * 1_000_001},
    )
    document = read(tmp_path)
    assert told(document, tmp_path) == ["films.yaml:1:1: error MF007: this file has more than 1 MB"]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"name: Am\xe9lie\n", "1:9: error MF001: the byte 0xE9 is not UTF-8 (in Windows-1252 it is 'é')"),
        ("é: 1\nname: é".encode() + b"\x81", "2:8: error MF001: the byte 0x81 is not UTF-8"),
        ("name: x".encode("utf-16"), "1:1: error MF001: this file is UTF-16, not UTF-8"),
        ("name: x".encode("utf-16-le"), "1:1: error MF001: this file is UTF-16, not UTF-8"),
        (b"name: this is an ordinary text\nb: \0\n", "2:4: error MF001: a NUL byte stands here"),
    ],
)
@pytest.mark.parametrize("name", ["programme.yaml", "films/a.md", "films.csv", "films.json", "films.jsonl"])
def test_what_is_not_utf_8_is_told_at_the_byte(tmp_path: Path, data: bytes, finding: str, name: str) -> None:
    write(tmp_path, {"programme.yaml": "name: X\n", name: data})
    found = told(read(tmp_path), tmp_path)
    assert f"{name}:{finding}" in found
    assert [each for each in found if "MF001" in each] == [f"{name}:{finding}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_links_are_followed_and_loops_and_pipes_are_not(tmp_path: Path) -> None:
    home = write(tmp_path / "home", {"programme.yaml": "name: X\n", "films/b.yaml": "title: B\n"})
    write(tmp_path / "elsewhere", {"a.yaml": "title: A\n", "p.png": png(1, 1), "venues/v.yaml": "name: V\n"})
    (home / "films/a.yaml").symlink_to(tmp_path / "elsewhere/a.yaml")
    (home / "films/loop.yaml").symlink_to(home / "films/loop.yaml")
    (home / "films/gone.yaml").symlink_to(home / "gone.yaml")
    (home / "venues").symlink_to(tmp_path / "elsewhere/venues")
    (home / "images").mkdir()
    (home / "images/out.png").symlink_to(tmp_path / "elsewhere/p.png")
    (home / "images/self").symlink_to(home / "images")
    os.mkfifo(home / "films/pipe.yaml")
    os.mkfifo(home / "images/pipe.png")
    document = read(home)
    assert document.tree == {
        "name": "X",
        "venues": [{"id": "v", "name": "V"}],
        "films": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    }
    assert told(document, home) == [
        "films/gone.yaml:1:1: note MF010: 'films/gone.yaml' is not read",
        "films/loop.yaml:1:1: note MF010: 'films/loop.yaml' is not read",
        "films/pipe.yaml:1:1: note MF010: 'films/pipe.yaml' is not read",
    ]
    assert document.images == {}


def test_pictures_are_measured(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "programme.yaml": "",
            "images/a.png": png(640, 480),
            "images/stills/b c\u202fé.png": png(3, 2),
            "images/broken.png": png(640, 480)[:12],
            "images/text.txt": "hello",
            "images/empty.jpg": "",
            "images/.hidden.png": png(1, 1),
        },
    )
    images = read(tmp_path).images
    assert images == {
        "images/a.png": ImageFile(640, 480, len(png(640, 480))),
        "images/stills/b c\u202fé.png": ImageFile(3, 2, len(png(3, 2))),
        "images/broken.png": None,
        "images/text.txt": None,
        "images/empty.jpg": None,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_would_garble_a_terminal_are_shown_escaped(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"programme.yaml": "", "films/a\x1b[31m\n.yaml": "title: [x\n", "films/é.yaml": "title: y\n"},
    )
    name = os.fsdecode(b"films/b\xff.yaml")
    (tmp_path / name).write_bytes(b"title: z\n")
    document = read(tmp_path)
    assert [item["id"] for item in document.tree["films"]] == ["a\\x1b[31m\\n", "b\\xff", "é"]
    assert "films/a\\x1b[31m\\n.yaml:1:8" in told(document, tmp_path)[0]


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_folder_of_pictures_that_lies_elsewhere_is_not_walked(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"a.png": png(1, 1)})
    home = write(tmp_path / "home", {"programme.yaml": ""})
    (home / "images").symlink_to(tmp_path / "elsewhere")
    assert read(home).images == {}
