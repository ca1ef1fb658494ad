"""What a status says about the work, in one place for every kind."""

import pytest

from m50core.agenda.records import AppointmentStatus
from m50core.board.records import PillarStatus, SeatStatus
from m50core.budget.records import BudgetStatus, ContributionStatus
from m50core.communication.records import PublicationStatus
from m50core.goals.records import GoalStatus
from m50core.lobby.records import LobbyStatus
from m50core.meetings.records.decisions import DecisionStatus
from m50core.meetings.records.meetings import ActionStatus, MeetingStatus
from m50core.meetings.records.papers import PaperStatus
from m50core.meetings.records.tallies import VoteStatus
from m50core.members.records import MemberStatus
from m50core.testing.core import CORE_KINDS
from m50core.testing.statuses import status_faults
from m50core.values.choice import Choice
from m50core.values.stage import Stage


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
        (VoteStatus.closed, True, False, True),
        (ContributionStatus.paid, True, False, True),
        (ContributionStatus.waived, False, True, True),
        (LobbyStatus.evaluated, True, False, True),
        (LobbyStatus.dormant, False, False, False),
        (PillarStatus.stopped, False, True, True),
        (MemberStatus.member, False, False, False),
        (MemberStatus.former, False, True, True),
        (SeatStatus.filled, False, False, False),
        (AppointmentStatus.confirmed, False, False, True),
        (AppointmentStatus.cancelled, False, True, True),
    ],
)
def test_a_status_tells_whether_it_happened_is_off_or_is_over(status, happened, off, over):
    assert (status.has_happened, status.is_off, status.is_over) == (happened, off, over)


@pytest.mark.parametrize("kind", CORE_KINDS, ids=lambda kind: kind.spec.kind)
def test_every_status_of_the_core_says_its_stages(kind):
    assert list(status_faults(kind)) == []


def test_a_word_of_a_plugins_own_means_what_its_stage_says():
    class Step(Choice):
        begonnen = "begonnen", "begonnen", Stage.under_way
        done = "done", "eerste deel klaar", Stage.happened
        afgerond = "afgerond", "afgerond", Stage.finished

    assert [step.is_over for step in Step] == [False, False, True]
    assert [step.has_happened for step in Step] == [False, True, True]


def test_what_declares_no_stage_beside_one_that_does_is_open():
    class Step(Choice):
        done = "done", "klaar"
        afgerond = "afgerond", "afgerond", Stage.finished

    assert (Step.done.stage, Step.done.is_over) == (Stage.open, False)


def test_a_plugin_of_before_there_were_stages_keeps_what_its_words_meant():
    class Step(Choice):
        open = "open", "open"
        offered = "offered", "aangeboden"
        done = "done", "klaar"
        cancelled = "cancelled", "gaat niet door"

        @property
        def is_over(self):
            return self is Step.open or super().is_over

    assert [step.stage for step in Step] == [
        Stage.open, Stage.happened, Stage.finished, Stage.dropped,
    ]  # fmt: skip
    assert [step.is_over for step in Step] == [True, False, True, True]
