"""Pillars that an office made itself: installed with the program, and again with its next version.

The wheel of each is kept with the program, so that what it was made from may be gone by then.
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from doorstep.folder import PACKAGES, PINS, SetupError, UnknownWordError, python_of
from doorstep.started import own_command
from doorstep.uv import call_uv

_KEPT = "m50-own"
_USE = "install --with MAP"


def asked(words: Sequence[str]) -> tuple[list[Path], set[str]]:
    """Return the folders or wheels that are to come, and the names that are to go.

    SetupError, in a sentence, for what isn't there or can't be.
    """
    coming, going = list[Path](), set[str]()
    rest = iter(words)
    for word in rest:
        given = next(rest, None)
        if word not in ("--with", "--without") or given is None:
            raise UnknownWordError(
                f"`{own_command('install')}` kent “{word}” niet, of er hoort iets achter. Een "
                f"uitbreiding van uzelf erbij: `{own_command(_USE)}`; die weer weg: "
                f"`{own_command('install --without NAAM')}`."
            )
        if word == "--without":
            going.add(_plain(given))
            continue
        path = Path(given).expanduser().resolve()
        if (
            not (path.suffix == ".whl" and path.is_file())
            and not (path / "pyproject.toml").exists()
        ):
            raise SetupError(
                f"In {path} staat geen uitbreiding: verwacht wordt een map met pyproject.toml, of "
                "een .whl-bestand. Er is niets veranderd."
            )
        coming.append(path)
    return coming, going


def gather(words: Sequence[str], program: Path, folder: Path) -> list[Path]:
    """Bring together the wheels of own pillars in a folder: those asked for, and those kept.

    ``program``: the environment of the program that is installed, or will be.
    """
    coming, going = asked(words)
    folder.mkdir()
    for path in coming:
        if path.suffix == ".whl":
            shutil.copy2(path, folder)
        else:
            call_uv("build", "--quiet", "--wheel", "--out-dir", folder, path)
    wheels = {name_of(wheel): wheel for wheel in sorted(folder.glob("*.whl"))}
    kept = {name_of(wheel): wheel for wheel in sorted((program / _KEPT).glob("*.whl"))}
    if strange := going - set(kept):
        raise SetupError(
            f"Er is geen eigen uitbreiding die {', '.join(sorted(strange))} heet. Wel: "
            f"{', '.join(kept) or 'geen enkele'}. Er is niets veranderd."
        )
    if taken := set(wheels) & set(PACKAGES):
        raise SetupError(f"{', '.join(taken)} hoort bij m50 zelf. Er is niets veranderd.")
    for name, wheel in kept.items():
        if name not in wheels and name not in going:
            wheels[name] = Path(shutil.copy2(wheel, folder))
    return list(wheels.values())


def fetch(wheels: Iterable[Path], environment: Path, links: Path) -> None:
    """Bring what own pillars need besides into uv's own keeping, by way of an environment."""
    for wheel in wheels:
        call_uv("pip", "install", "--quiet", "--python", python_of(environment), "--constraints",
                PINS / "program.txt", "--find-links", links, wheel)  # fmt: skip


def keep(wheels: Iterable[Path], program: Path) -> None:
    """Keep the wheels of own pillars with the program, for the next time it is installed."""
    (program / _KEPT).mkdir(exist_ok=True)
    for wheel in wheels:
        shutil.copy2(wheel, program / _KEPT)


def name_of(wheel: Path) -> str:
    """Return the name of the distribution that a wheel holds."""
    return _plain(wheel.name.split("-")[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
