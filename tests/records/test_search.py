"""Search finds words wherever they stand."""

import m50core as m50
from m50core.records.search import search
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
