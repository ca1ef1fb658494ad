"""Draw the pictures of the documents: the screen as on 11 March 2025, with the real plan.

``docs/tui.svg`` is the screen Vandaag; ``docs/op-weg-*.svg`` are the steps of ``docs/begin.md``.
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from m50tui.app import M50App

from m50core.program.opening import open_network

DOCS = Path(__file__).resolve().parent.parent / "docs"
DAY = date(2025, 3, 11)
WIDE, SMALL = (120, 36), (80, 24)
STEPS = (("down",), ("p", *"16 mei"), ("ctrl+s",))
"""What is typed before each picture of the steps: choose, give a day, keep it."""


def pictures() -> Mapping[str, str]:
    """Return each picture by the name of its file."""
    before = {name: os.environ.get(name) for name in ("M50_CONFIG", "NO_COLOR")}
    with tempfile.TemporaryDirectory() as folder:
        # What whoever draws set for themselves isn't in the picture.
        os.environ["M50_CONFIG"] = folder
        os.environ.pop("NO_COLOR", None)
        try:
            (today,) = asyncio.run(_draw(WIDE, ((),)))
            steps = asyncio.run(_draw(SMALL, STEPS))
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value
    return {"tui.svg": today} | {f"op-weg-{n}.svg": one for n, one in enumerate(steps, 1)}


async def _draw(size: tuple[int, int], steps: tuple[tuple[str, ...], ...]) -> list[str]:
    drawn = []
    with open_network("memory:", today=DAY, who="secretariaat") as net:
        app = M50App(net)
        async with app.run_test(size=size) as pilot:
            for keys in steps:
                await _rest(app)
                for key in keys:
                    await pilot.press(key)
                    await _rest(app)
                app.make_room()
                await _rest(app)
                drawn.append(plain(app.export_screenshot(title="M50")))
    return drawn


async def _rest(app: M50App) -> None:
    """Wait until all that was typed has had its effect, and is drawn."""
    for _ in range(3):
        await asyncio.sleep(0.05)
        while app.first.still or not app.turns.at_rest:
            await asyncio.sleep(0.01)


def plain(picture: str) -> str:
    """Return a picture without the font that it would fetch from elsewhere, and what is chance."""
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"<!--.*?-->\s*", "", picture, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal-m50", picture)


def main() -> int:
    """Write the pictures."""
    for name, picture in pictures().items():
        (DOCS / name).write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
