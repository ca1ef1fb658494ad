"""``m50 plugins``."""

import argparse

from m50core.answers.schema import Schema
from m50core.errors import M50Error
from m50core.network.network import Network
from m50core.pages import Table
from m50core.plugins.distributions import installed_plugins
from m50core.plugins.extensions import CommandContext, Handler
from m50core.plugins.listing import plugins_table
from m50core.plugins.missing import Missing
from m50core.plugins.register import Register
from m50core.plugins.state import PluginState
from m50core.program.config import disable_plugin
from m50core.program.installed import installed_register
from m50core.values.called import pick

PLUGINS = Schema("plugins", "m50core.plugins.state:PluginState")
SWITCH = Schema("plugin", "m50core.cli.answers.program:SwitchAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "disable", "enable"), default="list",
                        help="tonen, uitzetten of aanzetten")  # fmt: skip
    parser.add_argument("name", nargs="?", metavar="NAAM", help="de uitbreiding")


def _run(context: CommandContext) -> int:
    if context.args.action != "list":
        return _switch(context)
    table, states, apart = _looked_at(context)
    lines: list[str | Table] = [table, *(f"{gap.sentence}." for gap in apart)]
    context.answer(PLUGINS, states, lines)
    return 5 if any(s.status == "broken" for s in states) else 0


def _looked_at(
    context: CommandContext,
) -> tuple[Table, tuple[PluginState, ...], tuple[Missing, ...]]:
    """Return every plugin, and kept state of none of them; also when there is no network to see."""
    try:
        net: Network = context.net
        apart = tuple(gap for gap in net.incomplete if not gap.plugin)
    except M50Error as error:
        context.say(error.sentence)
        states = _states_of(installed_register(fresh=True))
        return plugins_table(states), states, ()
    states = _states_of(net.register)
    return net.lists.plugins(), states, apart


def _states_of(register: Register) -> tuple[PluginState, ...]:
    register.ask_everything()
    return register.states


def _switch(context: CommandContext) -> int:
    """Turn a plugin off or on by name; nothing is imported."""
    given = context.args.name or ""
    known = sorted({entry.name for entry in installed_plugins(fresh=True)})
    name = pick(given, known, f"De uitbreiding “{given}” is er niet", "plugins")
    off = context.args.action == "disable"
    disable_plugin(name, off=off)
    word = "uitgezet" if off else "aangezet"
    context.answer(SWITCH, SWITCH.one(name, off), [f"{name} is {word}."])
    return 0


HANDLERS = {
    "plugins": Handler(_run, _arguments, (PLUGINS, SWITCH), lists=True),
}
