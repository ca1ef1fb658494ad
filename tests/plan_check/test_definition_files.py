"""Definition files over what is installed: nobody is told a mistake that isn't one."""

from pathlib import PurePosixPath

import pytest

from m50core.plan.definitions import PlanFile, tables_of
from m50core.plan_check.definition_files import Installed, check_files
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}


def part(unit: str, *entries: str, year: int = 2025) -> str:
    head = (
        f'[plan]\nyear = {year}\nunit = "{unit}"\nunit_kind = "m50"\norder = 1\nheadings = ["K"]\n'
    )
    return head + "".join(f'{entry}source = "K"\n' for entry in entries)


def goal(record_id: str, **more: str) -> str:
    fields = {"id": record_id, "title": record_id, **more}
    return "[[goal]]\n" + "".join(f'{name} = "{value}"\n' for name, value in fields.items())


def activity(record_id: str, **more: str) -> str:
    return goal(record_id, **more).replace("goal", "activity", 1)


def runbook(name: str, *titles: str) -> str:
    steps = "".join(f'[[step]]\ntitle = "{title}"\nwhen = "bij"\n' for title in titles)
    return f'name = "{name}"\ntitle = "{name}"\nday = "de dag"\n{steps}'


INSTALLED = Installed(
    KINDS,
    plans=(
        PlanFile("een/plan.toml", part("een", goal("een-1"), goal("een-2"))),
        PlanFile("twee/plan.toml", part("twee", activity("twee-1", goal="een-2"))),
    ),
    runbooks=(PlanFile("een/boek.toml", runbook("boek", "a", "b")),),
)


def mistakes(files: dict[str, str], installed: Installed = INSTALLED) -> list[str]:
    given = {PurePosixPath(path): PlanFile(path, text) for path, text in files.items()}
    return [error.sentence for error in check_files(given, installed).mistakes]


def test_an_installed_file_takes_its_own_place():
    text = part("een", goal("een-1"), goal("een-2"), goal("een-3"))
    assert mistakes({"/werk/src/een/plan.toml": text}) == []


def test_a_newer_copy_elsewhere_takes_the_place_too():
    assert mistakes({"/post/kopie.toml": part("een", goal("een-1"), goal("een-2"))}) == []


def test_another_file_of_the_unit_stands_beside_what_is_installed():
    assert mistakes({"/post/erbij.toml": part("een", activity("een-9", goal="een-1"))}) == []


def test_an_id_that_is_taken_is_told_with_the_file_table_and_field():
    assert mistakes({"/post/drie.toml": part("drie", goal("een-1"))}) == [
        "/post/drie.toml, goal, id: “een-1” is al in gebruik"
    ]


def test_new_files_may_refer_to_each_other_and_to_what_is_installed():
    files = {
        "a.toml": part("drie", goal("drie-1"), activity("drie-2", goal="vier-1")),
        "b.toml": part("vier", goal("vier-1"), activity("vier-2", goal="een-1")),
    }
    assert mistakes(files) == []
    assert mistakes({"a.toml": files["a.toml"]}) == [
        "a.toml, activity (drie-2), goal: er is niets met het nummer “vier-1”"
    ]


def test_who_refers_to_an_entry_with_a_mistake_makes_none():
    files = {
        "a.toml": part("drie", goal("drie-1", due="31 juni 2025")),
        "b.toml": part("vier", activity("vier-1", goal="drie-1")),
    }
    (only,) = mistakes(files)
    assert only.startswith("a.toml, goal 1 (drie-1), due: 31 juni 2025")


def test_a_relation_to_nothing_is_told_beside_another_mistake_in_the_file():
    text = part("drie", goal("drie-1", due="31 juni 2025"), activity("drie-2", goal="niets"))
    assert len(mistakes({"a.toml": text})) == 2


def test_what_an_installed_file_still_needs_may_not_go():
    assert mistakes({"/src/een/plan.toml": part("een", goal("een-1"))}) == [
        "twee/plan.toml, activity (twee-1), goal: er is niets met het nummer “een-2”"
    ]


def test_the_plan_of_a_next_year_stands_beside_that_of_this_year():
    text = part("een", goal("een-2026-1", continues="een-1"), year=2026)
    assert mistakes({"plan_2026.toml": text}) == []


def test_a_mistake_that_was_there_already_is_not_told_again():
    wrong = Installed(KINDS, plans=(PlanFile("a/p.toml", part("a", activity("a-1", goal="b"))),))
    assert mistakes({"n.toml": part("n", goal("n-1"))}, wrong) == []


@pytest.mark.parametrize("path", ["/src/een/boek.toml", "/post/kopie.toml"])
def test_a_runbook_takes_its_own_place(path):
    assert mistakes({path: runbook("boek", "a", "b", "c")}) == []


def test_a_mistake_in_a_runbook_is_told_with_the_step():
    (told,) = mistakes({"b.toml": runbook("nieuw", "a").replace('"bij"', '"gauw"')})
    assert told.startswith("b.toml, step 1, when: verwacht een afstand tot de dag")
    wrong = runbook("nieuw", "a") + 'prepares = "zaaltje"\n'
    (told,) = mistakes({"b.toml": wrong})
    assert "step 1, prepares: “zaaltje” is geen stap van m50 ready" in str(told)
    (told,) = mistakes({"b.toml": runbook("leeg")})
    assert told == "b.toml, step: geef minstens één [[step]]"
    (told,) = mistakes({"b.toml": runbook("boek", "heel", "iets", "anders")})
    assert told == "b.toml, name: “boek” is al in gebruik"


@pytest.mark.parametrize(
    "text", ["", "plan = 3", "[[plan]]", "[plan]", 'goal = "x"', "[[goal]]", "[[goal.x]]", "x = 1"]
)
def test_a_file_of_any_shape_gets_a_sentence(text):
    assert mistakes({"a.toml": text})
    assert mistakes({"a.toml": part("een") + "\n" + text}) or not text


def test_what_there_is_only_once_stands_once_in_the_files_together():
    def budget(record_id: str, year: int) -> str:
        return f'[[budget]]\nid = "{record_id}"\ntitle = "Begroting"\nfor_year = {year}\n'

    first = PlanFile("drie/plan.toml", part("drie", budget("drie-1", 2025)))
    installed = Installed(KINDS, plans=(first,))
    assert mistakes({"/post/a.toml": part("vier", budget("vier-1", 2026))}, installed) == []
    (told,) = mistakes({"/post/b.toml": part("vier", budget("vier-1", 2025))}, installed)
    assert told.startswith(
        "/post/b.toml, budget (vier-1), type: dit is er al: “Begroting” (drie-1)"
    )
    assert "soort “begroting” en over jaar “2025”" in told


def test_a_chair_that_is_another_in_another_file_is_told_with_both_files():
    jan, eva = (f'[[person]]\nid = "{name}"\nname = "{name}"\n' for name in ("jan", "eva"))
    pillar = '[[pillar]]\nid = "wonen"\ntitle = "Wonen"\nchair = "jan"\n'
    seat = (
        '[[seat]]\nid = "wonen-z1"\ntitle = "Voorzitter"\norgan = "wonen"\nrole = "chair"\n'
        'person = "{}"\n'
    )
    there = PlanFile("drie/plan.toml", part("drie", jan, eva, pillar))
    installed = Installed(KINDS, plans=(there,))
    (told,) = mistakes({"/werk/zetels.toml": part("zetels", seat.format("eva"))}, installed)
    assert told.startswith(
        "/werk/zetels.toml, seat (wonen-z1), person: noemt eva, en pillar (wonen) in "
        "drie/plan.toml noemt jan als pijlervoorzitter."
    )
    assert mistakes({"/werk/zetels.toml": part("zetels", seat.format("jan"))}, installed) == []


def test_a_file_is_read_once_however_many_it_is_compared_with(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def count(file: PlanFile):
        read.append(file.name)
        return tables_of(file)

    monkeypatch.setattr("m50core.plan_check.definition_files.tables_of", count)
    own = [PlanFile(f"eigen-{n}.toml", part(f"eigen-{n}", goal(f"los-{n}"))) for n in range(4)]
    there = [PlanFile(f"{n}/plan.toml", part(f"deel-{n}", goal(f"deel-{n}-1"))) for n in range(5)]
    files = {PurePosixPath(file.name): file for file in own}
    check_files(files, Installed(KINDS, plans=tuple(there)))
    assert {read.count(file.name) for file in (*own, *there)} == {1}
