"""``m50 plan check``: the files of this repository are right, and a wrong one gets a sentence."""

import json
from pathlib import Path

import pytest

from m50core.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted(
    path
    for pattern in ("src/**/jaarplan_*/*.toml", "src/**/runbooks/*.toml", "plugins/*/src/**/*.toml")
    for path in ROOT.glob(pattern)
)
PILLAR = ROOT / "plugins/pijler_ruimte/src/pijler_ruimte/jaarplan_2025.toml"
ENTRIES = PILLAR.read_text("utf-8").count("\n[[")


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]):
    def run(*words: object) -> tuple[int, str, str]:
        code = main(["plan", "check", *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.parametrize("path", OWN, ids=[path.parent.name + "/" + path.stem for path in OWN])
def test_what_the_core_and_the_pillars_bring_is_right_each_file_by_itself(check, path):
    code, out, err = check(path)
    assert (code, err) == (0, "")
    assert out.endswith("gelezen, 0 fouten\n")


def test_all_files_together_are_right(check):
    assert len(OWN) >= 17
    assert check(*OWN)[0] == 0


def test_a_file_is_known_as_its_own_from_any_folder(check, monkeypatch, tmp_path):
    monkeypatch.chdir(PILLAR.parent)
    assert check(PILLAR.name)[0] == 0
    copy = tmp_path / "nieuw.toml"
    copy.write_bytes(PILLAR.read_bytes())
    assert check(copy)[0] == 0
    assert check(PILLAR, f"../pijler_ruimte/{PILLAR.name}")[0] == 0


def test_a_mistake_is_told_with_file_table_and_field(check, tmp_path):
    path = tmp_path / "ruimte.toml"
    text = PILLAR.read_text("utf-8")
    path.write_text(text.replace('due = "Q1 2025"', 'due = "31 juni 2025"', 1), "utf-8")
    code, out, _ = check(path)
    assert code == 4
    first, last = out.splitlines()
    assert first.startswith(f"{path}, ")
    assert "due: 31 juni 2025 bestaat niet" in first
    assert last.endswith("gelezen, 1 fout")
    code, out, _ = check(path, "--json")
    answer = json.loads(out)
    assert (code, answer["schema"]) == (4, "m50.plan_check/1")
    (item,) = answer["items"]
    assert (item["file"], item["field"]) == (str(path), "due")
    assert item["sentence"] == first


def test_a_file_in_the_letters_of_windows_or_with_a_mark_is_read(check, tmp_path):
    path, text = tmp_path / "kopie.toml", PILLAR.read_text("utf-8")
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_text(text, encoding)
        assert check(path)[0] == 0
    path.write_text(text, "cp1252", "replace")
    code, out, _ = check(path)
    assert code == 4
    assert "geen UTF-8" in out


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("weg.toml", None, "kan niet worden gelezen (dat bestaat niet)"),
        (".", None, "kan niet worden gelezen (dat is een map)"),
        ("foto.toml", b"\x89PNG\x00\x00\x00", "bevat een NUL-teken"),
        ("half.toml", b"\xff\xfe\x00", "geen tekstbestand"),
        ("typ.toml", b"[plan]\nyear = 2025\nunit = ruimte\n", "Kijk regel 3 na: “unit = ruimte”"),
        ("open.toml", b"[plan]\nheadings = [\n", "Kijk regel 2 na"),
        ("leeg.toml", b"", "de tabel [plan] ontbreekt"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_and_the_others_are_read(
    check, tmp_path, monkeypatch, name, content, reason
):
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_bytes(content)
    code, out, err = check(name, PILLAR)
    assert (code, err) == (4, "")
    assert f"{name}" in out
    assert reason in out
    assert f"{ENTRIES} gegevens gelezen, 1 fout" in out


def test_a_file_is_named_once_however_its_place_is_written(check, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = check("./weg.toml", "--json")
    (item,) = json.loads(out)["items"]
    reason = "kan niet worden gelezen (dat bestaat niet)"
    assert (code, item["file"], item["reason"]) == (4, "./weg.toml", reason)


def test_what_cannot_be_asked_is_refused_with_what_can(check):
    for words, reason in (
        ((), "Schrijf m50 plan check BESTAND"),
        ((PILLAR, "--out", "x"), "--out hoort bij m50 plan new"),
        ((PILLAR, "--year", "2025"), "--year hoort bij m50 plan zonder check"),
    ):
        code, _, err = check(*words)
        assert code == 2
        assert reason in err


@pytest.mark.sweep
def test_the_proposal_of_a_next_year_is_right_beside_this_year(check, tmp_path, capsys):
    m50 = ["--network", "memory:", "--today", "2025-12-01"]
    assert main([*m50, "plan", "new", "2026", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    code, out, _ = check(*sorted(tmp_path.rglob("*.toml")))
    assert code == 0, out


def test_no_network_is_made(check, tmp_path, monkeypatch):
    monkeypatch.setenv("M50_NETWORK", str(tmp_path / "net"))
    assert check(PILLAR)[0] == 0
    assert not (tmp_path / "net").exists()


def test_what_the_answer_was_made_without_is_told(check, capsys):
    assert main(["plugins", "disable", "pijler-ruimte"]) == 0
    capsys.readouterr()
    core = ROOT / "src/m50core/board/jaarplan_2025/jaarplan.toml"
    code, out, err = check(core, "--json")
    assert [one["plugin"] for one in json.loads(out)["incomplete"]] == ["pijler-ruimte"]
    assert "pijler-ruimte staat uit" in err
    assert code == 0


def test_an_option_may_stand_before_the_file(check):
    code, out, err = check("--json", PILLAR)
    assert (code, err) == (0, "")
    assert json.loads(out)["items"] == []
    assert check("--year", "2025", PILLAR)[0] == 2
