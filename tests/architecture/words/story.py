"""A day with m50, told in values alone: python story.py FOLDER PART [marked] → JSON of its outcome.

Nothing here looks at a text that the program owns: ids, statuses, codes, exit codes, how many of
what, and what a repair did.
"""

import asyncio
import contextlib
import io
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TODAY = "2025-03-11"
KEYS = {
    "id", "record", "kind", "status", "code", "severity", "until", "due", "number", "fate", "stand",
    "subject", "repair", "start", "end", "exact", "changes", "field", "sort", "shared", "only_here",
    "only_there", "version", "set", "on", "about", "meeting", "decision", "owner", "person",
    "earliest", "latest", "name", "nature", "plugin", "title",
}  # fmt: skip
"""Of an answer: what is told by a value."""
AS_READ = {"data"}
"""What a template writes for a person: how much there is of it, is told."""
OWN_TITLES = re.compile(r"Zaal [A-Z0-9]|ALV (X|vroeg|laat)|Voorstel X|Overleg|Heidag|Brief")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:u1
SUMMARY:Overleg
DTSTART:20250325T090000Z
END:VEVENT
BEGIN:VEVENT
UID:u2
SUMMARY:Heidag
DTSTART;VALUE=DATE:20250326
DTEND;VALUE=DATE:20250328
END:VEVENT
BEGIN:VTODO
UID:u3
END:VTODO
BEGIN:VEVENT
UID:u4
DTSTART:gisteren
END:VEVENT
END:VCALENDAR
"""
TABLES = {
    "goed.csv": "kind,title,due\naction_item,Zaal B,2025-05-01\naction_item,Zaal C,over 2 weken\n",
    "fout.csv": "kind,title,due\naction_item,Zaal D,ooit\n",
    "vreemd.csv": "kind,title,kleur\naction_item,Zaal E,rood\n",
    "plan.toml": "[plan]\nyear = 2025\n[[goal]]\nid = 'x'\n",
}


def only_values(answer: Any, key: str = "") -> Any:
    """Return an answer without its texts."""
    if key in AS_READ:
        return len(answer or ())
    if isinstance(answer, Mapping):
        return {name: only_values(value, name) for name, value in sorted(answer.items())}
    if isinstance(answer, list):
        return [only_values(one, key) for one in answer]
    if not isinstance(answer, str):
        return answer if key != "size" else bool(answer)
    told: Any = key in KEYS and (key not in ("title", "name") or OWN_TITLES.fullmatch(answer))
    return answer if told else bool(answer)


class Story:
    """What came of each step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.net = folder / "net"
        self.came: list[Any] = []

    def run(self, *words: str, at: Path | None = None) -> None:
        """Note the exit code and the values of a command."""
        from m50core.cli.main import main

        place = ["--network", str(at or self.net), "--today", TODAY, "--who", "Anna", "--json"]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*place, *words])
        try:
            answer = only_values(json.loads(out.getvalue())) if out.getvalue() else None
        except ValueError:
            answer = "no JSON"
        self.came.append([words[0], code, answer])


def work(story: Story) -> None:
    """Fill in, change, decide, take back, ask."""
    files = {name: story.folder / name for name in (*TABLES, "agenda.ics")}
    for name, text in (*TABLES.items(), ("agenda.ics", CALENDAR)):
        files[name].write_text(text, "utf-8")
    run = story.run
    run("add", "action_item", "title=Zaal A", "due=2025-03-20")
    run("set", "actie-1", "status=done")
    run("set", "actie-1", "status=onzin")
    run("set", "actie-1", "kleur=rood")
    run("undo")
    run("done", "actie-1")
    run("add", "meeting", "id=alv-x", "title=ALV X", "due=2025-03-11", "type=assembly")
    run("add", "decision", "id=voorstel-x", "title=Voorstel X", "meeting=alv-x")
    run("decide", "voorstel-x", "--amend", "ruimte-07", "due=Q3 2025")
    run("decide", "voorstel-x", "--amend", "ruimte-07", "kleur=rood")
    run("show", "ruimte-07")
    run("show", "ruimte-99")
    run("set", "ruimte-07", "title=Anders")
    run("set", "ruimte-07", "status=active")
    run("meeting", "alv-x")
    run("add", "action_item", "title=Brief", "due=3 dagen voor alv-x")
    run("move", "alv-x", "2025-04-08", "--reason", "ziek")
    run("cancel", "alv-x", "--reason", "ziek")
    run("leave", "actie-2", "--until", "2025-03-20", "--reason", "druk")
    run("check", "--suppress", "M50-001", "--until", "2025-06-01", "--reason", "later")
    run("check", "--set", "bw2")
    run("import", str(files["goed.csv"]), "--dry-run")
    run("import", str(files["goed.csv"]))
    run("import", str(files["fout.csv"]))
    run("import", str(files["vreemd.csv"]))
    run("import", str(files["agenda.ics"]))
    run("import", str(files["agenda.ics"]))
    run("plan", "check", str(files["plan.toml"]))
    run("agenda", "--from", "2025-03-01", "--to", "2025-06-30")
    run(
        "agenda", "--from", "2025-03-01", "--to", "2025-04-30", "--ics", str(story.folder / "u.ics")
    )
    for words in (
        ("today",), ("check",), ("check", "--plan"), ("plan",), ("list", "goal"), ("list", "seat"),
        ("list", "action_item", "status=open"), ("rhythms",), ("search", "woningbouw"), ("log",),
        ("bin",), ("plugins",), ("doctor",), ("backup",), ("backup", "--drill"), ("onzin",),
        ("log", "actie-1"), ("ready", "alv-x"), ("why", "ruimte-07"),
    ):  # fmt: skip
        run(*words)


def fresh(story: Story, name: str) -> Path:
    """Return a small network of its own with a backup."""
    folder = story.folder / name
    story.run("add", "action_item", "title=Zaal 1", at=folder)
    story.run("add", "action_item", "title=Zaal 2", at=folder)
    story.run("backup", at=folder)
    story.run("add", "action_item", "title=Zaal 3", at=folder)
    return folder


def _log(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    def damage(folder: Path) -> None:
        log = folder / "log.jsonl"
        log.write_bytes(change(log.read_bytes()))

    return damage


DAMAGE: Mapping[str, Callable[[Path], object]] = {
    "whole": lambda folder: None,
    "no-backups": lambda folder: shutil.rmtree(folder / "backups"),
    "torn": _log(lambda content: content + b'{"hash":"half'),
    "letter": _log(lambda content: content.replace(b"Zaal 2", b"Zaal 7")),
    "last-letter": _log(lambda content: content.replace(b"Zaal 3", b"Zaal 7")),
    "no-log": lambda folder: (folder / "log.jsonl").unlink(),
    "cut": _log(lambda content: b"".join(content.splitlines(keepends=True)[:2])),
    "crlf": _log(lambda content: content.replace(b"\n", b"\r\n")),
    "bom": _log(lambda content: b"\xef\xbb\xbf" + content),
    "utf-16": _log(lambda content: content.decode().encode("utf-16")),
    "mark": lambda folder: (folder / "m50.json").write_bytes(b""),
    "head": lambda folder: (folder / "head.json").write_bytes(b"x" * 121),
    "snapshot": lambda folder: (folder / "snapshot.json").write_bytes(b"{}"),
    "leftover": lambda folder: (folder / ".log.jsonl.tmp").write_bytes(b"half"),
    "in-the-way": lambda folder: (shutil.rmtree(folder / "backups"),
                                  (folder / "backups").write_bytes(b"")),
    "copy": lambda folder: shutil.copy(folder / "log.jsonl", folder / "log-PC.jsonl"),
    "bad-backup": lambda folder: (folder / "backups" / "stuk.jsonl.gz").write_bytes(b"stuk"),
}  # fmt: skip


def upkeep(story: Story) -> None:
    """Damage a folder in each way, look, repair, and look again."""
    from m50core.store.folder.folder import FolderStore
    from m50core.store.upkeep.folder_upkeep import FolderUpkeep

    whole = fresh(story, "klein")
    for name, damage in DAMAGE.items():
        folder = story.folder / name
        shutil.copytree(whole, folder)
        damage(folder)
        looked_after = FolderUpkeep(folder)
        signs = [looked_after.examine(), looked_after.repair(_nobody)]
        signs.append(looked_after.repair(_nobody, lose=True))
        story.came.append([name, [[_told(sign) for sign in some] for some in signs]])
        try:
            store = FolderStore(folder)
            titles = sorted(str(one.fields.get("title")) for one in store.documents())
            story.came.append([name, titles, store.head()])
        except Exception as error:
            story.came.append([name, type(error).__name__])
        story.run("doctor", at=folder)


def _nobody(_: str, __: object) -> Any:
    return lambda commit: commit


def _told(sign: Any) -> list[Any]:
    step = sign.repair.name if sign.repair else None
    return [sign.status.name, sign.subject.name, step, bool(sign.remedy), bool(sign.loses)]


def values(story: Story) -> None:
    """Ask the library what has no word on the command line."""
    import m50core as m50

    with m50.open(story.net, today=date.fromisoformat(TODAY), who="Anna") as net:
        day = net.day()
        story.came.append(
            [[one.record, one.sort.name, str(one.until), one.matter.name if one.matter else "",
              one.code, one.severity.name] for one in day.everything]
        )  # fmt: skip
        story.came.append([[one.code, one.record, one.nature.name] for one in net.check()])
        with net.commit("Contradictie") as commit:
            commit.add(m50.Meeting(id="vroeg", title="ALV vroeg", due="2025-04-01", uses=("laat",)))
            commit.add(m50.Meeting(id="laat", title="ALV laat", due="2025-05-01"))
        story.came.append(
            [[one.record, one.matter and one.matter.name, str(one.until)]
             for one in net.day().everything if one.record == "vroeg"]
        )  # fmt: skip


async def screen(story: Story) -> None:
    """Walk through the screen by its keys."""
    from m50tui.app import M50App
    from m50tui.widgets.record_list import RecordList

    import m50core as m50

    with m50.open(story.net, today=date.fromisoformat(TODAY), who="Anna") as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            for key in ("1", "2", "3", "4", "5", "6", "D", "escape", "7", "8", "9", "enter"):
                await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
                while app.is_running and not app.turns.at_rest:
                    await asyncio.sleep(0.001)
                await pilot.pause()
                lists = [
                    [row.record for row in shown.page.rows]
                    for shown in app.screen.query(RecordList)
                ]
                story.came.append([key, type(app.screen).__name__, lists])


def tell(folder: Path, part: str) -> list[Any]:
    """Return what came of everything in one part: a day, or what the rooms do."""
    import rooms

    story = Story(folder)
    steps = {"day": (work, upkeep, values), "rooms": (rooms.work, rooms.findings)}
    for step in steps[part]:
        step(story)
    asyncio.run({"day": screen, "rooms": rooms.screen}[part](story))
    return story.came


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    if sys.argv[3:] == ["marked"]:
        from other_words import install

        install()
    sys.stdout.write(json.dumps(tell(Path(sys.argv[1]), sys.argv[2]), indent=1, default=str))
