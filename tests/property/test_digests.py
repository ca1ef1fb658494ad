"""Whatever is listed: a digest fits the screen, keeps the order, and tells what it holds back."""

import re
from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from m50core.cli.digest_lines import digest_lines
from m50core.cli.drawing import Surface
from m50core.cli.terminal import WHOLE
from m50core.pages.cells import Cell, Column, ListRow
from m50core.pages.digest import ROOM, Digest, DigestPart, Measured, fit
from m50core.pages.table import Table


@st.composite
def measured(draw: st.DrawFn) -> Measured:
    sizes = draw(st.lists(st.integers(0, 4), max_size=12))
    heights = list(accumulate([draw(st.integers(1, 3)), *sizes]))
    return Measured(len(sizes), heights.__getitem__, draw(st.integers(0, 4)))


def height(lists: Sequence[Measured], counts: Sequence[int]) -> int:
    return sum(one.height(count) for one, count in zip(lists, counts, strict=True) if count >= 0)


@given(st.lists(measured(), max_size=5), st.integers(0, 30))
def test_what_fits_has_room_and_no_list_has_a_next_that_would(lists, room):
    counts = fit(lists, room)
    assert height(lists, counts) <= room
    for place, one in enumerate(lists):
        assert -1 <= counts[place] <= one.total
        more = [*counts[:place], counts[place] + 1, *counts[place + 1 :]]
        assert counts[place] == one.total or height(lists, more) > room


@given(st.lists(measured(), max_size=5), st.integers(0, 30))
def test_each_is_named_first_then_the_least_of_each_then_the_rest_in_order(lists, room):
    counts = fit(lists, room)
    named = fit([one._replace(total=0) for one in lists], room)
    least = fit([one._replace(total=min(one.total, one.least)) for one in lists], room)
    for fewer, more in ((named, least), (least, counts)):
        assert all(few <= count for few, count in zip(fewer, more, strict=True))
        grown = [place for place in range(len(lists)) if more[place] > fewer[place]]
        for place in range(grown[-1] if grown else 0):
            one, wanted = lists[place], lists[place].total if more is counts else lists[place].least
            if more[place] < min(one.total, wanted):
                again = [*fewer[: place + 1], *fewer[place + 1 :]]
                again[:place] = more[:place]
                again[place] = more[place] + 1
                assert height(lists, again) > room, "it had no room when its turn came"


SIGNS = "ab cdefghij é日klm nopqrstuvw ŵx\ny " * 7
TITLES = st.tuples(st.integers(0, 30), st.integers(1, 160)).map(
    lambda ends: SIGNS[ends[0] : ends[0] + ends[1]]
)


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    parts, number = [], 0
    for place in range(draw(st.integers(0, 4))):
        rows = []
        for title in draw(st.lists(TITLES, max_size=30)):
            number += 1
            mark = draw(st.sampled_from(["nu", "di 25 mrt", "een heel lang teken dat uitsteekt"]))
            rows.append(ListRow((Cell(mark, mark), Cell(title, title)), f"x-{number}"))
        marked = draw(st.booleans())
        table = Table(
            rows, wide=1, head=(Column("A", "a"), Column("B", "b")), ids="Nummer",
            title=f"Deel {place}", empty=draw(st.sampled_from(["", "niets"])),
        )  # fmt: skip
        parts.append(DigestPart(table, *(("a", ("b",)) if marked else ()), least=place))
    return Digest(
        ("Kop",), tuple(parts), ("Voet",), "m50 alles", draw(st.sampled_from(["", "ook"]))
    )


def ids(lines: Sequence[str]) -> list[str]:
    return re.findall(r"\bx-\d+\b", "\n".join(lines))


@given(digests(), st.integers(40, 140), st.integers(0, 8))
def test_a_digest_fits_in_order_wherever_it_goes_and_tells_what_it_holds_back(digest, room, told):
    lines = list(digest_lines(digest, Surface(80, told=told)))
    assert len(lines) <= ROOM - told
    shown = ids(lines)
    numbers = [int(name[2:]) for name in shown]
    assert numbers == sorted(set(numbers))
    assert ids(list(digest_lines(digest, Surface(room, told=told)))) == shown
    assert ids(list(digest_lines(digest, Surface(WHOLE, told=told)))) == shown
    held = sum(len(part.table.rows) for part in digest.parts) - len(shown)
    text = "\n".join(lines)
    assert all(part.table.title in text for part in digest.parts if part.table.rows)
    more = re.search(r"^Nog (\d+)\b.*: m50 alles$", text, re.DOTALL | re.MULTILINE)
    assert (int(more[1]) if more else 0) == held
    assert "(0 van" not in text, "what has no room for its first is named in the last line"
