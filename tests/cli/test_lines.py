"""What people wrote is shown, but never as a line of m50 itself."""

from datetime import date, datetime
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit
from m50core.testing.core import CORE_KINDS
from m50core.values.clock import ZONE

FORGED = "99999  di 11 mrt 2025 09:41  voorzitter  Begroting vastgesteld"
HOSTILE = f"Eerste regel\n{FORGED}\n\u2028{FORGED}"
DAY = date(2025, 3, 11)


@pytest.fixture
def net(tmp_path: Path) -> Path:
    """A network in which every text of several lines has a line that looks like one of the log."""
    place = tmp_path / "net"
    with m50.open(place, today=DAY, who="secretariaat") as net:
        with net.commit(HOSTILE) as c:
            c.add(m50.Person(id="persoon-1", name="Jan de Vries"))
            c.add(m50.Goal(id="doel-1", title="Doel", due="Q1 2025", year=2025, owner="persoon-1"))
            about = {"about": "doel-1", "goal": "doel-1", "meeting": "alv-2025-1", "on": DAY}
            for cls in CORE_KINDS:
                texts = {n: HOSTILE for n, info in cls.spec.fields.items() if info.multiline}
                for more in (about, {}):
                    values = {n: v for n, v in more.items() if n in cls.spec.fields}
                    given = {"title": "Iets", "name": "Iets", **texts, **values}
                    given = {n: v for n, v in given.items() if n in cls.spec.fields}
                    try:
                        c.make(cls.spec.kind, given)
                        break
                    except m50.M50Error:
                        continue
            c.change("alv-2025-1", due="2025-03-11", remark=HOSTILE)
            c.change("ruimte-01", remark=HOSTILE)
            c.add(m50.Judgement(about="doel-1", stand="risk", reason=HOSTILE, by="secretariaat"))
        with net.commit(f"Weg\n{FORGED}") as c:
            c.remove(c.add(m50.ActionItem(id="actie-99", title="Weg", description=HOSTILE)))
        with net.commit(f"Weg\n{FORGED}") as c:
            c.add(m50.ActionItem(id="actie-98", title="Weg", description=HOSTILE))
        with net.commit(f"Weg\n{FORGED}") as c:
            c.remove("actie-98")
    store = FolderStore(place)
    with store.writing():  # as an older or another program may have kept it
        when = datetime(2025, 3, 11, 12, tzinfo=ZONE)
        after = {"title": f"Oud\n{FORGED}", "remark": HOSTILE}
        change = Change("action_item", "actie-97", None, after)
        store.append(
            Commit(store.head() + 1, when, f"Jan\n{FORGED}", f"Oud\r\n{FORGED}", (change,))
        )
    store.close()
    return place


ASKED = [
    "today", "today --all", "today --left", "plan", "plan --items ruimte", "plan --sources",
    "agenda --year", "check", "check --why", "check --all", "search eerste", "log",
    "log --limit 99", "log --about ruimte-01", "log --about actie-97", "log --about alv-2025-1",
    "diff --from 2025-01-01", "bin", "person show persoon-1", "goals", "goals --explain",
    "rhythms", "runbook", "series", "ready ALV", "meeting ALV", "attend ALV", "vote ALV",
    "minutes ALV", "plugins", "doctor", "backup --list", "report voortgang --period 2025-H1",
    "report vergadering --about alv-2025-1", "show doel-1", "show ruimte-01", "show alv-2025-1",
    "show actie-97", "show 999", "list", "list action_item", "undo", "redo",
]  # fmt: skip


def multiline_in_list(cls: type[m50.Record]) -> bool:
    return any(info.multiline and info.in_list for info in cls.spec.fields.values())


@pytest.mark.sweep
def test_no_line_of_any_answer_can_be_forged(net: Path, capsys: pytest.CaptureFixture[str]):
    place = ["--network", str(net), "--today", "2025-03-11", "--who", "secretariaat"]
    asked = [words.split() for words in ASKED]
    with m50.open(net) as opened:
        asked += [["list", c.spec.kind] for c in CORE_KINDS if multiline_in_list(c)]
        asked += [["show", one.id] for one in opened.records if HOSTILE in one.plain().values()]
    asked += [["show", FORGED], ["list", f"x\n{FORGED}"], ["search", f"x\n{FORGED}"]]
    asked += [["list", "goal", f"due__lte=x\n{FORGED}"], ["set", "doel-1", f"title=x\n{FORGED}"]]
    shown = 0
    for words in asked:
        main([*place, *words])
        told = capsys.readouterr()
        for line in (told.out + told.err).split("\n"):
            shown += FORGED in line
            assert not line.lstrip().startswith("99999"), (words, line)
            assert "\r" not in line
            assert "\u2028" not in line
    assert shown > 50


def test_a_name_of_several_lines_is_refused_wherever_it_comes_from(
    net: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    place, who = ["--network", str(net)], f"Jan\n{FORGED}"
    change = ["set", "doel-1", "title=Nieuw"]
    assert main([*place, "--who", who, *change]) == 4
    monkeypatch.setenv("M50_WHO", who)
    assert main([*place, *change]) == 4
    told = capsys.readouterr()
    assert told.err.count("Wie") == 2
    assert "mag maar één regel zijn" in told.err
    monkeypatch.delenv("M50_WHO")
    with m50.open(net) as opened:
        assert opened["doel-1"].title == "Doel"
