"""What a ``Doing`` comes to: done as one commit, or only looked at beforehand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

import attrs

from m50core.errors import ConflictError, FieldError, M50Error, UnknownField, UnknownId
from m50core.network.commit import CommitBuilder
from m50core.network.history.fields import FieldChange, RecordsContext, record_changes
from m50core.pages.cells import Column, ListRow, cell
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.records.doing import Doing, refusal
from m50core.records.reasons import count_words
from m50core.records.record import Record
from m50core.records.relation_words import field_of, titles
from m50core.records.relations import relations
from m50core.values import dutch
from m50core.values.choice import Choice

_MOST = 20
"""So many of what changes are told one by one."""
_LINE = 70
"""So much of what changes of one record stands beside it; more stands below."""
_SIDE = 60
"""So much of a value is told: enough to see which it is."""
_HEAD = (Column("Wat", "title"), Column("Wat er verandert", "change"))
_REFUSALS = (FieldError, UnknownField, UnknownId, ConflictError)


class Fate(Choice):
    """What becomes of one record."""

    changed = "changed", "wijzigt"
    along = "along", "gaat mee"
    same = "same", "is al zo"
    added = "added", "komt erbij"
    removed = "removed", "gaat weg"


@attrs.frozen
class Foreseen:
    """One record, and what becomes of it."""

    fate: Fate
    record: Record
    """As it becomes; of what goes: as it is."""
    changes: tuple[FieldChange, ...] = ()
    added: tuple[Record, ...] = ()
    """What is added about it."""


class CarryingNetwork(RecordsContext, Protocol):
    """The network, as this looks at it."""

    def commit(self, why: str) -> AbstractContextManager[CommitBuilder]:
        """Gather changes into one commit."""


def carry_out(net: CarryingNetwork, doing: Doing) -> tuple[Record, ...]:
    """Do it; return what changed and what was added. An error tells of every record that can't."""
    if doing.is_empty:
        return ()
    with _refusing(doing), net.commit(doing.why) as commit:
        changed, added = _lay(commit, doing)
    laid = (*changed, *(record.id for record in added))
    kept = (commit.touched.get(record_id) for record_id in laid)
    return tuple(record for record in kept if record is not None)


def foresee(net: CarryingNetwork, doing: Doing) -> tuple[Foreseen, ...]:
    """Return what becomes of each record, and keep nothing; errors as ``carry_out``."""
    with _refusing(doing), net.commit(doing.why) as commit:
        changed, added = _lay(commit, doing)
        commit.settle()
        # What a commit refuses at its end, must show beforehand too.
        commit.changes()
        foreseen = tuple(_outcomes(net, commit, doing, changed, added))
        commit.cancel()
    return foreseen


@contextmanager
def _refusing(doing: Doing) -> Iterator[None]:
    records = (*(record for record, _ in doing.changes), *doing.removals, *doing.same)
    asked = len({record.id for record in records})
    try:
        yield
    except _REFUSALS as error:
        if asked < 2:
            raise
        raise refusal([error], asked) from error


def _lay(commit: CommitBuilder, doing: Doing) -> tuple[dict[str, Record], list[Record]]:
    """Lay all of it into a commit; return what changed, by id, and what was added."""
    changed: dict[str, Record] = {}
    wrong: list[M50Error] = []
    for record, values in doing.changes:
        try:
            changed[record.id] = commit.change(changed.get(record.id, record), **values)
        except _REFUSALS as error:
            _note(wrong, record.id, error)
    for record in doing.removals:
        try:
            commit.remove(record)
        except _REFUSALS as error:
            _note(wrong, record.id, error)
    if wrong:
        raise refusal(wrong, 1)
    return changed, [commit.add(addition) for addition in doing.additions]


def _note(wrong: list[M50Error], record_id: str, error: M50Error) -> None:
    for problem in (error, *error.problems):
        problem.record_id = problem.record_id or record_id
    wrong.append(error)


def _outcomes(
    net: CarryingNetwork,
    commit: CommitBuilder,
    doing: Doing,
    changed: Mapping[str, Record],
    added: Iterable[Record],
) -> Iterator[Foreseen]:
    about: dict[str, list[Record]] = {}
    own: list[Record] = []
    for record in added:
        target = next((other for _, other in relations(record) if other in net.records), "")
        (about.setdefault(target, []) if target else own).append(record)
    for record_id in dict.fromkeys((*changed, *about)):
        yield _of_one(net, commit, record_id, Fate.changed, tuple(about.get(record_id, ())))
    yield from (Foreseen(Fate.removed, record) for record in doing.removals)
    yield from (Foreseen(Fate.added, commit.present(new.id) or new) for new in own)
    asked = {*changed, *about, *(record.id for record in (*added, *doing.removals))}
    for record_id, new in commit.touched.items():
        if record_id not in asked and new is not None and record_id in net.records:
            along = _of_one(net, commit, record_id, Fate.along)
            if along.changes:
                yield along
    yield from (Foreseen(Fate.same, record) for record in doing.same)


def _of_one(
    net: CarryingNetwork,
    commit: CommitBuilder,
    record_id: str,
    fate: Fate,
    added: tuple[Record, ...] = (),
) -> Foreseen:
    before = net.records[record_id]
    after = commit.present(record_id) or before
    changes = record_changes(net, before, after)
    if fate is Fate.changed and not changes and not added:
        fate = Fate.same
    return Foreseen(fate, after, changes, added)


def preview_table(records: Records, outcomes: Sequence[Foreseen]) -> Table:
    """Return what becomes of records: each that changes, the first twenty; then how many more."""
    shown = [outcome for outcome in outcomes if outcome.fate is not Fate.same]
    return Table(
        [_row(records, outcome) for outcome in shown[:_MOST]],
        head=_HEAD,
        ids="Nummer",
        title="Wat er verandert",
        empty="Er verandert niets: alles is al zo.",
        below=tuple(_below(outcomes, len(shown))) if shown else (),
    )


def _below(outcomes: Sequence[Foreseen], shown: int) -> Iterator[str]:
    if shown > _MOST:
        yield f"… en nog {shown - _MOST}."
    by_fate: dict[Fate, list[Record]] = {}
    for outcome in outcomes:
        by_fate.setdefault(outcome.fate, []).append(outcome.record)
    counts = [
        f"{count_words(records)} {_DO[fate][len(records) > 1]}" for fate, records in by_fate.items()
    ]
    yield f"Samen: {dutch.list_words(counts)}."


_DO = {
    Fate.changed: ("wijzigt", "wijzigen"),
    Fate.along: ("gaat mee", "gaan mee"),
    Fate.same: ("was al zo", "waren al zo"),
    Fate.added: ("komt erbij", "komen erbij"),
    Fate.removed: ("gaat weg", "gaan weg"),
}


def _row(records: Records, outcome: Foreseen) -> ListRow:
    record, fate = outcome.record, outcome.fate
    parts = [
        *(
            f"{field.label}: {_side(field.before)} → {_side(field.after)}"
            for field in outcome.changes
        ),
        *(_addition_words(records, record, addition) for addition in outcome.added),
    ]
    words, notes = "; ".join(parts), tuple[str, ...]()
    if not parts or (len(parts) > 1 and len(words) > _LINE):
        words, notes = fate.label, tuple(parts)
    cells = (cell(record.title_text), cell(words))
    return ListRow(cells, record.id if fate is not Fate.added else "", notes, about=outcome)


def _side(text: str) -> str:
    return (text if len(text) <= _SIDE else f"{text[: _SIDE - 1]}…") or "leeg"


def _addition_words(records: Records, about: Record, added: Record) -> str:
    """Return what is added about a record: what stands in the list of its kind."""
    fields = added.spec.fields.values()
    values = (
        field_of(added, info.name, titles(records.get))
        for info in fields
        if info.in_list and getattr(added, info.name) not in ("", (), None, about.id)
    )
    return f"{added.spec.label} erbij: {', '.join(map(_side, values))}"
