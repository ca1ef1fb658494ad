"""``m50 backup``, ``m50 restore``, ``m50 compare``: also for a network that can't be opened."""

import argparse

from m50core.answers.schema import Schema
from m50core.cli.context import Context
from m50core.pages.upkeep import backup_row, backups_table, copies_table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.program.installed import open_upkeep
from m50core.store.upkeep_protocol import Backup, Forget, SignStatus, Upkeep

BACKUP = Schema("backup", "m50core.cli.answers.program:BackupAnswer")
BACKUPS = Schema("backups", "m50core.cli.answers.program:BackupAnswer")
RESTORE = Schema("restore", "m50core.cli.answers.program:BackupAnswer")
DRILL = Schema("drill", "m50core.cli.answers.program:DrillAnswer")
COMPARE = Schema("compare", "m50core.cli.answers.program:ComparisonAnswer")


def upkeep_of(context: CommandContext) -> tuple[Upkeep, Forget]:
    """Return what looks after the network that was asked for, and how to wipe a person's data."""
    if isinstance(context, Context):
        return open_upkeep(context.place, register=context.register)
    return open_upkeep()


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--to", default="", metavar="MAP", help="ergens anders, zoals een usb-stick")
    what.add_argument("--list", action="store_true", help="toon de reservekopieën, elk nagekeken")
    what.add_argument(
        "--drill", action="store_true", help="oefen: kopie, wissen, terugzetten, vergelijken"
    )


def _backup(context: CommandContext) -> int:
    upkeep, _ = upkeep_of(context)
    if context.args.drill:
        signs = upkeep.drill()
        lines = [f"{sign.status.label}: {sign.text}" for sign in signs]
        context.answer(DRILL, DRILL.each(signs), lines)
        return 0 if all(sign.status is SignStatus.good for sign in signs) else 4
    if context.args.list:
        backups = upkeep.backups()
        context.answer(BACKUPS, BACKUPS.each(backups), [backups_table(backups)])
        return 0
    backup = upkeep.backup(context.args.to)
    context.answer(BACKUP, BACKUP.each([backup]), [_told_made(backup)])
    return 0


def _told_made(backup: Backup) -> str:
    state, when, what = backup_row(backup).texts
    return f"Reservekopie gemaakt: {backup.name}  {what} ({when}), {state}"


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAAM", help="van een reservekopie, of een pad ernaartoe")
    parser.add_argument(
        "--other-network",
        action="store_true",
        help="ook een reservekopie van een ander netwerk, die de plaats van dit netwerk inneemt",
    )


def _restore(context: CommandContext) -> int:
    upkeep, forget_one = upkeep_of(context)
    other = context.args.other_network
    restored = upkeep.restore(context.args.name, forget_one, other_network=other)
    lines = [
        f"{restored.name} is teruggezet: de gegevens zijn nu zoals bij wijziging {restored.head}. "
        "Wat er stond, staat apart in de map aside."
    ]
    context.answer(RESTORE, RESTORE.each([restored]), lines)
    return 0


def _compare(context: CommandContext) -> int:
    upkeep, _ = upkeep_of(context)
    comparisons = upkeep.copies()
    context.answer(COMPARE, COMPARE.each(comparisons), [copies_table(comparisons)])
    return 0


HANDLERS = {
    "backup": Handler(_backup, _backup_arguments, (BACKUP, BACKUPS, DRILL), lists=True),
    "restore": Handler(_restore, _restore_arguments, (RESTORE,)),
    "compare": Handler(_compare, answers=(COMPARE,), lists=True),
}
