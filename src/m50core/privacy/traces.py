"""What tells who someone is (names, e-mail, phone), and finding and wiping it in text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from m50core.records.fields import KindInfo
from m50core.values.patterns import pattern
from m50core.values.personal import WIPED, WIPED_SHORT, Personal

SHORTEST = 4
"""Shorter values are no proof of who is meant: they are only wiped in the person's own fields."""
_DIGITS = 8
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_MAIL_BEFORE, _MAIL_AFTER = _BEFORE + r"(?<![^\W_][._+-])", _AFTER + r"(?![.-][^\W_])"
_GAP = r"[\s.\-/()]*"
_APART = "\0"
"""Between two texts: no word, no space, and nothing that stands in a name, number or address."""
_ADDRESS = pattern(r"[^\s<>@,;]+@[^\s<>@,;]+")


@attrs.frozen
class Traces:
    """The values that tell who someone is, ready to be found in text.

    Found as whole words, whatever their case or Unicode form; a name also as "Achternaam,
    Voornaam", a phone number however it is spaced.
    """

    values: tuple[str, ...] = attrs.field(repr=False)
    _whole: re.Pattern[str] | None = attrs.field(repr=False, eq=False)
    _parts: re.Pattern[str] | None = attrs.field(repr=False, eq=False)

    @classmethod
    def of(cls, found: Iterable[tuple[Personal, str]]) -> "Traces":
        """Make traces of (category, value), each as it ever stood in an identifying field."""
        pairs = [(category, _normal(value)) for category, value in dict.fromkeys(found)]
        pairs = [(c, value) for c, value in pairs if value and value.casefold() not in _OWN_WORDS]
        whole = [p for c, value in pairs if len(value) >= SHORTEST for p in _patterns(c, value)]
        parts = [_BEFORE + _phrase(p) + "s?" + _AFTER for c, value in pairs for p in _split(value)]
        return cls(tuple(dict.fromkeys(value for _, value in pairs)), _any(whole), _any(parts))

    def stand_in(self, text: str) -> bool:
        """Tell whether a whole value stands in ``text``."""
        return self._whole is not None and self._whole.search(_normal(text)) is not None

    def stand_in_any(self, texts: Iterable[str]) -> bool:
        """Tell whether a whole value stands in one of the texts, in one go."""
        return self.stand_in(_APART.join(texts))

    def partly_in(self, text: str) -> bool:
        """Tell whether a part (a surname, what stands before the @) stands in ``text``."""
        return self._parts is not None and self._parts.search(_normal(text)) is not None

    def are(self, text: str) -> bool:
        """Tell whether ``text`` is one of the values and nothing more."""
        return self._whole is not None and self._whole.fullmatch(_normal(text)) is not None

    def wipe(self, text: str, limit: int = 0) -> str:
        """Return ``text`` with every value replaced; the same text when there is none.

        ``limit``: characters that the text may hold; 0 for no limit.
        """
        if self._whole is None:
            return text
        cleaned, count = self._whole.subn(WIPED, _normal(text))
        if not count:
            return text
        if limit and len(cleaned) > limit:
            return self._whole.sub(WIPED_SHORT, _normal(text))
        return cleaned


def identifying(spec: KindInfo, fields: Mapping[str, Any]) -> Iterator[tuple[Personal, str]]:
    """Yield (category, value) of the fields that tell who someone is."""
    for info in spec.fields.values():
        value = fields.get(info.name)
        if info.personal and info.personal.identifying and isinstance(value, str) and value:
            yield info.personal, value


def strings(value: Any) -> Iterator[str]:
    """Yield every text in plain data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


_OWN_WORDS = frozenset({WIPED, WIPED.strip("[]"), WIPED_SHORT})


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    longest_first = sorted(dict.fromkeys(patterns), key=len, reverse=True)
    return re.compile("|".join(longest_first), re.IGNORECASE)


def _phrase(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _patterns(category: Personal, value: str) -> Iterator[str]:
    if "@" in value:
        for address in (value, *_ADDRESS.findall(value)):
            for form in _cases(address):
                yield _MAIL_BEFORE + _phrase(form) + _MAIL_AFTER
        return
    digits = re.sub(r"\D", "", value)
    if category is Personal.contact and len(digits) >= _DIGITS:
        yield _number(value, digits)
    for order in _orders(value) if category is Personal.identity else (value,):
        for form in _cases(order):
            yield _BEFORE + _phrase(form).replace(",", r"\s*,\s*", 1) + _AFTER


def _number(value: str, digits: str) -> str:
    """A Dutch number is the same with 0, +31 and 0031 before it."""
    core = digits.removeprefix("00")
    if value.lstrip().startswith(("+", "00")):
        core = core.removeprefix("31")
    core = core.removeprefix("0") if core == digits else core.lstrip("0")
    start = rf"(?:(?:\+|00){_GAP}31{_GAP}(?:\(0\){_GAP})?|0{_GAP}|\+)?"
    return r"(?<!\d)" + start + _GAP.join(core) + r"(?!\d)"


def _orders(name: str) -> Iterator[str]:
    """A name as it stands, and turned around at every place where a surname can begin."""
    yield name
    last, comma, first = name.partition(",")
    if comma and last.strip() and first.strip():
        yield f"{first.strip()} {last.strip()}"
        return
    words = name.split()
    for place in range(1, len(words)):
        yield f"{' '.join(words[place:])}, {' '.join(words[:place])}"


def _cases(text: str) -> set[str]:
    """Forms that differ in more than a letter's case, as "ß" and "SS"."""
    return {_normal(form) for form in (text, text.upper(), text.lower(), text.casefold())}


def _split(value: str) -> Iterator[str]:
    """Parts that may well mean this person: words of a name, the name part of an address."""
    if "@" in value:
        yield from (address.partition("@")[0] for address in _ADDRESS.findall(value))
    elif len(value) < SHORTEST:
        yield value
    elif not re.search(r"\d", value):
        words = re.split(r"[\s,]+", value)
        yield from (w for w in words if len(w) >= SHORTEST and w.casefold() not in _OWN_WORDS)
