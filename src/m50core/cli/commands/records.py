"""``m50 list`` and ``m50 show``."""

import argparse
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from m50core.answers.schema import Schema
from m50core.errors import UnknownId
from m50core.pages.cells import ListRow
from m50core.pages.columns import list_order
from m50core.pages.commits import commit_lines
from m50core.plugins.commands import CommandContext, Handler
from m50core.records.asked import meanings_of, split_values
from m50core.records.collection import Collection
from m50core.records.fields import WORKED_OUT
from m50core.records.record import Record
from m50core.records.relation_words import field_words

if TYPE_CHECKING:
    from m50core.network.network import Network

LIST = Schema("list", "m50core.records.record:Record", 2)
KINDS = Schema("kinds", "m50core.cli.answers.records:KindAnswer")
SHOW = Schema("show", "m50core.cli.answers.records:ShownAnswer", 2)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_argument(
        "kind", nargs="?", metavar="SOORT", help="zonder soort: alle soorten"
    )
    parser.add_argument("conditions", nargs="*", metavar="VELD=WAARDE",
                        help="bijvoorbeeld pillar=ruimte due__lte=2025-06-30")  # fmt: skip
    band = "gemeenten van 30.000 tot 80.000 inwoners die geen lid zijn"
    parser.add_argument("--no-member", action="store_true", help=band)
    kind.completer = complete_kinds  # type: ignore[attr-defined]


def complete_kinds(**_: Any) -> list[str]:
    """Return the core's kinds, for completion with tab."""
    from m50core.program.rooms import core_register

    return list(core_register().record_kinds())


def _list(context: CommandContext) -> int:
    context.lasting("list")
    net: Network = context.net
    if context.args.kind is None and not context.args.no_member:
        context.answer(KINDS, KINDS.each(net.kinds.values(), net), [net.lists.kinds()])
        return 0
    found: Collection[Any]
    conditions = list(context.args.conditions)
    if context.args.no_member:
        found = net.non_members()
        conditions += [context.args.kind] if context.args.kind else []
    else:
        found = net.collection(context.args.kind)
    asked = split_values(conditions)
    found = found.where(**asked)
    for sentence in meanings_of(found.cls.spec.fields, asked, net.today):
        context.say(sentence)
    tables = map(net.lists.records, (found,))  # made when a person asks
    context.answer(LIST, list_order(found.cls, found), tables, row_by_row=True)
    return 0


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="NUMMER", help="bijvoorbeeld ruimte-07")


def _find(net: "Network", record_id: str) -> Record:
    if record_id not in net.records and any(bin_entry.id == record_id for bin_entry in net.bin()):
        hint = f"Het ligt in de prullenbak. Terughalen: m50 bin --restore {record_id}"
        raise UnknownId(record_id, hint)
    return net[record_id]


def _show(context: CommandContext) -> int:
    context.lasting("show")
    net: Network = context.net
    record = _find(net, context.args.id)
    context.answer(SHOW, SHOW.each([record], net), _detail(net, record))
    return 0


def _pointed_at(net: "Network", record: Record, related: Iterable[ListRow]) -> Iterator[str]:
    yield from (_relation(row) for row in related)
    if (owner := net.responsible(record)).via:
        yield f"  {record.label_of('owner'):<22} {owner.words(net.records)}"


def _relation(row: ListRow) -> str:
    how, title, when = row.texts
    number = f"  [{row.id}]" if row.id else ""
    return f"  {how:<22} {', '.join(filter(None, (title, when)))}{number}"


def _under(heading: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {line}" for line in lines]
    yield from (heading, *told) if told else ()


def _fields(net: "Network", record: Record) -> Iterator[str]:
    notes: Mapping[str, str] = {}
    if record.kind == "decision":
        from m50core.meetings import resolutions
        from m50core.meetings.records.decisions import Decision

        if isinstance(record, Decision) and (ready := resolutions.ready_for(net.records, record)):
            yield ready
        notes = resolutions.day_notes(net.records, record)
    for info in record.spec.fields.values():
        value = field_words(info, getattr(record, info.name), net.records.title)
        value = record.shown_on(info.name, net.today) or value
        if value and not info.hidden and not info.relation:
            note = WORKED_OUT if info.derived else notes.get(info.name, "")
            yield f"  {record.label_of(info.name):<22} {value}{note}"


def _lines_of_decisions(net: "Network", record: Record, kinds: Container[str]) -> Iterator[str]:
    """Yield what terms and decisions tell of it; ``kinds``: those of what points at it."""
    if "term" in kinds:
        from m50core.meetings.appointments import holder_lines

        holders = holder_lines(net.records, record.id)
        yield from _under("Wie deze post had, heeft of krijgt", holders)
    if "amendment" in kinds:
        from m50core.meetings.resolutions import amendment_lines

        yield from _under("Door een besluit", amendment_lines(net.records, record.id))


def _detail(net: "Network", record: Record) -> Iterator[str]:
    yield f"{record.spec.label}: {record.title_text}"
    yield from _fields(net, record)
    related = net.lists.relations(record)
    pointing = [row for row in related.rows if row.about is None]
    yield from _pointed_at(net, record, [row for row in related.rows if row.about is not None])
    if record.kind == "goal":
        from m50core.accountability.listing import reasons

        goal_standing = net.standing(record)
        yield f"Stand: {goal_standing.words}"
        yield from (f"  {line}" for line in reasons(goal_standing))
    yield from net.figures(record)
    yield from _lines_of_decisions(net, record, {str(row.cells[0].value) for row in pointing})
    if pointing:
        yield related.title
        yield from map(_relation, pointing)
    if last := net.commits_of(record)[-10:]:
        yield "Geschiedenis"
        yield from (f"  {line}" for line, _ in commit_lines(net.lists.log(last), record.id))


HANDLERS = {
    "list": Handler(_list, _list_arguments, (LIST, KINDS)),
    "show": Handler(_show, _show_arguments, (SHOW,)),
}
