"""Setting findings aside, worked out as one commit."""

from datetime import date

import pytest

from m50core.errors import UsageError
from m50core.findings.rule_choices import Suppression
from m50core.today import suppression

DAY = date(2025, 3, 11)


def test_setting_aside_keeps_the_rule_the_record_the_reason_and_the_last_day():
    doing = suppression.set_aside("M50-003", "moment-1", DAY, " bekend ", by="Noor", day=DAY)
    (made,) = doing.additions
    assert isinstance(made, Suppression)
    kept = (made.code, made.about, made.until, made.reason, made.by)
    assert kept == ("M50-003", "moment-1", DAY, "bekend", "Noor")
    assert doing.why == "M50-003 terzijde gelegd: bekend"


@pytest.mark.parametrize(
    ("until", "reason", "words"),
    [(DAY, " ", "vraagt een reden"), (date(2025, 3, 10), "bekend", "al voorbij")],
)
def test_a_reason_and_a_day_that_is_not_over_are_asked_for(until, reason, words):
    with pytest.raises(UsageError, match=words):
        suppression.set_aside("M50-003", "moment-1", until, reason, by="Noor", day=DAY)
