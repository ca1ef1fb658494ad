"""A definition file is read whole, or refused with file, table, field and a Dutch sentence."""

import pytest

import m50core as m50
from m50core.plan.definitions import PlanFile, read_part
from m50core.plan.year_plan import assemble
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}
HEADER = """
[plan]
year = 2025
unit = "ruimte"
unit_kind = "pillar"
order = 10
headings = ["Ruimte", "Ruimte > Prioriteit 1"]

[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Ruimte"
"""


def read(text: str, name: str = "ruimte.toml"):
    return read_part(PlanFile(name, text), KINDS)


def goal(**fields: str) -> str:
    given = {"id": "ruimte-01", "title": "Lobby", "source": "Ruimte > Prioriteit 1"} | fields
    return HEADER + "[[goal]]\n" + "\n".join(f'{k} = "{v}"' for k, v in given.items() if v)


def test_an_entry_becomes_a_record_of_its_unit_and_year():
    part, errors = read(goal(due="Q1 2025"))
    assert not errors
    found = part.records[1]
    assert isinstance(found, m50.Goal)
    assert (found.id, found.pillar, found.year) == ("ruimte-01", "ruimte", 2025)
    assert found.due.shown() == "Q1 2025"


def test_tomls_own_dates_are_read():
    part, errors = read(goal() + "\ndue = 2025-03-25")
    assert not errors
    assert part.records[1].due.exact


@pytest.mark.parametrize(
    ("text", "table", "field", "reason"),
    [
        ("x = ", "", "", "geen geldige TOML"),
        ("", "plan", "", r"tabel \[plan\] ontbreekt"),
        (HEADER.replace("order = 10", ""), "plan", "order", "ontbreekt"),
        (HEADER.replace("2025", '"dit jaar"'), "plan", "year", "geheel getal"),
        (HEADER.replace('"pillar"', '"afdeling"'), "plan", "unit_kind", "kies uit"),
        (HEADER.replace("[[pillar]]", "[[pijler]]"), "pijler", "", "geen bekende soort"),
        (HEADER.replace("[[pillar]]", "[pillar]"), "pillar", "", r"schrijf dit als \[\[pillar\]\]"),
        (goal(id=""), "goal 1", "id", "vast nummer"),
        (goal(id="Ruimte 1"), "goal 1 (Ruimte 1)", "id", "vast nummer"),
        (goal(source=""), "goal 1 (ruimte-01)", "source", "ontbreekt"),
        (goal(source="Elders"), "goal 1 (ruimte-01)", "source", "geen kop"),
        (goal(due="31 juni 2025"), "goal 1 (ruimte-01)", "due", "31 juni 2025 bestaat niet"),
        (goal(status="klaarr"), "goal 1 (ruimte-01)", "status", "geen keuze"),
        (goal(titel="x"), "goal 1 (ruimte-01)", "titel", "geen veld"),
        (goal(version="1"), "goal 1 (ruimte-01)", "version", "door het programma"),
        (goal(title=""), "goal 1 (ruimte-01)", "title", "verplicht"),
        (goal(id="ruimte"), "goal", "id", "twee keer"),
    ],
)
def test_a_mistake_is_refused_with_file_table_and_field(text, table, field, reason):
    part, errors = read(text)
    assert part is None
    assert (errors[0].file, errors[0].table, errors[0].field) == ("ruimte.toml", table, field)
    with pytest.raises(m50.DefinitionError, match=reason):
        raise errors[0]


def test_every_mistake_in_a_file_is_told_at_once():
    _, errors = read(goal(due="ooit") + '\n[[goal]]\nid = "ruimte-02"\ntitle = "x"\nsource = "y"')
    assert [e.field for e in errors] == ["due", "source"]


def test_a_relation_to_nothing_or_to_another_kind_leaves_the_file_out():
    _, wrong = assemble([("p", PlanFile("a.toml", goal(parent="ruimte-99")))], KINDS)
    assert [(p, e.file, e.field) for p, e in wrong] == [("p", "a.toml", "parent")]
    plan, wrong = assemble([("p", PlanFile("a.toml", goal(parent="ruimte")))], KINDS)
    assert not plan.parts
    assert "hier hoort: doel" in wrong[0][1].sentence


def test_an_id_already_in_use_leaves_the_later_file_out():
    other = HEADER.replace('"ruimte"', '"sociaal"', 1) + goal().removeprefix(HEADER)
    files = [("een", PlanFile("a.toml", goal())), ("twee", PlanFile("b.toml", other))]
    plan, wrong = assemble(files, KINDS)
    assert [p.file for p in plan.parts] == ["a.toml"]
    assert {p for p, _ in wrong} == {"twee"}
    assert any("“ruimte-01” is al in gebruik" in e.sentence for _, e in wrong)


def test_headings_keep_the_plans_order_with_the_items_drawn_from_each():
    plan, _ = assemble([("p", PlanFile("a.toml", goal()))], KINDS)
    told = [(heading, [r.id for r in records]) for _, heading, records in plan.by_heading()]
    assert told == [("Ruimte", ["ruimte"]), ("Ruimte > Prioriteit 1", ["ruimte-01"])]


def test_a_heading_that_two_parts_draw_from_comes_once_with_the_one_that_draws_most():
    other = HEADER.replace('"ruimte"', '"wonen"').replace('"Ruimte"', '"Wonen"', 1)
    other = other.replace('["Wonen",', '["Wonen", "Ruimte",').replace("= 10", "= 5")
    line = '[[principle]]\nid = "{}"\ntitle = "x"\nnature = "value"\nsource = "Ruimte"\n'
    two = other.replace('source = "Ruimte"', 'source = "Wonen"') + line.format("wonen-p01")
    one = goal() + "\n" + line.format("ruimte-p01")
    plan, wrong = assemble([("a", PlanFile("a.toml", two)), ("b", PlanFile("b.toml", one))], KINDS)
    assert not wrong
    told = [(part.unit, heading, len(some)) for part, heading, some in plan.by_heading()]
    assert told == [
        ("wonen", "Wonen", 1), ("ruimte", "Ruimte", 3), ("ruimte", "Ruimte > Prioriteit 1", 1),
    ]  # fmt: skip
    alone = [heading for _, heading, _ in plan.by_heading(plan.parts[:1])]
    assert alone == ["Wonen", "Ruimte", "Ruimte > Prioriteit 1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_however_an_editor_saved_it(encoding: str, end: str):
    text = goal(title="Coördinatie")
    part, errors = read_part(
        PlanFile.of("ruimte.toml", text.replace("\n", end).encode(encoding)), KINDS
    )
    assert part.records[1].title == "Coördinatie"
    # Windows' letters are a guess, so that is told; the file counts all the same.
    assert [bool(errors)] == [encoding == "cp1252"]


def test_text_that_starts_with_the_mark_of_notepad_is_read():
    part, errors = read("\ufeff" + goal())
    assert not errors
    assert part.records[1].id == "ruimte-01"


def test_an_odd_byte_is_told_with_file_and_line_and_the_rest_holds():
    content = goal(title="Co?rdinatie").encode().replace(b"Co?r", b"Co\xf6r")
    file = PlanFile.of("ruimte.toml", content)
    part, (error,) = read_part(file, KINDS)
    assert part.records[1].title == "Coördinatie"
    line = content[: content.index(b"\xf6")].count(b"\n") + 1
    assert error.sentence.startswith(f"ruimte.toml, regel {line}: bevat tekens die geen UTF-8 zijn")
    plan, wrong = assemble([("ruimte", file)], KINDS, ())
    assert "ruimte-01" in plan.records
    assert [told.sentence for _, told in wrong] == [error.sentence]


def test_a_number_with_a_point_is_a_number_and_a_text_is_dutch():
    text = (
        goal() + '\n[[indicator]]\nid = "ruimte-i{}"\ntitle = "a"\nsource = "Ruimte"\ntarget = {}'
    )
    for number, (given, value) in enumerate(
        [("1.125", "1.125"), ('"1.125"', "1125"), ('"1,125"', "1.125"), ("7", "7")]
    ):
        part, errors = read(text.format(number, given))
        assert not errors
        assert str(part.records[2].target) == value
    _, (error,) = read(text.format(9, "nan"))
    assert "target" in error.sentence


@pytest.mark.parametrize("title", ["CafÃ© in de wijk", "Ren\ufffd"])
def test_a_garbled_text_is_read_as_it_stands_and_told_with_its_place(title):
    part, (error,) = read(goal(title=title))
    assert part.records[1].title == title
    assert error.sentence.startswith(f"ruimte.toml, goal 1 (ruimte-01), title: “{title}”")
