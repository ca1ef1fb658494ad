"""Copies are known by what is in them; changed line ends are named, and put back whole."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.store.files.copies import copies_of_log, strangers
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import BACKUPS, ERASURES, HEAD, LOCK, LOG, MARK, SNAPSHOT
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.store.upkeep_protocol import Sign
from m50core.testing.store_contract import change, commit, forgetting

NAMES = [
    "Kopie van log.jsonl", "Copy of log.jsonl", "log - kopie.jsonl", "log - Copy (2).jsonl",
    "log 2.jsonl", "~log.jsonl", ".log.jsonl.swp", "log.jsonl.bak", "log.jsonl~", "#log.jsonl#",
    "log (1).jsonl", "log-LAPTOP.jsonl", "log.txt", "Kopie.jsonl", "aantekeningen", "LOG.JSONL.OLD",
]  # fmt: skip


def forget(subject: str, _: object) -> Edit:
    return forgetting(subject)


def wrong(signs: tuple[Sign, ...]) -> dict[str, str]:
    return {sign.subject: sign.status for sign in signs if sign.status != "good"}


def titles(folder: Path) -> list[str]:
    return [str(one.fields["title"]) for one in FolderStore(folder).documents()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "net"
    store = FolderStore(folder)
    for number, title in enumerate(["Zaal", 'Koffie\r\nen "thee"', "Café"], 1):
        with store.writing():
            store.append(commit(number, change(f"actie-{number}", None, title)))
    with store.writing():
        store.write_snapshot()
    with store.writing():
        store.erase(lambda one: one, commit(4))
        store.write_snapshot()
        store.write_backup()
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_the_log_is_noticed_whatever_its_name(folder: Path, name: str):
    shutil.copy(folder / LOG, folder / name)
    assert copies_of_log(RealDisk(), folder) == [name]
    assert any(name in notice for notice in FolderStore(folder).notices)
    assert any(name in one.text for one in FolderUpkeep(folder).examine() if one.subject == "copy")
    assert [one.name for one in FolderUpkeep(folder).copies()] == [name]


@pytest.mark.parametrize("original", [SNAPSHOT, HEAD, MARK, ERASURES, LOCK])
def test_a_copy_of_another_file_is_noticed_and_left_alone(folder: Path, original: str):
    if not (folder / original).exists():
        (folder / original).write_text('{"erased":[],"sum":"4f53cda18c2baa0c"}\n')
    copy = folder / f"Kopie van {original}x"
    shutil.copy(folder / original, copy)
    assert strangers(RealDisk(), folder) == {copy.name: original}
    signs = [one for one in FolderUpkeep(folder).examine() if copy.name in one.text]
    assert [(one.subject, original in one.text) for one in signs] == [("copy", True)]
    FolderUpkeep(folder).repair(forget)
    assert copy.exists()


def test_a_packed_log_beside_the_log_is_known_as_a_backup(folder: Path):
    (folder / "log.gz").write_bytes(gzip.compress((folder / LOG).read_bytes()))
    assert strangers(RealDisk(), folder) == {"log.gz": BACKUPS}


@pytest.mark.parametrize(
    "name", ["leesmij.txt", "catalogus.jsonl", ".gitattributes", "~$brief.docx"]
)
def test_any_other_file_is_noted_and_never_touched(folder: Path, name: str):
    (folder / name).write_text("van iemand anders\n")
    (folder / "map").mkdir()
    signs = [one for one in FolderUpkeep(folder).examine() if name in one.text]
    assert [one.status for one in signs] == ["good"]
    assert not any(name in notice for notice in FolderStore(folder).notices)
    FolderUpkeep(folder).repair(forget, lose=True)
    assert (folder / name).read_text() == "van iemand anders\n"


def test_a_copy_of_another_networks_log_is_not_compared(folder: Path, tmp_path: Path):
    FolderStore(tmp_path / "ander")
    shutil.copy(tmp_path / "ander" / LOG, folder / "log-ander.jsonl")
    (found,) = FolderUpkeep(folder).copies()
    assert "ander netwerk" in found.wrong


def crlf(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


CHANGED = {
    "every file by git": lambda folder: [
        path.write_bytes(crlf(path.read_bytes()))
        for path in (folder / name for name in (LOG, MARK, HEAD, SNAPSHOT))
    ],
    "the log": lambda folder: (folder / LOG).write_bytes(crlf((folder / LOG).read_bytes())),
    "some lines": lambda folder: (folder / LOG).write_bytes(
        crlf((folder / LOG).read_bytes()).replace(b"\r\n", b"\n", 2)
    ),
}
BOM = b"\xef\xbb\xbf"


def utf_16(content: bytes) -> bytes:
    return content.decode().encode("utf-16")


RESAVED = {
    "a mark in front": (lambda content: BOM + content, "BOM", "BOM"),
    "a mark and line ends": (lambda content: BOM + crlf(content), "BOM", "BOM.*regeleinden"),
    "UTF-16": (utf_16, "UTF-16", "UTF-16"),
    "UTF-16 and line ends": (lambda content: utf_16(crlf(content)), "UTF-16", "UTF-16.*regel"),
}
Change = Callable[[bytes], bytes]


@pytest.mark.parametrize("how", CHANGED)
def test_changed_line_ends_are_named_and_put_back_whole(folder: Path, how: str):
    before, content = titles(folder), (folder / LOG).read_bytes()
    CHANGED[how](folder)
    with pytest.raises(m50.StoreError, match=r"regeleinden.*m50 doctor --repair") as told:
        FolderStore(folder)
    assert "beschadigd" not in str(told.value)
    upkeep = FolderUpkeep(folder)
    (sign,) = [one for one in upkeep.examine() if one.subject == "line_ends"]
    assert "git" in sign.text
    assert sign.remedy
    assert not sign.loses
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == before
    assert (folder / LOG).read_bytes() == content


@pytest.mark.parametrize(("change", "subject", "told"), RESAVED.values(), ids=RESAVED)
def test_a_log_saved_by_an_editor_is_named_as_that_and_put_back_byte_for_byte(
    folder: Path, change: Change, subject: str, told: str
):
    before, content = titles(folder), (folder / LOG).read_bytes()
    (folder / LOG).write_bytes(change(content))
    with pytest.raises(m50.StoreError, match=rf"{subject}.*m50 doctor --repair") as error:
        FolderStore(folder)
    assert "beschadigd" not in str(error.value)
    assert ("regeleinden" in str(error.value)) == (b"\r" in change(content))
    upkeep = FolderUpkeep(folder)
    (sign,) = [one for one in upkeep.examine() if one.status == "wrong"]
    assert sign.subject.label == subject
    assert re.search(told, sign.text)
    assert ("regeleinden" in sign.text) == (b"\r" in change(content))
    assert not sign.loses
    assert wrong(upkeep.repair(forget)) == {}
    assert (folder / LOG).read_bytes() == content
    assert titles(folder) == before


@pytest.mark.parametrize(("change", "subject", "told"), RESAVED.values(), ids=RESAVED)
def test_half_a_line_behind_what_an_editor_saved_is_all_that_goes_aside(
    folder: Path, change: Change, subject: str, told: str
):
    before, content = titles(folder), (folder / LOG).read_bytes()
    (folder / LOG).write_bytes(change(content + b'{"hash":"0123'))
    (sign,) = [one for one in FolderUpkeep(folder).examine() if one.status == "wrong"]
    assert sign.subject == "log"
    assert re.search(told, sign.text)
    assert not sign.loses
    FolderUpkeep(folder).repair(forget)
    assert (folder / LOG).read_bytes() == content
    assert titles(folder) == before
    assert wrong(FolderUpkeep(folder).repair(forget)) == {}


@pytest.mark.parametrize(("change", "subject", "told"), RESAVED.values(), ids=RESAVED)
def test_a_copy_of_the_log_saved_by_an_editor_can_be_put_back(
    folder: Path, tmp_path: Path, change: Change, subject: str, told: str
):
    before, content = titles(folder), (folder / LOG).read_bytes()
    copy = tmp_path / "van kladblok.txt"
    copy.write_bytes(change(content))
    FolderUpkeep(folder).restore(str(copy), forget)
    assert titles(folder) == before
    assert (folder / LOG).read_bytes() == content


@pytest.mark.parametrize(("change", "subject", "told"), RESAVED.values(), ids=RESAVED)
def test_who_is_wiped_is_wiped_from_what_an_editor_saved_too(
    folder: Path, change: Change, subject: str, told: str
):
    copy = folder / "log-kladblok.jsonl"
    copy.write_bytes(change((folder / LOG).read_bytes()))
    title = titles(folder)[0]
    assert title
    store = FolderStore(folder)
    with store.writing():
        store.erase(
            forgetting("actie-1"),
            attrs.evolve(commit(store.head() + 1), erases="actie-1"),
        )
    text = copy.read_bytes()
    assert title not in text.decode("utf-16" if text[:1] == b"\xff" else "utf-8")


@pytest.mark.parametrize("name", [MARK, HEAD, SNAPSHOT])
@pytest.mark.parametrize(("change", "subject", "told"), RESAVED.values(), ids=RESAVED)
def test_a_small_file_saved_by_an_editor_costs_nothing_and_is_named_as_that(
    folder: Path, name: str, change: Change, subject: str, told: str
):
    before = titles(folder)
    (folder / name).write_bytes(change((folder / name).read_bytes()))
    upkeep = FolderUpkeep(folder)
    assert any(re.search(told, one.text) for one in upkeep.examine())
    assert titles(folder) == before
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == before


@pytest.mark.parametrize("name", [MARK, HEAD, SNAPSHOT])
def test_changed_line_ends_of_a_small_file_cost_nothing(folder: Path, name: str):
    before = titles(folder)
    (folder / name).write_bytes(crlf((folder / name).read_bytes()))
    assert titles(folder) == before
    upkeep = FolderUpkeep(folder)
    assert any("regeleinden" in one.text for one in upkeep.examine())
    with FolderStore(folder).writing():
        pass
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == before


def test_changed_line_ends_over_real_damage_are_damage(folder: Path):
    content = (folder / LOG).read_bytes().replace(b"Zaal", b"Zoal")
    (folder / LOG).write_bytes(crlf(content))
    signs = FolderUpkeep(folder).examine()
    assert wrong(signs)["log"] == "wrong"
    assert "line_ends" not in wrong(signs)


def test_a_missing_mark_beside_copies_is_told_as_that(folder: Path):
    shutil.copy(folder / LOG, folder / "Kopie van log.jsonl")
    (folder / MARK).unlink()
    with pytest.raises(m50.StoreError, match=r"m50.json ontbreekt.*m50 doctor --repair"):
        FolderStore(folder)
