"""``m50 plan``."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from m50core.domain.record import Record
from m50core.errors import UsageError
from m50core.network import Network
from m50core.plan.definitions import PlanPart
from m50core.plugins.extensions import Command, CommandContext


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", action="store_true",
                        help="de koppen van het plan op volgorde, met wat eruit komt")  # fmt: skip
    parser.add_argument(
        "--part", metavar="DEEL", help="alleen dit deel, zoals ruimte of voorzitter"
    )


def _run(context: CommandContext) -> int:
    net: Network = context.net
    part = context.args.part
    known = sorted({p.unit for p in net.plan.parts})
    if part is not None and part not in known:
        raise UsageError(f"Het deel “{part}” is er niet. Kies uit: {', '.join(known)}.")
    items = [_item(net, p, r) for p in _parts(net, part) for r in p.records]
    if part is None:
        items += [_orphan(o.document.id, o.document.kind, o.reason) for o in net.orphans]
    lines = _sources(net, part) if context.args.sources else _overview(net, part)
    context.answer("plan", items, lines)
    for error in net.definition_errors:
        context.say(error.sentence)
    return 0


def _parts(net: Network, part: str | None) -> list[PlanPart]:
    return [p for p in net.plan.parts if part is None or p.unit == part]


def _title(net: Network, part: PlanPart) -> str:
    return "M50-breed" if part.unit_kind == "m50" else net.records.title(part.unit)


def _item(net: Network, part: PlanPart, record: Record) -> Mapping[str, Any]:
    present = net.records.get(record.id) or record
    status = getattr(present, "status", None)
    return {
        "id": record.id, "kind": record.kind, "title": record.title_text, "part": part.unit,
        "part_kind": part.unit_kind, "part_title": _title(net, part), "source": record.source,
        "status": str(status) if status is not None else None, "present": True, "reason": "",
    }  # fmt: skip


def _orphan(record_id: str, kind: str, reason: str) -> Mapping[str, Any]:
    return {
        "id": record_id, "kind": kind, "title": record_id, "part": None, "part_kind": None,
        "part_title": None, "source": "", "status": None, "present": False, "reason": reason,
    }  # fmt: skip


def _overview(net: Network, wanted: str | None) -> Iterator[str]:
    for part in _parts(net, wanted):
        yield f"{_title(net, part)} ({part.unit}): {len(part.records)} items"
        for record in part.records:
            yield f"  {record.id:<22} {record.spec.label:<16} {record.title_text}"
        yield ""
    if wanted is None:
        for orphan in net.orphans:
            yield f"{orphan.document.id}: {orphan.reason}"
        yield f"Samen {sum(len(p.records) for p in net.plan.parts)} items"


def _sources(net: Network, wanted: str | None) -> Iterator[str]:
    for part, heading, records in net.plan.by_heading():
        if wanted is not None and part.unit != wanted:
            continue
        yield heading
        for record in records:
            yield f"  {record.id:<22} {record.spec.label:<16} {record.title_text}"
            if text := getattr(record, "description", ""):
                yield f"  {'':<22} {'':<16} {text}"
        yield ""


COMMANDS = {"plan": Command("plan", "het jaarplan", _run, _arguments)}
