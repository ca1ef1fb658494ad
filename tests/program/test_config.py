"""The settings of this machine: kept on the desk, read cheaply, taken over from what was before."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import m50core as m50
from m50core.program.config import (
    PLUGINS_OFF,
    disable_plugin,
    disabled_plugins,
    take_over_plugins,
)
from m50core.program.settings import Settings, change_setting, read_settings
from m50core.store.desk.desk import Desk


def desk_of(folder: Path, **tables: object) -> Path:
    (folder / "desk.json").write_text(json.dumps(tables), "utf-8")
    return folder / "desk.json"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plugins_that_are_off_stay_off_after_an_edit_in_notepad(own_settings: Path, encoding: str):
    disable_plugin("ruimte")
    path = own_settings / "desk.json"
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert disabled_plugins() == {"ruimte"}
    disable_plugin("sociaal")
    assert disabled_plugins() == {"ruimte", "sociaal"}
    disable_plugin("ruimte", off=False)
    assert disabled_plugins() == {"sociaal"}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_file_of_before_is_read_as_long_as_it_is_the_only_one(
    own_settings: Path, encoding: str
):
    former = own_settings / "plugins.json"
    former.write_bytes(json.dumps({"disabled": ["ruimte"]}).encode(encoding))
    assert disabled_plugins() == {"ruimte"}
    desk_of(own_settings, drafts={})
    assert disabled_plugins() == {"ruimte"}
    disable_plugin("sociaal")
    assert disabled_plugins() == {"ruimte", "sociaal"}
    assert not former.exists()


def test_opening_a_network_takes_the_file_of_before_over_once(own_settings: Path, tmp_path: Path):
    former = own_settings / "plugins.json"
    former.write_text('{"disabled": ["pijler-ruimte"]}', "utf-8")
    with m50.open(tmp_path / "net") as net:
        assert "ruimte" not in {pillar.id for pillar in net.pillars}
        assert net.desk.notices == ()
    assert not former.exists()
    former.write_text('{"disabled": ["pijler-sociaal"]}', "utf-8")
    m50.open(tmp_path / "net").close()
    assert disabled_plugins() == {"pijler-ruimte"}


def test_what_was_off_stays_off_when_the_desk_cant_be_written(own_settings: Path, tmp_path: Path):
    former = own_settings / "plugins.json"
    former.write_text('{"disabled": ["pijler-ruimte"]}', "utf-8")
    with Desk(own_settings).writing("settings"):
        m50.open(tmp_path / "net").close()
        with pytest.raises(m50.StoreBusy):
            disable_plugin("pijler-sociaal")
    assert disabled_plugins() == {"pijler-ruimte"}
    disable_plugin("pijler-sociaal")
    assert disabled_plugins() == {"pijler-ruimte", "pijler-sociaal"}


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"[]", b'{"disabled": "x"}', b"\xff\xfea"])
def test_a_file_of_before_that_cant_be_read_is_set_aside_and_told(
    own_settings: Path, content: bytes
):
    (own_settings / "plugins.json").write_bytes(content)
    assert disabled_plugins() == frozenset()
    desk = Desk(own_settings)
    take_over_plugins(desk)
    (aside,) = own_settings.glob("plugins.onleesbaar-*")
    assert aside.read_bytes() == content
    (notice,) = desk.notices
    assert str(aside) in notice


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x00", b"[]", b'{"settings": 1}', b"\xff\xfea", b"{" * 9999]
)
def test_settings_that_cant_be_read_stop_nothing_and_are_told_once(
    own_settings: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
):
    from m50core.cli.main import main

    (own_settings / "desk.json").write_bytes(content)
    assert disabled_plugins() == frozenset()
    words = ["log", "--network", str(tmp_path / "net")]
    assert main(words) == 0
    assert "apart gezet" in capsys.readouterr().err
    (aside,) = own_settings.glob("desk.onleesbaar-*")
    assert aside.read_bytes() == content
    assert main(words) == 0
    assert "apart gezet" not in capsys.readouterr().err


def test_a_value_that_cant_be_read_is_set_aside_and_the_others_stay(own_settings: Path):
    rows = {"1": {"name": PLUGINS_OFF, "value": 7}, "2": {"name": "later", "value": "x"}}
    path = desk_of(own_settings, settings=rows)
    assert disabled_plugins() == frozenset()
    desk = Desk(own_settings)
    assert read_settings(desk) == Settings()
    assert "niet te lezen" in desk.notices[0]
    disable_plugin("ruimte")
    kept = json.loads(path.read_text("utf-8"))["settings"].values()
    assert rows["2"] in kept
    assert read_settings(Desk(own_settings)).plugins_off == ("ruimte",)


def test_every_setting_says_what_it_is_and_one_that_isnt_there_is_refused(own_settings: Path):
    for name, info in Settings.fields().items():
        assert (info.name, bool(info.label), bool(info.help)) == (name, True, True)
    with pytest.raises(m50.UsageError, match="plugins_off"):
        change_setting(Desk(own_settings), "plugins_of", lambda value: value)
    assert list(own_settings.iterdir()) == []


@pytest.mark.sweep
def test_which_plugins_are_off_is_read_without_tinydb(own_settings: Path, tmp_path: Path):
    disable_plugin("pijler-ruimte")
    code = (
        "import sys; from m50core.cli.main import main; main(sys.argv[1:]); "
        "print(sorted({'tinydb'} & set(sys.modules)))"
    )
    words = ["today", "--network", str(tmp_path / "net"), "--today", "2025-03-11"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert "pijler-ruimte" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
@pytest.mark.parametrize("name", ["desk.json", "plugins.json"])
def test_a_pipe_in_the_place_of_settings_is_not_waited_for_nor_listened_to(
    own_settings: Path, name: str
):
    rows = {"1": {"name": PLUGINS_OFF, "value": ["ruimte"]}}
    told = json.dumps({"settings": rows, "disabled": ["ruimte"]}).encode()
    os.mkfifo(own_settings / name)
    asks = os.open(own_settings / name, os.O_RDONLY | os.O_NONBLOCK)
    says = os.open(own_settings / name, os.O_WRONLY)
    os.write(says, told)
    os.close(says)
    assert disabled_plugins() == frozenset()
    assert os.read(asks, 1000) == told, "nobody took it"
    os.close(asks)


def test_settings_in_a_file_too_large_are_set_aside(
    own_settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    disable_plugin("pijler-ruimte")
    path = own_settings / "desk.json"
    for module in ("store.desk.layout", "store.desk.desk", "program.config"):
        monkeypatch.setattr(f"m50core.{module}.MOST_BYTES", path.stat().st_size - 1)
    assert disabled_plugins() == frozenset()
    with m50.open(tmp_path / "net") as net:
        assert ["apart gezet" in notice for notice in net.desk.notices] == [True]
    assert not path.exists()


def test_what_could_not_be_read_again_is_not_written(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch
):
    disable_plugin("ruimte")
    monkeypatch.setattr("m50core.store.desk.storage.MOST_BYTES", 50)
    with pytest.raises(m50.M50Error, match="te groot"):
        disable_plugin("sociaal")
    assert disabled_plugins() == {"ruimte"}
