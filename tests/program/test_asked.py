"""An answer is given again only as long as nothing changed of what it stands on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from zlib import crc32

import pytest

import m50core as m50
from m50core.program import asked as asking
from m50core.program import code, ground
from m50core.program.asked import AskedBefore
from m50core.program.config import config_folder, data_folder, disable_plugin
from m50core.store.erasure.wiping import Eraser
from m50core.store.files import remembered
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import OWN
from m50core.store.files.remembered import REMEMBERED
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.seen import FileMemory
from m50core.store.protocol import Change, Commit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep

NOON = datetime(2025, 3, 11, 11, tzinfo=UTC).timestamp()
SETTING = '{"settings":{"1":{"name":"plugins_off","value":["proef"]}}}'
FORMER = '{"disabled":["proef"]}'
VALUE = [0, [], [["out", "Vandaag\n"]]]


def commit_to(folder: Path, title: str) -> None:
    store = FolderStore(folder, memory=FileMemory(config_folder() / "seen", folder))
    with store.writing():
        change = Change("action_item", f"actie-{store.head() + 1}", None, {"title": title})
        moment = datetime.fromtimestamp(NOON, UTC)
        store.append(Commit(store.head() + 1, moment, "an", title, (change,)))
    store.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A network of one commit, with a plugin installed beside m50, at noon."""
    site = tmp_path / "site"
    package = site / "pijler_proef"
    (package / "data").mkdir(parents=True)
    (package / "plugin.py").write_text("m50_api = 1\n")
    (package / "data" / "plan.toml").write_text("year = 2025\n")
    (site / "pijler_proef-1.0.dist-info").mkdir()
    points = site / "pijler_proef-1.0.dist-info" / "entry_points.txt"
    points.write_text("[m50.plugins]\nproef = pijler_proef.plugin\n")
    own = tmp_path / "m50core"
    own.mkdir()
    (own / "today.py").write_text("MOST = 7\n")
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "hulp.py").write_text("A = 1")
    helper = ModuleType("hulp")
    helper.__file__ = str(beside / "hulp.py")
    monkeypatch.setitem(sys.modules, "hulp", helper)
    monkeypatch.setattr(code, "OWN_CODE", str(own))
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(asking, "now", lambda: NOON)
    network = tmp_path / "netwerk"
    commit_to(network, "Zaal reserveren")
    return network


def question(folder: Path, *words: str) -> AskedBefore:
    return AskedBefore(words or ("today",), str(folder))


def remember_answer(folder: Path, *words: str) -> None:
    asked = question(folder, *words)
    assert asked.begin(str(folder))
    asked.keep(VALUE)


def test_nothing_changed_and_it_is_given_again(folder: Path):
    assert question(folder).recall() is None
    remember_answer(folder)
    assert question(folder).recall() == VALUE
    assert question(folder, "today", "--all").recall() is None
    assert question(folder).recall() == VALUE


def change_byte(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])


def edit_log(folder: Path) -> None:
    """Change a byte and set the file's time back, as who wants to hide it would."""
    log = folder / "log.jsonl"
    before = log.stat()
    content = log.read_bytes()
    log.write_bytes(content.replace(b"Zaal", b"Zeal"))
    os.utime(log, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_back(folder: Path) -> None:
    upkeep = FolderUpkeep(folder)
    backup = upkeep.backup()
    commit_to(folder, "Later")
    remember_answer(folder)
    upkeep.restore(backup.name, lambda _, __: lambda commit: commit)


def take_back(folder: Path) -> None:
    store = FolderStore(folder)
    with store.writing():
        change = Change("action_item", "actie-1", {"title": "Zaal reserveren"}, None)
        moment = datetime.fromtimestamp(NOON, UTC)
        store.append(Commit(2, moment, "an", "Ongedaan", (change,), undoes=1))
    store.close()


def site(folder: Path) -> Path:
    return folder.parent / "site"


CHANGES: dict[str, Callable[[Path], object]] = {
    "a commit": lambda folder: commit_to(folder, "Bellen"),
    "an undo": take_back,
    "an edited log": edit_log,
    "a backup put back": put_back,
    "a copy of the log": lambda f: (f / "log-PC.jsonl").write_bytes((f / "log.jsonl").read_bytes()),
    "a newer backup": lambda folder: (folder / "backups" / "9-a.gz").touch(),
    "an erasure to finish": lambda folder: (folder / "erasing.json").write_text("{}"),
    "the witness is gone": lambda folder: (folder / "head.json").unlink(),
    "a snapshot": lambda folder: (folder / "snapshot.json").write_text("{}"),
    "another was seen here": lambda _: change_byte(next((config_folder() / "seen").iterdir())),
    "a plugin is off": lambda _: disable_plugin("proef"),
    "a setting": lambda _: (config_folder() / "desk.json").write_text(SETTING),
    "settings in a file that is read no more": lambda _: (config_folder() / "desk.json").write_text(
        '{"settings": {}, "lists": []}'
    ),
    "settings that can't be read": lambda _: (config_folder() / "desk.json").write_text("{"),
    "settings of before": lambda _: (config_folder() / "plugins.json").write_text(FORMER),
    "settings of before that can't be read": lambda _: (
        config_folder() / "plugins.json"
    ).write_text("[]"),
    "something else in the place of settings": lambda _: (config_folder() / "desk.json").mkdir(),
    "a byte of a plan file": lambda f: change_byte(site(f) / "pijler_proef" / "data" / "plan.toml"),
    "code of a plugin": lambda f: (site(f) / "pijler_proef" / "rules.py").touch(),
    "a plugin's version": lambda f: (site(f) / "pijler_proef-1.0.dist-info").rename(
        site(f) / "pijler_proef-1.1.dist-info"
    ),
    "a plugin is gone": lambda f: (
        site(f) / "pijler_proef-1.0.dist-info" / "entry_points.txt"
    ).unlink(),
    "code of a package beside it": lambda f: (f.parent / "beside" / "hulp.py").write_text("A = 2"),
    "another plugin": lambda f: (site(f) / "ander-1.dist-info").mkdir(),
    "code of m50": lambda folder: change_byte(folder.parent / "m50core" / "today.py"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_it_is_worked_out_anew(folder: Path, change: str):
    remember_answer(folder)
    CHANGES[change](folder)
    assert question(folder).recall() is None


def test_where_a_list_stood_and_what_was_typed_change_no_answer(folder: Path):
    remember_answer(folder)
    (config_folder() / "desk.json").write_text('{"lists":{"1":{"name":"goals","line":3}}}')
    (config_folder() / "fouten.log").write_text("x")
    assert question(folder).recall() == VALUE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("M50_WHO", "ander"), ("M50_STARTED", "./m50"), ("USER", "ander"),
        ("M50_TODAY", "2025-03-12"),
        ("M50_PLUGIN_PATIENCE", "1"), ("M50_CONFIG", "elders"), ("LANG", "nl_NL"),
    ],
)  # fmt: skip
def test_another_surrounding_is_another_question(folder, monkeypatch, name, value):
    remember_answer(folder)
    monkeypatch.setenv(name, value)
    assert question(folder).recall() is None


@pytest.mark.parametrize(("name", "told"), [("getuid", -7), ("access", False)])
def test_another_person_or_other_rights_are_another_question(folder, monkeypatch, name, told):
    remember_answer(folder)
    with monkeypatch.context() as patch:
        patch.setattr(ground.os, name, lambda *_: told)
        assert question(folder).recall() is None
    assert question(folder).recall() == VALUE


def test_a_network_that_was_moved_is_another(folder: Path, tmp_path: Path):
    remember_answer(folder)
    moved = folder.rename(tmp_path / "elders")
    assert question(moved).recall() is None
    moved.rename(folder)
    assert question(folder).recall() == VALUE


def test_a_plugin_that_was_off_while_it_was_worked_out_makes_it_no_answer(folder: Path):
    disable_plugin("proef", off=False)
    asked = question(folder)
    assert asked.begin(str(folder))
    disable_plugin("proef")
    disable_plugin("proef", off=False)
    assert not asked.keep(VALUE)
    assert question(folder).recall() is None


@pytest.mark.parametrize("when", ["before", "meanwhile", "after"])
def test_what_plugins_say_they_read_makes_it_another_answer(
    folder: Path, tmp_path: Path, when: str
):
    tables = tmp_path / "tabellen"
    tables.mkdir()
    (tables / "leden.csv").write_text("a")
    time.sleep(0.03)
    asked = question(folder)
    assert asked.begin(str(folder))
    if when == "meanwhile":
        (tables / "leden.csv").write_text("b")
    asked.keep(VALUE, [str(tables), str(tmp_path / "is er niet")])
    if when == "after":
        (tables / "nog.csv").touch()
    assert question(folder).recall() == (VALUE if when == "before" else None)


def test_what_was_otherwise_for_a_while_is_not_remembered(folder, monkeypatch):
    asked = question(folder)
    assert asked.begin(str(folder))
    with monkeypatch.context() as patch:
        patch.setenv("M50_WHO", "ander")
        assert not asked.keep(VALUE)
    assert question(folder).recall() is None


def test_another_python_or_terminal_is_another_question(folder, monkeypatch):
    remember_answer(folder)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        assert question(folder).recall() is None
    with monkeypatch.context() as patch:
        patch.setattr(asking, "is_terminal", lambda _: True)
        assert question(folder).recall() is None
    assert question(folder).recall() == VALUE


def test_it_lasts_until_midnight_here_and_no_clock_brings_it_back(folder, monkeypatch):
    remember_answer(folder)
    for hours, given in ((-12.1, False), (-11.9, True), (11.9, True), (12.1, False), (24, False)):
        monkeypatch.setattr(asking, "now", lambda hours=hours: NOON + hours * 3600)
        assert (question(folder).recall() is not None) is given, hours


def test_what_changed_while_it_was_worked_out_is_no_answer(folder, monkeypatch):
    asked = question(folder)
    assert asked.begin(str(folder))
    commit_to(folder, "Ondertussen")
    asked.keep(VALUE)
    assert question(folder).recall() is None
    asked = question(folder)
    assert asked.begin(str(folder))
    monkeypatch.setattr(asking, "now", lambda: NOON + 24 * 3600)
    asked.keep(VALUE)
    assert question(folder).recall() is None


def test_code_beside_it_that_changed_meanwhile_is_no_ground_for_an_answer(folder: Path):
    asked = question(folder)
    assert asked.begin(str(folder))
    time.sleep(0.01)
    (folder.parent / "beside" / "hulp.py").write_text("A = 3")
    asked.keep(VALUE)
    assert question(folder).recall() is None


@pytest.mark.parametrize("change", ["a commit", "code of m50", "a plugin is off", "a plan"])
def test_what_is_kept_at_the_end_is_of_the_code_and_settings_of_the_start(folder, change):
    asked = question(folder)
    assert asked.begin(str(folder))
    CHANGES.get(change, CHANGES["a byte of a plan file"])(folder)
    asked.begin_anew()
    asked.keep_after_closing(VALUE)
    assert question(folder).recall() == (VALUE if change == "a commit" else None)


@pytest.mark.parametrize("change", [None, "code of m50", "a plugin is off", "a plan"])
def test_of_a_network_that_a_start_made_is_kept_how_it_is_at_the_end(folder, tmp_path, change):
    new = tmp_path / "nieuw"
    asked = question(new)
    assert asked.begin(str(new))
    commit_to(new, "Eerste")
    assert not asked.keep(VALUE), "what it was worked out from was there later"
    if change is not None:
        CHANGES.get(change, CHANGES["a byte of a plan file"])(folder)
    assert asked.begin_anew() is (change is None)
    asked.keep_after_closing(VALUE)
    assert question(new).recall() == (VALUE if change is None else None)


def test_what_was_wiped_while_it_was_written_does_not_stay(folder, monkeypatch):
    def write_late(*given: object) -> None:
        commit_to(folder, "Gewist")
        remembered.remember(*given)  # type: ignore[arg-type]

    asked = question(folder)
    assert asked.begin(str(folder))
    monkeypatch.setattr(asking, "remember", write_late)
    asked.keep(VALUE)
    assert list((folder / REMEMBERED).iterdir()) == []


@pytest.mark.parametrize(
    "value", [None, 3, {}, [], [1, 2], ["a", "b", "c"], [0, 9e18, 4], [None, None, None]]
)
def test_what_m50_did_not_write_is_no_answer(folder: Path, value: object):
    remember_answer(folder)
    (path,) = (folder / REMEMBERED).iterdir()
    key = path.read_bytes().split(b"\n")[1]
    name = path.name.partition(".")[0]
    remembered.remember_text(folder / REMEMBERED, name, {}, remembered._text(value))
    body = key + b"\n" + path.read_bytes().split(b"\n", 2)[2]
    path.write_bytes(b"m50 remembered 1 %08x\n%s" % (crc32(body), body))
    found = question(folder).recall()
    assert found is None or value == [0, 9e18, 4]


def test_a_plugin_whose_files_are_not_found_lets_nothing_be_remembered(folder: Path):
    points = site(folder) / "pijler_proef-1.0.dist-info" / "entry_points.txt"
    points.write_text("[m50.plugins]\nproef = elders.plugin\n")
    assert not question(folder).begin(str(folder))


@pytest.mark.parametrize("place", ["memory:", "postgres://hier/m50"])
def test_what_is_no_folder_is_not_remembered(place: str):
    asked = AskedBefore(["today"], place)
    assert not asked.begin(place)
    assert asked.recall() is None


def test_a_folder_that_cannot_be_used_is_as_if_nothing_was_remembered(tmp_path: Path):
    (tmp_path / "bestand").write_text("x")
    for place in (tmp_path / "bestand", tmp_path / "bestand" / "weg", tmp_path):
        asked = question(place)
        assert not asked.begin(str(place))
        asked.keep(VALUE)
        assert asked.recall() is None
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_where_there_is_no_network_yet_it_is_remembered_elsewhere_until_there_is(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    new, other = tmp_path / "nieuw", tmp_path / "ander"
    asked = question(new)
    assert asked.begin(str(new))
    assert asked.keep(VALUE)
    assert not new.exists()
    assert (question(new).recall(), question(other).recall()) == (VALUE, None)
    new.mkdir()
    assert question(new).recall() == VALUE
    (new / "brief.txt").write_text("x")
    assert question(new).recall() is None
    (new / "brief.txt").unlink()
    commit_to(new, "Eerste")
    assert question(new).recall() is None


def test_only_what_the_opener_opens_is_remembered(folder: Path, tmp_path: Path):
    other = tmp_path / "ander"
    commit_to(other, "Ander")
    assert not question(folder).begin(str(other))


def test_the_usual_places_are_those_of_the_program(monkeypatch, tmp_path):
    for name in ("M50_CONFIG", "M50_NETWORK", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert ground.settings_place() == str(config_folder())
    assert ground.data_place() == str(data_folder())
    monkeypatch.setenv("M50_CONFIG", "~/instellingen")
    assert ground.settings_place() == str(config_folder()) == str(tmp_path / "instellingen")
    monkeypatch.delenv("M50_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert ground.settings_place() == str(config_folder())
    assert ground.data_place() == str(data_folder())


@pytest.mark.parametrize("damaged", [False, True])
def test_an_erasure_takes_it_away_and_nobody_is_told(folder: Path, damaged: bool):
    remember_answer(folder)
    (path,) = (folder / REMEMBERED).iterdir()
    if damaged:
        change_byte(path)
    closing = Commit(2, datetime.fromtimestamp(NOON, UTC), "an", "Gewist", (), erases="p-1")
    eraser = Eraser(RealDisk(), lambda _: lambda commit: commit, closing, lambda: "0" * 16, "x")
    plan = eraser.plan(path, ours=False)
    assert plan is not None
    assert (plan.path, plan.made, eraser.told) == (path, b"", [])


def test_through_a_link_nothing_is_kept_given_or_wiped_and_an_erasure_tells_of_it(
    folder: Path, tmp_path: Path
):
    remember_answer(folder)
    other = tmp_path / "van een ander"
    (folder / REMEMBERED).rename(other)
    (folder / REMEMBERED).symlink_to(other)
    (other / "eigen.remembered").write_text("van een ander")
    assert question(folder).recall() is None
    assert not question(folder).begin(str(folder))
    before = sorted(path.name for path in other.iterdir())
    with m50.open(folder, who="an") as net:
        with net.commit("Jan") as commit:
            person = commit.add(m50.Person(name="Jan Jansen"))
        erased = net.erase_person(person.id, "op verzoek")
    assert sorted(path.name for path in other.iterdir()) == before
    assert [told for told in erased.waits if REMEMBERED in told and "verwijzing" in told]
    (folder / REMEMBERED).unlink()
    with m50.open(folder, who="an") as net:
        assert not (folder / "erasing.json").exists()


def test_the_folder_of_answers_is_one_of_the_networks_own(folder: Path):
    remember_answer(folder)
    assert REMEMBERED in OWN
    assert not [sign for sign in FolderUpkeep(folder).examine() if REMEMBERED in sign.text]


def test_looking_imports_next_to_nothing_of_m50(tmp_path: Path):
    code = (
        "import sys; from m50core.cli.again import give_again, question; "
        "from m50core.cli.main import run; "
        f"give_again(question(['today', '--network', {str(tmp_path)!r}])); print(*sys.modules)"
    )
    env = {**os.environ, "M50_NETWORK": str(tmp_path)}
    words = [sys.executable, "-c", code]
    run = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    loaded = set(run.stdout.split())
    assert len([name for name in loaded if name.startswith("m50core")]) < 20
    heavy = {
        "argparse",
        "attr",
        "attrs",
        "msgspec",
        "pathlib",
        "pluggy",
        "datetime",
        "platformdirs",
    }
    assert not loaded & heavy
