"""uv, which makes environments: the computer's, or one of this folder's own."""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from doorstep.folder import EXE, PINS, PRIVATE, SCRIPTS, WHEELS, SetupError, call, python_of, say
from doorstep.index import told_to_pip

OLDEST = (0, 5, 31)
"""The oldest uv that all of this was tried with; those of before know half of what is asked."""


def find_uv() -> str:
    """Return where uv is, put into this folder when the computer has none that will do."""
    found = shutil.which("uv")
    return found if found and will_do(found) else _private_uv()


@cache
def will_do(uv: str) -> bool:
    """Tell whether a uv runs on this computer and is new enough."""
    try:
        told = subprocess.run([uv, "--version"], check=False, capture_output=True, text=True).stdout
    except (OSError, ValueError):
        return False
    version = re.match(r"uv (\d+)\.(\d+)\.(\d+)", told)
    return version is not None and tuple(map(int, version.groups())) >= OLDEST


def environment() -> dict[str, str]:
    """Return the environment for uv: this Python, and the index that this computer uses."""
    env = dict(os.environ)
    env["UV_PYTHON_DOWNLOADS"] = "never"
    env |= told_to_pip(env)
    if WHEELS.is_dir():
        env |= {"UV_OFFLINE": "1", "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(WHEELS)}
    if "UV_CACHE_DIR" not in env and not _can_be_written(_usual_cache()):
        env["UV_CACHE_DIR"] = str(PRIVATE / "cache")
    for name in ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "CONDA_PREFIX"):
        env.pop(name, None)
    return env


def call_uv(*words: str | Path) -> str:
    """Run uv, and return what it told; once more with the system's certificates when those fail."""
    uv, env = find_uv(), environment()
    try:
        return call(uv, *words, env=env)
    except SetupError as error:
        if "SSL_CERT_FILE" in env or "certificaat" not in str(error):
            raise
        return call(uv, *words, env={**env, "UV_SYSTEM_CERTS": "1"})


def _private_uv() -> str:
    """Return uv from ``.bootstrap``, put there from the hashed pin when it is missing."""
    uv = PRIVATE / SCRIPTS / f"uv{EXE}"
    if uv.exists() and will_do(str(uv)):
        return str(uv)
    lacks = "is op deze computer te oud" if shutil.which("uv") else "ontbreekt op deze computer"
    say(f"uv {lacks}; de goede komt in de map .bootstrap")
    try:
        _install_uv()
    except BaseException:
        # Half of it is of no use, and may be what fills the disk.
        shutil.rmtree(PRIVATE, ignore_errors=True)
        raise
    will_do.cache_clear()
    return str(uv)


def _install_uv() -> None:
    python = python_of(PRIVATE)
    install = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if WHEELS.is_dir():
        install += ["--no-index", "--find-links", str(WHEELS)]
    install += ["-r", str(PINS / "bootstrap.txt")]
    if _works(sys.executable, "-m", "venv", "--clear", PRIVATE):
        call(python, "-m", "pip", *install)
    else:
        # Debian leaves ensurepip out: an environment without pip, filled by the system's pip.
        call(sys.executable, "-m", "venv", "--clear", "--without-pip", PRIVATE)
        pip = (sys.executable, "-m", "pip")
        if not _works(*pip, "--version"):
            raise SetupError(
                "Deze Python heeft geen pip en geen venv. Installeer uv, of het pakket "
                "python3-venv van uw systeem, en probeer het opnieuw."
            )
        call(*pip, "--python", python, *install)


def _works(*words: str | Path) -> bool:
    return not subprocess.run(words, check=False, capture_output=True).returncode


def _usual_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "uv" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "uv"


def _can_be_written(folder: Path) -> bool:
    """Tell whether a folder can be written in, or made."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK)
