"""A table is whole before anybody draws it, and drawn as its rows are made."""

from datetime import date

import pytest

from m50core import MemberStatus, Money, Period, UsageError
from m50core.cli import drawing, output
from m50core.pages import Cell, Column, LazyRows, ListRow, Table, cell, heading


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"rows": [["a"], ["b", "c"]]}, ValueError),
        ({"rows": [["a"]], "head": ("A", "B")}, ValueError),
        ({"rows": [["a", "b"]], "wide": 2}, ValueError),
        ({"rows": [["a", object()]]}, TypeError),
    ],
)
def test_what_cannot_be_drawn_is_refused_where_it_is_made(options, error):
    with pytest.raises(error):
        Table(**options)


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"rows": [["abc"], "abc"]}, TypeError, r"row 2: 'abc' is no row: .*\['abc'\]"),
        ({"rows": [["abc"], b"abc"]}, TypeError, "row 2: "),
        ({"rows": [["abc"], 3]}, TypeError, "row 2: 3 is no row"),
        ({"rows": [{"a": 1}]}, TypeError, "row 1: "),
        ({"rows": "abc"}, TypeError, "'abc' is no list of rows"),
        ({"rows": [["a"], ["b"], [b"x"]]}, TypeError, r"row 3: .*b'x' \(bytes\).* share"),
        ({"rows": [[float("nan")]]}, TypeError, "row 1: .*nan"),
        ({"rows": [["a", "b"], heading("h"), ["c"]]}, ValueError, "row 3 has 1 cells, and row 1 2"),
        ({"rows": [["a"]], "head": ("A", "B")}, ValueError, "row 1 has 1 cells, and the head 2"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_row_is_told_by_its_number(options, error, told):
    with pytest.raises(error, match=told):
        Table(**options)


def test_a_share_reads_in_percents():
    (row,) = Table([["gedaan", 0.25]]).rows
    assert row.cells[1] == Cell(0.25, "25%")
    assert row.cells[1].order < cell(0.5).order


def test_a_cell_keeps_its_value_beside_the_words_and_sorts_by_it():
    row = ListRow(
        tuple(map(cell, (Money(1250), date(2025, 3, 11), Period.parse("Q1 2025"), 12, None)))
    )
    assert row.texts == ("€ 1.250,00", "di 11 mrt 2025", "Q1 2025", "12", "")
    assert [one.value for one in row.cells[:2]] == [Money(1250), date(2025, 3, 11)]
    assert row.cells[2].order == "2025-03-31"
    amounts = [cell(Money(amount)) for amount in (1000, -5, 20)]
    assert [one.value.amount for one in sorted(amounts, key=lambda one: one.order)] == [
        -5,
        20,
        1000,
    ]
    assert Cell("x", "x").order == ""


def test_a_column_is_asked_by_its_name_or_label_and_another_is_refused_with_those_there_are():
    table = Table([["a", Money(5)], heading("Nog")], head=("Wat", Column("Bedrag", "amount")))
    assert table.column("amount") == table.column("Bedrag") == (cell(Money(5)),)
    with pytest.raises(UsageError, match=r"Wat, Bedrag \(amount\)\. Bedoelt u “Bedrag”"):
        table.column("amout")


def test_it_is_drawn_in_columns_with_notes_below_their_row_and_user_text_as_text(capsys):
    rows = [
        ListRow((cell("Zaal\x1b[31m"),), "1", notes=("waarom",)),
        ListRow((cell("regel\nregel"),), "22"),
    ]
    output.lines([Table(rows, head=("Wat",), ids="Nr", below=("2 zalen",))])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    lines = told.splitlines()
    assert lines[0] == "Nr  Wat"
    assert lines[1].startswith("1   Zaal")
    assert lines[2] == "    waarom"
    assert lines[3].startswith("22  regel")
    assert lines[4:] == ["2 zalen"]


def test_amounts_end_where_their_column_ends_and_headings_divide(capsys):
    head = ("Wat", Column("Bedrag", "amount", right=True))
    rows = [["a", Money(5)], heading("Nog meer"), ["b", Money(1250)]]
    output.lines([Table(rows, head=head)])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["Wat", "Bedrag"], ["a", "€", "5,00"], [], ["Nog", "meer"], ["b", "€", "1.250,00"],
    ]  # fmt: skip
    output.lines([Table(rows, head=head)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines[1]) == len(lines[4])


def test_an_empty_table_draws_its_sentence_else_nothing_but_its_head(capsys):
    output.lines([Table([]), Table([], head=("A",)), Table([], head=("B",), empty="Er is niets.")])
    assert capsys.readouterr().out == "A\nEr is niets.\n"


def test_a_long_list_is_drawn_before_its_last_rows_are_made():
    made = []

    def make(number: int) -> ListRow:
        made.append(number)
        return ListRow((cell(f"wat er allemaal is nummer {number}"), cell("x")), f"actie-{number}")

    table = Table(LazyRows(range(10_000), make), head=("Wat", "Stand"), ids="Nummer")
    assert made == []
    lines = drawing.table_lines(table)
    assert next(lines).split() == ["Nummer", "Wat", "Stand"]
    assert len(next(lines)) > 0
    assert len(made) < 1_000
    rest = list(lines)
    assert len(rest) == len(made) - 1 == 9_999
    assert rest[-1].split()[0] == "actie-9999"
    assert "nummer 9999  x" in rest[-1]


def test_a_choice_in_a_cell_reads_as_its_label():
    """It is text too, but what a person reads is no value of a program."""
    told = cell(MemberStatus.member)
    assert (told.value, told.text) == (MemberStatus.member, MemberStatus.member.label)


@pytest.mark.parametrize("things", [range(4), dict.fromkeys(range(4))])
def test_rows_are_asked_by_their_place_however_they_are_made(things):
    rows = LazyRows(things, lambda number: ListRow((cell(number),), str(number)))
    assert [rows[0].id, rows[-1].id] == ["0", "3"]
    assert [row.id for row in rows[1:3]] == ["1", "2"]
    assert [row.id for row in reversed(rows)] == ["3", "2", "1", "0"]
    with pytest.raises(IndexError):
        rows[4]


def test_a_table_can_be_drawn_with_some_of_its_columns_in_another_order():
    row = ListRow((cell("Zaal"), Cell(12, "over 12 dagen", short="12 d"), cell("open")), "actie-1")
    table = Table([heading("Nu"), row], head=("Wat", Column("Nog", "left"), "Stand"), ids="Nummer")
    some = table.only("left", "Wat")
    assert some.labels == ("Nog", "Wat")
    assert some.wide == 1, "what took the room still does"
    assert [one.brief for one in some.rows] == [("Nu",), ("12 d", "Zaal")]
    assert table.only("Stand").wide == 0
    with pytest.raises(UsageError, match="Bedoelt u"):
        table.only("Stant")
