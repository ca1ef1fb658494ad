"""Every question to every field of every kind: an answer that is right, or a refusal; no crash."""

import operator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.records.fields import FieldInfo, read_value
from m50core.testing.core import CORE_KINDS
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice, Ranked
from m50core.values.clock import ZONE
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}
ASKED = ["", "__eq", "__ne", "__lt", "__lte", "__gt", "__gte", "__in", "__contains", "__isnull"]
DAY = date(2025, 3, 31)

texts = st.sampled_from(["ruimte", "ruimte,sociaal", "Zaal", "actie-1", "a", "", "é"])
VALUES = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(-3, 3),
    Decimal: st.sampled_from([Decimal("0"), Decimal("2.50"), Decimal("-1")]),
    date: st.sampled_from([DAY, date(2025, 6, 30)]),
    datetime: st.sampled_from([datetime(2025, 3, 31, 10), datetime(2025, 3, 31, 10, tzinfo=UTC)]),
    m50.Money: st.sampled_from([m50.Money(0), m50.Money(Decimal("12.50"))]),
    Period: st.sampled_from(
        ["2025-03-31", "Q1 2025", "2025", "doorlopend", "bij 2e ALV", "2025-01-01..2025-03-31"]
    ).map(Period.parse),
    Cadence: st.sampled_from(["jaarlijks", "2x per jaar"]).map(Cadence.parse),
    MunicipalityCode: st.sampled_from(["GM0001", "GM1680"]).map(MunicipalityCode.parse),
}


def value_of(info: FieldInfo) -> st.SearchStrategy:
    one = st.sampled_from(info.choices) if info.choices else VALUES[info.type]
    if info.many:
        return st.lists(one.filter(bool), max_size=2).map(tuple)
    return st.none() | one if info.optional else one


bare = st.one_of(
    texts,
    st.sampled_from(
        ["ja", "nee", "0", "1", "12,50", "2025-03-31", "Q1 2025", "doorlopend", "done"]
    ),
    st.sampled_from(["bij 2e ALV", "open", "risk", "stil", "GM1680", "jaarlijks", "NaN", ","]),
    st.sampled_from([DAY, datetime(2025, 3, 31, 9), datetime(2025, 3, 31, 9, tzinfo=UTC)]),
    st.sampled_from([Decimal("NaN"), Decimal("sNaN"), Decimal("2.5"), 1.5, float("nan"), b"ab"]),
    st.sampled_from([Period.parse("Q1 2025"), Period.parse("doorlopend"), m50.Money(0)]),
    st.sampled_from([m50.Stand.risk, m50.Severity.note, object(), {"a": 1}, {"b"}]),
    st.none() | st.booleans() | st.integers(-2, 2) | st.text(max_size=6),
)
wanted = bare | st.lists(bare, max_size=3) | st.lists(bare, max_size=2).map(tuple)

FIELDS = [(cls, name) for cls in CORE_KINDS for name in cls.spec.fields]
PROPERTIES = [
    (cls, name)
    for cls in CORE_KINDS
    for name in dir(cls)
    if isinstance(getattr(cls, name), property) and not name.startswith("_")
]


@st.composite
def stories(draw: st.DrawFn, field: tuple[type[m50.Record], str]) -> list[m50.Record]:
    """Some records of a kind that differ in one field."""
    cls, name = field
    made = []
    for number in range(draw(st.integers(0, 4))):
        values = {"id": f"{cls.spec.prefix}-{number}"}
        for info in cls.spec.fields.values():
            if info.name == name or (info.required and info.name != "id"):
                values[info.name] = draw(value_of(info))
        values["id"] = f"{cls.spec.prefix}-{number}"
        try:
            made.append(cls(**values))
        except m50.FieldError:
            continue
    return made


def answers(records: list[m50.Record], cls: type, question: str, asked: object) -> list[list[str]]:
    """The ids that each way of keeping records answers with; a refusal counts as an answer."""
    by_id = {one.id: one for one in records}
    whole = m50.Records(KINDS, dict(by_id))
    first = dict(list(by_id.items())[:2])
    layered = m50.Records(KINDS, first).replace(by_id)
    found = []
    for collection in (
        m50.Collection(cls, by_id),
        whole.collection(cls.spec.kind),
        layered.collection(cls.spec.kind),
    ):
        try:
            found.append([one.id for one in collection.where(**{question: asked})])
        except m50.M50Error as error:
            found.append([type(error).__name__ if error.sentence else "says nothing"])
    return found


@given(st.data())
def test_every_question_is_answered_or_refused_alike_with_and_without_an_index(data):
    cls, name = data.draw(st.sampled_from(FIELDS + PROPERTIES))
    records = data.draw(stories((cls, name)))
    question, asked = name + data.draw(st.sampled_from(ASKED)), data.draw(wanted)
    plain, *indexed = answers(records, cls, question, asked)
    for one in indexed:
        assert one == plain


def compared(value: object) -> object:
    if isinstance(value, Period):
        return value.latest
    if isinstance(value, Ranked):
        return -list(type(value)).index(value)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=ZONE)
    return value


def as_told(info: FieldInfo, record: m50.Record, asked: str, wanted: object) -> bool:
    """What a person would answer, of a value that the field can hold."""
    value = getattr(record, info.name)
    if asked == "__isnull":
        return (value in (None, "", ())) is wanted
    if asked == "__in":
        return any(as_told(info, record, "__eq", one) for one in wanted)
    if asked == "__ne":
        return not as_told(info, record, "__eq", wanted)
    if asked in ("", "__eq"):
        if info.many:
            return value == wanted if isinstance(wanted, tuple) else wanted in value
        if info.type is Period and None in (value, wanted):
            return value is wanted
        if isinstance(value, Period) and isinstance(wanted, Period):
            same_day = value.latest == wanted.latest is not None
            words = value.words.casefold() == wanted.words.casefold()
            return words if wanted.latest is None else same_day
        return compared(value) == compared(wanted)
    test = getattr(operator, {"lt": "lt", "lte": "le", "gt": "gt", "gte": "ge"}[asked[2:]])
    return compared(value) is not None and test(compared(value), compared(wanted))


@given(st.data())
def test_what_a_field_can_hold_is_found_by_asking_for_it(data):
    cls, name = data.draw(st.sampled_from(FIELDS))
    info = cls.spec.fields[name]
    records = data.draw(stories((cls, name)))
    asked = data.draw(st.sampled_from([one for one in ASKED if one != "__contains"]))
    one = value_of(info)
    if asked == "__isnull":
        sought = data.draw(st.booleans())
    elif asked == "__in":
        sought = data.draw(st.lists(one, max_size=3))
    else:
        sought = data.draw(one)
    found = answers(records, cls, name + asked, sought)[0]
    if found and found[0].endswith(("Error", "UnknownField")):
        open_end = isinstance(sought, Period) and sought.latest is None
        no_order = (
            info.many
            or info.type in (bool, Cadence)
            or (info.choices and not isinstance(info.choices[0], Ranked))
        )
        unreadable = info.check is not None
        assert unreadable or (
            asked[2:4] in ("lt", "gt") and (sought in (None, "") or open_end or no_order)
        )
        return
    assert found == [r.id for r in records if as_told(info, r, asked, sought)]


@given(st.data())
def test_a_text_asks_the_same_as_the_value_that_it_names(data):
    cls, name = data.draw(st.sampled_from([f for f in FIELDS if not f[0].spec.fields[f[1]].many]))
    info = cls.spec.fields[name]
    records = data.draw(stories((cls, name)))
    asked = data.draw(
        st.sampled_from([one for one in ASKED if one not in ("__contains", "__isnull")])
    )
    text = data.draw(bare.filter(lambda one: isinstance(one, str)))
    sign = ";" if info.type in (m50.Money, Decimal) else ","
    try:
        if asked == "__in":
            typed = [read_value(info, part.strip()) for part in text.split(sign) if part.strip()]
        else:
            typed = read_value(info, text)
    except ValueError:
        typed = None
    found = answers(records, cls, name + asked, text)[0]
    if found and found[0].endswith("Error"):
        return
    assert found == answers(records, cls, name + asked, typed)[0]


@given(st.data())
def test_any_field_or_property_sorts_or_is_refused(data):
    cls, name = data.draw(st.sampled_from(FIELDS + PROPERTIES))
    records = data.draw(stories((cls, name)))
    down = data.draw(st.booleans())
    by_id = {one.id: one for one in records}
    layered = m50.Records(KINDS, dict(list(by_id.items())[:1])).replace(by_id)
    found = []
    for collection in (
        m50.Collection(cls, by_id),
        m50.Records(KINDS, by_id).collection(cls.spec.kind),
        layered.collection(cls.spec.kind),
    ):
        try:
            found.append([one.id for one in collection.order_by(name, reverse=down)])
        except m50.UsageError as error:
            found.append([error.sentence])
    assert found[0] == found[1] == found[2]


def goals(*dues: str) -> m50.Collection:
    made = [
        m50.Goal(id=f"doel-{n}", title="Doel", due=due, pillar="ruimte")
        for n, due in enumerate(dues)
    ]
    return m50.Records(KINDS, {one.id: one for one in made}).collection(m50.Goal)


def ids(found: m50.Collection) -> list[str]:
    return [one.id for one in found]


def test_in_takes_a_text_with_commas_and_every_list_there_is():
    found = goals("Q1 2025", "Q2 2025", "doorlopend")
    assert ids(found.where(id__in="doel-0, doel-2")) == ["doel-0", "doel-2"]
    for several in (["doel-0"], ("doel-0",), {"doel-0"}, frozenset(["doel-0"]), iter(["doel-0"])):
        assert ids(found.where(id__in=several)) == ["doel-0"]
    assert ids(found.where(due__in="Q1 2025,doorlopend")) == ["doel-0", "doel-2"]
    assert ids(found.where(id__in=[])) == []
    with pytest.raises(m50.FieldError, match="“bijna” is geen keuze"):
        found.where(status__in="active,bijna")
    with pytest.raises(m50.UsageError, match="lijst"):
        found.where(id__in=5)
    with pytest.raises(m50.UsageError, match="een of meer waarden"):
        found.where(id__in="")


@m50.record(label="Meting", plural="Metingen", prefix="meting")
class Sample(m50.Record):
    """A field of each type."""

    words: str = m50.field(label="Tekst", default="")
    count: int | None = m50.field(label="Aantal", default=None)
    share: Decimal | None = m50.field(label="Deel", default=None)
    amount: m50.Money | None = m50.field(label="Bedrag", default=None)
    on: date | None = m50.field(label="Dag", default=None)
    due: m50.Period | None = m50.field(label="Wanneer", default=None)
    status: m50.Stand = m50.field(label="Stand", default=m50.Stand.silent)
    sure: bool = m50.field(label="Zeker", default=False)
    many: tuple[int, ...] = m50.field(label="Vele", default=())


PAIRS = {
    "words": ("een", "twee"), "count": ("1", "1.200"), "share": ("1,5", "2"),
    "amount": ("12,50", "€ 1.200"), "on": ("2025-03-11", "12 maart 2025"),
    "due": ("Q1 2025", "doorlopend"), "status": ("risk", "done"), "sure": ("ja", "nee"),
    "many": ("1", "2"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_a_text_with_several_values_is_parted_alike_for_every_type(name: str):
    first, second = PAIRS[name]
    made = [Sample(id=f"meting-{n}", **{name: one}) for n, one in enumerate((first, second))]
    found = m50.Records({"sample": Sample}, {r.id: r for r in made}).collection(Sample)
    both = {f"{name}__in": [first, second]}
    assert ids(found.where(**both)) == ["meting-0", "meting-1"]
    signs = [";", "; ", " ;"] if name in ("share", "amount") else [";", "; ", ",", ", "]
    for sign in signs:
        assert ids(found.where(**{f"{name}__in": f"{first}{sign}{second}"})) == ids(
            found.where(**both)
        )
    assert ids(found.where(**{f"{name}__in": first})) == ["meting-0"]


@pytest.mark.parametrize("name", ["count", "share", "amount", "many"])
def test_numbers_with_a_space_between_are_not_one_number(name: str):
    found = m50.Records({"sample": Sample}, {}).collection(Sample)
    for text in ("1 2", "12 50", "1 2345"):
        with pytest.raises(m50.FieldError):
            found.where(**{f"{name}__in": text})
    for text in ("1 200", "12 000 000", "1\u00a0200", "- 5"):
        found.where(**{f"{name}__in": text})


def test_amounts_in_a_text_are_parted_by_semicolons():
    lines = [
        m50.Booking(id=f"boeking-{n}", title="x", amount=m50.Money(Decimal(a)), on=DAY)
        for n, a in enumerate(("12.50", "12", "50"))
    ]
    found = m50.Records(KINDS, {one.id: one for one in lines}).collection(m50.Booking)
    assert ids(found.where(amount__in="12,50; 50")) == ["boeking-0", "boeking-2"]


@pytest.mark.parametrize("no", ["nee", "NEE", "false", "0", False, 0])
def test_isnull_reads_yes_and_no_in_words(no):
    assert ids(goals("Q1 2025").where(due__isnull=no)) == ["doel-0"]


@pytest.mark.parametrize("bad", ["misschien", "", None, 2, "due", [], 1.5])
def test_isnull_refuses_what_is_neither_yes_nor_no(bad):
    with pytest.raises(m50.UsageError, match="ja of nee"):
        goals().where(due__isnull=bad)


@pytest.mark.parametrize("asked", ["lt", "lte", "gt", "gte"])
@pytest.mark.parametrize("bad", [None, "", "  ", "doorlopend", "bij 2e ALV"])
def test_a_range_without_an_end_is_refused(asked, bad):
    with pytest.raises(m50.UsageError, match="due__"):
        goals("Q1 2025").where(**{f"due__{asked}": bad})


def test_a_time_that_fixes_no_day_is_found_by_its_words():
    found = goals("doorlopend", "nog te plannen", "bij 2e ALV")
    assert ids(found.where(due="doorlopend")) == ["doel-0"]
    assert ids(found.where(due="bij 2e alv")) == ["doel-2"]
    assert ids(found.where(due__ne="doorlopend")) == ["doel-1", "doel-2"]
    assert ids(found.where(due=None)) == []


def test_a_property_is_asked_with_words_as_a_field_is():
    places = [
        m50.Municipality(id=f"GM000{n}", name="x", code=f"GM000{n}", inhabitants=size)
        for n, size in enumerate((50_000, 900))
    ]
    found = m50.Records(KINDS, {one.id: one for one in places}).collection(m50.Municipality)
    assert ids(found.where(in_band="ja")) == ["GM0000"]
    assert ids(found.where(in_band="nee")) == ["GM0001"]


@pytest.mark.parametrize("name", ["self", "cls", "record", "conditions"])
def test_a_field_may_be_named_as_a_word_of_python(name):
    with pytest.raises(m50.UnknownField, match=name):
        goals().where(**{name: 1})


@pytest.mark.parametrize("question", ["due__", "due__like", "due__lte__gte"])
def test_a_question_that_does_not_exist_is_refused(question):
    with pytest.raises(m50.UsageError, match="bestaat niet"):
        goals().where(**{question: "2025"})


def test_an_order_goes_by_what_the_choice_means():
    made = [
        m50.Judgement(id=f"oordeel-{n}", about="d", stand=s, reason="r")
        for n, s in enumerate(["on_course", "risk", "attention"])
    ]
    found = m50.Records(KINDS, {one.id: one for one in made}).collection(m50.Judgement)
    assert ids(found.where(stand__gte="attention")) == ["oordeel-1", "oordeel-2"]
    assert ids(found.where(stand__lt="let op")) == ["oordeel-0"]
    assert ids(found.order_by("stand", reverse=True)) == ["oordeel-1", "oordeel-2", "oordeel-0"]
    with pytest.raises(m50.UsageError, match="geen meer of minder"):
        goals().where(status__lt="done")


def test_choices_sort_as_they_are_declared():
    made = [
        m50.ActionItem(id=f"actie-{n}", title="x", status=s)
        for n, s in enumerate(["done", "open", "done"])
    ]
    found = m50.Records(KINDS, {one.id: one for one in made}).collection(m50.ActionItem)
    assert [one.status.value for one in found.order_by("status")] == ["open", "done", "done"]


def test_the_model_knows_every_type_of_field():
    types = {info.type for cls in CORE_KINDS for info in cls.spec.fields.values()}
    assert all(t in VALUES or issubclass(t, Choice) for t in types)
