"""What the words on the program and its store answer a program with."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

import attrs

from m50core.plugins.extensions import Report
from m50core.program.schemas import AnswerOf
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Backup, Comparison, Repair, Sign, SignStatus


@attrs.frozen
class BackupAnswer:
    """A copy of everything up to one commit; ``wrong``: why it can't be used."""

    name: str
    when: datetime
    head: int
    size: int
    wrong: str

    @classmethod
    def of(cls, backup: Backup) -> Self:
        """Return it of a copy."""
        return cls(backup.name, backup.when, backup.head, backup.size, backup.wrong)


@attrs.frozen
class ComparedCommit:
    """A commit that only one of two copies has."""

    number: int
    when: datetime
    who: str
    why: str
    day: date | None
    records: tuple[str, ...]

    @classmethod
    def of(cls, commit: Commit) -> Self:
        """Return it of a commit."""
        ids = tuple(change.id for change in commit.changes)
        return cls(commit.number, commit.when, commit.who, commit.why, commit.day, ids)


@attrs.frozen
class ComparisonAnswer:
    """A copy of the store beside the store."""

    name: str
    shared: int
    wrong: str
    only_here: tuple[ComparedCommit, ...]
    only_there: tuple[ComparedCommit, ...]

    @classmethod
    def of(cls, one: Comparison) -> Self:
        """Return it of a copy."""
        here, there = (tuple(map(ComparedCommit.of, o)) for o in (one.only_here, one.only_there))
        return cls(one.name, one.shared, one.wrong, here, there)


@attrs.frozen
class HealthAnswer:
    """One thing that was looked at, and how it is.

    ``subject``: what it was, by its word; ``repair``: the step that ``m50 doctor --repair`` does.
    """

    status: SignStatus
    subject: str
    text: str
    remedy: str
    loses: str
    repair: Repair | None

    @classmethod
    def of(cls, sign: Sign) -> Self:
        """Return it of a sign."""
        subject = sign.subject.value
        return cls(sign.status, subject, sign.text, sign.remedy, sign.loses, sign.repair)


@attrs.frozen
class DrillAnswer:
    """A step of practising with a copy, and how it went."""

    status: SignStatus
    text: str

    @classmethod
    def of(cls, sign: Sign) -> Self:
        """Return it of a step."""
        return cls(sign.status, sign.text)


@attrs.frozen
class SwitchAnswer:
    """A plugin that was turned off or on."""

    name: str
    disabled: bool


@attrs.frozen
class SettingAnswer:
    """What counts of what a person may set on this computer.

    ``origin``: by what it counts: ``option``, ``variable`` (of the environment), ``setting``, or
    ``default`` where nobody chose.
    """

    name: str
    label: str
    value: str
    origin: str


@attrs.frozen
class ReportAnswer:
    """A report that there is."""

    name: str
    title: str
    help: str

    @classmethod
    def of(cls, report: Report) -> Self:
        """Return it of a report."""
        return cls(report.name, report.title, report.help)


@attrs.frozen
class WrittenAnswer:
    """A report, in Markdown, and the values that it tells."""

    name: str
    title: str
    markdown: str
    data: Any


@attrs.frozen
class ReportFile:
    """A report that was written to a file."""

    name: str
    file: str


@attrs.frozen
class CompletionAnswer:
    """What a shell must be told."""

    shell: str
    code: str


@attrs.frozen
class NamedSchema:
    """An answer that has a schema: its name, what it bears, and the word that gives it."""

    name: str
    schema: str
    word: str

    @classmethod
    def of(cls, one: AnswerOf) -> Self:
        """Return it of an answer."""
        return cls(one.schema.name, str(one.schema), one.word)


@attrs.frozen
class SchemaAnswer:
    """The JSON schema of an answer."""

    name: str
    json_schema: Mapping[str, Any]
