"""A list as somebody asks for it: sorted by what its cells are, begun, with some columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core import Money, Period, UsageError
from m50core.accountability.standing import Stand
from m50core.pages import Cell, Column, LazyRows, ListRow, Table, cell, heading
from m50core.pages.arranging import first_rows, in_order, sort_keys, with_columns

HEAD = (Column("Titel", "title"), Column("Uiterlijk", "due"), Column("Stand", "stand"))


def table_of(*values: object, name: str = "due") -> Table:
    rows = [ListRow((cell(f"t{n}"), cell(value)), f"r-{n}") for n, value in enumerate(values)]
    return Table(rows, head=("Titel", Column("Wat", name)), ids="Nummer")


def sorted_by(table: Table, words: str) -> list[str]:
    return [row.id for row in in_order(table, sort_keys(words)).rows]


@pytest.mark.parametrize(
    "values",
    [
        (date(2025, 3, 9), date(2025, 10, 1), date(2026, 1, 1)),
        (Money(-5), Money(900), Money(1000)), (2, 10, 1000), (0.05, 0.5, 1.0),
        (Period.parse("maart 2025"), Period.parse("Q2 2025"), Period.parse("2025")),
        (Stand.risk, Stand.attention, Stand.done), ("Ébats", "effen", "Zaal"),
        ("zaal 9", "Zaal 10", "zaal 100"),
    ],
)  # fmt: skip
def test_it_is_sorted_by_what_a_cell_is_and_not_by_how_that_is_spelt(values):
    table = table_of(values[1], None, values[2], "", values[0])
    assert sorted_by(table, "due") == ["r-4", "r-0", "r-2", "r-1", "r-3"]
    assert sorted_by(table, "-due") == ["r-2", "r-0", "r-4", "r-1", "r-3"]
    assert sorted_by(table, "due:desc") == sorted_by(table, "-WAT") == sorted_by(table, "Wat:af")


def test_by_several_columns_and_by_number():
    table = table_of("b", "a", "b", "a")
    assert sorted_by(table, "due,-nummer") == ["r-3", "r-1", "r-2", "r-0"]
    many = Table([ListRow((cell("x"),), f"r-{n}") for n in (10, 9, 100)], head="A", ids="Nummer")
    assert sorted_by(many, "id") == ["r-9", "r-10", "r-100"]


def test_a_row_that_is_part_of_another_goes_along_and_headings_fall_away():
    rows = [
        heading("Eerst"), ListRow((cell("b"),), "1"), ListRow((cell("z"),), "1a", part=True),
        heading("Dan"), ListRow((cell("a"),), "2"),
    ]  # fmt: skip
    assert sorted_by(Table(rows, head="A"), "A") == ["2", "1", "1a"]


@pytest.mark.parametrize("words", ["due:omhoog", "-", ":desc"])
def test_another_way_to_sort_is_refused(words):
    with pytest.raises(UsageError, match="--sort VELD"):
        sort_keys(words)


def test_a_column_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UsageError, match=r"Nummer \(id\), Titel, Wat \(due\)"):
        in_order(table_of(1), sort_keys("dua"))
    with pytest.raises(UsageError, match="Titel"):
        with_columns(table_of(1), ["titl"])


@given(st.integers(1, 6), st.integers(0, 6))
def test_of_the_first_rows_it_is_told_how_many_more_there_are(most, count):
    table, more = first_rows(table_of(*range(count)), most)
    assert len(table.rows) == min(most, count)
    assert more == max(0, count - most)
    assert ["--limit" in line for line in table.below] == ([True] if more else [])


def test_who_would_see_a_digest_without_a_limit_is_told_of_all():
    for with_all, word in ((False, "zonder --limit"), (True, "met --all in plaats van --limit")):
        table, _ = first_rows(table_of(1, 2), 1, with_all=with_all)
        assert [*table.below] == [f"En nog 1 regel: {word} staat alles er."]


def test_only_rows_count_and_a_heading_without_any_is_left_out():
    rows = [
        heading("A"), ListRow((cell("a"),)), ListRow((cell("deel"),), part=True), heading("B"),
        ListRow((cell("b"),)),
    ]  # fmt: skip
    table, more = first_rows(Table(rows, head="X"), 1)
    assert [row.texts[0] for row in table.rows] == ["A", "a", "deel"]
    assert more == 1


def test_of_a_long_list_no_more_rows_are_made_than_are_shown():
    made = []

    def make(number: int) -> ListRow:
        made.append(number)
        return ListRow((cell(number),))

    table, more = first_rows(Table(LazyRows(range(10_000), make), head="A"), 3)
    assert (len(table.rows), more, len(made)) == (3, 9_997, 4)
    lazy = with_columns(Table(LazyRows(range(10_000), make), head="A"), ["A"])
    assert len(made) == 4
    assert lazy.rows[9_999].texts == ("9999",)


def test_columns_are_chosen_by_name_or_label_and_the_number_is_one_of_them():
    row = ListRow((cell("Zaal"), cell(date(2025, 3, 25)), Cell(Stand.risk, "risico")), "doel-1")
    table = with_columns(
        Table([heading("Nu"), row], head=HEAD, ids="Nummer"), ["STAND", "id", "title"]
    )
    assert table.labels == ("Stand", "Nummer", "Titel")
    assert [one.texts for one in table.rows] == [("Nu",), ("risico", "doel-1", "Zaal")]
    assert (table.ids, table.wide, table.rows[1].id) == ("", 2, "doel-1")
