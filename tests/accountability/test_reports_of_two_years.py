"""Every report, while the plans of two years stand side by side."""

from datetime import date, datetime

import pytest

import m50core as m50
from m50core.network.network import ZONE, Network
from m50core.plan.definitions import PlanFile
from m50core.plugins.loader import installed_plugins
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network, plugin
from m50core.testing.core import CORE_REPORTS

PILLARS = [
    "",
    *(entry.name for entry in installed_plugins() if entry.name.startswith("pijler-")),
]
ABOUT = {"uitnodiging": "ALV", "vergaderverslag": "ALV"}
DAYS = [date(2025, 12, 1), date(2026, 3, 10)]

OLD = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Lobbypaper"
due = "Q1 2025"
source = "Plan > 1"
[[goal]]
id = "ruimte-02"
title = "Handboek"
due = "Q2 2025"
source = "Plan > 1"
[[activity]]
id = "ruimte-a01"
title = "Zaal zoeken"
source = "Plan > 1"
[[lobby_line]]
id = "ruimte-l01"
title = "Oude lijn"
source = "Plan > 1"
""")
NEW = definitions(
    """
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-2026-01"
continues = "ruimte-01"
title = "Lobbypaper verder"
due = "Q2 2026"
source = "Plan > 1"
[[goal]]
id = "ruimte-2026-02"
title = "Iets nieuws"
due = "Q2 2026"
source = "Plan > 1"
[[activity]]
id = "ruimte-2026-a01"
continues = "ruimte-a01"
title = "Zaal huren"
source = "Plan > 1"
[[lobby_line]]
id = "ruimte-2026-l01"
continues = "ruimte-l01"
title = "Nieuwe lijn"
source = "Plan > 1"
""",
    year=2026,
)


def both(today: date) -> Network:
    return network(
        plan=[OLD, NEW], plugins={"verslagen": plugin(reports=lambda: CORE_REPORTS)}, today=today
    )


@pytest.mark.parametrize(
    ("today", "period", "there", "not_there"),
    [
        (DAYS[0], "", "Lobbypaper,Handboek,Zaal zoeken", "verder,Iets nieuws,Zaal huren"),
        (DAYS[1], "", "Lobbypaper verder,Handboek,Iets nieuws,Zaal huren", "Zaal zoeken"),
        (DAYS[1], "2026-Q1", "Lobbypaper verder,Handboek,Iets nieuws", "Zaal zoeken"),
        (DAYS[1], "2025-H1", "Lobbypaper,Handboek,Zaal zoeken", "verder,Iets nieuws,Zaal huren"),
        (date(2024, 12, 1), "", "Lobbypaper,Handboek,Zaal zoeken", "verder,Iets nieuws"),
    ],
)
def test_the_progress_report_tells_of_the_plan_that_held_then(
    today: date, period: str, there: str, not_there: str
):
    with both(today) as net:
        text = net.report("voortgang", period=period).markdown.replace("\\", "")
    assert [title for title in there.split(",") if title not in text] == []
    assert [title for title in not_there.split(",") if title in text] == []


@pytest.mark.parametrize(("today", "title"), [(DAYS[0], "Oude lijn"), (DAYS[1], "Nieuwe lijn")])
def test_the_lobby_sheets_are_those_of_the_plan_that_holds(today: date, title: str):
    with both(today) as net:
        text = net.report("lobbyfiche").markdown
        assert text.count("## ") == 1
        assert title in text
        assert "Oude lijn" in net.report("lobbyfiche", period="ruimte-l01").markdown


@pytest.fixture(scope="module")
def next_year() -> list[PlanFile]:
    with m50.open("memory:", today=DAYS[0]) as net:
        return [PlanFile(file.name, file.text) for file in net.next_year(2026).files]


@pytest.mark.sweep
@pytest.mark.parametrize("off", PILLARS)
@pytest.mark.parametrize("today", DAYS)
def test_every_report_can_be_written_in_either_year_with_any_pillar_away(
    next_year: list[PlanFile], today: date, off: str
):
    unit = off.removeprefix("pijler-")
    files = [file for file in next_year if not unit or unit not in file.name]
    parts = {**BUILTINS, "jaarplan-2026": plugin(year_plans=lambda: files)}
    register = Register(parts, disabled=[off])
    clock = datetime(today.year, today.month, today.day, tzinfo=ZONE)
    net = Network(MemoryStore(), register, today=today, who="test", clock=lambda: clock)
    assert net.plan.years == (2025, 2026)
    assert net.definition_errors == ()
    for name in register.reports():
        text = net.report(name, period=ABOUT.get(name, "")).markdown
        assert text.startswith("# ")
        assert ("niet volledig" in text) is bool(off)
