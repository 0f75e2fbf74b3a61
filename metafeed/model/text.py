"""Text in the model: one line, paragraphs, or Markdown; in one language or several.

`Line`, `Text` and `Markdown` are a string, or a map from BCP 47 tags to strings. Strings are cleaned on
the way in (NFC, no control characters, no bidi overrides); the rule `control_characters` tells the author.
Lines lose their line breaks. Emitters choose a language with `choose`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Tag,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from metafeed.model.languages import canonical, is_language, language_code
from metafeed.model.node import fault, shown
from metafeed.text.hygiene import clean, clean_line


def _check_language(tag: str) -> str:
    if not is_language(tag):
        code = language_code(tag)
        raise fault("MF110", f"{shown(tag)} is not a language tag", f"write {code}" if code else _TAG_HINT)
    return canonical(tag)


_TAG_HINT = "write a BCP 47 tag, such as en, fr or pt-BR"

#: A BCP 47 language tag, such as `en`, `pt-BR` or `ru-Latn`; `zxx` where nobody speaks. `EN` becomes `en`:
#: tags name folders and files, which may not differ by case alone.
LanguageTag = Annotated[str, AfterValidator(_check_language)]


def _line(text: str) -> str:
    return _filled(clean_line(text), text)


def _paragraphs(text: str) -> str:
    return _filled(clean(text), text)


def _filled(cleaned: str, text: str) -> str:
    """Return a cleaned text; one that says nothing is a slip, and no entry may have it for a title."""
    if not cleaned or cleaned.isspace():
        raise fault("MF103", f"{shown(text)} is an empty text", "write it, or leave the key out")
    return cleaned


#: One line without mark-up or line breaks, in one language: names, ids of others, units.
Plain = Annotated[str, AfterValidator(_line)]


def _kind(value: Any) -> str:
    return "languages" if isinstance(value, Mapping) else "text"


def _each_once(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    told = read(value)
    if not told:
        raise fault("MF103", "a text in several languages needs at least one", "write {en: …}")
    if len(told) < len(value):
        raise fault("MF103", "a language stands here twice", f"write each once: {', '.join(told)}")
    return told


_OneLine = Annotated[str, AfterValidator(_line)]
_Paragraphs = Annotated[str, AfterValidator(_paragraphs)]


#: One line, in one language or a map of them.
Line = Annotated[
    Annotated[_OneLine, Tag("text")]
    | Annotated[dict[LanguageTag, _OneLine], WrapValidator(_each_once), Tag("languages")],
    Discriminator(_kind),
]
#: Paragraphs of plain text, in one language or a map of them.
Text = Annotated[
    Annotated[_Paragraphs, Tag("text")]
    | Annotated[dict[LanguageTag, _Paragraphs], WrapValidator(_each_once), Tag("languages")],
    Discriminator(_kind),
]
#: CommonMark without raw HTML, in one language or a map of them.
Markdown = Text

#: What `Line`, `Text` and `Markdown` hold once they are validated.
Localised = str | Mapping[str, str]


def choose(value: Localised | None, languages: Sequence[str]) -> str:
    """Return the text of `value` in the first of `languages` that it has, else its first one.

    A tag finds its own text, then one of the same primary language. None gives an empty string.
    """
    if value is None or isinstance(value, str):
        return value or ""
    for wanted in languages:
        if wanted in value:
            return value[wanted]
        primary = wanted.partition("-")[0]
        for tag, text in value.items():
            if tag.partition("-")[0] == primary:
                return text
    return next(iter(value.values()))


def texts(value: Localised | None) -> list[str]:
    """Return every text of a value, whatever its language."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value.values())


def split_commas(value: Any) -> Any:
    """Read `"a, b"` as a list, and a single value as a list of one."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value if isinstance(value, (list, tuple)) else [value]


def one_or_many(value: Any) -> Any:
    """Read a single value as a list of one, without splitting it."""
    return value if isinstance(value, (list, tuple)) else [value]


Split = BeforeValidator(split_commas)
OneOrMany = BeforeValidator(one_or_many)
