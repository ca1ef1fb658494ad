"""A network to practise with is made so, and stays so: when repaired, put back or copied."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.store.files.layout import HEAD, LOG, MARK, mark
from m50core.store.files.log import header
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Commit, Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.builders import practice


def nothing_to_forget(_: str, __: object) -> Edit:
    def edit(commit: Commit) -> Commit:
        return commit

    return edit


def kept(folder: Path, title: str, *, practising: bool = True) -> Path:
    """Keep an action in a folder of either sort."""
    with (
        m50.open(folder, today=date(2025, 3, 11), practice=practising) as net,
        net.commit(title) as commit,
    ):
        commit.add(m50.ActionItem(title=title))
    return folder


def test_practice_stands_in_the_mark_and_in_the_log(tmp_path: Path):
    kept(tmp_path, "Zaal")
    assert b'"practice":true' in (tmp_path / MARK).read_bytes()
    assert b'"practice":true' in (tmp_path / LOG).read_bytes().splitlines()[0]
    assert FolderStore(tmp_path).practice
    real = kept(tmp_path / "echt", "Zaal", practising=False)
    assert b"practice" not in (real / MARK).read_bytes() + (real / LOG).read_bytes()


@pytest.mark.parametrize("broken", [b"", b"{}", mark("0" * 16)])
def test_a_mark_that_was_changed_is_refused_and_made_anew_as_it_was(tmp_path: Path, broken: bytes):
    kept(tmp_path, "Zaal")
    was = (tmp_path / MARK).read_bytes()
    for changed in (broken, was.replace(b',"practice":true', b"")):
        (tmp_path / MARK).write_bytes(changed)
        with pytest.raises(m50.M50Error):
            FolderStore(tmp_path)
        FolderUpkeep(tmp_path).repair(nothing_to_forget, lose=True)
        assert (tmp_path / MARK).read_bytes() == was
    assert FolderStore(tmp_path).practice


def test_a_real_network_is_not_made_into_practice_by_its_mark(tmp_path: Path):
    kept(tmp_path, "Zaal", practising=False)
    was = (tmp_path / MARK).read_bytes()
    (tmp_path / MARK).write_bytes(was.replace(b"}", b',"practice":true}'))
    with pytest.raises(m50.M50Error, match="hoort niet bij het logboek"):
        FolderStore(tmp_path)


def test_a_copy_and_a_backup_put_back_are_for_practice_too(tmp_path: Path):
    folder = kept(tmp_path / "net", "Zaal")
    shutil.copytree(folder, tmp_path / "kopie")
    assert FolderStore(tmp_path / "kopie").practice
    backup = FolderUpkeep(folder).backup(str(tmp_path / "stick"))
    FolderUpkeep(folder).restore(backup.name, nothing_to_forget)
    FolderUpkeep(tmp_path / "nieuw").restore(
        str(tmp_path / "stick" / backup.name), nothing_to_forget
    )
    assert FolderStore(folder).practice
    assert FolderStore(tmp_path / "nieuw").practice
    assert [sign.status for sign in FolderUpkeep(folder).drill()] == ["good"]


@pytest.mark.parametrize("practising", [False, True])
def test_practice_is_not_put_in_place_of_what_is_real_nor_the_other_way_round(
    tmp_path: Path, practising: bool
):
    here = kept(tmp_path / "hier", "Zaal", practising=practising)
    there = kept(tmp_path / "daar", "Koffie", practising=not practising)
    backup = FolderUpkeep(there).backup(str(tmp_path / "stick"))
    before = (here / LOG).read_bytes()
    with pytest.raises(m50.M50Error, match="oefennetwerk"):
        FolderUpkeep(here).restore(str(tmp_path / "stick" / backup.name), nothing_to_forget)
    assert (here / LOG).read_bytes() == before
    assert FolderStore(here).practice is practising


def test_what_is_kept_for_real_is_not_opened_for_practice(tmp_path: Path):
    kept(tmp_path, "Zaal", practising=False)
    with pytest.raises(m50.UsageError, match="geen oefennetwerk"):
        m50.open(tmp_path, practice=True)
    assert not FolderStore(tmp_path).practice
    with practice(tmp_path / "ernaast") as net:
        assert net.practice
    with m50.open(tmp_path / "ernaast") as net:
        assert net.practice


def test_a_first_start_that_was_broken_off_can_be_done_again(tmp_path: Path):
    tmp_path.joinpath(LOG).write_bytes(header("0" * 16, practice=True))
    tmp_path.joinpath(HEAD).write_bytes(b"")
    assert FolderStore(tmp_path, practice=True).practice


def test_nothing_was_kept_yet_is_told_of_practice_too(tmp_path: Path):
    practice(tmp_path).close()
    with pytest.raises(m50.M50Error, match="nog niets gewijzigd"):
        FolderUpkeep(tmp_path).backup()
