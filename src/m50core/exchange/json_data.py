"""JSON: records of any kinds as plain data, the same as ``--json`` gives."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from m50core.answers.schema import Schema
from m50core.errors import M50Error
from m50core.plugins.extensions import Incoming
from m50core.records.record import Record
from m50core.values.encoding import decode_marked, encoding_note, is_marked, mend

SCHEMA = Schema("records", "m50core.records.record:Record", 2)
_READ = ("m50.records/1", str(SCHEMA))
_PERIOD = {"words", "earliest", "latest"}


def write_json(records: Iterable[Record]) -> bytes:
    """Return records as JSON."""
    from m50core.answers.converter import json_file

    return json_file(SCHEMA, records)


def read_json(content: bytes, name: str, *_: object) -> Iterator[Incoming]:
    """Yield what each item holds; M50Error with file and item when it is something else.

    A text that isn't UTF-8 is read with Windows' own letters, and its item says so.
    """
    text = decode_marked(content, name)
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
    except RecursionError:
        raise M50Error(f"{name} is geen geldige JSON (te diep in elkaar).") from None
    except json.JSONDecodeError as error:
        raise M50Error(f"{name}, regel {error.lineno}: dit is geen geldige JSON.") from None
    except ValueError:
        raise M50Error(f"{name} is geen geldige JSON (een getal is te lang).") from None
    if not isinstance(data, dict) or data.get("schema") not in _READ:
        raise M50Error(f"{name} is geen bestand van m50: “schema” is niet {SCHEMA}.")
    items = data.get("items")
    if not isinstance(items, list):
        raise M50Error(f"{name}: “items” ontbreekt of is geen lijst.")
    odd = is_marked(text)
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not isinstance(item.get("kind"), str):
            raise M50Error(f"{name}, item {number}: de soort (kind) ontbreekt.")
        if isinstance(item, _Doubled):
            key = mend(item.key)[:40]
            raise M50Error(f"{name}, gegeven {number}: de sleutel “{key}” staat er twee keer.")
        values = {k: _words(v) for k, v in item.items() if k != "kind"}
        notes = tuple(_odd(values)) if odd else ()
        if odd:
            values = {mend(k): _mend(v) for k, v in values.items()}
        yield Incoming(mend(item["kind"]), values, f"gegeven {number}", notes=notes)


class _Doubled(dict[str, Any]):
    """An object in which a key stands twice: which of the two is meant, nobody knows."""

    key = ""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    keys = [key for key, _ in pairs]
    doubled = _Doubled(values)
    doubled.key = next(key for key in keys if keys.count(key) > 1)
    return doubled


def _words(value: Any) -> Any:
    """Return a period as its words, which say it whole; anything else as it is."""
    is_period = isinstance(value, dict) and value.keys() == _PERIOD
    return value["words"] if is_period else value


def _odd(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and is_marked(text):
                yield f"veld “{mend(name)}” {encoding_note(text)}"


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return mend(value)
    return [_mend(one) for one in value] if isinstance(value, list) else value
