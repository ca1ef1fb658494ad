"""Records as people name them: by id, by title, or by part of one."""

from typing import TypeVar

from m50core.errors import UsageError
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.words import fold
from m50core.started import to_type

R = TypeVar("R", bound=Record)
_TOLD = 5


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

    Raises UsageError when there is none, or several: then it names them.
    """
    candidates = find_candidates(records, kind, words)
    if len(candidates) == 1:
        return candidates[0]
    label = kind.spec.label.lower()
    if not candidates:
        raise UsageError(
            f"Er is geen {label} “{words}”. Zoek het nummer met {to_type('list', kind.spec.kind)}."
        )
    listed = ", ".join(f"{record.title_text} ({record.id})" for record in candidates[:_TOLD])
    if len(candidates) > _TOLD:
        listed += f" en nog {len(candidates) - _TOLD}"
    raise UsageError(f"“{words}” kan meer dan één {label} zijn: {listed}. Geef een nummer.")
