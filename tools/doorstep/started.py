"""How this was started, and so what a person types to give it another word, from where they are."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from doorstep.folder import ROOT

TOLD = "M50_STARTED"
"""The variable that m50 reads it from (``m50core.started``)."""
WINDOWS = os.name == "nt"
BESIDE = "M50_TYPED_AS"
"""The variable in which the ``m50`` beside ``run.py`` tells how it was called itself."""


AGAIN = "M50_RUN_AGAIN"
"""The variable in which ``run.py`` tells another ``run.py`` how it was started itself."""


def own_command(word: str) -> str:
    """Return what a person types to give ``run.py`` a word."""
    return f"{run_py()} {word}"


def anywhere(word: str) -> str:
    """Return what a person types to give a word to the ``run.py`` of another folder, when in it."""
    return f"{'py' if WINDOWS else 'python3'} run.py {word}"


def told_to_m50(words: list[str], env: Mapping[str, str]) -> dict[str, str]:
    """Return what the m50 of these words is told of how it was started; only m50 is."""
    return {TOLD: m50_command(env)} if words[:1] == ["m50"] else {}


def m50_command(env: Mapping[str, str]) -> str:
    """Return what a person types before the words of m50 itself."""
    called = env.get(BESIDE, "")
    if called and not WINDOWS:
        return _beside(called)
    if called and _is_here():
        return ".\\m50"
    return f"{run_py()} m50"


def for_shell(word: str) -> str:
    """Return one word as the shell takes it for one."""
    if WINDOWS:
        return f'"{word}"' if any(sign in word for sign in " &()^;,'=") else word
    return shlex.quote(word)


def _beside(called: str) -> str:
    """Return what one types for the ``m50`` beside ``run.py``, which a shell called so."""
    found = shutil.which("m50") if Path(called).is_absolute() else None
    if found and Path(found).samefile(called):
        return "m50"
    return for_shell(called) if "/" in called else f"sh {for_shell(called)}"


def run_py() -> str:
    """Return what a person types before a word of ``run.py``."""
    if again := os.environ.get(AGAIN):
        return again
    typed = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv)]
    script = "run.py" if _is_here() else sys.argv[0]
    # The launcher ``py`` doesn't tell that it was asked.
    python = "py" if WINDOWS else _name_of(typed[0])
    return " ".join(for_shell(word) for word in (python, *typed[1:], script))


def _name_of(python: str) -> str:
    """Return a Python by the name that the shell knows it by; pyenv starts one by its place."""
    name = Path(python).name
    if python == name:
        return name
    found = shutil.which(name)
    if found and ("shims" in Path(found).parts or Path(found).samefile(python)):
        return name
    return python


def _is_here() -> bool:
    """Tell whether a person is in this folder."""
    try:
        return Path.cwd() == ROOT
    except OSError:
        return False
