"""Whether something happened, and on which day: a real one, never the one that was promised."""

from datetime import date

import pytest

import m50core as m50
from m50core.testing.builders import network

DAY = date(2025, 9, 15)
FIRST = date(2025, 9, 10)


class Around(dict[str, m50.Record]):
    """Records by id."""


def happening(record: m50.Record, *others: m50.Record, day: date = DAY) -> m50.Happened | None:
    return m50.happening_of(Around({one.id: one for one in others}), record, day)


@pytest.mark.parametrize(
    "record",
    [
        m50.Meeting(title="x", due="2025-09-10", status="held"),
        m50.Contact(title="x", on=FIRST),
        m50.Booking(title="x", on=FIRST, amount="€ 10"),
        m50.Document(title="x", on="2025-09-10"),
        m50.Paper(title="x", due="2025-06-30", status="decided", delivered_on=FIRST),
        m50.Budget(title="x", due="1e helft 2025", status="tabled", offered_on=FIRST),
        m50.Budget(title="x", due="2025-06-30", status="adopted", adopted_on=FIRST),
        m50.Contribution(title="x", member="l", for_year=2025, status="paid", paid="2025-09-10"),
        m50.Publication(title="x", due="2025-06-30", status="published", published_on=FIRST),
        m50.Event(title="x", due="2025-09-10", status="held"),
        m50.LobbyMoment(title="x", due="2025-09-10", status="held"),
        m50.Decision(title="x", due="2025-06-30", status="taken", taken_on=FIRST),
        m50.Activity(title="x", due="2025-06-30", status="done", done_on=FIRST),
        m50.ActionItem(title="x", due="2025-06-30", status="done", done_on=FIRST),
        m50.Minutes(title="x", meeting="v", status="adopted", adopted_on=FIRST),
    ],
    ids=lambda record: record.kind,
)
def test_the_day_is_the_real_one_of_its_kind(record):
    found = happening(record)
    assert found is not None
    assert (found.day, found.exact) == (FIRST, True)
    assert happening(record, day=date(2025, 9, 9)) is None


@pytest.mark.parametrize(
    "record",
    [
        m50.Meeting(title="x", due="2025-09-10"),
        m50.Event(title="x", due="2025-09-10"),
        m50.Amendment(title="x", about="doel-1", on=FIRST),
        m50.Judgement(about="doel-1", stand="risk", reason="x", on=FIRST),
        m50.Contribution(title="x", member="lid-1", for_year=2025, invoiced=FIRST),
        m50.AgendaItem(title="x", meeting="weg"),
    ],
    ids=lambda record: record.kind,
)
def test_a_plan_a_day_that_went_by_and_an_opinion_are_nothing_that_happened(record):
    assert happening(record) is None


def test_what_was_kept_before_there_was_a_day_has_the_last_that_was_promised_and_says_so():
    found = happening(m50.Activity(id="act-1", title="x", due="1e helft 2025", status="done"))
    assert found == m50.Happened("act-1", date(2025, 6, 30), exact=False, proof=("act-1",))
    ahead = happening(m50.Activity(id="act-1", title="x", due="2025-12-31", status="done"))
    assert ahead is not None
    assert (ahead.day, ahead.exact) == (None, False)


def test_a_point_of_the_agenda_happened_when_its_meeting_was_held():
    item = m50.AgendaItem(id="punt-1", title="x", meeting="verg-1")
    planned = m50.Meeting(id="verg-1", title="ALV", due="2025-09-10")
    held = m50.Meeting(id="verg-1", title="ALV", due="2025-09-10", status="held")
    assert happening(item, planned) is None
    found = happening(item, held)
    assert found is not None
    assert (found.record, found.day, found.proof) == ("verg-1", FIRST, ("verg-1",))


def test_a_step_of_the_status_keeps_the_day_and_a_step_back_forgets_it():
    task = m50.ActionItem(id="actie-1", title="Zaal", due="2025-06-30")
    with network(task, today=DAY) as net:
        with net.commit("klaar") as commit:
            commit.change("actie-1", status="done")
        assert net["actie-1"].done_on == DAY
        net.undo()
        assert (net["actie-1"].status, net["actie-1"].done_on) == ("open", None)
        net.redo()
        assert net["actie-1"].done_on == DAY
        with net.commit("toch niet") as commit:
            commit.change("actie-1", status="open")
        assert net["actie-1"].done_on is None
        with net.commit("klaar, eerder") as commit:
            commit.change("actie-1", status="done", done_on=FIRST)
        assert net["actie-1"].done_on == FIRST


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"status": "done", "done_on": "2025-09-16"}, "ligt in de toekomst"),
        ({"done_on": "2025-09-10"}, "hoort bij “klaar”"),
    ],
)
def test_a_day_to_come_and_a_day_of_what_is_not_done_are_refused(values, told):
    with network(m50.ActionItem(id="actie-1", title="Zaal"), today=DAY) as net:
        with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
            commit.change("actie-1", **values)
        assert net["actie-1"].done_on is None


def test_a_report_that_is_offered_late_does_not_count_for_the_half_year_that_it_was_promised_in():
    rhythm = m50.Rhythm(id="ritme-1", title="BERAP", cadence="halfjaarlijks", year=2025)
    berap = m50.Budget(
        id="b", title="BERAP", type="interim", due="1e helft 2025", rhythm="ritme-1", year=2025
    )
    with network(rhythm, berap, today=DAY) as net:
        with net.commit("aangeboden") as commit:
            for step in ("drafted", "offered"):
                commit.change("b", status=step)
        (ledger,) = net.rhythms()
        assert [turn.met for turn in ledger.rounds] == [False, True]
        assert ledger.last.day == DAY


def test_an_id_in_the_place_of_a_record_is_told_as_a_mistake_of_the_script():
    with pytest.raises(m50.UsageError, match="is geen gegeven"):
        m50.happening_of(Around(), "doel-1", DAY)
