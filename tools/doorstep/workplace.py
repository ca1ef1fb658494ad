"""The environment that m50 runs in from this folder: ``.venv``, as the pins say.

It is made aside and renamed, so that it is whole or isn't there. It knows the place it was made
for: in a folder that was moved or copied it is led to the code that stands there, without network.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from doorstep.alone import alone
from doorstep.folder import (
    MEMBERS,
    PACKAGES,
    PINS,
    ROOT,
    SCRIPTS,
    VENV,
    WHEELS,
    SetupError,
    UnknownWordError,
    python_of,
    say,
)
from doorstep.started import BESIDE, TOLD, own_command, told_to_m50
from doorstep.uv import call_uv

STAMP = "m50-stamp"
_ASIDE, _FORMER = ".venv-new", ".venv-old"


def prepare() -> None:
    """Make the environment as the pins say and of the code here, when it isn't so yet.

    SetupError, in a sentence, when that can't be; what there was is there still.
    """
    if _stamp_in(VENV) == _stamp():
        return
    if not os.access(ROOT, os.W_OK):
        raise SetupError(
            f"m50 is in de map {ROOT} nog niet klaargezet voor deze Python, en u mag daar niet "
            "schrijven. Kopieer de map naar een plek die van u is, en typ de opdracht daar."
        )
    with alone():
        stamp, known = _stamp(), _stamp_in(VENV)
        if known == stamp:
            return
        if known.get("made_of") == stamp["made_of"]:
            say("Deze map is verplaatst of gekopieerd; m50 richt zich daarop in …")
            _unstamp(VENV)
            _install_own(VENV)
        else:
            say("m50 wordt klaargezet …")
            _make()
        _write_stamp(VENV, stamp)


def run(words: list[str]) -> int:
    """Run a command of the environment in this process's place; return its exit code."""
    command, env = command_of(words), {**_env_of(), **told_to_m50(words, os.environ)}
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, env)
    try:
        return subprocess.run(command, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


def command_of(words: list[str]) -> list[str]:
    """Return a command of the environment, by its whole path; SetupError when there is none."""
    path = shutil.which(words[0], path=str(VENV / SCRIPTS))
    if path is None:
        raise UnknownWordError(
            f"“{words[0]}” is geen opdracht van m50. `{own_command('help')}` noemt ze alle."
        )
    return [path, *words[1:]]


def _env_of() -> dict[str, str]:
    left_out = ("PYTHONHOME", TOLD, BESIDE)
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(VENV / SCRIPTS), env.get("PATH", os.defpath)])
    return env


def in_environment(words: list[str]) -> int:
    """Run a command of the environment to its end, and return its exit code."""
    try:
        return subprocess.run(command_of(words), env=_env_of(), check=False).returncode
    except KeyboardInterrupt:
        return 130


def beside(words: list[str]) -> "subprocess.Popen[str]":
    """Start a command of the environment; what it tells is kept until it is asked for."""
    return subprocess.Popen(
        command_of(words), env=_env_of(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip


def _make() -> None:
    aside, former = ROOT / _ASIDE, ROOT / _FORMER
    for left in (aside, former):
        shutil.rmtree(left, ignore_errors=True)
    try:
        call_uv("venv", "--quiet", "--relocatable", "--python", sys.executable, aside)
        pip = ("pip", "install", "--quiet", "--python", python_of(aside))
        call_uv(*pip, "--require-hashes", "-r", _pins())
        _install_own(aside)
        compile_all(aside)
        if VENV.exists():
            VENV.rename(former)
        aside.rename(VENV)
    except BaseException:
        if former.exists() and not VENV.exists():
            former.rename(VENV)
        raise
    finally:
        for left in (aside, former):
            shutil.rmtree(left, ignore_errors=True)


def _install_own(environment: Path) -> None:
    """Let an environment run the code of this folder. What builds it is in there already."""
    if WHEELS.is_dir():
        call_uv("pip", "install", "--quiet", "--python", python_of(environment), "--no-deps",
                "--reinstall", *PACKAGES)  # fmt: skip
        return
    own = [word for member in MEMBERS for word in ("-e", str(ROOT / member))]
    call_uv(
        "pip", "install", "--quiet", "--python", python_of(environment), "--offline", "--no-deps",
        "--no-build-isolation", "--reinstall", *own,
    )  # fmt: skip


def compile_all(environment: Path) -> None:
    """Compile what is installed and our own sources once, so that no start has to.

    Python compiles a source again by itself when it was changed since.
    """
    installed = environment / ("Lib" if os.name == "nt" else "lib")
    folders = [installed, *(ROOT / member / "src" for member in MEMBERS)]
    words = [python_of(environment), "-m", "compileall", "-qq", "-j", "0", *folders]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # What a package ships may be for another Python: that is no reason to stop.
    subprocess.run([str(word) for word in words], cwd=ROOT, env=env, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


def _stamp() -> dict[str, str]:
    """Return what the environment is made from, and for which place."""
    own = [path for name in ("m50*", "pijler_*") for path in sorted(WHEELS.glob(name))]
    files = [_pins(), *(own or (ROOT / member / "pyproject.toml" for member in MEMBERS))]
    content = b"".join(file.read_bytes() for file in files)
    return {
        "made_of": hashlib.sha256(content + sys.version.encode()).hexdigest(),
        "place": str(ROOT),
    }


def _pins() -> Path:
    """Return the pins of what is needed here: where there are wheels, nobody develops."""
    return PINS / ("program.txt" if WHEELS.is_dir() else "all.txt")


def _stamp_in(environment: Path) -> dict[str, str]:
    """Return the stamp of an environment; empty when it isn't whole, or its Python is gone."""
    try:
        if not python_of(environment).exists():
            return {}
        kept = json.loads((environment / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write_stamp(environment: Path, stamp: dict[str, str]) -> None:
    (environment / STAMP).write_text(json.dumps(stamp), "utf-8")


def _unstamp(environment: Path) -> None:
    (environment / STAMP).unlink(missing_ok=True)
