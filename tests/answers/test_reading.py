"""JSON is read back as what it was made of, and each mistake is told with its place."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import m50core as m50
from m50core.pages import Table
from m50core.testing.core import CORE_KINDS

KINDS = {kind.spec.kind: kind for kind in CORE_KINDS}


@attrs.frozen
class Rowed:
    """A class with a row."""

    text: str
    rows: tuple[int, ...] = ()


GOAL = m50.to_json(m50.Theme(id="wonen", title="Wonen"))
ITEM = m50.to_json(m50.ActionItem(id="actie-1", title="Zaal", due="Q1 2025"))


def _with(**change: object) -> dict[str, object]:
    return {**ITEM, **change}


def _period(first: str | None, last: str | None) -> dict[str, str | None]:
    return {"words": "Q1 2025", "earliest": first, "latest": last}


@pytest.mark.parametrize(
    ("plain", "cls", "told"),
    [
        (_with(due=_period("1999-01-01", "1999-03-31")), m50.ActionItem, r"@ \$\.due$"),
        (_with(due=_period("2025-01-01", "x")), m50.ActionItem, r"“x” is geen dag.* @ \$\.due$"),
        (_with(status="x", year="y"), m50.ActionItem, r"@ \$\.year; .*@ \$\.status$"),
        ([ITEM, _with(zzz=1)], list[m50.ActionItem], r"“zzz”.* @ \$\[1\]\.zzz$"),
        ({"kind": "theme"}, m50.Theme, r"ontbreekt.* @ \$\.title$"),
        ("{}", m50.Theme, r"is geen object met velden @ \$$"),
        (None, m50.Theme, r"is geen object met velden @ \$$"),
        ([ITEM, 3], tuple[m50.Record, ...], r"is geen object met velden @ \$\[1\]$"),
        ("abc", tuple[str, ...], r"“abc” is geen lijst @ \$$"),
        ([1], tuple[int, str], r"deze rij heeft 1 waarde, .* @ \$$"),
        ({"a": "x"}, dict[str, int], r"“x” is geen heel getal @ \$\['a'\]$"),
        ({**GOAL, "title": 3}, m50.Theme | m50.ActionItem, r"int @ \$\.title$"),
        (_period("2025-03-31", "2025-01-01"), m50.Period, r"horen bij elkaar @ \$$"),
        (_period("2025-01-01", None), m50.Period, r"horen bij elkaar @ \$$"),
        (_period("1999-01-01", "1999-03-31"), m50.Period, r"“Q1 2025” is geen .* @ \$$"),
        ({"words": "Q1 2025"}, m50.Period, r"“words”, “earliest” en “latest” @ \$$"),
        (3, m50.Period, r"“words”, “earliest” en “latest” @ \$$"),
        ({"text": "a"}, Rowed | m50.Theme, ""),
        ({"texts": "a"}, Rowed, r"hier hoort geen “texts” @ \$"),
        ({"rows": []}, Rowed, r"ontbreekt @ \$\.text$"),
        ({"text": "a", "rows": [True]}, Rowed, r"“True” is geen heel getal @ \$\.rows\[0\]$"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_back_is_told_in_dutch_with_its_place(
    plain: object, cls: Any, told: str
):
    if not told:
        assert m50.from_json(plain, cls, KINDS) == Rowed("a")
        return
    with pytest.raises(ValueError, match=told) as error:
        m50.from_json(plain, cls, KINDS)
    assert not {"unknown", "invalid", "object has", "expected"} & set(str(error.value).split())


@pytest.mark.parametrize(
    ("read", "error"),
    [
        (lambda: m50.from_json({"rows": []}, Table), None),
        (lambda: m50.from_json(m50.to_json(Table([["a"]])), Table), "“about” van ListRow"),
        (lambda: m50.from_json({}, m50.Finding), "“inputs” van Finding"),
        (lambda: m50.from_json([3], list[m50.Network]), "Network"),
        (lambda: m50.from_json({}, m50.Collection), "Collection"),
    ],
)
def test_a_class_of_which_json_does_not_tell_all_is_not_read_back(
    read: Callable[[], object], error: str | None
):
    if error is None:
        assert read() == Table([])
        return
    with pytest.raises(TypeError, match=f"niet uit JSON te lezen: .*{error}"):
        read()


def test_what_is_no_class_or_kinds_is_told_by_the_name_of_the_argument():
    with pytest.raises(m50.UsageError, match=r"from_json\(cls=…\): “theme”"):
        m50.from_json(GOAL, "theme")  # type: ignore[arg-type]
    with pytest.raises(m50.UsageError, match=r"from_json\(kinds=…\)"):
        m50.from_json(GOAL, m50.Theme, 3)  # type: ignore[arg-type]
    with pytest.raises(m50.UsageError, match=r"schema\(name=…\)"):
        m50.schema(3)  # type: ignore[arg-type]
