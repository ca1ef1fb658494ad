"""The findings as a list, those that are set aside below the rest."""

from collections.abc import Iterable

import attrs

from m50core import Finding, Network, Severity, Suppression
from m50core.today import describe_until
from m50core.values import dutch
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
    """Return the findings, worst first; then those that are set aside."""
    return _findings(net, "Controle", net.check(suppressed=True))


def plan_check_page(net: Network) -> Page:
    """Return what the year plan itself lacks, as the findings."""
    return _findings(net, PLAN_CHECK, net.check(plan=True, suppressed=True))


def _findings(net: Network, title: str, found: Iterable[Finding]) -> Page:
    standing = [finding for finding in found if not finding.suppression]
    aside = [
        (finding, net.records[finding.suppression]) for finding in found if finding.suppression
    ]
    rows: list[Row] = []
    for severity in Severity:
        findings = [finding for finding in standing if finding.severity is severity]
        if findings:
            rows.append(head(f"{severity.label} ({len(findings)})"))
        for finding in findings:
            record = finding.record if net.records.get(finding.record) else ""
            shown = (finding.code, finding.sentence)
            rows.append(FindingRow(shown, record=record, text=_promise(finding), finding=finding))
    if not rows:
        rows.append(Row(("", "er zijn geen meldingen"), text=_ALL_WELL, nothing=True))
    if aside:
        rows.append(head(f"Terzijde gelegd ({len(aside)})"))
    for finding, by in aside:
        if isinstance(by, Suppression):
            text = f"{describe_until(by.until)}: {by.reason}\n\n{_promise(finding)}\n\n{_BACK}"
            cells = (finding.code, finding.sentence, f"t/m {dutch.day(by.until)}: {by.reason}")
            rows.append(FindingRow(cells, record=by.id, text=text, finding=finding, aside=True))
    note = f"{len(aside)} terzijde gelegd" if aside else ""
    return Page(title, ("Code", "Melding", "Terzijde"), tuple(rows), note=note)


_ALL_WELL = "Alles is zoals het hoort. Wat hier komt, maakt m50 zelf: u voegt er niets aan toe."


_BACK = "Enter toont de uitzondering. Verwijder haar (d), en de melding geldt weer."


def _promise(one: Finding) -> str:
    return f"{one.sentence}\n\nRegel: {one.rule}\nBron: {one.clause}"


PLAN_CHECK = "Het plan zelf"
