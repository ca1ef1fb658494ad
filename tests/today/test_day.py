"""The day is short, and says why."""

from datetime import date

import m50core as m50
from m50core.testing.builders import network
from m50core.today.today import MOST


def test_today_names_at_most_seven_things_soonest_first_each_with_its_reason():
    items = [m50.ActionItem(title=f"actie {n}", due=date(2025, 3, 10 + n)) for n in range(10)]
    with network(*items, m50.LobbyMoment(title="AO", due="2025-03-25")) as net:
        day = net.day()
        assert len(day.attention) == MOST
        assert day.more == 3
        assert day.attention[0].title == "actie 1", "what can still be done in time comes first"
        assert "1 dag geleden" in day.everything[-1].why
        assert [m.title for m in day.moments] == ["AO"]
        assert [e.title for e in day.week] == [f"actie {n}" for n in range(7)]
