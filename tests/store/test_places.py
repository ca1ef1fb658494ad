"""Whatever stands where the store expects a file or folder: it is told, and nothing stops."""

import os
import re
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    HEAD,
    LOCK,
    LOG,
    MARK,
    OWN,
    SNAPSHOT,
    TODO,
)
from m50core.store.files.places import FOLDERS
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.store.upkeep_protocol import Sign
from m50core.testing.store_contract import change, commit, forgetting

ENGLISH = re.compile(r"Errno|Is a directory|Not a directory|File exists|Permission|No such")
DATA = ["Titel 1", "Titel 2", "Titel 3"]
OPENS = (HEAD, SNAPSHOT, LOCK, ERASURES, TODO, *FOLDERS)


def forget(subject: str, _: object) -> Edit:
    return forgetting(subject)


def titles(folder: Path, disk: RealDisk | None = None) -> list[str]:
    store = FolderStore(folder, disk=disk)
    return sorted(str(one.fields["title"]) for one in store.documents())


def wrong(signs: tuple[Sign, ...]) -> dict[str, str]:
    return {sign.text: sign.status for sign in signs if sign.status != "good"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network of three commits, with every file and folder that a store may have."""
    folder = tmp_path / "net"
    store = FolderStore(folder)
    for number, title in enumerate(DATA, 1):
        with store.writing("Anna"):
            store.append(commit(number, change(f"actie-{number}", None, title)))
    with store.writing():
        store.write_snapshot()
        store.write_backup()
    store.close()
    return folder


def other_sort(folder: Path, name: str) -> None:
    """Put a file where a folder should be, or a folder with something in it for a file."""
    path = folder / name
    if path.exists():
        path.rename(folder.parent / name)
    if name in FOLDERS:
        path.write_text("niet van m50")
    else:
        path.mkdir()
        (path / "iets.txt").write_text("niet van m50")


class Shut(RealDisk):
    """A disk on which one name can't be read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _pass(self, path: Path) -> None:
        if path == self._path:
            raise PermissionError(13, "Permission denied", str(path))

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self._pass(path)
        return super().read(path, start, length)

    def names(self, folder: Path) -> list[str]:
        self._pass(folder)
        return super().names(folder)


@pytest.mark.parametrize("name", sorted(OWN))
def test_another_sort_of_thing_is_named_and_set_aside_by_the_repair(folder: Path, name: str):
    other_sort(folder, name)
    upkeep = FolderUpkeep(folder)
    signs = upkeep.examine()
    (sign,) = [one for one in signs if one.subject == "files"]
    assert sign.status == "wrong"
    assert sign.text.startswith(f"{name} is een ")
    assert sign.remedy == "zet het apart in de map aside"
    assert not ENGLISH.search(str(signs))
    after = upkeep.repair(forget, lose=True)
    assert wrong(after) == {}, after
    assert titles(folder) == DATA
    aside = [path for path in (folder / ASIDE).iterdir() if path.name == name]
    kept = aside[0] if name in FOLDERS else aside[0] / "iets.txt"
    assert kept.read_text() == "niet van m50"


@pytest.mark.parametrize("name", sorted(OWN))
def test_opening_tells_what_stands_in_the_way(folder: Path, name: str):
    other_sort(folder, name)
    if name in OPENS:
        store = FolderStore(folder)
        assert sorted(str(one.fields["title"]) for one in store.documents()) == DATA
        told = " ".join(store.notices)
        store.close()
    else:
        with pytest.raises(m50.StoreError) as error:
            FolderStore(folder)
        told = str(error.value)
    assert re.search(rf"\b{re.escape(name)} is een (map|bestand), en hoort", told), told
    assert "m50 doctor --repair" in told
    assert not ENGLISH.search(told)
    assert "vergrendelingen" not in told


@pytest.mark.parametrize("name", sorted(OWN))
@pytest.mark.sweep
def test_each_command_that_looks_after_a_folder_answers(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
):
    backup = next((folder / BACKUPS).iterdir()).rename(folder.parent / "kopie.jsonl.gz")
    other_sort(folder, name)
    for words in (
        ["doctor"], ["doctor", "--json"], ["backup", "--list"], ["today"], ["compare"], ["backup"],
        ["backup", "--to", str(folder.parent / "usb")], ["backup", "--drill"],
        ["restore", "onbekend"], ["doctor", "--repair"], ["restore", str(backup)], ["doctor"],
    ):  # fmt: skip
        code = main(["--network", str(folder), *words])
        told = "".join(capsys.readouterr())
        assert not ENGLISH.search(told), (words, told)
        assert "onverwacht" not in told, (words, told)
        assert code in (0, 4), (words, told)
    assert titles(folder) == DATA


@pytest.mark.parametrize("name", [LOG, MARK, HEAD, SNAPSHOT, BACKUPS, ASIDE])
def test_what_cannot_be_read_is_named_and_left_where_it_is(folder: Path, name: str):
    (folder / ASIDE).mkdir(exist_ok=True)
    disk, before = Shut(folder / name), (folder / LOG).read_bytes()
    upkeep = FolderUpkeep(folder, disk=disk)
    (sign,) = [one for one in upkeep.examine() if one.subject == "files"]
    assert f"{name} is niet te lezen (u heeft daar geen rechten)" in sign.text
    assert "beheerder" in sign.text
    assert not sign.remedy
    assert "ontbreekt" not in "".join(one.text for one in upkeep.examine() if name == LOG)
    if name in (LOG, MARK):
        with pytest.raises(m50.StoreError, match=rf"{re.escape(name)} is niet te lezen"):
            FolderStore(folder, disk=disk)
    else:
        assert titles(folder, disk) == DATA
        upkeep.repair(forget)
    assert (folder / LOG).read_bytes() == before


def test_backups_that_cannot_be_looked_into_are_not_told_to_be_absent(folder: Path):
    other_sort(folder, BACKUPS)
    upkeep = FolderUpkeep(folder)
    for ask in (upkeep.backups, lambda: upkeep.restore("000003", forget)):
        with pytest.raises(m50.StoreError, match="backups is een bestand") as told:
            ask()
        assert "nog geen reservekopieën" not in str(told.value)


def test_a_folder_among_the_backups_is_one_that_cannot_be_used(folder: Path):
    (folder / BACKUPS / "000009-20250311-0123456789abcdef.jsonl.gz").mkdir()
    (bad, good) = FolderUpkeep(folder).backups()
    assert bad.wrong == "het bestand is niet te lezen (dat is een map)"
    assert not good.wrong
    assert titles(folder) == DATA


@pytest.mark.parametrize("name", [BACKUPS, ASIDE, SNAPSHOT, HEAD])
def test_a_link_to_nothing_is_told(folder: Path, name: str):
    path = folder / name
    if path.exists():
        path.rename(folder.parent / name)
    path.symlink_to(folder.parent / "weg")
    texts = [one.text for one in FolderUpkeep(folder).examine()]
    assert any(text.startswith(f"{name} verwijst naar iets wat er niet is") for text in texts)
    assert titles(folder) == DATA


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
@pytest.mark.parametrize("name", [HEAD, SNAPSHOT, ERASURES, TODO])
def test_a_pipe_is_never_waited_for(folder: Path, name: str):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert titles(folder) == DATA
    assert wrong(FolderUpkeep(folder).repair(forget)) == {}


def test_nobody_is_wiped_by_half_while_something_stands_in_the_way(folder: Path):
    other_sort(folder, SNAPSHOT)
    before = (folder / LOG).read_bytes()
    store = FolderStore(folder)
    closing = attrs.evolve(commit(4, change("actie-1", DATA[0], None)), erases="actie-1")
    with store.writing(), pytest.raises(m50.StoreError, match=r"niets gewist.*snapshot.json is"):
        store.erase(forgetting("actie-1"), closing)
    assert (folder / LOG).read_bytes() == before
    assert not (folder / TODO).exists()


def test_a_folder_with_the_name_of_a_leftover_does_not_stop_the_repair(folder: Path):
    (folder / f".{HEAD}.tmp").mkdir()
    (folder / HEAD).unlink()
    assert wrong(FolderUpkeep(folder).repair(forget)) == {}
    assert titles(folder) == DATA


def test_a_rare_refusal_of_the_system_is_told_in_dutch():
    import errno

    from m50core.errors import system_reason

    for code, name in errno.errorcode.items():
        error = OSError(code, os.strerror(code))
        told = system_reason(error)
        assert os.strerror(code) not in told, name
        assert told.removesuffix(name) != "", name
