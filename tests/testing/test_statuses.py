"""The kit tells the maker of a plugin what a status lacks."""

import m50core as m50
from m50core.testing.statuses import status_faults
from m50core.values.choice import steps


def kind(status: type[m50.Choice], *, dated: bool = True) -> type[m50.Record]:
    due = {"due": m50.field(label="Wanneer", default=None)} if dated else {}
    body = {
        "__doc__": "A loan.",
        "__annotations__": {
            "title": str,
            "status": status,
            **dict.fromkeys(due, m50.Period | None),
        },
        "title": m50.field(label="Titel"),
        "status": m50.field(label="Status", default=next(iter(status))),
        **due,
    }
    made = type("Loan", (m50.Record,), body)
    return m50.record(label="Lening", plural="Leningen", prefix="lening")(made)


def test_each_member_declares_a_stage():
    class Step(m50.Choice):
        lent = "lent", "uitgeleend"
        back = "back", "terug", m50.Stage.finished
        done = "done", "klaar"

    assert list(status_faults(kind(Step))) == [
        "Step.lent declares no stage", "Step.done declares no stage",
    ]  # fmt: skip


def test_a_status_of_before_there_were_stages_fails_too():
    class Step(m50.Choice):
        open = "open", "open"
        done = "done", "klaar"

    assert "Step.done declares no stage" in list(status_faults(kind(Step)))


def test_something_has_to_be_an_end():
    class Step(m50.Choice):
        lent = "lent", "uitgeleend", m50.Stage.under_way
        back = "back", "terug", m50.Stage.open

    told = ["Step has no member at which nothing more is to be done"]
    assert list(status_faults(kind(Step))) == told
    assert list(status_faults(kind(Step, dated=False))) == told


def test_what_stands_is_no_end_for_what_has_a_day():
    class Step(m50.Choice):
        asked = "asked", "gevraagd", m50.Stage.open
        held = "held", "bezet", m50.Stage.standing

    assert list(status_faults(kind(Step, dated=False))) == []
    assert list(status_faults(kind(Step))) != []


def test_the_last_step_is_an_end():
    @steps({"lent": ("back", "lost"), "back": ()})
    class Step(m50.Choice):
        lent = "lent", "uitgeleend", m50.Stage.under_way
        back = "back", "terug", m50.Stage.happened
        lost = "lost", "kwijt", m50.Stage.dropped

    told = ["Step.back leads nowhere, and its stage isn't over"]
    assert list(status_faults(kind(Step))) == told


def test_a_kind_without_a_status_has_none_to_mend():
    assert list(status_faults(m50.Person)) == []
