"""When something was recorded is the clock's; the day that one looks from is told beside it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.store.converter import commit_from_json
from m50core.store.folder.folder import FolderStore
from m50core.testing.builders import practice
from m50core.values.clock import ZONE, local_day

NOON = datetime(2025, 3, 11, 12, tzinfo=ZONE)
LOOKED = date(2024, 6, 1)


def add(net: Network, title: str) -> None:
    with net.commit(title) as commit:
        commit.add(m50.ActionItem(title=title))


def opened(place: Path, moment: datetime, today: date | None = None) -> Network:
    return m50.open(place, today=today, who="secretariaat", clock=lambda: moment)


def titles(net: Network) -> set[str]:
    return {one.title for one in net.collection("action_item")}


def test_a_commit_is_kept_on_the_clocks_time_with_the_day_looked_from(tmp_path: Path):
    with opened(tmp_path, NOON, LOOKED) as net:
        add(net, "Zaal")
        assert (net.log()[-1].when, net.log()[-1].day) == (NOON, LOOKED)
    with opened(tmp_path, NOON) as net:
        add(net, "Koffie")
        kept = [(one.when, one.day) for one in FolderStore(tmp_path).commits()]
        assert kept == [(NOON, LOOKED), (NOON, None)]
        assert net.today == date(2025, 3, 11)
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    assert ['"day":' in line for line in lines] == [False, True, False]


def test_without_a_clock_the_computers_counts_whatever_day_is_asked_for(tmp_path: Path):
    before = datetime.now(ZONE).replace(microsecond=0)
    with m50.open(tmp_path, today=LOOKED) as net:
        add(net, "Zaal")
        assert before <= net.log()[-1].when <= datetime.now(ZONE)


def test_windows_go_by_the_clock_and_not_by_the_day_looked_from(tmp_path: Path):
    with opened(tmp_path, NOON, LOOKED) as net:
        add(net, "Zaal")
        assert titles(net.as_of(LOOKED)) == set()
        assert titles(net.as_of(NOON.date())) == {"Zaal"}
        assert net.changes(LOOKED, LOOKED) == ()
        assert [d.title for d in net.changes(NOON.date(), NOON.date())] == ["Zaal"]
        assert net.log(LOOKED, LOOKED) == ()
        assert len(net.log(NOON.date(), NOON.date())) == 1


def test_a_records_own_day_is_the_day_looked_from(tmp_path: Path):
    with opened(tmp_path, NOON, LOOKED) as net, net.commit("Notitie") as commit:
        goal = commit.add(m50.Goal(title="Handboek", year=2024))
        assert commit.add(m50.Progress(title="Gebeld", about=goal.id)).on == LOOKED


def test_an_erasure_and_an_export_are_recorded_so_too(tmp_path: Path):
    with opened(tmp_path, NOON, LOOKED) as net:
        with net.commit("Jan") as commit:
            commit.add(m50.Person(name="Jan Jansen"))
        net.people.note_export("persoon-1")
        net.erase_person("persoon-1")
        assert {(one.when, one.day) for one in net.log()} == {(NOON, LOOKED)}


def test_of_a_network_to_practise_with_the_clock_goes_by_the_day(tmp_path: Path):
    with practice(tmp_path, today=LOOKED) as net:
        add(net, "Zaal")
    later = LOOKED + timedelta(days=30)
    with m50.open(tmp_path, today=later) as net:
        add(net, "Koffie")
        assert [(local_day(one.when), one.day) for one in net.log()] == [
            (LOOKED, None), (later, None),
        ]  # fmt: skip
        assert titles(net.as_of(LOOKED)) == {"Zaal"}


@pytest.mark.sweep
def test_a_month_with_one_day_on_a_clock_far_ahead_is_told_as_it_was(tmp_path: Path):
    """Backups go on, none is dropped, and difference and past stay true."""
    backups = tmp_path / "backups"
    count = 0
    for n in range(20):
        with opened(tmp_path, NOON + timedelta(days=n)) as net:
            add(net, f"dag {n}")
    assert (count := len(list(backups.iterdir()))) == 20
    with opened(tmp_path, NOON.replace(year=2031)) as net:
        add(net, "vooruit")
    assert len(list(backups.iterdir())) == (count := count + 1)
    for n in range(20, 28):
        with opened(tmp_path, NOON + timedelta(days=n)) as net:
            add(net, f"dag {n}")
            day = local_day(NOON + timedelta(days=n))
            assert [d.title for d in net.changes(day, day)] == [f"dag {n}"]
            assert titles(net.as_of(day - timedelta(days=1))) == titles(net) - {f"dag {n}"}
    assert len(list(backups.iterdir())) == count + 8


def test_looking_ahead_writes_and_keeps_nothing_of_what_is_still_to_come(tmp_path: Path):
    with opened(tmp_path, NOON) as net:
        with net.commit("Begin") as commit:
            commit.add(m50.Budget(id="begroting", title="Begroting", status="tabled"))
            commit.add(m50.Decision(id="besluit", title="Vaststellen"))
            commit.add(m50.Seat(id="zetel", title="Voorzitter", status="vacant"))
        made = m50.Amendment(title="x", about="begroting", field_name="status", new_value="adopted")
        net.decide(net["besluit"], [made], effective=date(2025, 4, 1))
    with opened(tmp_path, NOON, date(2025, 5, 1)) as ahead:
        assert ahead["begroting"].status == "adopted"
        with ahead.commit("Toelichting") as commit:
            commit.change(ahead["begroting"], description="Na de ALV")
        add(ahead, "Drukwerk")
        assert ahead["begroting"].status == "adopted"
    with opened(tmp_path, NOON + timedelta(days=1)) as net:
        assert (net["begroting"].status, net["besluit"].status) == ("tabled", "taken")
        assert net["begroting"].description == "Na de ALV"
    with opened(tmp_path, datetime(2025, 4, 1, tzinfo=ZONE)) as net:
        add(net, "Zaal")
        assert net.log()[-2].why == "Gaat in: Vaststellen"
        assert net["begroting"].status == "adopted"


def test_a_day_that_is_none_is_refused_with_its_place():
    line = (
        b'{"number":1,"when":"2025-03-11T09:41:00+01:00","who":"x","why":"y","changes":[],"day":%s}'
    )
    assert commit_from_json(line % b'"2025-03-01"').day == date(2025, 3, 1)
    assert commit_from_json(line % b"null").day is None
    for wrong in (b'"ooit"', b"7", b'"2025-02-30"'):
        with pytest.raises(ValueError, match="day"):
            commit_from_json(line % wrong)


@pytest.fixture
def hours() -> Iterator[datetime]:
    """A clock without a zone, as a script may give one."""
    return iter(datetime(2025, 3, 11, hour) for hour in range(24))


def test_a_clock_without_a_zone_is_taken_as_the_time_here(tmp_path: Path, hours):
    with m50.open(tmp_path, clock=lambda: next(hours)) as net:
        add(net, "Zaal")
        assert net.log()[-1].when.tzinfo is ZONE


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1930, 1, 1, 12, tzinfo=ZONE),
        datetime(1880, 1, 1, tzinfo=ZONE),
        datetime(2025, 3, 11, 9, 41, tzinfo=timezone(timedelta(hours=1, seconds=17))),
        datetime.min,
        datetime.max,
    ],
    ids=str,
)
def test_whatever_the_clock_says_what_was_confirmed_is_read_back(tmp_path: Path, moment: datetime):
    with (
        m50.open(tmp_path, who="Anna", clock=lambda: moment, today=date(2025, 3, 11)) as net,
        net.commit("Zaal") as commit,
    ):
        commit.add(m50.ActionItem(title="Zaal"))
    with m50.open(tmp_path) as net:
        assert [one.title for one in net.collection("action_item")] == ["Zaal"]
