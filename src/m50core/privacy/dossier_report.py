"""What is kept about one person, as a report for that person (AVG art. 15)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

import attrs

from m50core.plugins import Report
from m50core.privacy.dossier import Dossier, DossierLine, Mentioned, Trace
from m50core.privacy.keepers import KeptText
from m50core.records.collection import Records
from m50core.reports.report import Written, template, write_report
from m50core.values.personal import Personal


@attrs.frozen
class GivenLine:
    """A field with what it says."""

    label: str
    value: str


@attrs.frozen
class GivenRecord:
    """A record in which the person occurs, and how."""

    id: str
    label: str
    title: str
    how: str
    lines: tuple[GivenLine, ...]

    @classmethod
    def of(cls, found: Mentioned) -> Self:
        """Return it of what mentions the person."""
        return cls(found.record, found.label, found.title, found.how, _lines(found.lines))


@attrs.frozen
class GivenCommit:
    """A change that has to do with the person, and how."""

    when: datetime
    who: str
    why: str
    how: str

    @classmethod
    def of(cls, trace: Trace) -> Self:
        """Return it of a commit."""
        return cls(trace.when, trace.who, trace.why, trace.how_words)


@attrs.frozen
class GivenElsewhere:
    """What is kept outside the store: where, and what it says."""

    place: str
    texts: tuple[str, ...]

    @classmethod
    def of(cls, kept: KeptText) -> Self:
        """Return it of a text."""
        return cls(kept.place, tuple(kept.text.splitlines()))


@attrs.frozen
class GivenReason:
    """Why a category of data is kept, and how long."""

    category: Personal
    purpose: str
    basis: str
    kept: str

    @classmethod
    def of(cls, why: Personal) -> Self:
        """Return it of a category."""
        return cls(why, why.purpose, why.basis, why.kept)


@attrs.frozen
class GivenDossier:
    """Everything that is kept about a person, as they get it on a day."""

    id: str
    name: str
    day: date
    own: tuple[GivenLine, ...]
    earlier: tuple[GivenLine, ...]
    related: tuple[GivenRecord, ...]
    commits: tuple[GivenCommit, ...]
    elsewhere: tuple[GivenElsewhere, ...]
    reasons: tuple[GivenReason, ...]


def _lines(lines: Iterable[DossierLine]) -> tuple[GivenLine, ...]:
    return tuple(GivenLine(line.label, line.value) for line in lines)


def dossier_data(dossier: Dossier, day: date) -> GivenDossier:
    """Return what the report on this dossier tells."""
    related = (line for record in dossier.related for line in record.lines)
    whys = {line.why for line in (*dossier.own, *related) if line.why}
    reasons = sorted(whys, key=lambda why: why.place)
    return GivenDossier(
        dossier.id, dossier.name, day, _lines(dossier.own), _lines(dossier.earlier),
        tuple(map(GivenRecord.of, dossier.related)), tuple(map(GivenCommit.of, dossier.commits)),
        tuple(map(GivenElsewhere.of, dossier.elsewhere)), tuple(map(GivenReason.of, reasons)),
    )  # fmt: skip


def write(dossier: Dossier, records: Records, today: date) -> Written:
    """Return the report on this dossier; it is not in the list of reports."""

    def data(records: Records, today: date, asked: str) -> GivenDossier:  # noqa: ARG001
        return dossier_data(dossier, today)

    text = template("m50core.privacy", "persoon.md.j2")
    report = Report("persoon", f"Persoonsgegevens: {dossier.name}", "", text, data)
    return write_report(report, records, today)
