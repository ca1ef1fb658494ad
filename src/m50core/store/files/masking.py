"""Whether one commit is another with some of it masked, and nothing else changed.

Both are JSON; in the original, words that were wiped earlier are holes. What may be masked: words
of ``who``, ``why`` and of the fields of records. A field may become empty or be left out too.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from m50core.store.files.parts import BARE_HOLE, HOLE, WORD, is_fixed
from m50core.values.patterns import pattern
from m50core.values.personal import WIPED, WIPED_SHORT

_MASK = pattern(f"({re.escape(WIPED)}|{re.escape(WIPED_SHORT)})")
_NUMBERED = pattern(r" \d+\Z")
_EMPTY: tuple[object, ...] = ("", None, WIPED, WIPED_SHORT, [])
Piece = tuple[str, str]
"""A stretch as it is shown, and as it was, with holes."""


class NotMasked(ValueError):
    """Something else than masking was asked for, or was done."""


class _Bare(str):
    """A number, as it was written."""


class _Pairs(tuple[tuple[str, Any], ...]):
    """An object: several of its names may have become the same hole."""

    __slots__ = ()


def parse(text: str) -> Any:
    """Return a commit, with holes or without, as plain data."""
    text = text.replace(BARE_HOLE, f'"{BARE_HOLE}"')
    return json.loads(
        text, strict=False, object_pairs_hook=_Pairs, parse_int=_Bare, parse_float=_Bare
    )


def mask(original: str, shown: str, *, strict: bool = False) -> list[Piece]:
    """Return the pieces of which a masked commit and its original (as JSON) are made.

    Where a mask would cut a word, or can't be placed, more is masked; ``strict``: it isn't. Raises
    NotMasked.
    """
    return list(_Masking(strict=strict).commit(parse(original), parse(shown)))


class _Masking:
    def __init__(self, *, strict: bool) -> None:
        self._strict = strict

    def commit(self, was: Any, now: Any) -> Iterator[Piece]:
        same = isinstance(was, _Pairs) and isinstance(now, _Pairs)
        if not same or [name for name, _ in was] != [name for name, _ in now]:
            raise NotMasked("een deel is erbij gekomen of weg")
        for place, ((name, old), (_, new)) in enumerate(zip(was, now, strict=True)):
            yield _both(f'{"," if place else "{"}"{name}":')
            if name in ("who", "why"):
                yield from self._value(old, new)
            elif name == "changes" and isinstance(new, list) and len(old) == len(new):
                yield _both("[")
                for number, (one, other) in enumerate(zip(old, new, strict=True)):
                    yield from [_both(",")] if number else []
                    yield from self._change(one, other)
                yield _both("]")
            else:
                yield from _equal(old, new)
        yield _both("}")

    def _change(self, was: Any, now: Any) -> Iterator[Piece]:
        if [name for name, _ in was] != [name for name, _ in now]:
            raise NotMasked("een deel is erbij gekomen of weg")
        for place, ((name, old), (_, new)) in enumerate(zip(was, now, strict=True)):
            yield _both(f'{"," if place else "{"}"{name}":')
            if name in ("before", "after") and isinstance(old, _Pairs) and isinstance(new, _Pairs):
                yield from self._fields(old, new, is_fixed)
            else:
                yield from _equal(old, new)
        yield _both("}")

    def _fields(
        self, was: _Pairs, now: _Pairs, stays: Callable[[str], bool] = lambda _: False
    ) -> Iterator[Piece]:
        """Yield the pieces of an object; ``stays``: a name that is never masked."""
        left = list(now)
        shown: set[str] = set()
        yield _both("{")
        for place, (name, value) in enumerate(was):
            before = "," if place else ""
            key = self._key(name, left[0][0], stays) if left else None
            if key is None:
                hidden = name if stays(name) else WORD.sub(HOLE, name)
                yield "", f"{before}{_text(hidden)}:{self._hide(value)}"
                continue
            yield ("," if shown else ""), before
            unique_name, number = key[0], 2
            while unique_name in shown:
                unique_name, number = f"{key[0]} {number}", number + 1
            shown.add(unique_name)
            yield _text(unique_name), _text(key[1])
            yield _both(":")
            yield from self._value(value, left.pop(0)[1])
        if left:
            raise NotMasked("een veld is erbij gekomen")
        yield _both("}")

    def _key(self, was: str, now: str, stays: Callable[[str], bool]) -> Piece | None:
        """Return a name and what it was; None when ``now`` isn't that name."""
        if was == now:
            return _both(was)
        if stays(was):
            return None
        now = _NUMBERED.sub("", now)
        if found := _align(was, now):
            return found
        if not self._strict and _nearly(was, now):
            return WIPED, WORD.sub(HOLE, was)
        return None

    def _value(self, was: Any, now: Any) -> Iterator[Piece]:
        if was == now and type(was) is type(now):
            yield _both(_dump(was))
        elif type(was) is str and type(now) is str and (found := _align(was, now)):
            yield _text(found[0]), _text(found[1])
        elif now in _EMPTY and not isinstance(now, _Bare):
            yield _dump(now), self._hide(was)
        elif not self._strict and type(was) is type(now) is str and _nearly(was, now):
            yield _text(WIPED), self._hide(was)
        elif isinstance(was, _Pairs) and isinstance(now, _Pairs):
            yield from self._fields(was, now)
        elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
            yield _both("[")
            for place, (one, other) in enumerate(zip(was, now, strict=True)):
                yield from [_both(",")] if place else []
                yield from self._value(one, other)
            yield _both("]")
        else:
            raise NotMasked("er staat iets anders")

    def _hide(self, value: Any) -> str:
        if isinstance(value, _Bare | bool) or value == BARE_HOLE:
            return BARE_HOLE
        if isinstance(value, str):
            return _text(WORD.sub(HOLE, value))
        if isinstance(value, _Pairs):
            pairs = (f"{_text(WORD.sub(HOLE, name))}:{self._hide(one)}" for name, one in value)
            return "{" + ",".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ",".join(map(self._hide, value)) + "]"
        return "null"


def _both(text: str) -> Piece:
    return text, text


def _equal(was: Any, now: Any) -> Iterator[Piece]:
    if was != now or type(was) is not type(now):
        raise NotMasked("er staat iets anders")
    yield _both(_dump(was))


def _align(was: str, now: str) -> tuple[str, str] | None:
    """Return a text as shown, and as it was with holes; None when it isn't ``was`` masked."""
    pieces = _MASK.split(now)
    literals, masks = pieces[::2], pieces[1::2]
    if not masks:
        return None
    spans = _spans(was, literals)
    if spans is None:
        return None
    words = [match.span() for match in WORD.finditer(was)]
    shown, holed, at = [], [], 0
    for (begin, end), mask in zip(spans, masks, strict=True):
        within = [(a, b) for a, b in words if a < end and b > begin]
        if not within:
            return None
        begin, end = min(begin, within[0][0]), max(end, within[-1][1])
        if begin < at:
            return None  # two masks within one word
        shown += [was[at:begin], mask]
        holed += [was[at:begin], WORD.sub(HOLE, was[begin:end])]
        at = end
    if HOLE in "".join(shown) + was[at:]:
        return None
    return "".join((*shown, was[at:])), "".join((*holed, was[at:]))


def _nearly(was: str, now: str) -> bool:
    """Tell whether a text is masked where words can't be told apart, or in another Unicode form."""
    literals = _MASK.split(now)[::2]
    return len(literals) > 1 and any(
        _spans(form, literals) is not None for form in (was, unicodedata.normalize("NFC", was))
    )


def _spans(was: str, literals: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where, between these texts in order, something else stands."""
    first, *middle, last = literals
    if not was.startswith(first) or not was.endswith(last):
        return None
    spans, begin = [], len(first)
    for literal in middle:
        found = was.find(literal, begin + 1)
        if found < 0:
            return None
        spans.append((begin, found))
        begin = found + len(literal)
    end = len(was) - len(last)
    return [*spans, (begin, end)] if begin < end else None


def _text(text: str) -> str:
    """Return a text as JSON; a hole stays what it is."""
    pieces = (msgspec.json.encode(part).decode()[1:-1] for part in text.split(HOLE))
    return f'"{HOLE.join(pieces)}"'


def _dump(value: Any) -> str:
    if isinstance(value, _Bare):
        return str(value)
    if value == BARE_HOLE:
        return BARE_HOLE
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, _Pairs):
        return "{" + ",".join(f"{_text(name)}:{_dump(one)}" for name, one in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_dump, value)) + "]"
    return {None: "null", True: "true", False: "false"}[value]


def cuts(pieces: Iterable[Piece]) -> list[tuple[int, int, str]]:
    """Return where (in characters) and how long something is shown in place of something else."""
    made: list[tuple[int, int, str]] = []
    at, begin, holed = 0, 0, ""
    cutting = False
    for shown, was in pieces:
        if shown != was:
            if not cutting:
                begin, holed, cutting = at, "", True
            holed += was
        elif cutting and shown:
            made.append((begin, at - begin, holed))
            cutting = False
        at += len(shown)
    return [*made, (begin, at - begin, holed)] if cutting else made


def restore(shown: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    """Return the original, with holes; ValueError when a cut lies elsewhere."""
    made, at = [], 0
    for begin, length, holed in cuts:
        if begin < at or length < 0 or begin + length > len(shown):
            raise ValueError("het bewijs past niet bij de regel")
        made += [shown[at:begin], holed]
        at = begin + length
    return "".join((*made, shown[at:]))
