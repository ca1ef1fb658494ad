"""The settings of this machine are read however an editor saved them."""

import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.program.config import disable_plugin, disabled_plugins


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plugins_that_are_off_stay_off_after_an_edit_in_notepad(own_settings: Path, encoding: str):
    path = own_settings / "plugins.json"
    path.write_bytes(json.dumps({"disabled": ["ruimte"]}).encode(encoding))
    assert disabled_plugins() == {"ruimte"}
    disable_plugin("sociaal")
    assert disabled_plugins() == {"ruimte", "sociaal"}


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"[]", b'{"disabled": "x"}', b"\xff\xfea"])
def test_settings_that_are_none_are_told_with_their_place(own_settings: Path, content: bytes):
    (own_settings / "plugins.json").write_bytes(content)
    with pytest.raises(m50.M50Error, match=r"plugins\.json kan niet worden gelezen"):
        disabled_plugins()
