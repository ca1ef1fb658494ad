"""Draw the screen Vandaag as on 11 March 2025 to docs/tui.svg."""

import asyncio
import re
import sys
from datetime import date
from pathlib import Path

from m50tui.app import M50App

from m50core.program.opening import open_network

TARGET = Path(__file__).resolve().parent.parent / "docs" / "tui.svg"


async def draw() -> str:
    """Return the picture, without the font that it would fetch from elsewhere."""
    with open_network("memory:", today=date(2025, 3, 11), who="secretariaat") as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            picture = app.export_screenshot(title="M50")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"<!--.*?-->\s*", "", picture, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal-m50", picture)


if __name__ == "__main__":
    TARGET.write_text(asyncio.run(draw()), "utf-8")
    sys.exit(0)
