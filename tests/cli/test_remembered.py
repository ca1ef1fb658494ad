"""An answer that is remembered is the answer: told the same, and only when it was whole."""

import json
import os
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zlib import crc32

import pytest
from year.diligent import Secretary, script
from year.everyday import everyday
from year.lived import FIRST
from year.reading import working_days

import m50core as m50
from m50core.cli.again import give_again, is_safe, parts_of, place_of, question
from m50core.cli.main import main
from m50core.cli.terminal import bare, look_of_stdout
from m50core.plugins.register import Register
from m50core.program.config import disable_plugin
from m50core.program.installed import installed_register
from m50core.store.desk.desk import Desk
from m50core.store.files.remembered import REMEMBERED
from m50core.values.clock import ZONE

WORDS = (
    ["today"], ["today", "--all"], ["today", "--left"], ["today", "--missed"], ["today", "--json"],
    ["check"], ["check", "--why"], ["check", "--all"], ["check", "--plan"], ["check", "--json"],
    ["check", "--code", "M50-003"], ["plan"], ["plan", "--sources"], ["plan", "--json"], ["goals"],
    ["goals", "--explain"], ["goals", "--json"], ["rhythms"], ["rhythms", "--json"], ["agenda"],
    ["agenda", "--year"], ["agenda", "--json"], [],
    ["list"], ["list", "goal"], ["list", "goal", "--json"], ["show", "ruimte-07"],
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A network with something to do, by the clock of this computer."""
    with m50.open(tmp_path / "netwerk", who="an") as net, net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Zaal reserveren", due="2025-03-10"))
    return tmp_path / "netwerk"


class Asking:
    """Asks as the program does at a start, and reads what is told."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._place, self._capsys = str(place), capsys

    def words(self, *words: str) -> list[str]:
        return ["--network", self._place, "--today", "2025-03-11", *words]

    def again(self, *words: str) -> tuple[int, str, str] | None:
        """Return what is told without working anything out; None when nothing is remembered."""
        code = give_again(question(self.words(*words)))
        out, err = self._capsys.readouterr()
        return None if code is None else (code, out, err)

    def anew(self, *words: str, keep: bool = True) -> tuple[int, str, str]:
        asked = question(self.words(*words)) if keep else None
        code = main(self.words(*words), asked)
        out, err = self._capsys.readouterr()
        return code, out, err


@pytest.fixture
def ask(place: Path, capsys: pytest.CaptureFixture[str]) -> Asking:
    return Asking(place, capsys)


@pytest.mark.parametrize(
    "words",
    [
        ["today"], ["goals"], ["check", "--json"], [], ["list"], ["list", "action_item"],
        ["list", "goal", "due__lte=2025-06-30", "--json"], ["show", "actie-1"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_answer_is_told_again_as_it_was_worked_out(ask: Asking, words: list[str]):
    assert ask.again(*words) is None
    told = ask.anew(*words)
    assert told[1]
    assert ask.again(*words) == told
    assert ask.anew(*words, keep=False) == told


def test_after_a_change_it_is_another(ask: Asking, place: Path):
    before = ask.anew("today")
    with m50.open(place) as net, net.commit("Actie") as commit:
        commit.change("actie-1", title="Zaal is geregeld")
    assert ask.again("today") is None
    after = ask.anew("today")
    assert ("Zaal is geregeld" in before[1], "Zaal is geregeld" in after[1]) == (False, True)
    assert ask.again("today") == after


def test_a_list_too_long_to_hold_is_told_and_not_remembered(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
):
    whole = ask.anew("list", "action_item")
    assert ask.again("list", "action_item") == whole
    monkeypatch.setattr("m50core.cli.context._MOST_HEARD", len(whole[1]) - 1)
    assert ask.anew("list", "action_item", "status=open")[0] == 0
    assert ask.again("list", "action_item", "status=open") is None


def test_what_was_said_beside_the_answer_is_said_again(ask: Asking):
    told = ask.anew("agenda", "--from", "1 april")
    assert "begrepen als" in told[2]
    assert ask.again("agenda", "--from", "1 april") == told


@pytest.mark.parametrize(
    "words",
    [
        ["today", "--as-of", "2025-03-01"], ["goals", "--since", "2025-03-01"],
        ["list", "goal", "--as-of", "2025-03-01"], ["show", "ruimte-99"],
        ["check", "--suppress", "M50-003", "--reason", "later", "--until", "2025-04-01"],
        ["check", "--code", "M50-999"], ["search", "zaal"], ["demo"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_looks_back_changes_or_is_refused_is_not_remembered(ask: Asking, words: list[str]):
    ask.anew(*words)
    assert ask.again(*words) is None


def test_an_agenda_that_is_written_is_written_each_time(ask: Asking, tmp_path: Path):
    words = ["agenda", "--ics", str(tmp_path / "agenda.ics")]
    ask.anew(*words)
    assert ask.again(*words) is None


def test_with_a_notice_of_the_store_it_is_not_remembered(ask: Asking, place: Path):
    (place / "log-PC.jsonl").write_bytes((place / "log.jsonl").read_bytes())
    assert "kopieën" in ask.anew("today")[2]
    assert ask.again("today") is None


def test_with_a_notice_of_this_computer_it_is_not_remembered(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "told", ("Er was iets.",))
        ask.anew("goals")
    assert ask.again("goals") is None


def test_what_is_told_once_of_this_computer_is_not_told_again_all_day(
    ask: Asking, own_settings: Path
):
    (own_settings / "desk.json").write_text('{"lists": []}')
    assert "apart gezet" in ask.anew("goals")[2]
    assert ask.again("goals") is None
    assert "apart gezet" not in ask.anew("goals")[2]
    assert ask.again("goals") is not None


def test_without_a_plugin_that_is_broken_it_is_not_remembered(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
):
    def with_a_broken_one(**_: object) -> Register:
        register = installed_register()
        register.report_problem("pijler-ruimte", "regels mislukt")
        return register

    monkeypatch.setattr("m50core.program.installed.installed_register", with_a_broken_one)
    assert ask.anew("today")[0] == 5
    assert ask.again("today") is None


def test_a_file_that_a_plugin_says_it_reads_makes_it_another_answer(
    ask: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    table = tmp_path / "tabel.csv"
    monkeypatch.setattr(Register, "beside", lambda _: {str(table)})
    ask.anew("goals")
    assert ask.again("goals") is not None
    table.touch()
    assert ask.again("goals") is None


def test_without_a_plugin_that_is_off_it_is_remembered_with_what_is_told_of_that(ask: Asking):
    disable_plugin("pijler-ruimte")
    told = ask.anew("today")
    assert "pijler-ruimte" in told[2]
    assert ask.again("today") == told
    disable_plugin("pijler-ruimte", off=False)
    assert ask.again("today") is None


def test_a_table_drawn_for_another_width_is_drawn_anew(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
):
    for words in (["goals", "--all"], ["goals"], ["today"], ["today", "--all"]):
        ask.anew(*words)
    monkeypatch.setenv("COLUMNS", "50")
    assert ask.again("goals", "--all") is None
    assert ask.again("goals") is None
    assert ask.again("today") is None, "what fits a screen hangs on its width"
    assert ask.again("today", "--all") is not None


def test_a_table_is_drawn_anew_with_colours_or_without_and_given_again_with_them(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
):
    plain = ask.anew("goals")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert ask.again("goals") is None
    painted = ask.anew("goals")
    assert "\x1b[1m" in painted[1]
    assert bare(painted[1]) == plain[1]
    assert ask.again("goals") == painted
    monkeypatch.setenv("NO_COLOR", "1")
    assert ask.again("goals") is None


@pytest.mark.parametrize("text", ["\x1b[2J", "\x1b[1m\x1b]0;x\x07", "\x1b[\x1b[1m1m", "\x1b[38m"])
def test_of_what_a_terminal_acts_upon_only_looks_are_told_again(
    text: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FORCE_COLOR", "1")
    look = look_of_stdout()
    kept = [0, look, [["out", "\x1b[1mNummer\x1b[0m\n"]]]
    assert parts_of(kept) == ([("out", "\x1b[1mNummer\x1b[0m\n")], 0)
    assert parts_of([0, look, [["out", text]]]) == ([], None)
    assert parts_of([0, look, [["talk", "\x1b[1mNummer\x1b[0m\n"]]]) == ([], None)


@pytest.mark.parametrize(
    "kept",
    [
        None, 3, "abc", [0, []], [0, [], 3], [0, [], [3]], [True, [], []], [7, [], []], [0, 0, []],
        [0, "0", []], [0, [80, 1], []], [0, [], [["out", 3]]], [0, [], [["elsewhere", "x"]]],
        [0, [], [["out", "\x1b]52;c;x\x07"]]], [0, [], [["out", "a\u202eb"]]],
        [0, [], [["talk", "a\rb"]]], [0, [], [["out", "\ud800"]]],
        [0, [], [["out", "\x1b[1mNummer\x1b[0m"]]],
    ],
)  # fmt: skip
def test_what_a_terminal_would_act_upon_or_is_not_whole_is_not_told(kept: object):
    assert parts_of(kept) == ([], None)


def test_hard_spaces_and_signs_of_the_language_are_safe():
    assert is_safe("€\xa012.345,50 — “één” …\n\n  → ✓\n")


def test_a_damaged_answer_is_worked_out_anew(ask: Asking, place: Path):
    told = ask.anew("today")
    (path,) = (place / REMEMBERED).iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Zaal", b"Zeal"))
    assert ask.again("today") is None
    key, value = whole.split(b"\n", 2)[1:]
    body = b"%s\n%s" % (key, value.replace(b"Zaal", b"\\u001b[2J"))
    path.write_bytes(b"m50 remembered 1 %08x\n%s" % (crc32(body), body))
    assert ask.again("today") is None, "the right sum, and something for a terminal to act upon"
    assert ask.anew("today") == told
    assert ask.again("today") == told


def test_in_a_folder_where_nothing_can_be_written_it_is_worked_out_each_time(
    ask: Asking, place: Path
):
    (place / REMEMBERED).write_text("in de weg")
    told = ask.anew("today", keep=False)
    assert ask.anew("today")[:2] == told[:2]
    assert ask.again("today") is None


def test_nothing_is_remembered_that_nobody_asked_to(ask: Asking, place: Path):
    ask.anew("today", keep=False)
    assert not (place / REMEMBERED).exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes of POSIX")
def test_a_reader_that_has_seen_enough_is_no_fault(
    ask: Asking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    ask.anew("today")
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w", buffering=1) as gone:  # noqa: PTH123 - a pipe has no path
        monkeypatch.setattr("sys.stdout", gone)
        assert give_again(question(ask.words("today"))) == 0


def test_a_wiped_name_stands_in_no_answer(ask: Asking, place: Path):
    with m50.open(place, today=date(2025, 3, 11)) as net, net.commit("Jan") as commit:
        person = commit.add(m50.Person(name="Jan Jansen"))
        commit.change("actie-1", owner=person.id)
    assert "Jan Jansen" in ask.anew("today", "--all")[1]
    assert "Jan Jansen" in ask.anew("show", person.id)[1]
    with m50.open(place) as net:
        net.erase_person(person.id, "op verzoek")
    assert not list((place / REMEMBERED).iterdir())
    assert "Jan Jansen" not in ask.anew("today", "--all")[1]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["today"], "/a"), (["--network", "/b", "today"], "/b"), (["today", "--network=/c"], "/c"),
        (["--network", "/b", "today", "--network", "/d"], "/d"), (["today", "--network"], "/a"),
        (["--network=~/e"], "~/e"),
    ],
)  # fmt: skip
def test_the_folder_is_the_one_the_words_name(monkeypatch, words, place):
    monkeypatch.setenv("M50_NETWORK", "/a")
    assert place_of(words) == place


def lived(folder: Path, *stops: date) -> Iterator[date]:
    """Live the year of the diligent secretary in a folder; stop on some of its days."""
    today = [FIRST]

    def clock() -> datetime:
        return datetime.combine(today[0], time(9), ZONE)

    with m50.open(folder, today=FIRST, who="secretariaat", clock=clock) as net:
        secretary = Secretary(net)
        for day in working_days(FIRST, stops[-1]):
            today[0] = net.today = day
            for line in script():
                if line.on == day:
                    secretary.follow(line)
            everyday(secretary)
            if day in stops:
                yield day


@pytest.mark.sweep
def test_through_the_lived_year_each_answer_told_again_is_the_one_worked_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    place = str(tmp_path / "netwerk")
    stops = (date(2025, 1, 20), date(2025, 3, 11), date(2025, 6, 30), date(2025, 11, 3))
    for day in lived(tmp_path / "netwerk", *stops):
        for words in WORDS:
            words_asked = ["--network", place, "--today", day.isoformat(), *words]
            code = main(words_asked)  # it may write the snapshot, and then it isn't remembered
            told = capsys.readouterr()
            assert give_again(question(words_asked)) is None
            assert main(words_asked, question(words_asked)) == code
            assert capsys.readouterr() == told
            assert give_again(question(words_asked)) == code, words_asked
            assert capsys.readouterr() == told
            if "--json" in words:
                assert json.loads(told.out)["items"]
