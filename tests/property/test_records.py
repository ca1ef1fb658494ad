"""Records that changed many times answer as records that were just put together."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.records import collection
from m50core.records.draft import DraftRecords
from m50core.records.relations import relations
from m50core.records.search import Match, search
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}
IDS = [f"actie-{n}" for n in range(8)] + [f"voortgang-{n}" for n in range(4)] + ["eigen", "GM12"]
WORDS = ["zaal", "Zaal", "één", "een", "raad", "straat", "actie", "12", "a", "ge-dicht", "İ", "ß"]
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
dues = st.none() | st.sampled_from(["2025-03-01", "Q1 2025", "doorlopend", "2025-06-30", "2026"])


@st.composite
def items(draw: st.DrawFn) -> m50.Record:
    name = draw(st.sampled_from(IDS))
    if name.startswith("voortgang"):
        return m50.Progress(id=name, title=draw(titles), about=draw(st.sampled_from(IDS)))
    return m50.ActionItem(
        id=name,
        title=draw(titles),
        description=draw(st.just("") | titles),
        pillar=draw(st.sampled_from(["", "ruimte", "sociaal"])),
        due=draw(dues),
        status=draw(st.sampled_from(["open", "done"])),
        about=tuple(draw(st.lists(st.sampled_from(IDS), max_size=2))),
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[m50.Records, dict[str, m50.Record]]:
    """Records after a series of changes, and the same as a plain dict."""
    plain = {one.id: one for one in draw(st.lists(items(), max_size=6))}
    records = m50.Records(KINDS, dict(plain))
    for _ in range(draw(st.integers(0, 5))):
        changes = {one.id: one for one in draw(st.lists(items(), max_size=3))}
        changes |= dict.fromkeys(draw(st.lists(st.sampled_from(IDS), max_size=2)))
        records = records.replace(changes)
        for name, record in changes.items():
            plain.pop(name, None) if record is None else plain.update({name: record})
        if draw(st.booleans()):
            records.collection("action_item").where(pillar="ruimte")
    return records, plain


def ids(found) -> list[str]:
    return [record.id for record in found]


CONDITIONS = {
    "pillar": ["ruimte", "", "elders"],
    "pillar__in": [["ruimte", ""], []],
    "pillar__ne": ["ruimte"],
    "status": ["open", "klaar"],
    "about": ["actie-1", ("actie-1",), ()],
    "unit": ["m50", "ruimte"],
    "due": [date(2025, 3, 31), None],
    "due__lt": [date(2025, 3, 31)],
    "due__lte": [date(2025, 3, 31), "Q1 2025"],
    "due__gt": [date(2025, 3, 31)],
    "due__gte": [date(2025, 3, 31)],
    "title__gte": ["één"],
    "title__contains": ["aal"],
    "due__isnull": [True, False],
    "about__contains": ["ACTIE-1"],
}
asked = st.dictionaries(st.sampled_from(sorted(CONDITIONS)), st.integers(0, 2), max_size=3).map(
    lambda chosen: {name: CONDITIONS[name][n % len(CONDITIONS[name])] for name, n in chosen.items()}
)


@given(stories())
def test_the_records_are_those_of_a_dict_in_its_order(story):
    records, plain = story
    assert list(records) == list(plain.values())
    assert len(records) == len(plain)
    assert ids(records.collection(m50.Progress)) == [
        r.id for r in plain.values() if r.kind == "progress"
    ]
    for name in IDS:
        assert records.get(name) == plain.get(name)
        assert (name in records) is (name in plain)
        assert (name in records.collection("progress")) is (
            name in plain and plain[name].kind == "progress"
        )
        found = [(i.name, r.id) for r in plain.values() for i, t in relations(r) if t == name]
        assert [(info.name, r.id) for info, r in records.pointing_at(name)] == found


@given(stories(), asked)
def test_an_index_answers_as_a_look_at_every_record_does(story, conditions):
    records, plain = story
    collection = records.collection("action_item")
    each = m50.Collection(
        m50.ActionItem, {r.id: r for r in plain.values() if isinstance(r, m50.ActionItem)}
    )
    assert ids(collection.where(**conditions)) == ids(each.where(**conditions))
    assert len(collection) == len(each)


@given(stories(), st.sampled_from(["due", "title", "description", "unit", "about"]), st.booleans())
def test_an_ordered_index_sorts_as_sorting_does(story, name, reverse):
    records, plain = story
    collection = records.collection("action_item")
    each = m50.Collection(
        m50.ActionItem, {r.id: r for r in plain.values() if isinstance(r, m50.ActionItem)}
    )
    ordered = collection.order_by(name, reverse=reverse)
    assert ids(ordered) == ids(each.order_by(name, reverse=reverse))
    assert ids(ordered.where(pillar="ruimte")) == ids(
        each.order_by(name, reverse=reverse).where(pillar="ruimte")
    )


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def look_at_every_record(record: m50.Record, wanted: list[str]) -> Match | None:
    texts = {"id": fold(record.id)}
    for name, info in record.spec.fields.items():
        if info.searchable:
            texts[name] = fold(str(getattr(record, name)))
    whole = " ".join(texts.values())
    if not all(word in whole for word in wanted):
        return None
    title = fold(record.title_text)
    score = 3 * sum(word in title for word in wanted) + 2 * title.startswith(wanted[0])
    return Match(record, next((n for n, t in texts.items() if wanted[0] in t), "id"), score)


@pytest.mark.sweep
@settings(max_examples=300)
@given(stories(), st.data(), st.integers(1, 5))
def test_a_search_finds_what_a_look_at_every_record_finds(story, data, limit):
    records, plain = story
    words = " ".join(
        word[data.draw(st.integers(0, 1)) :][: data.draw(st.integers(1, 5))]
        for word in data.draw(st.lists(st.sampled_from([*WORDS, *IDS]), min_size=1, max_size=2))
    )
    wanted = fold(words).split()
    found = [m for r in plain.values() if wanted and (m := look_at_every_record(r, wanted))]
    found.sort(key=lambda match: (-match.score, match.record.title_text))
    assert search(records, words, limit=limit) == tuple(found[:limit])


@given(stories(), st.lists(items() | st.sampled_from(IDS), max_size=5))
def test_a_draft_is_the_records_with_its_changes(story, steps):
    records, plain = story
    draft = DraftRecords(records)
    for step in steps:
        if isinstance(step, str):
            if step in draft:
                del draft[step]
                del plain[step]
        else:
            draft[step.id] = plain[step.id] = step
    for name in IDS:
        assert draft.get(name) == plain.get(name)
        assert sorted(ids(draft.pointing_at(name))) == sorted(
            r.id for r in plain.values() if name in [t for _, t in relations(r)]
        )


def test_past_its_limit_the_upper_layer_becomes_the_base():
    records = m50.Records(KINDS, {})
    for n in range(collection.LIMIT + 2):
        records = records.replace({f"actie-{n}": m50.ActionItem(id=f"actie-{n}", title="Zaal")})
    assert len(records) == collection.LIMIT + 2
    assert len(records.new) == 1
