"""The plan that is remembered between starts is the one that its files make, or it isn't used."""

import importlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.network import laid_plan, laid_records
from m50core.network.among import Among
from m50core.network.laid_plan import LaidPlan, lay_plan
from m50core.network.laid_records import LaidRecords
from m50core.plan.definitions import PlanFile
from m50core.plan.toml_text import value_text
from m50core.plan.year_plan import assemble
from m50core.plugins.register import Register
from m50core.program.code import written_beside
from m50core.program.config import disable_plugin
from m50core.program.installed import installed_register
from m50core.records.fields import plain_value
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.store.files.remembered import Key, recall_text, remember_text
from m50core.testing.builders import definitions, plugin
from m50core.testing.core import CORE_KINDS
from m50core.values.garbled import doubt
from m50core.values.text import clean

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Lobbypaper “wonen”"
due = "begin april 2025"
source = "Plan > 1"
[[goal]]
id = "ruimte-02"
title = "Handboek"
due = ""
continues = "ruimte-01"
description = "Eén regel.\\n\\nEn nog een: \\"zo\\"."
source = "Plan > 1"
""")
NEXT = definitions(
    """
[[pillar]]
id = "ruimte"
title = "Ruimte en wonen"
source = "Plan"
[[goal]]
id = "ruimte-2026-01"
title = "Lobbypaper"
continues = "ruimte-02"
source = "Plan > 1"
""",
    year=2026,
)
WRONG = definitions(
    '[[goal]]\nid = "sociaal-01"\ntitle = "X"\nsource = "Nergens"\n', unit="sociaal"
)
REFERENCE = (m50.Organisation(id="org-vng", name="VNG", type="network"),)


class Coded(Register):
    """What is installed, with code of which a test says what it is."""

    coded: Key | None = ("1",)

    @property
    def code(self) -> Key | None:
        return self.coded

    def beside(self) -> Collection[str] | None:
        read = super().beside()
        return None if read is None else {*read, *written_beside()}


class Entry:
    """An entry point of a plugin that was made on the spot."""

    name, value, distribution, version = "stout", "stout", "", ""

    def __init__(self, **hooks: Any) -> None:
        self.load = lambda: plugin(**hooks)


def register(
    *files: PlanFile,
    code: Key | None = ("1",),
    kinds: Iterable[type[Record]] = CORE_KINDS,
    reference: Iterable[Record] = REFERENCE,
    **outside: Any,
) -> Coded:
    base = plugin(record_kinds=lambda: kinds, year_plans=lambda: files, reference=lambda: reference)
    made = Coded({"m50": base}, found=[Entry(**outside)] if outside else ())
    made.coded = code
    return made


def lay(used: Register, year: int = 2025) -> LaidPlan:
    return lay_plan(used, used.record_kinds(), year)


def is_remembered(laid: LaidPlan) -> bool:
    return isinstance(laid.records, LaidRecords)


def whole(record: Record) -> tuple[object, ...]:
    fields = {n: plain_value(info, getattr(record, n)) for n, info in record.spec.fields.items()}
    return type(record), record, fields


def told(laid: LaidPlan) -> tuple[object, ...]:
    """Return all that can be asked of a plan, the fields that no comparison looks at too."""
    plan = laid.plan
    return (
        [(record_id, whole(record)) for record_id, record in laid.records.items()],
        [(record_id, whole(record)) for record_id, record in plan.records.items()],
        [(part, list(map(whole, part.records))) for part in plan.parts],
        plan,
        [(plugin, error.sentence) for plugin, error in laid.wrong],
    )


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return what grows each time that a plan is assembled."""
    times: list[int] = []

    def counted(*given: Any, **named: Any) -> Any:
        times.append(1)
        return assemble(*given, **named)

    monkeypatch.setattr(laid_plan, "assemble", counted)
    return times


def test_what_is_installed_is_remembered_as_it_is_assembled() -> None:
    used = installed_register()
    first, again = lay(used), lay(used)
    assert (is_remembered(first), is_remembered(again)) == (False, True)
    assert not is_remembered(lay(installed_register(fresh=True))), "who looks afresh assembles"
    assert len(again.records) > 1000
    assert told(again) == told(first)


TITLES = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
    | st.sampled_from(["één “raad”", "a\\b", 'x"y', "e\u0301", "Łódź", "🌷", "a\tb"])
).filter(lambda text: not doubt(text) and is_title(text))
DUES = st.sampled_from(["", "Q1 2025", "2025-03-25", "doorlopend", "bij 2e ALV", "eind mei 2025"])


def is_title(text: str) -> bool:
    try:
        return bool(clean(text))
    except ValueError:
        return False


@st.composite
def plans(draw: st.DrawFn) -> list[PlanFile]:
    files = []
    for year in draw(st.sampled_from([(2025,), (2026,), (2025, 2026)])):
        lines = [f'[[pillar]]\nid = "ruimte"\ntitle = {value_text(draw(TITLES))}\nsource = "Plan"']
        for number in range(draw(st.integers(0, 5))):
            kind = draw(st.sampled_from(["goal", "activity", "meeting"]))
            lines.append(
                f'[[{kind}]]\nid = "ruimte-{year}-{number}"\ntitle = {value_text(draw(TITLES))}\n'
                f'due = "{draw(DUES)}"\nsource = "Plan > 1"'
            )
            if number and draw(st.booleans()):
                lines.append(f'continues = "ruimte-{year}-{number - 1}"')
        person = '[[person]]\nid = "persoon-a"\nname = "Anna"\nsource = "Plan"'
        chair = '[[seat]]\nid = "ruimte-zetel"\ntitle = "Zetel"\nperson = "persoon-a"\n'
        if draw(st.booleans()):
            lines += [person, f'{chair}pillar = "ruimte"\nsource = "Plan"']
        files.append(definitions("\n".join(lines), year=year))
    return files


@settings(max_examples=25)
@given(files=plans(), year=st.integers(2024, 2027), one=st.booleans())
def test_any_plan_is_remembered_as_it_is_assembled(
    files: list[PlanFile], year: int, one: bool
) -> None:
    first = lay(register(*files), year)
    again = lay(register(*files), year)
    assert is_remembered(again) is not bool(first.wrong)
    if one:
        for record_id in list(again.records)[::-2]:
            assert whole(again.records[record_id]) == whole(first.records[record_id])
    assert told(again) == told(first)


def changed(file: PlanFile, **values: Any) -> PlanFile:
    return PlanFile(**{"name": file.name, "text": file.text, "odd": file.odd, **values})


CHANGES: dict[str, Callable[[], tuple[Coded, int]]] = {
    "a letter in a file": lambda: (
        register(changed(PLAN, text=PLAN.text.replace("Handboek", "Handboel"))), 2025
    ),
    "lines of it that are doubted": lambda: (register(changed(PLAN, odd=(3,))), 2025),
    "its name": lambda: (register(changed(PLAN, name="anders.toml")), 2025),
    "another file": lambda: (register(PLAN, NEXT), 2025),
    "no file": lambda: (register(), 2025),
    "the code": lambda: (register(PLAN, code=("2",)), 2025),
    "a kind": lambda: (register(PLAN, kinds=[k for k in CORE_KINDS if k is not m50.Booking]), 2025),
    "a plugin with a kind": lambda: (register(PLAN, record_kinds=lambda: [Another]), 2025),
    "who keeps it": lambda: (register(year_plans=lambda: [PLAN]), 2025),
}  # fmt: skip


@m50.record(label="Ander", plural="Andere", prefix="ander")
class Another(m50.Record):
    """A kind of a plugin."""


def test_nothing_is_assembled_twice_while_nothing_changes(assembled: list[int]) -> None:
    lay(register(PLAN))
    assert is_remembered(lay(register(PLAN)))
    assert len(assembled) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_anything_that_it_follows_from_makes_it_anew(
    change: str, assembled: list[int]
) -> None:
    lay(register(PLAN))
    used, year = CHANGES[change]()
    laid = lay(used, year)
    assert len(assembled) == 2
    assert not is_remembered(laid)


def test_a_file_that_a_plugin_says_it_reads_makes_it_anew(
    tmp_path: Path, assembled: list[int]
) -> None:
    table = tmp_path / "tabel.csv"
    for content, times in (("a", 1), ("a", 1), ("b", 2)):
        if not table.exists() or table.read_text() != content:
            table.write_text(content)
        lay(register(PLAN, reads=lambda: [table]))
        assert len(assembled) == times


@pytest.mark.parametrize("told", [["tabel.csv"], [3], [b"/tabel.csv"]])
def test_of_what_a_plugin_reads_and_does_not_tell_rightly_nothing_is_remembered(
    told: Any, cache: Path
) -> None:
    used = register(PLAN, reads=lambda: told)
    lay(used)
    assert used.beside() is None
    assert not cache.exists()
    assert any(state.is_broken for state in used.states)


def test_a_file_that_a_kind_of_a_plugin_is_written_in_makes_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assembled: list[int]
) -> None:
    shared = tmp_path / "gedeeld.py"
    shared.write_text("class Shared:\n    __slots__ = ()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    base: Any = importlib.import_module("gedeeld").Shared
    kind = m50.record(label="Eigen", plural="Eigen", prefix="eigen")(
        type("Eigen", (base, m50.Record), {"__module__": __name__})
    )
    for _ in range(2):
        lay(register(PLAN, record_kinds=lambda: [kind]))
    assert len(assembled) == 1
    shared.write_text("class Shared:\n    __slots__ = ()  # anders\n")
    assert not is_remembered(lay(register(PLAN, record_kinds=lambda: [kind])))


def test_each_year_has_its_own(assembled: list[int]) -> None:
    for _ in range(2):
        for year in (2025, 2026):
            assert lay(register(PLAN, NEXT), year).plan.year == year
    assert len(assembled) == 2


def test_reference_data_of_a_plugin_is_asked_each_time(assembled: list[int]) -> None:
    given = [m50.Organisation(id="org-eigen", name="Eigen")]
    assert "org-eigen" not in lay(register(PLAN)).records
    for name in ("Eigen", "Anders", "Anders"):
        given[:] = [m50.Organisation(id="org-eigen", name=name)]
        base = plugin(record_kinds=lambda: CORE_KINDS, year_plans=lambda: [PLAN])
        outside = Coded({"m50": base}, found=[Entry(reference=lambda: list(given))])
        assert lay(outside).records["org-eigen"].title_text == name
    assert len(assembled) == 3


def test_a_plan_with_a_mistake_is_not_remembered(assembled: list[int]) -> None:
    sentences = [
        [error.sentence for _, error in lay(register(PLAN, WRONG)).wrong] for _ in range(2)
    ]
    assert sentences[0] == sentences[1] != []
    assert len(assembled) == 2


def test_what_cannot_tell_its_code_is_not_remembered(assembled: list[int], cache: Path) -> None:
    for _ in range(2):
        lay(register(PLAN, code=None))
    assert len(assembled) == 2
    assert not cache.exists()


def test_what_would_not_read_back_the_same_is_not_remembered(cache: Path) -> None:
    odd = m50.Organisation(id="org-7", name="Zeven")
    object.__setattr__(odd, "name", 7)
    lay(register(PLAN, reference=(odd,)))
    assert not cache.exists()


def test_a_record_is_made_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lay(register(PLAN))
    asked: list[type[Record]] = []
    real = laid_records.decoder

    def noted(cls: type[Record]) -> Any:
        asked.append(cls)
        return real(cls)

    monkeypatch.setattr(laid_records, "decoder", noted)
    laid = lay(register(PLAN))
    assert list(laid.records) == ["org-vng", "ruimte", "ruimte-01", "ruimte-02"]
    assert "ruimte-01" in laid.records
    assert laid.records.get("weg") is None
    assert laid_records.ids_of(laid.records, m50.Goal) == ["ruimte-01", "ruimte-02"]
    assert asked == []
    assert laid.records["ruimte-02"].title_text == "Handboek"
    assert asked == [m50.Goal]
    assert laid.records["ruimte-02"] is laid.records["ruimte-02"]
    assert laid.records["ruimte-02"] is dict(laid.records.items())["ruimte-02"]


class OnDemand(dict[str, type[Record]]):
    """Kinds that note which of them are asked for."""

    asked: list[str]

    def __getitem__(self, name: str) -> type[Record]:
        self.asked.append(name)
        return super().__getitem__(name)


def test_a_kind_is_asked_for_when_a_record_of_it_is() -> None:
    lay(register(PLAN))
    used = register(PLAN)
    kinds = OnDemand(used.record_kinds())
    kinds.asked = []
    laid = lay_plan(used, kinds, 2025)
    assert is_remembered(laid)
    assert kinds.asked == []
    assert laid.records["ruimte-02"].title_text == "Handboek"
    assert kinds.asked == ["goal"]


def test_what_points_at_a_record_is_found_by_its_text_without_making_it() -> None:
    lay(register(PLAN))
    used = register(PLAN)
    kinds = OnDemand(used.record_kinds())
    kinds.asked = []
    laid = lay_plan(used, kinds, 2025).records
    assert isinstance(laid, LaidRecords)
    found = {name: laid.naming(name) for name in (*laid, "weg")}
    assert kinds.asked == []
    for record in list(laid.values()):
        for _, target in relations(record):
            assert record.id in (found[target] or ()), (record.id, target)
    assert found["weg"] == []
    assert laid.naming("ruimte") is None


def test_many_questions_for_what_points_at_something_go_through_the_plan_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lay(register(PLAN))
    used = register(PLAN)
    laid = lay_plan(used, used.record_kinds(), 2025).records
    assert isinstance(laid, LaidRecords)
    sought: list[str] = []
    naming = LaidRecords.naming

    def count(records: LaidRecords, record_id: str) -> Sequence[str] | None:
        sought.append(record_id)
        return naming(records, record_id)

    monkeypatch.setattr(LaidRecords, "naming", count)
    wanted = {name: set(naming(laid, name) or ()) for name in laid}
    with m50.open(tmp_path / "net") as net:
        among = Among(used.record_kinds(), laid, net.store)
        for name in [*wanted] * 60:
            found = among.naming(name, ())
            assert found is not None
            assert wanted[name] >= set(found)
    assert len(sought) < 20
    assert among.naming("ruimte", ()) == ["ruimte-01", "ruimte-02"]


def test_what_a_kind_holds_in_some_fields_is_told_without_making_it() -> None:
    lay(register(PLAN))
    used = register(PLAN)
    kinds = OnDemand(used.record_kinds())
    kinds.asked = []
    laid = lay_plan(used, kinds, 2025).records
    goals = laid_records.plain(laid, "goal", ("title", "due", "themes"))
    none = laid_records.plain(laid, "person", ("name",))
    assert kinds.asked == []
    assert none == {}
    for name, values in goals.items():
        record = laid[name].plain()
        assert values == {n: record.get(n) or ([] if n == "themes" else None) for n in values}
    assert laid_records.plain(dict(laid.items()), "goal", ("title",)) == {
        name: {"title": laid[name].title_text} for name in goals
    }


def test_a_kind_that_is_no_more_makes_it_anew(assembled: list[int]) -> None:
    lay(register(PLAN))
    used = register(PLAN)
    kinds = OnDemand(used.record_kinds())
    kinds.asked = []
    laid = lay_plan(used, kinds, 2025)
    del kinds["goal"]
    assert "ruimte-02" in laid.records
    with pytest.raises(KeyError):
        laid.records["ruimte-02"]
    assert "ruimte-02" not in laid.records
    assert len(assembled) == 2


def spoil(used: Coded, name: str, edit: Callable[[Any], Any], cache: Path) -> None:
    """Write something else in what is remembered, with a right sum and key."""
    key = laid_plan._key(used, used.record_kinds(), used.year_plans(), 2025)
    assert key is not None
    text = recall_text(cache, name, key)
    assert text is not None
    value = json.loads(text)
    new = edit(value)
    spoiled = new if isinstance(new, bytes) else json.dumps(new or value).encode()
    remember_text(cache, name, key, spoiled)


def put(*path: Any) -> Callable[[Any], Any]:
    """Return what puts the last of a path at the place that the others tell."""
    *steps, last, new = path

    def edit(value: Any) -> Any:
        inner = value
        for step in steps:
            inner = inner[step]
        inner[last] = new
        return value

    return edit


GOALS = ("kinds", "goal")
HOSTILE: Mapping[str, Callable[[Any], Any]] = {
    "no json": lambda _: b"{",
    "deep": lambda _: b"[" * 50_000,
    "a list": lambda _: [1],
    "no kinds": put("kinds", {}),
    "an unknown kind": lambda v: put("kinds", {**v["kinds"], "spook": v["kinds"]["goal"]})(v),
    "ids of another number": put(*GOALS, "ids", ["ruimte-01"]),
    "too many ids": put(*GOALS, "ids", ["ruimte-01", "ruimte-02", "a", "b"]),
    "an id that is none": put(*GOALS, "ids", [1, 2]),
    "one id twice": put(*GOALS, "ids", ["ruimte-01", "ruimte-01"]),
    "fewer fields": put(*GOALS, "fields", []),
    "fields that are none": put(*GOALS, "fields", [1, "x"]),
    "a field without its value": put(*GOALS, "fields", 0, {"title": "Zonder bron", "due": 7}),
    "no title": put(*GOALS, "fields", 1, {}),
    "an empty title": put(*GOALS, "fields", 1, "title", ""),
    "a period of nonsense": put(*GOALS, "fields", 0, "due", "ooit eens"),
    "an unknown field": put(*GOALS, "fields", 0, {"title": "x", "hack": 1, "due": 3}),
    "an order too long": put("order", [0, 1, 2, 3, 99]),
    "a negative order": put("order", [-1, 0, 1, 2]),
    "one place twice": put("order", [0, 1, 2, 2]),
    "no parts": put("parts", 1),
    "a part of nothing": put("parts", [{}]),
    "a part with another's records": put("parts", 0, "records", [99]),
    "a plan of nothing": put("laid", [-2]),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_is_hostile_or_broken_gives_the_right_plan(hostile: str, cache: Path) -> None:
    used = register(PLAN)
    right = told(lay(used))
    (path,) = cache.glob("plan-2025-*")
    whole_file = path.read_bytes()
    spoil(used, path.name.removesuffix(".remembered"), HOSTILE[hostile], cache)
    broken = path.read_bytes()
    titles = [("ruimte-02", "Handboek"), ("ruimte-01", "Lobbypaper “wonen”"), ("org-vng", "VNG")]
    assert [lay(used).records[name].title_text for name, _ in titles] == [t for _, t in titles]
    path.write_bytes(broken)
    assert lay(used).plan == right[3]
    path.write_bytes(broken)
    assert told(lay(used)) == right
    assert path.read_bytes() == whole_file, "and it is remembered rightly again"


def test_a_network_that_is_opened_again_goes_by_it_until_a_plugin_is_off(
    assembled: list[int], tmp_path: Path
) -> None:
    def known() -> bool:
        with m50.open(tmp_path / "net", today=date(2025, 3, 11), who="test") as net:
            return "ruimte-07" in net.goals

    assert known()
    assert known()
    assert len(assembled) == 1
    disable_plugin("pijler-ruimte")
    assert not known()
    assert len(assembled) == 2
    disable_plugin("pijler-ruimte", off=False)
    assert known()
