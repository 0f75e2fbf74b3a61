"""The generated pages of docs/: `python -m tests.docs` writes them, a test holds them equal.

`PAGES` is the only list. What a page says comes from the code alone (the comments of the model, the
docstrings of the rules, the options of the commands, the facts that emitters name), so that it cannot be
wrong for long. What stands here is headings and the reasons for losses. To add a page, write a function
that returns its text and add it to `PAGES`.
"""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.main import get_command

from metafeed import manual
from metafeed.checking import check
from metafeed.cli import app
from metafeed.diagnostics import Severity
from metafeed.emitters import EMITTERS, losses
from metafeed.emitters.facts import facts_of
from metafeed.model import offer, parts, run, screening, text, time, values, venue
from metafeed.model.node import Node
from metafeed.model.programme import ITEMS, Identity, Settings
from metafeed.publish import publication
from metafeed.read import read
from metafeed.rules import pages
from metafeed.views import KINDS, find
from tests.samples import NOW, now
from tests.samples import ROOT as SAMPLES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
HEAD = "<!-- Made by `make docs`: change the code that it describes, not this page. -->\n\n"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return (
        "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        + "\n"
    )


# The model, as it is written: classes, fields and the comments above them


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the model: the author's key, and the comment above it."""

    key: str
    comment: str
    source: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the model with its own fields, in the order in which they stand."""

    name: str
    module: str
    docstring: str
    fields: tuple[Field, ...]


@cache
def classes() -> dict[str, Class]:
    """Return every class of the model by name."""
    folder = ROOT / "metafeed" / "model"
    found = [each for path in sorted(folder.glob("*.py")) for each in _classes(path)]
    return {each.name: each for each in found}


def _classes(path: Path) -> Iterator[Class]:
    with path.open("rb") as file:
        comments = {
            token.start[0]: token.string.removeprefix("#:").strip()
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT and token.string.startswith("#:")
        }
    source = path.read_text("utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and not _is_table(node):
            fields = tuple(_fields(node, comments, source))
            yield Class(node.name, path.stem, ast.get_docstring(node) or "", fields)


def _is_table(node: ast.ClassDef) -> bool:
    """Tell whether a class is a row of a vocabulary, which is no value of the model."""
    return any(getattr(base, "id", "") == "NamedTuple" for base in node.bases)


def _fields(node: ast.ClassDef, comments: dict[int, str], source: str) -> Iterator[Field]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            above, number = [], line.lineno - 1
            while number in comments:
                above.insert(0, comments[number])
                number -= 1
            key = line.target.id.removesuffix("_")
            yield Field(key, " ".join(above), ast.get_source_segment(source, line.annotation) or "")


_SENTENCES = re.compile(r"(?<=[.…]) (?=[A-Z`]|schema\.org)")
_STANDARDS = re.compile(
    r"schema\.org|iCalendar|RSS|Atom|JSON Feed|[Ff]eeds?\b|SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|REFRESH-INTERVAL|COLOR|IMAGE"
    r"|No propert|property says|[Ll]ost\b|The text\.|workFeatured|Google|Told on pages|Decides order"
)


def halves(comment: str) -> tuple[str, str]:
    """Return what a comment says to authors, and what becomes of the field in the standards."""
    sentences = _SENTENCES.split(comment) if comment else []
    told = [each for each in sentences if not _STANDARDS.search(each)]
    return " ".join(told), " ".join(each for each in sentences if each not in told)


# docs/crosswalk.md


def crosswalk() -> str:
    """Return what each class and field of the model becomes in each standard."""
    sections = [section for each in classes().values() if (section := _crosswalk_of(each))]
    return (
        HEAD
        + "# Crosswalk\n\nWhat the model becomes in each standard, from the comments in `metafeed/model`. A field that has no\n"
        "line here decides how the source is read and published, or goes where its class goes. What a standard\n"
        "cannot carry is in [losses](losses.md); what authors write is in [the keys](fields.md).\n\n"
        + "\n".join(sections)
    )


def _crosswalk_of(each: Class) -> str:
    title, _, rest = each.docstring.partition("\n")
    rows = [(f"`{field.key}`", told) for field in each.fields if (told := halves(field.comment)[1])]
    own = halves(title)[1] or rest.strip()
    if not rows and not _STANDARDS.search(own):
        return ""
    listed = re.sub(r"\n[ ]{10,}", " ", rest.strip("\n"))
    lines = [
        re.sub(r"^ *(\S+(?:, \S+)*(?: \S+)?) {2,}", r"- \1: ", line)
        for line in listed.splitlines()
        if line.strip()
    ]
    blocks = [
        f"## {each.name}",
        title,
        "\n".join(lines),
        table(("key", "becomes"), rows).rstrip() if rows else "",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


# docs/fields.md

_LANGUAGE, _TIME = "[language](source.md#countries-and-languages)", "[time](source.md#times)"
_MOMENT = "[date, or date and time](source.md#dates)"
#: Types as authors know them.
_FORMS: tuple[tuple[Any, str], ...] = (
    (text.Line, "text*"),
    (text.Text, "text*"),
    (text.Plain, "text"),
    (values.Id, "id"),
    (values.Country, "[country](source.md#countries-and-languages)"),
    (text.LanguageTag, _LANGUAGE),
    (time.LocalDate, "[date](source.md#dates)"),
    (time.LocalDates, "[dates](source.md#dates)"),
    (time.LocalTime, _TIME),
    (venue.NightEnd, _TIME),
    (time.Moment, _MOMENT),
    (values.Flag, "yes or no"),
    (run.Slot, "slot"),
    (parts.Works, "a film or bill, or a list of [work](#work)"),
    (parts.Parts, "list of [part](#part)"),
    (screening.Subtitles, f"list of {_LANGUAGE}, or none"),
    (screening.Defaults, "[what a screening can inherit](#what-a-screening-can-inherit)"),
    (offer.Prices, "the name of a price list, or a list of [offer](#offer)"),
    (Identity, "[domain, year](source.md#the-house)"),
    *((model, f"[{model.__name__.lower()}](#{name})") for name, model in ITEMS.items()),
)
_BUILT_IN = {str: "text", int: "number", float: "number", bool: "yes or no"}
#: Words of a vocabulary that still fit into a cell.
_FEW = 6


def form(annotation: Any) -> str:
    """Return what an author writes for a type."""
    known = next((told for each, told in _FORMS if annotation == each), None)
    if known:
        return known
    if get_origin(annotation) is Annotated:
        word = next((each for each in annotation.__metadata__ if isinstance(each, values.Word)), None)
        return _words(word) if word else form(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return _link(_spaced(annotation.__name__))
    inner = [each for each in get_args(annotation) if each not in (type(None), ...)]
    if get_origin(annotation) is tuple:
        return f"list of {form(inner[0])}"
    if get_origin(annotation) is dict:
        return f"map of {form(inner[0])} → {form(inner[1])}"
    if inner:
        return " or ".join(dict.fromkeys(form(each) for each in inner))
    return _BUILT_IN.get(annotation, "amount")


def _words(word: values.Word) -> str:
    return _link(word.name) if len(word.options) > _FEW else _listed(word)


def _link(name: str) -> str:
    return f"[{name}](#{name.replace(' ', '-')})"


def _spaced(name: str) -> str:
    """Return a class's name as words: `OriginalTitle` is `original title`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def fields() -> str:
    """Return every key that authors may write, by where it stands."""
    done: set[type[Node]] = {screening.Told, screening.Defaults, Identity, *ITEMS.values()}
    sections = []
    for name, model in {"programme": Settings, **ITEMS}.items():
        sections.append(f"## {name}\n\n{_keys(model)}")
        sections += [f"### {_spaced(inner.__name__)}\n\n{_keys(inner)}" for inner in _inner(model, done)]
    hints = [
        hint for model in (Settings, *done) for hint in get_type_hints(model, include_extras=True).values()
    ]
    words = {each.name: each for hint in hints for each in _vocabularies(hint) if len(each.options) > _FEW}
    lists = [f"### {name}\n\n{_listed(words[name])}\n" for name in sorted(words)]
    return HEAD + _FIELDS_TEXT.format(
        sections="\n".join(sections), inherited=_keys(screening.Told), words="\n".join(lists)
    )


_FIELDS_TEXT = """\
# Every key

What may stand where, from the model itself; how to write it is in [the source format](source.md). **Bold** keys must be
there, but an item in a file of its own takes its `id` from the file's name. A list of one may stand without its brackets.
text* may be a map of languages too: `{{en: …, fr: …}}`.

{sections}
## what a screening can inherit

These stand on screenings and runs, in `except`, and in any `defaults`, where `version` may stand too.

{inherited}
## the words

Where it ends in `x-…`, authors may add their own words with `x-`.

{words}"""


def _keys(model: type[Node]) -> str:
    intro = (
        halves(classes()[model.__name__].docstring.partition("\n")[0])[0]
        if model is not screening.Told
        else ""
    )
    hints = get_type_hints(model, include_extras=True)
    rows = [row for own in _own_classes(model) for field in own.fields if (row := _key(model, hints, field))]
    inherits = issubclass(model, screening.Told) and model is not screening.Told
    more = "\nAnd [what a screening can inherit](#what-a-screening-can-inherit).\n" if inherits else ""
    return (f"{intro}\n\n" if intro else "") + table(("key", "value", "meaning"), rows) + more


def _key(model: type[Node], hints: dict[str, Any], field: Field) -> tuple[str, ...] | None:
    name = field.key if field.key in model.model_fields else field.key + "_"
    known = model.model_fields[name]
    if known.exclude:
        return None
    told = "Markdown*" if "Markdown" in field.source else form(hints[name])
    if "Url" in field.source:
        told = told.replace("text", "address")
    return (f"**`{field.key}`**" if known.is_required() else f"`{field.key}`", told, halves(field.comment)[0])


def _own_classes(model: type[Node]) -> list[Class]:
    """Return a class and those that it extends; what screenings inherit is apart."""
    names = [each.__name__ for each in model.__mro__ if issubclass(each, Node) and each is not Node]
    return [classes()[name] for name in names if name != "Told" or model is screening.Told]


def _inner(model: type[Node], done: set[type[Node]]) -> Iterator[type[Node]]:
    """Yield the classes below a class that were not told yet, each before those below it."""
    for annotation in get_type_hints(model, include_extras=True).values():
        for found in _nodes(annotation):
            if found not in done:
                done.add(found)
                yield found
                yield from _inner(found, done)


def _nodes(annotation: Any) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield annotation
    for each in get_args(annotation):
        yield from _nodes(each)


def _vocabularies(annotation: Any) -> Iterator[values.Word]:
    """Yield the vocabularies in a type; those of a class are in the types of its fields."""
    yield from (each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, values.Word))
    for each in get_args(annotation):
        yield from _vocabularies(each)


def _listed(word: values.Word) -> str:
    return ", ".join(f"`{option}`" for option in word.options) + ("" if word.closed else ", `x-…`")


# docs/rules.md

_GROUPS = {
    "MF0": "Files: what cannot be read as it stands",
    "MF1": "Keys and values",
    "MF2": "Times, dates and what they belong to",
    "MF3": "The week: what cannot be shown as announced",
    "MF4": "Films and texts",
    "MF5": "Tickets, states and who may know",
    "MF6": "Pictures, links and numbers of others",
    "MF7": "The programme as a whole, and pages",
    "MF8": "What was published before",
    "MF9": "Pages that are there already: what `metafeed audit` finds",
}


def rules() -> str:
    """Return the page of every finding, by code."""
    known = manual.all_pages()
    groups: dict[str, list[pages.Page]] = {}
    for page in known:
        groups.setdefault(page.rule.code[:3], []).append(page)
    text = "".join(
        f"\n## {_GROUPS.get(key, key)}\n\n" + "\n".join(_page(page) for page in group)
        for key, group in groups.items()
    )
    rows = [
        (f"[{page.rule.code}](#{page.rule.code.lower()})", page.rule.severity.value, page.title)
        for page in known
    ]
    return (
        HEAD
        + "# Findings\n\nEvery finding that `metafeed check`, and for pages `metafeed audit`, can make, as `metafeed explain CODE` prints it. Errors keep a programme from being\n"
        "published. The examples are run as tests; keys that they leave out (`name`, `identity`, `venues` …) are as usual.\n\n"
        + table(("code", "severity", "what"), rows)
        + text
    )


def _page(page: pages.Page) -> str:
    firm = page.rule.firm and page.rule.severity is Severity.ERROR
    silenced = "cannot be switched off" if firm else f"`check: {{{page.rule.code}: off}}` silences it"
    if manual.is_of_the_audit(page):
        silenced = "`metafeed audit`"
    why = re.split(r"^(?:Fails|Passes):$", page.text, maxsplit=1, flags=re.MULTILINE)[0].strip()
    lines = [
        f"### {page.rule.code}",
        f"**{page.title}** ({page.rule.severity}; {silenced}; `{page.name}`)",
        why,
    ]
    for head, examples in (("Fails:", page.fails), ("Passes:", page.passes)):
        lines += [f"{head}\n\n{_example(files)}" for files in examples]
    return "\n\n".join(lines) + "\n"


def _example(files: dict[str, str]) -> str:
    alone = set(files) == {"programme.yaml"}
    return "\n\n".join(
        ("" if alone else f"`{name}`\n\n") + f"```{name.rpartition('.')[2]}\n{body.rstrip()}\n```"
        for name, body in files.items()
    )


# docs/losses.md

#: Site maps, lists of feeds and the like tell nothing of their own.
TELLING = [emitter for emitter in EMITTERS if emitter.telling]

#: Emitter → facts, as a pattern, and why its standard does not tell them; the first that fits counts.
_REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "jsonld": (
        ("*.images.kind", "no property says what kind of picture it is"),
        ("*.alternative_titles.*", "`alternateName` is a text, without a language, place or kind"),
        ("*.original_title.lang", "`alternateName` is a text, without a language"),
        ("*.runtime.*", "`duration` is exact, and knows no speed of projection"),
        ("*.year.*", "`dateCreated` is one date"),
        ("film.content_notes.*", "no property for it on a work"),
        ("film.quotes.*", "Google forbids other people's reviews; `publish: {reviews: semantic}` tells them"),
        ("film.*", "no property of Movie says it"),
        ("bill.*", "a bill is no node of its own: its screenings present several works"),
        ("run.*", "a fact about an engagement is never an event"),
        ("notice.*", "a notice belongs to pages, not to the programme"),
        ("", "no property says it where it stands"),
    ),
    "ical": (
        ("programme.*", "a calendar has a name, an address and a description"),
        ("notice.*", "a notice belongs to pages, not to the programme"),
        ("*.images.*", "an event shows one picture, by its address alone"),
        ("venue.*", "an event has a place, with an address and a position, and no more"),
        ("series.*", "an event names its series, and no more"),
        ("run.*", "a fact about an engagement is never an event"),
        (
            "",
            "an event is about a showing, and is read on a phone: what decides whether one comes stands in it",
        ),
    ),
    "html": (
        ("*.images.kind", "a page shows the picture, and does not say what kind it is"),
        ("*.lang", "a title stands there as it is"),
        ("*.territory", "a page is read where the house is"),
        ("notice.until", "says how long the notice stands"),
        ("", "a page has no place for it"),
    ),
    "fragment": (
        ("programme.*", "a fragment is part of a page that says who speaks"),
        ("notice.*", "a fragment is part of a page that has its own notices"),
        ("venue.*", "a fragment names the venue of each showing"),
        ("series.*", "a fragment names the series of a showing"),
        ("*.images.kind", "a fragment shows the picture, and does not say what kind it is"),
        ("film.trailers.*", "a fragment links the trailer"),
        ("", "a fragment has no place for it"),
    ),
    "": (
        ("programme.publisher.*", "a feed has an author, with a name and an address"),
        ("programme.*", "no element for it"),
        ("notice.*", "a notice belongs to pages, not to the programme"),
        ("venue.*", "an entry is about a film, and may be about several houses: it names them"),
        ("series.*", "an entry names the series of its showings, as categories"),
        ("*.ids.*", "identifiers are for programs, and an entry is for people"),
        ("*.trailers.*", "an entry links the trailer"),
        ("", "no element for it, and it is no part of the entry's text"),
    ),
}


#: What loses for the reasons of another standard.
_LIKE = {"ical-alarm": "ical", "ical-rich": "jsonld"}


def lost() -> str:
    """Return what the samples tell and each standard does not carry, and why."""
    told: dict[str, set[str]] = {}
    everything: set[str] = set()
    for sample in sorted(NOW):
        if (SAMPLES / sample / "programme.yaml").exists():
            edition = publication(check(read(SAMPLES / sample)).programme, now(sample)).edition()
            view = find(edition.programme, "all")
            assert view is not None
            everything |= set(facts_of(edition, view))
            for emitter in TELLING:
                told.setdefault(emitter.name, set()).update(
                    loss.fact for loss in losses(emitter, edition, view)
                )
    sections: dict[str, list[str]] = {}
    for emitter in TELLING:
        sections.setdefault(_lost_by(emitter.name, told[emitter.name], everything), []).append(emitter.name)
    return (
        HEAD
        + _LOSSES_TEXT
        + "\n".join(f"## {', '.join(names)}\n\n{rows}" for rows, names in sections.items())
    )


def _lost_by(emitter: str, told: set[str], everything: set[str]) -> str:
    """Return a row a reason, with the facts that are lost for it."""
    reasons = _REASONS.get(_LIKE.get(emitter, emitter), _REASONS[""])
    rows: dict[str, dict[str, None]] = {}
    for fact in sorted({_group(fact, told, everything) for fact in told}):
        why = next(why for pattern, why in reasons if not pattern or fnmatchcase(fact, pattern))
        rows.setdefault(why, {})[f"`{fact}`"] = None
    return (
        table(("lost", "because"), [(", ".join(facts), why) for why, facts in rows.items()])
        if rows
        else "Nothing.\n"
    )


def _group(fact: str, told: set[str], everything: set[str]) -> str:
    """Return the widest `film.awards.*` that a fact is in and that is lost as a whole, else the fact."""
    parts = fact.split(".")
    for length in range(1, len(parts)):
        prefix = ".".join(parts[:length]) + "."
        if {each for each in everything if each.startswith(prefix)} <= told:
            return prefix + "*"
    return fact


_LOSSES_TEXT = """\
# What each standard cannot carry

Nothing is dropped unsaid: `metafeed export EMITTER --losses` names what your own programme tells and that standard
cannot carry. These are the losses of the samples, one of which sets every key. A fact is named from the item that it
belongs to; what a screening inherits counts as the screening's.

"""


# docs/cli.md


def cli() -> str:
    """Return every command with its arguments and options."""
    group: Any = get_command(app)
    text = "\n".join(_command(name, command) for name, command in _commands(group))
    return (
        HEAD
        + "# Commands\n\nWhat `metafeed COMMAND --help` says. A source is a folder with `programme.yaml` in it, or one YAML, JSON or JSON Lines\n"
        "file; without one it is the folder that you are in. Documents go to standard output or into a folder, reports\n"
        "to standard error. Exit codes are in [what goes out](publication.md#exit-codes).\n\n" + text
    )


def _commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its name, those of a group with the group's before it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def _command(name: str, command: Any) -> str:
    usage = " ".join(
        [
            "metafeed",
            name,
            *command.collect_usage_pieces(command.make_context(name, [], resilient_parsing=True)),
        ]
    )
    rows = [_option(each) for each in command.params if not each.hidden]
    examples = [line for line in command.epilog.splitlines() if line.startswith("metafeed")]
    options = table(("argument, option", "meaning", "default"), rows) + "\n" if rows else ""
    return f"## {name}\n\n{command.help}\n\n    {usage}\n\n{options}```sh\n" + "\n".join(examples) + "\n```\n"


def _option(each: Any) -> tuple[str, str, str]:
    is_flag = getattr(each, "is_flag", False)
    value = "" if is_flag or not each.opts[0].startswith("-") else f" {each.metavar or each.name.upper()}"
    default = each.show_default if isinstance(each.show_default, str) else each.default
    shown = "" if is_flag or default is None else str(default)
    return (f"`{', '.join(each.opts)}{value}`", each.help or "", shown)


# docs/views.md

_VIEWS = {
    "all": "everything: `calendar.ics`, `feed.rss`, `feed.atom`, `feed.json`, `programme.jsonld`",
    "films": "one film, wherever and in whatever bill it plays",
    "bills": "one bill",
    "venues": "one house",
    "series": "one season, strand or festival",
    "formats": "what is projected from one carrier: `formats/35mm`",
    "access": "what offers one service: `access/open-captions`, `access/signed-bfi`",
    "spoken": "what is spoken in one language: `spoken/fr`",
    "subtitles": "what is subtitled in one language: `subtitles/en`",
    "views": "a selection of your own",
}


def views() -> str:
    """Return the kinds of view, and how to add and drop them."""
    rows = [(f"`{kind}`" if kind == "all" else f"`{kind}/…`", _VIEWS[kind]) for kind in KINDS]
    rows.append(
        (
            "`screenings/…`",
            "one screening; JSON-LD and, once its time is known, a calendar of it alone are written for it",
        )
    )
    rows.append(
        ("`changes`", "news: what was announced, moved, called off; feeds alone, [with archives](changes.md)")
    )
    return HEAD + _VIEWS_TEXT.format(table=table(("path", "what is in it"), rows))


_VIEWS_TEXT = """\
# Views

A view is a named selection of the programme. Every calendar and feed standard is written for every view, at its path
with the standard's suffix (`films/cranes.ics`, `films/cranes.rss` …), so that patrons subscribe to what they come for.
A view only selects and orders: one id means one entry, the same bytes wherever it stands. `metafeed views` lists those
of a programme with their titles and the number of their public screenings.

{table}
A selection of your own names criteria; all of them must fit, any value of each. `days` are cinema days.

```yaml
views:
  - id: film-weekend
    title: On film, at the weekend
    formats: [16mm, 35mm, 70mm]
    days: [sat, sun]
```

What nobody needs is left out by kind or by path; fewer standards are written with `emitters`.

```yaml
publish:
  without: [spoken, formats/dcp]
  emitters: [ical, rss, jsonld]
```

A view whose calendar has no event or whose feed has no entry is not written; once published, it keeps its last one.
"""

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli,
    "crosswalk.md": crosswalk,
    "fields.md": fields,
    "losses.md": lost,
    "rules.md": rules,
    "views.md": views,
}


def write() -> None:
    """Write every generated page."""
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
