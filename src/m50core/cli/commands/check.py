"""``m50 check``."""

import argparse

import attrs

from m50core.domain.findings import Severity
from m50core.errors import UsageError
from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext


def _arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(severity.value for severity in Severity)
    parser.add_argument("--severity", metavar="ERNST", help=f"alleen deze ernst: {known}")
    parser.add_argument("--code", metavar="CODE", help="alleen deze regel, zoals M50-003")
    parser.add_argument(
        "--why", action="store_true", help="zeg bij elke melding de regel en de bron"
    )


def _run(context: CommandContext) -> int:
    net: Network = context.net
    found = net.check()
    if context.args.severity:
        try:
            severity = Severity.parse(context.args.severity)
        except ValueError as error:
            raise UsageError(str(error)) from None
        found = tuple(f for f in found if f.severity is severity)
    if context.args.code:
        codes = sorted(rule.code for rule in net.register.rules())
        if context.args.code not in codes:
            raise UsageError(
                f"De regel “{context.args.code}” is er niet. Kies uit: {', '.join(codes)}."
            )
        found = tuple(f for f in found if f.code == context.args.code)
    lines = []
    for finding in found:
        lines.append(f"{finding.severity.label:<8} {finding.code:<8} {finding.sentence}")
        if context.args.why:
            lines.append(f"{'':<8} {'':<8} Regel: {finding.rule} Bron: {finding.clause}.")
    lines.append(f"{len(found)} meldingen" if found else "Er zijn geen meldingen.")
    items = [
        {
            **attrs.asdict(f),
            "severity": f.severity.value,
            "inputs": {k: str(v) for k, v in f.inputs.items()},
        }
        for f in found
    ]
    context.answer("check", items, lines)
    return 1 if found else 0


COMMANDS = {"check": Command("check", "controleer het plan en de gegevens", _run, _arguments)}
