"""The list of rhythms, under Meer."""

from m50tui.app import M50App

import m50core as m50
from m50core.network.network import Network


async def test_meer_lists_the_rhythms_with_the_last_day_for_the_next(net: Network, screen_text):
    with net.commit("Ritme") as commit:
        commit.add(m50.Rhythm(id="ritme-a", title="[b]Gesprek[/b]", cadence="per kwartaal"))
        commit.add(m50.Document(title="Verslag", on="2025-01-20", goal="ritme-a"))
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("6", "slash", *"ritmes", "enter", "enter")
        await pilot.pause()
        shown = screen_text(app)
    assert "[b]Gesprek[/b]" in shown
    assert "ma 20 jan 2025" in shown
    assert "ma 30 jun 2025" in shown
