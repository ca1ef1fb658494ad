"""The folder store: what is refused, what is kept."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import m50core as m50
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import HEAD, LOG, MARK, SNAPSHOT
from m50core.store.files.log import SCHEMA, digest, write_line
from m50core.store.files.snapshot_tables import SnapshotStorage
from m50core.store.folder.folder import FolderStore


def add(net: m50.Network, title: str) -> m50.ActionItem:
    with net.commit(f"Nieuw: {title}") as commit:
        return commit.add(m50.ActionItem(title=title))


def titles(net: m50.Network) -> list[str]:
    return [item.title for item in net.collection("action_item")]


def test_what_is_committed_is_there_when_opened_again(tmp_path: Path):
    with m50.open(tmp_path / "net") as net:
        add(net, "Zaal reserveren")
    with m50.open(tmp_path / "net") as net:
        assert titles(net) == ["Zaal reserveren"]


def test_another_program_sees_a_commit_at_its_next_look(tmp_path: Path):
    with m50.open(tmp_path) as one, m50.open(tmp_path) as two:
        assert titles(two) == []
        add(one, "Zaal")
        assert titles(two) == ["Zaal"]
        assert add(two, "Koffie").id == "actie-2"


def test_a_folder_with_other_files_is_no_store_and_stays_as_it_is(tmp_path: Path):
    (tmp_path / "brief.docx").write_text("x")
    with pytest.raises(m50.StoreError, match="geen m50-map"):
        m50.open(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "f").write_text("x")
    with pytest.raises(m50.StoreError, match="bestand, geen map"):
        m50.open(tmp_path / "f")


def test_a_newer_store_is_read_only_and_names_both_versions(tmp_path: Path):
    with m50.open(tmp_path) as net:
        add(net, "Zaal")
        (commit,) = net.log()
    rename = (f'"schema":{SCHEMA}'.encode(), f'"schema":{SCHEMA + 1}'.encode())
    header = (tmp_path / LOG).read_bytes().splitlines(keepends=True)[0].replace(*rename)
    line, _ = write_line(digest(header), commit, "0" * 16)
    (tmp_path / LOG).write_bytes(header + line)
    (tmp_path / MARK).write_bytes((tmp_path / MARK).read_bytes().replace(*rename))
    (tmp_path / HEAD).unlink()
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Zaal"]
        assert f"indeling {SCHEMA + 1}; dit programma kent {SCHEMA}" in net.store.notices[0]
        with pytest.raises(m50.ReadOnlyError):
            add(net, "Koffie")


def test_a_newer_log_that_cannot_be_read_is_refused_with_both_versions(tmp_path: Path):
    FolderStore(tmp_path)
    (tmp_path / MARK).write_text(json.dumps({"m50": "network", "schema": SCHEMA + 1}))
    (tmp_path / LOG).write_text("een heel andere indeling\n")
    wanted = rf"beschadigd.*indeling {SCHEMA + 1}; dit programma kent {SCHEMA}"
    with pytest.raises(m50.StoreError, match=wanted):
        m50.open(tmp_path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"m50": "network", "schema": "x"}', "\x00"])
def test_a_damaged_mark_is_never_a_new_store(tmp_path: Path, content: str):
    FolderStore(tmp_path)
    (tmp_path / MARK).write_text(content)
    with pytest.raises(m50.StoreError, match="leeg of beschadigd"):
        m50.open(tmp_path)


def test_a_missing_log_is_told_and_not_made_anew(tmp_path: Path):
    FolderStore(tmp_path)
    (tmp_path / LOG).unlink()
    with pytest.raises(m50.StoreError, match="ontbreekt"):
        m50.open(tmp_path)


def test_half_a_last_line_is_set_aside_and_the_rest_is_kept(tmp_path: Path):
    with m50.open(tmp_path) as net:
        add(net, "Zaal")
    with (tmp_path / LOG).open("ab") as log:
        log.write(b'{"number":2,"wh')
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Zaal"]
        add(net, "Koffie")
        assert "half opgeslagen" in net.store.notices[-1]
    aside = next((tmp_path / "aside").glob("half-2-*"))
    assert aside.read_bytes() == b'{"number":2,"wh'
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Zaal", "Koffie"]


def three_commits(folder: Path) -> list[bytes]:
    with m50.open(folder) as net:
        for title in ("Zaal", "Koffie", "Thee"):
            add(net, title)
    return (folder / LOG).read_bytes().splitlines(keepends=True)


def test_damage_before_the_tail_is_refused_with_the_place_and_the_way_back(tmp_path: Path):
    lines = three_commits(tmp_path)
    lines[1] = lines[1].replace(b"Zaal", b"Zool")
    (tmp_path / LOG).write_bytes(b"".join(lines))
    (tmp_path / SNAPSHOT).unlink(missing_ok=True)
    (backup,) = (tmp_path / "backups").iterdir()
    with pytest.raises(m50.StoreError, match=r"beschadigd: wijziging 1 \(byte") as refused:
        m50.open(tmp_path)
    assert f"m50 restore {backup.name}" in refused.value.sentence


def test_an_acknowledged_commit_that_is_gone_is_never_taken_for_a_shorter_log(tmp_path: Path):
    lines = three_commits(tmp_path)
    for kept in (lines[:-1], [*lines[:-1], lines[-1][:40]], [*lines[:-1], lines[-1][:-1]]):
        (tmp_path / LOG).write_bytes(b"".join(kept))
        with pytest.raises(m50.StoreError, match="beschadigd"):
            m50.open(tmp_path)


def test_a_log_of_no_bytes_is_never_a_new_network(tmp_path: Path):
    three_commits(tmp_path)
    (tmp_path / LOG).write_bytes(b"")
    with pytest.raises(m50.StoreError, match="eerste regel"):
        m50.open(tmp_path)
    (tmp_path / MARK).unlink()
    with pytest.raises(m50.StoreError, match=r"ontbreekt in .*, en er staan wel gegevens"):
        m50.open(tmp_path)


def test_a_log_changed_while_it_is_open_is_seen_at_the_next_look(tmp_path: Path):
    three_commits(tmp_path)
    with m50.open(tmp_path) as net:
        assert len(titles(net)) == 3
        (tmp_path / LOG).write_bytes((tmp_path / LOG).read_bytes()[:-10])
        with pytest.raises(m50.StoreError, match="beschadigd"):
            titles(net)


def test_the_snapshot_is_a_cache_that_may_be_lost_or_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.store.folder.folder.is_due", lambda commits, *_: commits >= 1)
    with m50.open(tmp_path) as net:
        add(net, "Zaal")
    whole = (tmp_path / SNAPSHOT).read_bytes()
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Zaal"]
        assert net.store.notices == ()
        assert add(net, "Koffie").id == "actie-2"
    other = whole.replace(b'"number":1', b'"number":9')
    for damage in (b"", b"{}", b"[1]", whole[:-9], whole.replace(b"Zaal", b"Zool"), other):
        (tmp_path / SNAPSHOT).write_bytes(damage)
        with m50.open(tmp_path) as net:
            assert titles(net) == ["Zaal", "Koffie"]
            assert "opnieuw opgebouwd" in net.store.notices[0]


def test_a_snapshot_replaced_by_another_program_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.store.folder.folder.is_due", lambda commits, *_: commits >= 1)
    three_commits(tmp_path)
    with m50.open(tmp_path) as reader:
        assert len(titles(reader)) == 3
        with m50.open(tmp_path) as writer:
            add(writer, "Water")
        with m50.open(tmp_path) as writer, writer.commit("weg") as commit:
            commit.remove("actie-1")
        assert titles(reader) == ["Koffie", "Thee", "Water"]
        with reader.commit("anders") as commit:
            commit.change("actie-2", title="Koffie en koek")
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Koffie en koek", "Thee", "Water"]


def test_any_tinydb_opens_the_snapshot_and_cannot_change_it(tmp_path: Path):
    from tinydb import TinyDB, where

    with m50.open(tmp_path) as net:
        add(net, "Zaal")
        with net.store.writing():
            net.store.write_snapshot()
    with TinyDB(tmp_path / SNAPSHOT) as database:
        (found,) = database.table("action_item").search(where("fields")["title"] == "Zaal")
        assert (found["id"], found["version"]) == ("actie-1", 1)
    refused = pytest.raises(PermissionError, match="met een commit")
    with TinyDB(tmp_path / SNAPSHOT, storage=SnapshotStorage, disk=RealDisk()) as database, refused:
        database.insert({"title": "x"})


def test_files_are_for_the_owner_only(tmp_path: Path):
    if os.name == "nt":
        pytest.skip("Windows keeps rights otherwise")
    with m50.open(tmp_path / "net") as net:
        add(net, "Zaal")
    assert (tmp_path / "net").stat().st_mode & 0o777 == 0o700
    found = list((tmp_path / "net").rglob("*"))
    assert any(path.parent.name == "backups" for path in found)
    for path in found:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_files_are_for_the_owner_only_whatever_the_mask(tmp_path: Path):
    if os.name == "nt":
        pytest.skip("Windows keeps rights otherwise")
    before = os.umask(0)
    try:
        test_files_are_for_the_owner_only(tmp_path)
    finally:
        os.umask(before)


READ_ONLY = """
import sys
import m50core as m50
with m50.open(sys.argv[1]) as net:
    print(len(net.collection("action_item")), net.store.read_only)
    try:
        with net.commit("x") as c:
            c.add(m50.ActionItem(title="x"))
    except m50.ReadOnlyError as error:
        print(error.sentence)
try:
    m50.open(sys.argv[1] + "/nieuw")
except m50.StoreError as error:
    print(error.sentence)
"""


def test_a_read_only_folder_can_be_looked_at_and_says_why_nothing_is_kept(tmp_path: Path):
    if os.name == "nt":
        pytest.skip("Windows keeps rights otherwise")
    bound = os.geteuid() != 0
    if not bound and not shutil.which("setpriv"):
        pytest.skip("the administrator is bound by no rights here")
    without_power = [] if bound else ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    with m50.open(tmp_path / "net") as net:
        add(net, "Zaal")
    (tmp_path / "net").chmod(0o555)
    for file in (tmp_path / "net").iterdir():
        file.chmod(0o444)
    done = subprocess.run(
        [*without_power, sys.executable, "-c", READ_ONLY, str(tmp_path / "net")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    first, second, third = done.stdout.splitlines()
    assert first == "1 True"
    assert "alleen te lezen" in second
    assert "kan niets worden gemaakt" in third


def test_a_second_writer_waits_and_then_hears_who_is_busy(tmp_path: Path):
    one, two = FolderStore(tmp_path), FolderStore(tmp_path, patience=0.05)
    refused = pytest.raises(m50.StoreBusy, match=r"E. de Boer \(proces \d+\) is sinds .* bezig")
    with one.writing("E. de Boer"), refused, two.writing():
        pytest.fail("two writers at once")
    with two.writing():
        pass


def test_a_full_disk_changes_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with m50.open(tmp_path) as net:
        add(net, "Zaal")
        before = (tmp_path / LOG).read_bytes()
        write = os.pwrite

        def full(descriptor: int, content: memoryview, at: int) -> int:
            write(descriptor, content[:10], at)
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("m50core.store.files.disk.os.pwrite", full)
        with pytest.raises(m50.StoreError, match="Er is niets gewijzigd"):
            add(net, "Koffie")
        monkeypatch.undo()
        assert (tmp_path / LOG).read_bytes() == before
        assert titles(net) == ["Zaal"]
        add(net, "Thee")
    with m50.open(tmp_path) as net:
        assert titles(net) == ["Zaal", "Thee"]
