"""Next year's plan laid out: what goes on, under which id, and what is left to fill."""

import tomllib
from datetime import date

import pytest

import m50core as m50
from m50core.next_year.next_year import next_name
from m50core.next_year.succession import SuccessionFate, next_id, shift_years
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import ONE_GOAL, definitions, network, plugin

PLAN = definitions("""
[[organisation]]
id = "org-alv"
name = "ALV"
source = "Plan"
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
title = "Lobbypaper van 2025"
due = "Q1 2025"
status = "active"
source = "Plan"
[[goal]]
id = "ruimte-02"
title = "Klaar"
due = "doorlopend"
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Hoort bij wat klaar is"
goal = "ruimte-02"
source = "Plan"
[[principle]]
id = "ruimte-p01"
title = "Bij wat hoort bij wat klaar is"
nature = "focus"
goal = "ruimte-a01"
source = "Plan"

# Plan > 1

# Besproken op de heidag.
[[activity]]
id = "ruimte-a02"
title = "Uitwerken"
year = 2025
goal = "ruimte-01"
due = "na 1e ALV"
depends_on = ["alv-2025-1", "ruimte-02"]
source = "Plan > 1"
[[activity]]
id = "ruimte-a03"
title = "Naar het debat"
due = "2025-03-25"
source = "Plan > 1"
[[rhythm]]
id = "ruimte-r01"
title = "Evaluatie"
goal = "ruimte-02"
cadence = "halfjaarlijks"
anchor = "tijdens ALV"
source = "Plan"
[[meeting]]
id = "alv-2025-1"
title = "1e ALV 2025"
organ = "org-alv"
source = "Plan"
[[agenda_item]]
id = "ruimte-ag01"
title = "Begroting 2026 vaststellen"
meeting = "alv-2025-1"
source = "Plan"
[[budget]]
id = "ruimte-bg01"
title = "Jaarrekening 2024"
type = "accounts"
for_year = 2024
due = "bij 1e ALV 2025"
source = "Plan"
[[meeting]]
id = "ruimte-v01"
title = "Themasessie"
due = "Q3 2025"
source = "Plan"
[[lobby_moment]]
id = "ruimte-m01"
title = "Verkiezingen"
due = "voor gemeenteraadsverkiezingen 2026"
source = "Plan"
[[open_point]]
id = "ruimte-o01"
title = "Wie is vicevoorzitter?"
nature = "missing"
source = "Plan"
[[open_point]]
id = "ruimte-o02"
title = "De 1e ALV van 2025 heeft geen datum"
nature = "missing"
source = "Plan"
""")


def laid_out(*files: PlanFile, today: date = date(2025, 12, 1), change=lambda net: None):
    with network(plan=files or [PLAN], today=today) as net:
        if not files:
            with net.commit("Klaar") as commit:
                commit.change(net["ruimte-02"], status="active")
            with net.commit("Klaar") as commit:
                commit.change(net["ruimte-02"], status="done")
                commit.add(m50.Progress(title="a", about="ruimte-01", on=date(2025, 3, 25)))
        change(net)
        return net.next_year(2026)


def entries(made) -> dict[str, dict]:
    tables = tomllib.loads(made.files[0].text)
    return {e["id"]: e for kind, some in tables.items() if kind != "plan" for e in some}


def fates(made) -> dict[str, tuple[SuccessionFate, str]]:
    return {item.record.id: (item.fate, item.reason) for item in made.items}


def test_an_unfinished_goal_is_proposed_with_its_history_and_a_date_to_fill():
    made = laid_out()
    goal = entries(made)["ruimte-2026-01"]
    assert goal == {
        "id": "ruimte-2026-01", "continues": "ruimte-01", "title": "Lobbypaper van 2025",
        "due": "", "source": "Plan",
    }  # fmt: skip
    text = made.files[0].text
    assert 'due = ""  # vorig jaar: Q1 2025' in text
    told = "# 2025: bezig, 1x voortgang, laatst op di 25 mrt 2025"
    assert f'continues = "ruimte-01"  {told}\n' in text
    assert 'title = "Lobbypaper van 2025"  # lees na: noemt 2025\n' in text


def test_what_is_finished_or_past_is_left_out_with_the_reason():
    assert {name: why for name, (fate, why) in fates(laid_out()).items() if why} == {
        "ruimte-02": "is afgerond",
        "ruimte-a01": "hoort bij “Klaar” (ruimte-02), dat niet meegaat",
        "ruimte-p01": "hoort bij “Hoort bij wat klaar is” (ruimte-a01), dat niet meegaat",
        "ruimte-a03": "was di 25 mrt 2025 en komt niet terug",
        "ruimte-v01": "was Q3 2025 en komt niet terug",
        "ruimte-o02": "gaat over het plan van 2025",
    }


def test_a_rhythm_is_carried_with_the_same_words():
    made = laid_out()
    assert fates(made)["ruimte-r01"] == (SuccessionFate.carried, "")
    rhythm = entries(made)["ruimte-2026-r01"]
    assert (rhythm["cadence"], rhythm["anchor"]) == ("halfjaarlijks", "tijdens ALV")
    # The goal that it served is finished.
    assert rhythm["goal"] == ""
    assert 'goal = ""  # vorig jaar: ruimte-02' in made.files[0].text


def test_what_is_named_after_its_year_comes_back_named_after_the_next():
    made = entries(laid_out())
    assert made["alv-2026-1"]["title"] == "1e ALV 2026"
    item, accounts = made["ruimte-2026-ag01"], made["ruimte-2026-bg01"]
    assert (item["title"], item["meeting"]) == ("Begroting 2027 vaststellen", "alv-2026-1")
    assert (accounts["title"], accounts["for_year"], accounts["due"]) == (
        "Jaarrekening 2025", 2025, "",
    )  # fmt: skip


def test_other_names_and_what_hangs_on_what_go_along_and_no_day_that_follows_from_it():
    plan = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[meeting]]
id = "alv-2025-1"
title = "1e ALV 2025 (voorjaar)"
due = "voorjaar 2025"
aliases = ["1e ALV 2025", "1e ALV"]
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Gast uitnodigen"
precedes = ["alv-2025-1"]
source = "Plan"
[[meeting]]
id = "ruimte-v01"
title = "Themasessie 2025"
part_of = "alv-2025-1"
source = "Plan"
""")

    def dated(net: m50.Network) -> None:
        with net.commit("Dag") as commit:
            commit.change("alv-2025-1", due="2025-05-16", aliases=("1e ALV 2025", "zomer-ALV"))

    made = entries(laid_out(plan, change=dated))
    assert made["alv-2026-1"]["aliases"] == ["1e ALV 2026", "zomer-ALV"]
    assert made["ruimte-2026-a01"]["precedes"] == ["alv-2026-1"]
    assert "due" not in made["ruimte-2026-a01"]
    assert made["ruimte-2026-v01"]["part_of"] == "alv-2026-1"
    assert "due" not in made["ruimte-2026-v01"]


def test_words_without_a_year_or_with_a_later_one_are_carried():
    made = entries(laid_out())
    assert made["ruimte-2026-a02"]["due"] == "na 1e ALV"
    assert made["ruimte-2026-a02"]["depends_on"] == ["alv-2026-1"]
    assert made["ruimte-2026-m01"]["due"] == "voor gemeenteraadsverkiezingen 2026"


def test_what_lasts_keeps_its_id_and_says_what_the_file_said():
    made = entries(laid_out())
    assert made["ruimte"] == {
        "id": "ruimte", "title": "Ruimte", "chair": "persoon-anna", "source": "Plan",
    }  # fmt: skip


def test_an_assembly_that_was_held_comes_back_with_its_day_as_a_hint():
    def held(net):
        with net.commit("Gehouden") as commit:
            commit.change(net["alv-2025-1"], due="2025-04-10")
        for status in ("convened", "held"):
            with net.commit("Gehouden") as commit:
                commit.change(net["alv-2025-1"], status=status)

    made = laid_out(change=held)
    assert entries(made)["alv-2026-1"]["due"] == ""
    assert 'due = ""  # vorig jaar: 2025-04-10' in made.files[0].text


def test_what_the_store_says_of_people_does_not_reach_the_file():
    def owned(net):
        with net.commit("Trekker") as commit:
            owner = commit.add(m50.Person(name="Bea Geheim"))
            commit.change(net["ruimte-01"], owner=owner.id, remark="Bea is ziek")

    text = laid_out(change=owned).files[0].text
    assert "Bea" not in text
    assert "persoon-1" not in text


def test_what_is_laid_out_reads_back_beside_the_old_year():
    made = laid_out()
    assert made.mistakes == ()
    new = PlanFile(made.files[0].name, made.files[0].text)
    with network(plan=[PLAN, new], today=date(2026, 3, 10)) as net:
        assert net.definition_errors == ()
        assert net["ruimte-01"].continued_by == "ruimte-2026-01"
        assert net["ruimte-2026-01"].to_fill == ("due",)
        assert net["ruimte-2026-a02"].year == 2026
        again = net.next_year(2027)
    assert again.mistakes == ()
    assert "ruimte-2027-01" in entries(again)
    assert entries(again)["alv-2027-1"]["continues"] == "alv-2026-1"
    assert again.files[0].name == "ruimte_2027.toml"
    assert again.files[0].text.count("# Voorstel") == 1


def test_the_comments_of_a_team_stay_above_what_they_are_about():
    text = laid_out().files[0].text
    above = '# Plan > 1\n\n# Besproken op de heidag.\n[[activity]]\nid = "ruimte-2026-a02"\n'
    assert above in text
    assert text.count("# Plan > 1\n") == 1


def test_a_record_that_cannot_do_without_last_years_date_is_left_out():
    @m50.record(label="Speerpunt", plural="Speerpunten", prefix="speer")
    class Focus(m50.Planned):
        """The subject of a half year."""

        period: m50.Period = m50.field(label="Halfjaar")

    own = plugin(record_kinds=lambda: [Focus])
    text = """
[[focus]]
id = "ruimte-f1"
title = "Wonen"
period = "2e helft 2025"
source = "Plan"
[[focus]]
id = "ruimte-f2"
title = "Vervoer"
period = "1e helft 2026"
source = "Plan"
"""
    plan = [definitions(text, unit_kind="m50")]
    with network(plan=plan, plugins={"eigen": own}) as net:
        made = net.next_year(2026)
    assert made.mistakes == ()
    assert fates(made)["ruimte-f1"][1] == "vraagt om “halfjaar”, en die was 2e helft 2025"
    assert entries(made)["ruimte-2026-f2"]["period"] == "1e helft 2026"


def test_laying_out_twice_gives_the_same_bytes():
    assert [f.text for f in laid_out().files] == [f.text for f in laid_out().files]


def test_one_part_alone_points_only_at_what_is_there():
    core = definitions(
        '[[meeting]]\nid = "alv-2025-1"\ntitle = "1e ALV 2025"\nsource = "Plan"\n',
        unit="bestuur", unit_kind="m50",
    )  # fmt: skip
    part = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Na de ALV"
depends_on = ["alv-2025-1"]
source = "Plan"
""")
    with network(plan=[core, part]) as net:
        alone = net.next_year(2026, only="ruimte")
        assert [file.name for file in alone.files] == ["ruimte_2026.toml"]
        assert entries(alone)["ruimte-2026-a01"]["depends_on"] == []
        assert alone.mistakes == ()
        first = net.next_year(2026, only="bestuur").files[0]
    with network(plan=[core, part, PlanFile(first.name, first.text)]) as net:
        rest = net.next_year(2026)
        assert rest.standing == ("bestuur",)
        assert entries(rest)["ruimte-2026-a01"]["depends_on"] == ["alv-2026-1"]


def test_an_id_that_is_in_use_gets_a_number_behind_it():
    text = ONE_GOAL.text + '[[goal]]\nid = "ruimte-2026-07"\ntitle = "b"\nsource = "Plan"\n'
    made = laid_out(PlanFile("ruimte.toml", text))
    assert [i.id for i in made.items] == ["ruimte", "ruimte-2026-07-2", "ruimte-2026-2026-07"]
    assert made.mistakes == ()


@pytest.mark.parametrize(
    ("year", "options", "reason"),
    [
        (2025, {}, "bestaat al"),
        (2027, {}, "komt niet na 2025"),
        (2024, {}, "geen jaarplan 2023"),
        (2026, {"before": 2024}, "geen jaarplan 2024"),
        (2026, {"before": 2026}, "geen jaarplan 2026"),
        (2026, {"only": "cultuur"}, "Kies uit: ruimte"),
    ],
)
def test_a_year_that_cannot_follow_is_refused(year, options, reason):
    with network(plan=[PLAN]) as net, pytest.raises(m50.UsageError, match=reason):
        net.next_year(year, **options)


def test_a_year_that_stands_is_left_alone():
    new = PlanFile("ruimte_2026.toml", laid_out().files[0].text)
    with network(plan=[PLAN, new]) as net:
        for options in ({}, {"only": "ruimte"}, {"before": 2025}):
            with pytest.raises(m50.UsageError, match="bestaat al"):
                net.next_year(2026, **options)


def test_without_a_plan_there_is_no_next():
    with network() as net, pytest.raises(m50.UsageError, match="nog geen jaarplan"):
        net.next_year(2026)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ruimte-07", "ruimte-2026-07"),
        ("ruimte-2025-07", "ruimte-2026-07"),
        ("alv-2025-1", "alv-2026-1"),
        ("event-netwerkborrel", "event-netwerkborrel-2026"),
        ("borrel", "borrel-2026"),
        ("doel-20255", "doel-2026-20255"),
    ],
)
def test_an_id_of_the_next_year_tells_what_it_continues(old, new):
    assert next_id(old, 2025, 2026) == new


@pytest.mark.parametrize(
    ("words", "next_words"),
    [
        ("Begroting 2026", "Begroting 2027"),
        ("Jaarrekening 2024", "Jaarrekening 2025"),
        ("Opgericht in 2018", "Opgericht in 2018"),
        ("12025 leden", "12025 leden"),
    ],
)
def test_the_years_around_the_plan_move_and_those_long_ago_stay(words, next_words):
    assert shift_years(words, 2025, 2026) == next_words


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("pijler_ruimte/jaarplan_2025.toml", "pijler_ruimte/jaarplan_2026.toml"),
        ("m50core/jaarplan_2025/kaders.toml", "m50core/jaarplan_2026/kaders.toml"),
        ("ruimte.toml", "2026/ruimte.toml"),
        ("../../etc/plan_2025.toml", "etc/plan_2026.toml"),
        ("/etc/x.toml", "etc/2026/x.toml"),
        ("C:\\plan\\..\\x_2025.toml", "C/plan/x_2026.toml"),
    ],
)
def test_a_new_file_is_named_after_its_year_and_stays_within_its_folder(name, new):
    assert next_name(name, 2025, 2026) == new


@pytest.mark.parametrize(("new", "value"), [("1,125", "1.125"), ("1.125", "1125")])
def test_a_number_that_was_amended_is_the_same_number_next_year(new: str, value: str):
    plan = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[indicator]]
id = "ruimte-i01"
title = "Groei"
target = 2.5
source = "Plan"
""")
    with network(plan=[plan]) as net:
        amendment = m50.Amendment(
            title="Meer", about="ruimte-i01", field_name="target", new_value=new
        )
        decision = m50.Decision(title="Bijstelling")
        with net.commit("Besluit") as commit:
            decision = commit.add(decision)
        net.decide(decision, [amendment])
        assert str(net["ruimte-i01"].target) == value
        (file,) = net.next_year(2026).files
    both = [plan, PlanFile(file.name, file.text)]
    with network(plan=both, today=date(2026, 2, 1)) as net:
        (again,) = net.collection("indicator").where(year=2026)
        assert str(again.target) == value


def test_what_would_come_back_as_what_the_plan_has_already_is_left_out():
    budgets = "".join(
        f'[[budget]]\nid = "ruimte-bg{year}"\ntitle = "Begroting {year}"\nfor_year = {year}\n'
        'source = "Plan"\n'
        for year in (2025, 2026)
    )
    with network(plan=[definitions(budgets, unit_kind="m50")]) as net:
        fates = {item.record.id: item for item in net.next_year(2026).items}
    assert fates["ruimte-bg2025"].reason == "is er al: “Begroting 2026” (ruimte-bg2026)"
    assert fates["ruimte-bg2026"].id == "ruimte-2026-bg2026"


def test_what_people_filled_in_where_the_plan_left_it_open_is_in_the_next_plan():
    plan = definitions("""
[[theme]]
id = "thema-wonen"
title = "Wonen"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Bouwen"
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Bellen"
themes = ["thema-wonen"]
source = "Plan"
""", unit_kind="m50")  # fmt: skip
    with network(plan=[plan]) as net:
        with net.commit("Ingevuld") as commit:
            commit.change("ruimte-a01", goal="ruimte-01", remark="gebeld", owner="")
            commit.change("ruimte-01", themes="thema-wonen")
        (file,) = net.next_year(2026).files
    laid_out = tomllib.loads(file.text)
    (goal,), (activity,) = laid_out["goal"], laid_out["activity"]
    assert goal["themes"] == ["thema-wonen"]
    assert (activity["goal"], activity["themes"]) == ("ruimte-2026-01", ["thema-wonen"])
    assert "remark" not in activity
