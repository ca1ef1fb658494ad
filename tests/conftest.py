"""What every test shares: settings of its own, never those of the person at the keyboard."""

import gc
import os
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings

from m50core.program.code import code_here

# How long an example takes says more of the machine than of the code, and a red run must be due to
# the change: the examples are the same each time, unless somebody asks for more, and others.
_EXAMPLES = os.environ.get("M50_EXAMPLES")
settings.register_profile(
    "m50", deadline=None, max_examples=int(_EXAMPLES or 40), derandomize=not _EXAMPLES
)
settings.load_profile("m50")

# Looking for circles in what the toolkits made at import costs a tenth of the run, and finds none.
gc.freeze()
gc.set_threshold(20_000, 20, 20)

# What a module sets up for all its tests comes before the folder of each.
os.environ["M50_CONFIG"] = mkdtemp(prefix="m50-settings-")

# How wide the terminal is of who runs the tests, and what it shows, is no part of any.
for _name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
    os.environ.pop(_name, None)

# A process looks at the code it runs once: as it is, not as a test lets it seem.
code_here()

_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test an empty settings folder and no network or day from the environment."""
    folder = tmp_path_factory.mktemp(f"settings-{next(_NUMBERS)}", numbered=False)
    monkeypatch.setenv("M50_CONFIG", str(folder))
    # Who runs the tests in several processes is given columns.
    for name in ("M50_NETWORK", "M50_TODAY", "M50_WHO", "M50_STARTED", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder
