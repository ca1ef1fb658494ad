"""Next year's plan of any plan reads back; any text survives a definition file."""

import tomllib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from m50core.plan.definitions import PlanFile
from m50core.plan.toml_text import Entry, read_entries, render, value_text
from m50core.testing.builders import definitions, network
from m50core.values.garbled import doubt
from m50core.values.text import clean

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _title(text: str) -> bool:
    try:
        return bool(clean(text))
    except ValueError:
        return False


titles = texts.filter(lambda text: not doubt(text)).map(
    lambda text: text if _title(text) else f"Doel {text!r}"
)
kinds = st.sampled_from(["goal", "activity", "rhythm", "meeting", "principle", "open_point"])
dues = st.sampled_from(
    ["", "Q1 2025", "2025-03-25", "doorlopend", "bij 2e ALV", "maart 2026", "na 1e ALV 2025"]
)
statuses = st.sampled_from(["", "active", "done", "dropped"])
_REQUIRED = {
    "rhythm": 'cadence = "jaarlijks"\n',
    "principle": 'nature = "focus"\n',
    "open_point": 'nature = "missing"\n',
}


@st.composite
def plans(draw: st.DrawFn) -> PlanFile:
    text = ['[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nsource = "Plan"\n']
    goals: list[str] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(kinds)
        name = draw(st.sampled_from([f"ruimte-{number}", f"ruimte-2026-{number}", f"x-{number}"]))
        lines = [f"[[{kind}]]", f'id = "{name}"', f"title = {value_text(draw(titles))}"]
        if kind in ("goal", "activity", "meeting"):
            lines.append(f'due = "{draw(dues)}"')
        if kind in ("goal", "activity") and (status := draw(statuses)):
            lines.append(f'status = "{status}"')
        if kind in ("activity", "rhythm") and goals and draw(st.booleans()):
            lines.append(f'goal = "{draw(st.sampled_from(goals))}"')
        if kind == "goal":
            goals.append(name)
        source = draw(st.sampled_from(["Plan", "Plan > 1"]))
        lines.append(f'{_REQUIRED.get(kind, "")}source = "{source}"\n')
        text.append("\n".join(lines))
    return definitions("\n".join(text))


@settings(deadline=None, max_examples=60)
@given(plans())
def test_next_year_of_any_plan_reads_back_beside_it_and_is_the_same_each_time(plan: PlanFile):
    with network(plan=[plan]) as net:
        assert net.definition_errors == ()
        made, again = net.next_year(2026), net.next_year(2026)
        assert made == again
        assert made.mistakes == ()
        (file,) = made.files
        ids = [item.id for item in made.items if item.id]
    assert len(set(ids)) == len(ids)
    assert [e.values["id"] for e in read_entries(file.text)[1]] == ids
    with network(plan=[plan, PlanFile(file.name, file.text)], today=date(2026, 3, 10)) as net:
        assert net.definition_errors == ()
        assert {item.id for item in made.items if item.id} <= set(net.plan.records)
        following = net.next_year(2027)
    assert following.mistakes == ()


@given(texts, texts, texts)
def test_any_text_reads_back_from_a_definition_file(title: str, heading: str, note: str):
    entry = Entry("goal", {"title": title, "list": [title, note], "source": heading}, (note,),
                  {"title": note})  # fmt: skip
    text = render((note,), {"headings": [heading]}, [entry, entry])
    tables = tomllib.loads(text)
    assert tables["goal"] == [dict(entry.values)] * 2
    assert [found.values for found in read_entries(text)[1]] == [entry.values] * 2
    assert text.isprintable() or {sign for sign in text if not sign.isprintable()} == {"\n"}
