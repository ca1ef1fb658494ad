"""What ``--json`` answers is as the JSON schema of its classes says, for every word there is."""

import ast
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import m50core as m50
from m50core.answers.converter import from_json, to_json
from m50core.answers.said import SaidField, said_fields
from m50core.cli.context import Context
from m50core.cli.words import build_parser
from m50core.plugins.register import Register
from m50core.program.installed import installed_register
from m50core.program.schemas import AnswerOf, answers, json_schema
from m50core.testing.answers import schema_mistakes
from m50core.testing.builders import DAY, WHO, network

ROOT = Path(__file__).resolve().parents[2]
STORY = """
kinds: list
list: list goal pillar=ruimte
list: list meeting
add: add person 'name=J. de Vries'
add: add person 'name=Jan de Vries'
set: set persoon-1 email=jan@example.org
preview: set persoon-1 email=jan@example.net --dry-run
add: add action_item 'title=Zaal reserveren' 'due=10 dagen voor alv-2025-1'
add: add action_item 'title=Koffie' 'due=Q1 2025'
add: add decision 'title=Proef'
show: show actie-1
show: show ruimte-07
search: search gemeentefonds
assign: assign actie-1 persoon-1
free_days: schedule financien-m50-r07
schedule: schedule financien-m50-r07 2025-04-03
leave: leave ruimte-07 --until 2025-04-01 --reason 'eerst bellen'
left: today --left
today: today
today_missed: today --missed
missed: missed {id} --reason 'te druk'
done: done actie-2
plan: plan --part ruimte
next_year: plan new 2026 --only ruimte
plan_check: plan check {folder}/plan.toml
agenda: agenda --from 2025-03-01 --to 2025-09-30
check: check
rule: check --explain M50-102
suppression: check --suppress M50-102 --reason 'komt' --until 2025-05-01
rule_set: check --set bw2
remove: remove actie-2
bin: bin
restored: bin --restore actie-2
log: log
log: log --about actie-1
diff: diff --from 2025-03-11
undo: undo
redo: redo
goals: goals --since 2025-03-01
judge: judge ruimte-07 risk --reason 'gaat niet goed'
progress: progress ruimte-07 'drie gesprekken gevoerd' --percent 30 --on 2025-02-10
progress: progress voortgang-1 --check
progress: progress voortgang-1 --approve
account: account 2025-02
rhythms: rhythms
runbooks: runbook
runbook: runbook position-paper --about financien-m02
series: series
series_days: series db --every '2 weken' --from 2025-03-13 --to 2025-05-01 --dry-run
ready: ready alv-2025-1
move: move financien-m02 2025-04-16 --reason 'verschoven'
cancel: cancel financien-m02 --reason 'van de agenda'
attend: attend alv-2025-1 Zeist Zutphen
vote: vote alv-2025-1 Begroting --open --decision financien-m50-b01
meeting: meeting alv-2025-1
minutes: minutes alv-2025-1 --draft
decide: decide besluit-1 --on 2025-03-10 --amend ruimte-07 due=2025-09-30
reports: report
report: report uitnodiging --about alv-2025-1
report_file: report uitnodiging --about alv-2025-1 --out {folder}/v.md
import: import {folder}/agenda.ics
export: export goal --out {folder}/goals.json
person: person show persoon-1
person-export: person export persoon-1 --out {folder}/p.json
person-inventory: person inventory
person-erase: person erase persoon-2 --yes persoon-2 --reason brief
plugins: plugins
plugin: plugins enable pijler-ruimte
settings: settings
doctor: doctor
backup: backup
backups: backup --list
drill: backup --drill
compare: compare
schemas: schema
schema: schema goals
completion: completion bash
topics: help
help: help vandaag
spuk: spuk
restore: restore {name}
"""
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Overleg met de provincie
DTSTART;TZID=W. Europe Standard Time:20250325T100000
END:VEVENT
END:VCALENDAR
"""
MAY_BE_EMPTY = {"compare"}


@pytest.fixture(scope="module")
def register() -> Register:
    return installed_register()


@pytest.fixture(scope="module")
def known(register: Register) -> Mapping[str, AnswerOf]:
    return answers(register)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, str, Any]]]:
    """Each line of the story: the name of the answer, the words, and what they answered."""
    folder = tmp_path_factory.mktemp("answers")
    (folder / "plan.toml").write_text("wrong = 1\n")
    (folder / "agenda.ics").write_text(CALENDAR)
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("M50_CONFIG", str(folder / "settings"))
        with m50.open(folder / "net", today=DAY, who=WHO, practice=True) as net:
            found: list[tuple[str, str, Any]] = []
            for line in STORY.strip().splitlines():
                name, _, words = line.partition(": ")
                before = found[-1][2]["items"] if found else []
                first = before[0] if before and isinstance(before[0], dict) else {}
                said = words.format(folder=folder, id=first.get("id"), name=backup(found))
                found.append((name, words, answer(net, folder / "net", shlex.split(said))))
            yield found


def backup(found: list[tuple[str, str, Any]]) -> str:
    return next((a["items"][0]["name"] for name, _, a in found if name == "backup"), "")


def answer(net: m50.Network, place: Path, words: list[str]) -> Any:
    """What a word answers a program with, over a network that is open already."""
    given = ["--json", "--network", str(place), *words]
    args = build_parser(given).parse_args(given)
    context = Context(args)
    context.__dict__["net"] = net
    with redirect_stdout(StringIO()) as out:
        args.m50_run(context)
    return json.loads(out.getvalue())


def test_each_answer_is_as_its_schema_says(told, known, register):
    schemas = {name: json_schema(one.schema, register) for name, one in known.items()}
    wrong = {words: found for name, words, said in told
             if (found := schema_mistakes(said, schemas[name]))}  # fmt: skip
    assert wrong == {}
    empty = {name for name, _, said in told if not said["items"]}
    assert empty <= MAY_BE_EMPTY


def test_every_answer_that_a_word_declares_is_held_to_its_schema(told, known):
    assert {name for name, *_ in told} == set(known)


def test_every_word_declares_what_it_answers(register):
    silent = {word for word, one in register.commands().items() if not one.answers()}
    assert silent == {"demo", "tui"}  # the one answers as today does, the other is the screen


def test_each_item_is_read_back_as_it_was(told, known, register):
    kinds = register.record_kinds()
    for name, words, said in told:
        cls = known[name].schema.load()
        for item in said["items"]:
            assert to_json(from_json(item, cls, kinds)) == item, words


def test_a_schema_that_fits_nothing_is_noticed(told, known, register):
    schema = json_schema(known["goals"].schema, register)
    (goals,) = [said for name, _, said in told if name == "goals"]
    goal = goals["items"][0]
    for change in ({"stand": "fine"}, {"share": "0.5"}, {"more": 1}, {"last": {"day": "11 mrt"}}):
        assert schema_mistakes({**goals, "items": [{**goal, **change}]}, schema)
    assert schema_mistakes({**goals, "items": [{"id": "ruimte-07"}]}, schema)
    assert schema_mistakes({**goals, "schema": "m50.goals/9"}, schema)


def test_a_period_is_its_words_and_both_days_wherever_it_is_answered(told):
    by_name = {(name, words): said["items"] for name, words, said in told}
    coffee = {"words": "Q1 2025", "earliest": "2025-01-01", "latest": "2025-03-31"}
    assert by_name["add", "add action_item 'title=Koffie' 'due=Q1 2025'"][0]["due"] == coffee
    (hall,) = by_name["show", "show actie-1"]
    assert hall["due"]["words"] == "10 dagen voor alv-2025-1"
    changed = next(d for d in by_name["diff", "diff --from 2025-03-11"] if d["id"] == "actie-2")
    (due,) = (field for field in changed["fields"] if field["field"] == "due")
    assert due["after"] == coffee
    (arrived,) = by_name["import", "import {folder}/agenda.ics"]
    assert arrived["record"]["due"]["latest"] == "2025-03-25"


def test_a_word_of_a_plugin_may_answer_with_mappings_of_values():
    args = build_parser(["--json", "list"]).parse_args(["--json", "list"])
    due = m50.Period.parse("Q1 2025")
    with network() as net, redirect_stdout(StringIO()) as out:
        context = Context(args)
        context.__dict__["net"] = net
        context.answer("libraries", [{"due": due, "on": DAY, "who": (WHO,)}], [])
    assert json.loads(out.getvalue()) == {
        "schema": "m50.libraries/1",
        "incomplete": [],
        "items": [{"due": m50.to_json(due), "on": "2025-03-11", "who": [WHO]}],
    }


DAY_IN_WORDS = re.compile(r"(?:(?:ma|di|wo|do|vr|za|zo) )?\d{1,2} [a-z]{3} \d{4}(?: \d\d:\d\d)?")
BESIDE = {"when": {"until", "start"}}
"""Keys under which a day may stand in words, and those that tell it beside them."""


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within an answer."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


def test_a_day_never_stands_in_dutch_words_alone(told):
    wrong = {
        (words, key, value)
        for _, words, said in told
        for one in objects(said)
        for key, value in one.items()
        if isinstance(value, str) and DAY_IN_WORDS.fullmatch(value)
        and not BESIDE.get(key, set()) & one.keys()
    }  # fmt: skip
    assert wrong == set()


def test_a_kind_is_told_by_its_name_wherever_it_is_answered(told, register):
    known = {*register.record_kinds(), "commit", ""}
    found = {one["kind"] for _, _, said in told for one in objects(said) if "kind" in one}
    assert found <= known, found - known
    assert len(found) > 20


def test_what_is_wrong_with_an_entry_bears_the_code_of_its_rule(told):
    by_name = {name: said["items"] for name, _, said in told}
    wrong = [found for entry in by_name["agenda"] for found in entry["findings"]]
    assert {found["code"] for found in wrong} <= {found["code"] for found in by_name["check"]}
    assert any("BOF-V" in found["sentence"] for found in wrong)


def test_what_an_answer_holds_has_a_type(known):
    """What may be anything is named here with its reason."""
    anything = {
        "FieldAnswer.before": "of any field",
        "FieldAnswer.after": "of any field",
        "ArrivedField.old": "of any field",
        "ArrivedField.new": "of any field",
        "DossierField.value": "of any field",
        "WrittenAnswer.data": "of any report",
        "SchemaAnswer.json_schema": "a schema",
    }
    fields = (pair for one in known.values() for pair in all_fields(one.schema.load()))
    found = {f"{cls.__name__}.{field.name}" for cls, field in fields if is_anything(field.type)}
    assert found == anything.keys()


def is_anything(asked: Any) -> bool:
    return asked in (Any, object) or any(map(is_anything, get_args(asked)))


def all_fields(cls: Any) -> Iterator[tuple[Any, SaidField]]:
    """Every field of an answer's class, and of the classes within it."""
    if not isinstance(cls, type) or get_args(cls):
        for inner in get_args(cls):
            yield from all_fields(inner)
    elif attrs.has(cls) and not issubclass(cls, m50.Record):
        for field in said_fields(cls):
            yield cls, field
            yield from all_fields(field.type)


COMMANDS = sorted(
    path
    for source in ("src", "plugins")
    for path in (ROOT / source).rglob("*.py")
    if "/src/" in str(path)
    and (
        path.name == "answers.py"
        or "answers" in path.relative_to(ROOT / source).parts[:-1]
        or "commands" in path.parts
        or path.name in ("commands.py", "answering.py")
        or ".answer(" in path.read_text("utf-8")
    )
)


def test_no_word_writes_json_but_through_the_converter():
    """A day, a mapping or a record's fields by hand would be said in another way than elsewhere."""
    assert len(COMMANDS) > 50
    assert [found for path in COMMANDS for found in by_hand(path)] == []


WRITES_JSON = {
    "answering.py": "the one place from where an answer goes out",
    "schema.py": "a schema is JSON, also for who reads lines",
    "converter.py": "the converter",
}
WRITES_DAYS = {"values.py": "how a period and a moment are told"}


def by_hand(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    in_text = {id(inner) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr)
               for inner in ast.walk(text)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "isoformat" and id(node) not in in_text:
            if path.name in WRITES_DAYS or path.parent.name == "testing":
                continue
            yield f"{path.name}: {ast.unparse(node)}"
        if not isinstance(node, ast.Call):
            continue
        called, text = ast.unparse(node.func), f"{path.name}: {ast.unparse(node)}"
        if called.startswith("json.dump") and path.name not in WRITES_JSON:
            yield text
        if called.endswith((".plain", "attrs.asdict")):
            yield text
        if called.endswith("context.answer"):
            schema, items, _ = node.args
            if not isinstance(schema, ast.Name | ast.Subscript):
                yield text
            if any(isinstance(inner, ast.Dict | ast.DictComp) for inner in ast.walk(items)):
                yield text
