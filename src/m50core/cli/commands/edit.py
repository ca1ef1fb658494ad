"""``m50 set`` and ``m50 remove``: records by their number, or as many as a filter finds."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.cli.commands.add import kept_otherwise, tell_lookalikes
from m50core.cli.commands.kind_help import add_kind_help, told_help
from m50core.errors import FieldError, UsageError, together
from m50core.plugins.commands import CommandContext, Handler
from m50core.plugins.many import MOST, PREVIEW, How, add_choice, choose, is_agreed, told_of
from m50core.records.asked import Typed, hangings_of, meanings_in, read_values, split_values
from m50core.records.called import kind_called
from m50core.records.let_go import let_go
from m50core.records.many import change_kinds, remove_each
from m50core.records.record import Record, evolve
from m50core.records.wrong import all_wrong
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network

SET = Schema("set", "m50core.cli.answers.records:EditedAnswer", 2)
REMOVE = Schema("remove", "m50core.cli.answers.records:RemovedAnswer")
_SET = "set action_item status=done --where status=open"
ByKind = Mapping[type[Record], Mapping[str, str]]
"""Values by kind of record, and by field: one label may mean another field of each kind."""


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "%(prog)s NUMMER … VELD=WAARDE …\n         %(prog)s SOORT VELD=WAARDE … --where "
        "VELD=WAARDE …"
    )
    add_choice(parser, "WOORD", "welke gegevens, en wat zij worden: actie-12 actie-13 status=done")
    add_kind_help(parser)


def _set(context: CommandContext) -> int:
    words: list[str] = context.args.words or []
    if told_help(context, lambda: _kind_named(context, words)):
        return 0
    net: Network = context.net
    typed = split_values([word for word in words if "=" in word])
    if words and not typed:
        raise UsageError(f"Wat moet het worden? Schrijf dat als veld=waarde: {to_type(_SET)}")
    chosen = choose(context, [word for word in words if "=" not in word], _how_to_set(typed))
    by_kind = _values_for(context, chosen.records, typed)
    doing = change_kinds(chosen.records, by_kind, net.today)
    if not is_agreed(context, doing, chosen):
        return 0
    kept = {record.id: record for record in net.carry_out(doing)}
    changed = [record for record, _ in doing.changes]
    lines: list[str] = []
    for before in changed[:MOST]:
        values = by_kind[type(before)]
        asked = evolve(before, **before.read_typed(values, net.today))
        lines.append(f"{before.id} is gewijzigd.")
        lines += kept_otherwise(net.records.get, asked, kept[before.id], values)
    _tell_understood(context, by_kind, changed)
    named = [record.id for record in changed if _is_named(record, by_kind[type(record)])]
    alike = {record_id: tell_lookalikes(context, net[record_id]) for record_id in named}
    items = (
        item
        for record in chosen.records
        for item in SET.each([net[record.id]], alike.get(record.id, ()))
    )
    context.answer(SET, items, [*lines, *told_of(doing, "gewijzigd")])
    return 0


def _how_to_set(typed: Mapping[str, str]) -> How:
    values = [f"{name}={text}" for name, text in typed.items()]
    return lambda kind, condition: to_type("set", kind, *values, "--where", condition)


def _how_to_remove(kind: str, _: str) -> str:
    return to_type("remove", kind, "--where", "VELD=WAARDE")


def _kind_named(context: CommandContext, words: Sequence[str]) -> str:
    """Return the kind that is meant, or that a record is of; empty when none is."""
    named = next((word for word in words if "=" not in word), "")
    if not named or named in context.register.record_kinds():
        return named
    if (record := context.net.records.get(named)) is not None:
        return str(record.kind)
    try:
        return kind_called(context.register.record_kinds(), named)
    except UsageError:
        record = context.record(named)
        return str(record.kind)


def _values_for(
    context: CommandContext, chosen: Sequence[Record], typed: Mapping[str, str]
) -> ByKind:
    """Return, by kind, what was typed by its fields; tell once which records names mean."""
    read: dict[type[Record], Typed] = {}
    wrong, net = [], context.net
    for cls in dict.fromkeys(type(record) for record in chosen):
        try:
            read[cls] = read_values(net.records, cls, typed)
        except (FieldError, UsageError) as error:
            wrong += all_wrong(net.records, cls, typed, net.today, new=False) or [error]
    if wrong:
        raise together(wrong)
    for sentence in dict.fromkeys(sentence for values in read.values() for sentence in values.told):
        context.say(sentence)
    return {cls: values.values for cls, values in read.items()}


def _is_named(record: Record, values: Iterable[str]) -> bool:
    """Tell whether these fields say how a record is called, where doubles are looked for."""
    return record.alike_by is not None and not set(record.alike_by.fields).isdisjoint(values)


def _tell_understood(context: CommandContext, by_kind: ByKind, changed: Sequence[Record]) -> None:
    """Tell how the values were understood that records were given, and what let go of them.

    ``changed``: each as it was. What is told of several is told once.
    """
    net: Network = context.net
    sentences: dict[str, None] = {}
    for cls, record in {type(record): record for record in reversed(changed)}.items():
        changed_record = evolve(record, **cls.read_typed(by_kind[cls], net.today))
        sentences.update(dict.fromkeys(meanings_in(changed_record, by_kind[cls])))
    now = [(record, net[record.id]) for record in changed]
    for _, record in now:
        sentences.update(dict.fromkeys(hangings_of(record, by_kind[type(record)])))
    for before, sentence in let_go(net.records, now):
        sentences[sentence if len(now) == 1 else f"{before.id}: {sentence}"] = None
    for sentence in sentences:
        context.say(sentence)


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = "%(prog)s NUMMER …\n         %(prog)s SOORT --where VELD=WAARDE …"
    add_choice(parser, "NUMMER", "bijvoorbeeld actie-12; meer mag")


def _remove(context: CommandContext) -> int:
    net: Network = context.net
    chosen = choose(context, context.args.words, _how_to_remove)
    doing = remove_each(chosen.records)
    if not is_agreed(context, doing, chosen):
        return 0
    net.carry_out(doing)
    for record, sentence in let_go(net.records, [(record, None) for record in doing.removals]):
        context.say(f"“{record.title_text}” is weg. {sentence}")
    ids = [record.id for record in doing.removals]
    lines = [
        f"{each} is verwijderd. Terughalen: {to_type('bin --restore', each)}" for each in ids[:MOST]
    ]
    context.answer(REMOVE, REMOVE.each(ids), [*lines, *told_of(doing, "verwijderd")])
    return 0


HANDLERS = {
    "set": Handler(_set, _set_arguments, (SET, PREVIEW)),
    "remove": Handler(_remove, _remove_arguments, (REMOVE, PREVIEW)),
}
