"""Plans of two years side by side."""

from datetime import date

import pytest

import m50core as m50
from m50core.plan.definitions import PlanFile
from m50core.plan.years import lineage
from m50core.records.timing import is_over
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network, plugin
from m50core.testing.core import CORE_RULES as RULES

OLD = definitions("""
[[person]]
id = "persoon-anna"
name = "Anna"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "persoon-anna"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Lobbypaper"
due = "Q1 2025"
source = "Plan > 1"
[[goal]]
id = "ruimte-02"
title = "Handboek"
due = "Q2 2025"
source = "Plan > 1"
[[meeting]]
id = "alv-2025-1"
title = "1e ALV 2025"
due = "2025-04-10"
source = "Plan"
[[rhythm]]
id = "ruimte-r01"
title = "Gesprek"
cadence = "per kwartaal"
source = "Plan"
[[lobby_moment]]
id = "ruimte-m01"
title = "Verkiezingen"
due = "2026-03-18"
source = "Plan"
""")

NEW = definitions(
    """
[[pillar]]
id = "ruimte"
title = "Ruimte en wonen"
source = "Plan"
[[goal]]
id = "ruimte-2026-01"
continues = "ruimte-01"
title = "Lobbypaper"
due = "Q2 2026"
source = "Plan > 1"
[[meeting]]
id = "alv-2026-1"
continues = "alv-2025-1"
title = "1e ALV 2026"
due = "2026-04-09"
source = "Plan"
[[activity]]
id = "ruimte-2026-a01"
title = "Zaal"
due = "2 weken voor 1e ALV"
source = "Plan"
[[rhythm]]
id = "ruimte-2026-r01"
continues = "ruimte-r01"
title = "Gesprek"
cadence = "per kwartaal"
source = "Plan"
[[lobby_moment]]
id = "ruimte-2026-m01"
continues = "ruimte-m01"
title = "Verkiezingen"
due = "2026-03-18"
source = "Plan"
""",
    year=2026,
)
CLEAR = """
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[principle]]
id = "ruimte-p01"
title = "Duidelijk"
nature = "condition"
source = "Plan"
"""
AROUND = "gaat in een kring verder"
OUT = "Haal er één weg"
MARCH_2026 = date(2026, 3, 10)
DECEMBER = date(2025, 12, 1)


CHAIRLESS = PlanFile(OLD.name, OLD.text.replace('chair = "persoon-anna"\n', ""))
"""The old plan without a chair, so that nobody looks after its goals."""


def years(*records: m50.Record, today: date, old: PlanFile = OLD):
    rules = plugin(rules=lambda: RULES)
    return network(*records, plan=[NEW, old], plugins={"regels": rules}, today=today)


def late(net) -> set[str]:
    return {f.record for f in net.check() if f.code == "M50-004"}


def test_both_years_goals_are_there_and_each_has_its_year():
    with years(today=MARCH_2026) as net:
        assert net.definition_errors == ()
        assert [g.id for g in net.goals.where(year=2025)] == ["ruimte-01", "ruimte-02"]
        assert [g.id for g in net.goals.where(year=2026)] == ["ruimte-2026-01"]
        assert net.plan.years == (2025, 2026)
        assert [g.year for g in net.goals] == [2026, 2025, 2025]
    with years(today=DECEMBER) as net:
        assert [g.year for g in net.goals] == [2025, 2025, 2026]


@pytest.mark.parametrize(
    ("today", "title", "file"),
    [
        (date(2024, 6, 1), "Ruimte", "ruimte_2025.toml"),
        (DECEMBER, "Ruimte", "ruimte_2025.toml"),
        (MARCH_2026, "Ruimte en wonen", "ruimte_2026.toml"),
        (date(2028, 1, 1), "Ruimte en wonen", "ruimte_2026.toml"),
    ],
)
def test_a_pillar_is_one_record_described_by_the_plan_of_the_year_that_it_is(today, title, file):
    with years(today=today) as net:
        assert [(p.id, p.title) for p in net.pillars] == [("ruimte", title)]
        assert net.plan.file_of("ruimte") == file
        assert net.plan.file_of("persoon-anna") == "ruimte_2025.toml"


def test_the_past_is_seen_with_the_plan_that_held_then():
    with years(today=MARCH_2026) as net:
        assert net.as_of(DECEMBER)["ruimte"].title == "Ruimte"


def test_what_happened_to_a_pillar_stays_in_the_next_year():
    with years(today=MARCH_2026) as net:
        with net.commit("Start") as commit:
            commit.change(net["ruimte"], status="stopped")
        assert (net["ruimte"].title, net["ruimte"].status) == ("Ruimte en wonen", "stopped")


@pytest.mark.parametrize("day", [DECEMBER, MARCH_2026])
def test_who_chairs_a_pillar_goes_on_when_the_next_year_s_plan_names_nobody(day):
    with years(today=day) as net:
        assert net["ruimte"].chair == "persoon-anna"
        with net.commit("Stand") as commit:
            commit.change(net["ruimte"], status="stopped")
        assert net["ruimte"].chair == "persoon-anna"


def test_a_next_year_s_plan_that_names_another_chair_ends_the_term_with_the_old_year():
    bea = '[[person]]\nid = "persoon-bea"\nname = "Bea"\nsource = "Plan"\n'
    pillar = '[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nchair = "persoon-bea"\nsource = "Plan"\n'
    plans = [OLD, definitions(bea + pillar, year=2026)]
    with network(plan=plans, today=MARCH_2026) as net:
        held = [(one.person, one.until, one.since) for one in net.collection("term")]
        assert sorted(held) == [
            ("persoon-anna", date(2025, 12, 31), None),
            ("persoon-bea", None, date(2026, 1, 1)),
        ]
        assert net["ruimte"].chair == "persoon-bea"
    with network(plan=plans, today=DECEMBER) as net:
        assert net["ruimte"].chair == "persoon-anna"


def test_a_goal_that_went_on_is_not_late_and_one_that_did_not_is():
    with years(today=DECEMBER) as net:
        assert {"ruimte-01", "ruimte-02"} <= late(net)
    with years(today=MARCH_2026) as net:
        assert "ruimte-01" not in late(net)
        assert "ruimte-02" in late(net)


def test_a_goal_stays_over_when_something_happened_to_it():
    with years(today=MARCH_2026) as net:
        with net.commit("Bezig") as commit:
            commit.change(net["ruimte-01"], status="active")
        assert net["ruimte-01"].continued_by == "ruimte-2026-01"
        assert "ruimte-01" not in late(net)


def test_findings_are_of_the_plan_that_is_in_force():
    def without_owner(net) -> set[str]:
        return {f.record for f in net.check() if f.code == "M50-001"}

    with years(today=DECEMBER, old=CHAIRLESS) as net:
        assert without_owner(net) == {"ruimte-01", "ruimte-02"}
    with years(today=MARCH_2026, old=CHAIRLESS) as net:
        assert without_owner(net) == {"ruimte-02", "ruimte-2026-01"}


def test_a_plan_is_held_to_its_questions_by_itself():
    def of(net, **options) -> set[str]:
        return {f.record for f in net.check(plan=True, **options) if f.code == "M50-001"}

    with years(today=MARCH_2026, old=CHAIRLESS) as net:
        assert of(net) == {"ruimte-2026-01"}
        assert of(net, year=2026) == {"ruimte-2026-01"}
        # Of the old plan only what nobody took over still asks for something.
        assert of(net, year=2025) == {"ruimte-02"}
    with years(today=DECEMBER, old=CHAIRLESS) as net:
        assert of(net) == {"ruimte-01", "ruimte-02"}
        assert of(net, year=2026) == {"ruimte-2026-01"}


def test_a_rhythm_counts_in_its_own_year_with_what_happened_before():
    talk = m50.Contact(title="Q4", on=date(2025, 12, 2), about=("ruimte-r01",))
    late_talk = m50.Contact(title="Q1", on=date(2026, 2, 2), about=("ruimte-r01",))
    with years(talk, late_talk, today=MARCH_2026) as net:
        (ledger,) = net.rhythms()
        assert ledger.rhythm.id == "ruimte-2026-r01"
        assert ledger.proof == ("contact-2",)
        assert net.as_of(DECEMBER).rhythms()[0].rhythm.id == "ruimte-r01"


def test_a_rhythm_that_nobody_continued_goes_on():
    with network(plan=[OLD], today=MARCH_2026) as net:
        assert [one.rhythm.id for one in net.rhythms()] == ["ruimte-r01"]


def test_the_words_of_a_deadline_mean_the_meeting_of_its_own_year():
    with years(today=MARCH_2026) as net:
        assert net["ruimte-2026-a01"].due.latest == date(2026, 3, 26)
        with net.commit("Verzet") as commit:
            commit.change(net["alv-2026-1"], due="2026-05-14")
        assert net["ruimte-2026-a01"].due.latest == date(2026, 4, 30)


@pytest.mark.parametrize("today", [DECEMBER, MARCH_2026])
def test_what_two_plans_tell_of_one_day_stands_in_the_agenda_once(today):
    with years(today=today) as net:
        found = [e.record for e in net.agenda(date(2026, 3, 1), date(2026, 3, 31))]
        assert found.count("ruimte-2026-m01") == 1
        assert "ruimte-m01" not in found
        # Last year's own days stay in last year's agenda.
        assert "alv-2025-1" in [e.record for e in net.agenda(date(2025, 4, 1), date(2025, 4, 30))]


class Selective(MemoryStore):
    """A store that gives of its commits just those about a record, as one with an index may."""

    def commits(self, since: int = 0, *, about: str = ""):
        found = super().commits(since, about=about)
        return [one for one in found if not about or about in repr(one.changes)]


def test_the_history_of_a_goal_shows_what_it_was_the_year_before():
    with network(plan=[OLD, NEW], store=Selective(), today=MARCH_2026) as net:
        with net.commit("Gesproken") as commit:
            commit.add(m50.Progress(title="Gesprek", about="ruimte-01"))
        with net.commit("Begonnen") as commit:
            commit.change(net["ruimte-2026-01"], status="active")
        with net.commit("Nagekomen") as commit:
            commit.add(m50.Progress(title="Verslag", about="ruimte-01"))
        told = [entry.commit.why for entry in net.history("ruimte-2026-01")]
        assert told == ["Gesproken", "Begonnen", "Nagekomen"]
        told = [entry.commit.why for entry in net.history("ruimte-01")]
        assert told == ["Gesproken", "Nagekomen"]


def test_goals_that_continue_each_other_are_refused_with_the_circle():
    circle = OLD.text.replace('id = "ruimte-01"', 'id = "ruimte-01"\ncontinues = "ruimte-02"')
    circle = circle.replace('id = "ruimte-02"', 'id = "ruimte-02"\ncontinues = "ruimte-01"')
    with network(plan=[PlanFile("ruimte.toml", circle)]) as net:
        assert "ruimte-01" not in net.records
        told = [(error.table, error.field, error.reason) for error in net.definition_errors]
    assert told == [
        ("goal (ruimte-01)", "continues", f"{AROUND}: ruimte-01, ruimte-02, ruimte-01. {OUT}"),
        ("goal (ruimte-02)", "continues", f"{AROUND}: ruimte-02, ruimte-01, ruimte-02. {OUT}"),
    ]


def test_what_moves_to_another_id_within_its_year_goes_on_there_with_all_that_is_kept_of_it():
    before = definitions(CLEAR)
    goal = '[[goal]]\nid = "ruimte-03"\ntitle = "Duidelijk"\ncontinues = "ruimte-p01"\n'
    moved = definitions(f'{CLEAR}{goal}source = "Plan"\n')
    anna = m50.Person(id="persoon-anna", name="Anna")
    note = m50.Progress(id="stand-1", title="Gezegd", about="ruimte-p01", on="2025-03-04")
    store = MemoryStore()
    with network(anna, note, plan=[before], store=store) as net, net.commit("Wie") as commit:
        commit.change("ruimte-p01", owner="persoon-anna", remark="Loopt")
    with network(plan=[moved], store=store, today=DECEMBER) as net:
        old, new = net["ruimte-p01"], net["ruimte-03"]
        assert net.orphans == ()
        assert (old.owner, old.remark, old.continued_by) == ("persoon-anna", "Loopt", new.id)
        assert is_over(old)
        assert not is_over(new)
        assert [record.id for record in lineage(net.records, new)] == ["ruimte-03", "ruimte-p01"]
        assert [record.id for _, record in net.records.pointing_at(old.id)] == [new.id, note.id]


def test_a_years_own_record_keeps_its_id_for_itself():
    same = NEW.text.replace('"ruimte-2026-01"', '"ruimte-01"').replace(
        'continues = "ruimte-01"\n', ""
    )
    with network(plan=[PlanFile("nieuw.toml", same), OLD], today=MARCH_2026) as net:
        assert [(e.file, e.table) for e in net.definition_errors] == [("nieuw.toml", "goal")]
        assert net["ruimte-01"].year == 2025


def test_a_description_of_an_earlier_year_comes_before_one_of_a_year_to_come():
    def named(name: str, year: int) -> PlanFile:
        return definitions(
            f'[[theme]]\nid = "thema-a"\ntitle = "{name}"\nsource = "Plan"\n', year=year
        )

    with network(plan=[named("Toen", 2022), OLD, named("Straks", 2026)], today=DECEMBER) as net:
        assert net["thema-a"].title == "Toen"


def test_lobby_lines_are_ranked_among_those_of_their_own_year():
    line = '[[lobby_line]]\nid = "{}"\n{}title = "OV"\nrank = 1\nsource = "Plan"\n'
    files = [
        definitions(line.format("ruimte-l01", ""), unit_kind="m50"),
        definitions(
            line.format("ruimte-2026-l01", 'continues = "ruimte-l01"\n'), year=2026, unit_kind="m50"
        ),
    ]
    rules = {"regels": plugin(rules=lambda: RULES)}
    for today in (DECEMBER, MARCH_2026):
        with network(plan=files, plugins=rules, today=today) as net:
            assert net.definition_errors == ()
            assert "M50-202" not in {finding.code for finding in net.check()}


def test_one_id_is_of_one_kind_in_every_year():
    other = definitions('[[theme]]\nid = "ruimte"\ntitle = "Ruimte"\nsource = "Plan"\n', year=2026)
    with network(plan=[OLD, other]) as net:
        assert [e.file for e in net.definition_errors] == ["ruimte_2026.toml"]


def test_two_files_of_one_name_are_told_apart_by_leaving_out_the_second():
    with network(plan=[OLD, PlanFile(OLD.name, NEW.text)]) as net:
        assert "heeft deze naam al" in net.definition_errors[0].sentence
        assert net.plan.years == (2025,)


@pytest.mark.parametrize("name", ["continued_by", "to_fill", "version"])
def test_what_the_program_keeps_is_not_filled_in_by_a_file(name):
    text = OLD.text.replace('title = "Handboek"', f'title = "Handboek"\n{name} = "ruimte-01"')
    with network(plan=[PlanFile("a.toml", text)]) as net:
        (error,) = net.definition_errors
        assert (error.field, "door het programma" in error.sentence) == (name, True)
