"""Of what stops halfway its status, nothing more is to be done."""

import pytest

import m50core as m50
from m50core.records.timing import is_over


@pytest.mark.parametrize(
    ("sort", "status", "over"),
    [
        ("interim", "drafted", False),
        ("interim", "offered", True),
        ("budget", "offered", False),
        ("budget", "adopted", True),
    ],
)
def test_a_half_year_report_is_ready_once_the_board_has_it(sort, status, over):
    assert is_over(m50.Budget(title="B", type=sort, status=status)) is over
