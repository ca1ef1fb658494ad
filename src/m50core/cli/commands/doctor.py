"""``m50 doctor``."""

import argparse
from collections.abc import Iterable, Iterator

from m50core.answers.schema import Schema
from m50core.cli.commands.backup import upkeep_of
from m50core.errors import StoreError, UsageError
from m50core.network.health import HealthSubject, examine
from m50core.network.network import Network
from m50core.pages.upkeep import signs_table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import to_type
from m50core.store.upkeep_protocol import Sign, SignStatus

DOCTOR = Schema("doctor", "m50core.cli.answers.program:HealthAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair",
        action="store_true",
        help="doe wat achter “herstel” staat",
    )
    parser.add_argument(
        "--lose",
        action="store_true",
        help="herstel ook als daarbij wijzigingen verloren gaan, zonder het te vragen",
    )


def _run(context: CommandContext) -> int:
    signs = _examine(context, _store(context, repair=context.args.repair))
    lines = list(_lines(signs))
    if any(sign.repair for sign in signs) and not context.args.repair:
        lines.append(f"Doen wat achter “herstel” staat: {to_type('doctor --repair')}")
    if context.args.repair and any(sign.loses for sign in signs):
        lines.append(
            "Niet gedaan: wat wijzigingen verliest (achter “verliest”). "
            f"Toch doen: {to_type('doctor --repair --lose')}"
        )
    context.answer(DOCTOR, _items(signs), lines)
    return _exit_code(signs)


def _items(signs: Iterable[Sign]) -> Iterator[object]:
    from m50core.cli.answers.program import HealthAnswer

    yield from map(HealthAnswer.of, signs)


def _exit_code(found: tuple[Sign, ...]) -> int:
    wrong = {sign.subject for sign in found if sign.status is SignStatus.wrong}
    if wrong - {HealthSubject.plugin}:
        return 4
    return 5 if wrong else 0


def _lines(signs: Iterable[Sign]) -> Iterator[str]:
    """Yield what was looked at, each text whole, with below it what repairing does."""
    for row in signs_table(signs).rows:
        status, subject, text = row.texts
        yield f"{status:<7} {subject:<18} {text}"
        yield from (f"{'':<7} {'':<18} {note}" for note in row.notes)


def _store(context: CommandContext, *, repair: bool) -> tuple[Sign, ...]:
    try:
        upkeep, forget = upkeep_of(context)
    except UsageError:
        return ()
    if not repair:
        return upkeep.examine()
    return upkeep.repair(
        forget, lose=context.args.lose or _repair_wanted(context, upkeep.examine())
    )


def _repair_wanted(context: CommandContext, found: tuple[Sign, ...]) -> bool:
    """Show each step with what it loses, and ask; no where nobody can answer."""
    losing = [sign for sign in found if sign.loses]
    if not losing or not context.can_ask:
        return False
    lines = [
        "Dit kan m50 herstellen:",
        *_lines(sign for sign in found if sign.repair),
        "Het logboek van nu komt apart te staan in de map aside.",
    ]
    answer = context.ask("Ook doen wat wijzigingen verliest? Typ ja: ", lines)
    return answer is not None and answer.strip().casefold() == "ja"


def _examine(context: CommandContext, store: tuple[Sign, ...]) -> tuple[Sign, ...]:
    try:
        net: Network = context.net
    except StoreError as error:
        return (*store, Sign(SignStatus.wrong, HealthSubject.data, error.sentence))
    return examine(net, store)


HANDLERS = {
    "doctor": Handler(_run, _arguments, (DOCTOR,)),
}
