"""The day of a meeting holds once its decision took effect; what no longer fits is told."""

from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.meetings import resolutions
from m50core.meetings.rules.confirmed import decision_on_another_day
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network

MARCH, DAY, AFTER = date(2025, 3, 11), date(2025, 5, 16), date(2025, 5, 17)
JUNE = date(2025, 6, 20)


def at(store: MemoryStore, day: date) -> Network:
    return network(store=store, today=day)


def story(noted: date = MARCH) -> MemoryStore:
    """A budget that was decided for the assembly of 16 May, noted on some day."""
    store = MemoryStore()
    network(
        m50.Budget(id="begroting", title="Begroting 2025", status="tabled"),
        m50.Meeting(id="alv", title="1e ALV", due="2025-05-16"),
        m50.Decision(id="besluit", title="Begroting vaststellen", meeting="alv"),
        store=store, today=date(2025, 3, 1),
    )  # fmt: skip
    with at(store, noted) as net:
        net.decide(net["besluit"], resolutions.adoption(net["begroting"]))
    return store


def change(store: MemoryStore, day: date, record_id: str, **values: object) -> None:
    with at(store, day) as net, net.commit("Wijziging") as commit:
        commit.change(record_id, **values)


def remove(store: MemoryStore, day: date) -> None:
    """Take the decision away, with what it changes."""
    with at(store, day) as net, net.commit("Weg") as commit:
        for one in resolutions.amendments_of(net.records, net["besluit"]):
            commit.remove(one)
        commit.remove("besluit")


def bring_back(store: MemoryStore, day: date) -> tuple[m50.Decision, str]:
    with at(store, day) as net:
        with net.commit("Terug") as commit:
            commit.restore("besluit")
        return net["besluit"], commit.remarks["besluit"]


def told(store: MemoryStore, day: date) -> list[str]:
    with at(store, day) as net:
        return [one.sentence for one in decision_on_another_day.findings(net.records, net.today)]


@pytest.mark.parametrize("noted", [MARCH, DAY])
@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"due": "2025-06-20"}, "is dan pas op vr 20 jun 2025"),
        ({"due": "Q3 2025"}, "heeft dan geen dag meer"),
        ({"due": ""}, "heeft dan geen dag meer"),
        ({"status": "cancelled"}, "gaat dan niet door"),
    ],
)
def test_the_day_of_a_meeting_stays_once_its_decision_took_effect(
    noted: date, values: dict[str, object], why: str
):
    store = story(noted)
    with pytest.raises(m50.FieldError, match=why) as refused:
        change(store, AFTER, "alv", **values)
    assert (refused.value.kind, refused.value.field) == ("meeting", next(iter(values)))
    assert "is al ingegaan" in refused.value.sentence
    assert "m50 decide besluit --revoke" in refused.value.sentence
    change(store, AFTER, "besluit", status="revoked")
    change(store, AFTER, "alv", **values)


def test_what_a_decision_adopts_was_adopted_on_the_day_of_its_meeting():
    for day, adopted in ((date(2025, 5, 15), None), (JUNE, DAY)):
        with at(story(), day) as net:
            assert net["begroting"].adopted_on == adopted


def test_a_day_that_it_can_have_been_taken_on_is_no_harm():
    store = story()
    change(store, AFTER, "alv", due="2025-05-15", place="Zeist")
    with at(store, AFTER) as net:
        assert net["besluit"].taken_on == DAY
        assert net["begroting"].status == "adopted"


def test_an_undo_does_not_move_the_meeting_from_under_it_either():
    store = story(date(2025, 3, 1))
    change(store, MARCH, "besluit", status="proposed", taken_on=None, effective=None)
    change(store, MARCH, "alv", due="2025-06-20")
    change(store, MARCH, "alv", due="2025-05-16")
    with at(store, MARCH) as net:
        moved = net.log()[-1].number
    with at(store, AFTER) as net:
        net.decide(net["besluit"])
    change(store, AFTER, "alv", place="Zeist")
    with at(store, AFTER) as net, pytest.raises(m50.UndoError, match="is dan pas op vr 20 jun"):
        net.undo(moved)


def test_one_in_effect_that_comes_back_after_its_meeting_moved_is_told_and_nothing_is_lost():
    store = story()
    remove(store, AFTER)
    change(store, AFTER, "alv", due="2025-06-20")
    made, remark = bring_back(store, AFTER)
    assert (made.status, made.taken_on, made.effective) == ("effective", DAY, DAY)
    assert remark.startswith("“Begroting vaststellen” (besluit): past niet meer: ")
    assert "is pas op vr 20 jun 2025" in remark
    (sentence,) = told(store, AFTER)
    assert "is van vr 16 mei 2025, maar “1e ALV” is op vr 20 jun 2025" in sentence
    assert "m50 set alv due=2025-05-16" in sentence
    change(store, AFTER, "alv", due="2025-05-16")
    assert told(store, AFTER) == []


def test_one_noted_ahead_that_comes_back_moves_along_and_says_so():
    store = story()
    remove(store, MARCH)
    change(store, MARCH, "alv", due="2025-06-20")
    made, remark = bring_back(store, MARCH)
    assert (made.status, made.taken_on, made.effective) == ("scheduled", JUNE, JUNE)
    assert "Te nemen op is nu vr 20 jun 2025" in remark
    assert told(store, MARCH) == []


@pytest.mark.parametrize("values", [{"due": ""}, {"due": "Q3 2025"}, {"status": "cancelled"}])
@pytest.mark.parametrize("gone", [MARCH, AFTER])
@pytest.mark.parametrize("back", [MARCH, AFTER, date(2025, 12, 1)])
def test_one_comes_back_whatever_became_of_its_meeting(
    values: dict[str, object], gone: date, back: date
):
    store = story()
    remove(store, gone)
    change(store, max(gone, back), "alv", **values)
    made, remark = bring_back(store, back)
    assert made.taken_on == DAY
    assert made.title == "Begroting vaststellen"
    assert remark or made.status == "effective"


def test_one_taken_back_by_undo_with_days_that_do_not_fit_is_told_by_the_rule():
    store = story()
    with at(store, AFTER) as net, net.commit("Weg") as commit:
        for one in resolutions.amendments_of(net.records, net["besluit"]):
            commit.remove(one)
        commit.remove("besluit")
        gone = net.store.head() + 2
    change(store, AFTER, "alv", due="2025-06-20")
    with at(store, AFTER) as net:
        gone = next(one.number for one in net.log() if one.why == "Weg")
        net.undo(gone)
    assert len(told(store, AFTER)) == 1


def test_a_vote_that_is_closed_still_comes_back_as_it_was():
    store = MemoryStore()
    counts = {"in_favour": 2, "against": 0, "abstained": 0, "represented": 2, "members": 2}
    network(
        m50.Meeting(id="alv", title="ALV", due="2025-03-01"),
        m50.Vote(id="v", title="Stemming", meeting="alv", secrecy="secret", status="closed",
                 outcome="adopted", **counts),
        store=store, today=MARCH,
    )  # fmt: skip
    with at(store, MARCH) as net:
        with net.commit("Weg") as commit:
            commit.remove("v")
        with net.commit("Terug") as commit:
            commit.restore("v")
        assert net["v"].outcome == "adopted"
        assert commit.remarks == {"v": ""}


def test_the_command_line_tells_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(day: str, *words: str) -> tuple[int, str]:
        place = ["--network", str(tmp_path / "net"), "--today", day, "--who", "Anna"]
        code = main([*place, *words])
        return code, "".join(capsys.readouterr())

    m50.open(tmp_path / "net", practice=True).close()
    run("2025-03-11", "set", "alv-2025-1", "due=2025-05-16")
    made = ("add", "decision", "title=Kleur", "meeting=alv-2025-1", "id=besluit-kleur")
    run("2025-03-11", *made)
    run("2025-03-11", "decide", "besluit-kleur")
    code, out = run("2025-05-17", "set", "alv-2025-1", "due=2025-06-20")
    assert (code, "is al ingegaan" in out) == (4, True), out
    assert run("2025-05-17", "remove", "besluit-kleur")[0] == 0
    assert run("2025-05-17", "set", "alv-2025-1", "due=2025-06-20")[0] == 0
    code, out = run("2025-05-17", "bin", "--restore", "besluit-kleur")
    assert code == 0
    assert "besluit-kleur is terug." in out
    assert "Let op: “Kleur” (besluit-kleur): past niet meer" in out
    assert "M50-020" in run("2025-05-17", "check", "--code", "M50-020")[1]
