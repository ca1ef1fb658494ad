"""Holding a snapshot against the log: its own sum only tells that it is whole.

Whoever edits a snapshot can compute its sum again. What this computer made, or compared with the
log, it knows by that sum; of any other snapshot nothing goes into the log unread.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from m50core.store.converter import commit_from_json
from m50core.store.ledger import Ledger
from m50core.store.log import Damage, take_apart, whole
from m50core.store.log_file import LogFile
from m50core.store.protocol import Document
from m50core.store.snapshot import Snapshot

SMALL = 1 << 20
"""Bytes of log that are read anew rather than believe an unknown snapshot."""
_FEW = 16
_ID = re.compile(rb'"id":("(?:[^"\\]|\\.)*")')


def same(snapshot: Snapshot, ledger: Ledger) -> bool:
    """Tell whether a snapshot is what the log adds up to at its commit."""
    index = snapshot.index
    ground = Ledger(snapshot, index.number, index.numbers, snapshot.superseded)
    return (
        ground.numbers == ledger.numbers
        and ground.superseded == ledger.superseded
        and _plain(ground.documents()) == _plain(ledger.documents())
    )


def _plain(documents: Iterable[Document]) -> dict[str, Any]:
    return {one.id: _told(one) for one in documents}


def _told(one: Document) -> tuple[str, int, dict[str, Any], bool]:
    return one.kind, one.version, dict(one.fields), one.overlay


def differing(log: LogFile, snapshot: Snapshot, ids: Iterable[str]) -> set[str]:
    """Return those of these documents of the snapshot that aren't as the log last told them.

    Reads the log back from the snapshot's place until each was found.
    """
    wanted = {b'"id":' + msgspec.json.encode(one): one for one in ids}
    wrong: set[str] = set()
    for raw in log.backward(snapshot.position.offset):
        if not wanted:
            break
        if not any(one in wanted for one in _ids(raw, wanted)):
            continue
        line = take_apart(raw)
        if not whole(line):
            raise Damage("een regel is niet zoals hij is opgeslagen")
        commit = commit_from_json(line.content)
        for change in reversed(commit.changes):
            if wanted.pop(b'"id":' + msgspec.json.encode(change.id), None) is None:
                continue
            there = snapshot.document(change.id)
            if change.after is None or there is None:
                wrong |= {change.id} if (change.after is None) != (there is None) else set()
                continue
            here = Document(change.kind, change.id, commit.number, change.after, change.overlay)
            if _told(here) != _told(there):
                wrong.add(change.id)
    return wrong | set(wanted.values())


def _ids(raw: bytes, wanted: dict[bytes, str]) -> Iterable[bytes]:
    if len(wanted) > _FEW:
        return {b'"id":' + found for found in _ID.findall(raw)}
    return [needle for needle in wanted if needle in raw]
