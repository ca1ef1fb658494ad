"""A plugin that ends the program, sleeps, talks nonsense or spoils records is named, set aside."""

import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import m50core as m50
from m50core.findings.findings import Rule, Severity
from m50core.plugins import AgendaEntry, Importer, Report
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS
from m50core.testing.builders import DAY, plugin


class Entry:
    """An entry point of a plugin that was made on the spot."""

    name, value, distribution, version = "stout", "stout", "", ""

    def __init__(self, **hooks: Any) -> None:
        self._module = plugin(**hooks)

    def load(self) -> ModuleType:
        return self._module


def opened(seconds: float = 0.3, **hooks: Any) -> m50.Network:
    register = Register(BUILTINS, found=[Entry(**hooks)], seconds=seconds)
    return m50.open("memory:", today=DAY, who="test", register=register)


def rule(check: Callable[..., Any], code: str = "KW-1", **other: Any) -> Rule:
    given = {"severity": Severity.note, "groups": ("standing",), **other}
    return Rule(code, "Tekst.", "Kop", given["severity"], ("*",), check, given["groups"])


def raises(error: BaseException) -> Callable[..., Any]:
    def check(records: Any, today: Any) -> Any:
        raise error

    return check


def deep(records: Any, today: Any) -> Any:
    return deep(records, today)


def endless(records: Any, today: Any) -> Any:
    first = next(iter(records))
    while True:
        yield m50.Hit(first, "weer")


def spoils(records: Any, today: Any) -> Any:
    for record in records.collection("action_item"):
        object.__setattr__(record, "title", "GEHACKT")
    for record in records.collection("goal"):
        object.__delattr__(record, "title")
    return []


class Unprintable:
    def __str__(self) -> str:
        raise RuntimeError("geen tekst")


def hit(*values: Any) -> Callable[..., Any]:
    return lambda records, today: [m50.Hit(next(iter(records)), *values)]


RULES: dict[str, tuple[Callable[..., Any], str]] = {
    "exits": (raises(SystemExit(0)), "wilde het programma stoppen"),
    "interrupts": (raises(KeyboardInterrupt()), "wilde het programma stoppen"),
    "base": (raises(BaseException("x")), "BaseException: x"),
    "group": (raises(BaseExceptionGroup("x", [SystemExit()])), "x"),
    "memory": (raises(MemoryError()), "MemoryError"),
    "unprintable": (raises(ValueError(Unprintable())), "ValueError"),
    "deep": (deep, "RecursionError"),
    "sleeps": (lambda records, today: time.sleep(30), "antwoordde niet binnen 0.3 seconden"),
    "endless": (endless, "meldde er meer dan 10.000"),
    "nothing": (lambda records, today: None, "TypeError"),
    "no hit": (lambda records, today: [5], "int is geen melding"),
    "no record": (lambda records, today: [m50.Hit("goal-1", "zin")], "Hit is geen melding"),
    "no sentence": (hit(None), "een zin nodig"),
    "number": (hit(5), "een zin nodig"),
    "inputs": (hit("zin", {"x": Unprintable()}), "geen tekst"),
    "no inputs": (hit("zin", None), "AttributeError"),
    "spoils": (spoils, "wijzigde gegevens"),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_fails_is_named_with_its_plugin_and_costs_the_others_nothing(name: str):
    check, reason = RULES[name]
    # Only what never answers is to meet the time limit, however busy the computer is.
    seconds = 0.3 if name == "sleeps" else 30
    with opened(seconds, rules=lambda: [rule(check), rule(hit("Gezien."), "KW-2")]) as net:
        with net.commit("Actie") as c:
            c.add(m50.ActionItem(title="Zaal reserveren", due="2025-03-01"))
        records = {record.id: record.plain() for record in net.records}
        found = net.check()
        assert {record.id: record.plain() for record in net.records} == records
    failed = [one for one in found if one.code == "KW-1" and not one.record]
    assert [(one.severity, reason in one.sentence) for one in failed] == [("error", True)]
    assert "De regel KW-1 van stout" in failed[0].sentence
    assert [one.sentence for one in found if one.code == "KW-2"] == ["Gezien."]
    with opened() as whole:
        assert {one.code for one in whole.check()} <= {one.code for one in found}
    assert [(one.plugin, one.status) for one in net.incomplete] == [("stout", "broken")]
    assert json.dumps([{k: str(v) for k, v in one.inputs.items()} for one in found])


def test_a_rule_that_hangs_or_would_end_the_program_is_run_once():
    asked: list[str] = []

    def once(code: str, then: Callable[[], Any]) -> Rule:
        def check(records: Any, today: Any) -> Any:
            len(records)
            asked.append(code)
            return then()

        return rule(check, code)

    def stop() -> None:
        raise KeyboardInterrupt

    with opened(0.1, rules=lambda: [once("A-1", lambda: time.sleep(9)), once("A-2", stop)]) as net:
        for number in range(3):
            with net.commit("Actie") as c:
                c.add(m50.ActionItem(title=f"Actie {number}"))
            assert {"A-1", "A-2"} <= {one.code for one in net.check()}
    assert asked == ["A-1", "A-2"]


def test_many_rules_that_hang_take_no_more_than_a_plugin_gets():
    rules = [rule(lambda records, today: time.sleep(30), f"KW-{n}") for n in range(40)]
    with opened(0.05, rules=lambda: rules) as net:
        found = [one for one in net.check() if one.code.startswith("KW-")]
    assert len(found) == 40
    assert "kostte samen te veel tijd" in found[-1].sentence


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"severity": "zwaar"}, "severity"),
        ({"severity": None}, "severity"),
        ({"groups": None}, "groups"),
        ({"groups": (5,)}, "groups"),
        ({"code": ["l"]}, "code"),
        ({"code": ""}, "code"),
    ],
)
def test_a_rule_that_is_none_is_told_with_its_plugin(wrong: dict[str, Any], reason: str):
    made = [rule(hit("z"), **wrong), rule(hit("Gezien."), "KW-2")]
    with opened(rules=lambda: made) as net:
        found = net.check()
        told = [one.sentence for one in found if "Van de uitbreiding stout" in one.sentence]
        assert [reason in sentence for sentence in told] == [True]
        assert [one.sentence for one in found if one.code == "KW-2"] == ["Gezien."]


def test_what_a_rule_did_to_a_record_is_never_kept():
    with opened(rules=lambda: [rule(spoils, "ZZZ-1")]) as net:
        with net.commit("Nieuw") as c:
            c.add(m50.ActionItem(id="actie-1", title="Zaal reserveren"))
        net.check()
        with net.commit("Begonnen") as c:
            c.change("actie-1", status="doing")
        assert net["actie-1"].title == "Zaal reserveren"


def test_of_a_record_that_somebody_spoilt_only_what_was_asked_is_kept():
    """Also when nobody put it back: a thread that was left behind may do so at any time."""
    with opened() as net:
        with net.commit("Nieuw") as c:
            item = c.add(m50.ActionItem(title="Zaal reserveren", remark="let op"))
        object.__setattr__(net[item.id], "title", "GEHACKT")
        object.__setattr__(net[item.id], "remark", "GEHACKT")
        with net.commit("Begonnen") as c:
            c.change(item.id, status="doing")
            c.change(item.id, due="2025-04-01")
        kept = net.document(item.id)
        assert kept is not None
        assert (kept.fields["title"], kept.fields["remark"]) == ("Zaal reserveren", "let op")
        assert (kept.fields["status"], kept.fields["due"]) == ("doing", "2025-04-01")


def entry(**values: Any) -> AgendaEntry:
    given = {
        "start": DAY, "end": DAY, "title": "t", "record": "", "label": "l", "exact": True,
        "words": "w",
    }  # fmt: skip
    return AgendaEntry(**{**given, **values})


@pytest.mark.parametrize(
    "given",
    [
        lambda: [entry(start=None)],
        lambda: [entry(time="99:99")],
        lambda: [entry(uid="a\r\nATTACH:x")],
        lambda: [entry(title=None)],
        lambda: [entry(end=DAY.replace(month=1))],
        lambda: [5],
        lambda: time.sleep(30),
        lambda: exit(0),
        lambda: (entry() for _ in iter(int, 1)),
    ],
)
def test_the_agenda_is_that_of_the_others_when_a_plugin_gives_nonsense(given: Callable[[], Any]):
    with opened(agenda_items=lambda records, start, end: given()) as net, opened() as whole:
        assert net.agenda(DAY, DAY.replace(month=6)) == whole.agenda(DAY, DAY.replace(month=6))
        assert [one.plugin for one in net.incomplete] == ["stout"]


@pytest.mark.parametrize(
    ("template", "data"),
    [
        ("x", lambda records, today, period: exit(0)),
        ("x", lambda records, today, period: 1 / 0),
        ("x", lambda records, today, period: None),
        ("{{ 1 / 0 }}", lambda records, today, period: {}),
        (
            "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}",
            lambda records, today, period: {},
        ),
    ],
)
def test_a_report_that_fails_names_its_plugin(template: str, data: Callable[..., Any]):
    made = Report("kw", "T", "h", template, data)
    with opened(reports=lambda: [made]) as net:
        with pytest.raises(m50.M50Error, match="van de uitbreiding stout") as raised:
            net.report("kw")
        assert raised.value.exit_code == 5
        assert "stout ontbreekt" in net.report("voortgang").markdown


@pytest.mark.parametrize(
    "read",
    [
        lambda content, name: exit(0),
        lambda content, name: [5],
        lambda content, name: iter(lambda: ("action_item", {"title": "x"}), None),
        lambda content, name: [("action_item", 5)],
    ],
)
def test_an_importer_that_fails_keeps_nothing_and_names_its_plugin(tmp_path: Path, read: Any):
    (tmp_path / "x.kw").write_text("x")
    made = Importer("kw", "h", (".kw",), read)
    with opened(5, importers=lambda: [made]) as net:
        with pytest.raises(m50.M50Error, match="van de uitbreiding stout"):
            net.take_in(tmp_path / "x.kw")
        assert net.store.head() == 0


def test_a_kind_whose_title_cannot_be_told_is_shown_by_another():
    @m50.record(label="L", plural="Ls", prefix="kw")
    class Kw(m50.Record):
        """Has a title that fails."""

        title: str = m50.field(label="T", in_list=True, searchable=True)

        @property
        def title_text(self) -> str:
            raise ValueError("titel stuk")

        def faults(self, around: Any, before: Any) -> Any:
            if self.title == "stop":
                raise SystemExit
            return ()

    with opened(record_kinds=lambda: [Kw]) as net:
        with net.commit("Erbij") as c:
            c.add(Kw(title="Naam"))
        assert [match.record.title_text for match in net.search("naam")][:1] == ["Naam"]
        assert "de titel van een “kw” mislukt" in net.incomplete[0].reason
        with pytest.raises(m50.M50Error, match="van de uitbreiding stout"), net.commit("Fout") as c:
            c.add(Kw(title="stop"))


@pytest.fixture
def program(tmp_path: Path, own_settings: Path) -> Callable[..., Any]:
    """Write a plugin of one module beside the program; return a way to run commands with it."""

    def write(code: str) -> Callable[..., subprocess.CompletedProcess[str]]:
        m50.open(tmp_path / "net").close()
        site = tmp_path / "site"
        info = site / "stout-1.0.dist-info"
        info.mkdir(parents=True)
        head = "import os, sys, threading, time\nfrom m50core.plugins import *\nm50_api = 1\n"
        (site / "stout.py").write_text(head + textwrap.dedent(code))
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stout\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[m50.plugins]\nstout = stout\n")
        env = {
            **os.environ, "PYTHONPATH": str(site), "M50_PLUGIN_PATIENCE": "1",
            "M50_NETWORK": str(tmp_path / "net"), "M50_TODAY": "2025-03-11",
        }  # fmt: skip

        def run(*words: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-c", "from m50core.cli.main import run; run()", *words],
                env=env, capture_output=True, text=True, check=False, timeout=60,
            )  # fmt: skip

        return run

    return write


DISTURBING = {
    "prints": "print('hallo')\nsys.stdout.write('x')\n"
    "@hookimpl\ndef m50_rules():\n    print('nog eens')\n    return []\n",
    "takes the streams": "sys.stdout = None\nsys.stderr = None\n",
    "moves": "os.chdir('/')\nos.environ['M50_NETWORK'] = '/nergens'\nos.environ.pop('M50_TODAY')\n",
    "shallow": "sys.setrecursionlimit(60)\n",
    "keeps a thread": "threading.Thread(target=lambda: time.sleep(90), daemon=False).start()\n",
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", DISTURBING)
def test_what_a_plugin_does_to_the_program_while_it_loads_is_undone(program: Any, name: str):
    run = program(DISTURBING[name])
    for words, code in ((("check", "--json"), 1), (("plan", "--json"), 0)):
        done = run(*words)
        assert done.returncode == code, done.stderr
        assert json.loads(done.stdout)["incomplete"] == []
    assert run("--version").stdout.startswith("m50 ")


BREAKING = {
    "exits": "sys.exit(0)\n",
    "interrupts": "raise KeyboardInterrupt\n",
    "hangs": "time.sleep(90)\n",
    "spins": "while True:\n    pass\n",
    "compares": "class E:\n    def __eq__(s, o): raise ValueError('eq')\nm50_api = E()\n",
    "answers": "def __getattr__(name):\n    raise RuntimeError('ga ' + name)\ndel m50_api\n",
    "hook": "@hookimpl\ndef m50_year_plans():\n    raise KeyboardInterrupt\n",
    "endless": "@hookimpl\ndef m50_rules():\n    while True:\n        yield 5\n",
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", BREAKING)
def test_doctor_and_plugins_work_whatever_a_plugin_does(program: Any, name: str):
    run = program(BREAKING[name])
    for words in (("doctor",), ("plugins",)):
        done = run(*words)
        assert done.returncode == 5, done.stderr
        assert "stout" in done.stdout
    assert run("--version").returncode == run("--help").returncode == 0
    assert run("plugins", "disable", "stout").returncode == 0
    done = run("goals", "--json")
    assert done.returncode == 0
    assert [one["status"] for one in json.loads(done.stdout)["incomplete"]] == ["disabled"]


@pytest.mark.sweep
def test_every_answer_says_what_it_was_made_without(program: Any, tmp_path: Path):
    run = program("raise RuntimeError('kapot')\n")
    for words in (
        ("today",), ("plan",), ("goals",), ("agenda",), ("search", "woningbouw"), ("log",),
        ("list", "goal"), ("show", "ruimte-07"), ("report", "voortgang"), ("rhythms",),
    ):  # fmt: skip
        done = run(*words, "--json")
        (lacking,) = json.loads(done.stdout)["incomplete"]
        assert (lacking["plugin"], lacking["status"]) == ("stout", "broken")
        assert "kapot" in lacking["reason"]
        assert done.stderr.count("stout ontbreekt: ") == 1
        assert done.returncode == 5, words
    page = tmp_path / "v.html"
    assert run("report", "voortgang", "--out", str(page)).returncode == 5
    assert "Dit verslag is niet volledig" in page.read_text("utf-8")
    assert run("check").returncode == 1
    kept = run("add", "action_item", "title=Zaal")
    assert (kept.returncode, "stout ontbreekt" in kept.stderr) == (0, True)


@pytest.mark.sweep
def test_a_rule_that_ends_the_program_never_makes_a_check_good(program: Any):
    run = program(
        "import m50core as m50\n"
        "@hookimpl\n"
        "def m50_rules():\n"
        "    @m50.rule('KW-1', 'T.', clause='K', reads=('*',))\n"
        "    def stop(records, today):\n"
        "        os.environ['X'] = '1'\n"
        "        sys.exit(0)\n"
        "    return [stop]\n"
    )
    done = run("check", "--code", "KW-1", "--json")
    assert done.returncode == 1
    (found,) = json.loads(done.stdout)["items"]
    assert "De regel KW-1 van stout" in found["sentence"]
    done = run("today")
    assert done.returncode == 5
    assert "stout ontbreekt: De regel KW-1" in done.stderr
