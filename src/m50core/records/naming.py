"""Records as people name them: by id, by title, or by part of one."""

from typing import TypeVar

from m50core.errors import UsageError
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.words import fold

R = TypeVar("R", bound=Record)
_TOLD = 5


def find_candidates(records: Records, kind: type[R], words: str) -> list[R]:
    """Return what the words may mean: the record with that id, else those with that title.

    Else those of which the title begins so, else those with words in it that begin so.
    """
    some = records.collection(kind)
    if (found := some.get(words)) is not None:
        return [found]
    wanted = fold(words).strip()
    if not wanted:
        return []
    titles = [(one, fold(one.title_text)) for one in some]
    parts = wanted.split()
    typed = words.strip().casefold()
    return (
        [one for one in some if one.title_text.casefold() == typed]
        or [one for one, title in titles if title == wanted]
        or [one for one, title in titles if title.startswith(wanted)]
        or [one for one, title in titles if _holds(title.split(), parts)]
    )


def _holds(words: list[str], parts: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in parts)


def find_by_name(records: Records, kind: type[R], words: str) -> R:
    """Return the one record of a kind that the words mean; see ``meant``.

    Raises UsageError when there is none, or several: then it names them.
    """
    found = find_candidates(records, kind, words)
    if len(found) == 1:
        return found[0]
    label = kind.spec.label.lower()
    if not found:
        raise UsageError(
            f"Er is geen {label} “{words}”. Zoek het nummer met m50 list {kind.spec.kind}."
        )
    some_told = ", ".join(f"{one.title_text} ({one.id})" for one in found[:_TOLD])
    if len(found) > _TOLD:
        some_told += f" en nog {len(found) - _TOLD}"
    raise UsageError(f"“{words}” kan meer dan één {label} zijn: {some_told}. Geef een nummer.")
