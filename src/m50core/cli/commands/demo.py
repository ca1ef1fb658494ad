"""``m50 demo``."""

import sys
import tempfile
from datetime import date

from m50core.drafts import Drafts
from m50core.opening import open_network
from m50core.plugins.extensions import Command, CommandContext

DAY = date(2025, 3, 11)


def _run(context: CommandContext) -> int:
    from m50core.cli.main import built_in

    with tempfile.TemporaryDirectory(prefix="m50-demo-") as folder:
        net = open_network(
            folder, today=DAY, who=context.args.who or "secretariaat", drafts=Drafts()
        )
        context.net = net  # type: ignore[misc]
        try:
            screen = net.register.commands().get("tui")
            if screen and sys.stdin.isatty() and sys.stderr.isatty() and not context.args.json:
                return screen.run(context)
            context.say("Dit is een proef in een tijdelijke map; er wordt niets bewaard.")
            return built_in("today").run(context)
        finally:
            net.close()


COMMANDS = {"demo": Command("demo", "probeer het jaarplan in een tijdelijke map", _run)}
