"""``m50 add``, ``m50 set`` and ``m50 remove``."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.cli.commands.kind_help import add_kind_help, told_help
from m50core.cli.commands.records import complete_kinds
from m50core.errors import FieldError, UsageError, together
from m50core.pages.fields import required_words
from m50core.plugins.commands import CommandContext, Handler
from m50core.plugins.many import MOST, PREVIEW, add_choice, choose, is_agreed, told_of
from m50core.records import reasons
from m50core.records.asked import hangings_of, meanings_in, read_values, split_values
from m50core.records.called import kind_called
from m50core.records.examples import ExampleIds
from m50core.records.laying import refuse_derived
from m50core.records.let_go import let_go
from m50core.records.lookalikes import alike_text
from m50core.records.many import change_each, remove_each
from m50core.records.record import Find, Record, evolve
from m50core.records.relation_words import field_of, titles
from m50core.records.wrong import all_wrong
from m50core.started import to_type
from m50core.values.period import Period

if TYPE_CHECKING:
    from m50core.network.commit import CommitBuilder
    from m50core.network.network import Network

_ADD = 'add action_item title="Zaal reserveren"'
ADD = Schema("add", "m50core.cli.answers.records:EditedAnswer", 2)
SET = Schema("set", "m50core.cli.answers.records:EditedAnswer", 2)
REMOVE = Schema("remove", "m50core.cli.answers.records:RemovedAnswer")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    word = to_type("add")
    parser.usage = f"{word} SOORT VELD=WAARDE …\n         {word} SOORT --help"
    kind = parser.add_argument(
        "kind", nargs="?", metavar="SOORT", help="bijvoorbeeld action_item; m50 list noemt ze"
    )
    kind.completer = complete_kinds  # type: ignore[attr-defined]
    parser.add_argument("values", nargs="*", metavar="VELD=WAARDE", help='title="Zaal reserveren"')
    add_kind_help(parser)


def _add(context: CommandContext) -> int:
    args = context.args
    if told_help(context, lambda: args.kind or ""):
        return 0
    if not args.kind or "=" in args.kind:
        raise UsageError(
            f"Wat wilt u toevoegen? Begin met de soort: {to_type(_ADD)}. "
            f"{to_type('list')} noemt ze."
        )
    net: Network = context.net
    kind = net.collection(args.kind).cls
    if not args.values:
        advice = f"Alle velden: {to_type('add', args.kind, '--help')}"
        raise UsageError(f"{required_words(kind, ExampleIds(net.records))}. {advice}")
    typed = split_values(args.values)
    try:
        values, told = read_values(net.records, kind, typed)
        refuse_derived(kind, values)
    except (FieldError, UsageError) as error:
        wrong = all_wrong(net.records, kind, typed, net.today, new=True)
        raise together(wrong or [error]) from None
    with net.commit(reasons.why_added(kind.spec, values, net.records.title)) as commit:
        record = _keep(commit, new_record := commit.make(kind.spec.kind, values))
    lines = [
        f"{record.id} is toegevoegd.",
        *_otherwise(net.records.get, new_record, record, values),
    ]
    for sentence in (*told, *meanings_in(new_record, values), *hangings_of(net[record.id], values)):
        context.say(sentence)
    context.answer(ADD, ADD.each(_as_it_stands(net, record), _alike(context, record)), lines)
    if record.kind == "progress":
        from m50core.accountability.commands.progress import tell_proposal

        tell_proposal(context, record)
    return 0


_SET = "set action_item status=done --where owner=persoon-3"
_REMOVE = "remove action_item --where status=dropped"


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
    chosen = choose(context, [word for word in words if "=" not in word], to_type(_SET))
    values = _understood(context, chosen.records, typed)
    doing = change_each(chosen.records, values, net.today)
    if not is_agreed(context, doing, chosen):
        return 0
    kept = {record.id: record for record in net.carry_out(doing)}
    changed = [record for record, _ in doing.changes]
    lines: list[str] = []
    for before in changed[:MOST]:
        asked = evolve(before, **before.read_typed(values, net.today))
        lines.append(f"{before.id} is gewijzigd.")
        lines += _otherwise(net.records.get, asked, kept[before.id], values)
    _tell_understood(context, values, changed)
    alike = {one.id: _alike(context, net[one.id]) for one in changed if _is_named(one, values)}
    items = (
        item for one in chosen.records for item in SET.each([net[one.id]], alike.get(one.id, ()))
    )
    context.answer(SET, items, [*lines, *told_of(doing, "gewijzigd")])
    return 0


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


def _understood(
    context: CommandContext, chosen: Sequence[Record], typed: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what was typed by the names of fields, and tell once which records names mean."""
    read, wrong, net = [], [], context.net
    for cls in dict.fromkeys(type(record) for record in chosen):
        try:
            read.append(read_values(net.records, cls, typed))
        except (FieldError, UsageError) as error:
            wrong += all_wrong(net.records, cls, typed, net.today, new=False) or [error]
    if wrong:
        raise together(wrong)
    for sentence in dict.fromkeys(sentence for one in read for sentence in one.told):
        context.say(sentence)
    return {name: value for one in read for name, value in one.values.items()}


def _is_named(record: Record, values: Iterable[str]) -> bool:
    """Tell whether these fields say how a record is called, where doubles are looked for."""
    return record.alike_by is not None and not set(record.alike_by.fields).isdisjoint(values)


def _as_it_stands(net: "Network", record: Record) -> Iterator[Record]:
    """Yield a record with the days that what it hangs on gives it, when a program asks."""
    yield net[record.id]


def _tell_understood(
    context: CommandContext, values: Mapping[str, str], changed: Sequence[Record]
) -> None:
    """Tell how the values were understood that records were given, and what let go of them.

    ``changed``: each as it was. What is told of several is told once.
    """
    net: Network = context.net
    told: dict[str, None] = {}
    for cls, record in {type(record): record for record in reversed(changed)}.items():
        made = evolve(record, **cls.read_typed(values, net.today))
        told.update(dict.fromkeys(meanings_in(made, values)))
    now = [(record, net[record.id]) for record in changed]
    for _, record in now:
        told.update(dict.fromkeys(hangings_of(record, values)))
    for before, sentence in let_go(net.records, now):
        told[sentence if len(now) == 1 else f"{before.id}: {sentence}"] = None
    for sentence in told:
        context.say(sentence)


def _alike(context: CommandContext, record: Record) -> Sequence[Record]:
    """Tell which records this may be a double of, by name; return them for the answer."""
    net: Network = context.net
    values = {name: getattr(record, name) for name in record.spec.fields}
    alike = net.lookalikes(record.kind, values, record.id)
    if not alike:
        return ()
    advice = (
        f"Is dat dezelfde, neem dit dan terug: {to_type('undo')}, of "
        f"{to_type('remove', record.id)}."
    )
    context.say(f"“{record.title_text}” {alike_text(alike)}. {advice}")
    return alike


def _keep(commit: "CommitBuilder", record: Record) -> Record:
    commit.settle()
    return commit.present(record.id) or record


def _otherwise(find: Find, asked: Record, kept: Record, values: Iterable[str]) -> Iterator[str]:
    """Yield, of what was typed, what is kept otherwise: a decision ahead of its meeting."""
    for name in values:
        value = getattr(kept, name)
        hangs = isinstance(value, Period) and value.anchor is not None
        if value != getattr(asked, name) and not hangs:
            yield f"  {kept.label_of(name)} wordt nu: {field_of(kept, name, titles(find))}"


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = "%(prog)s NUMMER …\n         %(prog)s SOORT --where VELD=WAARDE …"
    add_choice(parser, "NUMMER", "bijvoorbeeld actie-12; meer mag")


def _remove(context: CommandContext) -> int:
    net: Network = context.net
    chosen = choose(context, context.args.words, to_type(_REMOVE))
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
    "add": Handler(_add, _add_arguments, (ADD,)),
    "set": Handler(_set, _set_arguments, (SET, PREVIEW)),
    "remove": Handler(_remove, _remove_arguments, (REMOVE, PREVIEW)),
}
