"""CI says with which Pythons m50 was run, and can't pass without the oldest it promises."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "pythons"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="bash")


def _run(folder: Path, *versions: str, broken: str = "") -> subprocess.CompletedProcess[str]:
    """Run it with Pythons that are none, but tell a version and note that they ran m50."""
    pythons = []
    for version in versions:
        python = folder / f"python{version}"
        python.write_text(
            "#!/bin/sh\n"
            f'case "$*" in *"run.py m50"*) echo {version} >>ran; exit {int(version == broken)};;\n'
            f'*"run.py python"*) echo {version};; *) echo "{version} $0";; esac\n'
        )
        python.chmod(0o755)
        pythons.append(str(python))
    return subprocess.run(
        ["bash", SCRIPT, folder, *pythons], capture_output=True, text=True, check=False
    )


def test_the_oldest_and_the_newest_are_run_and_told(tmp_path: Path):
    done = _run(tmp_path, "3.13", "3.11", "3.12")
    assert done.returncode == 0
    assert "with Python 3.11 3.13" in done.stdout
    assert (tmp_path / "ran").read_text().split() == ["3.11", "3.13"]


def test_without_the_oldest_it_fails(tmp_path: Path):
    done = _run(tmp_path, "3.12", "3.13")
    assert done.returncode == 1
    assert "3.11 isn't here" in done.stderr
    assert _run(tmp_path).returncode == 1


def test_with_no_newer_one_it_says_so_and_passes(tmp_path: Path):
    done = _run(tmp_path, "3.11")
    assert done.returncode == 0
    assert "No Python newer" in done.stdout


@pytest.mark.parametrize("broken", ["3.11", "3.13"])
def test_where_either_does_not_run_m50_it_fails(tmp_path: Path, broken: str):
    assert _run(tmp_path, "3.11", "3.13", broken=broken).returncode != 0
