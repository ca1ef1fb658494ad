"""The net difference that some commits made, record by record."""

from collections.abc import Iterable

import attrs

from m50core.network.history.fields import ChangeContext, FieldChange, field_changes, title_of
from m50core.store.protocol import Change, Commit
from m50core.values.choice import Choice


class What(Choice):
    """What became of a record between two moments."""

    added = "added", "nieuw"
    changed = "changed", "gewijzigd"
    removed = "removed", "verwijderd"


@attrs.frozen
class Difference:
    """One record at two moments: the fields that differ, and the commits that made it so."""

    what: What
    kind: str
    id: str
    title: str
    fields: tuple[FieldChange, ...]
    commits: tuple[int, ...]
    """Numbers, oldest first."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What became of it, a line a field; one line when it came or went."""
        if self.what is What.changed:
            return tuple(f"{self.title}: {field.shown}" for field in self.fields)
        if self.what is What.removed:
            return (f"{self.title}: verwijderd",)
        filled = "; ".join(f"{field.label}: {field.after}" for field in self.fields)
        return (f"{self.title}: nieuw ({filled})",)


def differences(known: ChangeContext, commits: Iterable[Commit]) -> tuple[Difference, ...]:
    """Return what differs between before the first and after the last of ``commits``.

    A record that is as it was in the end isn't among them.
    """
    ends: dict[str, Change] = {}
    numbers: dict[str, list[int]] = {}
    for commit in commits:
        for change in commit.changes:
            first = ends.get(change.id, change)
            ends[change.id] = attrs.evolve(change, before=first.before)
            numbers.setdefault(change.id, []).append(commit.number)
    differing = []
    for record_id, change in ends.items():
        fields = field_changes(known, change)
        if fields:
            title = _title(known, change)
            made = tuple(numbers[record_id])
            differing.append(Difference(_what(change), change.kind, record_id, title, fields, made))
    return tuple(differing)


def _what(change: Change) -> What:
    if change.overlay or (change.before is not None and change.after is not None):
        return What.changed
    return What.added if change.before is None else What.removed


def _title(known: ChangeContext, change: Change) -> str:
    planned = known.planned.get(change.id)
    return planned.title_text if planned else title_of(change.after or change.before, change.id)
