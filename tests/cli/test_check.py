"""``m50 check``: what it shows, explains and sets aside, and how it ends."""

import json
from datetime import date
from pathlib import Path

import pytest

import m50core
from m50core.cli.main import main


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Check a network of this test, as on 11 March 2025 unless another day is given."""
    m50core.open(tmp_path / "net").close()

    def run(*words: str, today: str = "2025-03-11", word: str = "check") -> tuple[int, str, str]:
        place = ["--network", str(tmp_path / "net"), "--today", today, "--who", "secretariaat"]
        code = main([*place, word, *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def items(out: str) -> list[dict]:
    return json.loads(out)["items"]


def records(out: str) -> set[str]:
    return {item["record"] for item in items(out)}


def test_a_check_can_be_limited_to_one_part_of_the_plan(check):
    found = records(check("--pillar", "financien", "--json")[1])
    assert {"financien-m03", "financien-s01"} <= found
    assert not any(name.startswith(("ruimte", "sociaal", "alv")) for name in found)
    code, _, err = check("--pillar", "cultuur")
    assert code == 2
    assert "Alle 9: m50 list pillar" in err


def test_a_rule_is_explained_with_its_clause_and_what_it_looks_at(check):
    code, out, _ = check("--explain", "M50-303")
    assert code == 0
    assert "Elk lid betaalt zijn contributie." in out
    assert "Bron:     Financiën > 1. Financiën" in out
    assert "Kijkt in: contributies" in out
    assert "Kijkt in: alle gegevens" in check("--explain", "M50-004")[1]
    assert "(nu uit)" in check("--explain", "BW2-001")[1]
    assert items(check("--explain", "M50-303", "--json")[1])[0]["reads"] == ["contribution"]
    assert check("--explain", "M50-999")[0] == 2


def test_a_finding_set_aside_is_counted_and_shown_only_when_asked_for(check):
    aside = ("--suppress", "M50-204", "org-g4", "--reason", "G4 wil niet", "--until", "2025-06-30")
    code, out, _ = check(*aside)
    assert code == 0
    assert "uitzondering-1: M50-204. Terzijde gelegd tot en met" in out
    _, out, _ = check("--code", "M50-204")
    assert "3 meldingen; 1 terzijde gelegd" in out
    assert "G4 wil niet" not in out
    assert "G4 wil niet (uitzondering-1)" in check("--code", "M50-204", "--all")[1]
    assert "org-g4" not in records(check("--code", "M50-204", "--json")[1])


def test_what_is_set_aside_whole_ends_well_comes_back_after_its_day_and_is_told(check):
    aside = ("--suppress", "M50-102", "--reason", "DB prikt in mei", "--until", "2025-04-30")
    assert check(*aside)[0] == 0
    code, out, _ = check("--code", "M50-102", today="2025-04-30")
    assert code == 0
    assert "Er zijn geen meldingen; 2 terzijde gelegd" in out
    assert check("--code", "M50-102", today="2025-05-01")[0] == 1
    assert records(check("--code", "M50-009", "--json", today="2025-05-01")[1]) == {
        "uitzondering-1"
    }


def test_setting_aside_is_undone_like_any_change(check):
    check("--suppress", "M50-204", "--reason", "later", "--until", "2025-06-30")
    assert check("--code", "M50-204")[0] == 0
    check(word="undo")
    assert check("--code", "M50-204")[0] == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--suppress", "M50-204", "--until", "2025-06-30"), "vraagt een reden en een einddatum"),
        (("--suppress", "M50-204", "--reason", "x"), "vraagt een reden en een einddatum"),
        (("--suppress", "X-1", "--reason", "x", "--until", "2025-06-30"), "De regel “X-1”"),
        (("--suppress", "M50-204", "weg", "--reason", "x", "--until", "2025-06-30"), "weg"),
        (("--suppress", "M50-204", "--reason", "x", "--until", "2025-03-10"), "al voorbij"),
        (("--suppress", "M50-204", "a", "b", "--reason", "x", "--until", "2025-06-30"), "één"),
        (("--reason", "x"), "horen bij --suppress"),
        (("--set", "bw7"), "Kies uit: bw2"),
    ],
)
def test_what_cannot_be_set_aside_or_turned_on_is_refused_with_the_reason(check, words, reason):
    code, _, err = check(*words)
    assert code == 2
    assert reason in err


@pytest.mark.parametrize("words", [(), ("--plan",)], ids=["the network", "the plan"])
def test_what_one_can_do_is_a_page_that_a_person_reads_to_its_end(check, words):
    _, out, _ = check(*words, "--explain")
    lines = out.splitlines()
    assert len(lines) < 100
    assert max(map(len, lines)) <= 80
    places = [out.index(head) for head in ("Wat niet klopt (", "Wat ontbreekt (", "Wat het plan ")]
    assert places == sorted(places)
    told = out[: out.index("Ter info (")]
    assert told.count("    Doe: ") == told.count("\n  ") - told.count("\n    ") + told.count("! ")
    assert "doelen zonder trekker.  [M50-001]" in out, "notes are a line a cause"
    assert "m50 check --code M50-002" in out
    everything = items(check(*words, "--json")[1])
    natures = [("wrong", "missing", "open").index(one["nature"]) for one in everything]
    assert natures == sorted(natures)
    assert sum(one["code"] == "M50-001" for one in everything) > 30, "JSON keeps each"
    apart = check(*words, "--all")[1]
    assert apart.count("heeft geen trekker.") == out.count("heeft geen trekker.") + sum(
        one["code"] == "M50-001" for one in everything
    )


def test_the_clause_that_is_shown_is_the_records_own(check):
    found = {one["record"]: one for one in items(check("--code", "M50-001", "--json")[1])}
    assert found["jaarplan-01"]["clause"] == "Jaarplan > Voorwoord van de voorzitter"
    assert found["jaarplan-01"]["rule_clause"] == "Jaarplan voorzitter > 1. Algemene Zaken"
    _, out, _ = check("--code", "M50-001", "--why")
    assert "(de regel: Jaarplan voorzitter > 1. Algemene Zaken)" in out


def test_of_every_rule_at_once_the_clause_of_a_finding_is_that_of_its_record():
    with m50core.open("memory:", today=date(2026, 1, 2)) as net:
        told = [(one, net.records.get(one.record)) for one in (*net.check(), *net.check(plan=True))]
        apart = [(one, record.source) for one, record in told if record and record.source]
    assert [one for one, source in apart if one.clause != source] == []
    assert len({one.code for one, _ in apart}) > 25
    assert any(one.clause != one.rule_clause for one, _ in apart)


def test_no_finding_of_the_plan_says_what_another_says(check):
    for today in ("2025-03-11", "2025-08-01", "2026-03-10"):
        told = items(check("--json", today=today)[1])
        late = [one["record"] for one in told if one["topic"]]
        assert len({(one["topic"], one["record"]) for one in told if one["topic"]}) == len(late)
        sentences = [one["sentence"] for one in told]
        assert len(set(sentences)) == len(sentences)


def test_an_optional_set_is_off_until_this_network_turns_it_on(check):
    assert check("--code", "BW2-002", today="2025-08-01")[0] == 0
    assert "De set bw2 staat aan." in check("--set", "bw2")[1]
    code, out, _ = check("--code", "BW2-002", today="2025-08-01")
    assert code == 1
    assert "“Jaarrekening 2024” is niet vastgesteld" in out
    assert "De set bw2 staat uit." in check("--unset", "bw2")[1]
    assert check("--code", "BW2-002", today="2025-08-01")[0] == 0


def test_the_year_plan_of_2025_shows_its_gaps_and_contradictions(check):
    code, out, _ = check("--plan", "--json")
    found = {}
    for item in items(out):
        found.setdefault(item["code"], []).append(item)
        assert item["clause"]
    assert code == 1
    assert [i["record"] for i in found["M50-003"]] == ["financien-m03"]
    assert found["M50-003"][0]["also"] == ["PLN-004", "M50-005"], "one contradiction, told once"
    told = " ".join(i["sentence"] for i in found["PLN-005"])
    assert "G40" in told
    assert "Leidschendam-Voorburg" in " ".join(i["sentence"] for i in found["PLN-006"])
    assert {i["record"] for i in found["PLN-003"]} == {
        "ruimte", "sociaal", "veiligheid", "financien",
    }  # fmt: skip
    # Spelt two ways: the plan's own open point tells it, and the rule doesn't repeat it.
    assert "communicatie-o05" in {i["record"] for i in found["M50-005"]}
    assert "PLN-007" not in found
    assert {i["record"] for i in found["PLN-010"]} == {"financien-m50-bg01"}
    assert "ruimte-07" not in {i["record"] for i in found["PLN-001"] + found["PLN-002"]}
    assert "voorzitter-03" in {i["record"] for i in found["PLN-001"]}
