"""What is over takes nothing more: a commit after its block, a network after its end."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.network.commit import CommitBuilder
from m50core.network.network import Network

DAY = date(2025, 3, 11)
CALENDAR = next((Path(__file__).parents[1] / "data" / "ics").glob("*.ics"))


def open_at(place: Path | str) -> Network:
    return m50.open(place, today=DAY, who="secretariaat", practice=True)


@pytest.fixture(params=["memory", "folder"])
def net(request: pytest.FixtureRequest, tmp_path: Path):
    place = "memory:" if request.param == "memory" else tmp_path / "net"
    with open_at(place) as opened:
        with opened.commit("Begin") as c:
            c.add(m50.ActionItem(id="actie-1", title="Zaal"))
            c.add(m50.ActionItem(id="actie-2", title="Weg"))
        with opened.commit("Weg") as c:
            c.remove("actie-2")
        yield opened


STEPS: dict[str, Callable[[CommitBuilder], object]] = {
    "add": lambda c: c.add(m50.ActionItem(title="Te laat")),
    "make": lambda c: c.make("action_item", {"title": "Te laat"}),
    "change": lambda c: c.change("actie-1", title="Te laat"),
    "vouch": lambda c: c.vouch(m50.ActionItem(id="actie-1", title="Te laat")),
    "remove": lambda c: c.remove("actie-1"),
    "restore": lambda c: c.restore("actie-2"),
    "present": lambda c: c.present("actie-1"),
    "foresee": lambda c: c.foresee(),
    "changes": lambda c: c.changes(),
    "settle": lambda c: c.settle(),
    "cancel": lambda c: c.cancel(),
}


def kept(net: Network) -> CommitBuilder:
    with net.commit("Voorbij") as c:
        c.change("actie-1", remark="in het blok")
    return c


def failed(net: Network) -> CommitBuilder:
    with suppress(ZeroDivisionError), net.commit("Voorbij") as c:
        c.change("actie-1", title="Nooit")
        raise ZeroDivisionError
    return c


def cancelled(net: Network) -> CommitBuilder:
    with net.commit("Voorbij") as c:
        c.change("actie-1", title="Nooit")
        c.cancel()
    return c


def refused(net: Network) -> CommitBuilder:
    with suppress(m50.M50Error), net.commit("Voorbij") as c:
        c.add(m50.Progress(title="Nooit", about="is-er-niet"))
    return c


def left_halfway(net: Network) -> CommitBuilder:
    def walk():
        with net.commit("Voorbij") as c:
            c.change("actie-1", title="Nooit")
            yield c

    walking = walk()
    c = next(walking)
    walking.close()
    return c


def test_every_method_of_a_commit_is_held():
    public = {name for name in vars(CommitBuilder) if not name.startswith("_")}
    assert public - {"end", "kept_changes", "touched"} == set(STEPS)


@pytest.mark.parametrize("ending", [kept, failed, cancelled, refused, left_halfway])
def test_a_commit_takes_nothing_after_its_block(net: Network, ending):
    c = ending(net)
    before = list(net.records), net.log()
    for step in STEPS.values():
        with pytest.raises(
            m50.ClosedError, match=r"“Voorbij” is voorbij\. Hiervan is niets bewaard"
        ):
            step(c)
    assert (list(net.records), net.log()) == before


def test_a_cancelled_commit_takes_nothing_more_within_its_block(net: Network):
    with net.commit("Toch niet") as c:
        c.cancel()
        for step in STEPS.values():
            with pytest.raises(m50.ClosedError):
                step(c)
    assert len(net.log()) == 2


def test_a_commit_is_of_the_thread_that_it_began_in(net: Network):
    told: list[BaseException] = []

    def elsewhere() -> None:
        for step in STEPS.values():
            try:
                step(c)
            except m50.UsageError as error:
                told.append(error)

    with net.commit("Hier") as c:
        c.change("actie-1", remark="hier")
        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()
    assert len(told) == len(STEPS)
    assert {str(one).partition(" is van")[0] for one in told} == {"De wijziging “Hier”"}
    assert net["actie-1"].remark == "hier"


CHANGES: dict[str, Callable[[Network], object]] = {
    "undo": lambda net: net.undo(),
    "redo": lambda net: net.redo(),
    "commit": lambda net: net.commit("Nog een").__enter__(),
    "run": lambda net: net.run("position-paper", date(2025, 3, 25)),
    "erase_person": lambda net: net.erase_person("persoon-1"),
    "note_export": lambda net: net.people.note_export("persoon-1"),
}


def test_a_change_within_a_change_is_refused_at_once(net: Network):
    with net.commit("Persoon") as c:
        c.add(m50.Person(id="persoon-1", name="Jan"))
    with net.commit("Buiten") as c:
        c.change("actie-1", remark="buiten")
        for change in CHANGES.values():
            with pytest.raises(m50.UsageError, match="Er loopt al een wijziging"):
                change(net)
    assert [one.why for one in net.log()] == ["Begin", "Weg", "Persoon", "Buiten"]
    with net.commit("Daarna") as c:
        c.change("actie-1", remark="daarna")


QUESTIONS: dict[str, Callable[[Network], object]] = {
    "records": lambda net: net.records,
    "goals": lambda net: net.goals,
    "members": lambda net: net.members,
    "non_members": lambda net: net.non_members(),
    "collection": lambda net: net.collection("goal"),
    "item": lambda net: net["actie-1"],
    "document": lambda net: net.document("actie-1"),
    "orphans": lambda net: net.orphans,
    "check": lambda net: net.check(),
    "check plan": lambda net: net.check(plan=True),
    "agenda": lambda net: net.agenda(DAY, DAY),
    "day": lambda net: net.day(),
    "rhythms": lambda net: net.rhythms(),
    "standings": lambda net: net.standings(),
    "ready": lambda net: net.ready("ALV"),
    "search": lambda net: net.search("zaal"),
    "report": lambda net: net.report("voortgang", period="2025-H1"),
    "next_year": lambda net: net.next_year(2026),
    "log": lambda net: net.log(),
    "changes": lambda net: net.changes(DAY, DAY),
    "bin": lambda net: net.bin(),
    "history": lambda net: net.history("actie-1"),
    "as_of": lambda net: net.as_of(DAY),
    "person": lambda net: net.person("persoon-1"),
    "personal_data": lambda net: net.personal_data(),
    "sitting": lambda net: net.sitting("ALV"),
    "take_in": lambda net: net.take_in(CALENDAR),
    "store": lambda net: net.store,
    "writing": lambda net: net.writing().__enter__(),
    "with": lambda net: net.__enter__(),
}


def test_a_closed_network_answers_and_changes_nothing(net: Network):
    _ = len(net.goals), net.runbooks
    net.close()
    for asked in (QUESTIONS | CHANGES).values():
        with pytest.raises(m50.ClosedError, match="gesloten"):
            asked(net)


@pytest.mark.parametrize("read_before", [True, False])
def test_a_view_kept_from_before_is_closed_with_its_network(net: Network, read_before: bool):
    records, goals, actions = net.records, net.goals, net.collection("action_item")
    by_date, sitting = goals.order_by("due"), net.sitting("ALV")
    chosen = actions.where(title="Zaal")
    if read_before:
        _ = list(records), list(goals), actions["actie-1"], list(by_date), sitting.meeting
    net.close()
    asked: list[Callable[[], object]] = [
        lambda: list(records), lambda: records["actie-1"], lambda: goals.first(),
        lambda: len(records), lambda: records.pointing_at("actie-1"), lambda: list(goals),
        lambda: len(goals), lambda: actions["actie-1"], lambda: actions.get("actie-1"),
        lambda: goals.where(pillar="ruimte"), lambda: goals.order_by("due").first(),
        lambda: list(by_date), lambda: "actie-1" in actions, lambda: sitting.meeting,
        lambda: sitting.attend("Zeist"), lambda: sitting.proceedings,
    ]  # fmt: skip
    for one in asked:
        with pytest.raises(m50.ClosedError):
            one()
    assert [one.title for one in chosen] == ["Zaal"]


def test_closing_twice_is_fine_and_a_view_of_the_past_lives_on(net: Network):
    past = net.as_of(DAY)
    net.close()
    net.close()
    assert past["actie-1"].title == "Zaal"
    past.close()
    with pytest.raises(m50.ClosedError):
        _ = past["actie-1"]


def test_a_network_that_closes_within_a_commit_keeps_nothing_of_it(tmp_path: Path):
    net = open_at(tmp_path / "net")

    def change() -> None:
        with net.commit("Half") as c:
            c.add(m50.ActionItem(id="actie-1", title="Nooit"))
            net.close()

    with pytest.raises(m50.ClosedError):
        change()
    with open_at(tmp_path / "net") as again:
        assert "actie-1" not in again.records


BAD = ["Jan\n99999  vandaag  Piet", "Jan\rPiet", "Jan\tPiet", "Jan\x1b[2K", "Jan\u2028Piet"]
BAD += ["Jan\u2029Piet", "Jan\x85Piet", "Jan\x00", "Jan\u202ePiet", "\u200bJan", "J" * 501, "  "]


def test_who_works_is_one_line_that_one_can_see(net: Network):
    for who in BAD:
        with pytest.raises(m50.FieldError, match="Wie"):
            net.who = who
        with pytest.raises(m50.FieldError, match="Wie"):
            m50.open("memory:", who=who)
    assert net.who == "secretariaat"


def test_a_reason_that_cannot_be_kept_is_refused_with_its_place(net: Network):
    for why in (None, 5, b"x", "Bel\x07", "x" * 20_001):
        with pytest.raises(m50.FieldError, match="Waarom"), net.commit(why):
            pass
