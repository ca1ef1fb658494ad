"""``m50 settings``."""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.plugins.extensions import CommandContext, Handler
from m50core.program.chosen import (
    DEFAULT,
    OPTION,
    SETTING,
    VARIABLE,
    VARIABLES,
    Counting,
    choose,
    default_of,
)
from m50core.program.config import THEME, config_folder, kept_settings
from m50core.program.listing import settings_table
from m50core.program.settings import (
    PERSONAL,
    Look,
    change_settings,
    forget_settings,
    known_setting,
)
from m50core.store.desk.desk import Desk

SETTINGS = Schema("settings", "m50core.cli.answers.program:SettingAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("wanted", nargs="*", metavar="NAAM=WAARDE",
                        help="wat u instelt; alleen de naam toont haar")  # fmt: skip
    parser.add_argument("--reset", action="store_true",
                        help="vergeet wat u instelde (alles, of deze namen)")  # fmt: skip


def _run(context: CommandContext) -> int:
    names, typed = _take_apart(context.args.wanted)
    desk = Desk(config_folder())
    sentences: Sequence[str] = desk.notices
    if context.args.reset:
        if typed:
            raise UsageError("Bij --reset hoort alleen een naam, zonder waarde: who --reset.")
        forget_settings(desk, names or PERSONAL)
    elif typed:
        sentences = (*sentences, *change_settings(desk, typed, context.register))
    for sentence in sentences:
        context.say(sentence)
    counting = {name: _counts(context, name) for name in (*names, *typed) or PERSONAL}
    if THEME in counting:
        _tell_no_look(context, counting[THEME])
    for name in typed:
        if counting[name].origin in (OPTION, VARIABLE):
            context.say(f"Bewaard, maar {_by(name, counting[name])} gaat nu voor.")
    context.answer(SETTINGS, _items(counting), [settings_table(_rows(counting))])
    return 0


def _tell_no_look(context: CommandContext, counts: Counting) -> None:
    """Tell that what counts for the screen is no choice, as the screen itself will."""
    try:
        Look.parse(counts.value or Look.dark)
    except ValueError as error:
        context.say(f"{_by(THEME, counts)}: {error}.")


def _take_apart(wanted: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the names that were asked for, and by name what was typed for others."""
    names, typed = [], {}
    for word in wanted:
        called, sign, text = word.partition("=")
        name = known_setting(called, PERSONAL).name
        if sign and name in typed:
            raise UsageError(f"“{name}” staat er twee keer. Er is niets gewijzigd.")
        if sign or name not in PERSONAL:
            typed[name] = text
        else:
            names.append(name)
    return names, typed


def _counts(context: CommandContext, name: str) -> Counting:
    return choose(name, getattr(context.args, name, None), kept_settings())


def _value(name: str, counts: Counting) -> str:
    if not counts.value:
        return default_of(name)
    if name != THEME:
        return counts.value
    try:
        return Look.parse(counts.value).value
    except ValueError:
        return counts.value


def _items(counting: Mapping[str, Counting]) -> Iterator[object]:
    for name, counts in counting.items():
        label = known_setting(name).label
        yield from SETTINGS.one(name, label, _value(name, counts), counts.origin)


def _rows(counting: Mapping[str, Counting]) -> Iterator[tuple[str, str, str, str]]:
    for name, counts in counting.items():
        value = _value(name, counts)
        if name == THEME and value in list(Look):
            value = Look(value).label
        yield name, known_setting(name).label, value, _by(name, counts)


def _by(name: str, counts: Counting) -> str:
    """Return in Dutch by what a value counts."""
    ways = {
        OPTION: f"--{name}", VARIABLE: VARIABLES[name], SETTING: "ingesteld", DEFAULT: "vanzelf",
    }  # fmt: skip
    return ways[counts.origin]


HANDLERS = {
    "settings": Handler(_run, _arguments, (SETTINGS,)),
}
