"""``m50 add``, ``m50 set`` and ``m50 remove``."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.cli.commands.records import complete_kinds
from m50core.errors import UsageError
from m50core.plugins.commands import CommandContext, Handler
from m50core.records import reasons
from m50core.records.asked import meanings_in, read_values, split_values
from m50core.records.let_go import hung_words, told_after
from m50core.records.lookalikes import alike_text
from m50core.records.record import Find, Record, refuse_derived
from m50core.records.relation_words import field_of, titles
from m50core.values.period import Period

if TYPE_CHECKING:
    from m50core.network.commit import CommitBuilder
    from m50core.network.network import Network

ADD = Schema("add", "m50core.cli.answers.records:EditedAnswer", 2)
SET = Schema("set", "m50core.cli.answers.records:EditedAnswer", 2)
REMOVE = Schema("remove", "m50core.cli.answers.records:RemovedAnswer")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_argument("kind", metavar="SOORT", help="bijvoorbeeld action_item")
    kind.completer = complete_kinds  # type: ignore[attr-defined]
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
    for sentence in told:
        context.say(sentence)
    _tell_understood(context, new_record, values)
    context.answer(ADD, ADD.each(_as_it_stands(net, record), _alike(context, record)), lines)
    if record.kind == "progress":
        from m50core.accountability.commands.progress import tell_proposal

        tell_proposal(context, record)
    return 0


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="bijvoorbeeld actie-12")
    parser.add_argument("values", nargs="+", metavar="VELD=WAARDE", help="status=done")


def _set(context: CommandContext) -> int:
    net: Network = context.net
    record = context.record(context.args.id)
    values, told = read_values(net.records, type(record), split_values(context.args.values))
    with net.commit(reasons.why_changed(record)) as commit:
        asked: Record = commit.change(record, **values)
        changed = _keep(commit, asked)
    lines = [f"{changed.id} is gewijzigd.", *_otherwise(net.records.get, asked, changed, values)]
    for sentence in told:
        context.say(sentence)
    _tell_understood(context, asked, values, record)
    named = record.alike_by is not None and not set(record.alike_by.fields).isdisjoint(values)
    alike = _alike(context, changed) if named else ()
    context.answer(SET, SET.each(_as_it_stands(net, changed), alike), lines)
    return 0


def _as_it_stands(net: "Network", record: Record) -> Iterator[Record]:
    """Yield a record with the days that what it hangs on gives it, when a program asks."""
    yield net[record.id]


def _tell_understood(
    context: CommandContext,
    made: Record,
    values: Mapping[str, str],
    before: Record | None = None,
) -> None:
    """Tell how the values were understood of which ``made`` was made."""
    for sentence in meanings_in(made, values):
        context.say(sentence)
    for sentence in told_after(context.net.records, context.net[made.id], values, before):
        context.say(sentence)


def _alike(context: CommandContext, record: Record) -> Sequence[Record]:
    """Tell which records this may be a double of, by name; return them for the answer."""
    net: Network = context.net
    values = {name: getattr(record, name) for name in record.spec.fields}
    alike = net.lookalikes(record.kind, values, record.id)
    if not alike:
        return ()
    advice = f"Is dat dezelfde, neem dit dan terug: m50 undo, of m50 remove {record.id}."
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
    parser.add_argument("id", metavar="NUMMER", nargs="+", help="bijvoorbeeld actie-12")


def _remove(context: CommandContext) -> int:
    net: Network = context.net
    records = [context.record(words) for words in context.args.id]
    ids = list(dict.fromkeys(record.id for record in records))
    if len(ids) < len(records):
        raise UsageError("hetzelfde nummer staat er twee keer")
    with net.commit(reasons.why_removed(records)) as commit:
        for record in records:
            commit.remove(record)
    for record in records:
        if sentence := hung_words(net.records, record, None):
            context.say(f"“{record.title_text}” is weg. {sentence}")
    lines = [
        f"{record_id} is verwijderd. Terughalen: m50 bin --restore {record_id}" for record_id in ids
    ]
    context.answer(REMOVE, REMOVE.each(ids), lines)
    return 0


HANDLERS = {
    "add": Handler(_add, _add_arguments, (ADD,)),
    "set": Handler(_set, _set_arguments, (SET,)),
    "remove": Handler(_remove, _remove_arguments, (REMOVE,)),
}
