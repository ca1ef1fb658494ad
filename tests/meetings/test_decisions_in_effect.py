"""A decision changes what it is about from its day on, not before, and the record shows it."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings import resolutions
from m50core.network.network import PROGRAM, Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import ONE_GOAL, definitions, network

MARCH, APRIL = date(2025, 3, 20), date(2025, 4, 1)


def story(**decision: object) -> MemoryStore:
    """A budget, a vacant post and someone for it; a decision of 20 March for 1 April."""
    given = {"status": "taken", "effective": APRIL, **decision}
    store = MemoryStore()
    network(
        m50.Budget(id="begroting", title="Begroting 2025", status="tabled"),
        m50.Person(id="jan", name="Jan"),
        m50.Seat(id="voorzitter", title="Voorzitter", status="vacant"),
        m50.Decision(id="besluit", title="Begroting vaststellen", **given),
        store=store, today=MARCH,
    )  # fmt: skip
    return store


def at(store: MemoryStore, day: date) -> Network:
    return network(store=store, today=day)


def amended(store: MemoryStore, about: str, field: str, value: str, **more: object) -> None:
    with at(store, MARCH) as net, net.commit("Wat het besluit wijzigt") as commit:
        commit.add(
            m50.Amendment(
                title=f"{about} {field}", about=about, field_name=field, new_value=value,
                **{"decision": "besluit", **more},
            )
        )  # fmt: skip


def test_a_decision_changes_nothing_before_its_day_and_everything_on_it():
    store = story()
    amended(store, "begroting", "status", "adopted")
    amended(store, "voorzitter", "person", "jan")
    amended(store, "voorzitter", "status", "filled")
    with at(store, date(2025, 3, 31)) as net:
        assert (net["begroting"].status, net["besluit"].status) == ("tabled", "taken")
        assert net["voorzitter"].person == ""
    with at(store, APRIL) as net:
        assert (net["begroting"].status, net["besluit"].status) == ("adopted", "effective")
        assert (net["voorzitter"].person, net["voorzitter"].status) == ("jan", "filled")
        assert [a.status for a in net.collection("amendment")] == ["effective"] * 3


def test_reading_keeps_nothing_and_the_first_commit_after_its_day_keeps_what_the_decision_did():
    store = story()
    amended(store, "begroting", "status", "adopted")
    before = store.head()
    with at(store, APRIL) as net:
        assert net["begroting"].status == "adopted"
        assert list(net.records)
        assert store.head() == before
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Drukwerk"))
        kept, own = net.log()[-2:]
        assert (kept.who, kept.why) == (PROGRAM, "Gaat in: Begroting vaststellen")
        assert own.why == "Iets anders"
        assert net.history("begroting")[-1].commit == kept
        with net.commit("En nog iets") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        assert store.head() == before + 3


def test_what_is_changed_by_hand_after_a_decision_stays():
    store = story()
    amended(store, "voorzitter", "person", "jan")
    amended(store, "voorzitter", "status", "filled")
    with at(store, APRIL) as net, net.commit("Vertrek") as commit:
        commit.change("termijn-wijziging-1", end="2025-12-31")
    with at(store, date(2025, 5, 1)) as net:
        assert (net["voorzitter"].status, net["voorzitter"].person) == ("leaving", "jan")


def test_a_record_that_was_read_before_the_day_is_kept_is_no_conflict():
    store = story()
    amended(store, "voorzitter", "person", "jan")
    with at(store, APRIL) as net:
        seat = net["voorzitter"]
        with net.commit("Toelichting") as commit:
            commit.change(seat, description="Ingewerkt")
        assert (net["voorzitter"].person, net["voorzitter"].description) == ("jan", "Ingewerkt")


def test_an_amendment_with_a_later_day_of_its_own_waits_for_it():
    store = story()
    amended(store, "begroting", "status", "adopted")
    amended(store, "voorzitter", "person", "jan", on=date(2025, 6, 1))
    with at(store, APRIL) as net:
        assert (net["begroting"].status, net["voorzitter"].person) == ("adopted", "")
    with at(store, date(2025, 6, 1)) as net:
        assert net["voorzitter"].person == "jan"


def test_a_decision_can_change_what_the_plan_lays_down_and_deadlines_move_with_it():
    store = MemoryStore()
    with network(
        m50.ActionItem(id="voor", title="Concept", due="5 dagen voor ruimte-07"),
        m50.Decision(id="besluit", title="Uitstel", status="taken", effective=APRIL),
        m50.Amendment(
            title="Uitstel", about="ruimte-07", field_name="due", new_value="30 juni 2025",
            decision="besluit",
        ),
        plan=[ONE_GOAL], store=store, today=MARCH,
    ) as net:  # fmt: skip
        assert net.goals["ruimte-07"].due.latest == date(2025, 3, 31)
    for keep in (False, True):
        with network(plan=[ONE_GOAL], store=store, today=APRIL) as net:
            if keep:
                with net.commit("x") as commit:
                    commit.add(m50.ActionItem(title="x"))
            assert net.goals["ruimte-07"].due.latest == date(2025, 6, 30)
            assert net["voor"].due.latest == date(2025, 6, 25)
            assert net.as_of(date(2025, 3, 31)).goals["ruimte-07"].due.latest == date(2025, 3, 31)


@pytest.mark.parametrize("status", ["proposed", "rejected", "withdrawn", "revoked"])
def test_a_decision_that_does_not_hold_changes_nothing(status):
    store = story(status=status)
    amended(store, "begroting", "status", "adopted")
    with at(store, date(2026, 1, 1)) as net:
        assert net["begroting"].status == "tabled"


def test_a_decision_without_a_day_and_an_amendment_without_a_decision_change_nothing():
    store = story(effective=None)
    amended(store, "begroting", "status", "adopted")
    amended(store, "voorzitter", "person", "jan", decision="", on=APRIL)
    with at(store, date(2026, 1, 1)) as net:
        assert (net["begroting"].status, net["besluit"].status) == ("tabled", "taken")
        assert net["voorzitter"].person == ""


def test_a_status_goes_as_far_as_its_steps_lead_and_no_further():
    store = story()
    with at(store, MARCH) as net, net.commit("Andere begroting") as commit:
        commit.add(m50.Budget(id="vroeg", title="Begroting 2026"))
        commit.add(m50.Member(id="lid", title="Gouda", municipality="GM0513", status="former"))
        commit.add(m50.Municipality(id="GM0513", name="Gouda", code="GM0513"))
    amended(store, "vroeg", "status", "adopted")
    amended(store, "lid", "status", "member")
    with at(store, APRIL) as net:
        assert net["vroeg"].status == "adopted"
        assert net["lid"].status == "member"
    with at(store, APRIL) as net, net.commit("Vast") as commit:
        commit.add(m50.ActionItem(title="x"))
    amended(store, "vroeg", "status", "drafted")
    with at(store, APRIL) as net:
        assert net["vroeg"].status == "adopted"


def test_an_amendment_that_cannot_be_carried_out_waits_and_the_others_go_on():
    store = story()
    amended(store, "voorzitter", "person", "weg")
    amended(store, "begroting", "status", "adopted")
    with at(store, APRIL) as net:
        assert (net["voorzitter"].person, net["begroting"].status) == ("", "adopted")
        statuses = {a.about: a.status for a in net.collection("amendment")}
        assert statuses == {"voorzitter": "planned", "begroting": "effective"}


def test_an_undo_of_what_went_before_a_decision_does_not_undo_the_decision():
    store = story()
    with at(store, MARCH) as net, net.commit("Naam") as commit:
        commit.change("begroting", title="Begroting 2025 (nieuw)")
    amended(store, "begroting", "status", "adopted")
    with at(store, APRIL) as net:
        net.undo(2)
        assert (net["begroting"].title, net["begroting"].status) == ("Begroting 2025", "adopted")


def test_a_decision_that_is_revoked_before_its_day_never_takes_effect():
    store = story()
    amended(store, "begroting", "status", "adopted")
    with at(store, date(2025, 3, 25)) as net, net.commit("Toch niet") as commit:
        commit.change("besluit", status="revoked")
    with at(store, APRIL) as net:
        assert net["begroting"].status == "tabled"


def test_what_has_happened_is_not_changed_by_a_decision():
    store = story()
    with at(store, MARCH) as net, net.commit("x") as commit:
        commit.add(m50.Progress(id="notitie", title="Gedaan", about="begroting"))
    with pytest.raises(m50.FieldError, match="verandert niet door een besluit"):
        amended(store, "notitie", "title", "Niet gedaan")


def test_a_decision_in_effect_keeps_its_day_and_none_is_in_effect_without_one():
    store = story()
    with at(store, APRIL) as net:
        for values in ({"effective": "2025-05-01"}, {"effective": ""}):
            with pytest.raises(m50.FieldError, match="besluit"), net.commit("x") as commit:
                commit.change("besluit", **values)
    store = story(effective=None)
    refusal = pytest.raises(m50.FieldError, match="geef de dag")
    with at(store, APRIL) as net, refusal, net.commit("x") as commit:
        commit.change("besluit", status="effective")


@pytest.mark.parametrize("first", ["begroting", "besluit", "voorzitter"])
def test_one_record_alone_reads_as_it_does_among_all(first):
    store = story()
    amended(store, "begroting", "status", "adopted")
    with at(store, APRIL) as net:
        alone = net[first]
        assert alone == {r.id: r for r in net.records}[first] == net[first]


def test_a_commit_that_keeps_nothing_leaves_no_trace_of_decisions_either():
    store = story()
    amended(store, "voorzitter", "person", "jan")
    before = store.head()
    with at(store, APRIL) as net:
        with net.commit("Kijken") as commit:
            commit.add(m50.ActionItem(title="Drukwerk"))
            commit.cancel()
        with pytest.raises(m50.FieldError), net.commit("Fout") as commit:
            commit.add(m50.ActionItem(title=""))
        assert store.head() == before
        with net.commit("Toelichting") as commit:
            made = commit.change("voorzitter", description="Ingewerkt")
        assert (made.version, store.head()) == (before + 2, before + 2)
        last = [field.name for field in net.history("voorzitter")[-1].fields]
        assert last == ["description"]


def test_a_decision_in_effect_is_taken_back_after_what_it_did():
    store = story(status="proposed", effective=None)
    with at(store, MARCH) as net:
        net.decide(net["besluit"], [
            m50.Amendment(title="x", about="voorzitter", field_name="person", new_value="jan")
        ], effective=APRIL)  # fmt: skip
        taken = net.log()[-1].number
    with at(store, APRIL) as net:
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Drukwerk"))
        with pytest.raises(m50.UndoError) as refused:
            net.undo(taken)
        net.undo(refused.value.later)
        net.undo(taken)
        assert (net["voorzitter"].person, net["besluit"].status) == ("", "proposed")


def test_an_amendment_does_not_say_that_it_took_effect_while_nothing_changed():
    store = story()
    amended(store, "voorzitter", "description", "Ook penningmeester")
    with at(store, MARCH) as net:
        with pytest.raises(m50.FieldError, match="gaat vanzelf in"), net.commit("Hand") as commit:
            commit.change("wijziging-1", status="effective")
        with net.commit("Hand") as commit:
            commit.change("voorzitter", description="Ook penningmeester")
            commit.change("wijziging-1", status="effective")
        assert net["wijziging-1"].status == "effective"


def test_of_two_changes_on_one_day_the_one_with_the_higher_number_stands():
    store = story()
    for number in range(1, 11):
        amended(store, "voorzitter", "description", f"versie {number}")
    with at(store, APRIL) as net:
        assert net["voorzitter"].description == "versie 10"


def said_to_hold(**values: object) -> MemoryStore:
    store = story(status="proposed", effective=None)
    with at(store, MARCH) as net, net.commit("Vergaderingen") as commit:
        commit.add(m50.Meeting(id="alv", title="1e ALV", due="2025-05-16"))
        commit.add(m50.Meeting(id="eerder", title="Bestuur", due="2025-03-10"))
    with at(store, MARCH) as net, net.commit("Besluit") as commit:
        commit.add(m50.Decision(id="ander", title="Ander besluit", status="effective", **values))
    return store


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"effective": date(2025, 12, 31)}, "effective", "wo 31 dec 2025 ligt in de toekomst"),
        ({"taken_on": date(2025, 3, 1), "effective": APRIL}, "effective", "gaat het vanzelf in"),
        (
            {"taken_on": date(2025, 3, 1), "effective": date(2025, 1, 1)},
            "effective", "het besluit is van za 1 mrt 2025 en kan niet eerder ingaan",
        ),
        ({"taken_on": APRIL, "effective": MARCH}, "taken_on", "ligt in de toekomst"),
        ({"meeting": "alv", "effective": MARCH}, "status", "is pas op vr 16 mei 2025"),
        (
            {"meeting": "eerder", "taken_on": date(2025, 3, 9), "effective": MARCH},
            "taken_on", "is pas op ma 10 mrt 2025",
        ),
    ],
)  # fmt: skip
def test_nothing_is_in_effect_before_its_day_or_that_of_its_meeting(values, field, told):
    with pytest.raises(m50.FieldError, match=told) as error:
        said_to_hold(**values)
    assert error.value.field == field
    store = story(taken_on=date(2025, 3, 1), effective=APRIL)
    with at(store, MARCH) as net, net.commit("Vergaderingen") as commit:
        commit.add(m50.Meeting(id="alv", title="1e ALV", due="2025-05-16"))
        commit.add(m50.Meeting(id="eerder", title="Bestuur", due="2025-03-10"))
    refusal = pytest.raises(m50.FieldError, match=told)
    with refusal, at(store, MARCH) as net, net.commit("Van kracht") as commit:
        commit.change("besluit", **{"taken_on": None, "status": "effective", **values})
    with at(store, MARCH) as net:
        assert (net["besluit"].status, net["besluit"].effective) == ("taken", APRIL)


def test_what_is_in_effect_on_its_day_is_kept_and_changes_in_its_other_fields():
    store = said_to_hold(meeting="eerder", taken_on=date(2025, 3, 10), effective=MARCH)
    with at(store, date(2025, 3, 5)) as net, net.commit("Toelichting") as commit:
        commit.change("ander", description="Op een klok die achterloopt")
    with at(store, MARCH) as net:
        assert (net["ander"].status, net["ander"].description[:6]) == ("effective", "Op een")
        with pytest.raises(m50.FieldError, match="is pas op vr 16 mei"), net.commit("x") as commit:
            commit.change("ander", meeting="alv")


PLANNED = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[budget]]
id = "bg"
title = "Begroting 2025"
for_year = 2025
source = "Plan > 1"
[[decision]]
id = "vast"
title = "Begroting 2025 vaststellen"
about = ["bg"]
source = "Plan > 1"
""")


def test_a_decision_of_the_plan_about_a_budget_is_there_to_adopt_it():
    with network(m50.Decision(id="eigen", title="Uitleg", about=["bg"]), plan=[PLANNED]) as net:
        assert resolutions.asked_for(net.records, net["eigen"]) == ()
        net.decide(net["vast"], resolutions.asked_for(net.records, net["vast"]))
        assert (net["bg"].status, net["bg"].adopted_on) == ("adopted", net.today)
        assert resolutions.asked_for(net.records, net["vast"]) == ()
