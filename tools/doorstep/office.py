"""The program on a computer: ``m50`` on the path, as a tool of uv, with every pillar and no more.

What is installed stands apart from this folder: moving or throwing it away leaves the program.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from doorstep.alone import alone
from doorstep.folder import (
    EXE,
    MEMBERS,
    PACKAGES,
    PINS,
    ROOT,
    WHEELS,
    SetupError,
    call,
    python_of,
    say,
)
from doorstep.newest import fetch_newest
from doorstep.own import asked, fetch, gather, keep, name_of
from doorstep.started import AGAIN, own_command, run_py
from doorstep.uv import call_uv

MAIN, OTHERS = PACKAGES[0], PACKAGES[1:]
_PLACES = (
    "from m50core.program.ground import data_place, settings_place; "
    "print(data_place(), settings_place(), sep='\\n')"
)


def install(words: Sequence[str] = ()) -> int:
    """Install the program, in the place of what there was of it; return the exit code.

    ``words``: which pillars of one's own come along, or go (``doorstep.own``).
    """
    asked(words)
    with tempfile.TemporaryDirectory() as folder, alone():
        say("m50 wordt geïnstalleerd …")
        own = WHEELS if WHEELS.is_dir() else build(Path(folder) / "wheels")
        added = gather(words, _program(), Path(folder) / "added")
        fetched = Path(folder) / "fetched"
        _fetch(fetched)
        fetch(added, fetched, own)
        names = (*PACKAGES, *map(name_of, added))
        more = [word for one in (*OTHERS, *map(str, added)) for word in ("--with", one)]
        fresh = [word for name in names for word in ("--reinstall-package", name)]
        call_uv(
            "tool", "install", "--quiet", "--force", "--offline", "--compile-bytecode",
            "--python", sys.executable, "--constraints", PINS / "program.txt",
            "--find-links", own, *more, *fresh, MAIN,
        )  # fmt: skip
        keep(added, _program())
    _tell_where()
    for name in sorted(map(name_of, added)):
        say(f"Daarbij hoort uw eigen uitbreiding: {name}.")
    return 0


def update() -> int:
    """Bring this folder up to date where git can, and the program that is installed with it."""
    fetch_newest()
    if not is_installed():
        say("m50 is niet geïnstalleerd op deze computer: vanuit deze map werkt u al met wat er nu")
        say(f"staat (`{own_command('m50')}`). Installeren: `{own_command('install')}`.")
        return 0
    # In a process of its own: the code that runs here is that of before.
    words = [sys.executable, str(ROOT / "run.py"), "install"]
    code = subprocess.run(words, check=False, env={**os.environ, AGAIN: run_py()}).returncode
    if code:
        say("Het programma m50 is nog dat van voor het bijwerken.")
    return code


def uninstall() -> int:
    """Take the program away; return the exit code. What was kept with it stays."""
    if not is_installed():
        say("m50 is niet geïnstalleerd op deze computer; er is niets veranderd.")
        return 0
    # What doesn't run any more, as its Python is gone, must go all the same.
    try:
        places = _ask_program("-c", _PLACES).splitlines()
    except (SetupError, OSError):
        places = []
    call_uv("tool", "uninstall", "--quiet", MAIN)
    ends = ":" if places else "."
    say(f"m50 is van deze computer gehaald. Uw gegevens en instellingen staan er nog{ends}")
    for place in places:
        say(f"    {place}{'' if Path(place).exists() else '  (daar staat niets)'}")
    say(f"Die kunt u zelf weggooien, net als deze map: {ROOT}")
    return 0


def put_on_path() -> int:
    """Let terminals that are opened later find the program; return the exit code."""
    if not is_installed():
        raise SetupError(
            "m50 is niet geïnstalleerd op deze computer; er is niets veranderd. Installeren: "
            f"`{own_command('install')}`."
        )
    try:
        call_uv("tool", "update-shell")
    except SetupError as error:
        place = call_uv("tool", "dir", "--bin").strip()
        raise SetupError(f"{error}\nZet zelf deze map in PATH:\n    {place}") from None
    say("Open een nieuwe terminal: daar heet het programma m50.")
    return 0


def is_installed() -> bool:
    """Tell whether the program is installed."""
    return (_program() / "uv-receipt.toml").exists()


def build(folder: Path) -> Path:
    """Make the wheels of this folder's packages, with what builds them held to its hashes."""
    for member in MEMBERS:
        call_uv(
            "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", folder,
            "--build-constraints", PINS / "all.txt", "--require-hashes", ROOT / member,
        )  # fmt: skip
    return folder


def _fetch(folder: Path) -> None:
    """Bring what is needed into uv's own keeping, each library held to its hash."""
    call_uv("venv", "--quiet", "--python", sys.executable, folder)
    call_uv("pip", "install", "--quiet", "--python", python_of(folder), "--require-hashes", "-r",
            PINS / "program.txt")  # fmt: skip


def _tell_where() -> None:
    place = Path(call_uv("tool", "dir", "--bin").strip())
    program = place / f"m50{EXE}"
    found = shutil.which("m50")
    version = _ask_program("-c", "import m50core; print(m50core.__version__)").strip()
    say(f"m50 {version} is geïnstalleerd: {program}")
    if found and Path(found).resolve() == program.resolve():
        say("Typ `m50` om te beginnen, in welke map u ook bent.")
        return
    if found:
        say(f"Maar wie m50 typt, krijgt een ander programma: {found}.")
        say("Haal dat weg, of typ het hele pad.")
        return
    say(f"Uw terminal kent de map {place} nog niet. Typ één keer `{own_command('path')}`, en open")
    say("daarna een nieuwe terminal. Daar heet het programma m50.")


def _program() -> Path:
    """Return the environment that the program has, or will have."""
    return Path(call_uv("tool", "dir").strip()) / MAIN


def _ask_program(*words: str) -> str:
    python = python_of(_program())
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return call(python, *words, env=env)
