"""The pins: versions in pyproject.toml, hashes in ``constraints/``; no address of an index."""

import re
import sys
from pathlib import Path

from doorstep.folder import PINS, ROOT
from doorstep.uv import call_uv

_BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)
ALL, PROGRAM = PINS / "all.txt", PINS / "program.txt"
"""What developing m50 needs, and what using it does."""


def pin() -> int:
    """Resolve anew and write the pins; return the exit code."""
    pyproject = ROOT / "pyproject.toml"
    text = pyproject.read_text("utf-8")
    pyproject.write_text(_BLOCK.sub("constraint-dependencies = [\n]\n", text), "utf-8")
    call_uv("lock", "--upgrade", "--python", sys.executable)
    _export(ALL, "--all-groups", "--all-extras")
    _export(PROGRAM, "--no-default-groups")
    pins = re.findall(r"^([A-Za-z0-9._-]+==[^ ;\\]+)", ALL.read_text("utf-8"), re.MULTILINE)
    lines = "".join(f'    "{one}",\n' for one in sorted(pins))
    pyproject.write_text(_BLOCK.sub(f"constraint-dependencies = [\n{lines}]\n", text), "utf-8")
    _pin_alone(PINS / "bootstrap.txt", f"uv=={call_uv('--version').split()[1]}")
    _pin_alone(PINS / "bundle.txt", "pip")
    return 0


def _export(path: Path, *which: str) -> None:
    call_uv("export", "--quiet", "--frozen", "--format", "requirements-txt", "--no-header",
            "--no-annotate", "--all-packages", *which, "--no-emit-workspace", "--output-file",
            path)  # fmt: skip


def _pin_alone(path: Path, wanted: str) -> None:
    asked = path.with_suffix(".in")
    try:
        asked.write_text(f"{wanted}\n", "utf-8")
        found = call_uv("pip", "compile", "--quiet", "--generate-hashes", "--no-header",
                        "--no-annotate", asked)  # fmt: skip
    finally:
        asked.unlink(missing_ok=True)
    path.write_text(found, "utf-8")
