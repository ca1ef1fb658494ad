"""Of words that there are, those that a person may have meant by one that there isn't."""

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import combining, normalize

from m50core.started import to_type

Known = Iterable[str] | Mapping[str, Sequence[str]]
"""The words that there are; or by word what people say for it, first what they are told."""
_WHOLE, _MOST = 6, 3
"""So many words are told whole, since more of them nobody reads; and else so many of them."""
_LEAST = 0.6
"""How much two words share at least, from 0 to 1, before one is asked for the other."""


def did_you_mean(wanted: str, known: Known, most: int = _MOST) -> str:
    """Return `` Bedoelt u “today” of “doctor”?`` for what looks most like it; empty for none."""
    near = [told for share, told in _by_likeness(wanted, _by_word(known))[:most] if share >= _LEAST]
    return f" Bedoelt u {_either(near)}?" if near else ""


def what_there_is(wanted: str, known: Known, every: str = "") -> str:
    """Return the sentences, with a space before, that say what there is instead of ``wanted``.

    Few words are told whole, of many the three that are nearest. ``every``: the command
    that tells them all, as ``list``.
    """
    said = _by_word(known)
    if len(said) <= _WHOLE:
        named = [_word_told(word, others, bare=True) for word, others in said.items()]
        listed = f"Kies uit: {', '.join(named)}" if named else "Er zijn er geen"
        return f" {listed}.{did_you_mean(wanted, known, 1)}"
    pairs = _by_likeness(wanted, said)[:_MOST]
    listed = _either([told for _, told in pairs])
    near = f" Bedoelt u {listed}?" if pairs[0][0] >= _LEAST else f" Er is bijvoorbeeld {listed}."
    return f"{near} Alle {len(said)}: {to_type(every)}." if every else near


def _by_word(known: Known) -> Mapping[str, Sequence[str]]:
    return known if isinstance(known, Mapping) else dict.fromkeys(known, ())


def _either(told: Sequence[str]) -> str:
    return " of ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _word_told(word: str, others: Sequence[str], *, bare: bool = False) -> str:
    """Return a word as it is told, behind what people say for it; ``bare``: in a row of words."""
    said = next(iter(others), word)
    behind = "" if said.casefold() == word.casefold() else f" ({word})"
    return f"{said if bare and ',' not in said else f'“{said}”'}{behind}"


def _by_likeness(wanted: str, said: Mapping[str, Sequence[str]]) -> list[tuple[float, str]]:
    """Return how each word is told, after how much it or what is said for it is like the wanted."""
    sought, found = _letters(wanted), []
    for word, others in said.items():
        share = max(_likeness(sought, _letters(one)) for one in (word, *others))
        found.append((share, _word_told(word, others)))
    return sorted(found, key=lambda pair: -pair[0])


def likeness(wanted: str, word: str) -> float:
    """Return how alike two texts are, from 0 to 1, whatever their case and accents."""
    return _likeness(_letters(wanted), _letters(word))


def _letters(text: str) -> str:
    plain = normalize("NFD", text.casefold())
    return "".join(sign if sign.isalnum() else " " for sign in plain if not combining(sign)).strip()


def _likeness(sought: str, word: str) -> float:
    """Return how alike two texts are: whole, by their parts, or since one begins with the other."""
    from difflib import SequenceMatcher

    def share(one: str, other: str) -> float:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    if not sought or not word:
        return 0.0
    parts = [max(share(one, other) for other in word.split()) for one in sought.split()]
    best = max(share(sought, word), 0.95 * sum(parts) / len(parts))
    if len(sought) > 2 and sought in word:
        best = max(best, 0.9 if word.startswith(sought) else 0.8)
    return best
