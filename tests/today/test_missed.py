"""What can still be saved comes first; what can't be stands apart until somebody says why."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.today import deeds
from m50core.today.today import MOST, MOST_LATE
from m50core.today.waiting import waiting_words

DAY = date(2025, 3, 11)
ALV = {"organ": "org-alv", "type": "assembly"}


def items(*days: int, **more) -> list[m50.ActionItem]:
    """Return action items that are due so many days from today."""
    return [
        m50.ActionItem(id=f"x{n}", title=f"x{n}", due=DAY + timedelta(days=n), **more) for n in days
    ]


def told(net: Network) -> tuple[list[str], list[str]]:
    day = net.day()
    return [one.record for one in day.everything], [one.record for one in day.missed]


def test_what_can_be_done_in_time_comes_before_what_is_late_and_the_latest_first():
    with network(*items(-20, -3, 2, 9)) as net:
        assert told(net) == (["x2", "x9", "x-3", "x-20"], [])


def test_a_morning_holds_seven_lines_of_which_at_most_three_are_late():
    with network(*items(*range(-9, 0), 1, 2)) as net:
        day = net.day()
        assert [one.record for one in day.attention] == ["x1", "x2", "x-1", "x-2", "x-3"]
        assert (len(day.attention) - 2, day.more) == (MOST_LATE, 6)
    with network(*items(*range(-9, 0), *range(1, 10))) as net:
        day = net.day()
        assert len(day.attention) == MOST
        assert all(one.deadline >= DAY for one in day.attention)


def test_what_is_late_stays_until_it_is_done_or_the_reason_is_known():
    with network(*items(-3, -31)) as net:
        assert told(net) == (["x-3", "x-31"], [])
        net.carry_out(deeds.account_for(net.records, "x-31", "geen tijd", DAY))
        assert told(net) == (["x-3"], [])
        net.undo()
        assert told(net) == (["x-3", "x-31"], [])


def test_what_was_for_a_moment_that_is_over_cannot_be_done_any_more():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-10")
    paper = m50.Paper(id="stuk", title="Stuk", meeting="ao", due="2025-03-10")
    own = m50.Activity(id="a", title="Beïnvloeden", due="2025-03-10", depends_on=("ao",))
    after = m50.Activity(id="b", title="Verwerken", due="2025-03-10")
    decision = m50.Decision(id="besluit", title="B", due="2025-03-10", about=("ao",))
    with network(debate, paper, own, after, decision) as net:
        assert sorted(told(net)[0]) == ["b", "besluit"]
        assert sorted(told(net)[1]) == ["a", "stuk"]


def test_a_missed_round_stands_apart_and_the_next_one_asks_in_time():
    rhythm = m50.Rhythm(id="r", title="Gesprek", cadence="per kwartaal", year=2025)
    with network(rhythm, today=date(2025, 4, 20)) as net:
        assert told(net) == ([], ["r"])
        net.carry_out(deeds.account_for(net.records, "r", "Platform31 was ziek", net.today))
        assert told(net) == ([], [])
    with network(rhythm, today=date(2025, 6, 10)) as net:
        day = net.day()
        assert [one.deadline for one in day.everything] == [date(2025, 6, 30)]


def test_a_contradiction_of_which_both_moments_are_over_cannot_be_solved_any_more():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-05")
    story = m50.LobbyMoment(id="x", title="BOF-V", due="2025-03-03", uses=("ao",))
    early = m50.rule("X-1", "Eerst.", clause="c", reads=(), severity=m50.Severity.error)(
        lambda records, today: [
            m50.Hit(records["x"], "te vroeg", clash=(date(2025, 3, 3), date(2025, 3, 5)))
        ]
    )
    with network(debate, story, plugins={"p": plugin(rules=lambda: [early])}) as net:
        assert told(net) == ([], ["x"])


def test_a_finding_of_any_rule_with_a_last_safe_day_asks_in_time_and_many_are_one_line():
    def late(records, today):
        for goal in records.collection("goal"):
            said = f"St. {goal.title} mist iets."
            yield m50.Hit(goal, said, by=date(2025, 4, 5), more="Vul het aan.")

    one = m50.rule("K-1", "Niets mist.", clause="c", reads=("goal",), many="doelen met een gat")
    goals = [m50.Goal(id=f"d{n}", title=f"D{n}") for n in range(3)]
    given = {"p": plugin(rules=lambda: [one(late)])}
    with network(goals[0], plugins=given) as net:
        (line,) = net.day().everything
        assert (line.record, line.until, line.deadline) == (
            "d0", date(2025, 4, 4), date(2025, 4, 5),
        )  # fmt: skip
        assert "Regel K-1" in line.why
        assert line.title == "St. D0 mist iets"
    with network(*goals, plugins=given) as net:
        (line,) = net.day().everything
        assert (line.title, line.under) == ("3 doelen met een gat", ("d1", "d2"))
    with network(*goals, plugins=given, today=date(2025, 3, 1)) as net:
        assert told(net) == ([], []), "it is more than thirty days away"


@pytest.mark.parametrize(
    ("records", "who", "words"),
    [
        ((m50.ActionItem(id="x", title="x", due=DAY, owner="p"),), ("p", ""), "Arno"),
        ((m50.Paper(id="x", title="x", due=DAY, author="p"),), ("p", "x"), "Arno (maker)"),
        ((m50.Pillar(id="w", title="Wonen", chair="p"),
          m50.Activity(id="x", title="x", due=DAY, pillar="w")),
         ("p", "w"), "Arno (via de pijler: Wonen)"),
        ((m50.Portfolio(id="w", title="Geld", holder="p"),
          m50.Activity(id="x", title="x", due=DAY, portfolio="w")),
         ("p", "w"), "Arno (via de portefeuille: Geld)"),
        ((m50.ActionItem(id="x", title="x", due=DAY),), ("", ""), "geen trekker"),
    ],
    ids=["owner", "author", "pillar", "portfolio", "nobody"],
)  # fmt: skip
def test_a_line_says_whom_it_waits_for(records, who, words):
    with network(m50.Person(id="p", name="Arno"), *records) as net:
        (line,) = net.day().everything
        assert (line.owner, line.via) == who
        assert waiting_words(net.records, line.owner, line.via) == words


def test_two_records_of_one_thing_are_one_line():
    budget = m50.Budget(id="bg", title="Begroting", due="2025-03-31")
    decision = m50.Decision(id="b", title="Vaststellen", due="2025-03-31", about=("bg",))
    with network(budget, decision) as net:
        (line,) = net.day().everything
        assert (line.record, line.under) == ("bg", ("b",))


def test_a_meeting_of_which_the_season_is_over_makes_way_for_the_next():
    body = m50.Organisation(id="org-alv", name="ALV")
    meetings = [
        m50.Meeting(id="alv-1", title="1e ALV", due="voorjaar 2025", **ALV),
        m50.Meeting(id="alv-2", title="2e ALV", due="najaar 2025", **ALV),
    ]
    waiting = [m50.AgendaItem(title="x", meeting=meeting.id) for meeting in meetings]
    with network(body, *meetings, *waiting, today=date(2025, 4, 1)) as net:
        matters = {one.record: one.matter for one in net.day().everything}
        assert matters.get("alv-1") == "undated"
        assert matters.get("alv-2") != "undated"
    with network(body, *meetings, *waiting, today=date(2025, 9, 1)) as net:
        day = net.day()
        in_time = [one for one in day.everything if one.saving(day.day) is m50.Saving.open]
        assert "alv-1" not in [one.record for one in in_time]
        assert {one.record: one.matter for one in in_time}["alv-2"] == "undated"


def test_when_nobody_does_anything_the_lines_still_go_with_the_time():
    """From April to February the same seven stood there."""
    seen: list[tuple[str, ...]] = []
    with m50.open("memory:", today=MONTHS[0], who="secretariaat") as net:
        for day in MONTHS[3:12:2]:
            net.today = day
            whole = net.day()
            lines = tuple(one.record for one in whole.attention)
            assert len(lines) <= MOST
            assert sum(one.saving(day) is m50.Saving.late for one in whole.attention) <= MOST_LATE
            assert len(whole.everything) == len(lines) + whole.more
            both = {one.record for one in whole.everything} & {one.record for one in whole.missed}
            assert all(m50.Rhythm is type(net[name]) or net[name].recurs for name in both)
            seen.append(lines)
    for before, after in pairwise(seen):
        assert before != after
        assert len(set(before) & set(after)) <= 4


MONTHS = [date(2025 + month // 12, month % 12 + 1, 20) for month in range(15)]


@pytest.mark.parametrize(
    ("days", "alike"),
    [
        ((date(2025, 3, 11), date(2025, 7, 10)), lambda record: (record.kind, record.status)),
        pytest.param(MONTHS, lambda record: record.id, marks=pytest.mark.sweep),
    ],
    ids=["each sort of line", "every line of every month"],
)
def test_every_verb_on_every_line_of_the_plan_works(days, alike):
    """A verb that is offered and refuses is worse than none."""
    tried = set()
    with m50.open("memory:", today=DAY, who="secretariaat") as net:
        for day in days:
            net.today = day
            whole = net.day()
            for line in (*whole.everything, *whole.missed):
                record = net[line.record]
                sort = alike(record) if hasattr(record, "status") else record.kind
                for deed in deeds.possible(record, day, line):
                    if (sort, deed) not in tried:
                        tried.add((sort, deed))
                        net.carry_out(_doing(net, record, deed, day))
                        net.undo()
    assert {deed for _, deed in tried} == set(m50.Deed)


def _doing(net: Network, record: m50.Record, deed: m50.Deed, day: date) -> m50.Doing:
    first = {kind: next(iter(net.collection(kind))).id for kind in ("person", "document")}
    if deed is m50.Deed.done:
        return deeds.mark_done(net.records, record.id, day, None, [first["document"]])
    if deed is m50.Deed.schedule:
        return deeds.schedule(net.records, record.id, day, day)
    if deed is m50.Deed.assign:
        return deeds.assign(net.records, record.id, first["person"])
    if deed is m50.Deed.leave:
        return deeds.leave(net.records, record.id, day + timedelta(days=9), "x", day)
    return deeds.account_for(net.records, record.id, "x", day)


def test_a_time_that_went_by_is_told_in_a_whole_sentence():
    promise = m50.Rhythm(id="ritme-1", title="Overleg", cadence="per kwartaal", year=2025)
    with network(promise, today=date(2025, 4, 10)) as net:
        (line,) = net.day().missed
    assert line.why.startswith(
        "Beloofd: per kwartaal. Nog niet gebeurd; het moest uiterlijk ma 31 mrt 2025 gebeurd zijn."
    )
