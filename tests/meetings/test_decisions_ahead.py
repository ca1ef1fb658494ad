"""A decision that is noted before its meeting waits for that day, whichever way it is noted."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings import resolutions
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network

MARCH, DAY, AFTER = date(2025, 3, 11), date(2025, 5, 16), date(2025, 5, 17)


def story(due: str = "2025-05-16", **meeting: object) -> MemoryStore:
    """An assembly in May that is to adopt a budget."""
    store = MemoryStore()
    network(
        m50.Budget(id="begroting", title="Begroting 2025", status="tabled"),
        m50.Meeting(id="alv", title="1e ALV", due=due, **meeting),
        m50.Decision(id="besluit", title="Begroting vaststellen", meeting="alv"),
        m50.Decision(id="los", title="Zonder vergadering"),
        store=store, today=date(2025, 3, 1),
    )  # fmt: skip
    return store


def at(store: MemoryStore, day: date) -> Network:
    return network(store=store, today=day)


def change(store: MemoryStore, record_id: str, day: date = MARCH, **values: object) -> None:
    with at(store, day) as net, net.commit("Wijziging") as commit:
        commit.change(record_id, **values)


def decide(store: MemoryStore, day: date = MARCH, **days: date) -> m50.Decision:
    with at(store, day) as net:
        return net.decide(net["besluit"], resolutions.adoption(net["begroting"]), **days)


def stands(store: MemoryStore, day: date) -> tuple[str, str]:
    with at(store, day) as net:
        return net["besluit"].status.value, net["begroting"].status.value


def test_what_is_decided_ahead_of_its_meeting_holds_from_that_day_and_not_before():
    store = story()
    made = decide(store)
    assert (made.status, made.taken_on, made.effective) == ("scheduled", DAY, DAY)
    with at(store, MARCH) as net, net.commit("Iets anders") as commit:
        commit.add(m50.ActionItem(title="Zaal"))
    assert stands(store, date(2025, 5, 15)) == ("scheduled", "tabled")
    assert stands(store, DAY) == ("effective", "adopted")
    with at(store, AFTER) as net, net.commit("Iets anders") as commit:
        commit.add(m50.ActionItem(title="Koffie"))
        assert net.as_of(MARCH)["begroting"].status == "tabled"
    assert stands(store, AFTER) == ("effective", "adopted")


def test_it_is_told_as_still_to_be_taken():
    store = story()
    decide(store)
    with at(store, MARCH) as net:
        one = net["besluit"]
        assert (one.status.label, one.status.has_happened, one.status.is_over) == (
            "nog te nemen", False, False,
        )  # fmt: skip
        assert resolutions.holds_from(net.records, one) == (
            "geldt vanaf vr 16 mei 2025, de dag van “1e ALV”"
        )
        assert (
            resolutions.waiting(net.records, one, net.today) == "“1e ALV” is pas op vr 16 mei 2025"
        )
    later = story()
    decide(later, effective=date(2025, 6, 1))
    with at(later, MARCH) as net:
        told = resolutions.holds_from(net.records, net["besluit"])
        assert told == "geldt vanaf zo 1 jun 2025, na “1e ALV” op vr 16 mei 2025"
    assert stands(later, date(2025, 5, 31)) == ("scheduled", "tabled")
    assert stands(later, date(2025, 6, 1)) == ("effective", "adopted")


@pytest.mark.parametrize(
    "values",
    [
        {"status": "taken"},
        {"status": "scheduled"},
        {"status": "taken", "taken_on": DAY},
        {"status": "taken", "taken_on": DAY, "effective": DAY},
        {"status": "taken", "effective": date(2025, 3, 12)},
    ],
)
def test_every_way_to_note_it_comes_to_the_same(values: dict[str, object]):
    store, decided = story(), story()
    decide(decided)
    with at(store, MARCH) as net, net.commit("Met de hand") as commit:
        for one in resolutions.adoption(net["begroting"]):
            commit.add(m50.Amendment(**{**one.plain(), "decision": "besluit", "id": ""}))
        commit.change("besluit", **values)
    for day in (MARCH, date(2025, 5, 15), DAY, AFTER):
        assert stands(store, day) == stands(decided, day)
        with at(store, day) as net, at(decided, day) as other:
            assert net["besluit"].plain() == other["besluit"].plain()


def test_one_that_was_kept_as_taken_before_its_meeting_waits_all_the_same():
    store = story("2025-03-11")
    decide(store)
    change(store, "alv", date(2025, 3, 10), due="2025-05-16")
    with at(store, MARCH) as net:
        assert net["begroting"].status == "tabled"
    assert stands(store, DAY) == ("effective", "adopted")


@pytest.mark.parametrize("due", ["2025-05-10", "2025-06-20"])
def test_when_the_meeting_moves_the_decision_moves_along_and_is_undone_with_it(due: str):
    store, day = story(), date.fromisoformat(due)
    decide(store)
    change(store, "alv", due=due)
    with at(store, MARCH) as net:
        one = net["besluit"]
        assert (one.status, one.taken_on, one.effective) == ("scheduled", day, day)
        assert {change.id for change in net.log()[-1].changes} == {"alv", "besluit"}
    assert stands(store, date.fromordinal(day.toordinal() - 1)) == ("scheduled", "tabled")
    assert stands(store, day) == ("effective", "adopted")
    with at(store, MARCH) as net:
        net.undo()
        assert (net["besluit"].taken_on, net["alv"].due.latest) == (DAY, DAY)


def test_a_later_day_of_its_own_stays_unless_the_meeting_is_after_it():
    june = date(2025, 6, 1)
    store = story()
    decide(store, effective=june)
    change(store, "alv", due="2025-05-20")
    with at(store, MARCH) as net:
        assert (net["besluit"].taken_on, net["besluit"].effective) == (date(2025, 5, 20), june)
    change(store, "alv", due="2025-06-20")
    with at(store, MARCH) as net:
        assert net["besluit"].effective == date(2025, 6, 20)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"status": "cancelled"}, "gaat niet door"),
        ({"due": "Q3 2025"}, "heeft nog geen dag"),
        ({"due": ""}, "heeft nog geen dag"),
    ],
)
def test_when_the_meeting_is_off_or_loses_its_day_nothing_takes_effect_and_a_rule_tells(
    values: dict[str, object], told: str
):
    store = story()
    decide(store)
    change(store, "alv", **values)
    for day in (MARCH, DAY, date(2025, 12, 31)):
        assert stands(store, day) == ("scheduled", "tabled")
    from m50core.meetings.rules.decisions import decision_without_day

    with at(store, MARCH) as net:
        (found,) = decision_without_day.findings(net.records, net.today)
        assert told in found.sentence
        assert found.by == DAY
        assert told in resolutions.ready_for(net.records, net["besluit"])
        assert resolutions.holds_from(net.records, net["besluit"]) == "geldt nog niet"
    again = {"status": "planned"} if "status" in values else {"due": "2025-07-04"}
    change(store, "alv", **again)
    assert stands(store, date(2025, 7, 4)) == ("effective", "adopted")


def test_a_vote_on_it_has_to_pass_first():
    for outcome, status in (("rejected", "scheduled"), ("adopted", "effective")):
        store = story()
        decide(store)
        counts = {"in_favour": 2, "against": 0, "abstained": 0, "represented": 2, "members": 2}
        if outcome == "rejected":
            counts |= {"in_favour": 0, "against": 2}
        with at(store, MARCH) as net, net.commit("Stemming") as commit:
            commit.add(
                m50.Vote(
                    id="v", title="Begroting", meeting="alv", decision="besluit", secrecy="secret"
                )
            )
        assert stands(store, DAY)[1] == "tabled"
        change(store, "v", DAY, status="open")
        assert stands(store, DAY)[1] == "tabled"
        change(store, "v", DAY, status="closed", outcome=outcome, **counts)
        assert stands(store, DAY)[0] == status
        if outcome == "rejected":
            change(store, "besluit", DAY, status="rejected")
            assert stands(store, AFTER) == ("rejected", "tabled")


@pytest.mark.parametrize(
    ("due", "days", "told"),
    [
        ("", {}, "heeft nog geen dag"),
        ("Q2 2025", {}, "heeft nog geen dag"),
        ("Q2 2025", {"on": MARCH}, "valt daarbuiten"),
        ("2025-05-16", {"on": MARCH}, "is op vr 16 mei 2025"),
        ("2025-05-16", {"on": AFTER}, "ligt in de toekomst"),
        ("2025-05-16", {"effective": date(2025, 5, 1)}, "kan niet eerder ingaan"),
        ("", {"on": DAY}, "ligt in de toekomst"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    due: str, days: dict[str, date], told: str
):
    store = story(due)
    before = store.head()
    with pytest.raises(m50.UsageError, match=told):
        decide(store, **days)
    assert store.head() == before


def test_no_decision_is_taken_in_a_meeting_that_is_not_held_or_on_a_day_to_come():
    store = story(status="cancelled")
    with pytest.raises(m50.UsageError, match="gaat niet door"):
        decide(store)
    with at(store, MARCH) as net, pytest.raises(m50.UsageError, match="ligt in de toekomst"):
        net.decide(net["los"], on=DAY)


@pytest.mark.parametrize(
    ("due", "values", "told"),
    [
        ("", {"status": "taken"}, "heeft nog geen dag"),
        ("2025-05-16", {"status": "taken", "taken_on": MARCH}, "is pas op vr 16 mei 2025"),
        ("2025-05-16", {"status": "taken", "taken_on": AFTER}, "ligt in de toekomst"),
        ("", {"status": "taken", "taken_on": AFTER}, "ligt in de toekomst"),
    ],
)
def test_by_hand_the_same_is_refused(due: str, values: dict[str, object], told: str):
    store = story(due)
    with pytest.raises(m50.FieldError, match=told):
        change(store, "besluit", **values)


def test_by_hand_a_decision_waits_only_for_a_meeting():
    with pytest.raises(m50.FieldError, match="geen vergadering om op te wachten"):
        change(story(), "los", status="scheduled")


def test_once_its_meeting_was_it_is_taken_on_that_day_as_before():
    store = story()
    made = decide(store, AFTER)
    assert (made.status, made.taken_on, made.effective) == ("taken", DAY, DAY)
    assert stands(store, AFTER) == ("effective", "adopted")
    late = story()
    made = decide(late, date(2025, 5, 20), on=date(2025, 5, 19))
    assert made.taken_on == date(2025, 5, 19)


def test_what_is_noted_ahead_can_be_rejected_withdrawn_or_proposed_again():
    for status in ("rejected", "withdrawn", "proposed"):
        store = story()
        decide(store)
        change(store, "besluit", status=status)
        assert stands(store, AFTER) == (status, "tabled")


def test_minutes_and_a_held_meeting_come_after_the_day():
    store = story(status="convened")
    with pytest.raises(m50.FieldError, match="is pas op vr 16 mei 2025"):
        change(store, "alv", status="held")
    with (
        at(store, MARCH) as net,
        pytest.raises(m50.FieldError, match="is pas op"),
        net.commit("Verslag") as commit,
    ):
        commit.add(m50.Minutes(title="Verslag", meeting="alv"))
    change(store, "alv", DAY, status="held")
    with at(store, DAY) as net:
        with net.commit("Verslag") as commit:
            made = commit.add(m50.Minutes(title="Verslag", meeting="alv", status="shared"))
        for day, told in ((AFTER, "ligt in de toekomst"), (MARCH, "is pas op")):
            with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
                commit.change(made, adopted_on=day)


def test_the_day_of_a_meeting_is_not_taken_back_once_its_decision_took_effect():
    store = story()
    decide(store)
    change(store, "alv", due="2025-03-10")
    with at(store, MARCH) as net:
        moved = net.log()[-1].number
        net.undo(moved)
        assert (net["besluit"].status, net["besluit"].effective) == ("scheduled", DAY)
        net.redo()
        moved = net.log()[-1].number
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        before, kept = store.head(), net["besluit"]
        with pytest.raises(m50.UndoError, match="het besluit is al ingegaan") as refused:
            net.undo(moved)
        assert (refused.value.record_id, refused.value.field) == ("besluit", "effective")
        assert (store.head(), net["besluit"]) == (before, kept)
        net.undo(refused.value.later)
        net.undo(moved)
        assert stands(store, MARCH) == ("scheduled", "tabled")


def test_a_decision_of_a_cancelled_meeting_can_be_taken_in_another_one():
    store = story()
    decide(store)
    change(store, "alv", status="cancelled")
    with at(store, MARCH) as net:
        assert "meeting=NUMMER" in resolutions.ready_for(net.records, net["besluit"])
        with net.commit("Andere") as commit:
            commit.add(m50.Meeting(id="later", title="2e ALV", due="2025-06-20"))
            commit.change("besluit", meeting="later")
        assert net["besluit"].taken_on == date(2025, 6, 20)
        assert resolutions.ready_for(net.records, net["besluit"]).endswith("op vr 20 jun 2025")
