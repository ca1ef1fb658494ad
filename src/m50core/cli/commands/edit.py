"""``m50 add``, ``m50 set`` and ``m50 remove``."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.plugins.commands import CommandContext, Handler
from m50core.plugins.many import MOST, PREVIEW, add_choice, choose, is_agreed, told_of
from m50core.records import reasons
from m50core.records.asked import hangings_of, meanings_in, read_values, split_values
from m50core.records.let_go import let_go
from m50core.records.lookalikes import alike_text
from m50core.records.many import change_each, remove_each
from m50core.records.record import Find, Record, evolve, refuse_derived
from m50core.records.relation_words import field_of, titles
from m50core.started import to_type
from m50core.values.period import Period

if TYPE_CHECKING:
    from m50core.network.commit import CommitBuilder
    from m50core.network.network import Network

ADD = Schema("add", "m50core.cli.answers.records:EditedAnswer", 2)
SET = Schema("set", "m50core.cli.answers.records:EditedAnswer", 2)
REMOVE = Schema("remove", "m50core.cli.answers.records:RemovedAnswer")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="SOORT", help="bijvoorbeeld action_item")
    parser.add_argument("values", nargs="+", metavar="VELD=WAARDE", help='title="Zaal reserveren"')


def _add(context: CommandContext) -> int:
    net: Network = context.net
    kind = net.collection(context.args.kind).cls
    values, told = read_values(net.records, kind, split_values(context.args.values))
    refuse_derived(kind, values)
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


_SET = "m50 set action_item status=done --where owner=persoon-3"
_REMOVE = "m50 remove action_item --where status=dropped"


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "m50 set NUMMER … VELD=WAARDE …\n         m50 set SOORT VELD=WAARDE … --where VELD=WAARDE …"
    )
    add_choice(parser, "WOORD", "welke gegevens, en wat zij worden: actie-12 actie-13 status=done")


def _set(context: CommandContext) -> int:
    net: Network = context.net
    words: list[str] = context.args.words
    typed = split_values([word for word in words if "=" in word])
    if words and not typed:
        raise UsageError(f"Wat moet het worden? Schrijf dat als veld=waarde: {_SET}")
    chosen = choose(context, [word for word in words if "=" not in word], _SET)
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


def _understood(
    context: CommandContext, chosen: Sequence[Record], typed: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what was typed by the names of fields, and tell once which records names mean."""
    read = [
        read_values(context.net.records, cls, typed)
        for cls in dict.fromkeys(type(record) for record in chosen)
    ]
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
    parser.usage = "m50 remove NUMMER …\n         m50 remove SOORT --where VELD=WAARDE …"
    add_choice(parser, "NUMMER", "bijvoorbeeld actie-12; meer mag")


def _remove(context: CommandContext) -> int:
    net: Network = context.net
    chosen = choose(context, context.args.words, _REMOVE)
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
