"""Where a list stands: known by keys, never by what stands above a column; near what is gone."""

import pytest
from m50tui.widgets.drawn import page_of
from m50tui.widgets.page import Page, Row, head
from m50tui.widgets.record_list import RecordList
from m50tui.widgets.rows import keys_near, place_of
from textual.app import App, ComposeResult

import m50core as m50
from m50core.pages import Column, ListRow, Table, cell


class OneList(App[None]):
    """Shows a list and nothing else."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield RecordList(id="list")


def actions(*titles: str, label: str = "Titel", ids: tuple[str, ...] = ()) -> Page:
    rows = [
        ListRow((cell(title),), ids[n] if ids else f"actie-{title}")
        for n, title in enumerate(titles)
    ]
    return page_of(Table(rows, head=(Column(label, "title"),), ids="Nummer"))


async def stood(page: Page, spot: m50.ListSpot) -> RecordList:
    """Return a list that shows a page, standing at a spot."""
    async with OneList().run_test() as pilot:
        shown = pilot.app.query_one(RecordList)
        shown.show(page)
        shown.stand(spot)
        return shown


@pytest.mark.parametrize("sort", ["title", "Titel"], ids=["key", "kept before columns had names"])
async def test_a_sort_is_known_by_the_name_of_its_column(sort: str):
    shown = await stood(actions("b", "a"), m50.ListSpot("actie-b", sort, backward=True))
    assert (shown.spot.sort, shown.spot.backward) == ("title", True)


async def test_what_stands_above_a_column_can_change_and_a_sort_stays():
    shown = await stood(actions("a", "c", "b"), m50.ListSpot("actie-b", "title"))
    left = shown.spot
    again = await stood(actions("a", "c", "b", label="Hoe het heet"), left)
    assert again.spot == left
    assert [row.cells[0] for row in again._rows] == ["a", "b", "c"]


async def test_the_column_of_numbers_has_a_name_too():
    shown = await stood(actions("a", "b", ids=("2", "1")), m50.ListSpot(sort="id"))
    assert [row.cells[0] for row in shown._rows] == ["b", "a"]


@pytest.mark.parametrize(
    ("left", "nearest"),
    [("abcde", "d"), ("abcd", "d"), ("abc", "c"), ("a", "a"), ("", "")],
)
async def test_where_a_line_is_gone_the_nearest_one_is_chosen(left: str, nearest: str):
    gone = m50.ListSpot("actie-gone", place=3)
    shown = await stood(actions(*left), gone)
    assert (shown.current.cells[0] if shown.current else "") == nearest


def test_the_lines_beside_it_say_what_is_nearest_wherever_they_stand_now():
    def rows(names: str) -> list[Row]:
        return [head("-") if name == "-" else Row((name,), record=name) for name in names]

    keys = keys_near(rows("abcde"), 2, 2)
    assert keys == ("c", "d", "b", "e", "a")
    left = {"abcde": 2, "de": 0, "xyzea": 3, "a": 0, "-xyz": 2, "": 2}
    assert {names: place_of(rows(names), keys, 2) for names in left} == left
    assert place_of(rows("cxxc"), ("c",), 3) == 3
    assert keys_near([Row(("geen",))], 0, 2) == keys_near([], -1, 2) == ()
    assert place_of(rows("-a"), (), 0) == 1


async def test_a_heading_is_never_the_nearest():
    rows = (head("Eerst"), Row(("a",), record="a"), head("Dan"), Row(("b",), record="b"))
    shown = await stood(Page("", ("Wat",), rows), m50.ListSpot("gone", place=2))
    assert shown.current is rows[3]


async def test_a_line_that_opens_nothing_is_known_by_what_it_tells_of():
    table = Table([ListRow((cell("a"),), "x"), ListRow((cell("b"),), "y")], head=("Naam",))
    (first, second) = page_of(table).rows
    assert (first.key, second.key) == ("x", "y")


async def test_the_group_that_a_line_was_in_is_open_again_also_once_the_line_is_gone():
    rows = (
        Row(("alle",), opens="M50-1"),
        Row(("een",), record="een", group="M50-1"),
        Row(("twee",), record="twee", group="M50-1"),
    )
    shown = await stood(Page("", ("Wat",), rows), m50.ListSpot("twee"))
    assert shown.spot == m50.ListSpot("twee", place=2, beside=("een",), within="M50-1")
    again = await stood(Page("", ("Wat",), rows[:2]), shown.spot)
    assert again.current is rows[1]


async def test_a_list_with_a_nameless_column_isnt_sorted_by_it():
    rows = (head("Eerst"), Row(("b", "x"), record="b"), Row(("a", "y"), record="a"))
    shown = await stood(Page("", ("", "Wat"), rows), m50.ListSpot("b"))
    assert shown._rows == list(rows)
