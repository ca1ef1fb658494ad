"""What needs attention: each source, in order of last safe day, each thing once, and why."""

from collections.abc import Iterable
from datetime import date

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.today.attention import Attention, Saving

DAY = date(2025, 3, 11)
ALV = m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV")
KNOWN = {"start": "10:00", "place": "Zeist"}
"""What an invitation tells: then nothing is left to be done for the meeting itself."""


def lines(net: Network) -> tuple[Attention, ...]:
    day = net.day()
    found = (*day.everything, *day.missed)
    assert all(one.why for one in found), "why is never empty"
    return found


def told(*records: m50.Record, today: date = DAY) -> list[tuple[str, str, date]]:
    with network(*records, today=today) as net:
        return [(one.record, one.sort.label, one.until) for one in lines(net)]


def clash(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    for moment in records.collection("lobby_moment"):
        for used in moment.uses:
            yield m50.Hit(
                moment, "dat is er nog niet",
                clash=(moment.due.latest, records[used].due.latest),
            )  # fmt: skip


CLASH = m50.rule("X-1", "Eerst de uitkomst.", clause="c", reads=("lobby_moment",),
                 severity=m50.Severity.error)(clash)  # fmt: skip


@pytest.mark.parametrize(
    ("record", "sort", "until"),
    [
        (m50.ActionItem(id="x", title="x", due="2025-03-20"), "actie", date(2025, 3, 20)),
        (m50.Activity(id="x", title="x", due="maart 2025"), "actie", date(2025, 3, 31)),
        (m50.Goal(id="x", title="x", due="Q1 2025"), "doel", date(2025, 3, 31)),
        (m50.Decision(id="x", title="x", due="2025-03-20"), "besluit", date(2025, 3, 20)),
        (m50.Budget(id="x", title="x", due="2025-03-20"), "stuk", date(2025, 3, 20)),
        (
            m50.Paper(id="x", title="x", due="2025-03-25", status="drafted"),
            "stuk",
            date(2025, 3, 25),
        ),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_an_open_thing_that_is_due_soon_asks_until_its_deadline(record, sort, until):
    assert told(record) == [("x", sort, until)]


@pytest.mark.parametrize(
    ("due", "until", "why"),
    [
        ("2025-03-08", date(2025, 3, 7), "a Saturday"),
        ("2025-04-21", date(2025, 4, 17), "Easter Monday; Good Friday is no working day either"),
        ("2025-02-18", date(2025, 2, 18), "it is late, and still the day on which it should be"),
    ],
)
def test_the_last_safe_day_is_a_working_day(due, until, why):
    today = date(2025, 4, 1) if due > "2025-04" else DAY
    assert told(m50.ActionItem(id="x", title="x", due=due), today=today) == [
        ("x", "actie", until)
    ], why


def test_a_paper_of_which_nothing_is_written_asks_a_week_of_working_days_earlier():
    paper = m50.Paper(id="x", title="Notitie", due="2025-03-25")
    assert told(paper) == [("x", "stuk", date(2025, 3, 18))]
    with network(paper) as net:
        assert "schrijven kost 5 werkdagen" in lines(net)[0].why


def test_a_paper_without_a_day_of_its_own_asks_ten_days_before_its_meeting():
    meeting = m50.Meeting(id="db", title="DB", due="2025-04-03", status="convened", **KNOWN)
    paper = m50.Paper(id="nota", title="Nota", meeting="db", status="drafted")
    assert told(meeting, paper) == [("nota", "stuk", date(2025, 3, 24))]
    ready = m50.Paper(id="nota", title="Nota", meeting="db", status="delivered")
    assert told(meeting, ready) == []


def test_a_meeting_without_a_day_asks_so_early_that_people_can_be_invited():
    assert told(m50.Meeting(id="x", title="Themasessie", due="Q1 2025")) == [
        ("x", "vergadering", date(2025, 3, 17))
    ]
    dated = m50.Meeting(id="x", title="Themasessie", due="2025-03-28", status="convened", **KNOWN)
    assert told(dated) == []


def test_what_is_done_or_far_away_asks_for_nothing():
    assert told(
        m50.ActionItem(title="gedaan", due="2025-03-01", status="done"),
        m50.ActionItem(title="vervallen", due="2025-03-01", status="dropped"),
        m50.ActionItem(title="later", due="2025-04-11"),
        m50.ActionItem(title="ooit"),
        m50.Meeting(id="alv-1", title="1e ALV"),
        m50.Activity(title="hangt ergens aan", due="bij alv-1"),
    ) == []  # fmt: skip


def test_a_deadline_at_either_end_of_the_calendar_is_one_too():
    first = m50.ActionItem(id="x", title="x", due=m50.Period.on(date.min))
    last = m50.ActionItem(id="y", title="y", due=m50.Period.on(date.max))
    assert told(first, last) == [("x", "actie", date(1, 1, 1))]


def test_a_rhythm_asks_so_early_that_people_can_be_invited_and_not_once_it_is_planned():
    organisation = m50.Organisation(id="org-p31", name="Platform31")
    rhythm = m50.Rhythm(
        id="ritme-1", title="Kwartaalgesprek", cadence="per kwartaal", partners=("org-p31",)
    )
    assert told(organisation, rhythm) == [("ritme-1", "ritme", date(2025, 3, 17))]
    alone = m50.Rhythm(id="ritme-1", title="Kalender", cadence="per kwartaal")
    assert told(alone) == [("ritme-1", "ritme", date(2025, 3, 31))]
    meeting = m50.Meeting(
        title="Gesprek", due="2025-03-20", rhythm="ritme-1", status="convened", **KNOWN
    )
    assert told(organisation, rhythm, meeting) == []
    undated = m50.Meeting(title="Gesprek", rhythm="ritme-1")
    with network(organisation, rhythm, undated) as net:
        (one,) = lines(net)
        assert "per kwartaal" in one.why
        assert "“Gesprek” heeft nog geen datum" in one.why


def test_a_contradiction_asks_at_the_earlier_of_its_moments_and_today_when_that_is_over():
    def at(own: str) -> list[tuple[str, str, date]]:
        debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")
        story = m50.LobbyMoment(id="x", title="BOF-V", due=own, uses=("ao",))
        with network(debate, story, plugins={"p": plugin(rules=lambda: [CLASH])}) as net:
            return [(one.record, one.words(net.today), one.until) for one in lines(net)]

    assert at("2025-03-08") == [("x", "botst", DAY)]
    assert at("2025-03-20") == [("x", "botst", date(2025, 3, 20))]


def test_an_activity_that_waits_for_the_contradicted_outcome_stands_on_that_line():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")
    story = m50.LobbyMoment(id="x", title="BOF-V", due="2025-03-08", uses=("ao",))
    work = m50.Activity(id="a", title="Verwerken", due="2025-03-08", depends_on=("ao",))
    with network(debate, story, work, plugins={"p": plugin(rules=lambda: [CLASH])}) as net:
        (one,) = lines(net)
        assert (one.record, one.under) == ("x", ("a",))
        assert "“Verwerken”" in one.why


def test_what_precedes_or_belongs_to_a_moment_asks_before_it_and_names_what_comes_first():
    with network(
        m50.LobbyMoment(id="debat", title="Debat", due="2025-03-25"),
        m50.Activity(id="a", title="Cijfers opvragen"),
        m50.Activity(id="b", title="Agenda beïnvloeden", precedes=("debat",), depends_on=("a",)),
        today=DAY,
    ) as net:
        (line,) = [one for one in lines(net) if one.record == "b"]
        assert line.until == date(2025, 3, 24), "the working day before the debate"
        assert "Eerst nog: “Cijfers opvragen”." in line.why
        with net.commit("klaar") as commit:
            commit.change("a", status="active")
            commit.change("a", status="done")
        (line,) = [one for one in lines(net) if one.record == "b"]
        assert "Eerst nog" not in line.why


def test_a_meeting_without_a_date_asks_when_others_wait_and_only_the_next_of_an_organ():
    first = m50.Meeting(id="alv-1", title="1e ALV", organ="org-alv")
    second = m50.Meeting(id="alv-2", title="2e ALV", organ="org-alv")
    waiting = [
        m50.Decision(title="Begroting vaststellen", meeting="alv-1"),
        m50.Decision(title="Jaarrekening vaststellen", meeting="alv-1"),
        m50.AgendaItem(title="Opening", meeting="alv-1"),
        m50.AgendaItem(title="Begroting", meeting="alv-2"),
    ]
    assert told(ALV, first, second) == []
    with network(ALV, first, second, *waiting) as net:
        (one,) = lines(net)
        assert (one.record, one.words(DAY), one.until) == ("alv-1", "geen datum", DAY)
        assert "1 agendapunt en 2 besluiten" in one.why


def test_a_meeting_of_this_week_with_a_paper_that_is_not_ready_is_one_line_with_its_paper():
    meeting = m50.Meeting(id="db", title="DB", due="2025-03-13", status="convened", **KNOWN)
    ready = m50.Paper(title="Klaar", meeting="db", status="delivered", due="2025-03-03")
    paper = m50.Paper(id="s", title="Voorstel", meeting="db", status="drafted", due="2025-03-03")
    assert told(meeting, ready) == []
    with network(meeting, ready, paper) as net:
        (one,) = lines(net)
        assert (one.record, one.sort.label, one.until) == ("db", "vergadering", date(2025, 3, 12))
        assert one.under == ("s",)
        assert "“Voorstel” (concept)" in one.why
        assert "“Klaar”" not in one.why


def test_a_coming_debate_that_a_rule_warns_about_asks_in_time_to_do_something():
    def warn(records, today):
        return [m50.Hit(r, "geen stuk") for r in records.collection("lobby_moment")]

    rule = m50.rule("L-1", "Voor elk debat een stuk.", clause="c", reads=("lobby_moment",))(warn)
    soon = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")
    over = m50.LobbyMoment(id="oud", title="AO", due="2025-03-04")
    with network(soon, over, plugins={"p": plugin(rules=lambda: [rule])}) as net:
        (one,) = lines(net)
        assert (one.record, one.sort.label, one.until) == ("ao", "lobby", DAY)
        assert one.why == "geen stuk Regel L-1: Voor elk debat een stuk."


def test_two_roads_to_one_record_make_one_line_with_both_reasons():
    def wrong(records, today):
        return [m50.Hit(r, "klopt niet") for r in records.collection("action_item")]

    rule = m50.rule("X-2", "Het klopt.", clause="c", reads=(), severity=m50.Severity.error)(wrong)
    item = m50.ActionItem(id="x", title="x", due="2025-03-20")
    with network(item, plugins={"p": plugin(rules=lambda: [rule])}) as net:
        (one,) = lines(net)
        assert len(one.reasons) == 2
        assert "klopt niet" in one.why
        assert "20 mrt 2025" in one.why


def test_an_activity_is_not_listed_beside_its_goal_for_the_same_deadline():
    goal = m50.Goal(id="d", title="Gesprekken", due="Q1 2025")
    same = m50.Activity(id="a", title="Wonen", goal="d", due="Q1 2025")
    sooner = m50.Activity(id="b", title="Bellen", goal="d", due="2025-03-14")
    with network(goal, same, sooner) as net:
        assert [(one.record, one.under) for one in lines(net)] == [("b", ()), ("d", ("a",))]


def test_activities_of_one_goal_and_one_day_are_one_line_and_the_next_comes_when_one_is_done():
    goal = m50.Goal(id="d", title="Gesprekken", due="Q4 2025")
    some = [m50.Activity(id=f"a{n}", title=f"act {n}", goal="d", due="Q1 2025") for n in range(6)]
    with network(goal, *some) as net:
        (one,) = lines(net)
        assert (one.record, len(one.under)) == ("a0", 5)
        assert "“act 1”, “act 2”, “act 3” en nog 2" in one.why
        with net.commit("klaar") as commit:
            commit.change("a0", status="active")
            commit.change("a0", status="done")
        assert [one.record for one in lines(net)] == ["a1"]


def test_goals_that_are_each_others_part_are_still_told():
    one = m50.Goal(id="a", title="a", parent="b", due="Q1 2025")
    other = m50.Goal(id="b", title="b", parent="a", due="Q1 2025")
    part = m50.Goal(id="c", title="c", parent="a", due="Q1 2025")
    with network(one, other, part) as net:
        told = lines(net)
        assert {"a", "b", "c"} <= {r for line in told for r in (line.record, *line.under)}


def test_the_order_is_last_safe_day_then_severity_then_id():
    def wrong(records, today):
        return [m50.Hit(records["z"], "klopt niet")]

    rule = m50.rule("X-3", "t", clause="c", reads=(), severity=m50.Severity.error)(wrong)
    items = [
        m50.ActionItem(id="c", title="1", due="2025-03-14"),
        m50.ActionItem(id="b", title="2", due="2025-03-13"),
        m50.ActionItem(id="a", title="3", due="2025-03-14"),
        m50.ActionItem(id="z", title="4", due="2025-03-14"),
    ]
    with network(*items, plugins={"p": plugin(rules=lambda: [rule])}) as net:
        assert [one.record for one in lines(net)] == ["b", "z", "a", "c"]


def test_a_meeting_of_this_week_with_nothing_ready_comes_first_and_says_now():
    alv = m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-03-14")
    soon = m50.Activity(id="act", title="Bellen", due="2025-03-12")
    with network(alv, soon, today=DAY) as net:
        first, *others = net.day().attention
        assert (first.record, first.words(DAY), first.saving(DAY)) == ("alv", "nu", Saving.open)
        assert [one.record for one in others] == ["act"]


@m50.record(label="Lening", plural="Leningen", prefix="lening")
class Loan(m50.Record):
    title: str = m50.field(label="Naam")
    due: m50.Period | None = m50.field(label="Terug op", default=None)
    status: m50.ActionStatus = m50.field(label="Status", default=m50.ActionStatus.open)


def test_a_kind_of_a_plugin_asks_by_itself_and_goes_by_its_own_name():
    """What has a day and a status with stages asks for attention, and nobody calls it an action."""
    own = plugin(record_kinds=lambda: [Loan])
    with network(plugins={"leningen": own}, today=DAY) as net:
        with net.commit("Uit") as commit:
            loan = commit.add(Loan(title="Beamer", due="2025-03-20"))
            action = commit.add(m50.ActionItem(title="Zaal", due="2025-03-20"))
        labels = {one.record: one.label for one in lines(net)}
        assert labels == {loan.id: "lening", action.id: "actie"}


def test_what_is_off_is_said_to_be_off_among_what_is_this_week():
    alv = m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-03-14")
    with network(alv, today=DAY) as net:
        net.cancel("alv", "te weinig leden")
        assert [entry.title_text for entry in net.day().week] == ["ALV (gaat niet door)"]
