"""Which records may hold data about someone, while what tells so isn't installed."""

from collections.abc import Iterable, Mapping
from typing import Any

from m50core.privacy.traces import strings
from m50core.records.fields import FieldInfo, KindInfo
from m50core.records.record import ANY, Record
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Unjudged


def personal_fields(spec: KindInfo) -> tuple[FieldInfo, ...]:
    """Return the fields of a kind that are declared to hold personal data."""
    return tuple(info for info in spec.fields.values() if info.personal)


def can_point_at_people(info: FieldInfo) -> bool:
    """Tell whether a field can point at a person."""
    return "person" in info.relation or ANY in info.relation


def find_unjudged(
    kinds: Mapping[str, type[Record]],
    planned: Mapping[str, Record],
    person_id: str,
    commits: Iterable[Commit],
) -> tuple[Unjudged, ...]:
    """Return the records that may hold data about a person, of which nothing here can tell.

    Those of a kind that isn't installed when they point at the person, and state of which the
    definition, that might, isn't. What names the person is wiped there as everywhere.
    """
    open_records: dict[str, Unjudged] = {}
    for commit in commits:
        for change in commit.changes:
            states = [one for one in (change.before, change.after) if one is not None]
            if change.kind not in kinds:
                told = change.id == person_id or any(
                    person_id in strings(state) for state in states
                )
            else:
                spec = kinds[change.kind].spec
                orphan = change.overlay and change.id not in planned
                told = orphan and any(_about_somebody(spec, state) for state in states)
            if told:
                overlay = change.overlay and change.kind in kinds
                open_records[change.id] = Unjudged(change.id, change.kind, overlay)
    return tuple(open_records.values())


def _about_somebody(spec: KindInfo, fields: Mapping[str, Any]) -> bool:
    """Tell whether state holds a text about whom its definition points at."""
    pointing = {info.personal for info in personal_fields(spec) if can_point_at_people(info)}
    return any(
        not info.relation and info.personal in pointing and fields.get(info.name)
        for info in personal_fields(spec)
    )
