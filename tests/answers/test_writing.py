"""What can be said in JSON is, and the rest is refused with its place."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import attrs
import pytest

import m50core as m50
from m50core.answers.said import UNSAID
from m50core.pages import LazyRows, ListRow, Table, cell
from m50core.pages.cells import LazyTexts
from m50core.records.collection import Records
from m50core.testing.core import CORE_KINDS

KINDS = {kind.spec.kind: kind for kind in CORE_KINDS}
THEMES = Records(KINDS, {"wonen": m50.Theme(id="wonen", title="Wonen")}).collection(m50.Theme)
WONEN = m50.to_json(THEMES["wonen"])


class Step(NamedTuple):
    """Values with names."""

    day: date
    about: Annotated[object, UNSAID] = None


@attrs.frozen
class Loose:
    """What promises another type than it holds."""

    text: str
    rows: tuple[int, ...] = ()


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (THEMES, [WONEN]),
        (THEMES.where(title="Wonen"), [WONEN]),
        ({"found": THEMES}, {"found": [WONEN]}),
        ((one for one in (1, date(2025, 3, 11))), [1, "2025-03-11"]),
        ({"a": 1}.keys(), ["a"]),
        (LazyTexts(lambda: ["een", "twee"]), ["een", "twee"]),
        (Step(date(2025, 3, 11), object()), {"day": "2025-03-11"}),
        (Path("a"), "a"),
        ({2025: 1, m50.Stand.risk: 2}, {"2025": 1, "risk": 2}),
        ({2, 10, 1}, [1, 2, 10]),
        (Loose("a", rows=THEMES), {"text": "a", "rows": [WONEN]}),  # type: ignore[arg-type]
    ],
)
def test_whatever_can_be_gone_through_is_a_row_and_what_has_names_is_told_by_them(
    value: object, plain: object
):
    assert m50.to_json(value) == plain
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_a_table_is_told_by_names_whether_its_rows_are_there_or_made_one_by_one():
    def row(title: str) -> ListRow:
        return ListRow((cell(title),), title.lower(), about=object())

    lazy = LazyRows(["A"], row)
    for rows in (lazy, list(lazy)):
        plain = m50.to_json(Table(rows, head=("Wat",), below=LazyTexts(lambda: ["1"])))
        assert plain["head"][0]["label"] == "Wat"
        assert plain["rows"][0]["cells"] == [{"value": "A", "text": "A", "sort": "", "short": ""}]
        assert (plain["rows"][0]["id"], plain["below"]) == ("a", ["1"])
        assert "about" not in plain["rows"][0]


def _itself() -> list[Any]:
    inside: list[Any] = []
    inside.append(inside)
    return inside


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (object(), r"een object kan niet in JSON.* @ \$$"),
        (b"abc", r"bytes.* @ \$$"),
        (datetime(2025, 3, 11, 9).time(), r"time.* @ \$$"),
        (m50.Theme, r"@ \$$"),
        ([m50.Stand], r"@ \$\[0\]$"),
        (KINDS, r"@ \$\['portfolio'\]$"),
        ({"a": [1, {"b": float("nan")}]}, r"“nan” \(float\).* @ \$\['a'\]\[1\]\['b'\]$"),
        ((one for one in (1, float("inf"))), r"@ \$\[1\]$"),
        ({b"x": 1}, r"@ \$\[b'x'\]$"),
        ({None: 1}, r"@ \$\[None\]$"),
        (Loose(object()), r"@ \$\.text$"),  # type: ignore[arg-type]
        (Loose("a", rows=(1, object())), r"@ \$\.rows\[1\]$"),  # type: ignore[arg-type]
        (Step(object()), r"@ \$\.day$"),  # type: ignore[arg-type]
        (Table([["a"]], below=[object()]), r"@ \$\.below\[0\]$"),  # type: ignore[list-item]
        (len, r"@ \$$"),
        (_itself(), "bevat zichzelf"),
    ],
)
def test_what_json_has_nothing_for_is_refused_with_its_place(value: object, place: str):
    with pytest.raises(TypeError, match=place):
        m50.to_json(value)


def test_a_file_is_no_row_of_lines(tmp_path: Path):
    with (tmp_path / "x").open("w") as file, pytest.raises(TypeError, match="TextIOWrapper"):
        m50.to_json(file)
