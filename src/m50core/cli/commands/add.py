"""``m50 add``: a new record of any kind."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.cli.commands.kind_help import add_kind_help, told_help
from m50core.errors import FieldError, UsageError, together
from m50core.plugins.commands import CommandContext, Handler
from m50core.records import reasons
from m50core.records.asked import hangings_of, meanings_in, read_values, split_values
from m50core.records.laying import refuse_derived
from m50core.records.lookalikes import alike_text
from m50core.records.record import Find, Record
from m50core.records.relation_words import field_of, titles
from m50core.started import in_help, to_type
from m50core.values.period import Period

if TYPE_CHECKING:
    from m50core.network.commit import CommitBuilder
    from m50core.network.network import Network

_ADD = 'add action_item title="Zaal reserveren"'
ADD = Schema("add", "m50core.cli.answers.records:EditedAnswer", 2)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    word = in_help("add")
    parser.usage = f"{word} SOORT VELD=WAARDE …\n         {word} SOORT --help"
    parser.add_argument(
        "kind",
        nargs="?",
        metavar="SOORT",
        help=f"bijvoorbeeld action_item; {in_help('list')} noemt ze",
    )
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
        from m50core.pages.fields import required_words
        from m50core.records.examples import ExampleIds

        raise UsageError(f"{required_words(kind, ExampleIds(net.records), args.kind)}. {advice}")
    typed = split_values(args.values)
    try:
        values, told = read_values(net.records, kind, typed)
        refuse_derived(kind, values)
    except (FieldError, UsageError) as error:
        from m50core.records.wrong import all_wrong

        wrong = all_wrong(net.records, kind, typed, net.today, new=True)
        raise together(wrong or [error]) from None
    with net.commit(reasons.why_added(kind.spec, values, net.records.title)) as commit:
        record = _keep(commit, new_record := commit.make(kind.spec.kind, values))
    lines = [
        f"{record.id} is toegevoegd.",
        *kept_otherwise(net.records.get, new_record, record, values),
    ]
    for sentence in (*told, *meanings_in(new_record, values), *hangings_of(net[record.id], values)):
        context.say(sentence)
    context.answer(
        ADD, ADD.each(_as_it_stands(net, record), tell_lookalikes(context, record)), lines
    )
    if record.kind == "progress":
        from m50core.accountability.commands.progress import tell_proposal

        tell_proposal(context, record)
    return 0


def _as_it_stands(net: "Network", record: Record) -> Iterator[Record]:
    """Yield a record with the days that what it hangs on gives it, when a program asks."""
    yield net[record.id]


def tell_lookalikes(context: CommandContext, record: Record) -> Sequence[Record]:
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


def kept_otherwise(find: Find, asked: Record, kept: Record, values: Iterable[str]) -> Iterator[str]:
    """Yield, of what was typed, what is kept otherwise: a decision ahead of its meeting."""
    for name in values:
        value = getattr(kept, name)
        hangs = isinstance(value, Period) and value.anchor is not None
        if value != getattr(asked, name) and not hangs:
            yield f"  {kept.label_of(name)} wordt nu: {field_of(kept, name, titles(find))}"


HANDLERS = {"add": Handler(_add, _add_arguments, (ADD,))}
