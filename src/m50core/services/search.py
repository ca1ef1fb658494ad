"""Find records by words."""

import unicodedata

import attrs

from m50core.domain.collection import Records
from m50core.domain.record import Record


@attrs.frozen
class Match:
    """A found record, and the field in which the words stand."""

    record: Record
    field: str
    score: int


def fold(text: str) -> str:
    """Return text without case and accents, for comparing."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def search(records: Records, words: str, *, limit: int = 100) -> tuple[Match, ...]:
    """Return records that hold every word in their searchable fields or id, best first."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    found = [match for record in records if (match := _match(record, wanted))]
    found.sort(key=lambda m: (-m.score, m.record.title_text))
    return tuple(found[:limit])


def _match(record: Record, wanted: list[str]) -> Match | None:
    texts = {"id": fold(record.id)}
    texts |= {
        name: fold(str(getattr(record, name)))
        for name, info in record.spec.fields.items()
        if info.searchable
    }
    whole = " ".join(texts.values())
    if not all(word in whole for word in wanted):
        return None
    title = fold(record.title_text)
    score = 3 * sum(word in title for word in wanted) + 2 * title.startswith(wanted[0])
    field = next((n for n, text in texts.items() if wanted[0] in text), "id")
    return Match(record, field, score)
