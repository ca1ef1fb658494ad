"""The findings as a list, each cause a line that opens; those set aside stand below the rest."""

from collections.abc import Iterable, Iterator

import attrs

from m50core import Cause, Finding, FindingNature, Network, Severity, Suppression
from m50core.today import describe_until
from m50core.values import dutch
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.page import Page, Row, head


@attrs.frozen
class FindingRow(Row):
    """A finding; ``record`` is what it is about, or what sets it aside."""

    finding: Finding | None = None

    @property
    def key(self) -> str:
        """The rule and the record: one record may have several findings."""
        return f"{self.finding.code}/{self.finding.record}" if self.finding else ""


def check_page(net: Network) -> Page:
    """Return the findings as a person reads them; then those that are set aside."""
    return _findings(net, "Controle", net.check(suppressed=True))


def plan_check_page(net: Network) -> Page:
    """Return what the year plan itself lacks, as the findings."""
    return _findings(net, PLAN_CHECK, net.check(plan=True, suppressed=True))


def _findings(net: Network, title: str, found: Iterable[Finding]) -> Page:
    found = tuple(found)
    causes = net.causes(finding for finding in found if not finding.suppression)
    aside = [
        (finding, net.records[finding.suppression]) for finding in found if finding.suppression
    ]
    rows: list[Row] = []
    for nature in FindingNature:
        some = [cause for cause in causes if cause.nature is nature and not _is_note(cause)]
        if some:
            rows.append(head(f"{nature.label} ({_count(some)})"))
        rows += [row for cause in some for row in _cause(net, cause)]
    if notes := [cause for cause in causes if _is_note(cause)]:
        rows.append(head(f"Ter info ({_count(notes)})"))
        rows += [row for cause in notes for row in _cause(net, cause)]
    if not rows:
        rows.append(Row(("", "er zijn geen meldingen"), text=_ALL_WELL, nothing=True))
    if aside:
        rows.append(head(f"Terzijde gelegd ({len(aside)})"))
    for finding, by in aside:
        if isinstance(by, Suppression):
            text = f"{describe_until(by.until)}: {by.reason}\n\n{_promise(net, finding)}\n\n{_BACK}"
            cells = (finding.code, finding.sentence, f"t/m {dutch.day(by.until)}: {by.reason}")
            rows.append(FindingRow(cells, record=by.id, text=text, finding=finding, aside=True))
    note = f"{len(aside)} terzijde gelegd" if aside else ""
    return Page(title, ("Code", "Melding", "Terzijde"), tuple(rows), note=note)


def _is_note(cause: Cause) -> bool:
    return cause.severity is Severity.note and cause.nature is not FindingNature.open


def _count(causes: Iterable[Cause]) -> int:
    return sum(len(cause.findings) for cause in causes)


def _cause(net: Network, cause: Cause) -> Iterator[Row]:
    """Yield a finding; for many of one cause a line that opens, and each of them."""
    if len(cause.findings) == 1:
        yield _finding(net, cause.findings[0])
        return
    text = f"{cause.sentence}\n\nDoe: {on_screen(cause.advice, net)}\n\n{_UNFOLD}"
    yield Row((cause.code, f"+ {cause.short}"), text=text, aside=True, opens=cause.code)
    yield from (_finding(net, finding, cause.code) for finding in cause.findings)


def _finding(net: Network, finding: Finding, group: str = "") -> Row:
    record = finding.record if net.records.get(finding.record) else ""
    cells = (finding.code, f"{'  ' if group else ''}{finding.sentence}")
    return FindingRow(
        cells, record=record, text=_promise(net, finding), finding=finding, group=group
    )


_UNFOLD = "Enter toont ze elk apart, en vouwt ze weer samen."
_ALL_WELL = "Alles is zoals het hoort. Wat hier komt, maakt m50 zelf: u voegt er niets aan toe."


_BACK = "Enter toont de uitzondering. Verwijder haar (d), en de melding geldt weer."


def _promise(net: Network, one: Finding) -> str:
    rule = one.rule_clause if one.rule_clause != one.clause else ""
    source = f"{one.clause} (de regel: {rule})" if rule else one.clause
    by = f"\nUiterlijk: {dutch.day(one.by)}" if one.by else ""
    advice = on_screen(one.advice, net)
    return f"{one.sentence}\n\nDoe: {advice}{by}\n\nRegel: {one.rule}\nBron: {source}"


PLAN_CHECK = "Het plan zelf"
