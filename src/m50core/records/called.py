"""Kinds and fields as people call them: by their name, else by their label, one or several."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from m50core.errors import M50Error, UnknownField, UsageError, no_kind
from m50core.nearest import what_there_is
from m50core.records.field_info import labels_of
from m50core.values.called import names_for, several, word_key

T = TypeVar("T")


def said_of_kinds(kinds: Mapping[str, type[Any]]) -> Mapping[str, Sequence[str]]:
    """Return, by name of a kind, what people say for several of it and for one."""
    known: Mapping[str, Sequence[str]] | None = getattr(kinds, "said", None)
    return said_of(kinds.values()) if known is None else known


def said_of(classes: Iterable[type[Any]]) -> dict[str, tuple[str, str]]:
    """Return, by name of each kind, what people say for several of it and for one."""
    specs = (cls.spec for cls in classes)
    return {spec.kind: (spec.plural.lower(), spec.label.lower()) for spec in specs}


def kind_called(kinds: Mapping[str, type[Any]], word: str) -> str:
    """Return the name of the kind that a word means; errors as ``no_kind``.

    A collection of the library (``goals``) is called by the English for several of the name.
    UsageError when it may be several kinds.
    """
    if word in kinds:
        return word
    said = said_of_kinds(kinds)
    found = [name for name in names_for(word, said) or _in_english(word, kinds) if name in kinds]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(several(word, {name: said[name] for name in found}))
    raise no_kind(word, kinds)


def kind_or_none(kinds: Mapping[str, type[T]], word: str) -> type[T] | None:
    """Return the kind that a word means; None when it means none, or may be several."""
    try:
        return kinds[kind_called(kinds, word)]
    except (KeyError, M50Error):
        return None


def _in_english(word: str, names: Iterable[str]) -> list[str]:
    """Return the names of which a word is the English for several."""
    key = word_key(word)
    return [name for name in names if key == _several_of(word_key(name))]


def _several_of(name: str) -> str:
    if name.endswith("y") and name[-2:-1] not in ("", *"aeiou"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"


def field_called(cls: Any, word: str) -> str:
    """Return the name of the field or property that a word means, of a kind.

    Raises UnknownField, and UsageError when it may be several.
    """
    fields = cls.spec.fields
    if word in fields or isinstance(getattr(cls, word, None), property):
        return word
    said = labels_of(cls)
    found = names_for(word, said)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(several(word, {name: said[name] for name in found}))
    raise UnknownField(cls.spec.kind, word, said, cls.spec.label)


def field_labelled(cls: Any, words: str) -> str:
    """Return the name of the field that a person calls so; UsageError says it by labels alone."""
    said = labels_of(cls)
    found = names_for(words, said)
    if len(found) == 1:
        return found[0]
    labels = [label for name, (label, *_) in said.items() if name != "id"]
    raise UsageError(f"“{words}” is geen veld.{what_there_is(words, labels)}")


def field_values(cls: Any, values: Mapping[str, T]) -> Mapping[str, T]:
    """Return values by the names of the fields that their words mean.

    A word that means none stays: who reads the values refuses all that are wrong at once. Raises
    UsageError when two words mean one field, or one may mean two.
    """
    named: dict[str, T] = {}
    for word, value in values.items():
        try:
            name = word if word in cls.spec.fields else field_called(cls, word)
        except UnknownField:
            name = word
        if name in named:
            raise UsageError(f"het veld “{word}” ({name}) staat er twee keer")
        named[name] = value
    return named


def fields_among(cls: type[Any], names: Iterable[str]) -> list[str]:
    """Return the fields that are called so, by their name or else by their label."""
    fields = cls.spec.fields
    by_label = {info.label.casefold(): name for name, info in fields.items()}
    found = [name if name in fields else by_label.get(name.casefold(), "") for name in names]
    return [*dict.fromkeys(filter(None, found))]
