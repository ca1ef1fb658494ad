"""Records as people name them: by id, by title, or by the start of one."""

from typing import TypeVar

from m50core.domain.collection import Records
from m50core.domain.record import Record
from m50core.errors import UsageError

R = TypeVar("R", bound=Record)
_TOLD = 5


def named(records: Records, kind: type[R], words: str) -> R:
    """Return the one record of a kind that the words mean: its id, else its title or how it begins.

    Raises UsageError when there is none, or several.
    """
    some = records.collection(kind)
    if (found := some.get(words)) is not None:
        return found
    wanted = words.strip().casefold()
    whole = [one for one in some if one.title_text.casefold() == wanted]
    begun = [one for one in some if wanted and one.title_text.casefold().startswith(wanted)]
    meant = whole or begun
    if len(meant) == 1:
        return meant[0]
    label = kind.spec.label.lower()
    if not meant:
        raise UsageError(
            f"Er is geen {label} “{words}”. Zoek het nummer met m50 list {kind.spec.kind}."
        )
    some_told = ", ".join(f"{one.title_text} ({one.id})" for one in meant[:_TOLD])
    raise UsageError(f"“{words}” kan meer dan één {label} zijn: {some_told}. Geef een nummer.")
