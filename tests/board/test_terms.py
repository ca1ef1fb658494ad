"""Who holds a post on a day follows from its terms, however they are ordered."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.board.terms import gaps, held_after, held_before, holder_on, line_up

FIRST = date(2025, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(12)]


def term(person: str, start: date | None = None, end: date | None = None, **more) -> m50.Term:
    return m50.Term(
        id=f"termijn-{person}", post="voorzitter", person=person,
        start=start and start.isoformat(), end=end and end.isoformat(), **more,
    )  # fmt: skip


def free(_decision: str) -> date | None:
    return None


def names(lined: tuple[m50.Tenure, ...]) -> list[tuple[str, date | None, date | None]]:
    return [(one.person, one.start, one.end) for one in lined]


def test_a_term_without_an_end_goes_on_until_the_next_one_begins():
    lined = line_up([term("jan", date(2025, 10, 1)), term("eva")], free)
    assert names(lined) == [("eva", None, date(2025, 9, 30)), ("jan", date(2025, 10, 1), None)]


def test_a_later_year_s_plan_that_names_another_ends_the_term_of_the_one_before():
    lined = line_up([term("jan", told_in=2026), term("eva", told_in=2025)], free)
    assert names(lined) == [("eva", None, date(2025, 12, 31)), ("jan", date(2026, 1, 1), None)]


def test_a_later_year_s_plan_that_names_who_was_elected_begins_no_other_term():
    elected = m50.Term(id="t-2", post="voorzitter", person="jan", start="2025-10-01")
    lined = line_up([term("jan", told_in=2026), elected, term("eva", told_in=2025)], free)
    assert [(one.person, one.term) for one in lined] == [("eva", "termijn-eva"), ("jan", "t-2")]


def test_a_term_whose_decision_does_not_hold_takes_nothing_from_anybody():
    terms = [term("eva"), term("jan", decision="besluit")]
    assert names(line_up(terms, free)) == [("eva", None, None)]
    october = date(2025, 10, 1)
    lined = line_up(terms, {"besluit": october}.get)
    assert names(lined) == [("eva", None, date(2025, 9, 30)), ("jan", october, None)]


def test_an_end_by_a_decision_that_does_not_hold_is_none():
    leaving = term("eva", ended_by="besluit")
    assert names(line_up([leaving], free)) == [("eva", None, None)]
    assert line_up([leaving], {"besluit": date(2025, 10, 1)}.get)[0].ended_by == "besluit"


def test_a_last_day_of_its_own_holds_again_when_the_decision_that_ended_it_does_not():
    december, october = date(2025, 12, 31), date(2025, 10, 1)
    leaving = term("eva", end=december, ended_by="besluit")
    assert names(line_up([leaving], free)) == [("eva", None, december)]
    assert names(line_up([leaving], {"besluit": october}.get)) == [("eva", None, date(2025, 9, 30))]


def test_a_term_that_is_over_on_its_first_day_cuts_nobody_s():
    october = date(2025, 10, 1)
    never = term("jan", october, ended_by="besluit")
    assert names(line_up([term("eva"), never], {"besluit": october}.get)) == [("eva", None, None)]


def test_an_interim_acts_for_the_holder_who_stays():
    lined = line_up([term("eva"), term("jan", DAYS[3], DAYS[5], interim=True)], free)
    held = [holder_on(lined, day).person for day in DAYS[2:7]]
    assert held == ["eva", "jan", "jan", "jan", "eva"]


def test_before_after_and_gaps_have_their_days():
    lined = line_up([term("eva", None, DAYS[2]), term("jan", DAYS[5], DAYS[6])], free)
    assert holder_on(lined, DAYS[4]) is None
    assert held_before(lined, DAYS[4]).person == held_before(lined, DAYS[6]).person == "eva"
    assert held_after(lined, DAYS[4]).person == "jan"
    assert gaps(lined, DAYS[0], DAYS[9]) == ((DAYS[3], DAYS[4]), (DAYS[7], DAYS[9]))


span = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS))


def modelled(some: list[m50.Term], day: date) -> str:
    """The last one that began by this day has the post, unless it ended; an interim goes first."""

    def order(one: m50.Term) -> tuple[date, str]:
        return (one.start.latest if one.start else date.min, one.id)

    begun = sorted((one for one in some if order(one)[0] <= day), key=order)
    regular = [one for one in begun if not one.interim]
    acting = [one for one in begun if one.interim]
    if acting:
        last = acting[-1]
        followed = any(order(one)[0] > order(last)[0] for one in regular)
        if not followed and (last.end is None or last.end.latest >= day):
            return last.person
    if regular and (regular[-1].end is None or regular[-1].end.latest >= day):
        return regular[-1].person
    return ""


@given(st.lists(st.tuples(span, st.booleans()), max_size=6), st.randoms())
@settings(max_examples=200, deadline=None)
def test_however_terms_are_shuffled_the_holder_of_a_day_is_the_model_s(drawn, random):
    some = [
        term(f"p{n}", start, end, interim=interim)
        for n, ((start, end), interim) in enumerate(drawn)
        if not (start and end and end < start)
    ]
    shuffled = list(some)
    random.shuffle(shuffled)
    lined = line_up(shuffled, free)
    for day in DAYS:
        found = holder_on(lined, day)
        assert (found.person if found else "") == modelled(some, day)
        held = [one for one in lined if one.on(day)]
        assert len([one for one in held if not one.interim]) <= 1


@pytest.mark.parametrize(
    ("mine", "reason"),
    [
        ({"start": "2025-10-01", "end": "2025-09-01"}, "eindigt"),
        ({"start": "2025-09-01"}, "twee mensen de post tegelijk"),
        ({"start": "2025-06-01", "decision": "besluit"}, r"“\w+” \(besluit\) geldt pas vanaf"),
        ({}, "twee mensen de post tegelijk"),
    ],
)
def test_a_term_that_cannot_be_is_refused_with_the_place(bare_terms, mine, reason):
    with (
        bare_terms as net,
        pytest.raises(m50.FieldError, match=reason),
        net.commit("Termijn") as commit,
    ):
        commit.add(m50.Term(post="voorzitter", person="jan", **mine))


def test_an_overlap_names_the_other_term(bare_terms):
    with (
        bare_terms as net,
        pytest.raises(m50.FieldError, match=r"“Eva” \(termijn-eva, t/m wo 31 dec 2025\)"),
        net.commit("Termijn") as commit,
    ):
        commit.add(m50.Term(post="voorzitter", person="jan", start="2025-10-01"))


def test_an_interim_and_what_an_open_term_leaves_free_are_kept(bare_terms):
    with bare_terms as net, net.commit("Termijnen") as commit:
        commit.add(m50.Term(post="voorzitter", person="jan", start="2025-05-01", interim=True))
        commit.add(m50.Term(post="voorzitter", person="jan", start="2026-01-01"))


@pytest.mark.parametrize(
    "mine", [{"start": "2025-07-01"}, {"start": "2025-07-01", "end": "2025-12-31"}]
)
def test_a_term_that_is_over_on_its_first_day_leaves_the_post_to_others(bare_terms, mine):
    with bare_terms as net:
        with net.commit("Nooit begonnen") as commit:
            commit.change("termijn-eva", end="2025-06-30")
            commit.add(m50.Term(id="nooit", post="voorzitter", person="eva", start="2025-07-01",
                                ended_by="besluit"))  # fmt: skip
        assert net["nooit"].status == "void"
        with net.commit("Nieuw") as commit:
            commit.add(m50.Term(id="nieuw", post="voorzitter", person="jan", **mine))
        assert net["voorzitter"].person == "jan"


def test_two_who_act_for_one_holder_at_once_are_refused(bare_terms):
    with bare_terms as net:
        with net.commit("Waarneming") as commit:
            commit.add(m50.Term(id="w", post="voorzitter", person="jan", interim=True,
                                start="2025-01-01", end="2025-06-01"))  # fmt: skip
        with (
            pytest.raises(m50.FieldError, match=r"twee mensen de post tegelijk: .*\(w,"),
            net.commit("Tweede") as commit,
        ):
            commit.add(m50.Term(post="voorzitter", person="eva", interim=True,
                                start="2025-03-01", end="2025-04-01"))  # fmt: skip
        assert net["w"].until == date(2025, 6, 1)


def test_a_term_that_ends_before_its_decision_begins_it_is_refused(bare_terms):
    with (
        bare_terms as net,
        pytest.raises(m50.FieldError, match="eindigt ma 30 jun 2025, en die begint di 1 jul 2025"),
        net.commit("Termijn") as commit,
    ):
        commit.add(m50.Term(post="voorzitter", person="jan", decision="besluit", end="2025-06-30"))
