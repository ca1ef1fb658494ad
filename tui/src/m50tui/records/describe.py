"""A record in words, for the preview and the detail."""

import textwrap
from collections.abc import Iterator

from textual.content import Content

from m50core import Goal, GoalStanding, HistoryEntry, Network, Progress, ProofStatus, Record
from m50core.pages import commit_lines
from m50core.records import WORKED_OUT
from m50core.values import dutch, visible
from m50tui.records.lists import cell
from m50tui.terminal.text import MOST, safe

_LABEL = 19
_LAST = 12
"""So many of the last changes of a record are told with it."""
WHY = "Waarom staat dit hier?"
"""What stands above the reason why something is in a list."""


def summary(
    net: Network, record: Record, why: str = "", *, width: int = 100, head: str = WHY
) -> Content:
    """Return a record's filled fields, why it stands in a list, and where it comes from.

    ``width``: columns that there are; values are folded under one another. ``head``: what stands
    above ``why``.
    """
    lines = [
        safe(record.title_text, "bold"),
        safe(f"{record.spec.label}  {record.id}", "dim"),
        safe(""),
    ]
    if why:
        lines += [safe(head, "bold"), safe(why, multiline=True), safe("")]
    if isinstance(record, Goal):
        lines += [*_standing(net.standing(record)), safe("")]
    if figures := net.figures(record):
        lines += [*(safe(line) for line in figures), safe("")]
    for name, info in record.spec.fields.items():
        if info.hidden or name in ("id", "title", "name", "source"):
            continue
        if value := cell(net, record, name):
            derived = WORKED_OUT if info.derived else ""
            lines += _field(record.label_of(name), f"{value}{derived}", width)
    if record.source:
        lines += [safe(""), *_field("Bron", record.source, width)]
    return Content("\n").join(lines)


def _standing(found: GoalStanding) -> list[Content]:
    """Return why a goal stands so: what was worked out, and who judges otherwise and why."""
    lines = []
    if found.override:
        lines += [
            safe(f"Oordeel: {found.stand.label}  {found.override}", "bold"),
            safe(found.why, multiline=True),
            safe(""),
        ]
    head = f"Waarom {'berekend: ' if found.override else ''}{found.computed.label}?"
    return [*lines, safe(head, "bold"), safe(found.computed_why, multiline=True)]


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


def history_lines(net: Network, record: Record, width: int = 100) -> Iterator[Content]:
    """Yield what happened to a record last, and below each commit what changed by it."""
    table = net.lists.history(net.history(record)[-_LAST:])
    for line, row in commit_lines(table, record.id):
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


def progress_line(note: Progress) -> str:
    """Return a progress note on one line."""
    day = dutch.day(note.on) if note.on else "zonder datum"
    share = f", {note.percent}%" if note.percent is not None else ""
    state = "" if note.status is ProofStatus.noted else f" ({note.status.label})"
    return f"{day}{share}: {note.title_text}{state}"
