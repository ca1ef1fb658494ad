"""Names of people and organisations: when two that are written differently may well be the same.

A slip of one letter, an initial for a first name, a prefix left out, an abbreviation: enough to
ask “is this not the same one?”, never to decide it.
"""

import re
import sys
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from m50core.values.confusables import as_read
from m50core.values.patterns import pattern

_PREFIXES = frozenset(
    {
        "van", "de", "den", "der", "het", "'t", "t", "ter", "ten", "te", "la", "le", "du", "von",
        "zu", "el", "al", "op", "in", "aan", "uit", "over", "onder", "voor", "bij", "tot", "'s",
        "da", "di", "del", "dos",
    }
)  # fmt: skip
_SHORT_PREFIXES = {"v.d.": ("van", "de"), "v/d": ("van", "de"), "vd": ("van", "de"),
                   "v.": ("van",), "d.": ("de",)}  # fmt: skip
_TITLES = frozenset(
    {
        "dr", "drs", "mr", "mw", "mevr", "mevrouw", "dhr", "heer", "meneer", "ir", "ing", "prof",
        "bc", "ba", "ma", "minister", "staatssecretaris", "burgemeester", "wethouder",
        "gedeputeerde",
    }
)  # fmt: skip
_SMALL = frozenset({"de", "het", "een", "van", "voor", "en", "der", "des", "in"})
_FORMS = frozenset(
    {"stichting", "vereniging", "bv", "nv", "ua", "gemeente", "ministerie", "min", "ver"}
)
_SOUNDS = (("ph", "f"), ("th", "t"), ("c", "k"), ("ij", "i"), ("y", "i"))
_HYPHEN, _CALLED = pattern(r"\s*-\s*"), pattern(r"\(([^()]+)\)")
_DOUBLE = pattern(rf"(?i)-(?:{'|'.join(map(re.escape, sorted(_PREFIXES)))})\s+")
"""Between the parts of a double surname: “Jansen-de Vries”."""
_SLIP_SURNAME, _SLIP_NAME = 5, 7
"""From how many letters on one slip still tells a name."""


_HALVED = 18
"""From how many letters on half of a word says enough."""
_READ = 1 << 15
"""So many names stay as they were read: who asks for one holds it against many others."""


def bare(text: str) -> str:
    """Return text in small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def is_slip(left: str, right: str) -> bool:
    """Tell whether two words differ by one letter at most, or by two that changed places."""
    if left == right:
        return True
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left[::-1] == right)


def _slips(word: str, least: int) -> Iterator[str]:
    """Yield a word, and of one that is long enough what it shares with each slip of it.

    That is what is left without each of its letters. A slip in a long word leaves its begin or its
    end as it was: that is less to keep.
    """
    yield word
    length = len(word)
    if length < least:
        return
    if length < _HALVED:
        yield from {word[:place] + word[place + 1 :] for place in range(length)}
    for longest in (length, length + 1):
        if longest >= _HALVED:
            half = (longest - 1) // 2
            yield f"<{word[:half]}"
            yield f">{word[-half:]}"


class NameStyle(ABC):
    """How names of one sort are held against each other; ``fields``: what a name is told by."""

    fields: tuple[str, ...]

    @abstractmethod
    def keys(self, texts: Sequence[str]) -> Iterable[str]:
        """Return words of which two names that are alike share at least one."""

    def order(self, text: str) -> tuple[str, ...] | None:  # noqa: ARG002
        """Return what a list sorts a name by; None: it keeps the order of entry."""
        return None

    @abstractmethod
    def alike(self, texts: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether two may well be the same."""


class _Person(msgspec.Struct, frozen=True):
    given: tuple[str, ...]
    prefix: tuple[str, ...]
    surname: tuple[str, ...]
    """Its parts: two in a double name."""

    @property
    def full(self) -> bool:
        """True when a first name is written out."""
        return bool(self.given) and len(self.given[0]) > 1


def _initials(names: Iterable[str]) -> str:
    return "".join(name[0] for name in names)


@lru_cache(maxsize=_READ)
def _person(text: str) -> _Person:
    text = as_read(text)
    last, comma, first = text.partition(",")
    text = f"{first} {last}" if comma else text
    if "(" in text and (called := _CALLED.search(text)):
        rest = text[called.end() :]
        text = f"{called[1]} {rest}"
    if "-" in text:
        text = _DOUBLE.sub("-", _HYPHEN.sub("-", text))
    words: list[str] = []
    for word in text.split():
        low = bare(word)
        if low in _SHORT_PREFIXES and word == word.lower():
            words += _SHORT_PREFIXES[low]
        elif low.strip(".") not in _TITLES:
            words += [part for part in re.split(r"\.", low) if part] if "." in low else [low]
        elif low == "heer" and words[-1:] == ["de"]:
            words.pop()
    start = next((n for n, word in enumerate(words[:-1]) if word in _PREFIXES), len(words) - 1)
    end = start
    while end < len(words) - 1 and words[end] in _PREFIXES:
        end += 1
    surname = tuple(part for part in "-".join(words[end:]).split("-") if part)
    return _Person(tuple(words[: max(start, 0)]), tuple(words[max(start, 0) : end]), surname)


class PersonNames(NameStyle):
    """Names of people: “J. de Vries” may be “Jan de Vries”, “Piet de Vries” isn't."""

    def __init__(self, name: str, employer: str = "") -> None:
        self.fields = (name, employer) if employer else (name,)

    def keys(self, texts: Sequence[str]) -> Iterable[str]:
        """Return the parts of the surname, with their slips."""
        return {slip for part in _person(texts[0]).surname for slip in _slips(part, _SLIP_SURNAME)}

    def order(self, text: str) -> tuple[str, ...]:
        """Return the surname, the prefix behind it, and then the first names: de Groot is a G."""
        name = _person(text)
        return ("-".join(name.surname), " ".join(name.given), " ".join(name.prefix))

    def alike(self, texts: Sequence[str], others: Sequence[str]) -> bool:
        """Hold the surname, its prefix, and the first names or initials against each other."""
        left, right = _person(texts[0]), _person(others[0])
        if left.prefix and right.prefix and _initials(left.prefix) != _initials(right.prefix):
            return False
        here, there = (texts[1], others[1]) if len(self.fields) > 1 else ("", "")
        named = left.full and right.full
        same = named and _first_alike(left.given[0], right.given[0])
        if not set(left.surname) & set(right.surname):
            return same and any(
                is_slip(a, b) and min(len(a), len(b)) >= _SLIP_SURNAME
                for a in left.surname
                for b in right.surname
            )
        if named:
            return same
        if not left.given or not right.given:
            return (not left.given and not right.given) or (bool(here) and here == there)
        apart = bool(here) and bool(there) and here != there
        pairs = zip(map(_sound, left.given), map(_sound, right.given), strict=False)
        return not apart and all(a[0] == b[0] for a, b in pairs)


def _sound(name: str) -> str:
    for written, sound in _SOUNDS:
        name = name.replace(written, sound)
    return name


def _first_alike(left: str, right: str) -> bool:
    left, right = _sound(left), _sound(right)
    first, second = left.split("-")[0], right.split("-")[0]
    if first == second or left.replace("-", "") == right.replace("-", ""):
        return True
    return min(len(left), len(right)) >= _SLIP_SURNAME and is_slip(left, right)


class _Organisation(msgspec.Struct, frozen=True):
    names: frozenset[str]
    """Each in one word, as it stands and with its words in order of the alphabet."""
    shorts: frozenset[str]
    words: tuple[str, ...]

    @property
    def start(self) -> str:
        """Its first two words; empty when it has no more than one."""
        return "".join(self.words[:2]) if len(self.words) > 1 else ""

    def begins(self, right: "_Organisation") -> bool:
        return bool(self.start) and right.words[: len(self.words)] == self.words

    def is_short_for(self, right: "_Organisation") -> bool:
        return not self.names.isdisjoint(right.shorts)


def _organisation(texts: Sequence[str]) -> _Organisation:
    return _read_organisation(tuple(texts))


@lru_cache(maxsize=_READ)
def _read_organisation(texts: tuple[str, ...]) -> _Organisation:
    name, shorts = as_read(texts[0]), [bare(as_read(text)) for text in texts[1:]]
    shorts += [bare(inner) for inner in re.findall(r"\(([^()]+)\)", name)]
    words = re.findall(r"[^\W_]+", bare(re.sub(r"\([^()]*\)", " ", name)))
    told = [word for word in words if word not in _SMALL and word not in _FORMS] or words
    shorts.append("".join(word[0] for word in words if word not in _SMALL))
    bared = ("".join(re.findall(r"[^\W_]+", short)) for short in shorts)
    return _Organisation(
        frozenset({"".join(told), "".join(sorted(told))}),
        frozenset(short for short in bared if len(short) > 2),
        tuple(told),
    )


class OrganisationNames(NameStyle):
    """Names of organisations: “VNG” may be the “Vereniging van Nederlandse Gemeenten”."""

    def __init__(self, name: str, short: str = "", *, slips: bool = True) -> None:
        self.fields = (name, short) if short else (name,)
        self._least = _SLIP_NAME if slips else sys.maxsize

    def keys(self, texts: Sequence[str]) -> Iterable[str]:
        """Return the names in one word, with their slips, and the abbreviations."""
        known = _organisation(texts)
        slips = (slip for name in known.names for slip in _slips(name, self._least))
        return {*slips, *known.shorts, *filter(None, (known.start,))}

    def alike(self, texts: Sequence[str], others: Sequence[str]) -> bool:
        """Hold names and abbreviations against each other."""
        left, right = _organisation(texts), _organisation(others)
        if left.is_short_for(right) or right.is_short_for(left):
            return True
        if left.begins(right) or right.begins(left):
            return True
        return any(
            a == b or (min(len(a), len(b)) >= self._least and is_slip(a, b))
            for a in left.names
            for b in right.names
        )
