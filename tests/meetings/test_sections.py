"""A meeting as a list: its parts in order, each line with what it is about."""

from datetime import date

import m50core as m50
from m50core.meetings import Placed, Section
from m50core.testing.builders import network


def test_a_meeting_is_told_part_by_part_and_a_passed_action_is_late():
    net = network(
        m50.Meeting(id="db", title="DB", due="2025-03-13"),
        m50.AgendaItem(id="punt-1", title="Cijfers", meeting="db", minutes=10),
        m50.Paper(id="stuk-1", title="Begroting", meeting="db", agenda_item="punt-1"),
        m50.ActionItem(id="actie-1", title="Bellen", meeting="db", due="2025-03-10"),
        today=date(2025, 3, 11),
    )
    rows = net.lists.meeting(net.sitting("db").proceedings).rows
    placed = [row.about for row in rows if isinstance(row.about, Placed)]
    assert len(placed) == len(rows)
    assert [one.section for one in placed if one.what is None] == list(Section)
    told = {row.id: row for row in rows if not row.heading and row.about.section != Section.ready}
    assert told["punt-1"].texts[:4] == ("1.", "", "Cijfers", "10 min")
    assert told["stuk-1"].texts[2] == "  Stuk: Begroting"
    assert told["actie-1"].texts[:4] == ("[!]", "ma 10 mrt 2025", "Bellen", "TE LAAT")
    assert told["actie-1"].brief[1] == "ma 10 mrt"
