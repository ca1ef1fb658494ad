"""The command line: what each word answers, and how it ends."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main
from m50core.program.order import ORDER
from m50core.program.rooms import core_register
from m50core.testing.builders import practice

APPROACH = "Bijlagen > Pijler Ruimte en Economie > Aanpak in 2025 voor pijler ruimte en economie"
PARTS = {"voorzitter", "communicatie", "interne-organisatie", "relaties", "financien-m50"}
PILLARS = {"ruimte", "sociaal", "veiligheid", "financien"}

RUN = f"{sys.executable} -c 'from m50core.cli.main import run; run()'"


@pytest.fixture
def m50(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command on a network of this test, as on 11 March 2025."""
    m50core.open(tmp_path / "net").close()

    def run(*words: str) -> tuple[int, str, str]:
        place = [
            "--network",
            str(tmp_path / "net"),
            "--today",
            "2025-03-11",
            "--who",
            "secretariaat",
        ]
        code = main([*place, *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def items(out: str) -> list[dict]:
    return json.loads(out)["items"]


def test_today_tells_what_the_plan_implies_for_that_week(m50):
    code, out, _ = m50("today", "--all")
    assert code == 0
    assert "dinsdag 11 maart 2025 · week 11" in out
    assert "AO Tweede Kamer gemeentefinanciën" in out
    assert "BOF-V" in out


def test_the_plan_lists_the_items_of_every_part(m50):
    code, out, _ = m50("plan", "--json")
    found = items(out)
    assert code == 0
    assert json.loads(out)["schema"] == "m50.plan/1"
    assert {i["part"] for i in found if i["part_kind"] == "portfolio"} == PARTS
    assert {i["part"] for i in found if i["part_kind"] == "pillar"} == PILLARS
    assert {"jaarplan", "m50-breed"} <= {i["part"] for i in found if i["part_kind"] == "m50"} | {
        "jaarplan"
    }
    assert len(found) > 470
    assert all(i["source"] for i in found)


def test_the_sources_are_told_in_the_plans_order_with_what_was_drawn_from_each(m50):
    _, out, _ = m50("plan", "--sources")
    order = [
        "Jaarplan > Voorwoord van de voorzitter",
        "Jaarplan voorzitter > 1. Algemene Zaken",
        "Communicatie & Events > Communicatieactiviteiten > Communicatie extern",
        "Communicatie & Events > Doelgroepen",
        "Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
        "Financiën > 1. Financiën",
        "Bijlagen > Pijler Ruimte en Economie > Kaders M50 breed",
        f"{APPROACH} > Prioriteit 1 = Lobby",
        "Bijlagen > Pijler Sociaal > 5. Overig",
        "Bijlagen > Pijler Veiligheid > 3. Uitvoeringscapaciteit",
        "Bijlagen > Pijler Financien > 6. Overig",
    ]
    places = [out.index(f"{heading}\n") for heading in order]
    assert places == sorted(places)
    assert [out.count(f"\n{heading}\n") for heading in order[1:]] == [1] * (len(order) - 1)
    assert "ruimte-07" in out


def test_one_part_can_be_asked_and_an_unknown_one_is_refused(m50):
    _, out, _ = m50("plan", "--json", "--part", "ruimte")
    assert {i["part"] for i in items(out)} == {"ruimte"}
    code, _, err = m50("plan", "--part", "cultuur")
    assert code == 2
    assert "“cultuur” is er niet" in err


def test_a_record_is_added_shown_changed_undone_and_removed(m50):
    assert m50("add", "action_item", "title=Zaal reserveren", "due=31 mrt 2025")[0] == 0
    assert m50("set", "actie-1", "status=klaar")[0] == 0
    _, out, _ = m50("show", "actie-1")
    assert "klaar" in out
    assert "ma 31 mrt 2025" in out
    assert out.count("secretariaat") == 2
    assert "Ongedaan" in m50("undo")[1]
    assert items(m50("show", "actie-1", "--json")[1])[0]["status"] == "open"
    assert m50("remove", "actie-1")[0] == 0
    assert m50("show", "actie-1")[0] == 2
    _, out, _ = m50("log", "--json")
    assert [i["undoes"] for i in items(out)] == [0, 0, 2, 0]


def test_undo_by_number_and_redo_tell_what_they_did(m50):
    m50("add", "action_item", "title=Zaal")
    m50("set", "actie-1", "title=Grote zaal")
    assert m50("undo", "2")[1] == "Ongedaan: Actiepunt gewijzigd: Zaal.\n"
    assert items(m50("show", "actie-1", "--json")[1])[0]["title"] == "Zaal"
    assert m50("redo")[1] == "Opnieuw: Actiepunt gewijzigd: Zaal.\n"
    assert items(m50("show", "actie-1", "--json")[1])[0]["title"] == "Grote zaal"


def test_what_was_removed_is_listed_and_comes_back_with_what_it_needs(m50):
    assert "leeg" in m50("bin")[1]
    m50("add", "action_item", "title=Zaal")
    m50("add", "progress", "title=gebeld", "about=actie-1")
    assert m50("remove", "actie-1", "voortgang-1")[0] == 0
    _, out, _ = m50("bin")
    assert "Zaal" in out
    assert "Actiepunt" in out
    assert "Terughalen: m50 bin --restore actie-1" in m50("show", "actie-1")[2]
    found = items(m50("bin", "--json")[1])
    assert {(i["id"], i["kind"], i["who"], i["number"]) for i in found} == {
        ("actie-1", "action_item", "secretariaat", 3),
        ("voortgang-1", "progress", "secretariaat", 3),
    }
    assert m50("bin", "--restore", "voortgang-1")[1] == "voortgang-1 is terug.\n"
    assert items(m50("list", "action_item", "--json")[1])[0]["id"] == "actie-1"
    assert "leeg" in m50("bin")[1]


@pytest.fixture
def practised(tmp_path: Path) -> None:
    """The network of this test is one to practise with: its clock goes by the day one asks for."""
    practice(tmp_path / "net").close()


@pytest.mark.usefixtures("practised")
def test_the_log_is_asked_by_day_by_person_and_about_one_record(m50):
    m50("add", "action_item", "title=Zaal")
    m50("--today", "2025-04-02", "--who", "Jan", "set", "actie-1", "due=2025-05-01")
    m50("--today", "2025-04-03", "add", "action_item", "title=Koffie")

    def numbers(*words: str) -> list[int]:
        return [i["number"] for i in items(m50("log", "--json", *words)[1])]

    assert numbers() == [1, 2, 3]
    assert numbers("--from", "2025-04-02") == [2, 3]
    assert numbers("--from", "2025-03-12", "--to", "2025-04-02") == [2]
    assert numbers("--by", "Jan") == [2]
    assert numbers("--about", "actie-1") == [1, 2]
    assert numbers("--about", "actie-1", "--by", "Jan", "--to", "2025-04-01") == []
    (last,) = items(m50("log", "--about", "actie-1", "--limit", "1", "--json")[1])
    (due,) = last["fields"]
    assert (due["field"], due["label"], due["before"]) == ("due", "Uiterlijk", None)
    _, out, _ = m50("log", "--about", "actie-1")
    assert "Uiterlijk: leeg → do 1 mei 2025" in out
    assert "niets gewijzigd" in m50("log", "--by", "Piet")[1]


def test_why_the_system_refuses_is_told_in_dutch(m50, tmp_path):
    m50("today")
    assert "nog niets gewijzigd" in m50("backup")[2]
    m50("add", "action_item", "title=Zaal")
    (tmp_path / "bestand").write_text("x")
    code, _, err = m50("backup", "--to", str(tmp_path / "bestand" / "usb"))
    assert code == 4
    assert "reservekopie maken lukte niet (dat is geen map)" in err


@pytest.mark.usefixtures("practised")
def test_the_difference_since_the_assembly_is_told_in_dutch_and_as_data(m50):
    m50("set", "alv-2025-1", "due=vr 14 mrt 2025")
    m50("--today", "2025-03-13", "add", "action_item", "title=Voor de ALV")
    m50("--today", "2025-03-14", "set", "ruimte-07", "status=active")
    m50("--today", "2025-03-20", "add", "budget_line", "title=Zaalhuur", "amount=1250,50")
    words = ("--today", "2025-03-31", "diff", "--since", "alv-2025-1")
    code, out, _ = m50(*words)
    assert code == 0
    assert "Verschil van vr 14 mrt 2025 tot en met ma 31 mrt 2025" in out
    assert "Status: niet gestart → bezig" in out
    assert "€ 1.250,50" in out.replace("\xa0", " ")
    assert "Voor de ALV" not in out
    found = items(m50(*words, "--json")[1])
    assert [(i["id"], i["change"], i["commits"]) for i in found] == [
        ("ruimte-07", "changed", [3]),
        ("post-1", "added", [4]),
    ]
    changed = found[0]["fields"]
    assert [(f["field"], f["before"], f["after"]) for f in changed] == [
        ("status", "not_started", "active"),
    ]
    assert m50(*words[:4], "2025-03-11")[1] == m50(*words[:3], "--from", "2025-03-11")[1]
    none = m50("--today", "2025-03-31", "diff", "--from", "2025-03-25")
    assert "niets veranderd" in none[1]


def test_progress_on_the_talks_is_recorded_and_found_in_their_history(m50):
    code, _, _ = m50("add", "progress", "title=vier fracties", "about=ruimte-07", "percent=27")
    assert code == 0
    _, out, _ = m50("show", "ruimte-07")
    assert "vier fracties" in out
    assert "Geschiedenis" in out
    assert f"{APPROACH} > Prioriteit 1 = Lobby" in out


def test_a_date_for_the_assembly_moves_what_hangs_on_it(m50):
    before = m50("check", "--code", "M50-102", "--json")
    assert {i["record"] for i in items(before[1])} == {"alv-2025-1", "alv-2025-2"}
    assert m50("set", "alv-2025-1", "due=vr 16 mei 2025", "place=Zeist")[0] == 0
    _, out, _ = m50("agenda", "--from", "2025-05-01", "--to", "2025-05-31", "--json")
    found = {i["id"] for i in items(out)}
    assert "alv-2025-1" in found
    assert "financien-m50-bg01" in found
    after = m50("check", "--code", "M50-102", "--json")
    assert {i["record"] for i in items(after[1])} == {"alv-2025-2"}


def test_which_municipalities_of_the_band_are_no_member_is_one_query(m50):
    code, out, _ = m50("list", "--no-member", "--json")
    found = items(out)
    assert code == 0
    assert len(found) == 88
    assert all(30_000 <= place["inhabitants"] <= 80_000 for place in found)
    _, out, _ = m50("list", "--no-member", "province=Drenthe", "--json")
    assert {place["province"] for place in items(out)} == {"Drenthe"}


def test_a_list_answers_conditions(m50):
    _, out, _ = m50("list", "goal", "pillar=ruimte", "due__lte=2025-06-30", "--json")
    assert "ruimte-07" in {i["id"] for i in items(out)}
    assert len(items(m50("list", "municipality", "--json")[1])) == 342
    assert "Doelen" in m50("list")[1]


def test_the_check_finds_the_plans_contradiction_and_ends_with_one(m50):
    code, out, _ = m50("check", "--code", "M50-003", "--why")
    assert code == 1
    assert "“BOF-V” (za 8 mrt 2025) gebruikt de uitkomst van" in out
    assert "Regel M50-003: Een uitkomst wordt pas gebruikt als zij er is." in out
    code, out, _ = m50("check", "--severity", "error", "--json")
    assert {i["severity"] for i in items(out)} == {"error"}
    assert m50("check", "--code", "X")[0] == 2


def test_the_agenda_is_given_and_written_for_outlook_the_same_each_time(m50, tmp_path: Path):
    from icalendar import Calendar

    _, out, _ = m50("agenda", "--from", "2025-03-01", "--to", "2025-09-30", "--json")
    titles = {i["title"] for i in items(out)}
    assert "AO Tweede Kamer gemeentefinanciën" in titles
    assert "Prinsjesdag, met de septembercirculaire" in titles
    path = tmp_path / "agenda.ics"
    written = []
    for _ in range(2):
        assert (
            m50("agenda", "--from", "2025-03-01", "--to", "2025-09-30", "--ics", str(path))[0] == 0
        )
        written.append(path.read_bytes())
    assert written[0] == written[1]
    events = list(Calendar.from_ical(written[0]).walk("VEVENT"))
    assert len({str(e["UID"]) for e in events}) == len(events) > 3


@pytest.mark.sweep
def test_the_agenda_is_asked_by_week_month_quarter_or_year(m50):
    days = {
        ("--day",): ("2025-03-11", "2025-03-11"),
        ("--week",): ("2025-03-10", "2025-03-16"),
        ("--month", "mei 2025"): ("2025-05-01", "2025-05-31"),
        ("--quarter", "2025-05-16"): ("2025-04-01", "2025-06-30"),
        ("--year", "2024"): ("2024-01-01", "2024-12-31"),
    }
    for words, (start, end) in days.items():
        same = m50("agenda", "--from", start, "--to", end, "--json")
        assert m50("agenda", *words, "--json") == same
    assert m50("agenda", "--week", "--month")[0] == 2
    assert m50("agenda", "--month", "doorlopend")[0] == 2
    assert "Kies één tijd" in m50("agenda", "--year", "2025", "--from", "2025-03-01")[2]


def test_the_agenda_tells_what_clashes_and_which_weeks_are_full(m50):
    for title in ("DB", "Heidag"):
        words = ("add", "meeting", f"title={title}", "due=2025-03-13", "organ=org-alv")
        assert m50(*words)[0] == 0
    _, out, _ = m50("agenda", "--week", "--most", "1")
    assert "Botst (1)" in out
    assert "“DB” en “Heidag” zijn op dezelfde dag, met Algemene ledenvergadering" in out
    assert "week 11, vanaf ma 10 mrt 2025: 2 vaste dagen." in out
    found = {i["title"]: i for i in items(m50("agenda", "--week", "--most", "1", "--json")[1])}
    assert found["DB"]["clashes"] == [found["Heidag"]["id"]]
    assert found["DB"]["full_week"]


def test_the_calendar_for_members_leaves_out_what_is_not_theirs(m50):
    assert m50("set", "alv-2025-1", "due=2025-05-16")[0] == 0
    _, out, _ = m50("agenda", "--year", "2025", "--events")
    assert "1e ALV 2025" in out
    assert "AO Tweede Kamer" not in out
    assert "gesprek met JenV" not in out
    assert "## mei 2025" in m50("report", "jaarkalender")[1]


def test_a_report_is_written_to_a_file_or_told(m50, tmp_path: Path):
    assert "# Voortgang" in m50("report", "voortgang")[1]
    path = tmp_path / "fiches.html"
    code, _, err = m50("report", "lobbyfiche", "--out", str(path))
    assert code == 0
    assert "is geschreven" in err
    assert "Meer geld van het Rijk naar het gemeentefonds" in path.read_text("utf-8")
    assert {i["name"] for i in items(m50("report", "--json")[1])} >= {
        "voortgang",
        "veiligheidsbeeld",
    }


def test_csv_comes_back_as_it_went_and_a_spreadsheet_runs_nothing(m50, capsys, tmp_path: Path):
    titles = ["=1+1", "+31 6", "-5,00", "@x", "'aanhaling", 'gewoon; met "teken"']
    for title in titles:
        m50("add", "action_item", f"title={title}")
    path = tmp_path / "acties.csv"
    assert m50("export", "action_item", "--out", str(path))[0] == 0
    text = path.read_text("utf-8-sig")
    assert ";=1+1;" not in text
    assert ";'=1+1;" in text
    again = ["--network", str(tmp_path / "ander")]
    lines = text.splitlines()
    without_ids = "\n".join(_without(line, 1) for line in lines)
    path.write_text(without_ids, "utf-8-sig")
    assert main([*again, "import", str(path)]) == 0
    capsys.readouterr()
    assert main([*again, "--json", "list", "action_item"]) == 0
    told = capsys.readouterr().out
    assert [i["title"] for i in items(told)] == titles


def _without(line: str, column: int) -> str:
    import csv
    import io

    (cells,) = csv.reader([line], delimiter=";")
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells[:column] + cells[column + 1 :])
    return out.getvalue().strip()


def test_an_import_with_one_bad_row_keeps_nothing_and_names_the_row(m50, tmp_path: Path):
    path = tmp_path / "acties.csv"
    path.write_text("kind;title;due\naction_item;goed;2025-04-01\naction_item;fout;31 juni 2025\n")
    code, _, err = m50("import", str(path))
    assert code == 4
    assert "acties.csv, rij 3: Uiterlijk (action_item.due): 31 juni 2025 bestaat niet" in err
    assert items(m50("list", "action_item", "--json")[1]) == []
    path.write_text("kind;title\naction_item;goed\n")
    assert "Zo zou het worden ingelezen: 1 nieuw." in m50("import", str(path), "--dry-run")[1]
    assert items(m50("list", "action_item", "--json")[1]) == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b'kind;title\naction_item;"open', "geen geldige CSV"),
        ("a.csv", b"kind;title\naction_item\n", "aantal cellen"),
        ("a.csv", b"title\nx\n", "kolom “kind”"),
        ("a.csv", b"kind;title;title\naction_item;x;y\n", "staat er twee keer"),
        ("a.csv", b"kind;title\x00\n", "NUL-teken"),
        ("a.csv", b"kind;title\nboom;x\n", "soort “boom” bestaat niet"),
        ("a.json", b"{", "geen geldige JSON"),
        ("a.json", b"[" * 100_000, "geen geldige JSON"),
        ("a.json", b'{"schema": "m50.records/1"}', "ontbreekt"),
        ("a.json", b'{"schema": "x", "items": []}', "geen bestand van m50"),
        ("a.docx", b"x", "kan niet worden ingelezen"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_the_place(m50, tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    code, _, err = m50("import", str(path))
    assert code in (2, 4)
    assert reason in err


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["bla"], 2, "kent de opdracht “bla” niet"),
        (["list", "doeln"], 2, "soort “doeln” bestaat niet"),
        (["list", "goal", "tietel=x"], 2, "geen veld “tietel”"),
        (["list", "goal", "titel"], 2, "schrijf veld=waarde"),
        (["show", "actie-99"], 2, "niets met het nummer"),
        (["show"], 2, "Dit ontbreekt: NUMMER. Uitleg: m50 show --help"),
        (["person"], 2, "Dit ontbreekt: show|export|erase|inventory"),
        (["add", "action_item", "title=x", "due=31 juni 2025"], 4, "31 juni 2025 bestaat niet"),
        (["add", "action_item", "title=x", "title=y"], 2, "staat er twee keer"),
        (["add", "budget_line", "title=x", "amount=12,3,4"], 4, "geen bedrag"),
        (["add", "municipality", "name=x", "code=1680"], 4, "geen gemeentecode"),
        (["add", "action_item", "title=x", "status=weg"], 4, "geen keuze"),
        (["add", "goal", "title=x", "pillar=weg"], 4, "er is geen pijler “weg”"),
        (["set", "ruimte-07", "title=x"], 4, "ligt vast in het jaarplan"),
        (["set", "ruimte-07", "status=done"], 4, "Wel kan: bezig, vervallen"),
        (["remove", "ruimte-07"], 4, "kan niet weg"),
        (["undo"], 2, "niets om ongedaan"),
        (["undo", "99"], 2, "geen wijziging 99"),
        (["redo"], 2, "niets om opnieuw te doen"),
        (["log", "--from", "2025-05-01", "--to", "2025-04-01"], 2, "ligt voor het begin"),
        (["log", "--about", "actie-99"], 2, "niets met het nummer"),
        (["diff"], 2, "--from --since"),
        (["diff", "--from", "2025-05-01"], 2, "ligt voor het begin"),
        (["diff", "--from", "2025-01-01", "--since", "alv-2025-1"], 2, "gaat niet samen"),
        (["diff", "--since", "alv-2025-1"], 2, "heeft nog geen vaste dag"),
        (["bin", "--restore", "actie-99"], 2, "niet in de prullenbak"),
        (["agenda", "--from", "31 juni 2025"], 2, "31 juni 2025 bestaat niet"),
        (["agenda", "--from", "2025-05-01", "--to", "2025-04-01"], 2, "voor het begin"),
        (["report", "bla"], 2, "verslag “bla” bestaat niet"),
        (["report", "voortgang", "--period", "ooit"], 2, "geen datum of periode"),
        (["report", "voortgang", "--out", "x.pdf"], 2, ".md of .html"),
        (["export", "--out", "x.csv"], 2, "met één soort"),
        (["plugins", "disable", "bla"], 2, "“bla” is er niet"),
        (["search", "--limit"], 2, "hoort iets te staan"),
        (["search", "x", "--limit", "veel"], 2, "geen geheel getal"),
        (["diff"], 2, "Geef een van deze: --from --since"),
        (["vote", "ALV", "x", "--counts"], 2, "Na --counts hoort iets te staan"),
        (["today", "--today", "9999-12-31"], 2, "kan niet kloppen"),
        (["today", "--today", "0001-01-01"], 2, "kan niet kloppen"),
        (["today", "--bla"], 2, "m50 kent “--bla” hier niet"),
    ],
)
def test_a_wrong_question_gets_a_dutch_sentence_and_its_exit_code(m50, words, code, reason):
    got, out, err = m50(*words)
    assert (got, out) == (code, "")
    assert reason in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", ["backup", "backup --drill", "doctor --repair"])
def test_in_a_folder_with_nothing_in_it_there_is_nothing_to_look_after(capsys, tmp_path, words):
    assert main(["--network", str(tmp_path), *words.split()]) == 4
    assert "nog niets bewaard" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused_before_anything_opens(capsys, tmp_path):
    assert main(["--network", str(tmp_path / "net"), "--today", "31 juni 2025", "today"]) == 2
    assert "31 juni 2025 bestaat niet" in capsys.readouterr().err
    assert not (tmp_path / "net").exists()


@pytest.mark.parametrize(
    "english",
    [
        "usage:",
        "positional arguments",
        "options:",
        "show this help",
        "required",
        "invalid",
        "error:",
    ],
)
def test_help_and_errors_speak_dutch(m50, capsys, english):
    told = []
    for words in (["--help"], ["list", "--help"], ["plan", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        told.append(capsys.readouterr().out)
    told += [m50(*words)[2] for words in (["bla"], ["show"], ["today", "--x"], ["plugins", "x"])]
    assert english not in "\n".join(told).lower()


def test_hostile_text_reaches_the_terminal_as_signs_and_json_as_it_is(m50):
    title = "[/] \u202eomgekeerd\u200b 🎉"
    assert m50("add", "action_item", f"title={title}")[0] == 0
    for words in (["list", "action_item"], ["show", "actie-1"], ["search", "omgekeerd"], ["log"]):
        out = m50(*words)[1]
        assert "\u202e" not in out
        assert "\u200b" not in out
    assert "‹U+202E›omgekeerd" in m50("list", "action_item")[1]
    assert items(m50("list", "action_item", "--json")[1])[0]["title"] == title
    code, out, err = m50("show", "\x1b]52;c;x\x07")
    assert code == 2
    assert "\x1b" not in out + err
    assert "␛" in err


def test_a_text_of_ten_thousand_characters_is_kept_where_it_fits_and_refused_where_not(m50):
    assert m50("add", "action_item", "title=x", f"description={'é' * 10_000}")[0] == 0
    code, _, err = m50("add", "action_item", f"title={'x' * 10_000}")
    assert code == 4
    assert "te lang" in err


def run(*words: str, **options) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **options.pop("env", {})}
    code = "from m50core.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=env, check=False,
        **options,
    )  # fmt: skip


def test_the_version_is_told_without_importing_anything_heavy():
    code = (
        "import sys; from m50core.cli.main import main; main(['--version']); "
        "print(sorted({'textual', 'cattrs', 'tinydb', 'jinja2', 'babel', 'pluggy', 'attrs', 'rich'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["m50 0.1.0", "[]"]


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path):
    m50core.open(tmp_path / "net").close()
    command = f"{RUN} plan --sources | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False,
        env={**os.environ, "M50_NETWORK": str(tmp_path / "net")},
    )  # fmt: skip
    assert done.stdout.split() == ["Nummer", "Soort", "Titel"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    "env",
    [{"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}, {"HOME": "/weg"}],
)
@pytest.mark.sweep
def test_a_poor_terminal_or_no_home_is_no_reason_to_fail(env, tmp_path: Path):
    m50core.open(tmp_path / "net").close()
    done = run("--today", "2025-03-11", "today", env={**env, "M50_NETWORK": str(tmp_path / "net")})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Te laat of vandaag" in done.stdout


@pytest.mark.sweep
def test_without_a_terminal_the_demo_tells_that_day_and_keeps_nothing():
    done = run("demo", stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert "dinsdag 11 maart 2025" in done.stdout
    assert "wordt niets bewaard" in done.stderr


@pytest.mark.sweep
def test_plain_m50_without_a_terminal_tells_the_day(tmp_path: Path):
    done = run(
        stdin=subprocess.DEVNULL, env={"M50_NETWORK": str(tmp_path), "M50_TODAY": "2025-03-11"}
    )
    assert "dinsdag 11 maart 2025" in done.stdout


def test_an_error_nobody_foresaw_is_a_sentence_and_a_note_without_values(
    m50, monkeypatch, own_settings: Path
):
    def broken(*_: object, **_named: object) -> None:
        value = "waarde-123"
        raise RuntimeError(value)

    monkeypatch.setattr("m50core.network.network.Network.search", broken)
    code, out, err = m50("search", "x")
    assert (code, out) == (4, "")
    assert "niet was voorzien (RuntimeError)" in err
    note = (own_settings / "fouten.log").read_text("utf-8")
    assert "test_commands.py" in note
    assert "waarde-123" not in err + note


def test_completion_code_is_given_for_four_shells_and_completes_kinds(m50):
    for shell in ("bash", "zsh", "fish", "powershell"):
        assert "m50" in m50("completion", shell)[1]
    done = subprocess.run(
        ["bash", "-c", f"{RUN} 8>&1 9>/dev/null"],
        capture_output=True, text=True, check=False,
        env={
            **os.environ, "_ARGCOMPLETE": "1", "_ARGCOMPLETE_SHELL": "bash",
            "_ARGCOMPLETE_IFS": "\n",
            "COMP_LINE": "m50 list goa", "COMP_POINT": "12", "_ARGCOMPLETE_SUPPRESS_SPACE": "0",
        },
    )  # fmt: skip
    assert "goal" in done.stdout.split()


def test_a_plugin_is_turned_off_and_on_without_importing_it(m50, own_settings: Path):
    assert m50("plugins", "disable", "pijler-ruimte")[0] == 0
    _, out, _ = m50("plugins", "--json")
    states = {i["name"]: i["status"] for i in items(out)}
    assert states["pijler-ruimte"] == "disabled"
    _, out, _ = m50("plan", "--json")
    assert "ruimte" not in {i["part"] for i in items(out)}
    assert m50("plugins", "enable", "pijler-ruimte")[0] == 0
    assert "ruimte" in {i["part"] for i in items(m50("plan", "--json")[1])}


def test_state_of_a_plugin_that_is_off_stays_and_is_shown_as_such(m50):
    assert m50("set", "ruimte-07", "status=active")[0] == 0
    m50("plugins", "disable", "pijler-ruimte")
    assert "plugin ontbreekt" in m50("doctor")[1]
    absent = [i for i in items(m50("plan", "--json")[1]) if not i["present"]]
    assert [(i["id"], "plugin ontbreekt" in i["reason"]) for i in absent] == [("ruimte-07", True)]
    m50("plugins", "enable", "pijler-ruimte")
    assert items(m50("show", "ruimte-07", "--json")[1])[0]["status"] == "active"


def test_every_word_of_the_core_comes_through_the_hook_and_is_loaded_when_used():
    words = core_register().commands()
    assert tuple(words) == ORDER["command"]
    for word, command in words.items():
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        assert callable(command.run), word


def test_a_word_loads_the_module_of_no_other_word():
    code = (
        "import sys\nfrom m50core.cli.words import build_parser\nbuild_parser(['vote'])\n"
        "print(*(m for m in sys.modules if m.startswith('m50core') and '.commands.' in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["m50core.meetings.commands.sitting"]


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch):
    """One store that lasts for the test, whatever place is asked for."""
    from m50core.store.memory import MemoryStore

    store = MemoryStore()
    monkeypatch.setattr("m50core.plugins.register.Register.store", lambda *_, **__: store)
    return store


def test_what_is_kept_about_someone_is_shown_given_and_erased(m50, in_memory, tmp_path: Path):
    m50("add", "person", "name=Jan de Vries", "email=jan@zeist.example")
    m50("add", "contact", "title=Bel Jan de Vries", "person=persoon-1", "outcome=boos")
    code, out, _ = m50("person", "show", "jan de vries")
    assert code == 0
    assert "E-mail                 jan@zeist.example" in out
    assert "Bel Jan de Vries  [contact-1] (Met, naam in tekst)" in out
    for name in ("p.json", "p.md", "p.html"):
        assert m50("person", "export", "persoon-1", "--out", str(tmp_path / name))[0] == 0
        assert "boos" in (tmp_path / name).read_text("utf-8")
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["schema"] == "m50.person/3"
    assert m50("log")[1].count("Persoonsgegevens uitgevoerd (AVG): persoon-1") == 3
    code, out, _ = m50(
        "person", "erase", "persoon-1", "--yes", "persoon-1", "--reason", "brief", "--json"
    )
    assert code == 0
    assert items(out)[0]["touched"] == 2
    told = m50("person", "show", "persoon-1", "--json")[1] + m50("log", "--json")[1]
    assert "Vries" not in told
    assert "Persoonsgegevens gewist op verzoek (AVG): brief" in told


def test_an_erasure_that_has_to_wait_says_so_and_is_no_success(m50, in_memory):
    from m50core.store.protocol import Change, Commit

    m50("add", "person", "name=Jan de Vries")
    fields = {"title": "Over hem", "wie": "persoon-1"}
    when = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
    change = Change("vreemd", "vreemd-1", None, fields)
    in_memory.append(Commit(in_memory.head() + 1, when, "x", "x", (change,)))
    erase = ("person", "erase", "persoon-1", "--yes", "persoon-1")
    code, out, _ = m50(*erase)
    assert code == 1
    assert "nog niet overal gewist" in out
    assert "Dit wacht nog: 1 gegeven van de soort “vreemd”" in out
    code, out, _ = m50(*erase, "--json")
    assert (code, len(items(out)[0]["incomplete"])) == (1, 1)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "--yes persoon-1"),
        (["--yes", "persoon-2"], "niet het nummer van deze persoon"),
        (["--yes", ""], "niet het nummer van deze persoon"),
    ],
)
def test_without_the_number_typed_again_nothing_is_erased(m50, in_memory, words, reason):
    m50("add", "person", "name=Jan de Vries")
    code, _, err = m50("person", "erase", "persoon-1", *words)
    assert code == 2
    assert reason in err
    assert "Er is niets gewist" in err
    assert "Jan de Vries" in m50("person", "show", "persoon-1")[1]


@pytest.mark.parametrize(("typed", "code"), [("\n", 2), ("ja\n", 2), ("persoon-1\n", 0)])
def test_on_a_terminal_enter_never_means_yes(m50, in_memory, monkeypatch, typed, code):
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    m50("add", "person", "name=Jan de Vries")
    monkeypatch.setenv("CI", "ja")  # nobody is asked for settings first
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stderr", Terminal())
    assert m50("person", "erase", "persoon-1")[0] == code
    assert (in_memory.document("persoon-1").fields["name"] == "[gewist]") is (code == 0)


def test_a_person_of_the_plan_is_told_to_stand_in_its_file(m50, in_memory):
    code, out, _ = m50("person", "erase", "persoon-eva-boswinkel", "--yes", "persoon-eva-boswinkel")
    assert code == 0
    assert "staat in m50core/board/jaarplan_2025/jaarplan.toml" in out


def test_the_register_of_personal_data_is_a_table_and_data(m50):
    assert "Persoon: E-mail" in m50("person", "inventory")[1]
    rows = items(m50("person", "inventory", "--json")[1])
    assert {"kind", "field", "category", "purpose", "basis", "retention", "filled"} <= set(rows[0])
    assert m50("person", "show")[0] == 2
    assert m50("person", "export", "persoon-eva-boswinkel")[0] == 2


def test_a_search_for_a_merged_municipality_says_what_it_became(m50):
    code, out, _ = m50("search", "Heerhugowaard")
    assert code == 0
    assert "opgegaan in Dijk en Waard (GM1980)" in out
    assert "opgegaan" not in m50("search", "xyzzy")[1]
