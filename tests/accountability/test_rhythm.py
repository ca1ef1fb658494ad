"""A rhythm is ticked off by what really happened, and says when it must happen again."""

from datetime import date

import pytest

import m50core as m50
from m50core.accountability.rhythm import RhythmLedger
from m50core.testing.builders import network

P31 = m50.Organisation(id="org-p31", name="Platform31")
ALV = m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV")
GOAL = m50.Goal(id="doel-1", title="Opdrachtgever zijn")
TALK = m50.Rhythm(
    id="ritme-1", title="Gesprek", cadence="per kwartaal", goal="doel-1", partners=("org-p31",)
)
DAY = date(2025, 3, 11)


SHOWN = m50.Document(id="doc-1", title="Verslag")


def ledger(*records: m50.Record, day: date = DAY) -> RhythmLedger:
    with network(P31, GOAL, SHOWN, *records, today=day) as net:
        return next(one for one in net.rhythms() if one.rhythm.title == "Gesprek")


@pytest.mark.parametrize(
    "done",
    [
        m50.Meeting(title="x", rhythm="ritme-1", due="2025-02-03", status="held"),
        m50.Contact(title="x", about=("ritme-1",), on=date(2025, 2, 3)),
        m50.ActionItem(title="x", about=("ritme-1",), due="2025-02-03", status="done"),
        m50.Paper(title="x", goal="ritme-1", due="2025-02-03", status="delivered"),
        m50.Document(title="x", goal="ritme-1", on="2025-02-03"),
        m50.Budget(title="x", rhythm="ritme-1", due="2025-02-03", status="offered"),
        m50.Booking(title="x", rhythm="ritme-1", on=date(2025, 2, 3), amount="€ 10"),
        m50.Progress(title="x", about="ritme-1", on=date(2025, 2, 3), evidence=("doc-1",)),
        m50.Contact(title="x", about=("doel-1",), organisation="org-p31", on=date(2025, 2, 3)),
        m50.Meeting(title="x", rhythm="ritme-1", due="februari 2025", status="minuted"),
    ],
    ids=lambda record: record.kind,
)
def test_what_names_it_and_is_dated_and_done_ticks_it_off(done):
    found = ledger(TALK, done)
    assert found.last is not None
    assert found.last.day in (date(2025, 2, 3), date(2025, 2, 28))
    assert found.proof == (found.last.record,)
    assert found.rounds[0].met
    assert found.next_by == date(2025, 6, 30)


def test_a_rhythm_that_names_one_record_is_ticked_by_that_and_planned_with_it():
    rhythm = m50.Rhythm(title="Gesprek", cadence="per kwartaal", counts="e-1")
    coming = m50.Event(id="e-1", title="Debat", due="2025-03-20")
    assert [one.record for one in ledger(rhythm, coming).planned] == ["e-1"]
    held = m50.Event(id="e-1", title="Debat", due="2025-02-03", status="held")
    found = ledger(rhythm, held)
    assert (found.proof, found.last.day) == (("e-1",), date(2025, 2, 3))


def test_a_rhythm_that_names_a_day_of_a_kind_is_ticked_on_that_day():
    rhythm = m50.Rhythm(title="Gesprek", cadence="per kwartaal", counts="budget.offered_on")
    offered = {"status": "offered", "offered_on": date(2025, 2, 3)}
    budgets = [m50.Budget(id="b-1", title="a", **offered), m50.Budget(title="b")]
    found = ledger(rhythm, *budgets)
    assert (found.proof, found.last.day) == (("b-1",), date(2025, 2, 3))


@pytest.mark.parametrize(
    "undone",
    [
        m50.Meeting(title="niet gehouden", rhythm="ritme-1", due="2025-02-03"),
        m50.Meeting(title="zonder dag", rhythm="ritme-1", status="held"),
        m50.ActionItem(title="vervallen", about=("ritme-1",), due="2025-02-03", status="dropped"),
        m50.Contact(title="met een ander", about=("doel-1",), on=date(2025, 2, 3)),
        m50.Progress(title="zonder bewijs", about="ritme-1", on=date(2025, 2, 3)),
        m50.Amendment(title="ander plan", about="ritme-1", on=date(2025, 2, 3)),
        m50.Activity(title="erna", depends_on=("ritme-1",), due="2025-02-03", status="done"),
        m50.Activity(title="erbij", rhythm="ritme-1", due="2025-02-03", status="done"),
    ],
    ids=lambda record: record.title_text,
)
def test_what_did_not_really_happen_never_counts(undone):
    found = ledger(TALK, undone)
    assert found.last is None
    assert found.proof == ()
    assert (found.standing.label, found.left) == ("plan nu", 20)


def test_a_talk_about_a_goal_with_two_rhythms_counts_for_neither():
    other = m50.Rhythm(title="Programma", cadence="jaarlijks", goal="doel-1")
    talk = m50.Contact(title="x", about=("doel-1",), organisation="org-p31", on=date(2025, 2, 3))
    assert ledger(TALK, talk).last is not None
    assert ledger(TALK, other, talk).last is None


def test_it_is_planned_by_a_meeting_or_a_task_in_time():
    task = m50.ActionItem(title="bellen", about=("ritme-1",), due="2025-03-31")
    assert ledger(TALK, task).words == "gepland: ma 31 mrt 2025"
    late = m50.ActionItem(title="bellen", about=("ritme-1",), due="2025-04-01")
    words = "te laat: gepland op di 1 apr 2025, dat is na ma 31 mrt 2025"
    assert ledger(TALK, late).words == words
    assert ledger(TALK, late, task).words == "gepland: ma 31 mrt 2025"


def test_a_quarter_without_it_is_late_and_then_stays_missed():
    assert ledger(TALK, day=date(2025, 4, 3)).words == "te laat, 3 dagen"
    talk = m50.Contact(title="x", about=("ritme-1",), on=date(2025, 4, 5))
    after = ledger(TALK, talk, day=date(2025, 4, 7))
    assert (after.next_by, after.words) == (date(2025, 9, 30), "op koers (1x gemist)")


def test_rhythms_begin_with_those_that_press_most_then_by_day():
    """Also where a day that one must choose comes before the day of what presses more."""
    with m50.open("memory:", today="2025-03-11") as net:
        stands = [(one.standing.place, one.next_by or date.max) for one in net.rhythms()]
        assert stands == sorted(stands)
        assert len({place for place, _ in stands}) > 3
        assert [row.id for row in net.lists.rhythms().rows if not row.part] == [
            one.rhythm.id for one in net.rhythms()
        ]


def test_a_half_year_can_count_from_the_last_time():
    rhythm = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="halfjaarlijks", from_last=True)
    talk = m50.Meeting(title="x", rhythm="ritme-1", due="2024-10-07", status="held")
    found = ledger(rhythm, talk)
    assert (found.next_by, found.left) == (date(2025, 4, 7), 27)
    assert ledger(rhythm, talk, day=date(2025, 4, 8)).words == "te laat, 1 dag"


def test_what_goes_with_an_assembly_waits_for_its_date():
    rhythm = m50.Rhythm(title="Gesprek", cadence="halfjaarlijks", anchor="tijdens ALV")
    undated = m50.Meeting(title="1e ALV", organ="org-alv")
    assert ledger(rhythm, ALV, undated).words == "kies een datum"
    dated = m50.Meeting(title="1e ALV", organ="org-alv", due="2025-05-16")
    assert ledger(rhythm, ALV, dated).words == "gepland: vr 16 mei 2025"


def test_days_to_choose_from_are_working_days_outside_recess_and_still_free():
    rhythm = m50.Rhythm(title="Gesprek", cadence="iedere 4 maanden")
    taken = m50.Meeting(title="DB", due="2025-04-16")
    found = ledger(rhythm, taken, day=date(2025, 4, 2))
    assert found.next_by == date(2025, 4, 30)
    assert found.proposals == (date(2025, 4, 14), date(2025, 4, 15), date(2025, 4, 17))


def test_a_rhythm_without_a_number_is_never_due():
    found = ledger(m50.Rhythm(title="Gesprek", cadence="doorlopend"))
    assert (found.standing.label, found.next_by, found.left) == ("geen maat", None, None)


def test_the_year_ends_with_the_first_round_of_the_next():
    talk = m50.Contact(title="x", about=("ritme-1",), on=date(2025, 12, 1))
    assert ledger(TALK, talk, day=date(2025, 12, 2)).next_by == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("cadence", "last_day"),
    [
        ("per kwartaal", date(2025, 12, 31)),
        ("1x per jaar", date(2025, 12, 31)),
        ("iedere 2 à 3 maanden", date(2025, 3, 31)),
    ],
)
def test_what_last_years_plan_promised_and_never_came_stays_late_in_the_new_year(cadence, last_day):
    rhythm = m50.Rhythm(title="Gesprek", cadence=cadence, year=2025)
    found = ledger(rhythm, day=date(2026, 2, 1))
    assert (found.next_by, found.standing.label) == (last_day, "te laat")


def test_a_rhythm_of_this_years_plan_begins_with_its_year():
    rhythm = m50.Rhythm(title="Gesprek", cadence="per kwartaal", year=2026)
    assert ledger(rhythm, day=date(2026, 2, 1)).next_by == date(2026, 3, 31)


def test_a_rhythm_that_goes_on_in_a_new_plan_counts_in_its_own_year():
    before = m50.Rhythm(id="r-25", title="Vorig jaar", cadence="per kwartaal", year=2025)
    rhythm = m50.Rhythm(title="Gesprek", cadence="per kwartaal", year=2026, continues="r-25")
    assert ledger(before, rhythm, day=date(2026, 2, 1)).next_by == date(2026, 3, 31)


def test_a_held_meeting_ticks_the_rhythms_of_its_agenda_and_of_its_series_once():
    alv = m50.Meeting(id="verg-1", title="1e ALV", organ="org-alv", due="2025-02-03", status="held")
    item = m50.AgendaItem(title="Gesprek", meeting="verg-1", rhythm="ritme-1")
    again = m50.AgendaItem(title="Nog eens", meeting="verg-1", goal="ritme-1")
    found = ledger(TALK, ALV, alv, item, again)
    assert found.proof == ("verg-1",)
    series = m50.MeetingSeries(id="reeks-1", title="Gesprekken", rhythm="ritme-1")
    talk = m50.Meeting(id="verg-2", title="x", series="reeks-1", due="2025-02-03", status="held")
    assert ledger(TALK, series, talk).proof == ("verg-2",)


def test_a_point_about_the_goal_counts_when_its_meeting_is_with_a_partner():
    alv = m50.Meeting(
        id="verg-1", title="DB", partners=("org-p31",), due="2025-02-03", status="held"
    )
    item = m50.AgendaItem(title="Voortgang", meeting="verg-1", goal="doel-1")
    assert ledger(TALK, alv, item).proof == ("verg-1",)


def test_what_happened_once_is_not_counted_again_by_the_note_that_names_it():
    two = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="2x per kwartaal")
    talk = m50.Contact(id="contact-1", title="x", about=("ritme-1",), on=date(2025, 2, 3))
    note = m50.Progress(title="x", about="ritme-1", on=date(2025, 2, 4), evidence=("contact-1",))
    assert ledger(two, talk, note).proof == ("contact-1",)


def test_twice_a_year_is_once_in_each_half_and_one_that_is_late_is_told():
    twice = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="2x per jaar", year=2025)

    def talk(on: date) -> m50.Contact:
        return m50.Contact(id=f"contact-{on:%m%d}", title="x", about=("ritme-1",), on=on)

    spring = (talk(date(2025, 2, 3)), talk(date(2025, 2, 10)))
    both = ledger(twice, *spring, day=date(2025, 3, 11))
    assert [len(half.ticks) for half in both.rounds] == [2, 0], "two in spring are none in autumn"
    assert (both.next_by, both.standing.label) == (date(2025, 12, 31), "op koers")
    late = ledger(twice, day=date(2025, 7, 10))
    assert (late.next_by, late.words) == (date(2025, 6, 30), "te laat, 10 dagen")
    after = ledger(twice, talk(date(2025, 7, 12)), day=date(2025, 7, 14))
    assert [half.met for half in after.rounds] == [False, True]
    assert (after.next_by, after.words) == (date(2026, 6, 30), "op koers (1x gemist)")


def test_a_yearly_rhythm_may_have_its_month():
    rhythm = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="jaarlijks", month=1)
    assert ledger(rhythm, day=date(2025, 1, 10)).words == "plan nu, nog 21 dagen"
    assert ledger(rhythm).words == "te laat, 39 dagen"
    done = m50.Contact(title="x", about=("ritme-1",), on=date(2025, 3, 1))
    assert ledger(rhythm, done).next_by == date(2026, 1, 31)


def test_what_goes_with_one_assembly_has_the_day_of_that():
    rhythm = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="jaarlijks", anchor="bij alv-2")
    first = m50.Meeting(title="1e ALV 2025", organ="org-alv", due="2025-05-16")
    second = m50.Meeting(id="alv-2", title="2e ALV 2025", organ="org-alv", due="2025-10-03")
    found = ledger(rhythm, ALV, first, second, day=date(2025, 9, 10))
    assert (found.next_by, found.words) == (date(2025, 10, 3), "gepland: vr 3 okt 2025")
    assert [tick.record for tick in found.planned] == ["alv-2"]


def test_what_goes_with_each_assembly_and_was_not_done_there_is_late_from_the_next_day():
    rhythm = m50.Rhythm(
        id="ritme-1", title="Gesprek", cadence="halfjaarlijks", anchor="tijdens ALV"
    )
    first = m50.Meeting(title="1e ALV", organ="org-alv", due="2025-02-14", status="held")
    found = ledger(rhythm, ALV, first)
    assert (found.next_by, found.standing.label) == (date(2025, 2, 14), "te laat")


def test_a_report_over_a_period_is_due_after_it():
    rhythm = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="halfjaarlijks", lag=2, year=2025)
    assert ledger(rhythm).next_by == date(2025, 8, 31)
    assert ledger(rhythm, day=date(2025, 7, 1)).standing.label == "op koers"
    done = m50.Contact(title="x", about=("ritme-1",), on=date(2025, 8, 1))
    assert ledger(rhythm, done, day=date(2025, 8, 2)).next_by == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"cadence": "eenmalig"}, "komt niet terug"),
        ({"cadence": "doorlopend", "month": 3}, "geen vaste keren"),
        ({"cadence": "doorlopend", "lag": 1}, "geen periode"),
        ({"cadence": "incidenteel", "each": "pillar"}, "m50 kan niets tellen"),
        ({"cadence": "jaarlijks", "month": 13}, "geen maand"),
        ({"cadence": "halfjaarlijks", "lag": 7}, "van 0 tot en met 6"),
        ({"cadence": "soms"}, "is geen ritme"),
    ],
    ids=str,
)
def test_a_rhythm_that_never_has_a_round_to_be_in_is_refused(values, told):
    with network() as net:
        with pytest.raises(m50.FieldError, match=told), net.commit("x") as commit:
            commit.make("rhythm", {"title": "Gesprek", **values})
        assert len(net.collection("rhythm")) == 0


YEARLY = m50.Activity(id="act-1", title="Gesprek", cadence="per kwartaal", goal="doel-1")


def test_a_promise_that_repeats_is_a_rhythm_whatever_record_it_stands_on():
    assert ledger(YEARLY).words == "plan nu, nog 20 dagen"
    assert ledger(YEARLY, day=date(2025, 4, 3)).words == "te laat, 3 dagen"
    tick = m50.Meeting(title="x", rhythm="act-1", due="2025-02-03", status="held")
    assert ledger(YEARLY, tick).next_by == date(2025, 6, 30)


def test_what_is_over_or_has_no_number_keeps_no_ledger():
    done = m50.Activity(title="Klaar", cadence="jaarlijks", status="done")
    going_on = m50.Activity(title="Doorlopend", cadence="doorlopend", due="2024")
    with network(done, going_on, today=DAY) as net:
        assert net.rhythms() == ()
        assert net.day().everything == ()
        assert [f.code for f in net.check() if f.code == "M50-004"] == []


def test_a_note_that_says_it_is_not_ready_closes_no_round():
    half = m50.Progress(
        title="x", about="act-1", on=date(2025, 2, 3), percent=50, evidence=("doc-1",)
    )
    assert ledger(YEARLY, half).last is None


PILLARS = tuple(m50.Pillar(id=name, title=name.title()) for name in ("ruimte", "sociaal"))
WITH_EACH = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="halfjaarlijks", each="pillar")


def talk_with(pillar: str, day: int) -> m50.Meeting:
    return m50.Meeting(
        title="x", rhythm="ritme-1", organ=pillar, due=date(2025, 2, day), status="held"
    )


def test_what_goes_for_each_apart_is_met_once_it_was_done_with_each():
    twice = ledger(*PILLARS, WITH_EACH, talk_with("ruimte", 3), talk_with("ruimte", 4))
    assert (twice.next_by, twice.spread, twice.rounds[0].met) == (date(2025, 6, 30), (1, 2), False)
    assert twice.words == "op koers, 1 van 2"
    both = ledger(*PILLARS, WITH_EACH, talk_with("ruimte", 3), talk_with("sociaal", 4))
    assert (both.next_by, both.rounds[0].met) == (date(2025, 12, 31), True)


def test_a_rhythm_may_be_carried_out_by_every_record_of_a_kind():
    rhythm = m50.Rhythm(
        id="ritme-1", title="Gesprek", cadence="jaarlijks", each="member", counts="contribution"
    )
    towns = [
        m50.Municipality(id=code, code=code, name=f"Stad {code}")
        for code in ("GM0034", "GM0037", "GM0047")
    ]
    members = [
        m50.Member(id=f"lid-{n}", title=f"Stad {n}", municipality=towns[n].id, status="member")
        for n in (1, 2)
    ]
    talking = m50.Member(id="lid-3", title="Stad 3", municipality="GM0034", status="in_talks")
    paid = [
        m50.Contribution(
            title="x", member=f"lid-{n}", for_year=2025, status="paid", paid="2025-02-03"
        )
        for n in (1, 2)
    ]
    one = ledger(*towns, *members, talking, rhythm, paid[0])
    assert (one.spread, one.rounds[0].met) == ((1, 2), False)
    both = ledger(*towns, *members, talking, rhythm, *paid)
    assert (both.rounds[0].met, both.next_by) == (True, date(2026, 12, 31))


def test_what_belongs_to_each_time_of_a_rhythm_asks_along_with_it():
    prepare = m50.Activity(
        id="act-1", title="Voorbereiden", cadence="per kwartaal", rhythm="ritme-1"
    )
    talk = m50.Contact(id="contact-1", title="x", about=("ritme-1",), on=date(2025, 2, 3))
    note = m50.Progress(title="x", about="act-1", on=date(2025, 3, 1), percent=100)

    def of_preparing(*records: m50.Record) -> RhythmLedger:
        with network(P31, GOAL, TALK, prepare, *records, today=DAY) as net:
            return next(one for one in net.rhythms() if one.rhythm.id == "act-1")

    assert of_preparing().words == "plan nu, nog 20 dagen"
    assert of_preparing(talk).next_by == date(2025, 6, 30)
    done = of_preparing(note)
    assert (done.words, done.last and done.last.day) == ("op koers", date(2025, 3, 1))


def test_a_season_is_by_when_it_is_due_and_no_day_that_it_is_planned_on():
    rhythm = m50.Rhythm(id="ritme-1", title="Gesprek", cadence="jaarlijks", anchor="bij alv-2")
    autumn = m50.Meeting(id="alv-2", title="ALV", due="2025-09-01..2025-11-30")
    found = ledger(rhythm, autumn)
    assert (found.next_by, found.standing.label) == (date(2025, 11, 30), "kies een datum")
    talk = m50.Meeting(title="x", rhythm="ritme-1", due="maart 2025")
    berap = m50.Budget(title="x", rhythm="ritme-1", due="Q1 2025")
    assert ledger(TALK, talk, berap).standing.label == "plan nu"


def test_what_was_done_for_a_time_that_is_past_names_no_day_that_is_over():
    rhythm = m50.Rhythm(id="ritme-1", title="Overleg", cadence="per kwartaal")
    notes = m50.Activity(
        id="act-1", title="Gesprek", cadence="per kwartaal", rhythm="ritme-1", due="Q1 2025"
    )
    made = m50.Progress(title="Verslag gemaakt", about="act-1", on=date(2025, 2, 3), percent=100)
    for day in (date(2025, 3, 11), date(2025, 4, 20), date(2025, 6, 2)):
        found = ledger(rhythm, notes, made, day=day)
        assert found.standing == "on_course"
        assert found.next_by is None or found.next_by >= day
