"""Looking after a folder: every fault is told, and mended where it can be; nothing is lost."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.store.files import backups
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import BACKUPS, HEAD, LOG, MARK, SNAPSHOT
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit, Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.store.upkeep_protocol import Sign

START = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)


def commit(number: int, title: str, *, days: int = 0) -> Commit:
    change = Change("action_item", f"actie-{number}", None, {"title": title})
    return Commit(number, START + timedelta(days=days), "secretariaat", title, (change,))


def write(folder: Path, *titles: str, days: int = 0) -> None:
    store = FolderStore(folder)
    for title in titles:
        with store.writing():
            store.append(commit(store.head() + 1, title, days=days))
    store.close()


def titles(folder: Path) -> list[str]:
    return [str(one.fields["title"]) for one in FolderStore(folder).documents()]


def forget(subject: str, _: object) -> Edit:
    """Wipe the record with this id."""

    def wiped(change: Change) -> Change:
        if change.id != subject or change.after is None:
            return change
        return attrs.evolve(change, after={"title": "[gewist]"})

    def edit(one: Commit) -> Commit:
        why = "[gewist]" if any(c.id == subject for c in one.changes) else one.why
        return attrs.evolve(one, why=why, changes=tuple(map(wiped, one.changes)))

    return edit


def wrong(signs: tuple[Sign, ...]) -> dict[str, str]:
    return {sign.subject: sign.status for sign in signs if sign.status != "good"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network of three commits, with a backup of them and a snapshot."""
    folder = tmp_path / "net"
    write(folder, "Zaal", "Koffie", "Thee")
    store = FolderStore(folder)
    with store.writing():
        store.write_snapshot()
    return folder


@pytest.fixture
def upkeep(folder: Path) -> FolderUpkeep:
    return FolderUpkeep(folder, clock=lambda: START)


def test_a_sound_folder_has_nothing_to_mend(upkeep: FolderUpkeep):
    signs = upkeep.examine()
    assert wrong(signs) == {}
    assert {s.subject for s in signs} == {"log", "snapshot", "backups"}
    assert "3 wijzigingen" in signs[0].text


def test_looking_changes_nothing(folder: Path, upkeep: FolderUpkeep):
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    upkeep.examine()
    assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("name", "damage", "subject"),
    [
        (MARK, b"", "mark"),
        (HEAD, b"x" * 121, "head"),
        (SNAPSHOT, b"{}", "snapshot"),
        (".log.jsonl.tmp", b"half", "leftovers"),
    ],
)
def test_what_follows_from_the_log_is_made_anew(
    folder: Path, upkeep: FolderUpkeep, name: str, damage: bytes, subject: str
):
    (folder / name).write_bytes(damage)
    assert list(wrong(upkeep.examine())) == [subject]
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == ["Zaal", "Koffie", "Thee"]


def test_a_mark_that_is_gone_is_made_anew(folder: Path, upkeep: FolderUpkeep):
    (folder / MARK).unlink()
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == ["Zaal", "Koffie", "Thee"]


def test_damage_in_the_log_is_filled_from_a_backup_and_later_commits_stay(
    folder: Path, upkeep: FolderUpkeep
):
    write(folder, "Water")
    damaged = (folder / LOG).read_bytes().replace(b"Koffie", b"Kofpie")
    (folder / LOG).write_bytes(damaged)
    (sign,) = [s for s in upkeep.examine() if s.subject == "log"]
    assert sign.status == "wrong"
    assert "vul het logboek aan uit reservekopie" in sign.remedy
    assert "4 wijzigingen" in sign.remedy
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == ["Zaal", "Koffie", "Thee", "Water"]
    assert any(p.read_bytes() == damaged for p in (folder / "aside").iterdir())


def test_damage_without_a_backup_keeps_what_is_good_and_sets_the_rest_aside(
    folder: Path, upkeep: FolderUpkeep
):
    shutil.rmtree(folder / BACKUPS)
    damaged = (folder / LOG).read_bytes().replace(b"Thee", b"Mhee")
    (folder / LOG).write_bytes(damaged)
    (sign,) = [s for s in upkeep.examine() if s.subject == "log"]
    assert "houd de eerste 2 wijzigingen" in sign.remedy
    assert sign.loses == "wijziging 3 (niet meer te lezen)"
    assert wrong(upkeep.repair(forget))["log"] == "wrong"
    assert (folder / LOG).read_bytes() == damaged
    assert wrong(upkeep.repair(forget, lose=True)) == {}
    assert titles(folder) == ["Zaal", "Koffie"]
    assert any(p.read_bytes() == damaged for p in (folder / "aside").iterdir())


def test_a_log_that_lost_its_end_comes_back_from_the_backup(folder: Path, upkeep: FolderUpkeep):
    rows = (folder / LOG).read_bytes().splitlines(keepends=True)
    (folder / LOG).write_bytes(b"".join(rows[:2]))
    (sign,) = [s for s in upkeep.examine() if s.subject == "log"]
    assert "houdt op bij wijziging 1, maar wijziging 3 was al bewaard" in sign.text
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == ["Zaal", "Koffie", "Thee"]


def test_a_log_that_is_gone_comes_back_from_the_backup(folder: Path, upkeep: FolderUpkeep):
    (folder / LOG).unlink()
    assert wrong(upkeep.examine())["log"] == "wrong"
    assert wrong(upkeep.repair(forget)) == {}
    assert titles(folder) == ["Zaal", "Koffie", "Thee"]


def test_a_backup_is_put_back_and_what_was_there_is_kept(folder: Path, upkeep: FolderUpkeep):
    (backup,) = upkeep.backups()
    write(folder, "Water")
    present = (folder / LOG).read_bytes()
    assert upkeep.restore(backup.name, forget).head == 3
    assert titles(folder) == ["Zaal", "Koffie", "Thee"]
    assert any(p.read_bytes() == present for p in (folder / "aside").iterdir())
    assert wrong(upkeep.examine()) == {}


def test_a_backup_elsewhere_fills_an_empty_folder(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep
):
    made = upkeep.backup(str(tmp_path / "stick"))
    other = FolderUpkeep(tmp_path / "nieuw")
    other.restore(str(tmp_path / "stick" / made.name), forget)
    assert titles(tmp_path / "nieuw") == ["Zaal", "Koffie", "Thee"]
    assert (tmp_path / "nieuw" / LOG).read_bytes() == (folder / LOG).read_bytes()


def test_a_damaged_or_unknown_backup_is_refused_and_nothing_changes(
    folder: Path, upkeep: FolderUpkeep
):
    (backup,) = upkeep.backups()
    before = (folder / LOG).read_bytes()
    path = folder / BACKUPS / backup.name
    path.write_bytes(path.read_bytes()[:-3])
    (found,) = upkeep.backups()
    assert "controlesom" in found.wrong
    with pytest.raises(m50.StoreError, match="kan niet worden teruggezet: de controlesom"):
        upkeep.restore(backup.name, forget)
    with pytest.raises(m50.StoreError, match="is er niet"):
        upkeep.restore("000009-20250311-0000000000000000.jsonl.gz", forget)
    assert (folder / LOG).read_bytes() == before


def test_no_backup_is_made_of_a_damaged_log(folder: Path, upkeep: FolderUpkeep):
    (folder / LOG).write_bytes((folder / LOG).read_bytes().replace(b"Zaal", b"Zool"))
    with pytest.raises(m50.StoreError, match="geen reservekopie gemaakt"):
        upkeep.backup()
    assert len(upkeep.backups()) == 1


def test_the_first_commit_of_a_day_is_backed_up_when_the_store_closes(tmp_path: Path):
    for day in (0, 0, 1, 5):
        write(tmp_path, f"dag {day}", days=day)
    assert [b.head for b in FolderUpkeep(tmp_path).backups()] == [4, 3, 1]


def test_the_last_ten_backups_are_kept_and_of_thirty_days_each_the_last(tmp_path: Path):
    disk, folder = RealDisk(), tmp_path
    for number in range(1, 61):
        content = f"{number}".encode()
        backups.write(disk, folder / BACKUPS, content, commit(number, "x", days=number // 2))
    backups.rotate(disk, folder)
    kept = backups.list_backups(disk, folder)
    newest = date(2025, 3, 11) + timedelta(days=30)
    assert [one.head for one in kept[:10]] == list(range(60, 50, -1))
    assert {one.day for one in kept} == {newest - timedelta(days=n) for n in range(30)}
    assert len(kept) == 10 + 30 - len({one.day for one in kept[:10]})


def test_a_clock_far_ahead_or_set_back_stops_no_backup_and_takes_none_away(tmp_path: Path):
    for day in range(15):
        write(tmp_path, f"dag {day}", days=day)
    for wrong in (2000, -20_000):
        before = {b.name for b in FolderUpkeep(tmp_path).backups()}
        write(tmp_path, "klok verkeerd", days=wrong)
        for day in range(15, 20):
            write(tmp_path, f"dag {day}", days=day + (wrong < 0) * 5)
        after = FolderUpkeep(tmp_path).backups()
        assert before < {b.name for b in after}
        assert after[0].head == FolderStore(tmp_path).head()
        assert len(after) == len(before) + 6


def test_a_clock_that_stands_still_is_made_up_for_by_the_number_of_commits(tmp_path: Path):
    for number in range(1, 46):
        write(tmp_path, f"{number}")
    assert [b.head for b in FolderUpkeep(tmp_path).backups()] == [41, 21, 1]


def test_after_an_older_backup_was_put_back_that_day_is_backed_up_again(tmp_path: Path):
    upkeep = FolderUpkeep(tmp_path)
    for number in range(12):
        write(tmp_path, "x", "y", days=number)
    first = upkeep.backups()[-1]
    upkeep.restore(first.name, forget)
    write(tmp_path, "opnieuw", days=11)
    assert first.head + 2 in [b.head for b in upkeep.backups()]


def test_an_erasure_leaves_every_backup_on_its_own_day(tmp_path: Path):
    for day in range(14):
        write(tmp_path, f"dag {day}", days=day)
    store = FolderStore(tmp_path)
    with store.writing():
        closing = Commit(15, START + timedelta(days=13), "fg", "gewist", (), erases="actie-1")
        store.erase(forget("actie-1", ()), closing)
    write(tmp_path, "daarna", days=14)
    kept = {one.day for one in backups.list_backups(RealDisk(), tmp_path)}
    assert kept == {date(2025, 3, 11) + timedelta(days=n) for n in range(15)}


def test_an_older_backup_put_back_is_wiped_again(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep
):
    made = upkeep.backup(str(tmp_path / "stick"))
    store = FolderStore(folder)
    with store.writing():
        closing = Commit(4, START, "fg", "gewist", (), erases="actie-2")
        store.erase(forget("actie-2", ()), closing)
    assert titles(folder) == ["Zaal", "[gewist]", "Thee"]
    upkeep.restore(str(tmp_path / "stick" / made.name), forget)
    assert titles(folder) == ["Zaal", "[gewist]", "Thee"]
    for path in folder.rglob("*"):
        if path.is_file() and path.name.endswith(".gz"):
            assert b"Koffie" not in backups.unpack(RealDisk(), path)
        elif path.is_file():
            assert b"Koffie" not in path.read_bytes(), path
    assert wrong(upkeep.examine()) == {}


def test_a_backup_that_escaped_an_erasure_is_found_and_wiped(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep
):
    (backup,) = upkeep.backups()
    escaped = (folder / BACKUPS / backup.name).read_bytes()
    store = FolderStore(folder)
    with store.writing():
        closing = Commit(4, START, "fg", "gewist", (), erases="actie-2")
        store.erase(forget("actie-2", ()), closing)
    (folder / BACKUPS / backup.name).write_bytes(escaped)
    assert wrong(upkeep.examine()) == {"erased": "wrong"}
    assert wrong(upkeep.repair(forget)) == {}
    for one in upkeep.backups():
        assert b"Koffie" not in backups.unpack(RealDisk(), folder / BACKUPS / one.name)


def test_copies_of_a_sync_folder_are_compared_and_never_merged(folder: Path, upkeep: FolderUpkeep):
    copy = folder / "log-LAPTOP-JS.jsonl"
    shutil.copy(folder / LOG, copy)
    write(folder, "hier")
    other = folder.with_name("ander")
    shutil.copytree(folder, other)
    shutil.copy(copy, other / LOG)
    (other / HEAD).unlink()
    write(other, "daar")
    shutil.copy(other / LOG, copy)
    (found,) = upkeep.copies()
    assert (found.name, found.shared) == ("log-LAPTOP-JS.jsonl", 3)
    assert [c.why for c in found.only_there] == ["daar"]
    assert [c.why for c in found.only_here] == ["hier"]
    assert titles(folder) == ["Zaal", "Koffie", "Thee", "hier"]
    assert any("log-LAPTOP-JS.jsonl" in sentence for sentence in FolderStore(folder).notices)


def test_the_drill_brings_everything_back(upkeep: FolderUpkeep):
    (sign,) = upkeep.drill()
    assert (sign.status, sign.subject) == ("good", "drill")
    assert "byte voor byte gelijk" in sign.text


def test_the_drill_fails_when_what_comes_back_differs(
    upkeep: FolderUpkeep, monkeypatch: pytest.MonkeyPatch
):
    seen = iter([b"voor", b"na"])
    monkeypatch.setattr("m50core.store.upkeep.drill.export", lambda _: next(seen))
    (sign,) = upkeep.drill()
    assert sign.status == "wrong"


def test_doctor_says_of_how_much_of_a_large_log_the_sums_of_the_words_were_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(tmp_path, "Een", "Twee", "Drie")
    told = [sign.text for sign in FolderUpkeep(tmp_path).examine() if sign.subject == "log"]
    assert told == ["3 wijzigingen, elke regel en de hele keten gecontroleerd"]
    monkeypatch.setattr("m50core.store.upkeep.examination._WORDS", 100)
    told = [sign.text for sign in FolderUpkeep(tmp_path).examine() if sign.subject == "log"]
    assert told[0].endswith("; de sommen van de woorden alleen aan het eind (1 wijziging)")
