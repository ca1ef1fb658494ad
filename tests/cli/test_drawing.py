"""A table fits the room there is, and loses no word; in a pipe each row is one whole line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core import Money, Period
from m50core.cli.drawing import Surface, line_of, table_lines
from m50core.cli.folding import columns_of, fold
from m50core.cli.sharing import GAP, measure, share
from m50core.cli.terminal import WHOLE, bare, room, takes_colour
from m50core.pages import Cell, Column, LazyRows, ListRow, Table, TextLine, cell, heading
from m50core.values.choice import Choice
from m50core.values.stage import Stage
from m50core.values.tone import Tone

SIGNS = ("abcdé-/", "fghij", "klm日本", "nop🏠", "qrs")
"""By column: signs that no other column has, so that one knows where each came from."""


class Progress(Choice):
    """As a status is."""

    open = "open", "nog te doen", Stage.open
    done = "done", "klaar", Stage.finished
    off = "off", "vervallen", Stage.dropped


def words(signs: str) -> st.SearchStrategy[str]:
    word = st.text(signs, min_size=1, max_size=30)
    return st.lists(word, max_size=4).map(" ".join)


ROWS = st.lists(st.tuples(*map(words, SIGNS)), min_size=1, max_size=3)


def table_of(rows: list[tuple[str, ...]], wide: int = 1) -> Table:
    notes = ("uvw xyz " * 3,)
    shown = [ListRow(tuple(map(cell, row)), f"{n:03}", notes) for n, row in enumerate(rows)]
    return Table(shown, head="ABCDE", ids="NR", wide=wide)


@given(ROWS, st.integers(2, 200), st.booleans())
def test_no_word_of_a_cell_is_lost_in_any_room_and_no_line_is_wider(rows, room, coloured):
    drawn = list(table_lines(table_of(rows), Surface(room, coloured=coloured)))
    assert all(columns_of(bare(line)) <= room for line in drawn)
    told = bare("".join(drawn))
    for n, signs in enumerate(SIGNS):
        given_signs = "".join(row[n] for row in rows).replace(" ", "")
        assert "".join(one for one in told if one in signs) == given_signs
    notes = "".join(one for one in told if one in "uvwxyz")
    assert notes == "uvwxyzuvwxyzuvwxyz" * len(rows)
    numbers = "".join(one for one in told if one.isdigit())
    assert numbers == "".join(f"{n:03}" for n in range(len(rows)))


@given(ROWS)
def test_in_a_pipe_a_row_is_one_whole_line(rows):
    lines = list(table_lines(table_of(rows).without_notes(), Surface(WHOLE)))[1:]
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert all(text in line for text in row)
        assert not line.endswith(" ")


@given(words("abc日é-"), st.integers(1, 40), st.integers(0, 40))
def test_folded_text_is_the_text_in_lines_that_fit(text, width, first):
    lines = fold(text, width, first)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for number, line in enumerate(lines):
        assert columns_of(line) <= max(first or width if number == 0 else width, 2)


@given(
    st.lists(st.lists(words("abc"), min_size=1, max_size=6), min_size=1, max_size=6),
    st.integers(1, 200),
)
def test_columns_share_what_there_is_and_use_all_of_it_before_one_is_folded(texts, room):
    columns = [measure("", [(text, True) for text in column]) for column in texts]
    widths = share(columns, room, 0)
    if widths is not None:
        assert sum(widths) + GAP * (len(widths) - 1) <= room
        needs = [column.need for column in columns]
        assert all(size <= need for size, need in zip(widths, needs, strict=True))
        short = any(size < need for size, need in zip(widths, needs, strict=True))
        assert not short or sum(widths) + GAP * (len(widths) - 1) == room


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_day_an_amount_and_a_number_are_never_folded(columns):
    text = "een titel die lang genoeg is om te vouwen " * 3
    row = [text, date(2025, 3, 25), Money(1250), Period.parse("25 mrt 2025"), text]
    table = Table([ListRow(tuple(map(cell, row)), "interne-organisatie-07")],
                  head=("Titel", "Dag", Column("Bedrag", right=True), "Rond", "Waarom"),
                  ids="Nummer")  # fmt: skip
    told = "\n".join(table_lines(table, Surface(columns)))
    assert told.count("di 25 mrt 2025") == 2
    assert "€ 1.250,00" in told
    assert "interne-organisatie-07" in told


def test_a_long_title_is_folded_below_itself_and_short_columns_stay_as_they_are():
    rows = [["Woordvoerders van alle fracties in de Tweede Kamer bellen", "risico"]]
    table = Table([ListRow(tuple(map(cell, rows[0])), "ruimte-07")], head=("Titel", "Stand"),
                  ids="Nummer")  # fmt: skip
    assert list(table_lines(table, Surface(50))) == [
        "Nummer     Titel                            Stand",
        "ruimte-07  Woordvoerders van alle fracties  risico",
        "           in de Tweede Kamer bellen",
    ]


def test_where_columns_have_no_room_a_row_stands_below_itself_with_its_labels():
    row = ListRow(
        (
            cell("Woordvoerders van fracties bellen"),
            cell("risico"),
            cell("Ruimte en economie"),
            cell(""),
        ),
        "ruimte-07",
    )
    other = row._replace(cells=(cell("Kort"), cell("klaar"), cell(""), cell("Eva")), id="b-1")
    head = ("Titel", "Stand", "Onderdeel", "Trekker")
    assert list(table_lines(Table([row, other], head=head, ids="Nummer"), Surface(40))) == [
        "ruimte-07  Woordvoerders van fracties",
        "  bellen",
        "  Stand: risico",
        "  Onderdeel: Ruimte en economie",
        "b-1  Kort",
        "  Stand: klaar · Trekker: Eva",
    ]


def test_a_column_in_which_nothing_stands_falls_away_unless_all_are_asked():
    table = Table([["a", "", "b"], ["c", "", ""]], head=("A", "B", "C"), ids="Nr")
    assert [line.split() for line in table_lines(table, Surface(80))] == [
        ["A", "C"], ["a", "b"], ["c"],
    ]  # fmt: skip
    (head, *_) = table_lines(table, Surface(80, every=True))
    assert head.split() == ["Nr", "A", "B", "C"]


def test_of_a_list_too_long_to_know_no_column_falls_away():
    """What stands further on would have no place."""

    def make(number: int) -> ListRow:
        return ListRow((cell(f"wat {number}"), cell("laat" if number > 900 else "")))

    table = Table(LazyRows(range(1000), make), head=("Wat", "Stand"))
    lines = list(table_lines(table, Surface(80)))
    assert lines[0].split() == ["Wat", "Stand"]
    assert lines[-1].split() == ["wat", "999", "laat"]


def test_a_day_longer_than_those_that_told_the_width_still_stands_on_one_line():
    def make(number: int) -> ListRow:
        return ListRow((cell("x" * 30), cell(10**15 if number == 500 else 1)), "a")

    table = Table(LazyRows(range(1000), make), head=("Wat", "Hoeveel"))
    for columns in (40, 36, 33):
        lines = list(table_lines(table, Surface(columns)))
        assert any("1.000.000.000.000.000" in line for line in lines)
        assert all(columns_of(line) <= columns for line in lines)


def test_what_is_longer_further_on_gets_the_room_that_nothing_uses():
    def make(number: int) -> ListRow:
        return ListRow((cell(f"wat er is {number}"), cell("x")), f"actie-{number}")

    table = Table(LazyRows(range(2_000), make), head=("Wat", "Stand"), ids="Nummer")
    lines = list(table_lines(table, Surface(60)))
    assert len(lines) == 2_001
    assert lines[-1].split() == ["actie-1999", "wat", "er", "is", "1999", "x"]
    tight = list(table_lines(table, Surface(30)))
    assert all(columns_of(line) <= 30 for line in tight)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("é", 1), ("e\u0301", 1), ("日本", 4), ("🏠", 2), ("❤\ufe0f", 2), ("€ “–” …", 7),
     ("\u1100\u1161", 2)],
)  # fmt: skip
def test_text_is_measured_in_columns_of_a_terminal(text, columns):
    assert columns_of(text) == columns


def test_what_a_status_says_is_coloured_and_its_words_stand_there_too():
    head = (Column("Wat"), Column("Stand"))
    rows = [["a", Progress.open], ["b", Progress.done], ["c", Progress.off],
            [cell("d"), Cell(None, "te laat", tone=Tone.wrong)]]  # fmt: skip
    lines = list(table_lines(Table([heading("Kop"), *rows], head=head), Surface(80, coloured=True)))
    assert lines[0] == "\x1b[1mWat\x1b[0m  \x1b[1mStand\x1b[0m"
    assert lines[1:] == [
        "\x1b[1mKop\x1b[0m", "a    nog te doen", "b    \x1b[32mklaar\x1b[0m",
        "c    \x1b[2mvervallen\x1b[0m", "d    \x1b[31mte laat\x1b[0m",
    ]  # fmt: skip
    plain = table_lines(Table([heading("Kop"), *rows], head=head), Surface(80))
    assert list(map(bare, lines)) == list(plain)


def test_what_people_wrote_brings_no_look_of_its_own():
    table = Table([["\x1b[31mrood\x1b[0m"]], head=("\x1b[1mA",), below=["\x1b[2J"])
    told = "".join(table_lines(table, Surface(10, coloured=True)))
    assert bare(told).count("\x1b") == 0
    assert "␛" in told


def test_a_line_of_text_is_folded_with_what_stands_before_it():
    line = TextLine("Dit is te laat en moet nog", "  - ", "    ", Tone.wrong)
    assert list(line_of(line, Surface(18))) == ["  - Dit is te laat", "    en moet nog"]
    assert list(line_of(line, Surface(WHOLE))) == ["  - Dit is te laat en moet nog"]
    assert list(line_of(TextLine("Nu", heading=True), Surface(9, coloured=True))) == [
        "\x1b[1mNu\x1b[0m"
    ]


@pytest.mark.parametrize(
    ("given", "columns"),
    [("70", 70), ("0", WHOLE), ("-3", WHOLE), ("breed", WHOLE), ("", WHOLE), ("9" * 5000, 999_999)],
)
def test_the_width_that_is_given_goes_first_also_in_a_pipe(given, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", given)
    assert room() == columns


@pytest.mark.parametrize(
    ("given", "takes"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"CLICOLOR_FORCE": "1"}, True),
     ({"FORCE_COLOR": "0"}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)  # fmt: skip
def test_colours_are_taken_as_the_environment_says(given, takes, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert takes_colour() is takes
