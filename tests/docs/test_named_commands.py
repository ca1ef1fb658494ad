"""Each command that a document names can be given as it stands: it is run, or at least read.

Words in capitals, and names that only the example has, are filled in from a table here.
"""

import importlib.util
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from doorstep.words import WORDS

import m50core
from m50core.cli.main import main
from m50core.cli.words import build_parser

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "plugins").glob("*/README.md")),
    *sorted((ROOT / "plugins").glob("*/src/*/handleiding.md")),
]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
COMMAND = re.compile(r"(?:m50|(?:python3|py) run\.py|python3? -m|uv run)(?= |$)")
BEYOND = re.compile(r" (?:>>?|\|) ")
"""Where a shell takes over."""
RUN_PY = re.compile(r"(?:python3|py) run\.py ")


def commands_in(text: str) -> list[str]:
    """Return the commands of a document, each once, in their order."""
    blocks = [code for language, code in BLOCK.findall(text) if language in ("", "bash", "sh")]
    found = [line.removeprefix("$ ") for code in blocks for line in code.splitlines()]
    found += [" ".join(code.split()) for _, code in INLINE.findall(BLOCK.sub("", text))]
    return [one for one in dict.fromkeys(found) if COMMAND.match(one)]


NAMED = [(path, one) for path in DOCUMENTS for one in commands_in(path.read_text("utf-8"))]


def named(pattern: str) -> object:
    """Give a test each command that looks so, with its document."""
    chosen = [(path, one) for path, one in NAMED if re.match(pattern, one)]
    ids = [f"{path.relative_to(ROOT)}: {one}" for path, one in chosen]
    return pytest.mark.parametrize(("document", "command"), chosen, ids=ids)


FILLED = {
    "VELD=STAND": "status=done",
    "NUMMER": "actie-1",
    "NAAM": "BACKUP",
    "PAD": "elders",
    "MAP": "elders",
    r"E:\m50": "elders",
    "FILE": "FILE",
    "ID": "persoon-1",
    "TEXT": '"Op verzoek"',
    "NAME": "pijler-ruimte",
    "cultuur": "ruimte",
    "mijn-pijler": "pijler-ruimte",
    "kantoor": "werkwijze",
    "bieb": "spuk",
    "SOORT": "goal",
    "library": "action_item",
    "title=…": "title=Zaal",
    "--set name": "--set bw2",
    "--plan --year 2026": "--plan --year 2025",
}
"""What a word of a document stands for here."""
NOT_RUN = ("m50", "m50 demo", "m50 demo --network oefenen")
"""These open the screen."""
CODES = {
    "m50 check": (0, 1),
    "m50 check --plan": (0, 1),
    "m50 check --explain": (0, 1),
    "m50 check --plan --year 2026": (0, 1),
    "m50 check --set name": (0, 1),
    "m50 check --code M50-001": (0, 1),
    "m50 check --pillar ruimte": (0, 1),
    # The half year isn't over on the day of these tests.
    "m50 account 2025-H1 --meeting alv-2025-2": (2,),
    # Nobody is there to say yes.
    "m50 set action_item due=vrijdag --where status=open": (2,),
    "m50 person erase ID --reason TEXT": (2,),
    'm50 person erase "Eva Boswinkel" --reason TEKST': (2,),
}
"""How a command ends that doesn't end with 0."""
CODES |= {
    command: (int(code),)
    for command, code in re.findall(
        r"^\| `(m50 [^`]+)` \| (\d+) \|",
        (ROOT / "docs" / "exit-codes.md").read_text("utf-8"),
        re.MULTILINE,
    )
    if command not in CODES
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a network, and the files that the documents work with."""
    folder = tmp_path_factory.mktemp("documents")
    with m50core.open(folder / "net", who="secretariaat") as net, net.commit("Begin") as commit:
        commit.add(m50core.Person(name="Jan Jansen"))
        commit.add(m50core.ActionItem(title="Zaal reserveren"))
        commit.add(m50core.ActionItem(title="Sprekers vragen"))
        commit.add(m50core.Decision(title="Nieuwe pijlervoorzitter", due="2025-03-10"))
        commit.add(m50core.Progress(title="Gesprek gevoerd", about="ruimte-07"))
        commit.change("alv-2025-1", due="2025-03-01")
    begin = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Overleg\nDTSTART:20250325\n"
    (folder / "agenda.ics").write_text(f"{begin}END:VEVENT\nEND:VCALENDAR\n", "utf-8")
    (folder / "acties.csv").write_text("kind;id;title\naction_item;;Zaal\n", "utf-8")
    # The file that the document on plugins gives as its example.
    plan = next(code for code in blocks("plugins.md", "toml") if code.startswith("[plan]"))
    (folder / "src" / "mijn_pijler").mkdir(parents=True)
    (folder / "src" / "mijn_pijler" / "jaarplan_2025.toml").write_text(plan, "utf-8")
    return folder


def blocks(name: str, wanted: str) -> list[str]:
    found = BLOCK.findall((ROOT / "docs" / name).read_text("utf-8"))
    return [code for language, code in found if language == wanted]


@pytest.mark.sweep
@named("m50|.*run.py m50")
def test_a_command_of_the_program_does_what_is_told_of_it(
    document, command, kept, tmp_path, monkeypatch, capsys
):
    command = RUN_PY.sub("", command)
    folder = tmp_path / "werk"
    shutil.copytree(kept, folder)
    plugin = document.parent.parent.name == "plugins"
    monkeypatch.chdir(document.parent if plugin else folder)
    monkeypatch.setenv("M50_NETWORK", str(folder / "net"))
    monkeypatch.setenv("M50_TODAY", "2025-03-11")
    monkeypatch.setenv("M50_WHO", "secretariaat")
    words = filled(command, folder)
    if "--help" in words:
        assert helped(words) == 0
    elif len(words) == 1 and words[0] != "--version" and not can_be_run(words):
        # No more is told than the word: what belongs after it may be left out.
        with pytest.raises(SystemExit, match="0"):
            build_parser(words).parse_args([*words, "--help"])
    elif command in NOT_RUN:
        build_parser(words).parse_args(words)
    else:
        code = main(words)
        assert code in CODES.get(command, (0,)), capsys.readouterr().err


def helped(words: list[str]) -> object:
    try:
        return main(words)
    except SystemExit as left:
        return left.code


def can_be_run(words: list[str]) -> bool:
    if words[0] in ("done", "assign", "set"):  # which records, these ask for themselves
        return False
    try:
        build_parser(words).parse_args(words)
    except m50core.UsageError:
        return False
    return True


def filled(command: str, folder: Path) -> list[str]:
    """Return the words of a command, without its first, as they can be given here."""
    text = BEYOND.split(command)[0].removeprefix("m50").lstrip()
    for word, meant in FILLED.items():
        text = re.sub(rf"(?<![\w-]){re.escape(word)}(?!\w)", lambda _: meant, text)  # noqa: B023
    if "BACKUP" in text:
        text = text.replace("BACKUP", next(folder.glob("net/backups/*.gz")).name)
    reads = "plan check" in text
    plan = ROOT / "plugins" / "pijler_ruimte" / "src" / "pijler_ruimte" / "jaarplan_2025.toml"
    return shlex.split(text.replace("FILE", plan.as_posix() if reads else "persoon.json"))


def test_a_module_that_is_to_be_run_is_there():
    for _, command in NAMED:
        if found := re.match(r"python3? -m (\S+)", command):
            spec = importlib.util.find_spec(found[1])
            package = spec and spec.submodule_search_locations
            assert spec, command
            assert not package or importlib.util.find_spec(f"{found[1]}.__main__"), command


@named(".*run.py (?!m50)|uv run")
def test_a_tool_that_a_document_names_is_there_and_so_is_what_it_is_given(document, command):
    _, _, words = command.replace(" NAME", "").partition("run" if "uv run" in command else "run.py")
    tool, *given = (w for w in shlex.split(words) if w not in ("--isolated", "--package"))
    if tool.startswith("pijler-"):
        assert (ROOT / "plugins" / tool.replace("-", "_")).is_dir()
        tool, *given = given
    assert tool in own_words() or shutil.which(tool, path=Path(sys.executable).parent)
    for word in given:
        known = word in (*MARKS, *OF_THE_READER) or tool == "ruff"
        assert known or word.startswith("-") or (ROOT / word).exists()


MARKS = ("sweep", "slow")
OF_THE_READER = ("MAP", "uitgave", "mijn-pijler", "mijn_pijler-0.1.0-py3-none-any.whl")
"""Files, folders and packages that whoever reads it has, or makes so."""


def own_words() -> set[str]:
    """Return the words that run.py has for itself."""
    return set(WORDS)


def test_who_begins_is_told_how_the_program_gets_its_short_name_before_it_is_used():
    text = (ROOT / "docs" / "begin.md").read_text("utf-8")
    for install in ("`python3 run.py install`", "`py run.py install`"):
        assert text.index(install) < text.index("`m50 ")
    parts = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert [head for head, part in parts.items() if "run.py" in part] == [
        "Eén ding, van begin tot eind",
        "Bijwerken en weghalen",
    ]


def test_the_commands_are_found_and_a_wrong_one_is_told():
    text = "Typ `m50 today`, of\n`m50 agenda\n--year`.\n\n```\nm50 plan\n$ m50 nooit\n```\n"
    found = commands_in(text)
    assert found == ["m50 plan", "m50 nooit", "m50 today", "m50 agenda --year"]
    with pytest.raises(m50core.UsageError, match="kent de opdracht"):
        build_parser(["nooit"]).parse_args(["nooit"])
    assert len(NAMED) > 80
