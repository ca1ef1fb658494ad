"""A record in words, for the preview and the detail."""

import textwrap
from collections.abc import Iterable, Iterator

from textual.content import Content

from m50core import HistoryEntry, Network, Record
from m50core.pages import Passage, Sheet, commit_lines
from m50core.values import visible
from m50tui.terminal.text import MOST, safe

_LABEL = 19
WHY = "Waarom staat dit hier?"
"""What stands above the reason why something is in a list."""


def summary(
    net: Network, record: Record, why: str = "", *, width: int = 100, head: str = WHY
) -> Content:
    """Return a record's filled fields, why it stands in a list, and where it comes from.

    ``width``: columns that there are; values are folded under one another. ``head``: what stands
    above ``why``.
    """
    sheet = net.lists.sheet(record, whole=False)
    reason = (Passage(head, tuple(why.split("\n"))),) if why else ()
    return Content("\n").join(_lines(sheet, width, reason))


def whole(sheet: Sheet, width: int) -> Content:
    """Return all there is to tell of a record but the list of what it hangs together with."""
    lines = [*_lines(sheet, width), *_parts(sheet.parts, before=True)]
    if happened := list(history_lines(sheet, width)):
        lines += [safe(""), safe(sheet.history.title, "bold"), *happened]
    return Content("\n").join(lines)


def _lines(sheet: Sheet, width: int, reason: tuple[Passage, ...] = ()) -> Iterator[Content]:
    yield from (safe(sheet.title, "bold"), safe(f"{sheet.label}  {sheet.id}", "dim"), safe(""))
    yield from _parts((*reason, *sheet.first))
    for row in sheet.fields.rows:
        label, words, _ = row.texts
        yield from _field(label, words, width)


def _parts(parts: Iterable[Passage], *, before: bool = False) -> Iterator[Content]:
    """Yield parts with an empty line between them, and before the first or behind the last."""
    for title, lines in parts:
        yield from [safe("")] if before else []
        yield safe(title, "bold")
        yield from (safe(line, multiline=True) for line in lines)
        yield from [] if before else [safe("")]


def _field(label: str, value: str, width: int) -> list[Content]:
    """Return a label with its value beside it, folded within ``width``."""
    room = max(10, width - _LABEL)
    shown = visible(value[:MOST], multiline=True)
    folded = [part for line in shown.split("\n") for part in (textwrap.wrap(line, room) or [""])]
    if len(label) >= _LABEL:
        return [safe(label, "dim"), *(safe(f"{'':<{_LABEL}}{part}") for part in folded)]
    labels = [label, *([""] * (len(folded) - 1))]
    return [
        Content.assemble(safe(f"{name:<{_LABEL}}", "dim"), safe(part))
        for name, part in zip(labels, folded, strict=True)
    ]


def history_lines(sheet: Sheet, width: int = 100) -> Iterator[Content]:
    """Yield what happened to a record last, and below each commit what changed by it."""
    for line, row in commit_lines(sheet.history, sheet.id):
        yield safe(line)
        if _has_changed(row.about):
            notes = (textwrap.shorten(note, width - 4, placeholder=" …") for note in row.notes)
            yield from (safe(f"    {note}", "dim") for note in notes)


def _has_changed(entry: object) -> bool:
    """False for what came or went: all its fields stand in the record, or in the bin."""
    if not isinstance(entry, HistoryEntry):
        return False
    change = entry.change
    return (change.before is not None or change.overlay) and change.after is not None
