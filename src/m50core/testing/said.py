"""Whether what people say for kinds, fields and choices means each of them, and nothing else."""

from collections.abc import Callable, Container, Iterator, Mapping

from m50core.errors import M50Error
from m50core.records.called import field_called, kind_called, said_of_kinds
from m50core.records.record import Record


def ways_of(word: str) -> tuple[str, ...]:
    """Return a word as people may type it."""
    return word, word.upper(), word.replace(" ", "-"), word.replace(" ", "_"), f" {word.lower()} "


def faults_in_words(kinds: Mapping[str, type[Record]], cls: type[Record]) -> Iterator[str]:
    """Yield each word for a kind, a field or a choice of it that means another, or several.

    The name of another goes before what people say for one.
    """
    kind = cls.spec.kind
    for label in said_of_kinds(kinds)[kind]:
        for word in _free(label, kinds):
            if (meant := _meaning(lambda w: kind_called(kinds, w), word)) != kind:
                yield f"{word}: {meant}, not the kind {kind}"
    fields = {name: info for name, info in cls.spec.fields.items() if not info.hidden}
    for name, info in fields.items():
        for word in _free(info.label, fields):
            if (meant := _meaning(lambda w: field_called(cls, w), word)) != name:
                yield f"{kind}, {word}: {meant}, not {name}"
        values = {member.value for member in info.choices}
        for member in info.choices:
            for word in _free(member.label, values):
                if (meant := _meaning(info.type.parse, word)) != member:
                    yield f"{kind}.{name}, {word}: {meant}, not {member}"


def _free(label: str, names: Container[str]) -> tuple[str, ...]:
    """Return a label as people may type it; nothing when it is the name of something."""
    return () if label in names else ways_of(label)


def _meaning(read: Callable[[str], str], word: str) -> str:
    try:
        return read(word)
    except (M50Error, ValueError) as error:
        return str(error)
