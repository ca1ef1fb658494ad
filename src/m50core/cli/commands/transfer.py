"""``m50 import`` and ``m50 export``."""

import argparse
from pathlib import Path

from m50core.errors import FieldError, M50Error, UsageError
from m50core.exchange.files import read_limited, write_whole
from m50core.exchange.json_data import write_json
from m50core.exchange.tables import write_csv
from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext, Importer


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BESTAND", help="een .json of .csv, of wat een pijler leest"
    )
    parser.add_argument("--format", metavar="FORMAAT", help="als de naam het niet zegt")
    parser.add_argument("--dry-run", action="store_true", help="alleen kijken, niets bewaren")


def _import(context: CommandContext) -> int:
    net: Network = context.net
    path = Path(context.args.file)
    importer = _importer(net, path, context.args.format)
    rows = list(importer.read(read_limited(path), path.name))
    made = []
    with net.commit(f"Ingelezen: {path.name}") as commit:
        for number, (kind, values) in enumerate(rows, 1):
            try:
                given = {k: v for k, v in values.items() if k != "id" or v}
                made.append(commit.make(kind, given))
            except FieldError as error:
                raise M50Error(f"{path.name}, regel {number}: {error.sentence}") from error
            except UsageError as error:
                raise M50Error(f"{path.name}, regel {number}: {error.sentence}") from error
        if context.args.dry_run:
            commit.cancel()
    items = [{"kind": r.kind, **r.plain()} for r in made]
    word = "zouden worden ingelezen" if context.args.dry_run else "zijn ingelezen"
    context.answer("import", items, [f"{len(made)} gegevens {word}."])
    return 0


def _importer(net: Network, path: Path, name: str | None) -> Importer:
    importers = net.register.importers()
    if name is not None:
        if name not in importers:
            raise UsageError(f"Het formaat “{name}” is er niet. Kies uit: {', '.join(importers)}.")
        return importers[name]
    for importer in importers.values():
        if path.suffix.lower() in importer.suffixes:
            return importer
    known = ", ".join(sorted({s for i in importers.values() for s in i.suffixes}))
    raise UsageError(f"“{path.name}” kan niet worden ingelezen. Dit kan wel: {known}.")


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
    context.answer("export", [{"file": str(path), "count": len(records)}], [])
    context.say(f"{path} is geschreven: {len(records)} gegevens.")
    return 0


COMMANDS = {
    "import": Command("import", "lees een bestand in", _import, _import_arguments),
    "export": Command("export", "schrijf gegevens naar een bestand", _export, _export_arguments),
}
