"""The sheet of a record: all there is to tell of it, as a value."""

from datetime import date

import m50core as m50
from m50core.accountability.sheet import record_sheet
from m50core.records.collection import Records
from m50core.records.timing import is_late
from m50core.testing.builders import network

DAY = date(2025, 3, 11)


def test_fields_stand_in_their_own_order_with_the_ids_of_what_they_name():
    net = network(
        m50.Theme(id="wonen", title="Wonen"),
        m50.Theme(id="mobiliteit", title="Mobiliteit"),
        m50.Goal(id="doel-1", title="Meer", themes=("wonen", "mobiliteit"), source="Plan > 1"),
        today=DAY,
    )
    sheet = net.lists.sheet("doel-1")
    told = {row.texts[0]: row.texts[1:] for row in sheet.fields.rows}
    assert told["Thema's"] == ("Wonen, Mobiliteit", "wonen, mobiliteit")
    assert list(told)[-1] == "Bron"
    assert not {"Titel", "Nummer"} & told.keys()
    assert [passage.title for passage in sheet.first] == [f"Stand: {net.standing('doel-1').words}"]


def test_a_decision_whose_meeting_is_off_says_so_before_its_days():
    off = m50.Meeting(id="alv", title="ALV", due="2025-05-16", status="cancelled")
    days = {"taken_on": "2025-05-16", "effective": "2025-05-16"}
    decision = m50.Decision(id="b-1", title="Ja", meeting="alv", status="scheduled", **days)
    records = Records(network().kinds, {"alv": off, "b-1": decision}, today=DAY)
    sheet = record_sheet(records, decision, DAY)
    assert "gaat niet door" in sheet.first[0].title
    told = {row.cells[0].value: row.texts[1] for row in sheet.fields.rows}
    assert told["taken_on"].endswith("(vervallen: zie hierboven)")


def test_progress_and_changes_are_told_in_the_whole_sheet_only():
    net = network(
        m50.Goal(id="doel-1", title="Meer"),
        m50.Progress(id="v-1", title="Gesproken", about="doel-1", on=DAY, percent=50),
        today=DAY,
    )
    assert net.lists.sheet("doel-1", whole=False).parts == ()
    (progress,) = net.lists.sheet("doel-1").parts
    assert progress.title == "Voortgang"
    assert progress.lines == ("di 11 mrt 2025, 50%: Gesproken",)


def test_late_is_what_had_its_last_day_and_is_not_over():
    passed = m50.ActionItem(title="Zaal", due="2025-03-10")
    assert is_late(passed, DAY)
    assert not is_late(m50.ActionItem(title="Zaal", due="2025-03-11"), DAY)
    assert not is_late(m50.ActionItem(title="Zaal"), DAY)
    assert not is_late(m50.ActionItem(title="Zaal", due="2025-03-10", status="done"), DAY)
