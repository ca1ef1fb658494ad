"""Days and periods as people say them. The table is worked out by hand, with a calendar beside it.

11 March 2025 is a Tuesday, 10 December 2025 a Wednesday, 6 January 2026 a Tuesday.
"""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.spoken import told_back, understand

MARCH, DECEMBER, JANUARY = date(2025, 3, 11), date(2025, 12, 10), date(2026, 1, 6)

TABLE = [
    ("vandaag", MARCH, "2025-03-11", "2025-03-11", "di 11 mrt 2025"),
    ("Morgen", MARCH, "2025-03-12", "2025-03-12", "wo 12 mrt 2025"),
    ("overmorgen", MARCH, "2025-03-13", "2025-03-13", "do 13 mrt 2025"),
    ("gisteren", MARCH, "2025-03-10", "2025-03-10", "ma 10 mrt 2025"),
    ("morgen", date(2025, 12, 31), "2026-01-01", "2026-01-01", "do 1 jan 2026"),
    ("vr", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("vrijdag", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("vr.", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("vrijdag a.s.", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("vrijdag jl.", MARCH, "2025-03-07", "2025-03-07", "vr 7 mrt 2025"),
    ("dinsdag", MARCH, "2025-03-18", "2025-03-18", "di 18 mrt 2025"),
    ("afgelopen maandag", MARCH, "2025-03-10", "2025-03-10", "ma 10 mrt 2025"),
    ("volgende week", MARCH, "2025-03-17", "2025-03-23",
     "week 12 2025 (ma 17 t/m zo 23 mrt 2025)"),
    ("volgende week dinsdag", MARCH, "2025-03-18", "2025-03-18", "di 18 mrt 2025"),
    ("vrijdag volgende week", MARCH, "2025-03-21", "2025-03-21", "vr 21 mrt 2025"),
    ("dit weekend", MARCH, "2025-03-15", "2025-03-16", "za 15 t/m zo 16 mrt 2025"),
    ("deze maand", MARCH, "2025-03-01", "2025-03-31",
     "maart 2025 (za 1 t/m ma 31 mrt 2025)"),
    ("volgende maand", DECEMBER, "2026-01-01", "2026-01-31",
     "januari 2026 (do 1 t/m za 31 jan 2026)"),
    ("vorig kwartaal", MARCH, "2024-10-01", "2024-12-31",
     "Q4 2024 (di 1 okt t/m di 31 dec 2024)"),
    ("eind van de maand", MARCH, "2025-03-21", "2025-03-31",
     "eind maart 2025 (vr 21 t/m ma 31 mrt 2025)"),
    ("eind dit jaar", MARCH, "2025-10-01", "2025-12-31",
     "eind 2025 (wo 1 okt t/m wo 31 dec 2025)"),
    ("14 mrt", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("14 MRT.", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("1 mei", MARCH, "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("25/3", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25-3", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25e maart", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("di 25 maart", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("uiterlijk 25 maart", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25-mrt-25", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25-3-25", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25.03.2025", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("20250325", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25-3-2025 0:00", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("di. 25 mrt. 2025", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25 maart 2025", MARCH, "2025-03-25", "2025-03-25", ""),
    ("2025-03-25", MARCH, "2025-03-25", "2025-03-25", ""),
    ("begin april", MARCH, "2025-04-01", "2025-04-10",
     "begin april 2025 (di 1 t/m do 10 apr 2025)"),
    ("eind mei", MARCH, "2025-05-21", "2025-05-31",
     "eind mei 2025 (wo 21 t/m za 31 mei 2025)"),
    ("maart '26", MARCH, "2026-03-01", "2026-03-31",
     "maart 2026 (zo 1 t/m di 31 mrt 2026)"),
    ("week 13", MARCH, "2025-03-24", "2025-03-30",
     "week 13 2025 (ma 24 t/m zo 30 mrt 2025)"),
    ("2025-W13", MARCH, "2025-03-24", "2025-03-30", ""),
    ("wk 1", DECEMBER, "2025-12-29", "2026-01-04",
     "week 1 2026 (ma 29 dec 2025 t/m zo 4 jan 2026)"),
    ("week 53", date(2026, 12, 15), "2026-12-28", "2027-01-03",
     "week 53 2026 (ma 28 dec 2026 t/m zo 3 jan 2027)"),
    ("maandag week 13", MARCH, "2025-03-24", "2025-03-24", "ma 24 mrt 2025"),
    ("derde week van mei", MARCH, "2025-05-12", "2025-05-18",
     "week 20 2025 (ma 12 t/m zo 18 mei 2025)"),
    ("laatste vrijdag van mei", MARCH, "2025-05-30", "2025-05-30", "vr 30 mei 2025"),
    ("1e kwartaal", MARCH, "2025-01-01", "2025-03-31",
     "Q1 2025 (wo 1 jan t/m ma 31 mrt 2025)"),
    ("eerste kwartaal", MARCH, "2025-01-01", "2025-03-31",
     "Q1 2025 (wo 1 jan t/m ma 31 mrt 2025)"),
    ("Q2", MARCH, "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("q2-2025", MARCH, "2025-04-01", "2025-06-30",
     "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("H1", MARCH, "2025-01-01", "2025-06-30",
     "1e helft 2025 (wo 1 jan t/m ma 30 jun 2025)"),
    ("2e helft", MARCH, "2025-07-01", "2025-12-31",
     "2e helft 2025 (di 1 jul t/m wo 31 dec 2025)"),
    ("over 2 weken", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("over een week", MARCH, "2025-03-18", "2025-03-18", "di 18 mrt 2025"),
    ("dinsdag over 2 weken", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("3 dagen geleden", MARCH, "2025-03-08", "2025-03-08", "za 8 mrt 2025"),
    ("over 3 maanden", date(2025, 11, 30), "2026-02-28", "2026-02-28", "za 28 feb 2026"),
    ("+2w", MARCH, "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("+3d", MARCH, "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("-3d", MARCH, "2025-03-08", "2025-03-08", "za 8 mrt 2025"),
    ("+5wd", MARCH, "2025-03-18", "2025-03-18", "di 18 mrt 2025"),
    ("5 werkdagen voor 25 maart", MARCH, "2025-03-18", "2025-03-18", "di 18 mrt 2025"),
    ("drie dagen na vrijdag", MARCH, "2025-03-17", "2025-03-17", "ma 17 mrt 2025"),
    ("vóór 1 mei", MARCH, "2025-04-30", "2025-04-30", "wo 30 apr 2025"),
    ("1 t/m 3 april", MARCH, "2025-04-01", "2025-04-03", "di 1 t/m do 3 apr 2025"),
    ("28 dec t/m 3 jan", DECEMBER, "2025-12-28", "2026-01-03",
     "zo 28 dec 2025 t/m za 3 jan 2026"),
    ("1-4-2025 t/m 3-4-2025", MARCH, "2025-04-01", "2025-04-03", "di 1 t/m do 3 apr 2025"),
    ("mei/juni", MARCH, "2025-05-01", "2025-06-30", "do 1 mei t/m ma 30 jun 2025"),
    # Without a year: the first that isn't more than 60 days past.
    ("14 jan", DECEMBER, "2026-01-14", "2026-01-14", "wo 14 jan 2026"),
    ("20 dec", DECEMBER, "2025-12-20", "2025-12-20", "za 20 dec 2025"),
    ("1 nov", DECEMBER, "2025-11-01", "2025-11-01", "za 1 nov 2025"),
    ("1 okt", DECEMBER, "2026-10-01", "2026-10-01", "do 1 okt 2026"),
    ("Q1", DECEMBER, "2026-01-01", "2026-03-31", "Q1 2026 (do 1 jan t/m di 31 mrt 2026)"),
    ("20 dec", JANUARY, "2025-12-20", "2025-12-20", "za 20 dec 2025"),
    ("14 jan", JANUARY, "2026-01-14", "2026-01-14", "wo 14 jan 2026"),
    ("Q4", JANUARY, "2025-10-01", "2025-12-31", "Q4 2025 (wo 1 okt t/m wo 31 dec 2025)"),
    ("29 feb", date(2027, 12, 15), "2028-02-29", "2028-02-29", "di 29 feb 2028"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "today", "first", "last", "back"), TABLE)
def test_what_is_said_is_understood_on_its_day_and_told_back(words, today, first, last, back):
    period = understand(words, today)
    assert (str(period.earliest), str(period.latest)) == (first, last)
    assert told_back(words, period) == back


ASIDE = [
    ("1 okt", DECEMBER, Looking.near, "2025-10-01"),
    ("14 jan", date(2025, 6, 15), Looking.ahead, "2026-01-14"),
    ("14 jan", date(2025, 6, 15), Looking.near, "2025-01-14"),
    ("1 sep", date(2025, 3, 11), Looking.near, "2025-09-01"),
    ("14 mrt", MARCH, Looking.back, "2025-03-14"),
    ("1 sep", MARCH, Looking.back, "2024-09-01"),
    ("vrijdag", MARCH, Looking.back, "2025-03-07"),
    ("dinsdag", MARCH, Looking.back, "2025-03-04"),
    ("Q1", date(2025, 11, 20), Looking.back, "2025-03-31"),
    ("Q1", date(2025, 11, 20), Looking.ahead, "2026-03-31"),
    ("H2", date(2025, 5, 1), Looking.back, "2024-12-31"),
]


@pytest.mark.parametrize(("words", "today", "looking", "last"), ASIDE)
def test_which_year_is_meant_hangs_on_what_it_is_for(words, today, looking, last):
    assert str(understand(words, today, looking).latest) == last


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("maandag 25 maart 2025",
         "25 maart 2025 is een dinsdag, geen maandag. "
         "Bedoelt u dinsdag 25 maart 2025 of maandag 24 maart 2025?"),
        ("ma 25-3-2025", "is een dinsdag, geen maandag"),
        ("maandag 25 maart", "25 maart 2025 is een dinsdag, geen maandag"),
        ("ma 25 t/m do 27 mrt 2025", "25 maart 2025 is een dinsdag, geen maandag"),
        ("25 maart 5008", "het jaar 5008 kan niet kloppen. Schrijf een jaar van 1800"),
        ("5008-03-25", "het jaar 5008 kan niet kloppen"),
        ("0205-03-25", "het jaar 205 kan niet kloppen"),
        ("Q1 5008", "het jaar 5008 kan niet kloppen"),
        ("+9999j", "ligt te ver weg"),
        ("+300j", "het jaar 2325 kan niet kloppen"),
        ("week 53", "2025 heeft geen week 53"),
        ("week 53 2025", "2025 heeft geen week 53"),
        ("week 0", "heeft geen week 0"),
        ("29 feb", "29 februari 2025 bestaat niet"),
        ("31 november", "31 november 2025 bestaat niet"),
        ("3/25", "bedoelt u 25-3?"),
        ("3/25/2025", "maand 25 bestaat niet"),
        ("25 maaart", "Bedoelt u “25 maart”?"),
        ("mrogen", "Bedoelt u “morgen”?"),
        ("volgende weeek", "Bedoelt u “volgende week”?"),
        ("dnsdag 25 maart 2025", "Bedoelt u “dinsdag 25 maart 2025”?"),
        ("vijfde vrijdag", "geen datum of periode"),
        ("5e vrijdag van april 2025", "april 2025 heeft geen 5e vrijdag"),
        ("3 april t/m 1 april 2025", "het begin ligt na het einde"),
        ("ooit eens", "geen datum of periode"),
        ("x" * 1000, "geen datum of periode"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_what_to_type(words, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        understand(words, MARCH)


@pytest.mark.parametrize("words", [w for w, *_ in TABLE if "geleden" in w or "week" in w[-4:]])
def test_words_that_hang_on_a_day_are_refused_where_there_is_none(words):
    with pytest.raises(ValueError, match=r"hangt af van welke dag|ontbreekt het jaar"):
        understand(words)


def test_what_is_kept_never_hangs_on_a_day():
    for words, today, *_ in TABLE:
        period = understand(words, today)
        assert Period.kept(period.words) == period


def test_a_time_that_hangs_on_another_thing_keeps_its_words():
    period = understand("5 werkdagen voor de ALV", MARCH)
    assert (period.words, period.latest) == ("5 werkdagen voor de ALV", None)
    assert told_back("5 werkdagen voor de ALV", period) == ""
    within = understand("Q1 en na 1e themasessie", MARCH)
    assert (within.words, within.latest) == ("Q1 2025 en na 1e themasessie", date(2025, 3, 31))
    assert understand("twee weken voor de ALV").anchor == Period.kept("2 weken voor ALV").anchor


todays = st.dates(date(1900, 1, 1), date(2199, 6, 30))
said = st.sampled_from([words for words, *_ in TABLE])
lookings = st.sampled_from(Looking)


@given(said, todays, todays, lookings)
def test_what_is_told_back_means_the_same_on_any_day(words, today, other, looking):
    try:
        period = understand(words, today, looking)
    except ValueError:
        return
    assert understand(str(period), other) == period
    assert understand(period.shown(), other) == period
    if back := told_back(words, period):
        assert understand(back, other) == period


tokens = st.sampled_from(
    ["maandag", "di", "vr", "25", "31", "0", "99", "mrt", "maart", "april", "q1", "Q5", "week",
     "53", "1e", "5e", "kwartaal", "helft", "begin", "eind", "van", "de", "volgende", "deze",
     "jaar", "over", "+", "-", "/", "t/m", "2025", "5008", "0000", "voor", "na", "en", "ALV",
     "werkdagen", "laatste", "geleden", "(", ")", "..", "'25", "w", "d", "morgen", "één", "²",
     "pasen", "zomer", "tot", "of", "vanaf", "1e helft", "45741", "weekend", "jaar", "mei/juni"]
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(None|month|day|year|must|invalid|range|error|isoformat|literal|string|date)\b"
)


@given(st.lists(tokens, max_size=7), st.sampled_from(["", " "]), st.none() | todays, lookings)
def test_whatever_is_typed_is_a_period_or_a_dutch_sentence(words, between, today, looking):
    text = between.join(words)
    period, reason = _said(text, today, looking)
    assert not ENGLISH.search(reason.replace(text, "")), reason
    if period is None:
        assert len(reason) > 15
    else:
        assert Period.kept(period.words) == period
        assert period.latest is None or period.earliest <= period.latest


def _said(text: str, today: date | None, looking: Looking) -> tuple[Period | None, str]:
    try:
        return understand(text, today, looking), ""
    except ValueError as error:
        return None, str(error)


@given(todays)
def test_a_weekday_is_always_the_next_or_the_last(today):
    for name in ("ma", "woensdag", "zo"):
        ahead = understand(name, today).latest
        back = understand(name, today, Looking.back).latest
        assert timedelta() < ahead - today <= timedelta(weeks=1)
        assert timedelta() < today - back <= timedelta(weeks=1)
