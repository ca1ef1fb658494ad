"""What is remembered between starts is given exactly as it was, or not at all."""

import json
import os
import random
import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from m50core.store.files import remembered
from m50core.store.files.remembered import cache_folder, forget, recall, recall_text, remember

KEY = {"head": "3f9a", "day": "2025-03-11", "versions": [["m50core", "1.0"], ["pijler", None]]}
VALUE = {"title": "Wonen — “Q1”", "lines": [1, None, True, "\ud800"]}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@settings(max_examples=30)
@given(key=st.dictionaries(st.text(max_size=5), PLAIN, max_size=3), value=PLAIN)
def test_what_was_remembered_comes_back(
    tmp_path_factory: pytest.TempPathFactory, key: dict[str, Any], value: Any
) -> None:
    folder = tmp_path_factory.getbasetemp() / "plain"
    remember(folder, "today", key, value)
    assert recall(folder, "today", key) == value
    assert recall(folder, "today", {**key, "more": 1}) is None


@pytest.mark.parametrize(
    "other",
    [
        {**KEY, "day": "2025-03-12"},
        {**KEY, "versions": [["m50core", "1.0"], ["pijler", ""]]},
        {**KEY, "versions": [["m50core", "1.0"]]},
        {name: KEY[name] for name in ("head", "day")},
        {**KEY, "who": ""},
        {},
        [],
    ],
)
def test_a_key_is_compared_whole(tmp_path: Path, other: Any) -> None:
    remember(tmp_path, "today", KEY, VALUE)
    assert recall(tmp_path, "today", other) is None
    assert recall(tmp_path, "today", KEY) == VALUE


def test_a_key_may_be_of_tuples_and_in_any_order(tmp_path: Path) -> None:
    remember(tmp_path, "today", {"a": (1, ("b",)), "c": 2}, VALUE)
    assert recall(tmp_path, "today", {"c": 2, "a": [1, ["b"]]}) == VALUE


def test_damage_of_any_byte_is_as_if_nothing_was_remembered(tmp_path: Path) -> None:
    remember(tmp_path, "today", KEY, VALUE)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        assert recall(tmp_path, "today", KEY) is None, at
        path.write_bytes(whole[:at])
        assert recall(tmp_path, "today", KEY) is None, at
    path.write_bytes(whole + b" ")
    assert recall(tmp_path, "today", KEY) is None
    path.write_bytes(whole)
    assert recall(tmp_path, "today", KEY) == VALUE


@pytest.mark.parametrize("value", [b"", b"{", b"[" * 100_000, b"\xff", b"NaNN"])
def test_a_value_with_a_right_sum_that_is_no_json_is_nothing(tmp_path: Path, value: bytes) -> None:
    remember(tmp_path, "today", KEY, VALUE)
    (path,) = tmp_path.iterdir()
    body = path.read_bytes().split(b"\n", 2)[1] + b"\n" + value
    path.write_bytes(b"m50 remembered 1 %08x\n%s" % (crc32(body), body))
    assert recall_text(tmp_path, "today", KEY) == value
    assert recall(tmp_path, "today", KEY) is None


def test_what_an_older_or_newer_m50_wrote_is_nothing(tmp_path: Path) -> None:
    remember(tmp_path, "today", KEY, VALUE)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes().replace(b"remembered 1", b"remembered 2"))
    assert recall(tmp_path, "today", KEY) is None


def test_two_writers_at_once_leave_the_value_of_one(tmp_path: Path) -> None:
    values = [[writer] * 5000 for writer in range(4)]

    def write(value: list[int]) -> None:
        for _ in range(25):
            remember(tmp_path, "today", KEY, value)

    seen: list[Any] = []
    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(write, value) for value in values]
        while not all(one.done() for one in done):
            seen.append(recall(tmp_path, "today", KEY))
    first = next(at for at, value in enumerate(seen) if value is not None) if any(seen) else 0
    assert all(value in values for value in seen[first:])
    assert recall(tmp_path, "today", KEY) in values
    assert [path.name for path in tmp_path.iterdir()] == ["today.remembered"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "m50"
    remember(folder, "today", KEY, VALUE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path = folder / "today.remembered"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o622)
    assert recall(folder, "today", KEY) is None, "another could have written it"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_what_is_no_plain_file_is_nothing_and_is_not_waited_for(tmp_path: Path) -> None:
    remember(tmp_path / "there", "today", KEY, VALUE)
    (tmp_path / "link.remembered").symlink_to(tmp_path / "there" / "today.remembered")
    (tmp_path / "folder.remembered").mkdir()
    os.mkfifo(tmp_path / "pipe.remembered")
    for name in ("link", "folder", "pipe", "absent"):
        assert recall(tmp_path, name, KEY) is None


def test_where_nothing_can_be_written_nothing_is_remembered_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below", ""):
        remember(place, "today", KEY, VALUE)
        assert recall(place, "today", KEY) is None

    def full(_descriptor: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    remember(tmp_path / "full", "today", KEY, VALUE)
    monkeypatch.undo()
    assert recall(tmp_path / "full", "today", KEY) is None
    assert list((tmp_path / "full").iterdir()) == [], "nothing half written stays"
    assert capfd.readouterr() == ("", "")


def test_there_is_a_most_to_what_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log.jsonl").write_text("{}")
    monkeypatch.setattr(remembered, "_MOST_FILES", 3)
    monkeypatch.setattr(remembered, "_MOST_BYTES", 1000)
    for number in range(4):  # what isn't a file isn't counted, and holds nothing up
        (tmp_path / f"a{number}.remembered").mkdir()
        os.utime(tmp_path / f"a{number}.remembered", (0, 0))
    for number in range(5):
        remember(tmp_path, f"n{number}", KEY, number)
        os.utime(tmp_path / f"n{number}.remembered", (time.time() - 100 + number,) * 2)
    remember(tmp_path, "large", KEY, "x" * 1000)
    for number in range(4):
        (tmp_path / f"a{number}.remembered").rmdir()
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["log.jsonl", "n2.remembered", "n3.remembered", "n4.remembered"]


def test_what_a_broken_off_program_left_goes_with_the_next(tmp_path: Path) -> None:
    for name, age in (("old", 7200), ("new", 0)):
        path = tmp_path / f"today.remembered.{name}.tmp"
        path.write_text("half")
        os.utime(path, (time.time() - age,) * 2)
    remember(tmp_path, "today", KEY, VALUE)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"today.remembered", "today.remembered.new.tmp"}


def test_all_of_it_can_be_forgotten_and_other_files_stay(tmp_path: Path) -> None:
    forget(tmp_path / "absent")
    remember(tmp_path, "today", KEY, VALUE)
    (tmp_path / "today.remembered.1.tmp").write_text("half")
    (tmp_path / "log.jsonl").write_text("{}")
    forget(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]


def test_the_place_is_the_one_that_is_usual_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_cache_dir

    monkeypatch.setenv("M50_CACHE", str(tmp_path))
    assert cache_folder() == str(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("M50_CACHE", os.path.join("~", "m50"))  # noqa: PTH118
    assert cache_folder() == str(tmp_path / "m50")
    monkeypatch.setenv("M50_CACHE", "hier")
    assert cache_folder() == user_cache_dir("m50", appauthor=False), "each folder would have one"
    monkeypatch.delenv("M50_CACHE")
    assert cache_folder() == user_cache_dir("m50", appauthor=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert cache_folder() == user_cache_dir("m50", appauthor=False)


def test_a_random_file_is_nothing(tmp_path: Path) -> None:
    chance = random.Random(1)
    for _ in range(60):
        (tmp_path / "today.remembered").write_bytes(
            chance.choice((b"", b"m50 remembered 1 ", b"m50 remembered 1 00000000\n{}\n{}"))
            + chance.randbytes(chance.randrange(40))
        )
        assert recall(tmp_path, "today", {}) is None


def test_it_is_json_that_a_person_can_read(tmp_path: Path) -> None:
    remember(tmp_path, "today", KEY, VALUE)
    _, key, value = (tmp_path / "today.remembered").read_text("ascii").split("\n")
    assert (json.loads(key), json.loads(value)) == (KEY, VALUE)


def test_what_cannot_be_forgotten_is_told_once_all_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        remember(tmp_path, name, KEY, VALUE)
    (tmp_path / "folder.remembered").mkdir()
    unlink = os.unlink

    def refuse_one(path: str) -> None:
        if Path(path).name == "b.remembered":
            raise PermissionError(path)
        unlink(path)

    monkeypatch.setattr(remembered.os, "unlink", refuse_one)
    with pytest.raises(PermissionError):
        forget(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"b.remembered", "folder.remembered"}
