"""``m50 demo``."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from m50core.cli.context import Context
from m50core.cli.opened import tell_opened
from m50core.cli.terminal import is_seen
from m50core.plugins.extensions import CommandContext, Handler
from m50core.program.opening import open_network
from m50core.program.places import beside, is_new, told_made
from m50core.store.desk.desk import Desk

DAY = date(2025, 3, 11)


def _run(context: CommandContext) -> int:
    from m50core.program.rooms import core_register

    with _folder(context.args.network) as folder:
        who = context.args.who or "secretariaat"
        today = (context.today if isinstance(context, Context) else None) or DAY
        # What vanishes with the folder is kept nowhere else either.
        desk = None if context.args.network else Desk()
        made = context.args.network is not None and is_new(folder)
        net = open_network(folder, today=today, who=who, practice=True, desk=desk)
        context.net = net  # type: ignore[misc]
        if made:
            context.say(told_made(folder, practice=True) + beside(Path(folder)))
        tell_opened(context.say, net)
        try:
            screen = net.register.commands().get("tui")
            if screen and is_seen() and not context.args.json:
                return screen.run(context)
            context.say(_KEPT if context.args.network else _NOT_KEPT)
            return core_register().commands()["today"].run(context)
        finally:
            net.close()


_NOT_KEPT = "Dit is een proef in een tijdelijke map; er wordt niets bewaard."
_KEPT = "U kunt hier later verder oefenen, met dezelfde --network, op elke dag (--today)."


@contextmanager
def _folder(given: str | None) -> Iterator[str]:
    """Give the folder that was asked for, else one that is gone afterwards."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="m50-demo-") as folder:
        yield folder


HANDLERS = {
    "demo": Handler(_run),
}
