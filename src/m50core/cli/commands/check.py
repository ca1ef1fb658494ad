"""``m50 check``."""

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from m50core.answers.schema import Schema
from m50core.board.units import find_unit
from m50core.cli import findings_page
from m50core.errors import UsageError
from m50core.findings.findings import PLAN, STANDING, Finding, Rule, Severity
from m50core.findings.listing import count_words
from m50core.findings.rule_choices import RuleSet
from m50core.network.network import Network
from m50core.pages.digest import Digest
from m50core.plan_check.commands.plan import chosen_year
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import choice_of
from m50core.records.record import ANY
from m50core.started import to_type
from m50core.today import suppression
from m50core.values.called import pick
from m50core.values.looking import Looking

CHECK = Schema("check", "m50core.cli.answers.findings:FindingAnswer")
RULE = Schema("rule", "m50core.cli.answers.findings:RuleAnswer")
RULE_SET = Schema("rule_set", "m50core.cli.answers.findings:RuleSetAnswer")
SUPPRESSION = Schema("suppression", "m50core.findings.rule_choices:Suppression", 2)


def _arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(severity.value for severity in Severity)
    parser.add_argument("--severity", metavar="ERNST", help=f"alleen deze ernst: {known}")
    parser.add_argument("--code", metavar="CODE", help="alleen deze regel, zoals M50-003")
    parser.add_argument(
        "--pillar", metavar="DEEL", help="alleen deze pijler of portefeuille, zoals ruimte"
    )
    parser.add_argument(
        "--why", action="store_true", help="zeg bij elke melding de regel en de bron"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="elke melding apart, ook wat terzijde is gelegd",
    )
    parser.add_argument("--since", metavar="DAG", help="alleen wat er sinds die dag bij kwam")
    parser.add_argument("--plan", action="store_true", help="controleer het jaarplan zelf")
    parser.add_argument("--year", metavar="JAAR", help="bij --plan: het plan van dit jaar")
    parser.add_argument(
        "--explain", nargs="?", const="", metavar="CODE",
        help="zeg van alles wat u kunt doen, of leg deze ene regel uit",
    )  # fmt: skip
    parser.add_argument(
        "--suppress",
        nargs="+",
        metavar=("CODE", "NUMMER"),
        help="leg de meldingen van een regel terzijde, of alleen die over één nummer",
    )
    parser.add_argument("--reason", metavar="TEKST", help="waarom u een melding terzijde legt")
    parser.add_argument("--until", metavar="DAG", help="tot en met welke dag")
    parser.add_argument("--set", metavar="SET", dest="set_on", help="zet een set regels aan")
    parser.add_argument("--unset", metavar="SET", dest="set_off", help="zet een set regels uit")


def _run(context: CommandContext) -> int:
    args = context.args
    if not (args.suppress or args.set_on or args.set_off or args.since):
        context.lasting("check")
    net: Network = context.net
    if args.explain:
        return _explain(context, _rule(net, args.explain))
    if args.suppress:
        return _suppress(context)
    if args.reason or args.until:
        raise UsageError("--reason en --until horen bij --suppress. Geef ook de regel op.")
    if args.set_on or args.set_off:
        return _turn(context)
    since = context.day(args.since, Looking.back) if args.since else None
    findings = _filter(net, args, since)
    found = net.causes(f for f in findings if args.all or not f.suppression)
    aside = sum(bool(f.suppression) for f in findings)
    shown = [f for f in findings if args.all or not f.suppression]
    items = CHECK.each(finding for cause in found for finding in cause.findings)
    lines = _lines(net, shown, aside, len(findings) - aside, args, since)
    context.answer(CHECK, items, lines)
    return 1 if len(findings) > aside else 0


def _lines(
    net: Network,
    shown: list[Finding],
    aside: int,
    count: int,
    args: argparse.Namespace,
    since: date | None,
) -> Iterator[str | Digest]:
    if not any((args.all, args.code, args.severity, args.pillar, args.why, args.explain == "")):
        given = {f"--{name}": getattr(args, name) for name in ("year", "since")}
        options = [word for option, value in given.items() if value for word in (option, value)]
        asked = to_type(f"check{' --plan' if args.plan else ''}", *options)
        yield findings_page.digest(shown, net.lists.gravest(shown), aside, asked, since)
        return
    table = net.lists.check(shown, plan=args.plan)
    if args.all or args.code or args.severity:
        yield from findings_page.apart(table, why=args.why)
    else:
        yield from findings_page.lines(table, why=args.why, plan=args.plan)
    how = f" ({to_type('check --all')} toont ze)" if aside else ""
    yield f"{count_words(count, aside)}{how}."


def _rule(net: Network, code: str) -> Rule:
    rules = {rule.code: rule for rule in net.register.rules()}
    if code not in rules:
        said = {known: (rule.text,) for known, rule in sorted(rules.items())}
        code = pick(code, said, f"De regel “{code}” is er niet")
    return rules[code]


def _filter(net: Network, args: argparse.Namespace, since: date | None) -> tuple[Finding, ...]:
    tests: list[Callable[[Finding], bool]] = []
    if args.severity:
        severity = choice_of(Severity, args.severity)
        tests.append(lambda f: f.severity is severity)
    if args.code:
        code = _rule(net, args.code).code
        tests.append(lambda f: f.code == code)
    if args.pillar:
        tests.append(partial(_belongs, net, find_unit(net.records, args.pillar)))
    if args.year and not args.plan:
        raise UsageError(f"--year hoort bij --plan. Schrijf {to_type('check --plan --year JAAR')}.")
    year = chosen_year(net, args.year)
    findings = net.check(plan=args.plan, suppressed=True, year=year)
    if since:
        past = net.as_of(since)
        before = set(map(_identity, past.check(plan=args.plan, suppressed=True, year=year)))
        tests.append(lambda f: _identity(f) not in before)
    return tuple(f for f in findings if all(test(f) for test in tests))


def _identity(finding: Finding) -> tuple[str, str]:
    """Return what stays of a finding from day to day: its sentence counts the days."""
    return finding.code, finding.record or finding.sentence


def _belongs(net: Network, unit: str, finding: Finding) -> bool:
    record = net.records.get(finding.record)
    if record is None:
        return False
    return unit in (record.id, *(getattr(record, n, "") for n in ("pillar", "portfolio", "organ")))


def _explain(context: CommandContext, rule: Rule) -> int:
    net: Network = context.net
    kinds = [net.kinds[kind].spec.plural.lower() for kind in rule.reads if kind != ANY]
    reads = "alle gegevens" if ANY in rule.reads else ", ".join(kinds)
    lines = [
        f"{rule.code}  {rule.text}",
        f"Ernst:    {rule.severity.label}",
        f"Bron:     {rule.clause}",
        f"Doe:      {rule.advise()}",
        f"Kijkt in: {reads}",
        f"Geldt:    {_when(net, rule)}",
    ]
    context.answer(RULE, RULE.each([rule]), lines)
    return 0


def _when(net: Network, rule: Rule) -> str:
    words = []
    for group in rule.groups:
        if group == STANDING:
            words.append("altijd")
        elif group == PLAN:
            words.append(f"bij {to_type('check --plan')}")
        else:
            on = "aan" if group in _sets_on(net) else "uit"
            words.append(f"als de set {group} aan staat (nu {on})")
    return " en ".join(words)


def _suppress(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    if len(args.suppress) > 2:
        raise UsageError("Geef na --suppress een regel en hooguit één nummer.")
    if not args.reason or not args.until:
        raise UsageError(
            "Een melding terzijde leggen vraagt een reden en een einddatum. "
            "Geef ook --reason TEKST en --until DATUM."
        )
    code = _rule(net, args.suppress[0]).code
    about = context.record(args.suppress[1]).id if len(args.suppress) > 1 else ""
    until = context.day(args.until, Looking.coming)
    doing = suppression.set_aside(code, about, until, args.reason, by=net.who, day=net.today)
    (record,) = net.carry_out(doing)
    words = f"{record.id}: {code}. {suppression.describe_until(until)}."
    context.answer(SUPPRESSION, [record], [words])
    return 0


def _sets_on(net: Network) -> dict[str, RuleSet]:
    return {chosen.title: chosen for chosen in net.records.collection(RuleSet)}


def _turn(context: CommandContext) -> int:
    net: Network = context.net
    name = context.args.set_on or context.args.set_off
    known = {g for rule in net.register.rules() for g in rule.groups} - {STANDING, PLAN}
    name = pick(name, sorted(known), f"De set “{name}” is er niet")
    on, turn_on = _sets_on(net), bool(context.args.set_on)
    word = "aan" if turn_on else "uit"
    if (name in on) != turn_on:
        with net.commit(f"Set regels {name} {word}gezet") as commit:
            if turn_on:
                commit.add(RuleSet(title=name))
            else:
                commit.remove(on[name])
    context.answer(RULE_SET, RULE_SET.one(name, turn_on), [f"De set {name} staat {word}."])
    return 0


HANDLERS = {
    "check": Handler(_run, _arguments, (CHECK, RULE, RULE_SET, SUPPRESSION)),
}
