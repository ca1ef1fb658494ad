"""The findings as a list: each cause a line that opens; what is set aside stands below the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from m50core.findings.causes import Cause, causes
from m50core.findings.findings import Finding, FindingNature, Rule, Severity
from m50core.findings.rule_choices import Suppression
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.values import dutch
from m50core.values.capital import with_capital

_HEAD = (
    Column("Code", "code"), Column("Melding", "sentence"), Column("Ernst", "severity"),
    Column("Terzijde", "aside"),
)  # fmt: skip
NONE = "Er zijn geen meldingen"
NOTES = "Ter info"
"""The heading of what is only good to know."""


def findings_table(
    records: Records, rules: Iterable[Rule], found: Iterable[Finding], title: str = "Controle"
) -> Table:
    """Return findings as a person reads them, by cause; those that are set aside come last.

    The text of a row is what one can do about it, its notes the rule and its source. ``about`` is
    the finding, or the cause of many; of a heading what stands below it has in common.
    """
    found = tuple(found)
    aside = [one for one in found if one.suppression]
    known = causes((one for one in found if not one.suppression), rules, records)
    rows: list[ListRow] = []
    for nature in FindingNature:
        some = [cause for cause in known if cause.nature is nature and not is_note(cause)]
        rows += _part(nature.label, some, nature)
    rows += _part(NOTES, [cause for cause in known if is_note(cause)], Severity.note)
    if aside:
        rows += [] if rows else [heading(NONE)]
        rows.append(heading(f"Terzijde gelegd ({len(aside)})"))
        rows += (_aside(one, records[one.suppression]) for one in aside)
    return Table(
        rows,
        wide=1,
        head=_HEAD,
        title=title,
        empty=f"{NONE}.",
        help="Wat niet is zoals het plan belooft.",
        below=(f"{count_words(len(found) - len(aside), len(aside))}.",) if found else (),
    )


def causes_by_severity(causes: Iterable[Cause], records: Records) -> tuple[Table, ...]:
    """Return causes in lists, the most serious first: a line a rule, many with one as example."""
    known = tuple(causes)
    return tuple(
        Table(
            [_cause_row(cause, records) for cause in known if cause.severity is severity],
            wide=1,
            head=_HEAD[:3],
            title=f"{with_capital(severity.label)}, per regel",
        )
        for severity in Severity
    )


def _cause_row(cause: Cause, records: Records) -> ListRow:
    first, *others = cause.findings
    sentence = cause.sentence
    if others:
        sentence = f"{cause.short.rstrip('.')}, zoals “{records.title(first.record)}”."
    cells = _cells(cause.code, sentence, cause.severity)[:3]
    return ListRow(cells, "" if others else first.record, about=cause)


def severity_words(found: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity: ``fout 1 · let op 53``."""
    counts = Counter(finding.severity for finding in found)
    return " · ".join(f"{each.label} {counts[each]}" for each in Severity if counts[each])


def is_note(cause: Cause) -> bool:
    """True for what is only good to know."""
    return cause.severity is Severity.note and cause.nature is not FindingNature.open


def count_words(count: int, aside: int) -> str:
    """Return how many findings there are, without a full stop: ``3 meldingen; 1 terzijde …``."""
    sentence = dutch.findings(count) if count else NONE
    return f"{sentence}; {aside} terzijde gelegd" if aside else sentence


def _part(title: str, some: list[Cause], common: FindingNature | Severity) -> Iterator[ListRow]:
    if some:
        count = sum(len(cause.findings) for cause in some)
        yield heading(f"{title} ({count})")._replace(about=common)
    for cause in some:
        first, *others = cause.findings
        if not others:
            yield _finding(first)
            continue
        cells = _cells(cause.code, cause.sentence, cause.severity)
        source = first.rule_clause or first.clause
        notes = _rule_words(first, source)
        text = _advice_words(cause.advice, cause.by)
        yield ListRow(cells, notes=notes, text=text, opens=cause.code, aside=True, about=cause)
        yield from (_finding(one, cause.code) for one in cause.findings)


def _cells(
    code: str, sentence: str, severity: Severity, aside: Cell | None = None
) -> tuple[Cell, ...]:
    order = Cell(severity, severity.label, str(severity.place))
    return (cell(code), cell(sentence), order, aside or cell(""))


def _finding(one: Finding, under: str = "") -> ListRow:
    text = _advice_words(one.advice, one.by)
    cells = _cells(one.code, one.sentence, one.severity)
    return ListRow(cells, one.record, _notes(one), text, under=under, about=one)


def _aside(one: Finding, by: object) -> ListRow:
    if not isinstance(by, Suppression):
        return _finding(one)
    words = Cell(by.until, f"t/m {dutch.day(by.until)}: {by.reason}")
    text = f"{describe_until(by.until)}: {by.reason}"
    cells = _cells(one.code, one.sentence, one.severity, words)
    return ListRow(cells, by.id, _notes(one), text, aside=True, about=one)


def _notes(one: Finding) -> tuple[str, ...]:
    """Tell the clause of the record, and that of the rule when it is another."""
    rule = one.rule_clause if one.rule_clause != one.clause else ""
    return _rule_words(one, f"{one.clause} (de regel: {rule})" if rule else one.clause)


def _rule_words(one: Finding, source: str) -> tuple[str, ...]:
    return (f"Regel {one.code}: {one.rule}", f"Bron: {source}.")


def _advice_words(advice: str, by: date | None) -> str:
    return f"Doe: {advice}{f' Uiterlijk {dutch.day(by)}.' if by else ''}" if advice else ""


def describe_until(until: date) -> str:
    """``Terzijde gelegd tot en met do 20 mrt 2025``."""
    return f"Terzijde gelegd tot en met {dutch.day(until)}"
