"""What a person reads of the findings: each thing once, many of one cause as one line."""

from datetime import date, datetime

import pytest

import m50core as m50
from m50core.cli.findings_page import lines
from m50core.findings import listing
from m50core.findings.causes import causes
from m50core.findings.check import each_once
from m50core.testing.builders import network


def finding(code: str = "A-1", record: str = "doel-1", **more) -> m50.Finding:
    severity = more.pop("severity", m50.Severity.warning)
    return m50.Finding(code, severity, record, f"zin {code} {record}", "Regel.", "Plan", **more)


def rule(code: str, **more) -> m50.Rule:
    return m50.rule(code, "Elk doel klopt.", clause="Plan", reads=(), **more)(lambda *_: [])


GOALS = [m50.Goal(id=f"doel-{n}", title=f"Doel {n}") for n in range(1, 6)]


def test_a_finding_cites_the_clause_of_its_record_and_keeps_that_of_the_rule():
    own = m50.Goal(id="doel-1", title="Doel", source="Plan > 4")
    bare = m50.Goal(id="doel-2", title="Doel")

    @m50.rule("A-1", "t", clause="Plan > 1", reads=("goal",))
    def every(records, today):
        return [m50.Hit(goal, "x") for goal in records.collection("goal")]

    with network(own, bare) as net:
        first, second = every.findings(net.records, net.today)
    assert (first.clause, first.rule_clause) == ("Plan > 4", "Plan > 1")
    assert (second.clause, second.rule_clause) == ("Plan > 1", "Plan > 1")


def test_a_hit_says_its_last_safe_day_and_no_moment_or_word_in_its_place():
    def told(**more) -> list[m50.Finding]:
        one = m50.rule("A-1", "t", clause="c", reads=("goal",))(
            lambda records, today: [m50.Hit(records["doel-1"], "x", **more)]
        )
        with network(GOALS[0]) as net:
            return one.findings(net.records, net.today)

    assert told(by=date(2025, 4, 1))[0].by == date(2025, 4, 1)
    assert "kon niet worden uitgevoerd" in told(by=datetime(2025, 4, 1))[0].sentence
    assert "kon niet worden uitgevoerd" in told(by="2025-04-01")[0].sentence
    assert "kon niet worden uitgevoerd" in told(covers="doel-2")[0].sentence


def test_many_findings_of_one_rule_are_one_line_and_few_are_named():
    rules = [rule("A-1", advice="Wijs aan: m50 assign {id}.")]
    told = [finding(record=goal.id, many="doelen zonder trekker") for goal in GOALS]
    with network(*GOALS) as net:
        (many,) = causes(told, rules, net.records)
        (two,) = causes(told[:2], rules, net.records)
        (plain,) = causes([finding(record=goal.id) for goal in GOALS[:2]], [], net.records)
    assert many.sentence == "5 doelen zonder trekker: “Doel 1”, “Doel 2” en nog 3."
    assert many.short == "5 doelen zonder trekker"
    assert many.advice == "Wijs aan: m50 assign NUMMER."
    assert len(many.findings) == 5
    assert two.sentence == "2 doelen zonder trekker: “Doel 1” en “Doel 2”."
    assert plain.sentence == "2 keer is niet zo wat moet (regel): “Doel 1” en “Doel 2”."


def test_causes_are_read_as_wrong_missing_and_open_the_worst_and_soonest_first():
    missing, opens = m50.FindingNature.missing, m50.FindingNature.open
    found = [
        finding("E", nature=opens, severity=m50.Severity.error),
        finding("D", nature=missing),
        finding("C"),
        finding("B", by=date(2025, 4, 1)),
        finding("A", severity=m50.Severity.error),
    ]
    with network(*GOALS) as net:
        assert [cause.code for cause in causes(found, [], net.records)] == list("ABCDE")


def test_that_two_rules_cannot_be_held_is_told_twice():
    with network() as net:
        found = causes([finding("X", ""), finding("X", "")], [], net.records)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("found", "told", "also"),
    [
        ([finding("A"), finding("B")], ["A", "B"], []),
        ([finding("A", topic="late"), finding("B", topic="vacant")], ["A", "B"], []),
        ([finding("A", topic="late"), finding("B", topic="late", record="doel-2")],
         ["A", "B"], []),
        ([finding("A", topic="late"), finding("B", topic="late")], ["B"], ["A"]),
        ([finding("A", topic="late", severity=m50.Severity.error), finding("B", topic="late")],
         ["A"], ["B"]),
        ([finding("A", topic="late", covers=("doel-2",)),
          finding("B", topic="late", record="doel-2")], ["A"], ["B"]),
        ([finding("A", topic="late"), finding("A", topic="late")], ["A", "A"], []),
    ],
    ids=["no topic", "other topics", "other records", "the later rule", "the worse", "covered",
         "one rule twice"],
)  # fmt: skip
def test_of_two_rules_that_say_the_same_one_is_told_and_names_the_other(found, told, also):
    once = each_once(found)
    assert [one.code for one in once] == told
    assert [code for one in once for code in one.also] == also


def test_what_stands_below_the_first_sentence_is_told_behind_it_and_isnt_its_headline():
    one = m50.rule("A-1", "t", clause="c", reads=("goal",))(
        lambda records, today: [
            m50.Hit(records["doel-1"], "Voor “St. Anna” is er niets.", more="Vraag er een."),
            m50.Hit(records["doel-1"], "Er is niets."),
        ]
    )
    with network(GOALS[0]) as net:
        first, second = one.findings(net.records, net.today)
    assert first.sentence == "Voor “St. Anna” is er niets. Vraag er een."
    assert (first.headline, second.headline) == ("Voor “St. Anna” is er niets.", "")


def test_what_is_only_good_to_know_is_a_line_whatever_stands_above_it(
    monkeypatch: pytest.MonkeyPatch,
):
    found = [finding(severity=m50.Severity.note), finding("A-2", "doel-2")]

    def drawn() -> list[str]:
        with network(*GOALS) as net:
            table = listing.findings_table(net.records, [rule("A-1"), rule("A-2")], found)
        return list(lines(table, why=False, plan=False))

    plain = drawn()
    assert "  zin A-1 doel-1.  [A-1]" in plain
    monkeypatch.setattr(listing, "NOTES", "Om te weten")
    assert drawn() == [line.replace("Ter info", "Om te weten") for line in plain]
