"""A file that is handed out is there whole and for good, and lands nowhere else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from m50core.errors import M50Error
from m50core.exchange.files import write_whole
from m50core.reports.report import Written
from m50core.store.files import handed
from m50core.store.files.disk import RealDisk, _RealFile


def _report(path: Path) -> None:
    Written("Verslag", "nieuw").write(path)


FACES = pytest.mark.parametrize(
    "write", [lambda path: write_whole(path, b"nieuw"), _report], ids=["exchange", "report"]
)


@FACES
def test_a_link_that_somebody_put_beside_it_is_not_followed(
    tmp_path: Path, write: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
):
    victim = tmp_path / "victim"
    victim.write_text("oud")
    target = tmp_path / "uit.md"
    monkeypatch.setattr(handed, "_make_token", lambda: "geraden")
    for name in (".uit.md.tmp", ".uit.md.geraden.tmp"):
        (tmp_path / name).symlink_to(victim)
    with pytest.raises(M50Error, match=r"uit\.md kan niet worden geschreven"):
        write(target)
    assert not target.exists()
    monkeypatch.undo()
    write(target)
    assert (target.read_text(), victim.read_text()) == ("nieuw", "oud")
    assert not target.is_symlink()


@FACES
def test_it_is_durable_before_it_has_its_name_and_others_may_read_it(
    tmp_path: Path, write: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    monkeypatch.setattr(_RealFile, "sync", lambda _: done.append("sync"))
    monkeypatch.setattr(RealDisk, "sync_folder", lambda *_: done.append("folder"))
    rename = RealDisk.rename
    monkeypatch.setattr(
        RealDisk, "rename", lambda *given: (done.append("rename"), rename(*given))[1]
    )
    write(tmp_path / "uit.md")
    assert done == ["sync", "rename", "folder"]
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "uit.md").stat().st_mode & 0o777 == 0o666 & ~mask


@FACES
def test_where_it_cannot_be_written_what_was_there_stays_and_nothing_is_left_behind(
    tmp_path: Path, write: Callable[[Path], None]
):
    (tmp_path / "uit.md").mkdir()
    with pytest.raises(M50Error, match="kan niet worden geschreven"):
        write(tmp_path / "uit.md")
    with pytest.raises(M50Error, match="kan niet worden geschreven"):
        write(tmp_path / "weg" / "uit.md")
    assert [path.name for path in tmp_path.iterdir()] == ["uit.md"]
