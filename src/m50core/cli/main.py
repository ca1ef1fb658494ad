"""The program ``m50``: run the command of a word; errors become sentences and exit codes."""

import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from m50core import __version__
from m50core.cli import output
from m50core.cli.context import Context
from m50core.cli.parser import Parser, add_shared, refuse_empty, start_of
from m50core.errors import M50Error

if TYPE_CHECKING:
    import argparse

    from m50core.plugins.extensions import Command

BUILT_IN: Mapping[str, tuple[str, str]] = {
    "today": ("today", "wat vandaag aandacht vraagt"),
    "plan": ("plan", "het jaarplan: onderdelen, items, bronnen"),
    "agenda": ("agenda", "alles met een datum; ook voor Outlook (--ics)"),
    "check": ("check", "controleer het plan en de gegevens"),
    "done": ("deeds", "iets is klaar, of gebeurd: met bewijs als het een ritme is"),
    "schedule": ("deeds", "geef iets een dag, of plan de volgende keer van een ritme"),
    "assign": ("deeds", "maak iemand trekker"),
    "leave": ("deeds", "laat iets liggen tot een dag, met de reden"),
    "search": ("search", "zoek in alles"),
    "list": ("records", "toon de gegevens van een soort"),
    "show": ("records", "toon één gegeven, met relaties en geschiedenis"),
    "add": ("edit", "voeg een gegeven toe"),
    "set": ("edit", "wijzig velden van een gegeven"),
    "remove": ("edit", "verwijder een gegeven"),
    "log": ("log", "wat er is gewijzigd, en door wie"),
    "undo": ("log", "maak uw laatste wijziging ongedaan"),
    "redo": ("log", "doe opnieuw wat u ongedaan maakte"),
    "diff": ("diff", "wat er per saldo is veranderd tussen twee dagen"),
    "bin": ("bin", "de prullenbak: wat is verwijderd; ook terughalen"),
    "report": ("report", "schrijf een verslag"),
    "import": ("transfer", "lees een bestand in"),
    "export": ("transfer", "schrijf gegevens naar een bestand"),
    "person": ("person", "wat over iemand is bewaard: tonen, geven, wissen (AVG)"),
    "goals": ("goals", "hoe de doelen ervoor staan, en waarom"),
    "judge": ("goals", "geef zelf een oordeel over een doel, met de reden"),
    "progress": ("progress", "leg vast wat er is gedaan, en waaruit dat blijkt"),
    "rhythms": ("rhythms", "ritmes: wat steeds terugkomt, en wanneer het weer moet"),
    "runbook": ("runbook", "zet een draaiboek uit: acties met een dag, rond een datum"),
    "series": ("series", "vergaderreeksen: zet er de vergaderingen van uit"),
    "ready": ("meeting", "wat er klaar moet zijn voor een vergadering of debat"),
    "meeting": ("meeting", "één vergadering: agenda, stukken, wie er was, wat eruit kwam"),
    "attend": ("sitting", "presentielijst: wie er is, en wie voor wie stemt"),
    "vote": ("sitting", "stemmingen: openen, tellen, sluiten"),
    "decide": ("decide", "neem een besluit, met wat het verandert en vanaf wanneer"),
    "minutes": ("sitting", "het verslag: in concept, rondgestuurd, vastgesteld"),
    "plugins": ("plugins", "geïnstalleerde uitbreidingen; aan- en uitzetten"),
    "doctor": ("doctor", "is alles in orde? en herstellen wat kan"),
    "backup": ("backup", "maak of bekijk reservekopieën; oefen het terugzetten"),
    "restore": ("backup", "zet een reservekopie terug"),
    "compare": ("backup", "vergelijk kopieën die een synchronisatie heeft gemaakt"),
    "demo": ("demo", "probeer het jaarplan in een map om te oefenen"),
    "completion": ("completion", "aanvullen met tab in uw terminal"),
}
"""Every word of the core: the module in ``cli.commands`` that has it, and its help."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return the exit code."""
    output.prepare_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except M50Error as error:
        output.say(error.sentence)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; a later flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from m50core.program.crash import report_crash

        output.say(report_crash(error))
        return 4


def run() -> None:
    """Run the program and leave with its exit code."""
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the program, also when a plugin left a thread behind that would keep it alive."""
    mine = threading.current_thread()
    if all(one.daemon or one is mine for one in threading.enumerate()):
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    if words[:1] == ["--version"]:
        output.lines([f"m50 {__version__}"])
        return 0
    refuse_empty(words)
    start = start_of(words)
    if words[start : start + 1] == ["--"]:
        del words[start]
    parser = build_parser(words)
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
    args = parser.parse_args(words)
    context = Context(args)
    try:
        return context.exit_code(_command(args)(context))
    finally:
        context.close()


def _command(args: "argparse.Namespace") -> Callable[[Context], int]:
    if args.command is None:
        return _start
    found: Callable[[Context], int] = args.run
    return found


def _start(context: Context) -> int:
    """Open the screen when there is one and a person to see it; else tell the day."""
    if sys.stdin.isatty() and sys.stderr.isatty() and not context.args.json:
        screen = context.register.commands().get("tui")
        if screen is not None:
            return screen.run(context)
    return built_in("today").run(context)


def built_in(word: str) -> "Command":
    """Return the core's command for a word."""
    module = import_module(f"m50core.cli.commands.{BUILT_IN[word][0]}")
    found: Command = module.COMMANDS[word]
    return found


def build_parser(words: Sequence[str]) -> Parser:
    """Return the parser; plugins are only loaded when the words ask for more than the core's."""
    parser = Parser(
        prog="m50", description="Het jaarplan van de M50: wat is beloofd, wat gebeurt er."
    )
    parser.add_argument("--version", action="version", version=f"m50 {__version__}",
                        help="toon de versie")  # fmt: skip
    add_shared(parser, top=True)
    parser.set_defaults(command=None)
    # No `parser_class` default: sub-parsers must raise like this one.
    commands = parser.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest="command", parser_class=Parser
    )
    asked = next(iter(words[start_of(words) :]), None)
    completing = "_ARGCOMPLETE" in os.environ
    for word, (_, text) in BUILT_IN.items():
        sub = commands.add_parser(word, help=text, description=text[0].upper() + text[1:] + ".")
        add_shared(sub, top=False)
        if word == asked or completing:
            _fill(sub, built_in(word))
    if words and asked not in BUILT_IN:
        from m50core.cli.plugin_words import add_words

        add_words(parser, commands, known=BUILT_IN, asked=asked)
    return parser


def _fill(parser: Parser, command: "Command") -> None:
    if command.arguments is not None:
        command.arguments(parser)
    parser.set_defaults(run=command.run)
