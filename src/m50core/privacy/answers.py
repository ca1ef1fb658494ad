"""What the words on people's data answer a program with."""

from typing import Annotated, Any, Self

import attrs

from m50core.answers.said import SPARSE
from m50core.privacy.dossier import Dossier, DossierLine, Mentioned, Trace
from m50core.privacy.keepers import KeptText
from m50core.privacy.people import BEYOND
from m50core.privacy.privacy import Erasure, Mention
from m50core.values.personal import Personal


@attrs.frozen
class DossierField:
    """A field with what it says, and why that is kept."""

    field: str
    label: str
    value: Any
    category: Annotated[Personal | None, SPARSE] = None
    purpose: Annotated[str | None, SPARSE] = None
    basis: Annotated[str | None, SPARSE] = None
    retention: Annotated[str | None, SPARSE] = None
    """As a person reads it."""
    months: Annotated[int | None, SPARSE] = None
    """After its last use; 0: as long as the history of the network."""

    @classmethod
    def of(cls, line: DossierLine) -> Self:
        """Return it of a line of a dossier."""
        why = line.why
        if why is None:
            return cls(line.field, line.label, line.plain)
        reasons = (why.purpose, why.basis, why.kept, why.months)
        return cls(line.field, line.label, line.plain, why, *reasons)


@attrs.frozen
class MentionedAnswer:
    """A record that points at someone, or names them."""

    id: str
    kind: str
    title: str
    pointing: tuple[str, ...]
    """The fields by which it points."""
    named: bool
    """Whether the name stands in it."""
    fields: tuple[DossierField, ...]

    @classmethod
    def of(cls, one: Mentioned) -> Self:
        """Return it of a record."""
        fields, pointing = map(DossierField.of, one.lines), (name for name, _ in one.pointing)
        return cls(one.record, one.kind, one.title, tuple(pointing), one.named, tuple(fields))


@attrs.frozen
class DossierAnswer:
    """Everything that is kept about someone."""

    id: str
    name: str
    present: bool
    record: tuple[DossierField, ...]
    earlier: tuple[DossierField, ...]
    related: tuple[MentionedAnswer, ...]
    commits: tuple[Trace, ...]
    elsewhere: tuple[KeptText, ...]

    @classmethod
    def of(cls, found: Dossier) -> Self:
        """Return it of a dossier."""
        own, earlier = (tuple(map(DossierField.of, some)) for some in (found.own, found.earlier))
        return cls(
            found.id, found.name, found.present, own, earlier,
            tuple(map(MentionedAnswer.of, found.related)), found.commits, found.elsewhere,
        )  # fmt: skip


@attrs.frozen
class DossierFile:
    """A dossier that was written to a file."""

    file: str
    person: str


@attrs.frozen
class ErasureAnswer:
    """What erasing someone came down to."""

    person: str
    commit: int
    touched: int
    file: str
    drafts: int
    posts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    beyond: str
    incomplete: tuple[str, ...]

    @classmethod
    def of(cls, done: Erasure, person: str) -> Self:
        """Return it of someone who was erased."""
        return cls(
            person, done.commit.number, done.touched, done.file, done.drafts, done.posts,
            done.mentions, BEYOND, done.waits,
        )  # fmt: skip
