"""Whoever renames or removes a thing is told what hung on it by its name."""

import m50core as m50
from m50core.records.let_go import hung_words
from m50core.testing.builders import network

DAY = m50.Meeting(id="start", title="Startdag", due="2025-04-20", aliases=("Aftrap",))


def after(words: str, **changes: object) -> str:
    with network(DAY) as net:
        with net.commit("Zaal") as commit:
            commit.add(m50.ActionItem(id="zaal", title="Zaal", due=words))
        before = net["start"]
        with net.commit("Anders") as commit:
            if changes:
                commit.change("start", **changes)
            else:
                commit.remove("start")
        return hung_words(net.records, before, net.records.get("start"))


def test_a_new_name_tells_what_hung_on_the_old_one():
    told = after("5 dagen voor Startdag", title="Kickoff")
    assert told.startswith("Hieraan hing: “Zaal” (zaal: 5 dagen voor Startdag).")


def test_a_removal_tells_what_hung_on_it_by_name_or_by_id():
    assert "“Zaal” (zaal: voor start)" in after("voor start")
    assert "“Zaal” (zaal: voor Aftrap)" in after("voor Aftrap")


def test_what_still_hangs_is_not_told():
    assert after("voor start", title="Kickoff") == ""
    assert after("voor Aftrap", title="Kickoff") == ""
    assert after("5 dagen voor Startdag", due="2025-04-21") == ""
