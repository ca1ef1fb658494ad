"""What a kind's status has to say about the work, and its fields of when it was done."""

from collections.abc import Iterator
from datetime import date

from m50core.records.record import Record
from m50core.values.choice import Choice, has_steps, next_steps
from m50core.values.period import Period
from m50core.values.stage import Stage


def status_faults(kind: type[Record]) -> Iterator[str]:
    """Yield what is wrong with the status of a kind; nothing when it has none.

    Each member declares its stage, at one of them nothing more is to be done, and from what isn't
    over a step leads on.
    """
    info = kind.spec.fields.get("status")
    if info is None or not issubclass(info.type, Choice):
        return
    name, members = info.type.__name__, list(info.type)
    for member in members:
        if not member.declares_stage:
            yield f"{name}.{member.name} declares no stage"
        elif has_steps(info.type) and not next_steps(member) and not member.is_over:
            yield f"{name}.{member.name} leads nowhere, and its stage isn't over"
    # What has a day is late for ever until it is over, however well it stands.
    rests = () if "due" in kind.spec.fields else (Stage.standing,)
    if not any(member.is_over or member.stage in rests for member in members):
        yield f"{name} has no member at which nothing more is to be done"


def day_faults(kind: type[Record]) -> Iterator[str]:
    """Yield what is wrong with how a kind says on which day it happened.

    ``happened_on`` names fields that hold a day or a period; ``stamps`` names members of its
    status, and fields that may stay empty for the day and the name of who did it.
    """
    fields = kind.spec.fields
    if kind.happened_on != Record.happened_on:
        for name in kind.happened_on:
            if name not in fields or fields[name].type not in (date, Period):
                yield f"{kind.__name__}.happened_on names {name}, which is no day"
    members = fields["status"].type.__members__.values() if "status" in fields else ()
    for value, names in kind.stamps.items():
        if value not in {str(member.value) for member in members}:
            yield f"{kind.__name__}.stamps names {value}, which is no status"
        for name in names:
            info = fields.get(name)
            if info is None or info.required or info.type not in (date, Period, str):
                yield f"{kind.__name__}.stamps fills {name}, which takes no day or name"
