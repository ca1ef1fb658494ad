"""With any broken plugin installed the pillars work, and the reason is shown.

Each folder in ``tests/broken_plugins`` is a real distribution: built as a wheel, unpacked beside
the program, and met by a real process.
"""

import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import m50core

BROKEN = Path(__file__).resolve().parent.parent / "broken_plugins"
PILLARS = {"pijler-financien", "pijler-ruimte", "pijler-sociaal", "pijler-veiligheid"}
REASONS = {
    "raises_on_import": "kan niet worden geladen: RuntimeError: kapot bij het laden",
    "exits_on_import": "wilde bij het laden het programma stoppen (SystemExit 3)",
    "hangs_on_import": "antwoordde niet binnen 1 seconde",
    "misspelt_hook": "past niet op de haken van m50",
    "wrong_argument": "past niet op de haken van m50",
    "duplicate_name": "de naam “pijler-ruimte” is al in gebruik",
    "duplicate_goal_id": "“ruimte-07” is al in gebruik",
    "raising_hook": "m50_rules mislukt: ValueError: kapotte regel",
    "returns_nonsense": "m50_record_kinds geeft iets onbruikbaars (type)",
    "newer_api": "vraagt versie 99 van de uitbreidingen; dit programma heeft versie 1",
    "no_api": "zegt niet voor welke versie hij is gemaakt",
    "bad_definition": "fout.toml, goal 1 (fout-01), due: 31 juni 2025 bestaat niet",
    "unusable_rule": "Rule ZWAAR-1: “severity” is niet van het goede type",
    "hijacks_builtin": "de soort “goal” bestaat al (van m50)",
}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every broken distribution once."""
    folder = tmp_path_factory.mktemp("wheels")
    for project in sorted(BROKEN.iterdir()):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
            cwd=project, check=True, capture_output=True,
        )  # fmt: skip
    return folder


@pytest.fixture
def m50(wheels: Path, tmp_path: Path, own_settings: Path):
    """Install one distribution beside the program; return a way to run commands with it."""

    def install(name: str):
        (wheel,) = wheels.glob(f"m50_{name}-*.whl")
        site = tmp_path / "site"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
        m50core.open(tmp_path / "net").close()
        env = {
            **os.environ, "PYTHONPATH": str(site), "M50_PLUGIN_PATIENCE": "1",
            "M50_NETWORK": str(tmp_path / "net"), "M50_TODAY": "2025-03-11",
        }  # fmt: skip

        def run(*words: str) -> tuple[int, list[dict], str]:
            done = subprocess.run(
                [sys.executable, "-c", "from m50core.cli.main import run; run()", *words, "--json"],
                env=env, capture_output=True, text=True, check=False, timeout=60,
            )  # fmt: skip
            assert "Traceback" not in done.stderr
            return done.returncode, json.loads(done.stdout)["items"], done.stderr

        return run

    return install


def test_there_is_a_reason_for_every_broken_plugin():
    assert {folder.name for folder in BROKEN.iterdir()} == set(REASONS)


@pytest.mark.sweep
@pytest.mark.parametrize("name", REASONS)
def test_the_pillars_work_and_the_reason_is_shown(m50, name: str):
    run = m50(name)
    _, found, _ = run("plan")
    parts = {item["part"] for item in found}
    assert {"ruimte", "sociaal", "veiligheid", "financien", "voorzitter"} <= parts
    assert not parts & {"dubbel", "fout"}
    talks = [item for item in found if item["id"] == "ruimte-07"]
    assert [item["title"][:14] for item in talks] == ["1:1-gesprekken"]
    code, found, _ = run("doctor")
    assert code == 5
    told = " ".join(item["text"] for item in found if item["status"] == "wrong")
    assert REASONS[name] in told
    good = {item["text"].split()[0] for item in found if item["status"] == "good"}
    assert good >= PILLARS


@pytest.mark.sweep
def test_rules_and_reports_of_others_are_not_lost_with_a_broken_one(m50):
    for name in ("raising_hook", "returns_nonsense", "hijacks_builtin"):
        run = m50(name)
        code, found, _ = run("check", "--code", "M50-003")
        assert (code, len(found)) == (1, 1)
        assert {item["name"] for item in run("report")[1]} >= {"voortgang", "lobbyfiche"}


@pytest.mark.sweep
def test_a_commit_is_kept_whatever_a_plugin_does(m50):
    run = m50("raising_hook")
    code, (item,), _ = run("add", "action_item", "title=Zaal")
    assert code == 0
    assert run("show", item["id"])[1][0]["title"] == "Zaal"


@pytest.mark.sweep
def test_a_plugin_that_stops_the_program_is_turned_off_without_importing_it(m50):
    run = m50("exits_on_import")
    assert run("plugins", "disable", "exits-on-import")[0] == 0
    code, found, _ = run("plugins")
    assert code == 0
    states = {item["name"]: (item["status"], item["reason"]) for item in found}
    assert states["exits-on-import"] == ("disabled", "door u uitgezet")


def test_a_hook_that_hangs_is_left_behind():
    from m50core.plugins.register import Register
    from m50core.program.rooms import BUILTINS
    from m50core.testing.builders import plugin

    class Entry:
        name, value, distribution, version = "traag", "traag", "", ""

        def load(self):
            return plugin(rules=lambda: time.sleep(60))

    register = Register(BUILTINS, found=[Entry()], seconds=0.1)
    assert len(register.rules()) >= 12
    (state,) = register.states
    assert state.status == "broken"
    assert "antwoordde niet binnen 0.1 seconden" in state.reason


def test_a_plugin_that_keeps_failing_is_asked_no_more():
    from m50core.plugins.register import Register
    from m50core.program.rooms import BUILTINS
    from m50core.testing.builders import plugin

    asked: list[int] = []

    def broken():
        asked.append(1)
        raise ValueError("weer")

    class Entry:
        name, value, distribution, version = "stuk", "stuk", "", ""

        def load(self):
            return plugin(rules=broken)

    register = Register(BUILTINS, found=[Entry()])
    for _ in range(20):
        assert register.rules()
    assert len(asked) == 5


def test_names_are_listed_without_importing_anything():
    code = (
        "import sys; from m50core.plugins.loader import installed_plugins; "
        "names = [e.name for e in installed_plugins()]; "
        "print(len([n for n in names if n.startswith('pijler-')]),"
        " [m for m in sys.modules if m.startswith('pijler_')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "4 []\n"
