"""``m50 log``, ``m50 undo`` and ``m50 redo``."""

import argparse
from datetime import date

import attrs

from m50core.answers.schema import Schema
from m50core.meetings.records.decisions import NOTED, Decision
from m50core.network.history.entries import HistoryEntry
from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import to_type
from m50core.store.protocol import Commit
from m50core.values.looking import Looking

LOG = Schema("log", "m50core.cli.answers.history:LogAnswer", 2)
UNDO = Schema("undo", "m50core.cli.answers.history:UndoAnswer")
REDO = Schema("redo", "m50core.cli.answers.history:UndoAnswer")


def _log_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", metavar="DAG", help="vanaf deze dag")
    parser.add_argument("--to", dest="end", metavar="DAG", help="tot en met deze dag")
    parser.add_argument("--by", default="", metavar="NAAM", help="alleen wat deze persoon deed")
    parser.add_argument("--about", default="", metavar="NUMMER",
                        help="de geschiedenis van één gegeven, veld voor veld")  # fmt: skip
    parser.add_argument("--limit", type=int, default=20, metavar="AANTAL", help="hooguit zoveel")


def _log(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    start, end = (
        context.day(given, Looking.back) if given else None for given in (args.start, args.end)
    )
    limit = max(1, args.limit)
    if args.about:
        whole = _history(context, args.about, start, end, args.by)
        history = whole[-limit:]
        items = LOG.each(history, net.kinds)
        table, more = net.lists.history(history), len(whole) > limit
    else:
        some = net.log(start, end, who=args.by, limit=limit + 1)
        commits = some[-limit:]
        items = LOG.each(commits, net.kinds)
        table, more = net.lists.log(commits), len(some) > limit
    if start or end or args.by or args.about:
        table = attrs.evolve(table, empty="Hierbij is niets gewijzigd.")
    context.answer(LOG, items, [table])
    if more:
        context.say(f"Er ging meer aan vooraf: dit zijn de laatste {limit}. Meer met --limit.")
    return 0


def _history(
    context: CommandContext, words: str, start: date | None, end: date | None, who: str
) -> list[HistoryEntry]:
    net: Network = context.net
    history = net.history(words)
    if not history:
        history = net.history(context.record(words).id)
    if not (start or end or who):
        return list(history)
    wanted = {commit.number for commit in net.log(start, end, who=who)}
    return [entry for entry in history if entry.commit.number in wanted]


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", nargs="?", type=int, metavar="NUMMER",
                        help="deze wijziging, ook van een ander (zonder: uw laatste)")  # fmt: skip


def _undo(context: CommandContext) -> int:
    net: Network = context.net
    commit = net.undo(context.args.number)
    _answer(context, UNDO, commit)
    for change in commit.changes:
        decision = net.records.get(change.id)
        kept = (change.after or {}).get("status")
        if kept in NOTED and isinstance(decision, Decision) and decision.status != kept:
            context.say(
                f"Let op: de dag van “{decision.title}” is er, dus het geldt meteen weer. Maak "
                "ook het besluit zelf ongedaan: zoek het nummer met "
                f"{to_type('show', decision.id)}."
            )
    return 0


def _redo(context: CommandContext) -> int:
    net: Network = context.net
    return _answer(context, REDO, net.redo())


def _answer(context: CommandContext, schema: Schema, commit: Commit) -> int:
    context.answer(schema, schema.one(commit.number, commit.undoes), [f"{commit.why}."])
    return 0


HANDLERS = {
    "log": Handler(_log, _log_arguments, (LOG,), lists=True),
    "undo": Handler(_undo, _undo_arguments, (UNDO,)),
    "redo": Handler(_redo, answers=(REDO,)),
}
