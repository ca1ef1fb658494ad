"""What one can do about a thing: each is one commit, and can be undone."""

from datetime import date

import pytest

import m50core as m50
from m50core.testing.builders import network
from m50core.today import deeds
from m50core.today.deeds import Deed, possible

DAY = date(2025, 3, 11)
P31 = m50.Organisation(id="org-p31", name="Platform31")
TALK = m50.Rhythm(
    id="ritme-1", title="Kwartaalgesprek", cadence="per kwartaal", partners=("org-p31",)
)


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (m50.ActionItem(id="x", title="x"), "done"),
        (m50.Goal(id="x", title="x"), "done"),
        (m50.Goal(id="x", title="x", status="paused"), "done"),
        (m50.Paper(id="x", title="x"), "delivered"),
        (m50.Meeting(id="x", title="x", due="2025-03-10"), "held"),
        (m50.Publication(id="x", title="x"), "published"),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_done_walks_the_legal_steps_in_one_commit_that_undo_takes_back(record, status):
    with network(record) as net:
        net.carry_out(deeds.mark_done(net.records, "x", DAY))
        assert net["x"].status == status
        assert len(net.log()) == 2
        net.undo()
        assert net["x"].status == record.status


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (m50.Decision(id="x", title="x"), "die stap bestaat niet bij besluit"),
        (m50.Budget(id="x", title="x"), "die stap bestaat niet bij begroting"),
        (m50.LobbyMoment(id="x", title="x"), "nog niet geweest"),
        (m50.Meeting(id="x", title="x", due="2025-03-12", status="convened"), "nog niet geweest"),
        (m50.Meeting(id="x", title="x"), "nog niet geweest"),
        (m50.ActionItem(id="x", title="x", status="done"), "al afgerond of vervallen"),
        (m50.Goal(id="x", title="x", status="dropped"), "al afgerond of vervallen"),
    ],
)
def test_what_cannot_be_done_from_here_is_refused_with_the_reason(record, told):
    with network(record) as net:
        with pytest.raises(m50.UsageError, match=told):
            deeds.mark_done(net.records, "x", DAY)
        assert Deed.done not in possible(net["x"], DAY)


@pytest.mark.parametrize(
    ("record", "command"),
    [
        (m50.Budget(id="x", title="x"), "m50 set x status=drafted"),
        (m50.Budget(id="x", title="x", status="tabled"), "m50 decide BESLUIT --adopt x"),
        (m50.Decision(id="x", title="x"), "m50 decide x"),
    ],
)
def test_a_refusal_names_the_command_that_does_it(record, command):
    with network(record) as net:
        with pytest.raises(m50.UsageError, match=f"Wat wel kan: {command}"):
            deeds.mark_done(net.records, "x", DAY)
        assert deeds.otherwise(net["x"]) == command
        assert deeds.otherwise(m50.ActionItem(title="x")) == ""


def test_a_rhythm_is_done_with_proof_and_then_asks_for_nothing():
    note = m50.Document(id="doc-1", title="Gespreksnotitie")
    with network(P31, TALK, note) as net:
        assert [one.record for one in net.day().everything] == ["ritme-1"]
        with pytest.raises(m50.UsageError, match="Geef het bewijs"):
            deeds.mark_done(net.records, "ritme-1", DAY)
        with pytest.raises(m50.UsageError, match="in de toekomst"):
            deeds.mark_done(net.records, "ritme-1", DAY, date(2025, 3, 12), ["doc-1"])
        with pytest.raises(m50.UnknownId):
            deeds.mark_done(net.records, "ritme-1", DAY, None, ["doc-9"])
        net.carry_out(deeds.mark_done(net.records, "ritme-1", DAY, date(2025, 3, 10), ["doc-1"]))
        (ledger,) = net.rhythms()
        assert ledger.last.day == date(2025, 3, 10)
        assert net[ledger.last.record].evidence == ("doc-1",)
        assert net.day().everything == ()


def test_a_rhythm_is_planned_on_a_free_day_as_a_meeting_with_its_partners():
    with network(P31, TALK) as net:
        day = deeds.free_days(net.records, "ritme-1", DAY)[0]
        (made,) = net.carry_out(deeds.schedule(net.records, "ritme-1", day, DAY))
        assert (made.kind, made.rhythm, made.partners, made.due.latest) == (
            "meeting", "ritme-1", ("org-p31",), day,
        )  # fmt: skip
        assert "ritme-1" not in {line.record for line in net.day().everything}
        net.undo()
        assert [one.record for one in net.day().everything] == ["ritme-1"]


def test_a_meeting_of_the_rhythm_that_waits_for_a_day_gets_it_and_none_is_added():
    waiting = m50.Meeting(id="v", title="Volgend gesprek", rhythm="ritme-1")
    with network(P31, TALK, waiting) as net:
        (moved,) = net.carry_out(deeds.schedule(net.records, "ritme-1", date(2025, 3, 20), DAY))
        assert (moved.id, moved.due.latest) == ("v", date(2025, 3, 20))
        assert len(net.meetings) == 1
        assert "ritme-1" not in {line.record for line in net.day().everything}


def test_a_rhythm_with_nobody_to_meet_is_planned_as_an_action():
    rhythm = m50.Rhythm(id="r", title="Overzicht maken", cadence="per kwartaal")
    with network(rhythm) as net:
        (made,) = net.carry_out(deeds.schedule(net.records, "r", date(2025, 3, 20), DAY))
        assert (made.kind, made.about) == ("action_item", ("r",))
        assert [one for one in net.day().everything if one.record == "r"] == []


def test_a_day_is_refused_when_it_is_over_or_the_plan_lays_it_down():
    planned = m50.Activity(id="a", title="Voorstel", due="Q1 2025", source="Plan > 1")
    own = m50.ActionItem(id="x", title="x", due="2025-03-12")
    with network(planned, own) as net:
        with pytest.raises(m50.UsageError, match="al voorbij"):
            deeds.schedule(net.records, "x", date(2025, 3, 10), DAY)
        with pytest.raises(m50.UsageError, match="ligt vast in het jaarplan"):
            deeds.schedule(net.records, "a", date(2025, 3, 20), DAY)
        assert Deed.schedule not in possible(net["a"], DAY)
        net.carry_out(deeds.schedule(net.records, "x", date(2025, 6, 2), DAY))
        assert [one.record for one in net.day().everything] == ["a"]


def test_a_person_is_put_in_charge_by_name_and_a_stranger_is_refused():
    someone = m50.Person(id="p", name="Arno Janssen")
    with network(someone, P31, m50.ActionItem(id="x", title="x", due="2025-03-12")) as net:
        net.carry_out(deeds.assign(net.records, "x", "arno janssen"))
        assert net["x"].owner == "p"
        assert net.day().attention[0].owner == "p"
        for stranger in ("Niemand", "org-p31"):
            with pytest.raises(m50.UsageError, match="geen bekende persoon"):
                deeds.assign(net.records, "x", stranger)


PEOPLE = [
    m50.Person(id="p1", name="Cees de Vries"), m50.Person(id="p2", name="Marcel Cees-Jansen"),
    m50.Person(id="p3", name="André Vos"), m50.Person(id="p4", name="Anne Vos"),
    m50.Person(id="p5", name="Anne"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("p1", "p1"), ("cees", "p1"), ("Cees de", "p1"), ("vries", "p1"), ("c vries", "p1"),
        ("marcel", "p2"), ("andre", "p3"), ("andré vos", "p3"), ("anne", "p5"),
        ("  Anne  Vos ", "p4"), ("an de vries cees", None), ("vos", None), ("", None),
        ("ees", None),
    ],
)  # fmt: skip
def test_a_person_is_put_in_charge_by_a_part_of_the_name_that_only_one_has(
    words: str, person: str | None
):
    with network(m50.ActionItem(id="x", title="Zaal"), *PEOPLE) as net:
        if person is None:
            with pytest.raises(m50.UsageError):
                deeds.assign(net.records, "x", words)
        else:
            net.carry_out(deeds.assign(net.records, "x", words))
            assert net["x"].owner == person


def test_a_name_that_several_have_lists_who_they_are():
    told = r"André Vos \(p3\), Anne Vos \(p4\)"
    with (
        network(m50.ActionItem(id="x", title="Zaal"), *PEOPLE) as net,
        pytest.raises(m50.UsageError, match=told),
    ):
        deeds.assign(net.records, "x", "vos")


def test_what_is_left_until_a_day_comes_back_on_that_day_and_says_why_it_was_left():
    with network(m50.ActionItem(id="x", title="Zaal", due="2025-03-12")) as net:
        for until, reason in ((DAY, "later"), (date(2025, 3, 20), "  ")):
            with pytest.raises(m50.UsageError):
                deeds.leave(net.records, "x", until, reason, DAY)
        net.carry_out(deeds.leave(net.records, "x", date(2025, 3, 20), "zaal is dicht", DAY))
        day = net.day()
        assert day.everything == ()
        assert [(one.about, one.reason, one.by) for one in day.left] == [
            ("x", "zaal is dicht", "secretariaat")
        ]
        assert "zaal is dicht" in net.history("x")[-1].commit.why
        net.today = date(2025, 3, 19)
        assert net.day().everything == ()
        net.today = date(2025, 3, 20)
        assert [one.record for one in net.day().everything] == ["x"]
        assert net.day().left == ()
        net.today = DAY
        net.undo()
        assert [one.record for one in net.day().everything] == ["x"]


def test_the_last_word_on_how_long_a_thing_is_left_counts():
    with network(m50.ActionItem(id="x", title="Zaal", due="2025-03-12")) as net:
        net.carry_out(deeds.leave(net.records, "x", date(2025, 5, 1), "ver weg", DAY))
        net.carry_out(deeds.leave(net.records, "x", date(2025, 3, 12), "toch morgen", DAY))
        net.today = date(2025, 3, 12)
        assert [one.record for one in net.day().everything] == ["x"]


def test_leaving_one_activity_of_a_goal_does_not_hide_the_others():
    goal = m50.Goal(id="d", title="Gesprekken", due="Q4 2025")
    some = [m50.Activity(id=f"a{n}", title=f"act {n}", goal="d", due="Q1 2025") for n in range(3)]
    with network(goal, *some) as net:
        net.carry_out(deeds.leave(net.records, "a0", date(2025, 5, 1), "later", DAY))
        assert [(one.record, one.under) for one in net.day().everything] == [("a1", ("a2",))]


def test_a_thing_that_another_changed_meanwhile_is_not_overwritten():
    item = m50.ActionItem(id="x", title="x")
    people = m50.Person(id="p", name="A"), m50.Person(id="q", name="B")
    with network(item, *people) as net:
        doing = deeds.assign(net.records, "x", "p")
        with net.commit("Een ander") as commit:
            commit.change("x", owner="q")
        with pytest.raises(m50.ConflictError):
            net.carry_out(doing)
        assert net["x"].owner == "q"


def test_what_is_over_gets_no_day_and_is_not_left_alone():
    with network(m50.ActionItem(id="x", title="Zaal", due="2025-03-12")) as net:
        net.carry_out(deeds.leave(net.records, "x", date(2025, 5, 1), "later", DAY))
        net.carry_out(deeds.mark_done(net.records, "x", DAY))
        assert net.day().left == ()
        for ask in (
            lambda: deeds.schedule(net.records, "x", date(2025, 3, 20), DAY),
            lambda: deeds.leave(net.records, "x", date(2025, 3, 20), "later", DAY),
        ):
            with pytest.raises(m50.UsageError, match="al afgerond"):
                ask()
        assert not {Deed.schedule, Deed.leave} & set(possible(net["x"], DAY))


def test_the_day_on_which_a_thing_was_done_is_kept_also_without_proof():
    with network(m50.ActionItem(id="x", title="Zaal", due="2025-03-12")) as net:
        net.carry_out(deeds.mark_done(net.records, "x", DAY, date(2025, 3, 3)))
        (note,) = net.collection("progress")
        assert (note.about, note.on, net["x"].status) == ("x", date(2025, 3, 3), "done")


def test_done_closes_one_round_of_what_repeats_and_the_next_opens():
    yearly = m50.Activity(id="act-1", title="Kalender delen", cadence="per kwartaal")
    with network(yearly) as net:
        assert {Deed.done, Deed.schedule} <= set(possible(net["act-1"], DAY))
        net.carry_out(deeds.mark_done(net.records, "act-1", DAY, date(2025, 2, 3)))
        (ledger,) = net.rhythms()
        assert (net["act-1"].status, ledger.next_by) == ("active", date(2025, 6, 30))
        assert (ledger.last.day, net[ledger.last.record].about) == (date(2025, 2, 3), "act-1")
        assert net.day().everything == ()
        net.undo()
        (ledger,) = net.rhythms()
        assert (net["act-1"].status, ledger.last) == ("not_started", None)


def test_what_goes_on_without_a_number_is_noted_and_goes_on():
    duty = m50.Activity(id="act-1", title="Zichtbaar zijn", cadence="doorlopend", status="active")
    with network(duty) as net:
        net.carry_out(deeds.mark_done(net.records, "act-1", DAY))
        assert net["act-1"].status == "active"
        assert [note.about for note in net.collection("progress")] == ["act-1"]


def test_the_next_time_of_a_repeating_activity_is_planned_as_a_thing_of_its_own():
    yearly = m50.Activity(id="act-1", title="Kalender", cadence="per kwartaal", source="Plan")
    with network(yearly) as net:
        (made,) = net.carry_out(deeds.schedule(net.records, "act-1", date(2025, 3, 20), DAY))
        assert (made.kind, made.about) == ("action_item", ("act-1",))
        assert net.rhythms()[0].words == "gepland: do 20 mrt 2025"


def test_the_day_on_which_it_was_done_is_kept_on_the_thing_itself():
    with network(m50.ActionItem(id="actie-1", title="Zaal", due="2025-03-01")) as net:
        net.carry_out(deeds.mark_done(net.records, "actie-1", DAY, date(2025, 3, 3)))
        assert net["actie-1"].done_on == date(2025, 3, 3)


def test_what_belongs_to_each_time_of_a_rhythm_stands_on_the_line_of_that():
    prepare = m50.Activity(
        id="act-1", title="Voorbereiden", cadence="per kwartaal", rhythm="ritme-1"
    )
    with network(P31, TALK, prepare) as net:
        (line,) = net.day().everything
        assert (line.record, line.under) == ("ritme-1", ("act-1",))
        assert [f.record for f in net.check() if f.code == "M50-101"] == []
