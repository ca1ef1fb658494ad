"""Tab completes words, ids, fields and values: it reads only, and is silent when it can't."""

import io
import os
import select
import shlex
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from argcomplete.finders import CompletionFinder
from argcomplete.lexers import split_line

import m50core as m50
from m50core.cli import candidates, completing
from m50core.cli.main import main
from m50core.errors import UsageError
from m50core.meetings import moving
from m50core.records.timing import is_over
from m50core.testing.builders import DAY
from m50core.today import deeds

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("aanvullen") / "net"
    with m50.open(folder, today=DAY) as net, net.commit("Begin") as commit:
        commit.make("person", {"id": "persoon-7", "name": "Eva Boswinkel"})
        commit.make("action_item", {"id": "actie-7", "title": "Zaal \u202e reserveren"})
    return folder


@pytest.fixture
def tab(kept: Path, monkeypatch: pytest.MonkeyPatch):
    """Type something and tab; return what it may become, each with what it is."""
    monkeypatch.setenv("M50_NETWORK", str(kept))

    def tab(line: str) -> dict[str, str]:
        line = f"m50 {line}"
        quote, prefix, _, words, place = split_line(line, len(line))
        parser = completing.parser_for(words[1:])
        finder = CompletionFinder(parser, always_complete_options=False)
        found = finder._get_completions(words, prefix, quote, place)
        told = finder.get_display_completions()
        return {one.strip(): told.get(one.strip(), "") for one in found}

    return tab


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("do", {"done", "doctor"}), ("spu", {"spuk"}),
        ("show actie-", {"actie-7"}), ("done actie-", {"actie-7"}),
        ("list goa", {"goal"}), ("list doe", {"doelen"}), ("export action", {"action_item"}),
        ("set actie-7 sta", {"status="}), ("set actie-7 uiter", {"uiterlijk="}),
        ("set actie-7 status=do", {"status=doing", "status=done"}),
        ("set actie-7 status=kl", {"status=klaar"}),
        ("set actie-7 owner=persoon-7", {"owner=persoon-7"}),
        ("add action_item owner=persoon-7", {"owner=persoon-7"}),
        ("list goal pillar=rui", {"pillar=ruimte"}), ("assign actie-7 persoon-7", {"persoon-7"}),
        ("report lobby", {"lobbyfiche"}), ("plugins disable pijler-r", {"pijler-ruimte"}),
        ("check --code M50-00", {f"M50-00{n}" for n in range(1, 9)}),
        ("runbook vac", {"vacancy"}),
        ("help outl", {"outlook"}), ("help unu", set()), ("schema toda", {"today", "today_missed"}),
        ("show niets-", set()), ("list nergens x", set()), ("set niets-1 st", set()),
        ("schedule actie-7 vrij", set()), ("search zaa", set()),
        ("list goal --sort ", {"due", "title", "owner"}),
        ("list action_item --sort uiter", {"uiterlijk"}),
        ("list goal --columns nummer,ti", {"nummer,title"}),
        ("settings ", {"who=", "network=", "theme="}), ("settings theme=", {"theme=light"}),
        ("settings theme=do", {"theme=donker"}), ("plan ru", {"ruimte"}), ("plan ne", {"new"}),
        ("list goal trekker__", {"trekker__in=", "trekker__isnull="}),
        ("list goal due__l", {"due__lt=", "due__lte=", "due__leeg="}),
        ("list goal owner__isnull=", {"owner__isnull=ja", "owner__isnull=nee"}),
        ("set actie-7 due=", {"due=morgen"}), ("schedule actie-7 m", {"morgen"}),
        ("list do", {"document", "doelen"}), ("assign actie-7 Eva", {"Eva\\ Boswinkel"}),
        ("assign actie-7 actie-", {"actie-7"}),
    ],
)  # fmt: skip
def test_tab_gives_what_can_stand_there(tab, line: str, wanted: set[str]):
    found = set(tab(line))
    assert found >= wanted
    assert wanted or not found


_FOR_ITS_KIND = ("bestaat niet bij", "hoort geen trekker", "geen eigen dag", "afzeggen kan bij")
_DONE_BY = {
    "done": lambda records, id_: deeds.mark_done(records, id_, DAY),
    "schedule": lambda records, id_: deeds.schedule(records, id_, DAY, DAY),
    "assign": lambda records, id_: deeds.assign(records, id_, "persoon-7"),
    "leave": lambda records, id_: deeds.leave(records, id_, date(2025, 4, 1), "Wacht", DAY),
    "missed": lambda records, id_: deeds.account_for(records, id_, "Geen tijd", DAY),
    "move": lambda records, id_: moving.find_movable(records, id_, "Zaal"),
    "cancel": lambda records, id_: moving.find_movable(records, id_, "Zaal"),
}


def test_what_is_offered_is_not_refused_for_its_kind_and_what_is_not_offered_is(tab, kept: Path):
    offered = {word: set(tab(f"{word} ")) for word in _DONE_BY}
    with m50.open(kept, today=DAY) as net:
        for record in {r.kind: r for r in net.records if not is_over(r)}.values():
            for word, do in _DONE_BY.items():
                refused = ""
                try:
                    do(net.records, record.id)
                except UsageError as error:
                    refused = str(error)
                is_for_its_kind = any(words in refused for words in _FOR_ITS_KIND)
                if record.id in offered[word]:
                    assert not is_for_its_kind, (word, record.kind, refused)
                elif word not in ("leave", "missed"):  # the core lets all that isn't over be left
                    assert is_for_its_kind, (word, record.kind, refused)
        assert not {"ruimte", "ruimte-portefeuillehouder"} & set().union(*offered.values())
        assert offered["leave"] == offered["done"] | offered["schedule"]


def test_who_something_is_given_to_is_a_person(tab):
    people = set(tab("assign actie-7 "))
    assert "persoon-7" in people
    assert all(one.startswith("persoon-") for one in people)


def test_what_can_stand_there_is_told_in_dutch_where_the_shell_shows_it(tab):
    assert tab("show actie-")["actie-7"] == "Zaal ‹U+202E› reserveren"
    assert tab("set actie-7 sta")["status="] == "Status"
    assert tab("list goa")["goal"] == "doelen"
    assert tab("do")["done"].startswith("iets is klaar")


def test_what_there_is_to_choose_from_is_remembered_until_something_changes(
    tab, kept: Path, monkeypatch: pytest.MonkeyPatch
):
    tab("show actie-"), tab("show actie-")  # the first may note that it saw this network
    with monkeypatch.context() as patch:
        patch.setattr("m50core.program.opening.open_to_look", None)
        assert set(tab("show actie-7")) == {"actie-7"}
    with m50.open(kept, today=DAY) as net, net.commit("Erbij") as commit:
        commit.make("action_item", {"id": "actie-8", "title": "Koffie"})
    assert "actie-8" in tab("show actie-")


def test_nothing_is_made_where_there_is_no_network(tab, tmp_path: Path):
    assert "ruimte-07" in tab(f"--network {tmp_path / 'geen'} show ruimte-0")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_silent(tab, monkeypatch: pytest.MonkeyPatch, capsys):
    def fail(*_: object) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr(candidates.Candidates, "ids", fail)
    assert tab("show actie-") == {}
    monkeypatch.setenv("COMP_LINE", "m50 show ")
    monkeypatch.setenv("COMP_POINT", "geen getal")
    assert completing.complete() == 1
    assert capsys.readouterr() == ("", "")


def test_one_is_told_in_dutch_how_it_is_turned_on_for_good(capsys, monkeypatch):
    for shell, file in (("bash", "~/.bashrc"), ("zsh", "~/.zshrc"), ("fish", "m50.fish")):
        assert main(["completion", shell]) == 0
        said = capsys.readouterr()
        assert f"m50 completion {shell} >" in said.err
        assert file in said.err
        assert "voorgoed" not in said.out
    monkeypatch.setenv("M50_STARTED", "python3 run.py m50")
    assert main(["completion", "bash"]) == 0
    assert "run.py install" in capsys.readouterr().err


@pytest.mark.sweep
@pytest.mark.skipif(os.name == "nt", reason="bash in a terminal")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("m50 list goa\t", "list goal "), ("m50 set actie-7 stat\t", "actie-7 status=")],
)
def test_bash_completes_it_at_a_real_terminal(kept: Path, tmp_path: Path, typed, wanted):
    import pty

    main_there = Path(sys.executable).parent / "m50"
    env = {
        **os.environ,
        "M50_NETWORK": str(kept),
        "HOME": str(tmp_path),
        "PS1": "> ",
        "TERM": "dumb",
    }
    code = tmp_path / "code.sh"
    path = shlex.quote(str(main_there.parent))
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], env)  # noqa: S606
    shown = io.StringIO()

    def until(text: str, seconds: float = 20) -> None:
        start, end = shown.tell(), time.monotonic() + seconds
        while text not in shown.getvalue()[start:] and time.monotonic() < end:
            if not select.select([terminal], [], [], 0.5)[0]:
                continue
            shown.write(os.read(terminal, 4096).decode("utf-8", "replace"))
        assert text in shown.getvalue()[start:], shown.getvalue()

    try:
        start = f"PATH={path}:$PATH; m50 completion bash > {code}; . {code}; echo kl''aar\n"
        os.write(terminal, start.encode())
        until("klaar")
        os.write(terminal, typed.encode())
        until(wanted)
    finally:
        os.write(terminal, b"\x03\x04exit\n")
        os.close(terminal)
        os.kill(child, 9)
        os.waitpid(child, 0)
