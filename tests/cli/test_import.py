"""``m50 import``: a preview, no doubles, and a place for whatever is wrong."""

import json
import os
from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main
from m50core.exchange.files import LIMIT

SERIES = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:u1
SEQUENCE:{number}
SUMMARY:{title}
DTSTART;TZID=Europe/Amsterdam:20250325T100000
DTEND;TZID=Europe/Amsterdam:20250325T110000
RRULE:FREQ=WEEKLY;COUNT=2
END:VEVENT
BEGIN:VEVENT
UID:u2
SUMMARY:\x1b[2Jstuk
DTSTART:20250325T090000Z
RRULE:FREQ=HOURLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def m50(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command on a network of this test, as on 11 March 2025."""
    m50core.open(tmp_path / "net").close()

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--network", str(tmp_path / "net"), "--today", "2025-03-11", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.ics"
    path.write_text(SERIES.format(number=0, title="Overleg"))
    return path


def test_a_preview_tells_each_fate_and_keeps_nothing(m50, file: Path):
    code, out, _ = m50("import", str(file), "--dry-run")
    assert code == 0
    assert out.splitlines() == [
        "overgeslagen ␛[2Jstuk  (regel 14, VEVENT van regel 10)",
        " " * 15 + "haar herhaling kan m50 niet volgen: zij komt niet per dag, week, maand of "
        "jaar terug (FREQ=HOURLY)",
        "nieuw        di 25 mrt 2025 10:00  Overleg  (regel 2)",
        "nieuw        di 1 apr 2025 10:00  Overleg  (regel 2)",
        "Zo zou het worden ingelezen: 2 nieuw, 1 overgeslagen.",
    ]
    assert json.loads(m50("list", "appointment", "--json")[1])["items"] == []


def test_the_second_time_all_is_known_and_a_newer_file_shows_old_and_new(m50, file: Path):
    m50("import", str(file))
    before = m50("log", "--json")[1]
    assert "Ingelezen: 2 al bekend, 1 overgeslagen." in m50("import", str(file))[1]
    assert m50("log", "--json")[1] == before
    file.write_text(SERIES.format(number=1, title="Groot overleg"))
    out = m50("import", str(file), "--dry-run")[1]
    assert "gewijzigd    di 25 mrt 2025 10:00  Groot overleg  [afspraak-1]  (regel 2)" in out
    assert "               Onderwerp: Overleg → Groot overleg" in out


def test_scripts_get_the_items_with_their_fate(m50, file: Path):
    items = json.loads(m50("import", str(file), "--json")[1])["items"]
    assert [(i["fate"], i["id"], i["place"]) for i in items] == [
        ("left_out", "", "regel 14, VEVENT van regel 10"),
        ("new", "afspraak-1", "regel 2"),
        ("new", "afspraak-2", "regel 2"),
    ]
    assert items[0]["reason"].startswith("haar herhaling kan m50 niet volgen")
    assert items[1]["record"]["start"] == "10:00"


def test_a_whole_file_is_one_step_back(m50, file: Path):
    m50("import", str(file))
    m50("undo")
    assert json.loads(m50("list", "appointment", "--json")[1])["items"] == []


def test_a_calendar_can_be_somebodys(m50, file: Path):
    m50("add", "person", "name=Jan")
    m50("import", str(file), "--set", "owner=persoon-1")
    items = json.loads(m50("list", "appointment", "--json")[1])["items"]
    assert {item["owner"] for item in items} == {"persoon-1"}
    code, _, err = m50("import", str(file), "--set", "boot=x")
    assert code == 4
    assert "agenda.ics, regel 2: “Afspraak” (appointment) heeft geen veld “boot”" in err
    assert m50("import", str(file), "--dry-run", "--set", "owner=persoon-9")[0] == 4


def test_a_broken_file_ends_with_four_and_its_place(m50, file: Path):
    file.write_text(file.read_text().replace("END:VCALENDAR\n", ""))
    code, out, err = m50("import", str(file))
    assert (code, out) == (4, "")
    assert "agenda.ics, regel 15: het bestand is niet heel: VCALENDAR van regel 1" in err


def test_a_file_that_is_too_large_is_refused_before_it_is_read(m50, file: Path):
    with file.open("wb") as opened:
        os.truncate(opened.fileno(), 2 * LIMIT)
    code, _, err = m50("import", str(file))
    assert code == 4
    assert "is te groot: 104857600 bytes" in err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_file_without_end_is_refused_too(m50, tmp_path: Path):
    path = tmp_path / "agenda.ics"
    path.symlink_to("/dev/zero")
    code, _, err = m50("import", str(path))
    assert code == 4
    assert "het houdt niet op" in err


def test_what_m50_gave_as_json_is_known_again_and_what_was_changed_in_it_changes(m50, tmp_path):
    m50("add", "action_item", "title=Zaal")
    path = tmp_path / "acties.json"
    m50("export", "action_item", "--out", str(path))
    assert "Ingelezen: 1 al bekend." in m50("import", str(path))[1]
    path.write_text(path.read_text().replace('"Zaal"', '"Grote zaal"'))
    out = m50("import", str(path))[1]
    assert "Titel: Zaal → Grote zaal" in out
    assert "Ingelezen: 1 gewijzigd." in out


def test_facts_of_a_pillar_are_known_by_what_they_say(m50, tmp_path: Path):
    path = tmp_path / "feiten.csv"
    path.write_text("feit;gemeentecode\nWachtlijst;GM1680\nWachtlijst;GM1680\n")
    words = ("import", str(path), "--format", "wijkfeiten")
    assert "Ingelezen: 1 nieuw, 1 al bekend." in m50(*words)[1]
    assert "Ingelezen: 2 al bekend." in m50(*words)[1]


@pytest.mark.parametrize("number", [["x"], {"a": 1}, 5])
def test_a_number_that_is_no_text_is_told_with_its_place(m50, tmp_path: Path, number):
    item = {"kind": "action_item", "id": number, "title": "a"}
    path = tmp_path / "stuk.json"
    path.write_text(json.dumps({"schema": "m50.records/1", "items": [item]}))
    code, _, err = m50("import", str(path))
    assert (code, "stuk.json, gegeven 1: Nummer (action_item.id): verwacht tekst" in err) == (
        4,
        True,
    )


def test_an_emptied_cell_is_told_in_words_and_to_scripts(m50, tmp_path: Path):
    m50("add", "action_item", "title=Zaal", "due=2025-04-01")
    path = tmp_path / "acties.csv"
    path.write_text("kind;id;due\naction_item;actie-1;\n")
    for words in (("--dry-run",), ()):
        lines = m50("import", str(path), *words)[1].splitlines()
        assert lines[1] == "               Uiterlijk: di 1 apr 2025 → leeg"
        assert lines[2].endswith("1 gewijzigd; 1 veld leeggemaakt.")
        m50("undo") if not words else None
    (item,) = json.loads(m50("import", str(path), "--json")[1])["items"]
    assert item["cleared"] == ["due"]
    old = {"words": "2025-04-01", "earliest": "2025-04-01", "latest": "2025-04-01"}
    assert item["changes"] == [{"field": "due", "old": old, "new": None}]
    path.write_text("kind;id;title\naction_item;actie-1;\n")
    code, _, err = m50("import", str(path))
    assert (code, "acties.csv, rij 2: Titel (action_item.title): een lege cel" in err) == (4, True)


def test_a_number_stays_the_same_by_way_of_every_file(m50, tmp_path: Path):
    m50("add", "indicator", "title=Groei", "target=1,125")
    for name in ("cijfers.json", "cijfers.csv"):
        m50("export", "indicator", "--out", str(tmp_path / name))
        assert "gewijzigd" not in m50("import", str(tmp_path / name))[1]
    m50("set", "ind-1", "remark=x")
    assert "1,125" in m50("show", "ind-1")[1]
    assert json.loads(m50("show", "ind-1", "--json")[1])["items"][0]["target"] == "1.125"


def test_doubts_doubles_and_the_erased_are_told_in_preview_summary_and_json(m50, tmp_path: Path):
    m50("add", "person", "name=Jan de Vries")
    m50("add", "person", "name=Eva")
    m50("person", "erase", "persoon-1", "--yes", "persoon-1")
    path = tmp_path / "oud.csv"
    path.write_text("kind;id;name\nperson;persoon-1;Jan de Vries\nperson;;Eva\nperson;;CafÃ©\n")
    for words in (("--dry-run",), ()):
        out = m50("import", str(path), *words)[1]
        assert "overgeslagen persoon-1  (rij 2)" in out
        assert "persoon-1 is op " in out
        assert "gewist (AVG) en wordt niet teruggezet" in out
        assert "er is al een persoon met deze naam: persoon-2. Is dat dezelfde, zet dan" in out
        assert "oud.csv, rij 4, veld “name” (Naam): “CafÃ©”" in out
        assert out.splitlines()[-3].endswith("2 nieuw, 1 overgeslagen.")
        assert out.splitlines()[-2:] == [
            "Kijk na: 2 opmerkingen bij wat hierboven staat.",
            "Niet teruggezet, want gewist (AVG): persoon-1.",
        ]
        assert "Jan" not in out
    m50("undo")
    items = json.loads(m50("import", str(path), "--dry-run", "--json")[1])["items"]
    assert [item["erased"] for item in items] == ["persoon-1", "", ""]
    assert [len(item["notes"]) for item in items] == [0, 1, 1]
    assert "gewist (AVG)" in items[0]["reason"]


def test_one_id_twice_ends_with_four_and_both_rows(m50, tmp_path: Path):
    path = tmp_path / "dubbel.csv"
    path.write_text("kind;id;name\nperson;persoon-1;Eva\nperson;persoon-1;Ada\n")
    for words in (("--dry-run",), ()):
        code, out, err = m50("import", str(path), *words)
        assert (code, out) == (4, "")
        assert "dubbel.csv, rij 3: " in err
        assert "persoon-1 staat ook in rij 2" in err


def test_one_thing_is_counted_as_one(m50, tmp_path: Path):
    m50("add", "action_item", "title=Zaal")
    path = tmp_path / "acties.csv"
    assert "1 gegeven." in m50("export", "action_item", "--out", str(path))[2]
    assert m50("list", "action_item")[1].splitlines()[-1] == "1 actiepunt"
