"""Several texts on one line, between commas; one that holds a comma stands in quotes."""

from collections.abc import Iterable

from m50core.values.patterns import pattern

_ITEM = pattern(r'\s*(?:"((?:[^"]|"")*)"\s*(?=,|\Z)|([^,]*))(?:,|\Z)')


def join(items: Iterable[str]) -> str:
    """Return ``a, "b, c"``."""
    return ", ".join(map(_quote, items))


def _quote(item: str) -> str:
    if item and "," not in item and not item.startswith('"') and item == item.strip():
        return item
    doubled = item.replace('"', '""')
    return f'"{doubled}"'


def split(line: str) -> list[str]:
    """Return the texts of a line as ``joined`` gives it, or as a person types it.

    Nothing between two commas is no text; a quote within a text is a quote.
    """
    found, place = [], 0
    while place < len(line) and (match := _ITEM.match(line, place)):
        quoted, bare = match.groups()
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif item := bare.strip():
            found.append(item)
        place = match.end()
    return found
