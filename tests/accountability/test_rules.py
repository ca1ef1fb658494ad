"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

from testing.rule_records import ACTIVE, ALV, CHAIRS, FIGURE, P31, TALK

import m50core as m50
from m50core.accountability.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

SERIES = m50.MeetingSeries(id="reeks", title="Ledenvergadering", organ="org-alv", year=2024)

STORIES = {
    "M50-101": (
        [P31, m50.ActionItem(title="Gesprek plannen", due="2025-03-31", about=("ritme-p",)),
         m50.Rhythm(title="Los", cadence="doorlopend"), m50.Rhythm(title="X", cadence="jaarlijks")],
        [P31, m50.Meeting(title="Q2", due="2025-04-10", rhythm="ritme-p")],
    ),
    "M50-102": (
        [ALV, m50.Meeting(title="1e ALV", organ="org-alv", due="2025-05-16")],
        [ALV, m50.Meeting(title="1e ALV", organ="org-alv")],
    ),
    "M50-110": (
        [ALV, SERIES, m50.MeetingSeries(title="Zonder orgaan", year=2024),
         m50.Meeting(title="ALV", organ="org-alv", due="2025-04-24")],
        [ALV, SERIES, m50.Meeting(title="ALV", organ="org-alv", due="2024-06-20", status="held"),
         m50.Meeting(title="ALV", organ="org-alv", due="2025-04-24", status="cancelled")],
    ),
    "M50-104": (
        [*CHAIRS, m50.Contact(title="a", person="jan", about=("ritme-v",), on=date(2025, 2, 3)),
         m50.Meeting(title="b", rhythm="ritme-v", organ="sociaal", status="held",
                     due="2025-03-03")],
        [*CHAIRS, m50.Contact(title="a", person="jan", about=("ritme-v",), on=date(2025, 2, 3)),
         m50.Contact(title="nog eens", person="jan", about=("ritme-v",), on=date(2025, 2, 10))],
    ),
    "M50-111": (
        [m50.Activity(id="a-1", title="Aanspreekpunt", cadence="doorlopend", year=2024),
         m50.Progress(title="x", about="a-1", on=date(2025, 2, 10)),
         m50.Rhythm(title="Netwerken", cadence="regelmatig", year=2025)],
        [m50.Activity(id="a-1", title="Aanspreekpunt", cadence="doorlopend", year=2024),
         m50.Progress(title="x", about="a-1", on=date(2024, 2, 10))],
    ),
    "M50-012": (
        [m50.Goal(id="g-1", title="a", status="active"), m50.Goal(title="b"),
         m50.Activity(id="a-1", title="c", goal="g-1"),
         m50.Progress(title="x", about="a-1", on=date(2025, 2, 10))],
        [m50.Goal(id="g-1", title="a", status="active"),
         m50.Progress(title="x", about="g-1", on=date(2025, 2, 8))],
    ),
    "M50-014": (
        [m50.Indicator(title="a", target="10", actual="6", due="Q1 2025"),
         m50.Indicator(title="b", target="10", actual="0", due="2025")],
        [m50.Indicator(title="a", target="10", actual="2", due="Q1 2025")],
    ),
    "M50-601": (
        [ACTIVE, TALK, m50.Progress(title="a", about="g-1", percent=100, evidence=("contact-9",)),
         m50.Progress(title="b", about="g-1", percent=99)],
        [ACTIVE, m50.Progress(title="a", about="g-1", percent=100)],
    ),
    "M50-602": (
        [m50.Goal(id="g-1", title="a", status="done"), TALK, m50.Goal(id="g-2", title="b"),
         m50.Goal(id="g-3", title="c", status="done"),
         m50.Judgement(about="g-3", stand="done", reason="op papier gezien")],
        [m50.Goal(id="g-1", title="a", status="done")],
    ),
    "M50-603": (
        [ACTIVE, TALK, m50.Judgement(about="g-1", stand="on_course", reason="x"),
         m50.Goal(id="g-2", title="b", due="2025-02"),
         m50.Judgement(about="g-2", stand="attention", reason="x"),
         m50.Goal(id="g-3", title="c", due="2025-02"),
         m50.Judgement(about="g-3", stand="on_course", reason="x", on=date(2025, 3, 1),
                       until=date(2025, 3, 10))],
        [m50.Goal(id="g-1", title="a", due="2025-02"),
         m50.Judgement(about="g-1", stand="on_course", reason="x")],
    ),
    "M50-604": (
        [ACTIVE, m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 8)),
         m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 9)),
         m50.Goal(id="g-2", title="b"),
         m50.Judgement(about="g-2", stand="risk", reason="x", on=date(2024, 1, 1),
                       until=date(2025, 12, 31))],
        [ACTIVE, m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 8))],
    ),
    "M50-605": (
        [ACTIVE, FIGURE, m50.Indicator(title="Inwoners", actual="7000000"),
         m50.Indicator(title="Klachten", goal="g-1", target="0", baseline="12")],
        [ACTIVE, m50.Indicator(title="Klachten", goal="g-1", target="0")],
    ),
    "M50-606": (
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2025, 3, 1), value="8"),
         m50.Indicator(title="Later", target="10", due="2025")],
        [ACTIVE, FIGURE],
    ),
    "M50-607": (
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2024, 12, 9), value="8"),
         m50.Indicator(title="Gehaald", target="5", actual="5", measured_on="2024-01-01"),
         m50.Indicator(title="Zonder dag", target="5", actual="4")],
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2024, 12, 8), value="8")],
    ),
    "M50-608": (
        [m50.Meeting(title="1e ALV", type="assembly", due="2025-05-16"), ACTIVE,
         m50.Meeting(title="DB", type="board", due="2025-03-20"),
         m50.Progress(title="a", about="g-1", on=date(2025, 3, 4))],
        [m50.Meeting(title="1e ALV", type="assembly", due="2025-04-04"), ACTIVE,
         m50.Progress(title="a", about="g-1", on=date(2025, 3, 4))],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-101": Untouched([m50.Rhythm(title="X", cadence="jaarlijks", year=2025)], later=1),
    "M50-102": Untouched(STORIES["M50-102"][0], later=1),
    "M50-110": Untouched([ALV, SERIES], now=1, later=1),
    "M50-104": Untouched(CHAIRS[1:2] + CHAIRS[:1] + CHAIRS[3:], now=1, later=1),
    "M50-111": Untouched(
        [m50.Rhythm(title="Netwerken", cadence="regelmatig", year=2025)], later=1
    ),
    "M50-012": Untouched([ACTIVE], now=1, later=1),
    "M50-014": Untouched([m50.Indicator(title="b", target="10", actual="0", due="2025")], later=1),
    "M50-601": RECORDED,
    "M50-602": RECORDED,
    "M50-603": RECORDED,
    "M50-604": Untouched(
        [ACTIVE, m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2025, 3, 1))], later=1
    ),
    "M50-605": Untouched(STORIES["M50-605"][1], now=1, later=1),
    "M50-606": Untouched([m50.Indicator(title="Later", target="10", due="2025")], later=1),
    "M50-608": RECORDED,
    "M50-607": Untouched(
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2025, 3, 1), value="8")],
        later=1,
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
