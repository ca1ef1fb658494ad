"""All of m50 in one folder, and that as a zip, for a computer without network.

It is for the system and the Python that it was made with. On the other computer it works as this
folder does: ``run.py m50``, ``run.py install``.
"""

import platform
import shutil
import sys
import tempfile
from pathlib import Path

from doorstep.folder import PINS, ROOT, SetupError, call, python_of, say
from doorstep.office import build
from doorstep.started import anywhere, own_command
from doorstep.uv import call_uv

BROUGHT = (
    "run.py",
    "m50",
    "m50.cmd",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "constraints",
    "tools/doorstep",
    "docs",
)
DOWNLOADED = ("program.txt", "bootstrap.txt")


def bundle(words: list[str]) -> int:
    """Make the folder and its zip in the folder that is named, or here; return the exit code."""
    target = Path(words[0]) if words else ROOT / "dist"
    python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    name = f"m50-{platform.system()}-{platform.machine()}-{python}".lower()
    if (target / name).exists() or (target / f"{name}.zip").exists():
        raise SetupError(
            f"In {target} staat al een bundel die {name} heet. Haal die weg, of noem een andere "
            f"map: `{own_command('bundle MAP')}`."
        )
    say("De bundel wordt gemaakt …")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / name
        for each in BROUGHT:
            _copy(ROOT / each, made / each)
        build(made / "wheels")
        _download(Path(folder) / "pip", made / "wheels")
        zipped = shutil.make_archive(str(Path(folder) / "zip"), "zip", folder, name)
        target.mkdir(parents=True, exist_ok=True)
        shutil.move(zipped, target / f"{name}.zip")
        shutil.move(made, target / name)
    say(f"De bundel staat in {target / name}, en als één bestand in {target / name}.zip.")
    say(f"Zet die map op de andere computer en typ daar `{anywhere('install')}`.")
    return 0


def _copy(source: Path, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, goal, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, goal)


def _download(environment: Path, wheels: Path) -> None:
    """Download each library as a wheel, held to its hash; uv can't, pip can."""
    call_uv("venv", "--quiet", "--python", sys.executable, environment)
    call_uv("pip", "install", "--quiet", "--python", python_of(environment), "--require-hashes",
            "-r", PINS / "bundle.txt")  # fmt: skip
    for pins in DOWNLOADED:
        call(python_of(environment), "-m", "pip", "download", "--quiet", "--require-hashes",
             "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--dest", wheels,
             "-r", PINS / pins)  # fmt: skip
