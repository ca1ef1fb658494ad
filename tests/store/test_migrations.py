"""Folders of older versions, kept as they were written then."""

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import LOG, MARK
from m50core.store.files.log import SCHEMA
from m50core.store.files.migrations import STEPS
from m50core.store.folder.folder import FolderStore
from m50core.store.upkeep.folder_upkeep import FolderUpkeep

KEPT = Path(__file__).parents[1] / "data" / "stores"


@pytest.fixture(params=sorted(STEPS))
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a store of an older schema; each holds the same four commits."""
    return Path(shutil.copytree(KEPT / f"schema-{request.param}", tmp_path / "net"))


def test_every_step_has_a_kept_store_of_the_version_it_starts_from():
    assert {f"schema-{schema}" for schema in STEPS} == {p.name for p in KEPT.iterdir()}
    assert set(STEPS) == set(range(1, SCHEMA))


def test_an_older_store_is_brought_up_to_date_and_loses_nothing(older: Path):
    before = (older / LOG).read_bytes()
    with m50.open(older, today=date(2025, 3, 12)) as net:
        assert "bijgewerkt van indeling" in net.store.notices[0]
        assert net["actie-1"].title == "Zaal reserveren"
        assert [c.why for c in net.log()] == [
            "Gesprekken Q1", "Bezig", "Weg", "Ongedaan: Weg",
        ]  # fmt: skip
        assert net.log()[3].undoes == 3
        assert "“één” wacht nog" in net.store.document("ruimte-07").fields["remark"]
        with net.commit("verder") as commit:
            assert commit.add(m50.ActionItem(title="Koffie")).id == "actie-2"
    kept = [(older / LOG).read_bytes()[: len(before)]]
    kept += [path.read_bytes() for path in older.glob("aside/*")]
    assert before in kept
    with m50.open(older) as net:
        assert net.store.notices == ()
        assert len(net.log()) == 5


class PowerCut(Exception):
    pass


class _Cut(RealDisk):
    def __init__(self, renames: int) -> None:
        self.left = renames

    def rename(self, old: Path, new: Path) -> None:
        if self.left == 0:
            raise PowerCut
        self.left -= 1
        super().rename(old, new)


@pytest.mark.parametrize("renames", range(4))
def test_a_migration_that_is_broken_off_is_finished_the_next_time(older: Path, renames: int):
    with suppress(PowerCut):
        FolderStore(older, disk=_Cut(renames))
    store = FolderStore(older)
    assert store.head() == 4
    assert f'"schema":{SCHEMA}'.encode() in (older / MARK).read_bytes()
    with store.writing():
        pass


class ReadOnly(RealDisk):
    def writable(self, folder: Path) -> bool:
        return False


@pytest.mark.parametrize("older", [1], indirect=True)
def test_an_older_store_in_a_read_only_folder_says_what_to_do(older: Path):
    with pytest.raises(m50.StoreError, match=r"alleen te lezen\. Maak er een kopie van"):
        FolderStore(older, disk=ReadOnly())


@pytest.mark.parametrize("older", [2], indirect=True)
def test_an_older_store_with_the_same_lines_can_be_read_where_nothing_can_be_written(older: Path):
    store = FolderStore(older, disk=ReadOnly())
    assert store.read_only
    assert store.head() == 4
    assert b'"schema":2' in (older / MARK).read_bytes()


@pytest.mark.parametrize("older", [2], indirect=True)
def test_an_older_log_goes_on_and_a_person_is_erased_from_all_its_lines(older: Path):
    before = (older / LOG).read_bytes()
    with m50.open(older, today=date(2025, 3, 12)) as net:
        assert (older / LOG).read_bytes() == before
        with net.commit("Bel Wilhelmina Kanarie") as commit:
            person = commit.add(m50.Person(name="Wilhelmina Kanarie"))
        net.erase_person(person.id)
    with m50.open(older, today=date(2025, 3, 12)) as net:
        assert net.log()[4].why == "Bel [gewist]"
    content = (older / LOG).read_bytes()
    assert content.startswith(before)
    assert content.count(b'"parts":"') == 2
    assert [one for one in FolderUpkeep(older).examine() if one.status == "wrong"] == []


@pytest.mark.parametrize("older", [1], indirect=True)
def test_a_damaged_older_log_is_refused_and_stays_as_it_is(older: Path):
    damaged = (older / LOG).read_bytes().replace(b'"number":2', b'"number":7')
    (older / LOG).write_bytes(damaged)
    with pytest.raises(m50.StoreError, match="verwacht nummer 2, gevonden 7"):
        m50.open(older)
    assert (older / LOG).read_bytes() == damaged
