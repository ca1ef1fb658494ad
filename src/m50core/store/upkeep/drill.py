"""A fire drill: back up, wipe, restore, and hold what comes back against what there was."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from m50core.errors import StoreError, reason_of
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import HEAD, LOG, MARK, Witness, mark
from m50core.store.files.log import Damage, Newer, is_practice_log, read_all
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Commit, Edit
from m50core.store.upkeep_protocol import Sign, SignStatus, SignSubject, Upkeep
from m50core.values import dutch

SUBJECT = SignSubject.drill


def run_drill(content: bytes, upkeep: Callable[[Path], Upkeep]) -> tuple[Sign, ...]:
    """Do the drill with this log in folders of its own, which are gone afterwards.

    ``upkeep`` gives what looks after a folder.
    """
    with tempfile.TemporaryDirectory(prefix="m50-oefening-") as place:
        folder, elsewhere = Path(place, "netwerk"), Path(place, "reservekopie")
        try:
            _lay_out(folder, content)
            before = export(folder)
            backup = upkeep(folder).backup(str(elsewhere))
            shutil.rmtree(folder)
            upkeep(folder).restore(str(elsewhere / backup.name), _nothing_to_forget)
            after = export(folder)
        except (StoreError, Damage, Newer, OSError) as error:
            return (Sign(SignStatus.wrong, SUBJECT, f"De oefening is mislukt: {reason_of(error)}"),)
    if before != after:
        return (Sign(SignStatus.wrong, SUBJECT, "Wat terugkwam, is niet gelijk aan wat er was."),)
    return (
        Sign(
            SignStatus.good,
            SUBJECT,
            f"Reservekopie gemaakt, gegevens gewist en teruggezet: {dutch.commits(backup.head)}, "
            f"{dutch.number_of(len(after), 'byte', 'bytes')}, byte voor byte gelijk.",
        ),
    )


def _lay_out(folder: Path, content: bytes) -> None:
    disk = RealDisk()
    _, reader, network = read_all(content)
    disk.make_folder(folder)
    sort = mark(network, practice=is_practice_log(content))
    witness = Witness(reader.position.number, reader.position.hash)
    for name, some in (
        (LOG, content),
        (HEAD, witness.content),
        (MARK, sort),
    ):
        with disk.open(folder / name) as file:
            file.write(0, some)


def export(folder: Path) -> bytes:
    """Return every document of the network in a folder, sorted, as JSON."""
    store = FolderStore(folder)
    rows = [
        {
            "kind": document.kind,
            "id": document.id,
            "version": document.version,
            "overlay": document.overlay,
            "fields": dict(document.fields),
        }
        for document in sorted(store.documents(), key=lambda one: one.id)
    ]
    return msgspec.json.encode(rows, order="deterministic")


def _nothing_to_forget(_: str, __: object) -> Edit:
    def edit(commit: Commit) -> Commit:
        return commit

    return edit
