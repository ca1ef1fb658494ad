"""Which cell of the agenda shows what: drawings without a screen."""

from datetime import date, timedelta

import pytest
from m50tui.agenda.days import days
from m50tui.agenda.drawing import Drawn
from m50tui.agenda.month import columns, month, row_heights
from m50tui.agenda.sight import Sight, look, title
from m50tui.agenda.weeks import weeks
from rich.cells import cell_len

import m50core as m50
from m50core.findings.findings import Finding, Severity
from m50core.network.network import Network
from m50core.plugins.extensions import AgendaEntry
from m50core.testing.builders import network
from m50core.testing.plugin_contract import HOSTILE
from m50core.values.span import SPANS

TODAY = date(2025, 3, 11)


def sight(net: Network, span: str = "month", day: date = TODAY, findings=(), extra=()) -> Sight:
    start, end = SPANS[span](day)
    entries = (*net.agenda(start, end), *extra)
    return look(net.records, entries, findings, span, start, end, TODAY)


def text(drawn: Drawn) -> str:
    return "\n".join("".join(piece for piece, _ in line).rstrip() for line in drawn.lines)


def cell(drawn: Drawn, day: date) -> list[str]:
    spot = drawn.spot(day)
    lines = text(drawn).split("\n")[spot.y : spot.y + spot.height]
    return [line[spot.x : spot.x + spot.width].strip() for line in lines]


def event(title: str, due: str, **values) -> m50.Event:
    return m50.Event(title=title, due=due, **values)


def test_a_month_shows_a_name_on_its_day_and_today_and_the_chosen_day_by_a_sign():
    with network(event("Congres", "2025-03-25")) as net:
        drawn = month(sight(net), date(2025, 3, 25), 78, 18)
    assert cell(drawn, date(2025, 3, 25)) == [">25", "Congres"]
    assert cell(drawn, TODAY)[0] == "[11]"
    assert cell(drawn, date(2025, 3, 12)) == ["12", ""]
    assert [line[:3].strip() for line in text(drawn).split("\n")[1::2][:6]] == [
        "9", "10", "11", "12", "13", "14",
    ]  # fmt: skip


def test_holidays_and_recess_stand_there_by_name():
    with network() as net:
        shown = text(month(sight(net, day=date(2025, 4, 1)), date(2025, 4, 1), 120, 30))
    for words in ("Goede Vrijdag", "2e paasdag", "Koningsdag", "meireces Tweede Kamer: vr 18 apr"):
        assert words in shown


def test_sixty_things_on_a_day_show_what_fits_and_how_many_are_left():
    with network(*(event(f"Nr {n:02}", "2025-03-20") for n in range(60))) as net:
        roomy = cell(month(sight(net), TODAY, 78, 16), date(2025, 3, 20))
        tight = cell(month(sight(net), TODAY, 78, 10), date(2025, 3, 20))
        week = text(days(sight(net, "week", date(2025, 3, 20)), TODAY, 78, 18))
        quarter = text(weeks(sight(net, "quarter"), TODAY, 78, 18))
    assert roomy[:3] == ["20", "Nr 00", "Nr 01"]
    assert roomy[-1] == f"en nog {60 - (len(roomy) - 2)}"
    assert tight == ["20", "Nr 00 +59"]
    assert "en nog 54" in week
    assert " + " in quarter
    assert " 60 " in quarter


def test_an_event_over_a_weeks_end_stands_on_each_of_its_days_and_once_in_the_count():
    with network(event("Congres", "2025-03-14..2025-03-18")) as net:
        seen = sight(net)
        drawn = month(seen, TODAY, 78, 18)
    assert cell(drawn, date(2025, 3, 14))[1] == "Congres"
    for day in range(15, 19):
        assert cell(drawn, date(2025, 3, day))[1] == "→ Congres"
    assert cell(drawn, date(2025, 3, 19))[1] == ""
    assert (seen.count, len(seen.entries), seen.vague) == (1, 1, ())


def test_vague_things_stand_apart_by_their_own_words_and_on_no_day():
    long = "2025-02-01..2025-04-30"
    with network(event("Borrel", "begin april 2025"), m50.Goal(title="Lang", due=long)) as net:
        seen = sight(net, day=date(2025, 4, 1))
        shown = text(month(seen, date(2025, 4, 1), 78, 18))
    assert not seen.days
    assert "In deze periode, zonder vaste dag (2)" in shown
    assert "begin april 2025 (1): Borrel" in shown


def test_a_clash_and_a_finding_get_a_sign_and_a_note_gets_none():
    organ = m50.Organisation(id="org-db", name="DB")
    talks = [
        m50.Meeting(title=name, due="2025-03-20", start=start, end="12:00", organ="org-db", id=key)
        for name, start, key in (("Een", "10:00", "verg-1"), ("Twee", "11:00", "verg-2"))
    ]
    late = m50.ActionItem(title="Zaal", due="2025-03-21", id="actie-1")
    fine = m50.ActionItem(title="Koffie", due="2025-03-22", id="actie-2")
    found = [
        Finding("M50-1", Severity.warning, "actie-1", "Niemand doet dit.", "Elk een.", "Plan"),
        Finding("M50-2", Severity.note, "actie-2", "Ter info.", "Regel", "Plan"),
    ]
    with network(organ, *talks, late, fine) as net:
        seen = sight(net, findings=found)
        drawn = month(seen, TODAY, 120, 30)
        timetable = text(days(sight(net, "week", date(2025, 3, 20)), TODAY, 100, 30))
    assert cell(drawn, date(2025, 3, 20))[:3] == ["20 !", "! Een", "! Twee"]
    assert cell(drawn, date(2025, 3, 21))[:2] == ["21 !", "! Zaal"]
    assert cell(drawn, date(2025, 3, 22))[:2] == ["22", "Koffie"]
    (sign,) = seen.on(date(2025, 3, 21))[0].signs
    assert (sign.sentence, sign.rule) == ("Niemand doet dit.", "Regel M50-1: Elk een.")
    assert "10:00–12:00" in timetable
    assert "Botst met “Twee”: tegelijk, met DB." in timetable


def test_a_week_is_a_timetable_with_whole_days_first_then_hours_then_deadlines():
    with network(
        m50.ActionItem(title="Stuk af", due="2025-03-12"),
        m50.Meeting(title="Laat", due="2025-03-12", start="14.00 uur", place="Zeist"),
        m50.Meeting(title="Vroeg", due="2025-03-12", start="9:30", end="10:00"),
        event("Heidag", "2025-03-12"),
    ) as net:
        drawn = days(sight(net, "week"), date(2025, 3, 12), 78, 20)
    assert [line.split()[0:3] for line in cell(drawn, date(2025, 3, 12))] == [
        [">", "wo", "12"], ["hele", "dag", "Heidag"], ["9:30–10:00", "Vroeg", "(vergadering)"],
        ["14.00", "uur", "Laat"], ["uiterlijk", "Stuk", "af"],
    ]  # fmt: skip
    assert "Laat · Zeist (vergadering)" in text(drawn)
    assert cell(drawn, TODAY) == ["[di 11 mrt]  geen afspraken"]


def test_a_year_gives_a_line_a_week_with_a_count_a_day():
    with network(event("ALV", "2025-05-16"), event("Borrel", "2025-05-16")) as net:
        drawn = weeks(sight(net, "year"), TODAY, 100, 20)
    assert cell(drawn, date(2025, 5, 16)) == ["2"]
    assert cell(drawn, date(2025, 5, 15)) == ["."]
    (line,) = [line for line in text(drawn).split("\n") if "ALV; Borrel" in line]
    assert line.split()[0] == "20"
    assert len(drawn.spots) == 365


def test_what_is_cancelled_says_so_and_what_the_filter_stops_is_gone():
    with network(
        m50.Meeting(title="ALV", due="2025-03-20", status="cancelled"),
        event("Borrel", "2025-03-21", place="Zeist"),
        event("Diner", "Q1 2025"),
    ) as net:
        seen = sight(net)
    assert cell(month(seen, TODAY, 120, 30), date(2025, 3, 20))[1] == "vervalt: ALV"
    assert [e.title for e in seen.only("zeist", "").entries] == ["Borrel"]
    assert [e.title for e in seen.only("diner", "").entries] == ["Diner"]
    assert seen.only("", "ruimte").entries == ()


def test_a_full_week_is_told_with_its_number():
    with network(*(event(f"Nr {n}", "2025-03-20") for n in range(6))) as net:
        assert "! druk: week 12 heeft 6 vaste dagen" in text(month(sight(net), TODAY, 78, 18))


def test_a_plugins_own_entry_needs_no_record():
    own = AgendaEntry(
        date(2025, 3, 30), date(2025, 4, 2), "Beurs", "", "Extern", exact=True, words="4 dagen"
    )
    with network() as net:
        drawn = month(sight(net, extra=[own]), TODAY, 78, 18)
    assert cell(drawn, date(2025, 3, 30))[1] == "Beurs"
    assert cell(drawn, date(2025, 3, 31))[1] == "→ Beurs"


@pytest.mark.parametrize("span", list(SPANS))
@pytest.mark.parametrize("size", [(118, 30), (78, 18), (58, 9), (40, 1)])
def test_no_line_is_wider_than_the_room_and_every_day_has_a_spot(span: str, size):
    width, height = size
    with network(
        event(HOSTILE, "2025-03-20"), event("漢字" * 40, "2025-03-21"), event(HOSTILE, "Q1 2025")
    ) as net:
        seen = sight(net, span)
        draw = {"month": month, "quarter": weeks, "year": weeks}.get(span, days)
        drawn = draw(seen, TODAY, width, height)
    for line in drawn.lines:
        shown = "".join(piece for piece, _ in line)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert width < 70 or cell_len(shown) <= width
    wanted = {seen.start + timedelta(days=n) for n in range((seen.end - seen.start).days + 1)}
    assert {spot.day for spot in drawn.spots} == wanted
    for spot in drawn.spots:
        assert drawn.day_at(spot.x, spot.y) == spot.day


def test_weeks_get_the_lines_they_need_as_far_as_there_are_any():
    assert row_heights([1, 1, 1, 1, 1], 10) == (2, 2, 2, 2, 2)
    assert row_heights([1, 5, 1, 1, 1], 12) == (2, 4, 2, 2, 2)
    assert row_heights([1, 5, 1, 1, 1], 3) == (2, 2, 2, 2, 2)
    assert row_heights([1, 3, 1, 1, 1], 16) == (3, 4, 3, 3, 3)


def test_the_weekend_is_slim_only_when_it_is_empty():
    with network(event("Borrel", "2025-03-25")) as net:
        assert columns(sight(net), 74) == (12, 12, 12, 12, 12, 7, 7)
    with network(event("Borrel", "2025-03-22")) as net:
        assert columns(sight(net), 74) == (11, 11, 11, 11, 10, 10, 10)


def test_a_span_is_called_by_its_name():
    with network() as net:
        assert [title(sight(net, span)) for span in SPANS] == [
            "dinsdag 11 maart 2025, week 11", "week 11: ma 10 mrt t/m zo 16 mrt 2025",
            "maart 2025", "1e kwartaal 2025", "2025",
        ]  # fmt: skip
        assert title(sight(net, "quarter", date(2025, 12, 1))) == "4e kwartaal 2025"
