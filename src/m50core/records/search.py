"""Find records by words."""

from heapq import nsmallest

import attrs

from m50core.errors import UsageError
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.words import Words, searchable_texts
from m50core.records.words import fold as fold

_SIGNS = "().,;:“”"


@attrs.frozen
class Match:
    """A found record, and the field in which the words stand."""

    record: Record
    field: str
    score: int


def search(records: Records, words: str, *, limit: int | None = 100) -> tuple[Match, ...]:
    """Return records that hold every word in their searchable fields or id, best first; None: all.

    UsageError for a limit below zero.
    """
    # “Bergen (NH.)” is “Bergen (NH)” to who looks for it.
    wanted = [word.strip(_SIGNS) or word for word in fold(words).split()]
    if not wanted:
        return ()
    if limit is None:
        limit = len(records)
    if limit < 0:
        raise UsageError(f"Een aantal van {limit} kan niet. Geef None voor alles.")
    limit = min(limit, len(records))
    below = _best(records.base.derive(Words), wanted, limit, set(records.over))
    above = _best(records.top.derive(Words), wanted, limit, set())
    pairs = below + above
    if below and above:
        pairs.sort(key=lambda one: (-one[0], one[1].title_text, records.place(one[1].id)))
    return tuple(Match(record, _field(record, wanted[0]), score) for score, record in pairs[:limit])


def near_words(records: Records, words: str) -> str:
    """Return words that are found and differ by a slip from those that aren't; empty: none.

    Looks at every word there is: only for when nothing was found.
    """
    indexes = [records.base.derive(Words), records.top.derive(Words)]
    meant: list[str] = []
    for word in fold(words).split():
        if any(index.holding(word) for index in indexes):
            meant.append(word)
        elif near := next((word_near for index in indexes if (word_near := index.near(word))), ""):
            meant.append(near)
        else:
            return ""
    return " ".join(meant)


def _best(
    index: Words, wanted: list[str], limit: int, without: set[str]
) -> list[tuple[int, Record]]:
    """Return (score, record) of the best, in order: three a word in the title, two for a start."""
    held = index.holding(wanted[0])
    for word in wanted[1:]:
        held &= index.holding(word)
    if without:
        held.difference_update(
            n for record_id in without if (n := index.numbers.get(record_id)) is not None
        )
    groups = {0: held}
    for word in wanted:
        groups = _split(groups, index.with_title(word), 3)
    groups = _split(groups, index.starting(wanted[0]), 2)
    pairs: list[tuple[int, Record]] = []
    for score in sorted(groups, reverse=True):
        numbers = nsmallest(limit - len(pairs), groups[score])
        pairs += [(score, index.records[number]) for number in numbers]
    return pairs


def _split(groups: dict[int, set[int]], better: set[int], points: int) -> dict[int, set[int]]:
    """Give points to the numbers in ``better``."""
    made: dict[int, set[int]] = {}
    for score, group in groups.items():
        for key, part in ((score + points, group & better), (score, group - better)):
            if part:
                made[key] = made[key] | part if key in made else part
    return made


def _field(record: Record, word: str) -> str:
    return next((name for name, text in searchable_texts(record) if word in fold(text)), "id")
