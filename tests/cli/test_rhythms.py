"""What a secretary sees of the plan's own rhythms on 11 March 2025."""

import json
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A network in which the quarter talk of December and a talk of finance were recorded."""
    with m50.open(tmp_path, today=date(2025, 1, 20), who="secretariaat") as net:
        p31 = "financien-m50-r07"
        with net.commit("Gesprekken") as commit:
            commit.add(m50.Contact(title="Q4", on=date(2024, 12, 12), about=(p31,)))
            commit.add(
                m50.Meeting(
                    title="Bestuurdersoverleg", due="2025-01-20", status="held",
                    rhythm="financien-r01",
                )
            )  # fmt: skip
    return tmp_path


def answer(place: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["--network", str(place), "--today", "2025-03-11", *words]) == 0
    return capsys.readouterr().out


def test_the_plans_rhythms_tell_when_each_must_happen_again(place, capsys):
    out = answer(place, capsys, "rhythms", "--all")
    rows = {line.split()[0]: line.split("  ") for line in out.splitlines()[1:]}
    shown = {name: [cell.strip() for cell in row if cell.strip()] for name, row in rows.items()}
    assert shown["relaties-r01"][2:] == [
        "plan nu, nog 27 dagen", "ma 7 apr 2025", "ma 7 okt 2024", "halfjaarlijks",
    ]  # fmt: skip
    assert shown["financien-m50-r07"][2:] == [
        "plan nu, nog 20 dagen", "ma 31 mrt 2025", "do 12 dec 2024", "per kwartaal",
    ]  # fmt: skip
    assert shown["financien-r01"][2:] == [
        "op koers", "zo 20 apr 2025", "ma 20 jan 2025", "iedere 2 à 3 maanden",
    ]  # fmt: skip
    assert shown["financien-m50-r08"][2:-1] == ["op koers", "ma 30 jun 2025"]
    assert shown["voorzitter-r01"][2] == "kies een datum"
    assert shown["financien-r04"][2] == "geen maat"
    assert list(shown)[:4] == [
        "communicatie-a29", "communicatie-r03", "financien-m50-r07", "relaties-r01",
    ]  # fmt: skip
    assert shown["communicatie-r03"][2] == "te laat, 39 dagen"
    assert shown["financien-m50-r05"][2:4] == ["op koers", "di 30 sep 2025"]


def test_a_rhythm_gives_its_proof_and_days_to_choose_from(place, capsys):
    found = json.loads(answer(place, capsys, "rhythms", "--json"))
    assert found["schema"] == "m50.rhythms/1"
    by_id = {item["id"]: item for item in found["items"]}
    assert by_id["relaties-r01"]["last"] == {
        "record": "relaties-v01", "day": "2024-10-07", "exact": True,
    }  # fmt: skip
    assert by_id["relaties-r01"]["proposals"] == ["2025-04-03", "2025-04-04", "2025-04-07"]
    assert by_id["financien-r01"]["proof"] == ["verg-1"]
    quarters = by_id["financien-m50-r07"]["rounds"]
    assert [(one["end"], one["met"]) for one in quarters[:2]] == [
        ("2025-03-31", False), ("2025-06-30", False),
    ]  # fmt: skip


def test_a_task_settles_what_the_check_says_about_a_rhythm(place, capsys):
    def told() -> list[str]:
        main(["--network", str(place), "--today", "2025-03-11", "check", "--code", "M50-101"])
        return [line.split("“")[1].split("”")[0] for line in capsys.readouterr().out.splitlines()
                if "“" in line]  # fmt: skip

    calendar = [
        "Evenementenkalender actief delen met de leden",
        "M50-evenementenkalender opstellen",
    ]
    assert told() == [*calendar, "Kwartaalgesprekken met Platform31 over de voortgang"]
    answer(place, capsys, "add", "action_item", "title=Platform31 bellen", "due=2025-03-31",
           "about=financien-m50-r07")  # fmt: skip
    assert told() == calendar
