"""Proof is checked and approved on the screen with one key a step."""

from datetime import date

from m50tui.app import M50App
from m50tui.records.detail import DetailScreen

import m50core as m50
from m50core.testing.builders import network

NOTE = m50.Progress(id="voortgang-1", title="Concept", about="doel-1", on=date(2025, 3, 4))


async def test_one_key_checks_and_then_approves_and_then_says_that_it_is_done(rest, screen_text):
    with network(m50.Goal(id="doel-1", title="Handboek"), NOTE) as net:
        app = M50App(net)
        async with app.run_test(size=(80, 24)) as pilot:
            app.push_screen(DetailScreen(net, "voortgang-1"))
            await rest(app)
            assert "a akkoord" in screen_text(app)
            for status in ("checked", "approved", "approved"):
                await pilot.press("a")
                await rest(app)
                assert net["voortgang-1"].status == status
            assert [commit.why for commit in net.log()[-2:]] == [
                "Gecontroleerd: Concept",
                "Goedgekeurd: Concept",
            ]
            app.push_screen(DetailScreen(net, "doel-1"))
            await rest(app)
            assert "a akkoord" not in screen_text(app)
