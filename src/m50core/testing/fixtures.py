"""pytest fixtures for those who test a plugin or a script; found by pytest by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from m50core.network import Network


@pytest.fixture
def m50_net() -> "Iterator[Network]":
    """A network in memory with everything that is installed, on 11 March 2025."""
    from m50core.opening import open_network
    from m50core.testing.builders import DAY

    with open_network("memory:", today=DAY, who="secretariaat") as net:
        yield net
