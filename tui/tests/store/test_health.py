"""How the store is doing, on the screen: what is wrong, the backups, copies, repair."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from m50tui.app import M50App
from m50tui.program.main import MainScreen
from m50tui.store.health import HealthScreen, RepairScreen
from m50tui.store.signs import Health, health_page
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.record_list import RecordList

import m50core as m50
from m50core import Backup, Comparison, Sign
from m50core.cli import output
from m50core.cli.main import main
from m50core.network.health import HealthSubject
from m50core.network.network import Network
from m50core.pages import backups_table, copies_table, signs_table
from m50core.plugins.register import Register
from m50core.program.opening import open_network
from m50core.program.plugin import m50_upkeep
from m50core.program.rooms import BUILTINS
from m50core.store.erasure.todo import Job, keep
from m50core.store.files.disk import RealDisk
from m50core.store.folder.folder import FolderStore
from m50core.store.upkeep_protocol import SignStatus, SignSubject
from m50core.testing.builders import network, plugin
from m50core.values.clock import ZONE

WIDE, NARROW = (120, 36), (80, 24)
BROKEN_BACKUP = "000001-20250310-0123456789abcdef.jsonl.gz"


def opened(folder: Path, who: str = "secretariaat") -> Network:
    store = FolderStore(folder, salt=lambda: "0" * 16)
    return network(plugins={"upkeep": plugin(upkeep=m50_upkeep)}, store=store, who=who)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two commits here; a copy that has the first and two of its own."""
    here, there = tmp_path / "net", tmp_path / "elders"
    with opened(here) as net:
        with net.commit("Samen") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        there.mkdir()
        for file in here.iterdir():
            (there / file.name).write_bytes(file.read_bytes())
        with net.commit("Alleen hier") as commit:
            commit.add(m50.ActionItem(title="Koffie"))
    with opened(there, "Piet [/]") as net:
        for title in ("Thee", "Koek"):
            with net.commit(f"Erbij: {title}") as commit:
                commit.add(m50.ActionItem(title=title))
    (here / "log-LAPTOP.jsonl").write_bytes((there / "log.jsonl").read_bytes())
    return here


async def settled(app: M50App, pilot) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def preview(app: M50App) -> str:
    return str(app.screen.query_one("#health-text").render())


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_what_is_wrong_and_what_can_be_done_stands_on_one_page(
    folder: Path,
    size,
    check_snapshot: Callable[[M50App, str], None],
    monkeypatch: pytest.MonkeyPatch,
):
    (folder / "backups" / BROKEN_BACKUP).write_bytes(b"stuk")
    monkeypatch.chdir(folder.parent)  # where it lies is told too, and is another place each time
    with opened(Path(folder.name)) as net:
        (folder / "m50.json").write_bytes(b"")
        app = M50App(net)
        async with app.run_test(size=size) as pilot:
            await pilot.press("6", "slash", *"gezondheid", "enter", "enter")
            await settled(app, pilot)
            assert isinstance(app.screen, HealthScreen)
            await pilot.press("down")
            await pilot.pause()
            check_snapshot(app, f"health-{size[0]}x{size[1]}")


def unfinished(folder: Path) -> None:
    """Leave behind what an erasure does that is broken off, and one that still waits."""
    when = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
    keep(RealDisk(), folder, Job("persoon-1", 1, when, "Jan", "Gewist"))
    waits = {"backups/oud.gz": "beschadigd"}
    keep(RealDisk(), folder, Job("persoon-2", 1, when, "Jan", "Gewist", wiped=True, files=waits))


LABELS = {one.value: one.label for one in (*SignStatus, *SignSubject, *HealthSubject)}


async def test_the_screen_tells_every_sign_of_the_doctor_in_the_same_words_with_its_own_keys(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def broken() -> None:
        raise RuntimeError("kapot bij het laden")

    entry = SimpleNamespace(
        name="pijler-stuk", value="stuk", distribution="", version="", load=broken
    )
    register = Register(BUILTINS, found=[entry])
    monkeypatch.setattr("m50core.cli.context.Context.register", register)
    (folder / "backups" / BROKEN_BACKUP).write_bytes(b"stuk")
    with open_network(folder, register=register) as net:
        unfinished(folder)
        app = M50App(net)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("D")
            await settled(app, pilot)
            rows = [row.cells for row in app.screen.query_one(RecordList).page.rows]
        assert main(["--network", str(folder), "doctor", "--json"]) in (4, 5)
    shown = {(cells[0].casefold(), *cells[1:]) for cells in rows}
    told = [
        (LABELS[one["status"]], LABELS[one["subject"]], on_screen(one["text"]))
        for one in json.loads(capsys.readouterr().out)["items"]
    ]
    # Opening it finishes what was broken off, so there is a change more by now.
    assert [one for one in told if one not in shown and one[1] != "gegevens"] == []
    assert {"gegevens", "jaarplan"} <= {cells[1] for cells in rows if len(cells) == 3}
    words = "\n".join(text for _, _, text in told)
    assert "kapot bij het laden" in words
    assert "Het wissen van persoon-1 is afgebroken" in words
    assert "backups/oud.gz (beschadigd)" in words


async def test_a_copy_tells_who_did_what_only_there_and_only_here(folder: Path):
    with opened(folder) as net:
        app = M50App(net)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("D")
            await settled(app, pilot)
            shown = app.screen.query_one(RecordList)
            while shown.current and shown.current.cells[1] != "log-LAPTOP.jsonl":
                await pilot.press("down")
            await pilot.pause()
            text = preview(app)
            assert "Alleen daar (2)" in text
            assert "Piet [/]: Erbij: Thee" in text
            assert "Alleen hier (1)" in text
            assert "secretariaat: Alleen hier" in text
            assert "Samen" not in text


async def test_a_repair_is_shown_first_and_enter_does_not_start_it(
    folder: Path, check_snapshot: Callable[[M50App, str], None]
):
    with opened(folder) as net:
        mark = (folder / "m50.json").read_bytes()
        (folder / "m50.json").write_bytes(b"")
        app = M50App(net)
        async with app.run_test(size=NARROW) as pilot:
            await pilot.press("D")
            await settled(app, pilot)
            await pilot.press("r")
            await pilot.pause()
            check_snapshot(app, "repair-80x24")
            await pilot.press("enter", "r", "space")
            await pilot.pause()
            assert isinstance(app.screen, RepairScreen)
            await pilot.press("escape")
            await settled(app, pilot)
            assert (folder / "m50.json").read_bytes() == b""
            await pilot.press("r", "j")
            await settled(app, pilot)
            assert (folder / "m50.json").read_bytes() == mark
            assert "0 fout" in app.screen.query_one(RecordList)._page.rows[0].cells[0]


async def test_a_backup_is_a_key_away_from_every_list(folder: Path, screen_text):
    for old in (folder / "backups").iterdir():
        old.unlink()
    with opened(folder) as net:
        app = M50App(net)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.press("B")
            await settled(app, pilot)
            await pilot.pause(0.3)
            assert "tot en met wijziging 2" in screen_text(app)
            assert len(list((folder / "backups").iterdir())) == 1


async def test_where_nothing_can_be_looked_after_the_page_says_so(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("D")
        await settled(app, pilot)
        assert "zijn er geen reservekopieën en valt er niets te herstellen" in preview(app)
        await pilot.press("r")
        await pilot.pause(0.3)
        assert "niets wat m50 zelf kan herstellen" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


async def test_what_the_store_found_is_told_at_the_start(folder: Path, screen_text):
    with opened(folder) as net:
        app = M50App(net)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.pause(0.3)
            assert "log-LAPTOP.jsonl" in screen_text(app)


async def test_the_palette_repairs_on_the_page_and_backs_up_anywhere(net: Network):
    from m50tui.program.palette import M50Commands

    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        here = [label for label, _, _ in M50Commands(app.screen)._actions()]
        assert "reservekopie  (B)" in here
        assert "herstel  (r)" not in here
        await pilot.press("D")
        await settled(app, pilot)
        there = [label for label, _, _ in M50Commands(app.screen)._actions()]
        assert "herstel  (r)" in there


def test_the_screen_shows_the_cells_that_the_command_line_draws(capsys):
    when = datetime(2025, 3, 11, 9, 41, tzinfo=ZONE)
    backups = (Backup("a.jsonl", when, 3, 512), Backup("b.jsonl", when, 2, 9, "beschadigd"))
    copies = (Comparison("log (kopie).jsonl", 2, (), ()),)
    signs = (Sign(SignStatus.wrong, SignSubject.log, "stuk", "repareren", "één wijziging"),)
    page = health_page(Health(signs, backups, copies), ())
    shown = [tuple(cell.casefold() for cell in row.cells) for row in page.rows if not row.heading]
    tables = (signs_table(signs), backups_table(backups), copies_table(copies))
    assert shown == [
        tuple(text.casefold() for text in row.texts) for table in tables for row in table.rows
    ]
    output.lines(tables)
    told = capsys.readouterr().out
    for table in tables:
        for row in table.rows:
            assert all(text in told for text in (*row.texts, *row.notes)), row
