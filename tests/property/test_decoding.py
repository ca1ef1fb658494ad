"""Documents become the same records by the short way and by the rules of the fields."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pijler_financien.records import KINDS as FINANCIEN
from pijler_ruimte.records import KINDS as RUIMTE
from pijler_sociaal.records import KINDS as SOCIAAL
from pijler_veiligheid.records import KINDS as VEILIGHEID

import m50core as m50
from m50core.errors import M50Error
from m50core.network.decoding import decoder
from m50core.network.making import Orphan, compose_record
from m50core.records.fields import FieldInfo
from m50core.records.record import kept_record
from m50core.store.protocol import StoredDocument
from m50core.store.raw import RawFields
from m50core.testing.core import CORE_KINDS

KINDS = (*CORE_KINDS, *FINANCIEN, *RUIMTE, *SOCIAAL, *VEILIGHEID)
WORDS = st.sampled_from(["Zaal", "één “raad”", "a\\b", 'x"y', "e\u0301", "Łódź", "🌷", "x.y@z.nl"])
LINES = st.lists(WORDS, max_size=4).map(" ".join)
TEXTS = {
    str: LINES,
    int: st.integers(-(10**15) + 1, 10**15 - 1),
    bool: st.booleans(),
    date: st.dates().map(date.isoformat),
    datetime: st.datetimes().map(datetime.isoformat),
    Decimal: st.decimals(-(10**9), 10**9, places=3).map(str),
    m50.Money: st.decimals(-(10**9), 10**9, places=2).map(lambda amount: f"{amount:.2f}"),
    m50.Period: st.sampled_from(["2025-03-25", "Q1 2025", "doorlopend", "bij 2e ALV", "2025"]),
    m50.Cadence: st.sampled_from(["jaarlijks", "2x per jaar", "iedere 2 à 3 maanden"]),
    m50.MunicipalityCode: st.integers(1000, 9999).map("GM{}".format),
}
NONE = st.nothing()
WRONG = st.sampled_from(
    [None, "", " ", 7, 10**15, 1.5, True, [], ["x", ""], {}, "a\nb", "a\x07b", "x" * 501, "31 juni"]
)


def takes_words(info: FieldInfo) -> bool:
    """Tell whether a field takes any words, and not only those of a time, say."""
    try:
        _ = info.check and info.check("Zaal één")
    except ValueError:
        return False
    return True


def values(info: FieldInfo) -> st.SearchStrategy:
    if not takes_words(info):
        return st.just("")
    if info.choices:
        found = st.sampled_from([choice.value for choice in info.choices])
    else:
        found = TEXTS[info.type]
    if info.many:
        return st.lists(found, max_size=3)
    if info.multiline:
        found = st.lists(LINES, max_size=3).map("\n".join)
    return st.none() | found if info.optional else found


def fields(cls: type[m50.Record], wrong: st.SearchStrategy = NONE) -> st.SearchStrategy:
    known = {
        n: values(info) | wrong for n, info in cls.spec.fields.items() if n not in ("id", "version")
    }
    needed = {n: s for n, s in known.items() if cls.spec.fields[n].required}
    other = {n: s for n, s in known.items() if n not in needed} | {"kleur": st.just("rood")}
    return st.fixed_dictionaries(needed, optional=other)


def by_the_rules(cls: type[m50.Record], document: StoredDocument) -> m50.Record | None:
    known = {n: v for n, v in document.fields.items() if n in cls.spec.fields}
    try:
        return kept_record(cls, known | {"id": document.id, "version": document.version})
    except M50Error:
        return None


def kept(cls: type[m50.Record], given: dict) -> tuple[StoredDocument, StoredDocument]:
    plain = StoredDocument(cls.spec.kind, "nummer-7", 4, given)
    raw = RawFields(json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode())
    return plain, StoredDocument(cls.spec.kind, "nummer-7", 4, raw)


@given(st.data())
def test_what_was_written_is_read_as_the_rules_read_it(data):
    cls = data.draw(st.sampled_from(KINDS))
    drawn = [data.draw(fields(cls)) for _ in range(3)]
    right = [(d, r) for one in drawn for d in kept(cls, one) if (r := by_the_rules(cls, d))]
    documents = [document for document, _ in right]
    found: Sequence[m50.Record | None] = decoder(cls).many(documents) or [None] * len(right)
    for (document, wanted), record in zip(right, found, strict=True):
        for made in (record, decoder(cls).one(document)):
            if made is not None:
                assert made == wanted
                assert type(made) is cls
                assert (made.version, made.plain()) == (4, wanted.plain())
                assert {n: type(getattr(made, n)) for n in cls.spec.fields} == {
                    n: type(getattr(wanted, n)) for n in cls.spec.fields
                }


@given(st.data())
def test_bad_values_make_an_orphan_by_either_way(data):
    cls = data.draw(st.sampled_from(KINDS))
    for document in kept(cls, data.draw(fields(cls, WRONG))):
        made = compose_record({cls.spec.kind: cls}, {}, document)
        wanted = by_the_rules(cls, document)
        assert isinstance(made, Orphan) is (wanted is None)
        if isinstance(made, cls):
            assert kept_record(cls, made.plain()) == wanted


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.spec.kind)
def test_clean_data_takes_the_short_way(cls: type[m50.Record]):
    plain = {
        str: "Zaal één", int: 3, bool: True, date: "2025-03-25", datetime: "2025-03-25T10:00:00",
        Decimal: "1.5", m50.Money: "2.00", m50.Period: "Q1 2025", m50.Cadence: "jaarlijks",
        m50.MunicipalityCode: "GM1680",
    }  # fmt: skip
    given = {}
    for name, info in cls.spec.fields.items():
        value = info.choices[0].value if info.choices else plain[info.type]
        value = value if takes_words(info) else ""
        given |= {} if info.hidden or name == "id" else {name: [value] if info.many else value}
    for document in kept(cls, given):
        assert decoder(cls).one(document) == by_the_rules(cls, document) is not None


def test_a_number_that_records_in_a_row_have_alike_is_kept_once():
    years = [2025, 2025, 2025, None, 2024, 2024, 2025]
    documents = [
        StoredDocument(
            "action_item", f"actie-{n}", json.loads(f"{1000 + n // 4}"),
            RawFields(json.dumps({"title": "Zaal", "year": year}).encode()),
        )
        for n, year in enumerate(years)
    ]  # fmt: skip
    records = decoder(m50.ActionItem).many(documents)
    assert records is not None
    assert [record.year for record in records] == years
    assert [record.version for record in records] == [1000] * 4 + [1001] * 3
    assert len({id(record.year) for record in records}) == 4
    assert len({id(record.version) for record in records}) == 2


def test_the_same_ids_that_many_records_point_at_are_kept_once():
    themes = [["thema-1"], ["thema-2", "thema-1"], [], ["thema-1"], ["thema-2", "thema-1"]]
    documents = [
        StoredDocument("action_item", f"actie-{n}", 1,
                       RawFields(json.dumps({"title": "Zaal", "themes": ids}).encode()))
        for n, ids in enumerate(themes)
    ]  # fmt: skip
    records = decoder(m50.ActionItem).many(documents)
    assert records is not None
    assert [record.themes for record in records] == list(map(tuple, themes))
    assert records[0].themes is records[3].themes
    assert records[1].themes is records[4].themes
