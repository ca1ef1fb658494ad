"""What the plan's own dates ask of a secretary on 11 March 2025, and what is done about it."""

import json
import re
from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main


@pytest.fixture
def m50(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    m50core.open(tmp_path / "net").close()

    def run(*words: str, today: str = "2025-03-11", code: int = 0) -> str:
        place = ["--network", str(tmp_path / "net"), "--today", today, "--who", "secretariaat"]
        assert main([*place, *words]) == code
        told = capsys.readouterr()
        return told.out if code == 0 else told.err

    return run


def attention(m50, today: str = "2025-03-11", section: str = "attention") -> dict[str, dict]:
    found = json.loads(m50("today", "--json", today=today))["items"]
    return {one["id"]: one for one in found if one["section"] == section}


def test_each_line_offers_just_the_words_that_work_for_it(m50):
    asking = attention(m50, "2025-04-22")
    lines = m50("today", "--all", today="2025-04-22").splitlines()
    offered = {}
    for line in lines:
        if (told := re.search(r"\[([\w-]+)\]$", line)) and told[1] in asking:
            about = told[1]
        elif "Doen: " in line:
            offered[about] = line.split("Doen: ")[1].partition(" of m50")[0].split(", ")
    assert offered == {name: one["can"] for name, one in asking.items()}
    assert len({tuple(words) for words in offered.values()}) > 1


def test_the_week_of_11_march_is_told_as_the_plan_implies_it(m50):
    found = attention(m50)
    shown = [one["id"] for one in found.values() if one["shown"]]
    assert shown == [
        "financien-m03",  # BOF-V of 8 March uses the debate of 25 March
        "alv-2025-1",  # decisions wait for an assembly without a date
        "financien-m50-r07",  # Platform31's talk of the first quarter
        "financien-r01",  # the members' talk, every two to three months
        "financien-s01",  # the position paper for the debate
        "relaties-r01",  # the talk with the ministry, half a year after the last
        "ruimte-s01",  # the lobby paper of the first quarter
    ]
    over = attention(m50, section="missed")
    assert "financien-a03" in over, "the VNG's talk of 18 February is over"
    assert over["financien-a03"]["under"] == ["financien-a04"]
    assert "missed" not in found["financien-s01"]["can"]
    assert found["financien-m03"]["when"] == "botst"
    assert "di 25 mrt 2025" in found["financien-m03"]["why"]
    assert "M50-003" in found["financien-m03"]["why"]
    assert found["financien-m50-r07"]["until"] == "2025-03-17"
    assert found["financien-m50-r07"]["deadline"] == "2025-03-31"
    assert found["financien-s01"]["until"] == "2025-03-17"
    assert found["relaties-r01"]["until"] == "2025-03-24", "ten working days before 7 April"
    assert found["ruimte-07"]["under"] == ["ruimte-a08", "ruimte-a09"]
    assert found["sociaal-s01"]["under"] == ["sociaal-a27"], "a paper and its delivery are one"
    assert found["financien-s01"]["owner_via"] == "financien"
    days = [one["until"] for one in found.values() if one["saving"] == "open"]
    assert days == sorted(days)
    assert all(one["why"] and "leave" in one["can"] for one in found.values())


def test_the_day_fits_in_80_columns_and_tells_every_section(m50):
    out = m50("today", "--all")
    assert max(map(len, out.splitlines())) <= 80
    headings = [
        "Te laat of vandaag (3)", "Deze week (0)", "Daarna (10)",
        "Niet gehaald: leg vast waarom (1)", "Lobbymomenten", "Doelen met risico (",
        "Laatste wijzigingen", "Leden en geld",
    ]  # fmt: skip
    places = [out.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "(over 14 dagen; stuk:\n" in out
    assert out.count("[ruimte-07]") == 2, "it asks for attention, and is at risk"
    assert "[ruimte-07]" not in m50("today")


def test_each_thing_is_done_planned_given_away_or_left_and_the_day_tells_it(m50):
    assert "Klaar: Agenda overleg" in m50("done", "financien-a03")
    assert "Gepland op vr 16 mei 2025" in m50("schedule", "alv-2025-1", "2025-05-16")
    assert "m50 schedule financien-m50-r07 2025-03-" in m50("schedule", "financien-m50-r07")
    m50("schedule", "financien-m50-r07", "2025-03-27")
    m50("assign", "financien-s01", "Arno Janssen")
    m50("leave", "financien-m03", "--until", "2025-03-14", "--reason", "eerst bellen")
    found = attention(m50)
    over = attention(m50, section="missed")
    assert "financien-a04" in over, "its sibling comes forward"
    gone = {"financien-a03", "financien-m50-r07", "financien-m03"}
    assert not gone & {*found, *over}
    assert found["financien-s01"]["owner"] == "persoon-arno-janssen"
    assert "1 laat u bewust liggen (m50 today --left)" in m50("today")
    out = m50("today", "--all")
    assert "secretariaat: Laten liggen tot vr 14 mrt 2025: BOF-V (eerst bellen)" in out
    assert "eerst bellen" in m50("today", "--left")
    assert "eerst bellen" in m50("log", "--about", "financien-m03")
    assert "financien-m03" in attention(m50, today="2025-03-14")
    m50("undo")
    assert "financien-m03" in attention(m50)
    assert "U laat niets bewust liggen." in m50("today", "--left")


@pytest.mark.sweep
def test_what_was_not_reached_is_gone_once_the_reason_is_recorded_and_back_when_undone(m50):
    out = m50("today", "--missed")
    assert "[financien-a03]" in out
    told = m50("missed", "financien-a03", "--reason", "VNG had de agenda al vast")
    assert "Niet gehaald: Agenda overleg" in told
    m50("missed", "financien-a04", "--reason", "idem")
    assert not {"financien-a03", "financien-a04"} & attention(m50, section="missed").keys()
    assert "VNG had de agenda al vast" in m50("show", "financien-a03")
    m50("undo")
    over = attention(m50, section="missed").keys()
    assert {"financien-a03", "financien-a04"} & over == {"financien-a04"}


def test_a_rhythm_is_recorded_as_done_with_its_proof(m50):
    m50("add", "document", "title=Gespreksnotitie Platform31")
    told = m50("done", "financien-m50-r07", code=2)
    assert "Geef het bewijs" in told
    m50("done", "financien-m50-r07", "--on", "2025-03-10", "--proof", "doc-1")
    assert "financien-m50-r07" not in attention(m50)
    assert "ma 10 mrt 2025" in m50("rhythms", "--all")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("schedule", "financien-a03", "2025-04-01"), "ligt vast in het jaarplan"),
        (("schedule", "alv-2025-1", "2025-03-10"), "al voorbij"),
        (("assign", "financien-a03", "Niemand"), "geen bekende persoon"),
        (("leave", "financien-a03", "--until", "2025-03-11", "--reason", "x"), "na vandaag"),
        (("leave", "financien-a03", "--until", "2025-04-01", "--reason", " "), "vraagt een reden"),
        (("leave", "financien-a03"), "Dit ontbreekt"),
        (("missed", "financien-a03"), "Dit ontbreekt"),
        (("missed", "financien-a03", "--reason", " "), "vraagt een reden"),
        (("missed", "financien-s01", "--reason", "x"), "nog niet te laat"),
        (("done", "alv-2025-1"), "nog niet geweest"),
        (("done", "bestaat-niet"), "bestaat-niet"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence_and_nothing_is_kept(m50, words, told):
    assert told in m50(*words, code=2)
    assert "Er is nog niets gewijzigd." in m50("log")


def test_what_a_day_hangs_on_is_told_back(capsys):
    for words, told in (
        ("5 werkdagen voor de ALV", "begrepen als 5 werkdagen voor 1e ALV 2025 ("),
        ("tijdens ALV", "begrepen als tijdens ALV (za 1 mrt"),
        ("5 werkdagen na 1e ALV 2025", "begrepen als 5 werkdagen na 1e ALV 2025 ("),
    ):
        assert main(["--network", "memory:", "--today", "2025-03-11", "add", "action_item",
                     "title=Zaal", f"due={words}"]) == 0  # fmt: skip
        assert told in capsys.readouterr().err
