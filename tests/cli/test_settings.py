"""``m50 settings``: what one set for this computer is shown, changed and forgotten."""

import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.answers.converter import to_json
from m50core.cli.main import main
from m50core.program.config import disable_plugin, disabled_plugins


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["settings", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def values(ask, *words: str) -> dict[str, tuple[str, str]]:
    items = json.loads(ask(*words, "--json")[1])["items"]
    return {item["name"]: (item["value"], item["origin"]) for item in items}


def test_without_any_it_tells_what_counts_and_that_nobody_chose_it(ask, own_settings: Path):
    found = values(ask)
    assert list(found) == ["who", "network", "theme"]
    assert {origin for _, origin in found.values()} == {"default"}
    assert found["theme"][0] == "dark"
    assert list(own_settings.iterdir()) == []


def test_what_is_set_counts_until_it_is_forgotten(ask, tmp_path: Path, monkeypatch):
    code, out, err = ask("who=Eva Boswinkel", f"network={tmp_path / 'net'}", "theme=licht")
    assert (code, err) == (0, f"In {tmp_path / 'net'} staat nog niets: uw eerste wijziging maakt "
                              "daar het netwerk.\n")  # fmt: skip
    assert "Eva Boswinkel" in out
    assert values(ask) == {
        "who": ("Eva Boswinkel", "setting"), "network": (str(tmp_path / "net"), "setting"),
        "theme": ("light", "setting"),
    }  # fmt: skip
    main(["add", "action_item", "title=Zaal"])
    with m50.open(tmp_path / "net") as net:
        assert [commit.who for commit in net.log()] == ["Eva Boswinkel"]
    disable_plugin("pijler-ruimte")
    ask("who", "--reset")
    assert values(ask, "who")["who"][1] == "default"
    assert values(ask, "theme")["theme"] == ("light", "setting")
    ask("--reset")
    assert {origin for _, origin in values(ask).values()} == {"default"}
    assert disabled_plugins() == {"pijler-ruimte"}


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("wie=Piet", "who", "Piet"), ("Naam=Jan", "who", "Jan"), ("thema=licht", "theme", "light"),
        ("scherm=licht", "theme", "light"),
    ],
)  # fmt: skip
def test_a_setting_has_a_short_dutch_name_too(ask, typed: str, name: str, value: str):
    assert values(ask, typed) == {name: (value, "setting")}
    word, _, _ = typed.partition("=")
    assert values(ask, word) == {name: (value, "setting")}
    assert ask(word, "--reset")[0] == 0
    assert values(ask, word)[name][1] == "default"


def test_the_folder_has_one_as_well(ask, tmp_path: Path):
    assert values(ask, f"map={tmp_path}") == {"network": (str(tmp_path), "setting")}


def test_a_variable_that_is_no_look_is_told(ask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("M50_THEME", "paars")
    code, _, err = ask()
    assert (code, "M50_THEME: “paars” is geen keuze" in err) == (0, True)
    assert "M50_THEME" not in ask("who")[2]


def test_an_option_goes_before_a_variable_and_that_before_a_setting(
    ask, tmp_path: Path, monkeypatch, capsys
):
    ask("who=Eva", f"network={tmp_path / 'een'}")
    monkeypatch.setenv("M50_WHO", "Variabele")
    assert values(ask, "who")["who"] == ("Variabele", "variable")
    assert values(ask, "who", "--who", "Optie")["who"] == ("Optie", "option")
    assert "M50_WHO gaat nu voor" in ask("who=Ineke")[2]
    assert main(["--network", str(tmp_path / "twee"), "add", "action_item", "title=Zaal"]) == 0
    assert not (tmp_path / "een").exists()
    with m50.open(tmp_path / "twee") as net:
        assert [commit.who for commit in net.log()] == ["Variabele"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wo=Eva"], "Bedoelt u “Wie u bent” (who)?"),
        (["who="], "mag niet leeg zijn"),
        (["who=a\tb"], "teken dat u niet ziet"),
        (["who=" + "x" * 300], "te lang"),
        (["theme=paars"], "Kies licht, donker of terminal"),
        (["who=Eva", "who=An"], "twee keer"),
        (["plugins_off=x"], "m50 plugins"),
        (["--reset", "who=Eva"], "zonder waarde"),
        (["network=memory:"], "kan geen netwerk staan"),
        (["network=postgres://hier/m50"], "postgres://hier/m50"),
        (["network=~niemandhier/net"], "weet deze computer niet"),
        (["network=" + "x" * 400], "niet te gebruiken"),
    ],
    ids=lambda given: given[0][:24] if isinstance(given, list) else "",
)
def test_what_cannot_be_set_is_refused_and_all_stays(ask, own_settings: Path, words, told):
    ask("theme=dark")
    before = (own_settings / "desk.json").read_bytes()
    code, out, err = ask("--who", "an", *words)
    assert (code in (2, 4), out) == (True, "")
    assert told in err
    assert (own_settings / "desk.json").read_bytes() == before


def test_a_file_or_a_folder_of_something_else_is_no_place_for_the_data(ask, tmp_path: Path):
    (tmp_path / "brief.txt").write_text("x")
    assert "is een bestand, geen map" in ask(f"network={tmp_path / 'brief.txt'}")[2]
    assert "er staan andere bestanden in" in ask(f"network={tmp_path}")[2]


@pytest.mark.parametrize("typed", ["'{}'", '"{}/"', "{}", "~/Mijn map é"])
def test_a_place_is_kept_from_the_root_on_however_it_was_typed(ask, tmp_path, monkeypatch, typed):
    monkeypatch.setenv("HOME", str(tmp_path))
    ask(f"network={typed.format(tmp_path / 'Mijn map é')}")
    assert values(ask, "network")["network"] == (str(tmp_path / "Mijn map é"), "setting")


def test_a_place_as_a_terminal_writes_it_that_a_folder_is_dragged_into(ask, tmp_path: Path):
    ask(f"network={str(tmp_path / 'Mijn map').replace(' ', chr(92) + ' ')}")
    assert values(ask, "network")["network"][0] == str(tmp_path / "Mijn map")


def test_two_windows_keep_what_the_other_set(ask, own_settings: Path):
    ask("who=Eva")
    ask("theme=light")
    found = values(ask)
    assert (found["who"][0], found["theme"][0]) == ("Eva", "light")


def test_what_a_later_m50_or_a_plugin_keeps_there_stays(ask, own_settings: Path):
    rows = {"1": {"name": "later", "value": {"x": 1}}, "2": {"name": "theme", "value": "sepia"}}
    (own_settings / "desk.json").write_text(json.dumps({"settings": rows, "lists": {}}), "utf-8")
    assert values(ask)["theme"] == ("dark", "default")
    ask("who=Eva")
    kept = json.loads((own_settings / "desk.json").read_text("utf-8"))["settings"].values()
    assert rows["1"] in kept
    ask("--reset")
    kept = json.loads((own_settings / "desk.json").read_text("utf-8"))["settings"].values()
    assert list(kept) == [rows["1"]]


def test_a_settings_folder_that_cannot_be_written_is_told(ask, monkeypatch, tmp_path: Path):
    (tmp_path / "bestand").write_text("x")
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "bestand"))
    assert ask()[0] == 0
    code, out, err = ask("who=Eva")
    assert (code, out) == (4, "")
    assert "niet bij te werken" in err


def test_the_name_that_one_set_is_shown_to_that_person_and_wiped(tmp_path: Path, ask):
    ask("who=Wilhelmina Kanarie", f"network={tmp_path / 'Wilhelmina Kanarie'}", "theme=dark")
    with m50.open(tmp_path / "net", who="an") as net:
        last = net.personal_data()[-1]
        assert (last.kind, last.field, last.filled) == ("", "who", 1)
        with net.commit("Persoon") as commit:
            commit.add(m50.Person(name="Wilhelmina Kanarie"))
        places = [one.place for one in net.person("persoon-1").elsewhere]
        assert "instelling who, op deze computer" in places
        assert any("m50 settings network=MAP" in one for one in net.erase_person("persoon-1").waits)
        assert net.personal_data()[-1].filled == 0
    found = values(ask)
    assert (found["who"][1], found["network"][1], found["theme"][1]) == (
        "default", "setting", "setting",
    )  # fmt: skip


def test_a_script_reads_and_sets_them_too(own_settings: Path):
    with m50.open("memory:") as net:
        assert m50.read_settings(net.desk) == m50.Settings()
        m50.change_settings(net.desk, {"who": "Eva", "theme": "licht"}, net.register)
        kept = m50.read_settings(net.desk)
        assert (kept.who, to_json(kept.theme)) == ("Eva", "light")
    assert list(own_settings.iterdir()) == []
