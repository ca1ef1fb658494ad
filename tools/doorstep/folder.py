"""The folder that m50 stands in, and what is made in it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PRIVATE = ROOT / ".bootstrap"
"""A uv of this folder's own, where the computer has none."""
PINS = ROOT / "constraints"
WHEELS = ROOT / "wheels"
"""Everything that is installed, in a folder that was made for a computer without network."""
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""
PILLARS = ("ruimte", "sociaal", "veiligheid", "financien")
MEMBERS = (".", "tui", *(f"plugins/pijler_{name}" for name in PILLARS))
"""Folders of the packages that are made here, the core first."""
PACKAGES = ("m50core", "m50tui", *(f"pijler-{name}" for name in PILLARS))


class SetupError(Exception):
    """Setting up can't go on; the message says why and what to do."""

    exit_code = 4


class UnknownWordError(SetupError):
    """There is no such word."""

    exit_code = 2


def say(sentence: str) -> None:
    """Tell a person what is going on."""
    print(sentence, file=sys.stderr, flush=True)


def python_of(environment: Path) -> Path:
    """Return the Python of an environment."""
    return environment / SCRIPTS / f"python{EXE}"


def call(*words: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Run a step of the set-up and return what it told; SetupError, in a sentence, if it fails."""
    from doorstep.troubles import sentence_of

    command = [str(word) for word in words]
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, text=True, encoding="utf-8", errors="replace",
        capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise SetupError(sentence_of(done.stderr or done.stdout))
    return done.stdout
