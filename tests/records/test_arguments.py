"""Whatever a script gives to a public method: an answer, or a Dutch sentence; never a traceback."""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import m50core as m50
from m50core.meetings.sitting import Sitting
from m50core.network.commit import CommitBuilder
from m50core.privacy.people import People
from m50core.program.opening import open_network
from m50core.records.collection import Collection, Records
from m50core.reports.report import Written

DAY = date(2025, 3, 11)
WRONG = [
    None, True, 1, -1, 1.5, float("nan"), 10**30, "x", "", "a\0b", "\ud800", b"x", [], ["x"], {},
    {"x": 1}, {1: "x"}, (), {"a"}, object(), object, Decimal(1), date(2025, 1, 1),
    datetime(2025, 1, 1, tzinfo=UTC), len,
]  # fmt: skip
INTERNAL = {"close", "cancel", "changes", "end", "kept_changes", "once", "place", "replace",
            "settle", "stamp", "writing"}  # fmt: skip
RIGHT: dict[str, Any] = {
    "start": date(2025, 1, 1), "end": date(2025, 2, 1), "day": date(2025, 3, 1), "year": 2026,
    "until": date(2025, 2, 1), "record": "ruimte-01", "record_id": "ruimte-01", "name": "voortgang",
    "words": "db", "kind": "goal",
    "why": "reden", "path": "geen.csv", "meeting": "alv-2025-1", "every": "3e donderdag",
    "first": date(2025, 3, 1), "last": date(2025, 6, 1), "title": "Titel", "vote": "stemming",
    "answers": {}, "member": "Zeist", "answer": "for", "values": {}, "who": "Jan",
}  # fmt: skip


def members(cls: type) -> Iterator[tuple[str, str]]:
    """Yield each argument of each public method, with the method."""
    for name, method in inspect.getmembers(cls, callable):
        public = not name.startswith("_") or name == "__getitem__"
        if public and (name not in INTERNAL or (cls, name) == (m50.Network, "changes")):
            yield from ((name, one) for one in list(inspect.signature(method).parameters)[1:])


def given(
    method: Callable[..., Any], asked: str, value: object
) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments that are right but for the one asked about."""
    args: list[Any] = []
    named: dict[str, Any] = {}
    for one in list(inspect.signature(method).parameters.values()):
        default = RIGHT.get(one.name) if one.default is one.empty else one.default
        wanted = value if one.name == asked else default
        if one.kind is one.VAR_POSITIONAL:
            args += [value] if one.name == asked else []
        elif one.kind is one.VAR_KEYWORD:
            named |= {"title": value} if one.name == asked else {}
        elif one.kind is one.KEYWORD_ONLY:
            named[one.name] = wanted
        else:
            args.append(wanted)
    return args, named


def only_sentences(call: Callable[[], object]) -> None:
    """Run it; a refusal is a sentence of m50."""
    sentence = "een antwoord"
    try:
        call()
    except m50.M50Error as error:
        sentence = error.sentence
    assert sentence.strip()
    assert "Error" not in sentence
    assert "NoneType" not in sentence


@pytest.fixture(scope="module")
def net() -> Iterator[m50.Network]:
    with m50.open("memory:", today=DAY, who="Jan") as net:
        RIGHT["series"] = net.collection("meeting_series").first()
        RIGHT["decision"] = net["financien-m50-b01"]
        yield net


THINGS: dict[str, tuple[type, Callable[[m50.Network], Any]]] = {
    "net": (m50.Network, lambda net: net),
    "sitting": (Sitting, lambda net: net.sitting("alv-2025-1")),
    "people": (People, lambda net: net.people),
    "collection": (Collection, lambda net: net.goals),
    "answer": (Collection, lambda net: net.goals.where(pillar="ruimte")),
    "records": (Records, lambda net: net.records),
    "report": (Written, lambda net: net.report("voortgang")),
}
ASKED = [(thing, *pair) for thing, (cls, _) in THINGS.items() for pair in members(cls)]


@pytest.mark.parametrize(("thing", "method", "argument"), ASKED)
def test_every_public_method_tells_what_it_cannot_take(
    net: m50.Network, thing: str, method: str, argument: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    bound = getattr(THINGS[thing][1](net), method)
    for value in WRONG:
        args, named = given(bound, argument, value)

        def call(args: list[Any] = args, named: dict[str, Any] = named) -> None:
            answer = bound(*args, **named)
            if method == "commit":
                with answer:
                    pass

        only_sentences(call)


CHANGES = [pair for pair in members(CommitBuilder) if pair[0] not in INTERNAL]


@pytest.mark.parametrize(("method", "argument"), CHANGES)
def test_a_commit_tells_what_it_cannot_take(net: m50.Network, method: str, argument: str):
    for value in WRONG:

        def call(value: object = value) -> None:
            with net.commit("Wijziging") as commit:
                bound = getattr(commit, method)
                args, named = given(bound, argument, value)
                bound(*args, **named)

        only_sentences(call)


@pytest.mark.parametrize("argument", list(inspect.signature(open_network).parameters))
def test_opening_tells_what_it_cannot_take(argument: str, tmp_path: Path):
    for number, value in enumerate(WRONG):
        place = tmp_path / str(number) / "net" if argument == "practice" else "memory:"
        values = {"place": place, "today": DAY, argument: value}
        if argument == "place" and (value is None or isinstance(value, str)):
            continue

        def call(values: dict[str, Any] = values) -> None:
            with m50.open(**values) as net, net.commit("Actie") as commit:
                commit.add(m50.ActionItem(title="Zaal"))

        only_sentences(call)


@pytest.mark.parametrize("value", [one for one in WRONG if not isinstance(one, datetime)])
def test_a_clock_that_gives_no_moment_is_named(value: object):
    with pytest.raises(m50.UsageError, match=r"clock=.*geen tijdstip"):
        m50.open("memory:", clock=lambda: value)  # type: ignore[arg-type,return-value]


def test_a_clock_without_a_zone_is_by_the_clock_here():
    with m50.open("memory:", clock=lambda: datetime(2025, 3, 11, 9, 41)) as net:
        with net.commit("Actie") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        assert net.log()[-1].when.isoformat() == "2025-03-11T09:41:00+01:00"
        assert net.today == DAY


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda net: net.log(limit="x"), r"log\(limit=…\): “x” kan hier niet. Geef een heel getal"),
        (lambda net: net.log(limit=1.5), r"log\(limit=…\): “1.5” kan hier niet"),
        (lambda net: net.log(limit=True), r"log\(limit=…\): “True” kan hier niet"),
        (lambda net: net.undo(True), r"undo\(number=…\): “True” kan hier niet"),
        (lambda net: net.search("x", limit=-1), "-1 kan niet"),
        (lambda _: m50.open("memory:", practice="ja"), r"open\(practice=…\): .*True of False"),
        (lambda _: m50.open("memory:", clock=5), r"open\(clock=…\): .*een functie"),
        (lambda net: net.decide("besluit"), r"decide\(decision=…\): .*een besluit"),
        (lambda net: net.check(plan="ja"), r"check\(plan=…\): .*True of False"),
        (lambda net: net.sitting(5), r"sitting\(meeting=…\): .*een tekst"),
    ],
)
def test_what_can_be_given_is_told_in_the_sentence(
    net: m50.Network, call: Callable[[m50.Network], object], told: str
):
    with pytest.raises(m50.UsageError, match=told):
        call(net)


def test_no_limit_is_all(net: m50.Network):
    with m50.open("memory:", today=DAY) as own:
        for number in range(3):
            with own.commit(f"Actie {number}") as commit:
                commit.add(m50.ActionItem(title="Zaal"))
        assert own.log(limit=None) == own.log(limit=0) == own.log()
        assert len(own.log(limit=10**30)) == 3
        assert own.search("zaal", limit=None) == own.search("zaal")


def test_days_may_be_told_as_words_wherever_a_day_is_asked(net: m50.Network):
    with m50.open("memory:", today=DAY) as own:
        with own.commit("Reeks") as commit:
            series = commit.add(m50.MeetingSeries(title="Overleg"))
        typed = own.lay_out(series, "3e donderdag", "2025-04-01", "30 juni 2025", dry_run=True)
        days = own.lay_out(
            series, "3e donderdag", date(2025, 4, 1), date(2025, 6, 30), dry_run=True
        )
        assert [one.day for one in typed] == [one.day for one in days] != []
