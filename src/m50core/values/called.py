"""What is called so: a word that a person types, held against names and what people say for them.

Small and capital letters, accents, and what stands between the parts make no difference:
``Open-punten`` is ``open_punten``. The name itself goes before what another is called.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from m50core.errors import UsageError
from m50core.values.names import bare


@lru_cache(4096)
def word_key(text: str) -> str:
    """Return what two words share that a person takes for the same."""
    signs = (sign if sign.isalnum() else "" if sign in "'’‘" else " " for sign in bare(text))
    return " ".join("".join(signs).split())


def names_for(word: str, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the names that a word may mean; ``known``: by name, what people say for it."""
    if word in known:
        return (word,)
    key = word_key(word)
    if not key:
        return ()
    return tuple(name for name in known if word_key(name) == key) or tuple(
        name for name, said in known.items() if key in map(word_key, said)
    )


def pick(
    word: str, known: Mapping[str, Sequence[str]] | Iterable[str], absent: str, every: str = ""
) -> str:
    """Return the name that a word means; UsageError when it means none, or several.

    ``absent``: in Dutch, without a full stop, that it isn't there. ``every``: the command that
    tells them all.
    """
    said = known if isinstance(known, Mapping) else dict.fromkeys(known, ())
    found = names_for(word, said)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(several(word, {name: said[name] for name in found}))
    from m50core.nearest import what_there_is

    raise UsageError(f"{absent}.{what_there_is(word, said, every)}")


def several(word: str, found: Mapping[str, Sequence[str]]) -> str:
    """Return in Dutch that a word means more than one of these, and what to type."""
    told = " of ".join(f"{said[0]} ({name})" if said else name for name, said in found.items())
    return f"“{word}” kan meer dan één ding zijn: {told}. Typ wat tussen de haakjes staat."
