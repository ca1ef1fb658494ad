"""Records as people name them: by id, by title, or by part of one."""

from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

from m50core.errors import UnknownId, UsageError
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import names_of
from m50core.records.words import fold
from m50core.started import to_type
from m50core.values.names import is_slip
from m50core.values.patterns import pattern

R = TypeVar("R", bound=Record)
_TOLD = 5
_NEAR = 3
_LOOKED_AT = 100
_SLIPS_FROM = 4
"""From how many letters on one slip still tells a word."""
_NUMBERED = pattern(r"[A-Za-z][A-Za-z0-9-]*\d")
"""What is made as an id: of a record that may not be here."""


def find_candidates(records: Records, kind: type[R], words: str) -> list[R]:
    """Return what the words may mean: the record with that id, else those with that title.

    Else those that are called so too, or were before (``Record.also_called``). Else those of which
    the title begins so, else those with words in it that begin so.
    """
    some = records.collection(kind)
    if (record := some.get(words)) is not None:
        return [record]
    wanted = fold(words).strip()
    if not wanted:
        return []
    titles = [(each_record, fold(each_record.title_text)) for each_record in some]
    parts = wanted.split()
    typed = words.strip().casefold()
    return (
        [each_record for each_record in some if each_record.title_text.casefold() == typed]
        or [each_record for each_record, title in titles if title == wanted]
        or [record for record, _ in titles if wanted in map(fold, record.also_called)]
        or [each_record for each_record, title in titles if title.startswith(wanted)]
        or [each_record for each_record, title in titles if _holds(title.split(), parts)]
    )


def _holds(words: list[str], parts: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in parts)


def find_by_name(records: Records, kind: type[R], words: str) -> R:
    """Return the one record of a kind that the words mean; see ``find_candidates``.

    Raises UsageError when there is none, with the nearest, or several: then it names them.
    """
    candidates = find_candidates(records, kind, words)
    if len(candidates) == 1:
        return candidates[0]
    label = kind.spec.label.lower()
    if not candidates:
        raise UsageError(
            f"Er is geen {label} “{words}”.{nearest(records, words, (kind.spec.kind,))} "
            f"Zoek het nummer met {to_type('list', kind.spec.kind)}."
        )
    raise UsageError(several(words, label, candidates))


def several(words: str, what: str, found: Sequence[Record]) -> str:
    """Return in Dutch that words may mean several records, with their ids."""
    listed = ", ".join(map(_title_and_id, found[:_TOLD]))
    if len(found) > _TOLD:
        listed += f" en nog {len(found) - _TOLD}"
    return f"“{words}” kan meer dan één {what} zijn: {listed}. Geef een nummer."


def _title_and_id(record: Record) -> str:
    return f"{record.title_text} ({record.id})"


def find_meant(records: Records, words: str) -> Record:
    """Return the record of any kind with this id, or that is called so in full.

    Raises UsageError, with their ids, when several are; UnknownId, with what is nearest, for none.
    """
    if (record := records.get(words) or records.get(words.strip().lower())) is not None:
        return record
    found = called_in_full(records, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(several(words, "ding", found))
    raise UnknownId(words, nearest(records, words).strip())


def what_was_meant(words: str, record: Record) -> str:
    """Return in Dutch which record was taken for words that aren't its id; else nothing."""
    same = words.strip().casefold() == record.id.casefold()
    return "" if same else f"“{words}” is begrepen als {_title_and_id(record)}."


def called_in_full(records: Records, words: str, kinds: Sequence[str] = ()) -> list[Record]:
    """Return the records (of some kinds) of which words are the title, or else another name."""
    from m50core.values.called import word_key

    names, key = records.once(_ByTitle), word_key(words)
    for table in (names.titles, names.others):
        ids = table.get(key, ()) if key else ()
        found = [records[record_id] for record_id in ids]
        if found := [record for record in found if not kinds or record.kind in kinds]:
            return found
    return []


class _ByTitle:
    """The ids of records by what they are called, as ``word_key`` has it."""

    def __init__(self, records: Records) -> None:
        from m50core.values.called import word_key

        self.titles: dict[str, list[str]] = {}
        self.others: dict[str, list[str]] = {}
        for record in records:
            self.titles.setdefault(word_key(record.title_text), []).append(record.id)
            for name in {*map(word_key, (*record.also_called, *names_of(record)))}:
                self.others.setdefault(name, []).append(record.id)


def nearest(records: Records, words: str, kinds: Sequence[str] = ()) -> str:
    """Return `` Bedoelt u Eva Boswinkel (persoon-3)?`` for what words look like; empty for none.

    Of some kinds, or of all; three at most. Looks at every title there is.
    """
    from m50core.nearest import likeness
    from m50core.records.search import search

    parts = [part for part in fold(words).split() if len(part) >= _SLIPS_FROM]
    matches = {m.record.id: m.record for m in search(records, words, limit=_LOOKED_AT)}
    of_kinds = [records.collection(kind) for kind in kinds if kind in records.kinds]
    for record in chain.from_iterable(of_kinds) if kinds else records:
        if len(matches) < _LOOKED_AT and _has_slip(record.title_text, parts):
            matches[record.id] = record
    shares = [
        (likeness(words, record.title_text), record)
        for record in matches.values()
        if not kinds or record.kind in kinds
    ]
    nearest_first = sorted(shares, key=lambda pair: -pair[0])[:_NEAR]
    if not nearest_first:
        return ""
    *most, last = [_title_and_id(record) for _, record in nearest_first]
    return f" Bedoelt u {', '.join(most)} of {last}?" if most else f" Bedoelt u {last}?"


def _has_slip(title: str, parts: Sequence[str]) -> bool:
    """Tell whether a word of a title is one of these, or differs from it by one slip."""
    return any(
        is_slip(word, part)
        for word in fold(title).split()
        for part in parts
        if abs(len(word) - len(part)) <= 1
    )


def is_numbered(words: str) -> bool:
    """Tell whether words are made as an id is, so that they name nothing else."""
    return _NUMBERED.fullmatch(words.strip()) is not None
