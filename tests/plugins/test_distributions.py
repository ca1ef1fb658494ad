"""Which plugins are installed is remembered, and seen anew as soon as anything about it changes."""

import importlib
import sys
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from m50core.cli.main import main
from m50core.plugins import distributions
from m50core.plugins.distributions import FoundPlugin, installed_plugins
from m50core.store.files.remembered import remember

Install = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is all that Python looks in, with nothing remembered yet."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder)])
    monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return what grows each time that the system's own list is asked."""
    asked: list[int] = []
    real = metadata.entry_points

    def counted(**wanted: Any) -> Any:
        asked.append(1)
        return real(**wanted)

    monkeypatch.setattr(metadata, "entry_points", counted)
    return asked


def install(
    site: Path, name: str, *lines: str, version: str = "1.0", group: str = "m50.plugins"
) -> Path:
    folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (folder / "entry_points.txt").write_text("\n".join([f"[{group}]", *lines]) + "\n")
    importlib.invalidate_caches()
    return folder


def test_nobody_looks_twice_while_nothing_changes(site: Path, looks: list[int]) -> None:
    install(site, "pijler-een", "pijler-een = een.plugin")
    first = installed_plugins()
    assert first == [FoundPlugin("pijler-een", "een.plugin", "pijler-een", "1.0")]
    assert installed_plugins() == first
    assert len(looks) == 1


def test_who_wants_to_be_sure_looks(site: Path, looks: list[int]) -> None:
    install(site, "pijler-een", "pijler-een = een.plugin")
    installed_plugins()
    installed_plugins(fresh=True)
    assert len(looks) == 2


def edit(folder: Path) -> None:
    (folder / "entry_points.txt").write_text("[m50.plugins]\npijler-een = ton.plugin\n")


def remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


CHANGES: dict[str, tuple[Callable[[Path], object], list[tuple[str, str, str]]]] = {
    "edited": (edit, [("pijler-een", "ton.plugin", "1.0")]),
    "removed": (remove, []),
    "taken out": (lambda folder: (folder / "entry_points.txt").unlink(), []),
    "another version, by its name": (
        lambda folder: (remove(folder), install(folder.parent, "pijler-een", version="2.0")),
        [],
    ),
    "another version, by its text": (
        lambda folder: (folder / "METADATA").write_text("Name: pijler-een\nVersion: 1.1\n"),
        [("pijler-een", "een.plugin", "1.1")],
    ),
    "one more": (
        lambda folder: install(folder.parent, "pijler-twee", "pijler-twee = twee"),
        [("pijler-een", "een.plugin", "1.0"), ("pijler-twee", "twee", "1.0")],
    ),
    "one more, elsewhere": (
        lambda folder: (
            install(folder.parent / "more", "pijler-twee", "pijler-twee = twee"),
            sys.path.append(str(folder.parent / "more")),
        ),
        [("pijler-een", "een.plugin", "1.0"), ("pijler-twee", "twee", "1.0")],
    ),
    "no folder any more": (lambda _: sys.path.clear(), []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_installed_removed_or_edited_is_seen(site: Path, change: str) -> None:
    folder = install(site, "pijler-een", "pijler-een = een.plugin")
    installed_plugins()
    do, expected = CHANGES[change]
    do(folder)
    importlib.invalidate_caches()
    assert [(found.name, found.value, found.version) for found in installed_plugins()] == expected
    assert installed_plugins() == installed_plugins(fresh=True)


def test_one_in_an_archive_is_found_and_its_change_too(site: Path, tmp_path: Path) -> None:
    archive = tmp_path / "plugins.zip"
    sys.path.append(str(archive))
    for value in ("een.plugin", "ton.plugin"):
        with zipfile.ZipFile(archive, "w") as written:
            text = f"[m50.plugins]\npijler-een = {value}\n"
            written.writestr("pijler_een-1.0.dist-info/entry_points.txt", text)
            written.writestr("pijler_een-1.0.dist-info/METADATA", "Name: pijler-een\nVersion: 1\n")
        importlib.invalidate_caches()
        assert [found.value for found in installed_plugins()] == [value]


def test_with_a_finder_of_distributions_of_its_own_nothing_is_remembered(
    site: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Finder:
        find_spec = find_distributions = staticmethod(lambda *_given: ())

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    install(site, "pijler-een", "pijler-een = een.plugin")
    assert installed_plugins() == installed_plugins() != []
    assert len(looks) == 2


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        "x",
        1,
        [1],
        ["abcd"],
        [["a", "b", "c"]],
        [["a", "b", "c", 1]],
        [["a", "b", "c", "d", "e"]],
    ],
)
def test_what_is_no_list_of_plugins_is_looked_up_anew(site: Path, hostile: Any) -> None:
    install(site, "pijler-een", "pijler-een = een.plugin")
    key = distributions.distributions_key()
    assert key is not None
    remember(site.parent / "cache", "entry-points", key, hostile)
    assert [found.value for found in installed_plugins()] == ["een.plugin"]


def test_a_list_that_cannot_be_read_is_told_also_when_it_is_remembered(site: Path) -> None:
    install(site, "goed", "goed = goed.plugin")
    folder = install(site, "stuk", "stuk = stuk.plugin")
    (folder / "entry_points.txt").write_text("[m50.plugins]\ngeen gelijkteken\n")
    first = installed_plugins()
    assert distributions.UNREADABLE in [found.value for found in first]
    assert "goed.plugin" in [found.value for found in first]
    assert installed_plugins() == first


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("json", "json"),
        ("json.decoder", "json.decoder"),
        ("json:loads", "loads"),
        ("json:JSONDecoder.decode", "decode"),
        ("json:loads [extra]", "loads"),
    ],
)
def test_a_plugin_loads_as_its_entry_point_would(value: str, wanted: str) -> None:
    loaded = FoundPlugin("x", value, "x", "1").load()
    assert loaded is metadata.EntryPoint("x", value, "m50.plugins").load()
    assert loaded.__name__ == wanted


@pytest.mark.parametrize("value", ["", "json:", "no such module", "json:nothing", ":x"])
def test_a_value_that_means_nothing_fails_as_its_entry_point_would(value: str) -> None:
    with pytest.raises((AttributeError, ImportError, ValueError)) as ours:
        FoundPlugin("x", value, "x", "1").load()
    with pytest.raises(type(ours.value)):
        metadata.EntryPoint("x", value, "m50.plugins").load()


@pytest.mark.parametrize("word", ["plugins", "doctor"])
def test_an_answer_about_plugins_goes_by_what_is_there(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("M50_CACHE", str(tmp_path))
    key = distributions.distributions_key()
    assert key is not None
    remember(tmp_path, "entry-points", key, [["pijler-spook", "spook.plugin", "spook", "9.9"]])
    main([word, "--network", str(tmp_path / "net"), "--json"])
    told = capsys.readouterr().out
    assert "spook" not in told
    assert "pijler-ruimte" in told
    assert "pijler-spook" not in [found.name for found in installed_plugins()]
