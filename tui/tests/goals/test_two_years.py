"""Plans of two years on the screen."""

from m50tui.app import M50App

from m50core.network.network import Network
from m50core.testing.builders import ONE_GOAL, definitions, network

NEXT = definitions(
    """
[[goal]]
id = "ruimte-2026-07"
continues = "ruimte-07"
title = "Verder praten"
source = "Plan"
""",
    year=2026,
)


async def shown(net: Network, screen_text, *keys: str) -> str:
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return screen_text(app)


async def test_a_list_with_goals_of_two_years_says_of_each_of_which_it_is(screen_text):
    with network(plan=[ONE_GOAL]) as net:
        lines = (await shown(net, screen_text, "2")).splitlines()
    assert not any("Wanneer" in line and "Jaar" in line for line in lines)
    with network(plan=[ONE_GOAL, NEXT]) as net:
        lines = (await shown(net, screen_text, "2")).splitlines()
    assert any("Wanneer" in line and "Jaar" in line for line in lines)
    assert any("Verder praten" in line and "2026" in line for line in lines)
    assert any("Gesprekken met woordvoerders" in line and "2025" in line for line in lines)


async def test_a_goal_leads_to_what_it_continues(screen_text):
    with network(plan=[ONE_GOAL, NEXT]) as net:
        detail = await shown(net, screen_text, "2", "slash", *"verder", "enter", "enter")
    assert "Vervolg op" in detail
    assert "Gesprekken met woordvoerders" in detail
