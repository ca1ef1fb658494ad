"""``m50 plan new``: next year's definition files, laid out from this year's."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.exchange.files import write_new
from m50core.next_year.next_year import NextYear
from m50core.next_year.succession import SuccessionFate
from m50core.plugins.extensions import CommandContext
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network
NEXT_YEAR = Schema("next_year", "m50core.next_year.answers:NextFileAnswer")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words of ``plan``, and the options of ``plan new``."""
    parser.add_argument("new", nargs="*", metavar="DEEL, new JAAR, check BESTAND",
                        help="toon één deel, zet het plan van een volgend jaar op, of controleer "
                             "bestanden van het plan en draaiboeken")  # fmt: skip
    parser.add_argument("--out", metavar="MAP", help="bij new: schrijf de bestanden in deze map")
    parser.add_argument("--from", metavar="JAAR", dest="before",
                        help="bij new: uit dat van dit jaar; anders het jaar ervoor")  # fmt: skip
    parser.add_argument("--only", metavar="DEEL", default="",
                        help="bij new: alleen dit deel, zoals ruimte")  # fmt: skip


def year_of(text: str) -> int:
    """Read a year of four digits; UsageError when it isn't one."""
    if len(text) != 4 or not (text.isascii() and text.isdecimal()):
        raise UsageError(f"“{text}” is geen jaar. Schrijf het met vier cijfers, zoals 2026.")
    return int(text)


def run(context: CommandContext) -> int:
    """Show the difference to review, or write the files."""
    args = context.args
    word, *years = args.new
    if word != "new" or len(years) != 1:
        raise UsageError(
            f"Schrijf {to_type('plan')}, {to_type('plan DEEL')}, {to_type('plan new JAAR')} of "
            f"{to_type('plan check BESTAND')}. Bijvoorbeeld: {to_type('plan new 2026')}."
        )
    net: Network = context.net
    before = year_of(args.before) if args.before else None
    next_year = net.next_year(year_of(years[0]), before=before, only=args.only)
    shown = () if args.out else next_year.files
    lines = [line for file in shown for line in (*file.difference.split("\n"), "")]
    lines += _summary(next_year)
    if args.out:
        folder = Path(args.out)
        paths = {folder / file.name: file.text.encode() for file in next_year.files}
        if len(paths) < len(next_year.files):
            raise UsageError("Twee bestanden krijgen dezelfde naam. Zet ze apart op, met --only.")
        write_new(paths)
        lines += _next_steps(next_year, folder)
    else:
        lines.append(
            f"Er is niets geschreven. Met --out MAP komen de bestanden van {next_year.year}."
        )
    context.answer(NEXT_YEAR, NEXT_YEAR.each(next_year.files), lines)
    for mistake in next_year.mistakes:
        context.say(mistake.sentence)
    return 0


def _summary(made: NextYear) -> Iterator[str]:
    items = list(made.items)
    rhythms = sum(i.record.kind == "rhythm" and i.fate is SuccessionFate.carried for i in items)
    goals = sum(i.record.kind == "goal" and i.fate is SuccessionFate.proposed for i in items)
    fates = Counter(item.fate for item in items)
    left_out = [item for item in items if item.fate is SuccessionFate.left_out]
    yield f"Voorstel voor het jaarplan {made.year}, uit dat van {made.before}"
    for count, words in (
        (rhythms, "Ritmes overgenomen"),
        (goals, "Doelen voorgesteld"),
        (fates[SuccessionFate.carried] - rhythms, "Andere gegevens overgenomen"),
        (fates[SuccessionFate.proposed] - goals, "Andere gegevens voorgesteld"),
        (sum(len(i.to_fill) for i in items), "Datums nog in te vullen"),
        (sum(len(i.lost) for i in items), "Verwijzingen naar wat niet meegaat"),
        (sum(len(i.read_again) for i in items), "Teksten met een eerder jaar: lees na"),
        (len(left_out), "Weggelaten"),
    ):
        yield f"  {words:<38} {count:>4}"
    yield from (f"    {i.record.id:<22} {i.record.title_text}: {i.reason}" for i in left_out)
    if made.standing:
        yield f"Deze delen van {made.year} zijn er al, en blijven zo: {', '.join(made.standing)}."
    yield ""


def _next_steps(made: NextYear, folder: Path) -> Iterator[str]:
    yield f"Geschreven in {folder}:"
    yield from (f"  {file.name}" for file in made.files)
    yield "Hoe nu verder: lees na, vul de lege velden in, en zet de bestanden op hun plaats."
    if any(file.keeper == "m50" for file in made.files):
        folder_of_core = f"m50core/board/jaarplan_{made.year}"
        yield f"  m50core: in de map {folder_of_core}. Verder is er niets te doen."
    for file in made.files:
        if file.keeper != "m50":
            package, _, name = file.name.rpartition("/")
            packaged = f'PlanFile.packaged("{package}", "{name}")'
            yield f"  {file.keeper}: naast {file.before.name}, dat blijft staan."
            yield f"    In m50_year_plans van plugin.py komt erbij: {packaged}"
    yield f"Wat dan nog open is: {to_type('check --plan --year', made.year)}"
