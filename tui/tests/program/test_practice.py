"""Whoever practises sees so above every list; whoever doesn't, doesn't."""

import pytest
from m50tui.app import M50App

import m50core as m50
from m50core.testing.builders import DAY, practice


@pytest.mark.parametrize("practising", [True, False])
async def test_a_network_to_practise_with_says_so_in_its_header(screen_text, practising: bool):
    with practice() if practising else m50.open("memory:", today=DAY) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            first = screen_text(app).splitlines()[0]
            assert ("dinsdag 11 maart 2025" in first, "oefennetwerk" in first) == (True, practising)
