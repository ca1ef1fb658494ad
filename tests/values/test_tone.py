"""What a value says to whoever looks follows from its meaning, for every status alike."""

import pytest

from m50core.accountability.rhythm import RhythmStanding
from m50core.accountability.standing import Stand
from m50core.findings.findings import Severity
from m50core.meetings.needs import State
from m50core.store.upkeep_protocol import SignStatus
from m50core.values.choice import Choice
from m50core.values.stage import Stage
from m50core.values.tone import Tone


class Before(Choice):
    """A choice that says no stage."""

    done = "done", "klaar"


def test_a_status_says_by_its_stage_what_it_is_to_whoever_looks():
    class Progress(Choice):
        busy = "busy", "bezig", Stage.under_way
        done = "gedaan", "klaar", Stage.finished
        off = "weg", "vervallen", Stage.dropped

    assert [one.tone for one in Progress] == [None, Tone.good, Tone.quiet]
    assert Before.done.tone is None


@pytest.mark.parametrize(
    ("wrong", "good"),
    [
        (Stand.risk, Stand.on_course), (RhythmStanding.late, RhythmStanding.on_course),
        (Severity.error, None), (State.late, State.done), (SignStatus.wrong, SignStatus.good),
    ],
)  # fmt: skip
def test_what_is_late_or_at_risk_is_wrong_and_what_goes_well_is_good(wrong, good):
    assert wrong.tone is Tone.wrong
    assert good is None or good.tone is Tone.good
