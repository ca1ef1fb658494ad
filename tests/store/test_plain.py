"""How a plain file looks tells every change, and reading one waits for nothing and has an end."""

import os
import sys
from pathlib import Path

import pytest

from m50core.store.files.plain import look, look_of, read_plain, still_so

NUMBERS = (0o100600, 11, 12, 1, 14, 15, 16, 17, 18, 19)


def stat_with(**other: int) -> os.stat_result:
    told = os.stat_result(NUMBERS, {"st_mtime_ns": 18, "st_ctime_ns": 19})
    wanted = {name: getattr(told, name) for name in dir(told) if name.startswith("st_")}
    values = {**wanted, **other}

    class Told:
        def __getattr__(self, name: str) -> int:
            return values[name]

    return Told()  # type: ignore[return-value]


@pytest.mark.parametrize(
    "name", ["st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "st_dev", "st_mode"]
)
def test_a_look_changes_with(name: str):
    assert look(stat_with()) == look(stat_with())
    assert look(stat_with(**{name: 77})) != look(stat_with())


def test_a_folder_looks_otherwise_when_anything_in_it_changes(tmp_path: Path):
    (tmp_path / "diep" / "er").mkdir(parents=True)
    (tmp_path / "diep" / "er" / "tabel.csv").write_text("a")
    looks = [(str(tmp_path), look_of(str(tmp_path))), (str(tmp_path / "weg"), [])]
    assert still_so(looks)
    (tmp_path / "weg").touch()
    assert not still_so(looks)
    (tmp_path / "weg").unlink()
    assert still_so(looks)
    (tmp_path / "diep" / "er" / "tabel.csv").write_text("b")
    assert not still_so(looks)


def test_what_is_no_plain_file_or_too_large_is_not_read(tmp_path: Path):
    (tmp_path / "heel").write_bytes(b"x" * 10)
    assert read_plain(str(tmp_path / "heel"), 10) == b"x" * 10
    with pytest.raises(OSError, match="too large"):
        read_plain(str(tmp_path / "heel"), 9)
    with pytest.raises(IsADirectoryError):
        read_plain(str(tmp_path), 9)
    with pytest.raises(FileNotFoundError):
        read_plain(str(tmp_path / "weg"), 9)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and rights of POSIX")
def test_a_pipe_is_not_waited_for_and_what_another_wrote_is_not_ones_own(tmp_path: Path):
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(OSError, match="not a plain file"):
        read_plain(str(tmp_path / "pijp"), 9)
    (tmp_path / "heel").touch(0o600)
    (tmp_path / "naam").symlink_to(tmp_path / "heel")
    assert read_plain(str(tmp_path / "heel"), 9, own=True) == b""
    assert read_plain(str(tmp_path / "naam"), 9) == b""
    (tmp_path / "heel").chmod(0o622)
    for name in ("heel", "naam"):
        with pytest.raises(OSError):  # noqa: PT011 - each for its own reason
            read_plain(str(tmp_path / name), 9, own=True)
