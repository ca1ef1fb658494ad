"""What the screen adds to m50: the command ``tui``, which plain ``m50`` starts in a terminal."""

from collections.abc import Iterable

from m50core.plugins import Command, CommandContext, Group, hookimpl

m50_api = 1


def _run(context: CommandContext) -> int:
    from m50tui.app import M50App

    frame = context.frame
    app = M50App(context.net, frame, light=context.light)
    return app.run() or app.return_code or 0


_EXAMPLES = (
    ("m50 tui", "uw gegevens op het scherm; in een terminal is {m50} genoeg"),
    ("m50 tui --network oefenen", "die in een andere map"),
)


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the command that opens the screen."""
    return [Command("tui", "open het scherm", _run, group=Group.day, examples=lambda: _EXAMPLES)]
