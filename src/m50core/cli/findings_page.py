"""The findings on a terminal: what matters most on a screen, or all in paragraphs to be read."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from m50core.findings.causes import Cause
from m50core.findings.findings import Finding, Severity
from m50core.findings.listing import count_words, severity_words
from m50core.pages.cells import ListRow
from m50core.pages.digest import Digest, DigestPart
from m50core.pages.table import Table
from m50core.started import to_type
from m50core.values import dutch

_WIDTH = 80


def digest(
    found: Sequence[Finding],
    by_severity: Sequence[Table],
    aside: int,
    asked: str,
    since: date | None = None,
) -> Digest:
    """Return how many findings there are, and the most serious, a line a rule.

    ``asked``: the words that ask for these, as ``m50 check --plan``. ``since``: the day since
    which they came.
    """
    when = f"Sinds {dutch.day(since)} erbij gekomen: " if since else ""
    if not found:
        how = f" ({asked} --all toont ze)" if aside else ""
        nothing = f"Sinds {dutch.day(since)} kwam er niets bij" if since else count_words(0, aside)
        return Digest((f"{nothing}{how}.",), ())
    first = next(row.texts[0] for table in by_severity for row in table.rows)
    return Digest(
        (f"{when}{count_words(len(found), aside)}: {severity_words(found)}.",),
        tuple(
            DigestPart(table, "code", ("sentence",), 0 if severity is Severity.note else 3)
            for table, severity in zip(by_severity, Severity, strict=True)
        ),
        (f"Wat te doen: {asked} --explain. Eén regel: {asked} --code {first}.",),
        f"{asked} --all",
    )


def lines(table: Table, *, why: bool, plan: bool) -> Iterator[str]:
    """Yield each cause once, with what to do; notes are a line each, and told how to unfold."""
    in_notes, number = False, 0
    for number, row in enumerate(row for row in table.rows if not row.under):
        if row.heading:
            yield from ([""] if number else [])
            yield row.texts[0]
            in_notes = row.about is Severity.note
        elif in_notes:
            yield from _wrap(f"{_short(row).rstrip('.')}.  [{row.texts[0]}]", "  ")
        else:
            yield from _cause(row, why=why)
    if in_notes:
        yield f"  Elk apart: {to_type('check --plan' if plan else 'check')} --severity note"
    if number:
        yield ""


def apart(table: Table, *, why: bool) -> Iterator[str]:
    """Yield each finding by itself, those that are set aside with the reason."""
    space = f"{'':<8} {'':<8}"
    for row in (row for row in table.rows if isinstance(row.about, Finding)):
        code, sentence, severity, _ = row.texts
        yield f"{severity:<8} {code:<8} {sentence}"
        if row.aside:
            yield f"{space} {row.text} ({row.id})"
        if why:
            yield f"{space} {' '.join(row.notes)}"
            yield from [] if row.aside or not row.text else [f"{space} {row.text}"]


def _short(row: ListRow) -> str:
    return row.about.short if isinstance(row.about, Cause) else row.texts[1]


def _cause(row: ListRow, *, why: bool) -> Iterator[str]:
    code, sentence = row.texts[:2]
    found = row.cells[2].value
    about = f"  [{row.id}]" if row.id else ""
    yield from _wrap(f"{sentence}{about}", "! " if found is Severity.error else "  ")
    if row.text:
        yield from _wrap(row.text, "    ")
    if row.opens:
        yield f"    Elk apart: {to_type('check --code', code)}"
    if why:
        yield from _wrap(" ".join(row.notes), "    ")


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=" " * max(4, len(indent)),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
