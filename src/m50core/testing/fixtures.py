"""pytest fixtures for those who test a plugin or a script; found by pytest by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from m50core.network.network import Network


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test remember anything in the folders of the person at the keyboard."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("M50_CACHE", str(tmp_path_factory.getbasetemp() / "m50-cache"))
        yield


@pytest.fixture
def m50_net(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Network]":
    """A network to practise with, in memory, with all that is installed, on 11 March 2025."""
    from m50core.testing.builders import practice

    # Not without what the person at this computer turned off.
    monkeypatch.setenv("M50_CONFIG", str(tmp_path_factory.mktemp("settings")))
    with practice() as net:
        yield net


@pytest.fixture(scope="session")
def m50_practice(tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """A folder with a network for practice, in which examples can be tried: work in a copy."""
    from m50core.testing.practice import make_practice

    folder = tmp_path_factory.mktemp("oefenen")
    make_practice(folder)
    return folder
