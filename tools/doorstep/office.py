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
from doorstep.own import asked, fetch, gather, keep, name_of
from doorstep.started import own_command
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
    """Bring this folder up to date where git can, and the program with it; return the exit code."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        say("De nieuwste versie wordt opgehaald …")
        try:
            call("git", "-C", ROOT, "pull", "--quiet", "--ff-only")
        except SetupError as error:
            raise SetupError(
                "De nieuwste versie is niet opgehaald, en er is niets veranderd. "
                f"Dit is wat git erover zegt:\n{error}"
            ) from None
    else:
        say("Deze map is niet met git opgehaald: zet een nieuwe map van m50 in de plaats van deze.")
    # In a process of its own: the code that runs here is that of before.
    return subprocess.run([sys.executable, ROOT / "run.py", "install"], check=False).returncode


def uninstall() -> int:
    """Take the program away; return the exit code. What was kept with it stays."""
    if not is_installed():
        say("m50 is niet geïnstalleerd op deze computer; er is niets veranderd.")
        return 0
    places = _ask_program("-c", _PLACES).splitlines()
    call_uv("tool", "uninstall", "--quiet", MAIN)
    say("m50 is van deze computer gehaald. Uw gegevens en instellingen staan er nog:")
    for place in places:
        say(f"    {place}{'' if Path(place).exists() else '  (daar staat niets)'}")
    say(f"Die kunt u zelf weggooien, net als deze map: {ROOT}")
    return 0


def put_on_path() -> int:
    """Let terminals that are opened later find the program; return the exit code."""
    call_uv("tool", "update-shell")
    say("Open een nieuwe terminal: daar heet het programma m50.")
    return 0


def is_installed() -> bool:
    """Tell whether the program is installed."""
    return any(line.split()[:1] == [MAIN] for line in call_uv("tool", "list").splitlines())


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
