"""Two changes of one record: what can be laid over each other, and what clashes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from m50core.errors import ConflictError
from m50core.records.fields import plain_value
from m50core.records.record import Find, Record
from m50core.records.relation_words import field_words, names
from m50core.started import to_type
from m50core.store.protocol import Change, Commit
from m50core.values import dutch


def clashes(base: Record, present: Record, mine: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields that both sides changed.

    ``base`` is the record as it was read, ``present`` as another left it, ``mine`` what one wants
    now. To the same value is a clash too: two who each add one to a 5 don't both mean 6.
    """
    return tuple(name for name in mine if _is_overtaken(base, present, name))


def _is_overtaken(base: Record, present: Record, name: str) -> bool:
    info = present.spec.fields[name]
    # As kept, so that a deadline that moved with what it hangs on counts as the same words.
    return bool(plain_value(info, getattr(base, name)) != plain_value(info, getattr(present, name)))


def _same_to_a_person(record: Record, name: str, mine: Any, theirs: Any) -> bool:
    info = record.spec.fields[name]
    return field_words(info, mine, str) == field_words(info, theirs, str)


def conflict(
    find: Find,
    base: Record,
    present: Record | None,
    mine: Mapping[str, Any],
    fields: tuple[str, ...],
    recent: Iterable[Commit],
) -> ConflictError:
    """Return the error that tells both sides, who made the other one, and when.

    ``find`` gives a record as it is now. ``recent`` are the store's commits, newest first; read no
    further than when ``base`` was read.
    """
    theirs = {name: getattr(present, name) for name in mine} if present is not None else {}
    by = _whom(recent, base, present, fields)
    did = "verwijderd" if present is None else "gewijzigd"
    sides = "".join(_sides(base, name, mine[name], theirs[name], names(find)) for name in fields)
    sentence = (
        f"“{base.title_text}” ({base.id}) is intussen {did} door {by}.{sides} "
        f"Uw wijziging is niet bewaard. {_advice(base.id, present, fields)}"
    )
    return ConflictError(
        base.id, base.version, present.version if present is not None else 0,
        sentence=sentence, by=by, base=base, mine=mine, theirs=theirs, fields=fields,
        alike=(name for name in fields if _same_to_a_person(base, name, mine[name], theirs[name])),
    )  # fmt: skip


def _sides(record: Record, name: str, mine: Any, theirs: Any, title: Callable[[str], str]) -> str:
    info = record.spec.fields[name]
    texts = [field_words(info, value, title) or "leeg" for value in (mine, theirs)]
    return f" {info.label}: u wilt “{texts[0]}”, nu staat er “{texts[1]}”."


def _advice(record_id: str, present: Record | None, fields: tuple[str, ...]) -> str:
    if present is None:
        back = to_type("bin --restore", record_id)
        return f"Het ligt in de prullenbak: {back} haalt het terug."
    if not fields:
        return "Bekijk het opnieuw voordat u het verwijdert."
    return "Haal de gegevens opnieuw op en kies welke waarde klopt."


def _whom(
    recent: Iterable[Commit], base: Record, present: Record | None, fields: tuple[str, ...]
) -> str:
    for place, commit in enumerate(recent):
        if place == 0 and present is not None and present.version > commit.number:
            return "uzelf, eerder in dezelfde wijziging"
        if commit.number <= base.version:
            break
        if any(change.id == base.id and _sets(change, fields) for change in commit.changes):
            return f"{commit.who} ({dutch.moment(commit.when)}, wijziging {commit.number})"
    return "iemand anders"


def _sets(change: Change, fields: tuple[str, ...]) -> bool:
    before, after = change.before or {}, change.after or {}
    return not fields or any(before.get(name) != after.get(name) for name in fields)
