"""Somebody who speaks no English gives every word but the command itself in Dutch."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from m50core.cli.main import main

Says = Callable[..., tuple[str, str]]


@pytest.fixture(name="says")
def _says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    def run(*words: str, code: int = 0) -> tuple[str, str]:
        where = ("--network", str(tmp_path / "net"), "--today", "2025-03-11", "--who", "test")
        assert main([*where, *words]) == code
        done = capsys.readouterr()
        return done.out, done.err

    run("add", "persoon", "naam=Anna Visser")
    run("add", "actiepunt", "titel=Zaal reserveren", "uiterlijk=vrijdag", "trekker=Anna Visser")
    return run


def test_what_is_typed_in_dutch_is_told_and_scripts_read_english(says: Says):
    out, err = says("list", "actiepunten", "trekker=anna visser", "uiterlijk=vrijdag", "--json")
    assert "Trekker: “anna visser” is begrepen als Anna Visser (persoon-1)." in err
    assert "Uiterlijk: “vrijdag” is begrepen als vr 14 mrt 2025." in err
    (item,) = json.loads(out)["items"]
    assert (item["kind"], item["owner"], item["status"]) == ("action_item", "persoon-1", "open")
    assert not {"titel", "trekker", "uiterlijk", "soort"} & set(item)
    assert item == json.loads(says("list", "action_item", "--json")[0])["items"][0]


def test_a_title_is_taken_where_a_number_is_asked_for(says: Says):
    out, err = says("show", "zaal reserveren")
    assert "[actie-1]" in out
    assert "“zaal reserveren” is begrepen als Zaal reserveren (actie-1)." in err
    says("set", "Zaal reserveren", "status=Bezig", "opmerking=bellen")
    says("schedule", "zaal reserveren", "maandag")
    says("leave", "zaal reserveren", "--until", "maandag", "--reason", "x")
    assert "Status: open → bezig" in says("log", "--about", "zaal reserveren")[0]
    assert "Klaar: Zaal reserveren.  [actie-1]" in says("done", "zaal reserveren")[0]
    out, _ = says("list", "actiepunten", "status=klaar")
    assert "1 actiepunt" in out


def test_a_title_in_the_bin_brings_it_back(says: Says):
    says("add", "thema", "titel=Weides")
    says("remove", "weides")
    out, err = says("bin", "--restore", "WEIDES")
    assert "thema-1 is terug." in out
    assert "“WEIDES” is begrepen als Weides (thema-1)." in err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("list", "doeln"), 2, "Bedoelt u “doelen” (goal), "),
        (("list", "doelen", "pijlr=ruimte"), 2, "Bedoelt u “Pijler” (pillar), "),
        (("show", "zaal reserverne"), 2, "Bedoelt u Zaal reserveren (actie-1)"),
        (("set", "actie-1", "trekker=Ana Viser"), 4, "Bedoelt u Anna Visser (persoon-1)"),
        (("lijst",), 2, "Bedoelt u “list” (toon de gegevens van een soort), "),
        (("report", "lobbyfisches"), 2, "Bedoelt u “Lobbyfiches” (lobbyfiche)?"),
        (("check", "--explain", "M50-30"), 2, "(M50-3"),
        (("check", "--pillar", "sociaals"), 2, "Bedoelt u “Sociaal”, "),
        (("plugins", "disable", "pijler-ruimt"), 2, "Bedoelt u “pijler-ruimte”?"),
        (("schema", "gaols"), 2, "Bedoelt u “goals”, "),
        (("runbook", "avl"), 2, "Bedoelt u “Algemene ledenvergadering” (alv)?"),
        (("set", "actie-1", "status=bezg"), 4, "Kies uit: open, bezig (doing), klaar (done)"),
        (
            ("add", "organisatie", "naam=x", "type=ministeri"),
            4,
            "Bedoelt u “ministerie” (ministry)",
        ),
    ],
)
def test_an_unknown_word_gets_what_is_nearest(says: Says, words, code, told):
    err = says(*words, code=code)[1]
    assert told in err
    assert err.count("“") <= 2 + 6, "never the whole list"


@pytest.mark.parametrize(
    "words",
    [
        ("list", "Open-Punten"),
        ("list", "doelen", "pijler=ruimte en economie", "status=niet gestart"),
        ("goals", "--pillar", "Ruimte en Economie", "--stand", "op koers,risico"),
        ("check", "--explain", "m50-303"),
        ("plan", "--part", "ruimte en economie"),
        ("report", "Voortgang", "--period", "eerste helft 2025"),
        ("show", "Ruimte en economie"),
    ],
)
def test_other_words_are_read_as_people_say_them(says: Says, words):
    assert says(*words)[0]


def test_a_table_has_dutch_headings_kinds_and_names(says: Says, tmp_path: Path):
    path = tmp_path / "acties.csv"
    path.write_text("SOORT;titel;Uiterlijk;Trekker\nactiepunten;Bellen;25 maart;anna visser\n")
    out, _ = says("import", str(path), "--set", "Opmerking=uit Excel")
    assert "Trekker: “anna visser” is begrepen als Anna Visser (persoon-1)" in out
    (item,) = json.loads(says("list", "actiepunten", "titel=Bellen", "--json")[0])["items"]
    assert (item["owner"], item["remark"]) == ("persoon-1", "uit Excel")


def test_in_a_table_a_word_that_names_nothing_may_be_an_id_further_on(says: Says, tmp_path: Path):
    path = tmp_path / "org.csv"
    path.write_text("kind;id;name;organisation\nperson;;Bert;vng-x\norganisation;vng-x;Koepel X;\n")
    says("import", str(path))
    assert "Koepel X" in says("show", "Bert")[0]


def test_what_is_so_already_stays_and_is_said(says: Says):
    assert says("set", "zaal reserveren", "status=open")[0] == "Dit was al zo: actie-1.\n"
