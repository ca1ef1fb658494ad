"""What a status says about the work, in one place for every kind."""

import pytest

from m50core.budget.records import BudgetStatus
from m50core.communication.records import PublicationStatus
from m50core.goals.records import GoalStatus
from m50core.meetings.records.decisions import DecisionStatus
from m50core.meetings.records.meetings import ActionStatus, MeetingStatus
from m50core.meetings.records.papers import PaperStatus


@pytest.mark.parametrize(
    ("status", "happened", "off", "over"),
    [
        (GoalStatus.not_started, False, False, False),
        (GoalStatus.paused, False, False, False),
        (GoalStatus.done, True, False, True),
        (GoalStatus.dropped, False, True, True),
        (ActionStatus.doing, False, False, False),
        (MeetingStatus.held, True, False, True),
        (MeetingStatus.cancelled, False, True, True),
        (PaperStatus.delivered, True, False, True),
        (PublicationStatus.published, True, False, True),
        (BudgetStatus.offered, True, False, False),
        (BudgetStatus.adopted, True, False, True),
        (DecisionStatus.taken, True, False, True),
        (DecisionStatus.rejected, False, True, True),
    ],
)
def test_a_status_tells_whether_it_happened_is_off_or_is_over(status, happened, off, over):
    assert (status.has_happened, status.is_off, status.is_over) == (happened, off, over)
