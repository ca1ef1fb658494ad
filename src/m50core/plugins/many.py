"""What a word is about: records by their number, or those of a kind that meet ``--where``.

Of more than one, or of what nobody named, a person sees what becomes of them before it is done.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from m50core.answers.schema import Schema
from m50core.errors import M50Error, UnknownId, UsageError, together
from m50core.plugins.commands import CommandContext
from m50core.records.asked import meanings_of, read_conditions, split_values
from m50core.records.called import kind_or_none
from m50core.records.doing import Doing
from m50core.records.many import once_each
from m50core.records.reasons import count_words
from m50core.records.record import Record
from m50core.started import in_help, to_type

PREVIEW = Schema("preview", "m50core.cli.answers.records:ForeseenAnswer")
MOST = 20
"""So many records are told one by one."""
_YES = ("j", "ja", "y", "yes")
_NOTHING = "Er is niets gewijzigd."


How = Callable[[str, str], str]
"""Gives an example of a word, of a kind and a condition as one types them."""


class ChosenRecords(msgspec.Struct, frozen=True):
    """The records that a word is about."""

    records: Sequence[Record]
    by_filter: bool = False
    """True: they were found, not named."""


class _Where(argparse.Action):
    """Conditions; what the records become stands before them."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - as argparse calls it
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Take the conditions, and note how many words stood before them."""
        namespace.where = [*(namespace.where or ()), *values]
        namespace.before_where = len(namespace.words or ())


def add_choice(parser: argparse.ArgumentParser, words: str, help: str) -> None:
    """Add the words that name records, and the options that choose and hold back."""
    parser.add_argument("words", nargs="*", metavar=words, help=help)
    parser.add_argument(
        "--where", action=_Where, nargs="+", metavar="VELD=WAARDE",
        help=f"alle gegevens van een soort die hieraan voldoen, zoals bij {in_help('list')}; zet "
        "wat er "
        "moet gebeuren ervóór",
    )  # fmt: skip
    add_dry_run(parser)
    parser.add_argument("--yes", action="store_true", help="doe het zonder te vragen")


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    """Add the option that only looks; ``is_agreed`` answers it."""
    parser.add_argument("--dry-run", action="store_true", help="alleen kijken, niets bewaren")


def choose(context: CommandContext, named: Sequence[str], how: How) -> ChosenRecords:
    """Return the records that are meant: by number, or the kind that ``--where`` chooses from.

    ``how``: gives an example of the word. Raises UsageError, UnknownId or UnknownKind with
    all that can't be found; UsageError when nothing meets the conditions.
    """
    net, args = context.net, context.args
    if args.where is None:
        return ChosenRecords(_by_name(context, named, how))
    if args.before_where != len(args.words or ()):
        example = _example(net, how, named)
        raise UsageError(f"Zet alles wat er moet gebeuren vóór --where: {example}. {_NOTHING}")
    if len(named) != 1 or named[0] in net.records:
        raise UsageError(
            "Vóór --where hoort één soort, en geen nummers: "
            f"{_example(net, how, named)}. {_NOTHING}"
        )
    every = net.collection(named[0])
    conditions, sentences = read_conditions(net.records, every.cls, split_values(args.where))
    for sentence in sentences:
        context.say(sentence)
    for sentence in meanings_of(every.cls.spec.fields, conditions, net.today):
        context.say(sentence)
    # As a person counts: actie-2 before actie-10.
    records = sorted(every.where(**conditions), key=lambda record: (len(record.id), record.id))
    if not records:
        raise UsageError(
            f"Niets voldoet hieraan ({', '.join(args.where)}) bij {every.cls.spec.plural.lower()}. "
            f"{_NOTHING} Kijk wat er is: {to_type('list', named[0])}"
        )
    return ChosenRecords(records, by_filter=True)


def _by_name(context: CommandContext, named: Sequence[str], how: How) -> Sequence[Record]:
    if not named:
        raise UsageError(
            f"Waarvan? Noem een of meer nummers, of kies ze: {_example(context.net, how, ())}."
        )
    records: list[Record] = []
    wrong: list[M50Error] = []
    for words in once_each(named):
        try:
            records.append(context.record(words))
        except (UnknownId, UsageError) as error:
            wrong.append(_not_there(context.net, words, error, how))
    if wrong:
        raise together(wrong)
    once_each([record.id for record in records])
    return records


def _not_there(net: Any, words: str, error: M50Error, how: How) -> M50Error:
    if (kind := kind_or_none(net.kinds, words)) is None:
        return error
    return UsageError(
        f"“{words}” is een soort ({kind.spec.label.lower()}), geen nummer. Kies welke u "
        f"bedoelt: {_example(net, how, (words,))}."
    )


def _example(net: Any, how: How, named: Sequence[str]) -> str:
    """Return an example of a word, of the kind that is among what was typed, as it was typed."""
    for word in named:
        kind = None if word in net.records else kind_or_none(net.kinds, word)
        if kind is not None:
            return how(word, _condition(kind, english=word == kind.spec.kind))
    return how("action_item", "status=open")


def _condition(kind: type[Record], *, english: bool) -> str:
    info = kind.spec.fields.get("status")
    status = next(iter(info.choices), None) if info is not None else None
    if status is None:
        return "VELD=WAARDE"
    return f"status={status.value if english else status.label}"


def is_agreed(context: CommandContext, doing: Doing, chosen: ChosenRecords) -> bool:
    """Tell whether it is to be done; show what would change, and ask, where that is needed.

    ``--dry-run`` is answered with what would become of each. Raises UsageError when a person says
    no, and when there is nobody to ask of what nobody named.
    """
    net, args = context.net, context.args
    if args.dry_run:
        foreseen = net.foresee(doing)
        table = net.lists.preview(foreseen)
        context.answer(PREVIEW, PREVIEW.each(foreseen), [table, "Er is niets bewaard."])
        return False
    if doing.is_empty or args.yes or not (chosen.by_filter or len(chosen.records) > 1):
        return True
    if not chosen.by_filter and not context.can_ask:
        return True
    table = net.lists.preview(net.foresee(doing))
    try:
        answer = context.ask("Doorgaan? [j/N] ", [table])
    except KeyboardInterrupt:
        for line in ("", _NOTHING):
            context.say(line)
        raise
    if answer is None:
        raise UsageError(
            f"--where koos {count_words(chosen.records)}, en niemand kan nu zien of dat klopt. "
            f"{_NOTHING} Klopt het, geef dan --yes mee; kijk eerst met --dry-run."
        )
    if answer.strip().casefold() not in _YES:
        raise UsageError(_NOTHING)
    return True


def told_of(doing: Doing, done: str) -> Iterator[str]:
    """Yield how many records it was, where each isn't told, and which were so already.

    ``done``: in Dutch, what became of them.
    """
    did = [*(record for record, _ in doing.changes), *doing.removals]
    if len(did) > MOST:
        yield f"… en nog {len(did) - MOST}."
    if len(did) > 1:
        yield f"Samen {count_words(did)} {done}. Alles in één keer terug: {to_type('undo')}"
    yield from told_same(doing)


def told_same(doing: Doing) -> Iterator[str]:
    """Yield which records were so already."""
    if doing.same:
        was = "was" if len(doing.same) == 1 else "waren"
        yield f"Dit {was} al zo: {named_ids(doing.same)}."


def named_ids(records: Sequence[Record]) -> str:
    """Return the numbers of records, the first twenty, and how many more."""
    more = f" en nog {len(records) - MOST}" if len(records) > MOST else ""
    return f"{', '.join(record.id for record in records[:MOST])}{more}"
