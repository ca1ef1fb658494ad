from decimal import Decimal

import pytest

from m50core.values import dutch
from m50core.values.cadence import Cadence
from m50core.values.money import Money
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.text import MAX_LINE, clean, visible


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("12.345,50", "12345.50"),
        ("€ 10.000", "10000.00"),
        ("10K", "10000.00"),
        ("12345.50", "12345.50"),
        ("1.234", "1234.00"),
        ("-5,00", "-5.00"),
        ("0", "0.00"),
        ("-0,00", "0.00"),
    ],
)
def test_an_amount_is_read_in_dutch_notation_and_exact(text, euros):
    assert str(Money.parse(text)) == euros


@pytest.mark.parametrize(
    "text", ["12,3,4", "1,234.56", "NaN", "Infinity", "1E+999999", "0,005", "", "€", "12.34.5"]
)
def test_an_amount_that_is_none_or_can_be_read_two_ways_is_refused(text):
    with pytest.raises(ValueError, match=r"geen bedrag|cijfers achter"):
        Money.parse(text)


def test_money_is_never_made_from_a_float():
    with pytest.raises(ValueError, match="float"):
        Money(12.5)
    with pytest.raises(ValueError, match="te groot"):
        Money(Decimal(10) ** 12)


def test_money_is_shown_in_dutch():
    assert Money.parse("12345.5".ljust(8, "0")).shown() == "€ 12.345,50"
    assert (Money(Decimal(2)) + Money(Decimal(3)) - Money(Decimal(6))).shown() == "€ -1,00"


@pytest.mark.parametrize(
    ("words", "per_year", "gap"),
    [
        ("jaarlijks", 1, 12),
        ("halfjaarlijks", 2, 6),
        ("per kwartaal", 4, 3),
        ("2x per jaar", 2, 0),
        ("circa 2 keer per jaar", 2, 0),
        ("iedere 2 à 3 maanden", 4, 3),
        ("doorlopend", 0, 0),
    ],
)
def test_a_rhythm_in_the_plans_words_has_a_measure(words, per_year, gap):
    cadence = Cadence.parse(words)
    assert (cadence.words, cadence.per_year, cadence.max_gap) == (words, per_year, gap)


@pytest.mark.parametrize("words", ["vaak", "0x per jaar", "iedere 3 à 2 maanden", "2x per eeuw"])
def test_words_without_a_rhythm_are_refused(words):
    with pytest.raises(ValueError, match="geen ritme"):
        Cadence.parse(words)


def test_a_municipality_code_is_gm_and_four_digits():
    assert str(MunicipalityCode.parse(" gm1680 ")) == "GM1680"
    for wrong in ("GM168", "1680", "GM16800", "XX1680"):
        with pytest.raises(ValueError, match="geen gemeentecode"):
            MunicipalityCode.parse(wrong)


@pytest.mark.parametrize("bad", ["\x00", "\x1b[2J", "\u009b", "\ud800", "\x07"])
def test_control_characters_and_lone_surrogates_are_refused_on_entry(bad):
    with pytest.raises(ValueError, match="stuurteken"):
        clean(f"naam{bad}")


def test_text_is_kept_composed_trimmed_and_within_its_limit():
    assert clean("  cafe\u0301 ") == "caf\u00e9"
    assert clean("a\r\nb", multiline=True) == "a\nb"
    with pytest.raises(ValueError, match="één regel"):
        clean("a\nb")
    with pytest.raises(ValueError, match="te lang"):
        clean("x" * (MAX_LINE + 1))


def test_no_control_bidi_or_hidden_character_reaches_a_terminal():
    hostile = "a\x1b]52;c;x\x07\u202eb\u200bc\x9bd\x00\ud800\u2066e\ufeff\tf\r\n"
    shown = visible(hostile)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert not set("\u202e\u200b\u2066\ufeff") & set(shown)
    assert "␛" in shown
    assert "‹U+202E›" in shown
    shown.encode()


def test_ordinary_text_emoji_and_accents_are_shown_as_they_are():
    assert visible("Één café – 🎉 “ja” [/] [@click=x]") == "Één café – 🎉 “ja” [/] [@click=x]"


def test_text_that_looks_the_same_is_found_and_kept_as_the_same():
    import m50core as m50
    from m50core.testing.builders import network

    with network(m50.Goal(title="Cafe\u0301 in de wijk")) as net:
        assert net.goals["doel-1"].title == "Caf\u00e9 in de wijk"
        for words in ("Cafe\u0301", "caf\u00e9", "CAFE"):
            assert [match.record.id for match in net.search(words)] == ["doel-1"]


def test_one_is_said_otherwise_than_more():
    assert [dutch.commits(n) for n in (0, 1, 2)] == [
        "0 wijzigingen", "1 wijziging", "2 wijzigingen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["€ 1.234,-", "1.234,--", "EUR 1.234", "1.234 euro", "1234 EUR", "€ 1.234,=", "1.234,–"]
)
def test_an_amount_without_cents_is_read_as_dutch_people_write_it(text: str):
    assert str(Money.parse(text)) == "1234.00"


@pytest.mark.parametrize("text", ["euro", "1.234,-50", "-", ",-", "12 eurocent", "euro 1 euro 2"])
def test_a_word_or_line_alone_is_no_amount(text: str):
    with pytest.raises(ValueError, match="geen bedrag"):
        Money.parse(text)


def test_a_printed_minus_is_a_minus():
    assert str(Money.parse("−50,00")) == "-50.00"
