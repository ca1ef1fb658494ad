"""The core's chapters of the manual: in the wheel, or in the checkout that is worked in."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import m50core
from m50core.plan.packaged import packaged_bytes
from m50core.plugins.extensions import Chapter

FILES = {
    "begin": "begin.md",
    "werkwijze": "werkwijze.md",
    "problemen": "problemen.md",
    "opdrachtregel": "opdrachtregel.md",
    "woordenlijst": "glossary.md",
}
"""By name, in the order in which one reads them."""
_LOOKED_UP = "woordenlijst"


def chapters() -> Iterator[Chapter]:
    """Yield the chapters of the manual that come with the core."""
    for name, file in FILES.items():
        yield Chapter(name, file, partial(_text, file), name == _LOOKED_UP)


def _text(file: str) -> str:
    """Return a chapter: a wheel holds it in the package, in a checkout it stands in ``docs``."""
    try:
        content = packaged_bytes("m50core", f"manual/{file}")
    except OSError:
        content = (Path(m50core.__file__).parents[2] / "docs" / file).read_bytes()
    return content.decode("utf-8")
