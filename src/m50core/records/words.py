"""An inverted index: from a piece of a word to the records that hold it."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from m50core.records.record import Record
from m50core.values.names import is_slip
from m50core.values.patterns import pattern

_NUMBERED = pattern(r"([^0-9\s]+)-[0-9]+")
_SIGNS = str.maketrans(dict.fromkeys("‘’‛ʼ´`′", "'") | dict.fromkeys("‐‑‒–—−", "-"))
_POINT = pattern(r"(?<=[a-z])\.(?![0-9])", re.IGNORECASE)
"""Behind a letter: in a number it means something."""
_SLIPS_FROM = 4
_PIECE = 3
"""Longest piece of a word that the index lists."""


def fold(text: str) -> str:
    """Return text without case, accents and points, for comparing: “drs.” is “drs”.

    Apostrophes and dashes are alike, however a program writes them.
    """
    if not text.isascii():
        plain = unicodedata.normalize("NFD", text.casefold().translate(_SIGNS))
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return _POINT.sub("", text.lower()) if "." in text else text.lower()


def searchable_texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (field, text) of everything that a search looks in: the id first, other names last."""
    yield "id", record.id
    for name in record.spec.searchable:
        yield name, str(getattr(record, name))
    for name in record.also_called:
        yield "also_called", name


class Words:
    """The words of records that stay as they are. A record is a number: its place by title.

    Numbers ascend with the title and, for equal titles, with the order of the records, so that a
    sorted set of numbers is in the order in which a person sees the records.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = sorted(records, key=lambda record: record.title_text)
        everywhere, titles, starts = _gather(self.records)
        self._tokens = list(everywhere.keys() | titles.keys())
        self._everywhere = [everywhere.get(token, []) for token in self._tokens]
        self._titles = {n: titles[t] for n, t in enumerate(self._tokens) if t in titles}
        self._starts = {n: starts[t] for n, t in enumerate(self._tokens) if t in starts}
        self._pieces: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self._tokens):
            for piece in _pieces(token):
                self._pieces[piece].append(number)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each record, by id."""
        return {record.id: number for number, record in enumerate(self.records)}

    @cached_property
    def _ids(self) -> tuple[str, list[int]]:
        """Every id on a line of its own, and where each line begins."""
        folded = [fold(record.id) for record in self.records]
        return "\n".join(folded), list(accumulate((len(one) + 1 for one in folded), initial=0))

    def holding(self, word: str) -> set[int]:
        """Return the numbers of the records that hold the word in their fields or id."""
        found = set().union(*(self._everywhere[token] for token in self._with(word)))
        if "-" in word or any(sign.isdigit() for sign in word):
            found.update(self._in_ids(word))
        return found

    def near(self, word: str) -> str:
        """Return a word that differs by one slip, the most used one; empty when there is none."""
        if len(word) < _SLIPS_FROM or not word.isalpha():
            return ""
        like = [
            number
            for number, token in enumerate(self._tokens)
            if abs(len(token) - len(word)) <= 1 and is_slip(token, word)
        ]
        best = max(like, key=lambda number: len(self._everywhere[number]), default=None)
        return "" if best is None else self._tokens[best]

    def with_title(self, word: str) -> set[int]:
        """Return the numbers of the records with the word in their title."""
        return self._union(self._titles, self._with(word))

    def starting(self, word: str) -> set[int]:
        """Return the numbers of the records whose title starts with the word."""
        tokens = self._tokens
        return self._union(
            self._starts, (t for t in self._with(word) if tokens[t].startswith(word))
        )

    def _union(self, lists: dict[int, list[int]], tokens: Iterable[int]) -> set[int]:
        return set().union(*(lists[token] for token in tokens if token in lists))

    def _with(self, word: str) -> list[int]:
        """Return the tokens that hold a word."""
        if len(word) <= _PIECE:
            return self._pieces.get(word, [])
        pieces = {word[n : n + _PIECE] for n in range(len(word) - _PIECE + 1)}
        rarest = min((self._pieces.get(piece, []) for piece in pieces), key=len)
        return [token for token in rarest if word in self._tokens[token]]

    @cached_property
    def _digits(self) -> dict[str, list[int]]:
        """The numbers of the records by each row of digits in their ids."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, record in enumerate(self.records):
            for piece in _rows_of_digits(record.id):
                found[piece].append(number)
        return found

    def _in_ids(self, word: str) -> Iterator[int]:
        if rows := _rows_of_digits(word):
            rarest = min((self._digits.get(piece, []) for piece in rows), key=len)
            yield from (n for n in rarest if word in fold(self.records[n].id))
            return
        lines, begins = self._ids
        at = lines.find(word)
        while at >= 0:
            number = bisect_right(begins, at) - 1
            yield number
            at = lines.find(word, begins[number + 1])


def _gather(records: Sequence[Record]) -> tuple[dict[str, list[int]], ...]:
    """Return numbers by token: of the records that hold it, in the title, as its first."""
    everywhere: dict[str, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    starts: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        held = {token for _, text in searchable_texts(record) for token in text.split()}
        # Numbered ids are looked for as one text: as words they would outnumber all others.
        if match := _NUMBERED.fullmatch(record.id):
            held.discard(record.id)
            held.add(match[1])
        for token in held:
            everywhere[token].append(number)
        title = record.title_text.split()
        for token in dict.fromkeys(title):
            titles[token].append(number)
        if title:
            starts[title[0]].append(number)
    return tuple(_fold_lists(lists) for lists in (everywhere, titles, starts))


def _fold_lists(lists: dict[str, list[int]]) -> dict[str, list[int]]:
    made: dict[str, list[int]] = {}
    for token, numbers in lists.items():
        plain = fold(token)
        if plain in made:
            made[plain] += numbers
        else:
            made[plain] = numbers
    return made


def _rows_of_digits(text: str) -> set[str]:
    """Return every three digits in a row."""
    return {
        text[n : n + _PIECE]
        for n in range(len(text) - _PIECE + 1)
        if text[n : n + _PIECE].isdecimal()
    }


def _pieces(token: str) -> set[str]:
    return {
        token[start : start + length]
        for length in range(1, _PIECE + 1)
        for start in range(len(token) - length + 1)
    }
