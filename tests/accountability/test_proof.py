"""The states of proof, what was accounted for, and what members report."""

from datetime import date
from decimal import Decimal

import pytest

import m50core as m50
from m50core.accountability.accounting import account, proof_step
from m50core.accountability.deliveries import add_up, delivery_of
from m50core.accountability.pace import pace
from m50core.accountability.reports.progress import data
from m50core.network.network import Network
from m50core.records import evolve
from m50core.testing.builders import network, practice

DAY = date(2025, 7, 10)
SPRING = date(2025, 5, 6)
GOAL = m50.Goal(id="doel-1", title="Handboek", status="active", year=2025)
NOTE = m50.Progress(id="voortgang-1", title="Concept klaar", about="doel-1", on=SPRING)
TOWNS = tuple(
    m50.Municipality(id=code, code=code, name=f"Stad {code}")
    for code in ("GM0034", "GM0037", "GM0047", "GM0050")
)
MEMBERS = tuple(
    m50.Member(id=f"lid-{n}", title=f"Stad {n}", municipality=town.id, status="member")
    for n, town in enumerate(TOWNS[:3], 1)
)


def approve(net: Network, note: str = "voortgang-1") -> None:
    for status in m50.ProofStatus:
        if net[note].status.place < status.place:
            with net.commit(status.label) as commit:
                commit.change(note, status=proof_step(net[note], status))


def close_half_year(net: Network) -> m50.Accounting:
    period = m50.Period.parse("1e helft 2025")
    with net.commit("verantwoord") as commit:
        return commit.add(account(net.records, period, "", net.today).accounting)


def test_proof_is_noted_then_checked_then_approved_and_keeps_who_did_it_and_when():
    with network(GOAL, NOTE, today=DAY) as net:
        assert net["voortgang-1"].status == "noted"
        with pytest.raises(m50.TransitionError), net.commit("x") as commit:
            commit.change("voortgang-1", status="approved")
        with net.commit("gecontroleerd") as commit:
            commit.change("voortgang-1", status="checked")
        note = net["voortgang-1"]
        assert (note.checked_on, note.checked_by, note.approved_on) == (DAY, net.who, None)
        approve(net)
        note = net["voortgang-1"]
        assert (note.status, note.approved_on, note.approved_by) == ("approved", DAY, net.who)
        net.undo()
        assert net["voortgang-1"] == attrs_of(note, "checked")
        with net.commit("terug") as commit:
            commit.change("voortgang-1", status="noted")
        assert (net["voortgang-1"].checked_on, net["voortgang-1"].checked_by) == (None, "")


def attrs_of(note: m50.Progress, status: str) -> m50.Progress:
    return evolve(note, status=status, approved_on=None, approved_by="")


@pytest.mark.parametrize(
    ("present", "wanted", "told"),
    [
        ("approved", "approved", "is al goedgekeurd"),
        ("noted", "noted", "is al vastgelegd"),
        ("approved", "checked", "is al goedgekeurd. Terug: m50 progress voortgang-1 --return"),
        ("noted", "approved", "nog niet gecontroleerd. Eerst: m50 progress voortgang-1 --check"),
    ],
)
def test_a_step_of_the_proof_that_skips_one_or_seems_to_go_back_is_refused(present, wanted, told):
    note = evolve(NOTE, status=m50.ProofStatus(present))
    with pytest.raises(m50.UsageError, match=told):
        proof_step(note, m50.ProofStatus(wanted))


@pytest.mark.parametrize("status", ["checked", "approved"])
def test_new_progress_is_never_checked_or_approved_already(status):
    with network(GOAL, today=DAY) as net:
        with pytest.raises(m50.FieldError, match="--check"), net.commit("x") as commit:
            commit.make("progress", {"title": "x", "about": "doel-1", "status": status})
        assert len(net.collection("progress")) == 0


def test_only_what_is_approved_is_told_to_the_members_as_a_result():
    with network(GOAL, NOTE, today=DAY) as net:
        told = data(net.records, DAY, "2025-H1")
        (goal,) = told.parts[-1].goals
        assert (goal.item.notes, told.unapproved) == ((), 1)
        assert "Concept klaar" not in f"{goal.why} {goal.proof}"
        assert goal.stand.startswith("stil")
        approve(net)
        told = data(net.records, DAY, "2025-H1")
        (goal,) = told.parts[-1].goals
        assert goal.item.notes == ("di 6 mei 2025: Concept klaar. Zonder bewijs.",)
        assert told.unapproved == 0


def test_what_was_accounted_for_can_not_be_changed_or_removed_and_names_the_way():
    with network(GOAL, NOTE, today=DAY) as net:
        approve(net)
        kept = close_half_year(net)
        assert kept.entries == ("voortgang-1",)
        refused = "verantwoord.*en ligt vast. Leg een nieuwe voortgang.*“Verbetert”"
        for values in ({"title": "Anders"}, {"on": "2025-07-01"}, {"status": "noted"}):
            with pytest.raises(m50.FieldError, match=refused), net.commit("x") as commit:
                commit.change("voortgang-1", **values)
        with pytest.raises(m50.RelationError, match="Verbetert"), net.commit("x") as commit:
            commit.remove("voortgang-1")
        with pytest.raises(m50.FieldError, match="ligt vast"), net.commit("x") as commit:
            commit.change(kept.id, entries=())
        net.undo()
        with net.commit("weer open") as commit:
            commit.change("voortgang-1", title="Anders")
        assert net["voortgang-1"].title == "Anders"


def test_what_is_not_approved_is_not_accounted_for_by_hand_either():
    by_hand = m50.Accounting(title="x", period="1e helft 2025", entries=("voortgang-1",))
    with network(GOAL, NOTE, today=DAY) as net:
        with pytest.raises(m50.FieldError, match="niet goedgekeurd"), net.commit("x") as commit:
            commit.add(by_hand)
        approve(net)
        with net.commit("x") as commit:
            commit.add(by_hand)
        assert len(net.collection("accounting")) == 1


def test_a_correction_is_a_new_entry_that_counts_instead():
    wrong = m50.Progress(id="voortgang-1", title="x", about="doel-1", on=SPRING, percent=90)
    with network(GOAL, wrong, today=DAY) as net:
        approve(net)
        close_half_year(net)
        with net.commit("verbeterd") as commit:
            commit.add(
                m50.Progress(
                    title="y", about="doel-1", on=SPRING, percent=40, corrects="voortgang-1"
                )
            )
        assert net.standing("doel-1").share == 0.4
        other = m50.Goal(id="doel-2", title="Ander")
        with net.commit("ander") as commit:
            commit.add(other)
        told = r"gaat over “Handboek” \(doel-1\), dit over “Ander” \(doel-2\)"
        with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
            commit.add(m50.Progress(title="z", about="doel-2", corrects="voortgang-1"))


@pytest.mark.parametrize(
    ("words", "told"),
    [("2e helft 2025", "nog niet voorbij"), ("Q1 2025", "niets nieuws om te verantwoorden")],
)
def test_nothing_to_account_for_is_refused(words, told):
    with network(GOAL, NOTE, today=DAY) as net, pytest.raises(m50.UsageError, match=told):
        account(net.records, m50.Period.parse(words), "", DAY)


def test_what_nobody_approved_is_told_beside_the_accounting_and_not_in_it():
    figure = m50.Measurement(id="meting-1", indicator="ind-1", on=SPRING, value=3)
    indicator = m50.Indicator(id="ind-1", title="Gesprekken", target=4)
    with network(GOAL, NOTE, indicator, figure, today=DAY) as net:
        found = account(net.records, m50.Period.parse("1e helft 2025"), "", DAY)
        assert found.accounting.entries == ("meting-1",)
        assert [note.id for note in found.unapproved] == ["voortgang-1"]


SHARE = m50.Indicator(id="ind-1", title="Handboek in gebruik", target=80, measured_in="%")


def share(numerator: int, denominator: int, **more: object) -> m50.Measurement:
    return m50.Measurement(
        indicator="ind-1", on=SPRING, numerator=numerator, denominator=denominator, **more
    )


def test_a_percentage_keeps_what_it_was_counted_from():
    with network(SHARE, today=DAY) as net:
        with net.commit("meting") as commit:
            kept = commit.add(share(31, 61))
        assert (net[kept.id].value, net[kept.id].words) == (Decimal("50.8"), "31 van 61 (51%)")
        found = pace(net.records, net["ind-1"], DAY)
        assert found is not None
        assert found.words.startswith("31 van 61 (51%), streefwaarde 80%")
        assert found.ratio == (31, 61)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "geef een waarde"),
        ({"numerator": 3}, "teller en een noemer"),
        ({"numerator": 3, "denominator": 0}, "niet groter is dan de noemer"),
        ({"numerator": 70, "denominator": 61}, "niet groter is dan de noemer"),
        ({"numerator": 31, "denominator": 61, "value": 60}, "31 van 61 is 50,8, niet 60"),
    ],
    ids=str,
)
def test_half_a_share_and_one_that_is_none_are_refused(values, told):
    with network(SHARE, today=DAY) as net:
        with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
            commit.make("measurement", {"indicator": "ind-1", "on": "2025-05-06", **values})
        assert len(net.collection("measurement")) == 0


def test_what_members_report_adds_up_each_member_once():
    early = share(1, 10, member="lid-1")
    last = m50.Measurement(
        indicator="ind-1", on=date(2025, 6, 1), numerator=5, denominator=10, member="lid-1"
    )
    found = add_up([early, share(20, 30, member="lid-2"), last])
    assert found is not None
    assert (found.ratio, found.value) == ((25, 40), Decimal("62.5"))


def test_how_many_members_delivered_counts_each_once_and_members_alone():
    def note(name: str, number: int, member: str, **more: object) -> m50.Progress:
        return m50.Progress(
            id=f"v-{number}", title=name, about="doel-1", on=SPRING, member=member, **more
        )

    notes = [
        note("geleverd", 1, "lid-1"), note("nog eens", 2, "lid-1"),
        note("half", 3, "lid-2", percent=50), note("klaar", 4, "lid-4"),
    ]  # fmt: skip
    former = m50.Member(id="lid-4", title="Oud", municipality="GM0050", status="former")
    with network(GOAL, *TOWNS, *MEMBERS, former, *notes, today=DAY) as net:
        found = delivery_of(net.records, "doel-1", DAY)
        assert found is not None
        assert (found.delivered, found.words) == (("lid-1",), "1 van 3 geleverd")
        assert net.standing("doel-1").share is None
    assert "3 geleverd" in found.words


COUNT = m50.Indicator(
    id="ind-1", title="Leden met woonvisie", target=61, measured_in="gemeenten", goal="doel-1"
)


def measure(member: int, day: date = SPRING, **values: object) -> dict[str, object]:
    return {"indicator": "ind-1", "on": day, "member": f"lid-{member}", **values}


def test_a_member_measures_a_figure_once_a_day_and_a_correction_goes_before_it(tmp_path):
    file = tmp_path / "levering.csv"
    with practice(today=DAY) as net:
        members = [member.id for member in list(net.members.where(status="member"))[:2]]
        rows = [f"measurement;ind-1;2025-05-06;2;{member}" for member in members]
        file.write_text("\n".join(["kind;indicator;on;value;member", *rows]), encoding="utf-8")
        with net.commit("doel") as commit:
            commit.add(GOAL)
            commit.add(COUNT)
        net.take_in(file)
        with pytest.raises(m50.M50Error, match=r"rij 2: .*dit is er al.*meting-1"):
            net.take_in(file)
        with net.commit("verbeterd") as commit:
            commit.make(
                "measurement",
                {**measure(1, value="4"), "member": members[0], "corrects": "meting-1"},
            )
        assert net.figures("ind-1") == (
            "Nu: 6 van 61.",
            "Van de leden: 2 van 61 geleverd.",
        )


@pytest.mark.parametrize(
    ("unit", "values", "told"),
    [
        ("gemeenten", {"numerator": 3, "denominator": 4}, "telt gemeenten, geen procenten"),
        ("%", {"value": 75}, "percentages van leden zijn niet op te tellen"),
    ],
)
def test_a_figure_that_does_not_fit_its_unit_is_refused(unit, values, told):
    figure = evolve(COUNT, measured_in=unit, goal="")
    with network(figure, *TOWNS, *MEMBERS, today=DAY) as net:
        with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
            commit.make("measurement", measure(1, **values))
        assert len(net.collection("measurement")) == 0


@pytest.mark.parametrize(("unit", "total"), [("gemeenten", 4), ("%", Decimal("62.5")), ("", 125)])
def test_what_was_kept_in_another_unit_does_not_add_up_past_its_target(unit, total):
    parts = [((3, 4), 75), ((1, 2), 50)] if unit == "gemeenten" else [(None, 75), (None, 50)]
    kept = [
        m50.Measurement(
            indicator="ind-1", on=SPRING, member=f"lid-{n}", value=value,
            numerator=ratio and ratio[0], denominator=ratio and ratio[1],
        )
        for n, (ratio, value) in enumerate(parts, 1)
    ]  # fmt: skip
    found = add_up(kept, evolve(COUNT, measured_in=unit))
    assert found is not None
    assert (found.value, found.ratio) == (total, None)
