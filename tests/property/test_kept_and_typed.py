"""What is kept is read back as it was, and what is shown can be typed again, for every type."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pijler_financien.records import KINDS as FINANCIEN
from pijler_ruimte.records import KINDS as RUIMTE
from pijler_sociaal.records import KINDS as SOCIAAL
from pijler_veiligheid.records import KINDS as VEILIGHEID

import m50core as m50
from m50core.meetings.records.meetings import ActionStatus
from m50core.records.field_types import _TYPES, alike, field_type
from m50core.records.fields import (
    FieldInfo,
    kept_value,
    plain_value,
    read_value,
    show_value,
    written_value,
)
from m50core.records.record import kept_record
from m50core.store.folder.folder import FolderStore
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_KINDS

KINDS = (*CORE_KINDS, *FINANCIEN, *RUIMTE, *SOCIAAL, *VEILIGHEID)
CHOICES = sorted(
    {info.type for cls in KINDS for info in cls.spec.fields.values() if info.choices},
    key=lambda cls: cls.__name__,
)
places = st.integers(-3, 40)
decimals = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(-exponent),
    st.integers(-(10**11), 10**11),
    places,
) | st.sampled_from(
    [Decimal(text) for text in ("1.125", "0.125", "1E+3", "-0", "-1.000", "1.10", "1E-80")]
)
zones = st.none() | st.integers(-720, 720).map(lambda m: timezone(timedelta(minutes=m)))
words = st.sampled_from(
    [
        "Zaal", "a, b", '"tussen"', '"begin" van', "'t Hart", "''", "=1+1", "'=1", "007", "1.125",
        "waar", "maart 2025", "Q1", "€ 5", "+31 6 123", "een;twee", 'x, "y", z', "🌷", "-",
    ]
)  # fmt: skip
days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
"""Those that a person can mean."""
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    bool: st.booleans(),
    int: st.integers(-(10**15) + 1, 10**15 - 1),
    Decimal: decimals,
    date: days,
    datetime: st.datetimes(datetime(1800, 1, 2), datetime(2199, 12, 30), timezones=zones),
    m50.Money: st.decimals(-(10**11), 10**11, places=2).map(m50.Money),
    m50.Period: days.map(m50.Period.on)
    | st.sampled_from(
        [
            "25 maart 2025",
            "Q1 2025",
            "2025-03",
            "1e helft 2025",
            "2025",
            "begin april 2025",
            "2025-03-01..2025-04-15",
            "doorlopend",
            "bij 1e ALV",
            "Q1 2025 en na 2e ALV",
            "einde termijn [2026-01-01..2026-03-31]",
            "10 werkdagen voor 1e ALV",
            "maart 2025",
            "week 13 2025",
        ]
    ).map(m50.Period.parse),
    m50.Cadence: st.sampled_from(["jaarlijks", "2x per jaar", "iedere 2 à 3 maanden"]).map(
        m50.Cadence.parse
    ),
    m50.MunicipalityCode: st.integers(0, 9999).map(lambda n: m50.MunicipalityCode(f"GM{n:04}")),
    **{cls: st.sampled_from(list(cls)) for cls in CHOICES},
}


def test_every_type_that_a_field_can_have_is_among_those_tried():
    assert set(_TYPES) <= set(VALUES)
    assert {i.type for cls in KINDS for i in cls.spec.fields.values()} <= set(VALUES)


def same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other


KEPT = VALUES | {
    date: st.dates(date(1000, 1, 1)),
    datetime: st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=zones),
    m50.Period: VALUES[m50.Period] | st.dates(date(1000, 1, 1)).map(m50.Period.on),
}


@pytest.mark.parametrize("cls", KEPT, ids=lambda cls: cls.__name__)
@given(st.data())
def test_what_is_kept_is_read_back_as_it_was(cls: Any, data: st.DataObject):
    kind, value = field_type(cls), data.draw(KEPT[cls])
    plain = json.loads(json.dumps(kind.plain(value)))
    back = kept_value(FieldInfo("x", "X", type=cls), plain)
    assert same(back, value)
    assert kind.plain(back) == plain


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
@given(st.data())
def test_what_is_written_for_a_person_is_typed_back_as_it_was(cls: Any, data: st.DataObject):
    kind, value = field_type(cls), data.draw(VALUES[cls])
    assert same(read_value(FieldInfo("x", "X", type=cls), kind.written(value)), value)


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
@given(st.data())
def test_what_a_person_copies_from_the_screen_changes_nothing(cls: Any, data: st.DataObject):
    kind, value = field_type(cls), data.draw(VALUES[cls])
    shown = kind.show(value)
    if cls is datetime:  # the screen shows no seconds and no zone
        value = value.replace(second=0, microsecond=0, tzinfo=None)
    if cls is m50.Period and "[" in value.words:  # nor the days behind words of one's own
        return
    assert same(kind.typed(shown), value), shown


@pytest.mark.parametrize("label", ["b", "A", "B"])
def test_a_choice_is_kept_by_its_value_also_when_a_label_says_another(label: str):
    colours = m50.Choice(
        "Colours", {"one": ("a", label), "two": ("b", "beide"), "three": ("c", "a")}
    )
    info = FieldInfo("x", "X", type=colours)
    for member in colours:
        assert kept_value(info, plain_value(info, member)) is member
        assert read_value(info, written_value(info, member)) is member


def test_a_label_of_several_choices_is_refused_with_their_values():
    colours = m50.Choice("Colours", {"one": ("a", "kleur"), "two": ("b", "Kleur")})
    assert colours.parse("kleur") == "a"
    with pytest.raises(ValueError, match="meer dan één keuze zijn: a of b"):
        colours.parse("KLEUR")


FIELDS = [
    (cls, info)
    for cls in KINDS
    for info in cls.spec.fields.values()
    if info.name not in ("id", "version")
]


def filled(info: FieldInfo) -> st.SearchStrategy[Any]:
    found = VALUES[info.type]
    if info.check is not None:
        found = st.just("")
    elif info.multiline:
        found = st.lists(found, min_size=1, max_size=3).map("\n".join)
    if info.many:
        return st.lists(found, max_size=3).map(tuple)
    return st.none() | found if info.optional else found


@settings(max_examples=400)
@given(st.data())
def test_every_field_of_every_kind_is_kept_and_typed_as_it_was(data: st.DataObject):
    _, info = data.draw(st.sampled_from(FIELDS))
    value = data.draw(filled(info))
    plain = json.loads(json.dumps(plain_value(info, value)))
    back = kept_value(info, plain)
    assert same(back, value)
    assert plain_value(info, back) == plain
    assert read_value(info, written_value(info, value)) == value
    if info.many and info.type is str:
        assert read_value(info, show_value(info, value)) == value


@m50.record(label="Proef", plural="Proeven", prefix="proef")
class Trial(m50.Record):
    """One field of each type, alone and many."""

    text: str = m50.field(label="Tekst", default="", multiline=True)
    yes: bool = m50.field(label="Ja", default=False)
    number: int | None = m50.field(label="Getal", default=None)
    exact: Decimal | None = m50.field(label="Kommagetal", default=None)
    day: date | None = m50.field(label="Dag", default=None)
    moment: datetime | None = m50.field(label="Moment", default=None)
    money: m50.Money | None = m50.field(label="Geld", default=None)
    due: m50.Period | None = m50.field(label="Termijn", default=None)
    rhythm: m50.Cadence | None = m50.field(label="Ritme", default=None)
    code: m50.MunicipalityCode | None = m50.field(label="Code", default=None)
    status: ActionStatus | None = m50.field(label="Status", default=None)
    texts: tuple[str, ...] = m50.field(label="Teksten", default=())
    exacts: tuple[Decimal, ...] = m50.field(label="Kommagetallen", default=())


trials = st.builds(
    Trial, **{n: filled(i) for n, i in Trial.spec.fields.items() if n not in ("id", "version")}
)
WITH_TRIALS = {"proef": plugin(record_kinds=lambda: (Trial,))}


def memory(_: Path) -> Callable[[], Store]:
    store = MemoryStore()
    return lambda: store


def folder(place: Path) -> Callable[[], Store]:
    return lambda: FolderStore(place / "net")


def folder_with_snapshot(place: Path) -> Callable[[], Store]:
    def opened() -> Store:
        store = FolderStore(place / "net")
        if store.head():
            with store.writing():
                store.write_snapshot()
            store.close()
            store = FolderStore(place / "net")
        return store

    return opened


@pytest.mark.parametrize("kind", [memory, folder, folder_with_snapshot])
@settings(max_examples=15)
@given(records=st.lists(trials, min_size=1, max_size=5))
def test_every_store_gives_back_what_it_was_given(kind: Any, records: list[Trial]):
    with TemporaryDirectory() as place:
        opened = kind(Path(place))
        with network(*records, plugins=WITH_TRIALS, store=opened()) as net:
            written = {r.id: r for r in net.collection(Trial)}
        for _ in range(2):
            with network(plugins=WITH_TRIALS, store=opened()) as net:
                assert not net.orphans
                for one in net.collection(Trial):
                    assert one == net[one.id] == written[one.id]
                    assert one.plain() == written[one.id].plain()
                # A change of one field leaves every other as it is.
                with net.commit("Tekst") as c:
                    for one in net.collection(Trial):
                        c.change(one, text="anders")
                written = {n: kept_record(Trial, r.plain() | {"text": "anders"})
                           for n, r in written.items()}  # fmt: skip


def test_a_number_with_three_places_stays_what_it_was(tmp_path: Path):
    place = tmp_path / "net"
    with network(store=FolderStore(place)) as net, net.commit("Cijfer") as c:
        made = c.make("indicator", {"title": "Groei", "target": "1,125"})
    for owner in ("een", "twee"):
        with network(store=FolderStore(place)) as net:
            assert net[made.id].target == Decimal("1.125")
            with net.commit("Iets anders") as c:
                c.change(made.id, remark=owner)
            told = [field for entry in net.history(made.id) for field in entry.fields]
            assert {f.after for f in told if f.name == "target"} - {""} == {"1,125"}
            assert net.as_of(net.today)[made.id].target == Decimal("1.125")
            with net.commit("Weg") as c:
                c.remove(made.id)
            with net.commit("Terug") as c:
                assert c.restore(made.id).target == Decimal("1.125")


@pytest.mark.parametrize(
    ("field", "older", "value"),
    [
        ("exact", "1,125", Decimal("1.125")),
        ("exact", "7.000.000", Decimal(7000000)),
        ("exact", 7, Decimal(7)),
        ("money", "1.125,00", m50.Money(Decimal(1125))),
        ("number", "1.125", 1125),
        ("day", "25 maart 2025", date(2025, 3, 25)),
        ("status", "klaar", ActionStatus.done),
        ("yes", "ja", True),
        ("moment", "2025-03-25 10:00", datetime(2025, 3, 25, 10)),
    ],
)
def test_what_another_program_kept_as_people_write_it_is_still_read(field, older, value):
    assert getattr(kept_record(Trial, {"id": "proef-1", field: older}), field) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,125", "1.125"), ("1.125", "1125"), ("0.125", "0.125"), ("1.125,5", "1125.5"),
        ("1.5", "1.5"), ("7.000.000", "7000000"), (",5", "0.5"), ("-1.125", "-1125"),
        ("-0", "0"), ("12.345", "12345"), ("001.125", "1.125"),
    ],
)  # fmt: skip
def test_numbers_are_typed_the_dutch_way(typed: str, value: str):
    assert str(field_type(Decimal).typed(typed)) == value


@pytest.mark.parametrize(
    ("cls", "text"),
    [
        (Decimal, "1,125"), (Decimal, "1_000"), (Decimal, "NaN"), (Decimal, "1E+15"),
        (int, "1.125"), (m50.Money, "1.125"), (m50.Money, "10K"), (date, "25 maart 2025"),
        (date, "20250325"), (m50.MunicipalityCode, "gm1680"), (ActionStatus, "klaar"),
        (ActionStatus, "OPEN"), (bool, "ja"),
    ],
)  # fmt: skip
def test_the_reader_of_what_is_kept_guesses_nothing(cls: Any, text: str):
    with pytest.raises(ValueError, match="geen"):
        field_type(cls).kept(text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exact", Decimal("NaN")), ("exact", Decimal("-Infinity")), ("exact", 10**15),
        ("exact", Decimal(10) ** 15), ("day", datetime(2025, 3, 25, 10, tzinfo=UTC)),
        ("due", datetime(2025, 3, 25, 10, tzinfo=UTC)),
        ("due", m50.Period("zomer", date(2025, 6, 21), date(2025, 9, 21), "range")),
        ("due", m50.Period("bij 1e ALV", None, None, "open")),
        ("rhythm", m50.Cadence("vaak")),
    ],
)  # fmt: skip
def test_a_value_that_could_not_be_read_back_is_not_kept(field: str, value: Any):
    with pytest.raises(m50.FieldError):
        Trial(**{field: value})


@pytest.mark.parametrize(
    ("typed", "day"),
    [("25-03-25", date(2025, 3, 25)), ("1/4/25", date(2025, 4, 1)),
     ("25-mrt-25", date(2025, 3, 25)), ("25-mrt-2025", date(2025, 3, 25))],
)  # fmt: skip
def test_days_as_a_spreadsheet_shows_them_are_read(typed: str, day: date):
    assert field_type(date).typed(typed) == day
    assert field_type(m50.Period).typed(typed) == m50.Period.on(day)


@pytest.mark.parametrize("wrong", ["31-02-25", "1-13-25", "25-xyz-25"])
def test_a_day_that_is_none_is_refused(wrong: str):
    with pytest.raises(ValueError, match="geen bestaande dag"):
        field_type(m50.Period).typed(wrong)


@pytest.mark.parametrize("first", ["2025-03-25", "2025-02-25", "2024-12-30"])
def test_days_on_the_screen_are_typed_back_as_those_days(first: str):
    days = m50.Period.parse(f"{first}..2025-03-27")
    assert field_type(m50.Period).typed(days.shown()) == days


def test_a_deadline_copied_from_the_screen_still_hangs_on_what_it_hung_on():
    meeting = m50.Meeting(id="alv-2025-1", title="1e ALV", due="2025-05-16")
    action = m50.ActionItem(id="actie-1", title="Stuk", due="bij 1e ALV")
    with network(meeting, action) as net:
        shown = show_value(m50.ActionItem.spec.fields["due"], net["actie-1"].due)
        assert shown == "bij 1e ALV (vr 16 mei 2025)"
        with net.commit("Overgetypt") as c:
            c.change("actie-1", due=shown, title="Stuk")
        assert net.store.head() == 1


SAME = [
    [m50.Period.parse("25 maart 2025"), m50.Period.parse("2025-03-25")],
    [Decimal("2.50"), Decimal("2.5")],
]


@pytest.mark.parametrize(("one", "other"), [pair for p in SAME for pair in product(p, p)])
def test_what_means_the_same_is_alike(one: Any, other: Any):
    assert alike(one, other)
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(Decimal(1), True), (None, ""), ((), None), (m50.Period.parse("2025-03"), None),
     (m50.Period.parse("2025-03-25..2025-03-25"), m50.Period.parse("2025-03-25")),
     (m50.Period.parse("bij 1e ALV"), m50.Period.parse("bij 2e ALV"))],
)  # fmt: skip
def test_what_means_something_else_is_not(one: Any, other: Any):
    assert not alike(one, other)
