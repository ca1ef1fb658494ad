"""``m50 person``: what is kept about someone, giving it to them, wiping it, and the register."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.exchange.files import write_whole
from m50core.plugins.extensions import CommandContext, Handler
from m50core.privacy.people import (
    consequences,
    describe_left,
    describe_posts,
    describe_wiped,
    tell,
)
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network
PERSON = Schema("person", "m50core.privacy.answers:DossierAnswer", 3)
EXPORT = Schema("person-export", "m50core.privacy.answers:DossierFile")
ERASE = Schema("person-erase", "m50core.privacy.answers:ErasureAnswer")
INVENTORY = Schema("person-inventory", "m50core.privacy.privacy:Holding", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        metavar="show|export|erase|inventory",
        choices=("show", "export", "erase", "inventory"),
        help="tonen, uitvoeren naar een bestand, wissen, of het register van alle velden",
    )
    parser.add_argument("person", nargs="?", metavar="PERSOON", help="nummer of naam")
    parser.add_argument(
        "--out", metavar="BESTAND", help="bij export: .json (gegevens), .md of .html (leesbaar)"
    )
    parser.add_argument("--reason", default="", metavar="TEKST", help="bij erase: waarom")
    parser.add_argument(
        "--yes", metavar="NUMMER", help="bij erase: het nummer nog eens, in plaats van de vraag"
    )


def _run(context: CommandContext) -> int:
    action = context.args.action
    if action == "inventory":
        return _inventory(context)
    if not context.args.person:
        raise UsageError(f"Over wie? Schrijf {to_type('person', action, 'NUMMER')}.")
    return {"show": _show, "export": _export, "erase": _erase}[action](context)


def _inventory(context: CommandContext) -> int:
    net: Network = context.net
    holdings = net.personal_data()
    context.answer(INVENTORY, holdings, [net.lists.personal_data(holdings)])
    return 0


def _show(context: CommandContext) -> int:
    net: Network = context.net
    dossier = net.person(context.args.person)
    context.answer(PERSON, PERSON.each([dossier]), tell(dossier))
    return 0


def _export(context: CommandContext) -> int:
    net: Network = context.net
    if not context.args.out:
        raise UsageError("Waarheen? Schrijf --out BESTAND, met .json, .md of .html.")
    dossier = net.person(context.args.person)
    path = Path(context.args.out)
    if path.suffix.lower() == ".json":
        from m50core.answers.converter import json_file

        write_whole(path, json_file(PERSON, PERSON.each([dossier])))
    else:
        net.people.report(dossier.id).write(path)
    if net.store.read_only:
        context.say("De gegevens zijn alleen te lezen: dat u dit uitvoerde, is niet vastgelegd.")
    else:
        net.people.note_export(dossier.id)
    context.answer(EXPORT, EXPORT.one(str(path), dossier.id), [])
    context.say(
        f"{path} is geschreven. Dit bestand hoort niet bij m50: wis het zelf als het weg mag."
    )
    return 0


def _erase(context: CommandContext) -> int:
    net: Network = context.net
    person = net.person(context.args.person)
    plan = net.people.plan_erasure(person.id, context.args.reason)
    if context.args.yes is None:
        _confirm(context, person.id, (*tell(person), *consequences(plan)))
    elif context.args.yes != person.id:
        raise UsageError(
            f"“{context.args.yes}” is niet het nummer van deze persoon ({person.id}). "
            "Er is niets gewist."
        )
    done = net.erase_person(person.id, context.args.reason)
    lines = [*describe_wiped(done), *describe_posts(done), *describe_left(done)]
    context.answer(ERASE, ERASE.each([done], person.id), lines)
    return 1 if done.waits else 0


def _confirm(context: CommandContext, person_id: str, told: Iterable[str]) -> None:
    question = f"Dit kan niet ongedaan worden gemaakt. Typ {person_id} om te wissen: "
    typed = context.ask(question, told)
    if typed is None:
        raise UsageError(
            f"Wissen kan niet ongedaan worden gemaakt. Geef --yes {person_id} mee als u het zeker "
            "weet. Er is niets gewist."
        )
    if typed.strip() != person_id:
        raise UsageError("Dat is niet het nummer. Er is niets gewist.")


HANDLERS = {
    "person": Handler(_run, _arguments, (PERSON, EXPORT, ERASE, INVENTORY), lists=True),
}
