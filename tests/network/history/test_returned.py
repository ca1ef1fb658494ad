"""What comes back from the bin, where things went on without it."""

import m50core as m50
from m50core.network.history.returned import check_return
from m50core.records.draft import DraftRecords


def test_a_relation_that_moved_along_is_told_by_its_title():
    people = [m50.Person(id="p-1", name="Eva"), m50.Person(id="p-2", name="Jan")]
    was = m50.ActionItem(id="actie-1", title="Zaal", owner="p-1")
    now = m50.ActionItem(id="actie-1", title="Zaal", owner="p-2")
    around = DraftRecords(m50.Records({}, {one.id: one for one in [*people, now]}))
    told = check_return(now, was, around)
    assert told == ((), "“Zaal” (actie-1): Trekker is nu Jan (p-2).")
