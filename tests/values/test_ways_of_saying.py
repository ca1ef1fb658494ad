"""The many ways in which Dutch secretaries write a day or a time, seen from Tuesday 11 March 2025.

Each is understood and told back, or refused with what to write; the days are those of a calendar.
"""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.relative import WEEKDAYS
from m50core.values.spoken import told_back, understand
from m50core.values.typed import read_date, read_datetime

MARCH = date(2025, 3, 11)

WAYS = [
    ("45741", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("45741,0", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("1e helft mei", "2025-05-01", "2025-05-15", "1e helft mei 2025 (do 1 t/m do 15 mei 2025)"),
    ("2e helft van mei", "2025-05-16", "2025-05-31",
     "2e helft mei 2025 (vr 16 t/m za 31 mei 2025)"),
    ("tweede helft van mei 2025", "2025-05-16", "2025-05-31",
     "2e helft mei 2025 (vr 16 t/m za 31 mei 2025)"),
    ("medio mei", "2025-05-11", "2025-05-20", "medio mei 2025 (zo 11 t/m di 20 mei 2025)"),
    ("half mei", "2025-05-11", "2025-05-20", "half mei 2025 (zo 11 t/m di 20 mei 2025)"),
    ("halverwege mei", "2025-05-11", "2025-05-20", "medio mei 2025 (zo 11 t/m di 20 mei 2025)"),
    ("eind mei", "2025-05-21", "2025-05-31", "eind mei 2025 (wo 21 t/m za 31 mei 2025)"),
    ("begin 2026", "2026-01-01", "2026-03-31", ""),
    ("eind 2025", "2025-10-01", "2025-12-31", ""),
    ("laatste week van mei", "2025-05-26", "2025-06-01",
     "week 22 2025 (ma 26 mei t/m zo 1 jun 2025)"),
    ("1e week mei", "2025-04-28", "2025-05-04", "week 18 2025 (ma 28 apr t/m zo 4 mei 2025)"),
    ("week 13-15", "2025-03-24", "2025-04-13", "ma 24 mrt t/m zo 13 apr 2025"),
    ("weken 13 t/m 15", "2025-03-24", "2025-04-13", "ma 24 mrt t/m zo 13 apr 2025"),
    ("week 13 en 14", "2025-03-24", "2025-04-06", "ma 24 mrt t/m zo 6 apr 2025"),
    ("week 13/14", "2025-03-24", "2025-04-06", "ma 24 mrt t/m zo 6 apr 2025"),
    ("wk 13 tm 15", "2025-03-24", "2025-04-13", "ma 24 mrt t/m zo 13 apr 2025"),
    ("week 52 t/m 2", "2025-12-22", "2026-01-11", "ma 22 dec 2025 t/m zo 11 jan 2026"),
    ("13e week", "2025-03-24", "2025-03-30", "week 13 2025 (ma 24 t/m zo 30 mrt 2025)"),
    ("weeknr. 13", "2025-03-24", "2025-03-30", "week 13 2025 (ma 24 t/m zo 30 mrt 2025)"),
    ("week van 12 mei", "2025-05-12", "2025-05-18", "week 20 2025 (ma 12 t/m zo 18 mei 2025)"),
    ("in de week van 12 mei", "2025-05-12", "2025-05-18",
     "week 20 2025 (ma 12 t/m zo 18 mei 2025)"),
    ("vrijdag in de week van 12 mei", "2025-05-16", "2025-05-16", "vr 16 mei 2025"),
    ("ma-vr week 20", "2025-05-12", "2025-05-16", "ma 12 t/m vr 16 mei 2025"),
    ("eerste weekend van mei", "2025-05-03", "2025-05-04", "za 3 t/m zo 4 mei 2025"),
    ("eind van de week", "2025-03-13", "2025-03-14", "do 13 t/m vr 14 mrt 2025"),
    ("eind volgende week", "2025-03-20", "2025-03-21", "do 20 t/m vr 21 mrt 2025"),
    ("begin volgende week", "2025-03-17", "2025-03-18", "ma 17 t/m di 18 mrt 2025"),
    ("na de zomer", "2025-09-01", "2025-12-31", "ma 1 sep t/m wo 31 dec 2025"),
    ("in de zomer", "2025-06-01", "2025-08-31", "zomer 2025 (zo 1 jun t/m zo 31 aug 2025)"),
    ("deze zomer", "2025-06-01", "2025-08-31", "zomer 2025 (zo 1 jun t/m zo 31 aug 2025)"),
    ("komend voorjaar", "2026-03-01", "2026-05-31", "voorjaar 2026 (zo 1 mrt t/m zo 31 mei 2026)"),
    ("uiterlijk 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("uiterlijk eind mei", "2025-05-21", "2025-05-31", "eind mei 2025 (wo 21 t/m za 31 mei 2025)"),
    ("t/m 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("niet later dan 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("voor eind mei", "2025-05-21", "2025-05-31", "eind mei 2025 (wo 21 t/m za 31 mei 2025)"),
    ("voor het einde van het jaar", "2025-10-01", "2025-12-31",
     "eind 2025 (wo 1 okt t/m wo 31 dec 2025)"),
    ("2 weken voor eind mei", "2025-05-16", "2025-05-16", "vr 16 mei 2025"),
    ("na 1 mei", "2025-05-02", "2025-12-31", "vr 2 mei t/m wo 31 dec 2025"),
    ("vanaf 1 mei", "2025-05-01", "2025-12-31", "do 1 mei t/m wo 31 dec 2025"),
    ("m.i.v. 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("met ingang van 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("d.d. 1 mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("tussen 1 en 15 mei", "2025-05-01", "2025-05-15", "do 1 t/m do 15 mei 2025"),
    ("tussen 1 mei en 15 juni", "2025-05-01", "2025-06-15", "do 1 mei t/m zo 15 jun 2025"),
    ("1-15 mei", "2025-05-01", "2025-05-15", "do 1 t/m do 15 mei 2025"),
    ("1\u201315 mei", "2025-05-01", "2025-05-15", "do 1 t/m do 15 mei 2025"),
    ("20-25/3", "2025-03-20", "2025-03-25", "do 20 t/m di 25 mrt 2025"),
    ("20/3-25/3", "2025-03-20", "2025-03-25", "do 20 t/m di 25 mrt 2025"),
    ("1-5 t/m 15-5", "2025-05-01", "2025-05-15", "do 1 t/m do 15 mei 2025"),
    ("1 en 2 mei", "2025-05-01", "2025-05-02", "do 1 t/m vr 2 mei 2025"),
    ("1, 2 en 3 mei", "2025-05-01", "2025-05-03", "do 1 t/m za 3 mei 2025"),
    ("di t/m do 27 mrt", "2025-03-25", "2025-03-27", "di 25 t/m do 27 mrt 2025"),
    ("mei-juni", "2025-05-01", "2025-06-30", "do 1 mei t/m ma 30 jun 2025"),
    ("mei en juni", "2025-05-01", "2025-06-30", "do 1 mei t/m ma 30 jun 2025"),
    ("april, mei", "2025-04-01", "2025-05-31", "di 1 apr t/m za 31 mei 2025"),
    ("dec-jan", "2025-12-01", "2026-01-31", "ma 1 dec 2025 t/m za 31 jan 2026"),
    ("eind mei/begin juni", "2025-05-21", "2025-06-10", "wo 21 mei t/m di 10 jun 2025"),
    ("eind april of begin mei", "2025-04-21", "2025-05-10", "ma 21 apr t/m za 10 mei 2025"),
    ("begin-half april", "2025-04-01", "2025-04-20", "di 1 t/m zo 20 apr 2025"),
    ("Q2/2025", "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("2025Q2", "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("Q1-Q2", "2025-01-01", "2025-06-30", "wo 1 jan t/m ma 30 jun 2025"),
    ("Q1 en Q2", "2025-01-01", "2025-06-30", "wo 1 jan t/m ma 30 jun 2025"),
    ("Q1 t/m Q3", "2025-01-01", "2025-09-30", "wo 1 jan t/m di 30 sep 2025"),
    ("2e kw. 2025", "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("K2", "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("kwartaal 2", "2025-04-01", "2025-06-30", "Q2 2025 (di 1 apr t/m ma 30 jun 2025)"),
    ("laatste kwartaal", "2025-10-01", "2025-12-31", "Q4 2025 (wo 1 okt t/m wo 31 dec 2025)"),
    ("1H 2026", "2026-01-01", "2026-06-30", "1e helft 2026 (do 1 jan t/m di 30 jun 2026)"),
    ("2025H1", "2025-01-01", "2025-06-30", "1e helft 2025 (wo 1 jan t/m ma 30 jun 2025)"),
    ("1e halfjaar", "2025-01-01", "2025-06-30", "1e helft 2025 (wo 1 jan t/m ma 30 jun 2025)"),
    ("2e helft van het jaar", "2025-07-01", "2025-12-31",
     "2e helft 2025 (di 1 jul t/m wo 31 dec 2025)"),
    ("eerste helft volgend jaar", "2026-01-01", "2026-06-30",
     "1e helft 2026 (do 1 jan t/m di 30 jun 2026)"),
    ("1 mei volgend jaar", "2026-05-01", "2026-05-01", "vr 1 mei 2026"),
    ("mei volgend jaar", "2026-05-01", "2026-05-31", "mei 2026 (vr 1 t/m zo 31 mei 2026)"),
    ("Pasen", "2025-04-20", "2025-04-21", "zo 20 t/m ma 21 apr 2025"),
    ("2e paasdag", "2025-04-21", "2025-04-21", "ma 21 apr 2025"),
    ("hemelvaart", "2025-05-29", "2025-05-29", "do 29 mei 2025"),
    ("pinksteren 2025", "2025-06-08", "2025-06-09", "zo 8 t/m ma 9 jun 2025"),
    ("kerst", "2025-12-25", "2025-12-26", "do 25 t/m vr 26 dec 2025"),
    ("voor Pasen", "2025-04-17", "2025-04-17", "do 17 apr 2025"),
    ("na kerst", "2025-12-29", "2025-12-31", "ma 29 t/m wo 31 dec 2025"),
    ("prinsjesdag", "2025-09-16", "2025-09-16", "di 16 sep 2025"),
    ("koningsdag", "2025-04-26", "2025-04-26", "za 26 apr 2025"),
    ("carnaval", "2025-03-02", "2025-03-04", "zo 2 t/m di 4 mrt 2025"),
    ("aan het eind van het jaar", "2025-10-01", "2025-12-31",
     "eind 2025 (wo 1 okt t/m wo 31 dec 2025)"),
    ("in de loop van 2025", "2025-01-01", "2025-12-31", "2025 (wo 1 jan t/m wo 31 dec 2025)"),
    ("heel 2025", "2025-01-01", "2025-12-31", "2025 (wo 1 jan t/m wo 31 dec 2025)"),
    ("het hele jaar", "2025-01-01", "2025-12-31", "2025 (wo 1 jan t/m wo 31 dec 2025)"),
    ("2025/2026", "2025-01-01", "2026-12-31", "wo 1 jan 2025 t/m do 31 dec 2026"),
    ("2024-2028", "2024-01-01", "2028-12-31", "ma 1 jan 2024 t/m zo 31 dec 2028"),
    ("mei-2025", "2025-05-01", "2025-05-31", "mei 2025 (do 1 t/m za 31 mei 2025)"),
    ("03-2025", "2025-03-01", "2025-03-31", "maart 2025 (za 1 t/m ma 31 mrt 2025)"),
    ("17 mrt 25", "2025-03-17", "2025-03-17", "ma 17 mrt 2025"),
    ("25-mrt-2025", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25/mrt/2025", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("25-mrt 2025", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("di 25-mrt-25", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("5-mei-25 t/m 7-mei-25", "2025-05-05", "2025-05-07", "ma 5 t/m wo 7 mei 2025"),
    ("17032025", "2025-03-17", "2025-03-17", "ma 17 mrt 2025"),
    ("14 - 3 - 2025", "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("17 mei2025", "2025-05-17", "2025-05-17", "za 17 mei 2025"),
    ("1mei", "2025-05-01", "2025-05-01", "do 1 mei 2025"),
    ("25-Mar-25", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("Mar 25, 2025", "2025-03-25", "2025-03-25", "di 25 mrt 2025"),
    ("de 17e", "2025-03-17", "2025-03-17", "ma 17 mrt 2025"),
    ("vr 14", "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("a.s. maandag", "2025-03-17", "2025-03-17", "ma 17 mrt 2025"),
    ("maandag over een week", "2025-03-24", "2025-03-24", "ma 24 mrt 2025"),
    ("vrijdag over een week", "2025-03-21", "2025-03-21", "vr 21 mrt 2025"),
    ("morgen over 2 weken", "2025-03-26", "2025-03-26", "wo 26 mrt 2025"),
    ("laatste werkdag van mei", "2025-05-30", "2025-05-30", "vr 30 mei 2025"),
    ("1e van de maand", "2025-03-01", "2025-03-01", "za 1 mrt 2025"),
    ("eerste maandag van de maand", "2025-03-03", "2025-03-03", "ma 3 mrt 2025"),
    ("3e di sept", "2025-09-16", "2025-09-16", "di 16 sep 2025"),
    ("vrijdagmiddag", "2025-03-14", "2025-03-14", "vr 14 mrt 2025"),
    ("nog voor 1 mei", "2025-04-30", "2025-04-30", "wo 30 apr 2025"),
    ("uiterlijk 2 weken voor 1 mei", "2025-04-17", "2025-04-17", "do 17 apr 2025"),
    ("dag voor kerst", "2025-12-24", "2025-12-24", "wo 24 dec 2025"),
    ("2025-03-01..2025-04-15", "2025-03-01", "2025-04-15", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "first", "last", "back"), WAYS)
def test_each_way_of_saying_is_understood_and_told_back(words, first, last, back):
    period = understand(words, MARCH)
    assert (str(period.earliest), str(period.latest)) == (first, last)
    assert told_back(words, period) == back
    assert Period.kept(period.words) == period


REFUSED = [
    ("tot 1 mei", "zegt niet of 1 mei meetelt. Schrijf “t/m 1 mei”, of “voor 1 mei”"),
    ("van 1 tot 15 mei", "Schrijf “1 t/m 15 mei”"),
    ("half april tot half mei", "Schrijf “half april t/m half mei”"),
    ("voor de zomer", "is niet voor iedereen dezelfde dag"),
    ("volgend voorjaar", "Schrijf het jaar erbij"),
    ("winter 2025", "ligt in twee jaren"),
    ("medio 2025", "Schrijf de maanden"),
    ("mrt-25", "Bedoelt u “25 maart” of “maart 2025”?"),
    ("maart 25", "Bedoelt u “25 maart” of “maart 2025”?"),
    ("week 13-25", "Bedoelt u “week 13 t/m 25” of “week 13 2025”?"),
    ("1 en 15 mei", "is meer dan één moment. Kies er een, of schrijf “1 t/m 15 mei”"),
    ("januari en maart", "is meer dan één moment"),
    ("week 13 en 20", "is meer dan één moment"),
    ("rond 1 mei", "is niet precies genoeg"),
    ("ca. 1 mei", "is niet precies genoeg"),
    ("over een paar weken", "Schrijf hoeveel"),
    ("3 weken", "zegt niet vanaf wanneer"),
    ("z.s.m.", "Schrijf de uiterste dag"),
    ("binnenkort", "Schrijf de uiterste dag"),
    ("jaarlijks", "zegt hoe vaak, niet wanneer"),
    ("elke maandag", "zegt hoe vaak, niet wanneer"),
    ("zomervakantie", "is niet overal op dezelfde dagen"),
    ("meireces 2025", "Schrijf de dagen zelf"),
    ("17 maart 10:00", "Laat de tijd weg"),
    ("morgen om 10 uur", "Laat de tijd weg"),
    ("45741,5", "hier hoort alleen een dag. Schrijf 2025-03-25"),
    ("12345", "is geen datum of periode"),
    ("170325", "is geen datum of periode"),
    ("vrijdag 13", "13 maart 2025 is een donderdag. Schrijf de maand erbij"),
    ("13-2025", "maand 13 bestaat niet"),
    ("mei - 2025", "is geen datum of periode"),
    ("30 t/m 3 maart", "het begin ligt na het einde"),
    ("Pasen 0000", "het jaar 0 kan niet kloppen"),
]


@pytest.mark.parametrize(("words", "reason"), REFUSED)
def test_what_can_be_taken_two_ways_or_gives_no_day_is_refused_with_what_to_write(words, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        understand(words, MARCH)


@pytest.mark.parametrize("words", ["n.t.b.", "nog te bepalen", "nnb", "onbekend", "tbd", "?"])
def test_what_is_not_known_yet_is_kept_and_told_as_such(words):
    period = understand(words, MARCH)
    assert (str(period), told_back(words, period)) == ("nog niet bekend", "nog niet bekend")
    assert told_back("continu", understand("continu", MARCH)) == "doorlopend"


def test_a_number_of_a_spreadsheet_is_a_day_only_near_today_and_never_in_a_plan():
    assert understand("45741", date(2001, 1, 1)).latest == date(2025, 3, 25)
    for words, today in (("45741", date(1999, 1, 1)), ("30600", MARCH), ("45741", None)):
        with pytest.raises(ValueError, match="is geen datum of periode"):
            understand(words, today)


def test_the_name_of_a_feast_stays_a_name_in_a_plan_unless_its_year_is_there():
    assert understand("voor Prinsjesdag").latest is None
    assert understand("voor Prinsjesdag 2025").latest == date(2025, 9, 15)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("17 maart 10:00", datetime(2025, 3, 17, 10)),
        ("17 maart 2025 om 10.30 uur", datetime(2025, 3, 17, 10, 30)),
        ("morgenochtend 10 uur", datetime(2025, 3, 12, 10)),
        ("vr 14.30u", datetime(2025, 3, 14, 14, 30)),
        ("45741,4166667", datetime(2025, 3, 25, 10)),
        ("di 25 mrt 2025 09:41", datetime(2025, 3, 25, 9, 41)),
    ],
)
def test_a_moment_is_a_day_with_its_time_however_they_are_joined(words, moment):
    assert read_datetime(words, MARCH) == moment


def test_a_period_where_a_day_is_asked_is_refused_with_its_days():
    with pytest.raises(ValueError, match=r"geen dag maar een periode: do 1 mei t/m wo 31 dec 2025"):
        read_date("vanaf 1 mei", MARCH)


def test_the_day_of_a_month_is_the_last_one_where_one_looks_back():
    assert understand("de 10e", MARCH).latest == date(2025, 4, 10)
    assert understand("de 10e", MARCH, Looking.back).latest == date(2025, 3, 10)


MONTHS = (("jan", "januari"), ("feb", "feb."), ("mrt", "maart"), ("apr.", "april"), ("mei", "Mei"),
          ("jun", "juni"), ("jul", "juli"), ("aug", "augustus"), ("sep", "sept."), ("okt", "Oct"),
          ("nov", "november"), ("dec", "dec."))  # fmt: skip
joins = st.sampled_from(["-", "/", ".", " ", " - ", "- ", "-0"])
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


@given(days, joins, joins, st.sampled_from([0, 1, 2]), st.booleans(), st.booleans())
def test_a_day_with_its_month_and_year_is_that_day_or_refused(
    day, one, other, form, short, weekday
):
    month = str(day.month) if form == 2 else MONTHS[day.month - 1][form]
    year = f"{day.year % 100:02}" if short else str(day.year)
    if form == 2 and short:
        other = one  # “3-5/10” is 3 to 5 October
    words = f"{day.day}{one}{month}{other}{year}".replace("-020", "-20")
    if weekday:
        words = f"{WEEKDAYS[day.weekday()]} {words}"
    try:
        period = understand(words, MARCH)
    except ValueError:
        return
    assert (period.earliest, period.latest) == (day, day)
