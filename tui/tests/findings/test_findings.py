"""The findings: set aside with a reason, told apart, and the plan held against its own needs."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.findings.lists import FindingRow, check_page
from m50tui.forms.ask import AskScreen
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import FINDING_KEYS
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.record_list import RecordList

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_RULES as RULES

WIDE, NARROW = (120, 36), (80, 24)
PILLARS = (m50.Pillar(id="p1", title="Ruimte"), m50.Pillar(id="p2", title="Sociaal"))
ASIDE = [*"20 maart 2025"]


def story() -> Network:
    """Two pillars without a vice-chair, and a goal that tells too little."""
    goal = m50.Goal(id="doel-1", title="Meer geld", pillar="p1")
    rules = {"regels": plugin(rules=lambda: RULES)}
    return network(*PILLARS, goal, plugins=rules, today=date(2025, 3, 11))


def shown(app: M50App) -> list[str]:
    return [" ".join(row.cells) for row in app.screen.query_one("#list", RecordList).page.rows]


def footer(app: M50App) -> str:
    return str(app.screen.query_one("#list-keys", M50Footer).render())


async def at_check(pilot, app: M50App, wanted: str = "M50-006") -> RecordList:
    await app.screen.run_action("page('check')")
    await pilot.pause()
    found = app.screen.query_one("#list", RecordList)
    for _ in found.page.rows:
        if found.current and found.current.cells[0] == wanted:
            if found.current.opens:
                await pilot.press("enter", "down")
            return found
        await pilot.press("down")
    raise AssertionError(wanted)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_finding_is_set_aside_with_a_reason_told_apart_and_brought_back(size, screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        found = await at_check(pilot, app)
        count, record = found.count, found.current.finding.record
        assert "l terzijde" in footer(app)
        await pilot.press("l")
        assert isinstance(app.screen, AskScreen)
        await pilot.press(*ASIDE, "enter", *"nog even", "ctrl+s")
        await pilot.pause()
        (kept,) = net.collection("suppression")
        assert (kept.code, kept.about, kept.by) == ("M50-006", record, net.who)
        assert found.count == count - 1
        assert "Terzijde gelegd (1)" in shown(app)
        assert "t/m do 20 mrt 2025: nog even" in shown(app)[-1]
        assert "1 terzijde gelegd" in screen_text(app)
        await pilot.press("end", "l", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert app.screen.record_id == kept.id
        await pilot.press("escape", "u")
        await pilot.pause()
        assert found.count == count
        assert "Terzijde gelegd (1)" not in shown(app)


async def test_many_of_one_cause_are_a_line_that_opens_and_are_found_while_folded(
    rest, screen_text
):
    goals = [m50.Goal(id=f"g{n}", title=f"Doel {n}") for n in range(3)]
    rules = {"regels": plugin(rules=lambda: RULES)}
    app = M50App(network(*goals, plugins=rules, today=date(2025, 3, 11)))
    async with app.run_test(size=WIDE) as pilot:
        await app.screen.run_action("page('check')")
        await rest(app)
        found = app.screen.query_one("#list", RecordList)
        assert "+ 3 doelen zonder trekker" in screen_text(app)
        assert "Het doel “Doel 1”" not in screen_text(app)
        total = found.count
        while not (found.current and found.current.opens == "M50-001"):
            await pilot.press("down")
        await pilot.press("enter")
        await rest(app)
        assert "Het doel “Doel 1” heeft geen trekker." in screen_text(app)
        assert found.count == total
        assert found.current.opens == "M50-001", "one stays on the line"
        await pilot.press("enter")
        await rest(app)
        assert "Het doel “Doel 1”" not in screen_text(app)
        await pilot.press("slash", *"doel 2")
        await rest(app)
        assert "Het doel “Doel 2” heeft geen trekker." in screen_text(app)
        assert found.count == 1


async def test_the_screen_lists_the_findings_in_the_order_of_the_command_line():
    with m50.open("memory:", today=date(2025, 3, 11), who="secretariaat") as net:
        causes = net.causes(net.check())
        rows = [row.finding for row in check_page(net).rows if isinstance(row, FindingRow)]
        told = {cause.code for cause in causes}
    natures = list(m50.FindingNature)
    places = [
        (natures.index(one.nature), one.severity.place)
        for one in rows
        if one.severity is not m50.Severity.note
    ]
    assert places == sorted(places)
    assert {one.code for one in rows} == told


async def test_a_day_that_is_over_or_no_reason_sets_nothing_aside(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await at_check(pilot, app)
        await pilot.press("l", *"10 maart 2025", "tab", *"nog even", "ctrl+s")
        await pilot.pause()
        assert "al voorbij" in screen_text(app)
        assert not len(net.collection("suppression"))


async def test_what_the_plan_itself_lacks_has_a_list_of_its_own():
    app = M50App(story())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "down", "enter")
        await pilot.pause()
        codes = {one.code for one in app.net.check(plan=True)}
        assert codes
        assert codes <= {line.split()[0] for line in shown(app)}


async def test_only_keys_that_can_do_something_are_at_the_bottom():
    app = M50App(story())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert "n nieuw" not in footer(app)
        assert "e wijzig" not in footer(app)
        await pilot.press("slash")
        await pilot.pause()
        assert "enter naar de lijst" in footer(app)
        assert "u ongedaan" not in footer(app)
        await pilot.press("escape", "2")
        await pilot.pause()
        assert "n nieuw" in footer(app)
        assert all(key.label not in footer(app) for key in FINDING_KEYS)


async def test_a_key_is_never_cut_in_half_and_help_always_stays():
    app = M50App(story())
    async with app.run_test(size=NARROW) as pilot:
        for tab in "12356":
            await pilot.press(tab)
            await pilot.pause()
            shown = [one for one in app.screen.query(M50Footer) if one.region.width]
            assert all(one.region.x + p.end <= NARROW[0] for one in shown for p in one.places)
            assert any("F1" in p.text for one in shown for p in one.places)
