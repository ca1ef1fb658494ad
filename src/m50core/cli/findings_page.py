"""The findings as one page that a person reads to its end: each cause once, with what to do."""

import textwrap
from collections.abc import Iterator, Sequence

from m50core.findings.causes import Cause
from m50core.findings.findings import FindingNature, Severity
from m50core.values import dutch

_WIDTH = 80


def lines(found: Sequence[Cause], *, why: bool, plan: bool) -> Iterator[str]:
    """Yield the page: what is wrong, what is missing, what the plan leaves open; notes folded."""
    for nature in FindingNature:
        section = [cause for cause in found if cause.nature is nature and not _is_note(cause)]
        if section:
            yield f"{nature.label} ({_count(section)})"
            for cause in section:
                yield from _cause(cause, why=why)
            yield ""
    if notes := [cause for cause in found if _is_note(cause)]:
        which = "m50 check --plan" if plan else "m50 check"
        yield f"Ter info ({_count(notes)})"
        for cause in notes:
            yield from _wrap(f"{cause.short.rstrip('.')}.  [{cause.code}]", "  ")
        yield f"  Elk apart: {which} --severity note"
        yield ""


def _is_note(cause: Cause) -> bool:
    return cause.severity is Severity.note and cause.nature is not FindingNature.open


def _count(some: Sequence[Cause]) -> int:
    return sum(len(cause.findings) for cause in some)


def _cause(cause: Cause, *, why: bool) -> Iterator[str]:
    first = cause.findings[0]
    mark = "! " if cause.severity is Severity.error else "  "
    about = f"  [{first.record}]" if first.record and len(cause.findings) == 1 else ""
    yield from _wrap(f"{cause.sentence}{about}", mark)
    by = f" Uiterlijk {dutch.day(cause.by)}." if cause.by else ""
    if cause.advice:
        yield from _wrap(f"Doe: {cause.advice}{by}", "    ")
    if len(cause.findings) > 1:
        yield f"    Elk apart: m50 check --code {cause.code}"
    if why:
        yield from _wrap(f"Regel {cause.code}: {first.rule} Bron: {_source(cause)}.", "    ")


def _source(cause: Cause) -> str:
    """Return the clause of the one record, or that of the rule when there are several."""
    first = cause.findings[0]
    return first.clause if len(cause.findings) == 1 else first.rule_clause or first.clause


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=" " * max(4, len(indent)),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
