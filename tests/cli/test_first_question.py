"""Who one is, where the data are, light or dark: asked once, of a person at a terminal."""

import json
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.choices import NOBODY_SITS
from m50core.cli.frame import Frame
from m50core.cli.main import main
from m50core.program.asked import AskedBefore
from m50core.store.desk.desk import Desk

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)

import pty

WHO, WHERE, LOOK = "Wie bent u?", "In welke map", "een licht of een donker scherm"


class Person:
    """Somebody who types at a terminal, ahead of what is asked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.master, slave = pty.openpty()
        self.reads, self.writes = os.fdopen(os.dup(slave), "r"), os.fdopen(slave, "w")

    def types(self, *lines: str) -> None:
        """Sit down, which pytest takes back after each phase, and type."""
        self._patch.setattr("sys.stdin", self.reads)
        self._patch.setattr("sys.stderr", self.writes)
        for name in NOBODY_SITS:
            self._patch.delenv(name, raising=False)
        for line in lines:
            os.write(self.master, f"{line}\n".encode())

    def reads_back(self) -> str:
        """Return what stands on the terminal since the last look."""
        self.writes.flush()
        found = b""
        while select.select([self.master], [], [], 0.05)[0]:
            found += os.read(self.master, 65536)
        return found.decode().replace("\r", "")


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Person]:
    """Eva at a terminal, whose usual place is ``gewoon``."""
    made = Person(monkeypatch)
    monkeypatch.setattr("m50core.program.chosen.system_user", lambda: "eva")
    for module in ("chosen", "config"):
        monkeypatch.setattr(f"m50core.program.{module}.usual_place", lambda: tmp_path / "gewoon")
    yield made
    made.reads.close()
    made.writes.close()
    os.close(made.master)


@pytest.fixture
def kept(own_settings: Path) -> Callable[[], dict[str, object]]:
    def read() -> dict[str, object]:
        file = own_settings / "desk.json"
        rows = json.loads(file.read_text("utf-8"))["settings"].values() if file.exists() else ()
        return {row["name"]: row["value"] for row in rows}

    return read


def test_enter_takes_what_stands_between_brackets_and_nothing_is_asked_again(
    person: Person, kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    person.types("", "", "")
    assert main(["list", "action_item"]) == 0
    told = "".join(person.reads_back().split())  # a long path goes on below
    assert [f"[{default}]" in told for default in ("eva", tmp_path / "gewoon", "donker")] == [
        True, True, True,
    ]  # fmt: skip
    assert kept() == {"who": "eva", "network": str(tmp_path / "gewoon"), "theme": "dark"}
    assert capsys.readouterr().out == "Nog geen actiepunten.\n"
    assert not (tmp_path / "gewoon").exists()
    assert main(["add", "action_item", "title=Zaal"]) == 0
    assert person.reads_back() == ""
    with m50.open(tmp_path / "gewoon") as net:
        assert [commit.who for commit in net.log()] == ["eva"]


def test_what_was_answered_is_where_one_works_and_who_one_is(person: Person, kept, tmp_path: Path):
    place = tmp_path / "Mijn map é"
    with m50.open(place, who="an") as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Zaal"))
    person.types("Eva Boswinkel", f"'{place}/'", "licht")
    main(["set", "actie-1", "title=Grote zaal"])
    told = "".join(person.reads_back().split())
    assert f"In {place} staat een netwerk, met 1 wijziging.".replace(" ", "") in told
    assert kept() == {"who": "Eva Boswinkel", "network": str(place), "theme": "light"}
    with m50.open(place) as net:
        assert [commit.who for commit in net.log()] == ["an", "Eva Boswinkel"]


@pytest.mark.parametrize(
    ("words", "variables", "asked"),
    [
        (["list", "goal"], {}, (WHO, WHERE, LOOK)),
        (["--who", "an", "list", "goal"], {}, (WHERE, LOOK)),
        (["--network", "hier", "list", "goal"], {"M50_THEME": "light"}, (WHO,)),
        (["list", "goal"], {"M50_WHO": "an", "M50_NETWORK": "hier"}, (LOOK,)),
        (["--network", "hier", "--who", "an", "list", "goal"], {}, ()),
    ],
)
def test_what_an_option_or_variable_gives_is_not_asked(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words, variables, asked
):
    monkeypatch.chdir(tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    person.types(*[""] * len(asked))
    assert main(words) == 0
    told = person.reads_back()
    assert tuple(question for question in (WHO, WHERE, LOOK) if question in told) == asked


@pytest.mark.parametrize(
    "words",
    [
        "list goal --json", "settings", "--version", "list --help", "lsit", "completion bash",
        "help",
        *(pytest.param(word, marks=pytest.mark.sweep) for word in ("doctor", "plugins", "schema")),
    ],
)  # fmt: skip
def test_words_that_ask_nothing(person: Person, kept, words: str):
    person.types("Eva", "", "")
    with suppress(SystemExit):
        main(words.split())
    assert WHO not in person.reads_back()
    assert kept() == {}


@pytest.mark.parametrize("why", ["pipe", "stderr", "CI", "tests", "read-only", "frame"])
def test_without_a_person_who_can_answer_for_good_nothing_is_asked(
    person: Person, monkeypatch: pytest.MonkeyPatch, kept, why: str, own_settings: Path
):
    person.types("Eva", "", "")
    frame = Frame([]) if why == "frame" else None
    if frame is not None:
        frame.shown = True
        monkeypatch.setattr(frame, "close", lambda: None)
    if why in ("pipe", "stderr"):
        monkeypatch.setattr("sys.stdin" if why == "pipe" else "sys.stderr", StringIO())
    variables = {"CI": "true", "tests": "x"}
    if why in variables:
        monkeypatch.setenv("CI" if why == "CI" else "PYTEST_CURRENT_TEST", variables[why])
    if why == "read-only":
        monkeypatch.setattr("os.access", lambda place, _: Path(place) != own_settings)
    assert main(["list", "action_item"], frame=frame) == 0
    assert WHO not in person.reads_back()
    assert kept() == {}


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+d", "ctrl+d behind a word"])
def test_who_breaks_it_off_leaves_nothing_behind(
    person: Person, monkeypatch: pytest.MonkeyPatch, kept, tmp_path: Path, how: str
):
    person.types("Eva")
    if how == "ctrl+c":
        reads, lines = person.reads.readline, []

        def readline() -> str:
            lines.append(reads() if not lines else None)
            if lines[-1] is None:
                raise KeyboardInterrupt
            return lines[-1]

        monkeypatch.setattr(
            "sys.stdin", type("In", (), {"readline": staticmethod(readline),
                                         "isatty": staticmethod(lambda: True)})()
        )  # fmt: skip
    else:
        os.write(person.master, b"\x04" if how == "ctrl+d" else b"licht\x04\x04")
    assert main(["add", "action_item", "title=Zaal"]) == 130
    assert kept() == {}
    assert not (tmp_path / "gewoon").exists()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["\x1b[A", "Eva"], "bevat een stuurteken"),
        (["a\u202eb", "Eva"], "bevat een teken dat u niet ziet"),
        (["x" * 3000, "Eva"], "is te lang"),
    ],
    ids=["escape", "bidi", "long"],
)
def test_a_name_that_is_none_is_told_and_asked_again(
    person: Person, kept, answers: list[str], told: str
):
    person.types(*answers, "", "")
    assert main(["list", "action_item"]) == 0
    shown = person.reads_back()
    assert told in shown
    assert shown.count(WHO) == 2
    assert kept()["who"] == "Eva"


def test_root_is_nobodys_name(person: Person, monkeypatch: pytest.MonkeyPatch, kept):
    monkeypatch.setattr("m50core.program.chosen.system_user", lambda: "root")
    person.types("", "Eva", "", "")
    assert main(["list", "action_item"]) == 0
    told = person.reads_back()
    assert "[root]" not in told
    assert "Typ een naam, of stop met ctrl+c." in told
    assert kept()["who"] == "Eva"


def test_the_greeting_promises_only_brackets_that_are_there(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("m50core.program.chosen.system_user", lambda: "root")
    monkeypatch.setenv("M50_THEME", "light")
    person.types("Eva")
    assert main(["--network", str(tmp_path / "hier"), "list", "goal"]) == 0
    told = " ".join(person.reads_back().split())
    assert "Met ctrl+c stopt u" in told
    assert "haken" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "foo"], "De soort “foo” bestaat niet"),
        (["list", "goal", "tietel=x"], "geen veld “tietel”"),
        (["add", "foo", "title=x"], "De soort “foo” bestaat niet"),
        (["set", "foo", "title=x", "--where", "status=open"], "De soort “foo” bestaat niet"),
        (["report", "nooit"], "Het verslag “nooit” bestaat niet"),
        (["list", "goal", "--as-of", "nooit"], "nooit"),
    ],
)
def test_what_nobody_knows_is_refused_before_anything_is_asked(
    person: Person, kept, words: list[str], told: str
):
    person.types("Eva", "", "")
    assert main(words) == 2
    shown = " ".join(person.reads_back().split())
    assert told in shown
    assert WHO not in shown
    assert kept() == {}


def test_a_look_that_is_none_is_told_in_dutch_and_asked_again(person: Person, kept):
    person.types("", "", "paars", "Zoals de terminal")
    assert main(["list", "action_item"]) == 0
    assert "“paars” is geen keuze. Kies licht, donker of terminal" in person.reads_back()
    assert kept()["theme"] == "terminal"


def test_settings_that_cannot_be_read_are_told_and_asked_anew(
    person: Person, kept, own_settings: Path
):
    (own_settings / "desk.json").write_bytes(b"{")
    person.types("Eva", "", "")
    assert main(["list", "action_item"]) == 0
    assert "apart gezet" in person.reads_back()
    assert kept()["who"] == "Eva"
    assert len(list(own_settings.glob("desk.onleesbaar-*"))) == 1


def test_answers_that_cannot_be_kept_count_for_this_time(
    person: Person, monkeypatch: pytest.MonkeyPatch, kept, tmp_path: Path
):
    def refuse(*_: object) -> None:
        raise m50.M50Error("De schijf is vol.")

    monkeypatch.setattr(Desk, "writing", refuse)
    person.types("Eva", str(tmp_path / "elders"), "")
    assert main(["add", "action_item", "title=Zaal"]) == 0
    told = person.reads_back()
    assert "De schijf is vol.\nWat u antwoordde, geldt alleen voor deze keer." in told
    assert kept() == {}
    with m50.open(tmp_path / "elders") as net:
        assert [commit.who for commit in net.log()] == ["Eva"]


def test_an_answer_of_before_is_not_given_again_in_another_place(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What these words ask hangs on where the data are kept, as that was set."""
    for name in ("een", "twee"):
        with m50.open(tmp_path / name) as net, net.commit("Actie") as commit:
            commit.add(m50.ActionItem(title=f"Zaal {name}"))
    from m50core.cli.again import give_again, question

    def ask() -> tuple[int | None, AskedBefore]:
        asked = question(["list", "action_item"])
        return give_again(asked), asked

    for name in ("een", "twee"):
        assert main(["settings", "who=Eva", f"network={tmp_path / name}", "theme=dark"]) == 0
        code, asked = ask()
        assert code is None
        assert main(["list", "action_item"], asked) == 0
        assert ask()[0] == 0
