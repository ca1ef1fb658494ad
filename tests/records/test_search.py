"""Search finds words wherever they stand."""

import pytest

import m50core as m50
from m50core.records.search import near_words, search
from m50core.testing.builders import network


def test_search_finds_all_words_without_case_or_accents_best_title_first():
    with network(
        m50.Goal(title="Netwerk in de Tweede Kamer"),
        m50.Goal(title="Financiën", description="over de Tweede Kamer"),
        m50.Goal(title="Iets anders"),
    ) as net:
        assert [m.record.id for m in search(net.records, "kamer TWEEDE")] == ["doel-1", "doel-2"]
        assert [m.field for m in search(net.records, "financien kamer")] == ["title"]
        assert search(net.records, "  ") == ()
        assert search(net.records, "%_'\"; DROP") == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Bergen (NH.)", "Bergen (NH)"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch"),
        ("`s–hertogenbosch", "'s-Hertogenbosch"),
        ("drs Vries", "Drs. J.T. de Vries"),
        ("J.T. vries", "Drs. J.T. de Vries"),
        ("JT", "Drs. J.T. de Vries"),
        ("Noord—Zuid", "Noord-Zuid"),
        ("2.14", "Zaal 2.14"),
    ],
)
def test_points_apostrophes_and_dashes_do_not_hide_a_name(asked: str, found: str):
    names = ("Bergen (NH)", "'s-Hertogenbosch", "Drs. J.T. de Vries", "Noord-Zuid", "Zaal 2.14")
    organisations = (m50.Organisation(name=name) for name in names)
    with network(*organisations) as net:
        assert [match.record.title_text for match in search(net.records, asked)] == [found]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("zeits", "zeist"), ("Wonbond zeist", "woonbond zeist"), ("qqqq", ""), ("wxb", "")],
)
def test_a_slip_of_one_letter_is_seen_through(asked: str, meant: str):
    with network(m50.Organisation(name="Zeist"), m50.Organisation(name="Woonbond")) as net:
        assert near_words(net.records, asked) == meant
