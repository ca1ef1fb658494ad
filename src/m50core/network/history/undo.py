"""Undo and redo: which commit is to be taken back, and what takes it back.

A commit that takes another one back names it in ``undoes``; one that takes *that* one back is a
redo. Nothing else is kept, so what can be undone follows from the log alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, Protocol

from m50core.errors import UndoError, UsageError
from m50core.network.history import absent
from m50core.network.history.backward import Backward
from m50core.network.history.fields import field_info, title_of
from m50core.network.implied import needs
from m50core.network.locks import Locks
from m50core.network.making import Orphan, compose_record
from m50core.records.collection import Records
from m50core.records.doubles import double_faults, with_key
from m50core.records.record import ABSENT, Record
from m50core.records.relations import broken_relations, relations
from m50core.started import to_type
from m50core.store.protocol import Change, Commit, StoredDocument


class UndoNetwork(absent.HistoryNetwork, Protocol):
    """The network that a commit is taken back in."""


class Taken(NamedTuple):
    """The commit that takes another back."""

    why: str
    changes: tuple[Change, ...]
    undoes: int
    """The other's number."""
    records: Mapping[str, Record | None]
    """What the changes make, by id."""


def plan_undo(
    net: UndoNetwork, recent: Iterable[Commit], who: str, number: int | None = None
) -> Taken:
    """Return what takes back the last commit of ``who`` that holds, or the one with ``number``.

    ``recent`` are the commits, newest first. Raises UsageError when there is none, UndoError when
    it can't be taken back.
    """
    log = Backward(recent)
    return _take_back(net, log, _to_undo(log, who) if number is None else log[number])


def plan_redo(net: UndoNetwork, recent: Iterable[Commit], who: str) -> Taken:
    """Return what takes back the last undo of ``who``; errors as ``undone``.

    A newer change of the same ``who`` ends what can be redone.
    """
    log = Backward(recent)
    return _take_back(net, log, _to_redo(log, who))


def _to_undo(log: Backward, who: str) -> Commit:
    for commit, holds in log.holding():
        if holds and commit.who == who and _is_step(commit):
            return commit
    raise UsageError(
        f"Er is niets om ongedaan te maken: {who} heeft geen wijziging die nog geldt. "
        f"Een wijziging van een ander neemt u terug met haar nummer: {to_type('undo NUMMER')}."
    )


def _is_step(commit: Commit) -> bool:
    """False for an undo, an erasure (it is for good), and a note that changed no record."""
    return _differs(commit.changes) and not commit.undoes and not commit.erases


def _differs(changes: Iterable[Change]) -> bool:
    return any(change.before != change.after for change in changes)


def _to_redo(log: Backward, who: str) -> Commit:
    for commit, holds in log.holding():
        if commit.who == who and _differs(commit.changes) and not commit.undoes:
            break
        if holds and commit.who == who and log.origin(commit)[1]:
            return commit
    raise UsageError(
        "Er is niets om opnieuw te doen: er is niets ongedaan gemaakt, of daarna is er weer "
        "iets gewijzigd."
    )


def _take_back(net: UndoNetwork, log: Backward, target: Commit) -> Taken:
    origin, takes_back = log.origin(target)
    why = f"Opnieuw: {origin.why}" if takes_back else f"Ongedaan: {origin.why}"
    changes, records = _changes_back(net, log, target)
    return Taken(why, changes, target.number, records)


def _changes_back(
    net: UndoNetwork, log: Backward, target: Commit
) -> tuple[tuple[Change, ...], Mapping[str, Record | None]]:
    if target.erases:
        raise UndoError(target.number, "zij heeft persoonsgegevens gewist, en dat is voorgoed.")
    # Taking away what was erased is harmless; setting it back isn't.
    ids = {c.id for c in target.changes if c.before is not None and c.before != c.after}
    for commit, holds in log.holding():
        if commit.number <= target.number:
            break
        if holds and commit.undoes == target.number:
            reason = f"dat is al gebeurd met {_commit_name(commit)}."
            raise UndoError(target.number, reason, later=commit.number)
        if commit.erases in ids:
            reason = f"daarna zijn persoonsgegevens van “{commit.erases}” gewist."
            raise UndoError(target.number, reason, record_id=commit.erases, later=commit.number)
    if not _differs(target.changes):
        raise UndoError(target.number, "zij heeft geen gegevens gewijzigd.")
    changes = tuple(_inverse(net, log, target, change) for change in reversed(target.changes))
    records = {change.id: _record(net, change) for change in changes}
    _check_days(net, log, target, records)
    _check_locks(net, log, target, records)
    _check_relations(net, target, changes, records)
    _check_doubles(net, target, records)
    return changes, records


def _check_days(
    net: UndoNetwork, log: Backward, target: Commit, made: Mapping[str, Record | None]
) -> None:
    """Refuse when a decision that took effect in the meantime would get another day."""
    from m50core.meetings.records.decisions import Decision, left_behind, moved_in_effect

    for record_id, record in made.items():
        before = net.records.get(record_id)
        if before is None or record is None:
            continue
        pointing = net.records.pointing_at(record_id, Decision.spec.kind)
        decisions = [made.get(each_record.id, each_record) for _, each_record in pointing]
        left = (
            fault
            for decision in decisions
            if decision
            for fault in left_behind(decision, record, before)
        )
        for field, reason in left:
            raise UndoError(
                target.number, f"“{before.title_text}” ({record_id}): {reason}.",
                record_id=record_id, field=field,
            )  # fmt: skip
        for field, reason in moved_in_effect(record, before):
            later = (c for c in log.after(target.number) if _touches(c, record_id, "status"))
            done = next(later, None)
            advice = f" Maak eerst {_commit_name(done)} ongedaan." if done else ""
            raise UndoError(
                target.number, f"“{before.title_text}” ({record_id}): {reason}.{advice}",
                record_id=record_id, field=field, later=done.number if done else 0,
            )  # fmt: skip


def _inverse(net: UndoNetwork, log: Backward, target: Commit, change: Change) -> Change:
    document = net.document(change.id)
    present = document.fields if document else None
    # State over the plan comes and goes by field; any other record as a whole.
    whole = not change.overlay
    if whole and (present is None) is not (change.after is None):
        raise _overtaken_error(net, log, target, change, "")
    wanted, clashing = fields_back(present or {}, change.before or {}, change.after or {})
    added = whole and change.before is None
    if added:
        clashing += [name for name in present or {} if name not in (change.after or {})]
    if clashing:
        raise _overtaken_error(net, log, target, change, clashing[0])
    gone = added or (change.overlay and not wanted)
    return Change(change.kind, change.id, present, None if gone else wanted, change.overlay)


_MISSING = object()


def fields_back(
    present: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return ``present`` with what differs between ``before`` and ``after`` set back.

    Second are the names of the fields that no longer have the value of ``after``.
    """
    wanted, clashing = dict(present), []
    for name in {**before, **after}:
        was, became = before.get(name, _MISSING), after.get(name, _MISSING)
        if was == became:
            continue
        if present.get(name, _MISSING) != became:
            clashing.append(name)
        wanted.pop(name, None)
        if was is not _MISSING:
            wanted[name] = was
    return wanted, clashing


def _overtaken_error(
    net: UndoNetwork, log: Backward, target: Commit, change: Change, name: str
) -> UndoError:
    later = next((c for c in log.after(target.number) if _touches(c, change.id, name)), None)
    title = _title(net, change)
    info = field_info(net, change.kind, name)
    what = f"“{info.label if info else name}” van {title}" if name else title
    by = f" met {_commit_name(later)}" if later else ""
    number = later.number if later else 0
    advice = f" Maak eerst wijziging {number} ongedaan, of wijzig het zelf." if later else ""
    return UndoError(
        target.number,
        f"{what} is daarna nog gewijzigd{by}.{advice}",
        record_id=change.id,
        field=name,
        later=number,
    )


def _touches(commit: Commit, record_id: str, name: str) -> bool:
    for change in commit.changes:
        if change.id == record_id:
            if not name or change.before is None or change.after is None:
                return True
            return bool(change.before.get(name, _MISSING) != change.after.get(name, _MISSING))
    return False


def _commit_name(commit: Commit) -> str:
    return f"wijziging {commit.number} van {commit.who} (“{commit.why}”)"


def _title(net: UndoNetwork, change: Change) -> str:
    record = net.records.get(change.id)
    title = record.title_text if record else title_of(change.after or change.before, change.id)
    return f"“{title}” ({change.id})"


def _check_locks(
    net: UndoNetwork, log: Backward, target: Commit, made: Mapping[str, Record | None]
) -> None:
    """Refuse to change what is locked; a lock itself can be taken back right after it was made."""

    def pointing(record_id: str) -> Iterator[Record]:
        users = (user for _, user in net.records.pointing_at(record_id))
        return (user for user in users if made.get(user.id, user) is not None)

    locks = Locks(net.kinds, pointing)
    later = next((c for c, holds in log.holding() if holds and not log.origin(c)[1]), target)
    for record_id, record in made.items():
        before = net.records.get(record_id)
        if before is None or (record is None and before.final and later.number <= target.number):
            continue
        if reason := locks.why(before, record):
            if before.final and record is None:
                reason += f". Het is al gevolgd door {_commit_name(later)}"
            raise UndoError(
                target.number, f"“{before.title_text}” ({record_id}): {reason}.",
                record_id=record_id,
            )  # fmt: skip


def _check_relations(
    net: UndoNetwork,
    target: Commit,
    changes: tuple[Change, ...],
    made: Mapping[str, Record | None],
) -> None:
    """Refuse when something would point at what isn't there."""
    after = net.records.replace(made)
    for change in changes:
        record = made[change.id]
        if record is None:
            users = [after.get(user.id) for _, user in net.records.pointing_at(change.id)]
            pointing = [
                u
                for u in users
                if u and any(t == change.id for _, t in relations(u)) and needs(net, u, change.id)
            ]
            needed = [f"“{user.title_text}” ({user.id})" for user in pointing]
            needed += [f"{ABSENT} {name}" for name in absent.needing(net.orphans, change.id)]
            if needed and change.id not in after:
                names = ", ".join(needed[:5])
                raise UndoError(
                    target.number, f"{_title(net, change)} is nog nodig voor {names}.",
                    record_id=change.id,
                )  # fmt: skip
            continue
        before = net.records.get(change.id)
        for field, reason in broken_relations(record, partial(_kind_of, net, after, made), before):
            label = record.spec.fields[field].label
            raise UndoError(
                target.number, f"bij {_title(net, change)} klopt “{label}” dan niet: {reason}.",
                record_id=change.id, field=field,
            )  # fmt: skip


def _check_doubles(net: UndoNetwork, target: Commit, made: Mapping[str, Record | None]) -> None:
    """Refuse when something would be there twice of which there is only one."""
    after = net.records.replace(made)
    for record_id, record in made.items():
        before = net.records.get(record_id)
        if record is not None:
            alike = partial(with_key, after)
            for field, reason in double_faults(record, before, alike, after.title):
                raise UndoError(
                    target.number, f"bij “{record.title_text}” ({record_id}): {reason}.",
                    record_id=record_id, field=field,
                )  # fmt: skip


def _kind_of(
    net: UndoNetwork, after: Records, made: Mapping[str, Record | None], record_id: str
) -> str | None:
    record = after.get(record_id)
    if record is not None or record_id in made:
        return record.kind if record else None
    return absent.absent_kind(net, record_id, trusted=True)


def _record(net: UndoNetwork, change: Change) -> Record | None:
    """Return the record after a change; None when it is gone or can't be shown."""
    if change.after is None:
        return net.planned.get(change.id) if change.overlay else None
    document = StoredDocument(change.kind, change.id, 0, change.after, change.overlay)
    record = compose_record(net.kinds, net.planned, document)
    return None if isinstance(record, Orphan) else record
