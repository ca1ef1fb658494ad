"""A table is whole before anybody draws it."""

import pytest

from m50core.cli import output
from m50core.pages import Table


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"rows": [["a"], ["b", "c"]]}, ValueError),
        ({"rows": [["a"]], "head": ("A", "B")}, ValueError),
        ({"rows": [["a", "b"]], "wide": 2}, ValueError),
        ({"rows": [["a"]], "notes": [["x"], ["y"]]}, ValueError),
        ({"rows": [["a", None]]}, TypeError),
        ({"rows": [[0]]}, TypeError),
    ],
)
def test_what_cannot_be_drawn_is_refused_where_it_is_made(options, error):
    with pytest.raises(error):
        Table(**options)


def test_it_is_drawn_in_columns_with_notes_below_their_row_and_user_text_as_text(capsys):
    rows = [["1", "Zaal\x1b[31m"], ["22", "regel\nregel"]]
    output.lines([Table(rows, wide=1, head=("Nr", "Wat"), notes=[["    waarom"], []])])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    lines = told.splitlines()
    assert lines[0] == "Nr  Wat"
    assert lines[1].startswith("1   Zaal")
    assert lines[2] == "    waarom"
    assert lines[3].startswith("22  regel")
    assert len(lines) == 4


def test_an_empty_table_draws_nothing_but_its_head(capsys):
    output.lines([Table([]), Table([], head=("A",))])
    assert capsys.readouterr().out == "A\n"
