"""What a kind's status has to say about the work."""

from collections.abc import Iterator

from m50core.records.record import Record
from m50core.values.choice import Choice, has_steps, next_steps
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
