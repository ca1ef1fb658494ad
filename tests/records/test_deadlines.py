"""A deadline on another thing has that thing's day, and moves with it."""

from datetime import date

import pytest

import m50core as m50
from m50core.goals.rules.anchors import deadlines_in_a_circle
from m50core.testing.builders import definitions, network

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[meeting]]
id = "alv-1"
title = "1e ALV 2025 (voorjaar)"
aliases = ["1e ALV 2025"]
source = "Plan"
[[paper]]
id = "ruimte-s01"
title = "Lobbypaper"
due = "10 werkdagen voor 1e ALV 2025"
source = "Plan"
[[activity]]
id = "ruimte-a01"
title = "Nawerk"
due = "2 weken na Lobbypaper"
source = "Plan"
""")


def days(net: m50.Network) -> list[date | None]:
    return [net[one].due.latest for one in ("ruimte-s01", "ruimte-a01")]


def test_it_has_no_day_while_the_other_has_none():
    with network(plan=[PLAN]) as net:
        assert days(net) == [None, None]
        assert net["ruimte-s01"].due.shown() == "10 werkdagen voor 1e ALV 2025"


def test_it_follows_a_day_that_is_set_and_moves_when_that_moves():
    plan = definitions(
        PLAN.text.split("\n", 6)[6].replace('(voorjaar)"', '(voorjaar)"\ndue = "2025-05-16"')
    )
    with network(plan=[plan]) as net:
        assert days(net) == [date(2025, 5, 1), date(2025, 5, 15)]
        assert net["ruimte-s01"].due.shown() == "10 werkdagen voor 1e ALV 2025 (do 1 mei 2025)"
        found = [e.record for e in net.agenda(date(2025, 5, 1), date(2025, 5, 5))]
        assert found == ["ruimte-s01"]
    later = definitions(plan.text.split("\n", 6)[6].replace("2025-05-16", "2025-06-16"))
    with network(plan=[later]) as net:
        assert days(net) == [date(2025, 5, 30), date(2025, 6, 13)]


def refused(*records: m50.Record) -> str:
    """Return why a network takes no commit of these."""

    def keep(net: m50.Network) -> None:
        with net.commit("Getypt") as commit:
            for record in records:
                commit.add(record)

    with network() as net:
        with pytest.raises(m50.FieldError) as told:
            keep(net)
        assert not net.log()
    return str(told.value)


def test_deadlines_that_wait_for_each_other_are_refused_with_their_numbers():
    told = refused(
        m50.ActionItem(title="een", due="na twee"), m50.ActionItem(title="twee", due="na een")
    )
    assert "“een” (actie-1) wacht op “twee” (actie-2), en dat wacht op “een” (actie-1)" in told


def test_words_that_could_mean_two_things_are_refused_with_both():
    maart = m50.Meeting(title="DB", due="2025-03-20")
    april = m50.Meeting(title="DB", due="2025-04-20")
    told = refused(maart, april, m50.ActionItem(title="stukken", due="10 dagen voor DB"))
    assert "“DB” kan meer dan één ding zijn. Bedoelt u “DB” (verg-1) of “DB” (verg-2)?" in told
    with network(maart, april, m50.ActionItem(title="agenda", due="10 dagen voor verg-2")) as net:
        assert net["actie-1"].due.latest == date(2025, 4, 10)


def test_the_start_of_a_title_is_no_name_and_is_asked_about():
    told = refused(
        m50.Meeting(title="DB maart", due="2025-03-20"),
        m50.ActionItem(title="stukken", due="10 dagen voor DB"),
    )
    assert "er is niets dat “DB” heet" in told
    assert "Bedoelt u “DB maart” (verg-1)?" in told


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("voor de gemeenteraadsverkiezingen van 2026", "gemeenteraadsverkiezingen 2026"),
        ("voor gemeenteraadsverkiezingen 2026", "De gemeenteraadsverkiezingen van 2026"),
        ("voor de eerste ALV van 2025", "1e ALV 2025"),
        ("voorafgaand aan de 1ste ALV 2025", "1e ALV 2025"),
        ("vóór het eerste ALV-overleg", "1e ALV overleg"),
    ],
)
def test_articles_and_the_like_make_no_other_name(words: str, name: str):
    with network(
        m50.LobbyMoment(title="Moment", due="2026-03-18", aliases=(name,)),
        m50.ActionItem(title="Procedure", due=words),
    ) as net:
        assert net["actie-1"].due.latest == date(2026, 3, 17)


def test_the_end_of_a_term_has_a_day_once_the_term_has():
    board = m50.Board(id="bestuur", title="Dagelijks bestuur", aliases=("bestuursperiode",))
    with network(
        board, m50.Goal(title="Bekend", due="aan het eind van deze bestuursperiode")
    ) as net:
        assert net["doel-1"].due.latest is None
        with net.commit("periode") as commit:
            commit.change("bestuur", term="2022-05-01..2026-03-31")
        assert net["doel-1"].due.latest == date(2026, 3, 31)


def test_at_a_body_is_at_all_that_it_holds_in_the_year_and_waits_for_the_last():
    with network(
        m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV"),
        m50.Activity(id="act", title="Stap", year=2025, due="tijdens ALV"),
        m50.Meeting(id="een", title="1e", year=2025, organ="org-alv", due="2025-05-15"),
        m50.Meeting(id="twee", title="2e", year=2025, organ="org-alv"),
        m50.Meeting(id="later", title="1e", year=2026, organ="org-alv", due="2026-05-15"),
        m50.Meeting(id="ander", title="DB", year=2025, due="2025-12-15"),
    ) as net:
        assert net["act"].due.latest is None
        with net.commit("dag") as commit:
            commit.change("twee", due="2025-11-20")
        assert (net["act"].due.earliest, net["act"].due.latest) == (
            date(2025, 5, 15), date(2025, 11, 20),
        )  # fmt: skip
        with net.commit("af") as commit:
            commit.change("twee", status="cancelled")
        assert net["act"].due.latest == date(2025, 5, 15)


def test_a_deadline_on_a_span_is_a_span():
    with network(
        m50.Meeting(title="ALV", due="voorjaar 2025"),
        m50.ActionItem(title="voor", due="10 dagen voor ALV"),
        m50.ActionItem(title="bij", due="bij ALV"),
    ) as net:
        spans = [(net[one].due.earliest, net[one].due.latest) for one in ("actie-1", "actie-2")]
        assert spans == [
            (date(2025, 2, 19), date(2025, 5, 21)), (date(2025, 3, 1), date(2025, 5, 31)),
        ]  # fmt: skip


def test_a_span_is_shown_with_both_its_days_and_read_back_as_its_words():
    with network(
        m50.Meeting(title="ALV", due="voorjaar 2025"), m50.ActionItem(title="x", due="bij ALV")
    ) as net:
        shown = net["actie-1"].due.shown()
        assert shown == "bij ALV (za 1 mrt t/m za 31 mei 2025)"
        with net.commit("zoals getoond") as commit:
            commit.change("actie-1", due=shown, remark="x")
        assert net.document("actie-1").fields["due"] == "bij ALV"


def test_what_hangs_on_something_that_is_off_has_no_day():
    with network(
        m50.Meeting(id="alv", title="ALV", due="2025-05-16"),
        m50.ActionItem(title="stukken", due="10 dagen voor alv"),
    ) as net:
        with net.commit("af") as commit:
            commit.change("alv", status="cancelled")
        assert net["actie-1"].due.latest is None


def test_a_part_goes_with_its_whole_until_it_has_a_day_of_its_own():
    with network(
        m50.Meeting(id="alv", title="1e ALV 2025 (voorjaar)", aliases=("1e ALV",)),
        m50.Meeting(id="sessie", title="Themasessie", part_of="alv", due="Q1 2025"),
        m50.Meeting(id="borrel", title="Borrel", part_of="alv"),
        m50.ActionItem(title="werk", due="na Themasessie"),
    ) as net:
        assert net["sessie"].due.shown() == "Q1 2025"
        assert net["borrel"].due is None
        for day in ("2025-05-15", "2025-06-16"):
            with net.commit("dag") as commit:
                commit.change("alv", due=day)
            assert net["sessie"].due.latest == net["borrel"].due.latest == date.fromisoformat(day)
        assert net["sessie"].due.shown() == "Q1 2025 en bij 1e ALV (ma 16 jun 2025)"
        assert net["actie-1"].due.earliest == date(2025, 6, 17)
        assert net["actie-1"].due.latest == date(2025, 12, 31)
        with net.commit("eigen dag") as commit:
            commit.change("sessie", due="2025-06-15", remark="de avond ervoor")
        assert net["sessie"].due.latest == date(2025, 6, 15)
        assert net["borrel"].due.latest == date(2025, 6, 16)
        assert net.document("borrel").fields["due"] is None


def test_nothing_is_part_of_its_own_part_also_when_all_have_their_days():
    with network(
        m50.Meeting(id="alv", title="ALV", due="2025-05-16"),
        m50.Meeting(id="sessie", title="Sessie", part_of="alv"),
    ) as net:
        refusal = pytest.raises(m50.FieldError, match="dit gaat in een kring rond")
        with refusal as told, net.commit("rond") as commit:
            commit.change("alv", part_of="sessie")
        assert told.value.field == "part_of"


def test_what_belongs_to_a_thing_or_precedes_it_is_due_by_it():
    with network(
        m50.LobbyMoment(id="debat", title="Debat", due="2025-02-18"),
        m50.Activity(id="steun", title="Steun", during=("debat",)),
        m50.Activity(id="agenda", title="Agenda beïnvloeden", precedes=("debat",)),
        m50.Activity(id="nazorg", title="Nazorg", depends_on=("debat",)),
        m50.Activity(id="eigen", title="Eigen dag", precedes=("debat",), due="2025-02-01"),
    ) as net:
        dues = {one: net[one].due for one in ("steun", "agenda", "nazorg", "eigen")}
        assert dues["steun"].shown() == "bij Debat (di 18 feb 2025)"
        assert dues["agenda"].shown() == "voor Debat (ma 17 feb 2025)"
        assert dues["nazorg"] is None
        assert dues["eigen"].latest == date(2025, 2, 1)
        with net.commit("naam") as commit:
            commit.change("agenda", remark="x")
        assert net.document("agenda").fields["due"] is None


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        (
            {"depends_on": ("b",)},
            {"depends_on": ("a",)},
            "“A” (a) komt pas na “B” (b), en dat komt pas na “A” (a)",
        ),
        ({"depends_on": ("b",)}, {"precedes": ()}, ""),
        (
            {"precedes": ("b",)},
            {"precedes": ("a",)},
            "“A” (a) komt pas na “B” (b), en dat komt pas na “A” (a)",
        ),
        ({"precedes": ("b",)}, {"depends_on": ("a",)}, ""),
        ({"during": ("b",)}, {"during": ("a",)}, "en dat wacht op “A” (a)"),
    ],
)
def test_before_and_after_never_go_round(one: dict[str, object], two: dict[str, object], told: str):
    a, b = m50.Activity(id="a", title="A", **one), m50.Activity(id="b", title="B", **two)
    if told:
        assert told in refused(a, b)
    else:
        with network(a, b) as net:
            assert len(net.collection("activity")) == 2


def test_a_resolved_day_is_never_kept_as_if_it_were_typed():
    with network(
        m50.Meeting(title="DB april", due="2025-04-20"),
        m50.ActionItem(title="agenda", due="10 dagen voor DB april"),
    ) as net:
        with net.commit("anders") as commit:
            commit.change("actie-1", remark="x")
        assert net.document("actie-1").fields["due"] == "10 dagen voor DB april"


def test_a_deadline_within_a_period_and_after_another_thing_keeps_to_both():
    with network(
        m50.Activity(title="Nota", due="Q1 2025 en na de themasessie"),
        m50.Meeting(id="verg-a", title="Themasessie"),
    ) as net:
        nota = net["act-1"]
        assert (nota.due.earliest, nota.due.latest) == (date(2025, 1, 1), date(2025, 3, 31))
        with net.commit("datum") as commit:
            commit.change("verg-a", due="2025-02-13")
        nota = net["act-1"]
        assert (nota.due.earliest, nota.due.latest) == (date(2025, 2, 14), date(2025, 3, 31))
        assert net.document("act-1").fields["due"] == "Q1 2025 en na de themasessie"
        with net.commit("later") as commit:
            commit.change("verg-a", due="2025-04-10")
        assert net["act-1"].due.latest == date(2025, 4, 11)


def test_a_chain_of_deadlines_has_days_however_long_it_is():
    chain = [
        m50.ActionItem(title=f"stap {n:02}", due=f"na stap {n - 1:02}") for n in range(30, 0, -1)
    ]
    with network(*chain, m50.ActionItem(title="stap 00", due="2025-03-01")) as net:
        assert net["actie-1"].due.latest == date(2025, 3, 31)


def test_a_circle_is_told_with_what_waits_for_what():
    plan = definitions("""
[[activity]]
id = "ruimte-a01"
title = "Paper"
due = "na Gesprek"
source = "Plan > 1"
[[activity]]
id = "ruimte-a02"
title = "Gesprek"
due = "bij Paper"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
""")
    with network(plan=[plan]) as net:
        (told,) = [f.sentence for f in (deadlines_in_a_circle,)[0].findings(net.records, net.today)]
    assert "“Paper” (ruimte-a01: na Gesprek), “Gesprek” (ruimte-a02: bij Paper)" in told
    assert "In het plan: Plan > 1." in told


def test_a_deadline_past_the_end_of_the_calendar_has_no_day():
    with network(
        m50.ActionItem(title="ver", due=date(9999, 12, 31)),
        m50.ActionItem(title="verder", due="3 weken na ver"),
    ) as net:
        assert net["actie-2"].due.latest is None


def test_a_person_reads_the_name_of_what_it_hangs_on_and_never_its_number():
    alv = m50.Meeting(id="alv-1", title="1e ALV 2025 (voorjaar)", aliases=("1e ALV",))
    debate = m50.LobbyMoment(id="moment-1", title="Debat over wonen", due="2025-05-06")
    items = {
        "actie-1": "20 werkdagen voor alv-1", "actie-2": "2 weken na moment-1",
        "actie-3": "Q2 2025 en na moment-1",
    }  # fmt: skip
    steps = [m50.ActionItem(id=name, title=name, due=due) for name, due in items.items()]
    with network(alv, debate, *steps) as net:
        said = {name: net[name].due.shown() for name in items}
        assert said == {
            "actie-1": "20 werkdagen voor 1e ALV",
            "actie-2": "2 weken na “Debat over wonen” (di 20 mei 2025)",
            "actie-3": "Q2 2025 en na “Debat over wonen” (wo 7 mei t/m ma 30 jun 2025)",
        }
        assert net["actie-2"].due.aside() == "2 weken na “Debat over wonen”, di 20 mei 2025"
        with net.commit("dag en naam") as commit:
            commit.change("alv-1", due="2025-05-16", aliases=("voorjaars-ALV",))
            commit.change("moment-1", title="Debat")
        assert net["actie-1"].due.shown() == "20 werkdagen voor voorjaars-ALV (di 15 apr 2025)"
        assert net["actie-2"].due.shown() == "2 weken na “Debat” (di 20 mei 2025)"
        with net.commit("zoals getoond") as commit:
            commit.change("actie-1", due=net["actie-1"].due.shown(), remark="x")
        assert net.document("actie-1").fields["due"] == items["actie-1"]
        assert str(net["actie-2"].due) == items["actie-2"], "what is kept and exported is exact"
