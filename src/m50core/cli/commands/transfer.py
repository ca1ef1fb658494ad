"""``m50 import`` and ``m50 export``."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.exchange.files import write_whole
from m50core.exchange.json_data import write_json
from m50core.exchange.tables import write_csv
from m50core.network.intake import Arrival, ArrivalFate
from m50core.network.network import Network
from m50core.plugins.extensions import CommandContext, Handler
from m50core.records.asked import split_values
from m50core.records.timing import period_of
from m50core.values.dutch import list_words, number_of

IMPORT = Schema("import", "m50core.cli.answers.records:ArrivalAnswer", 2)
EXPORT = Schema("export", "m50core.cli.answers.records:ExportAnswer")


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BESTAND", help="een .ics, .json of .csv, of wat een pijler leest"
    )
    parser.add_argument("--format", metavar="FORMAAT", help="als de naam het niet zegt")
    parser.add_argument("--dry-run", action="store_true", help="alleen kijken, niets bewaren")
    parser.add_argument("--set", action="append", default=[], metavar="VELD=WAARDE",
                        help="geef elk gegeven dit mee: owner=persoon-eva-boswinkel")  # fmt: skip


def _import(context: CommandContext) -> int:
    net: Network = context.net
    args = context.args
    arrivals = net.take_in(
        args.file, form=args.format or "", given=split_values(args.set), dry_run=args.dry_run
    )
    context.answer(IMPORT, IMPORT.each(arrivals), _lines(arrivals, dry=args.dry_run))
    return 0


def _lines(arrivals: Sequence[Arrival], *, dry: bool) -> Iterator[str]:
    for arrival in arrivals:
        period = period_of(arrival.record) if arrival.record else None
        time = getattr(arrival.record, "start", "")
        day = f"{period.shown()} {time}".rstrip() + "  " if period else ""
        number = (
            f"  [{arrival.record.id}]"
            if arrival.record and not (dry and arrival.fate is ArrivalFate.new)
            else ""
        )
        yield f"{arrival.fate.label:<12} {day}{arrival.title}{number}  ({arrival.place})"
        for sentence in (
            arrival.reason,
            *arrival.notes,
            *(change.shown for change in arrival.changes),
        ):
            if sentence:
                yield f"{'':<12}   {sentence}"
    counts = {
        fate: sum(each_arrival.fate is fate for each_arrival in arrivals) for fate in ArrivalFate
    }
    sentence = (
        ", ".join(f"{count} {fate.label}" for fate, count in counts.items() if count) or "niets"
    )
    if cleared := sum(len(each_arrival.cleared) for each_arrival in arrivals):
        sentence += f"; {number_of(cleared, 'veld', 'velden')} leeggemaakt"
    yield f"Zo zou het worden ingelezen: {sentence}." if dry else f"Ingelezen: {sentence}."
    if notes := sum(len(each_arrival.notes) for each_arrival in arrivals):
        yield f"Kijk na: {number_of(notes, 'opmerking', 'opmerkingen')} bij wat hierboven staat."
    if erased := list(
        dict.fromkeys(each_arrival.erased for each_arrival in arrivals if each_arrival.erased)
    ):
        yield f"Niet teruggezet, want gewist (AVG): {list_words(erased)}."


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", nargs="?", metavar="SOORT", help="zonder soort: alles (alleen .json)"
    )
    parser.add_argument("--out", required=True, metavar="BESTAND", help=".json of .csv")


def _export(context: CommandContext) -> int:
    net: Network = context.net
    path = Path(context.args.out)
    kind = context.args.kind
    records = list(net.collection(kind)) if kind else list(net.records)
    if path.suffix.lower() == ".json":
        content = write_json(records)
    elif path.suffix.lower() == ".csv" and kind:
        content = write_csv(records)
    else:
        raise UsageError(f"“{path.name}”: kies .json, of .csv met één soort.")
    write_whole(path, content)
    context.answer(EXPORT, EXPORT.one(str(path), len(records)), [])
    context.say(f"{path} is geschreven: {number_of(len(records), 'gegeven', 'gegevens')}.")
    return 0


HANDLERS = {
    "import": Handler(_import, _import_arguments, (IMPORT,)),
    "export": Handler(_export, _export_arguments, (EXPORT,)),
}
