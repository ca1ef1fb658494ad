"""Numbers in Dutch sentences: of one thing one says “1 lid”, never “1 leden”."""

import re
from collections.abc import Iterable

from m50core.records.record import Record

_COMMON = (
    "dagen", "werkdagen", "weken", "maanden", "jaren", "leden", "zetels", "stemmen", "mensen",
    "onderdelen", "regels", "keren", "stappen", "stukken", "punten", "gesprekken", "meldingen",
)  # fmt: skip


def one_of_many(text: str, kinds: Iterable[type[Record]] = ()) -> list[str]:
    """Return where a text says “1” before a plural, as of these kinds; empty when it never does."""
    words = (*_COMMON, *(cls.spec.plural.lower() for cls in kinds))
    pattern = rf"(?<![\d.,/:-])1 (?:[a-zé]+e )?(?:{'|'.join(map(re.escape, words))})\b"
    return re.findall(pattern, text)
