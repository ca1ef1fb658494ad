"""Setting findings aside for a time, with the reason."""

from datetime import date

from m50core.errors import UsageError
from m50core.findings.listing import describe_until as describe_until
from m50core.findings.rule_choices import Suppression
from m50core.today.deeds import Doing
from m50core.values import dutch


def set_aside(code: str, about: str, until: date, reason: str, *, by: str, day: date) -> Doing:
    """Return what sets aside the findings of a rule, up to and including the day ``until``.

    ``about``: id of the record, or empty for every finding of the rule. UsageError without a
    reason, or when the day is over.
    """
    if not reason.strip():
        raise UsageError("Een melding terzijde leggen vraagt een reden. Schrijf op waarom.")
    if until < day:
        raise UsageError(f"{dutch.day(until)} is al voorbij. Kies een dag vanaf vandaag.")
    suppression = Suppression(code=code, about=about, reason=reason.strip(), until=until, by=by)
    return Doing(f"{code} terzijde gelegd: {suppression.reason}", additions=(suppression,))
