"""Words about many records: by number or by a filter, with a preview and a question."""

import io
import json
import shlex

import pytest

import m50core
from m50core.cli.main import main
from m50core.pages.fields import required_words
from m50core.program.installed import installed_register
from m50core.records.asked import split_values
from m50core.records.called import field_values
from m50core.records.examples import ExampleIds, examples
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network

ACTIONS = ("action_item", "--where", "owner=persoon-1")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(name="m50")
def _m50(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a word on one store in memory, that has two people and three actions of the first."""
    store = MemoryStore()
    monkeypatch.setenv("CI", "ja")  # nobody is asked for settings first
    monkeypatch.setattr("m50core.plugins.register.Register.store", lambda *_, **__: store)
    with m50core.open("memory:", who="secretariaat") as net, net.commit("Begin") as commit:
        for name in ("Jan Zout", "Eva Peper"):
            commit.add(m50core.Person(name=name))
        for number in "123":
            commit.add(m50core.ActionItem(title=f"Zaal {number}", owner="persoon-1"))

    def run(*words: str, typed: str | None = None) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            if typed is not None:
                patch.setattr("sys.stdin", Terminal(typed))
                patch.setattr("sys.stderr", Terminal())
            place = ("--network", "memory:", "--today", "2025-03-11", "--who", "secretariaat")
            code = main([*place, *words])
            import sys

            typed_to = sys.stderr.getvalue() if typed is not None else ""
        told = capsys.readouterr()
        return code, told.out, typed_to or told.err

    run.store = store
    return run


def owners(m50) -> str:
    found = json.loads(m50("list", "action_item", "--json")[1])["items"]
    return "".join(one["owner"][-1] for one in found)


def test_a_filter_shows_what_changes_and_asks(m50):
    code, _, err = m50("assign", ACTIONS[0], "peper", *ACTIONS[1:], typed="j\n")
    assert code == 0
    assert err.splitlines()[1].split()[:3] == ["actie-1", "Zaal", "1"]
    assert err.count("Trekker: Jan Zout → Eva Peper") == 3
    assert "Samen: 3 actiepunten wijzigen." in err
    assert "Doorgaan? [j/N]" in err
    assert owners(m50) == "222"
    assert m50("undo")[1].startswith("Ongedaan: Trekker Eva Peper: 3 actiepunten")
    assert owners(m50) == "111"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("done", "actiepunten"), "m50 done actiepunten --where status=open"),
        (("done", "goal"), "m50 done goal --where status=not_started"),
        (("leave", "doelen", "--until", "vrijdag", "--reason", "x"),
         'm50 leave doelen --until DAG --reason TEKST --where "status='),
        (("set", "doelen", "actie-1", "titel=a b", "--where", "titel=x"),
         'm50 set doelen "titel=a b" --where "status='),
        (("set", "actiepunt", "titel=x"), "m50 set actiepunt titel=x --where status=open"),
        (("remove", "actiepunt"), "m50 remove actiepunt --where VELD=WAARDE"),
        (("assign", "besluiten", "Peper"), 'm50 assign besluiten "Eva Boswinkel" --where status='),
        (("done", "--where", "status=open"), "m50 done action_item --where status=open"),
    ],
)  # fmt: skip
def test_an_example_is_of_the_kind_that_was_typed_and_in_the_same_word(m50, words, told):
    code, _, err = m50(*words)
    assert code == 2
    assert told in err


def test_a_kind_where_one_thing_is_meant_is_told_to_be_a_kind(m50):
    for word in ("show", "schedule"):
        for kind in ("actiepunt", "action_item", "doelen"):
            code, _, err = m50(word, kind)
            assert code == 2
            assert f"“{kind}” is een soort (" in err
            assert f"m50 list {kind}" in err


@pytest.mark.parametrize("typed", ["\n", "", "jawel\n"])
def test_enter_never_means_yes_and_without_a_yes_nothing_changes(m50, typed):
    for words in (
        ("set", "actie-1", "actie-2", "owner=persoon-2"),
        ("done", *ACTIONS),
    ):
        code, _, err = m50(*words, typed=typed)
        assert code == 2
        assert "Er is niets gewijzigd." in err
    assert owners(m50) == "111"
    assert m50.store.head() == 1


def test_who_breaks_off_at_the_question_is_told_that_nothing_changed(m50, monkeypatch):
    def broken_off(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Terminal, "readline", broken_off)
    code, _, err = m50("done", *ACTIONS, typed="")
    assert code == 130
    assert err.endswith("Er is niets gewijzigd.\n")
    assert m50.store.head() == 1


def test_without_a_terminal_a_filter_needs_yes_and_shows_what_it_would_do(m50):
    for more in ((), ("--json",)):
        code, out, err = m50("done", *ACTIONS, *more)
        assert (code, out) == (2, "")
        assert "Status: open → klaar" in err
        assert "--where koos 3 actiepunten" in err
        assert "--yes" in err
    assert m50.store.head() == 1
    code, out, _ = m50("done", *ACTIONS, "--yes", "--json")
    assert code == 0
    assert [one["status"] for one in json.loads(out)["items"]] == ["done"] * 3


def test_numbers_that_one_typed_need_no_yes_from_a_program(m50):
    code, out, _ = m50("set", "actie-1", "actie-3", "owner=persoon-2")
    assert code == 0
    assert out.splitlines() == [
        "actie-1 is gewijzigd.",
        "actie-3 is gewijzigd.",
        "Samen 2 actiepunten gewijzigd. Alles in één keer terug: m50 undo",
    ]
    assert owners(m50) == "212"
    code, out, _ = m50("set", "actie-1", "actie-2", "owner=persoon-2")
    assert "Dit was al zo: actie-1." in out


def test_one_record_that_is_named_is_changed_without_a_question(m50):
    assert m50("set", "actie-1", "status=done", typed="")[0] == 0
    assert m50("assign", "actie-2", "peper", typed="")[0] == 0


def test_only_looking_keeps_nothing_and_tells_a_program_what_would_become_of_each(m50):
    _, out, _ = m50("set", *ACTIONS[:1], "due=vrijdag", *ACTIONS[1:], "--dry-run", "--json")
    answer = json.loads(out)
    assert answer["schema"] == "m50.preview/1"
    assert [(one["fate"], one["record"]["id"]) for one in answer["items"]] == [
        ("changed", "actie-1"), ("changed", "actie-2"), ("changed", "actie-3"),
    ]  # fmt: skip
    (change,) = answer["items"][0]["changes"]
    assert (change["field"], change["old"]) == ("due", None)
    code, out, _ = m50("remove", "actie-2", "--dry-run")
    assert code == 0
    assert "gaat weg" in out
    assert "Er is niets bewaard." in out
    assert m50.store.head() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set", "actie-1", "title=x", "--where", "status=open"), "en geen nummers"),
        (("set", "action_item", "actie-1", "title=x", "--where", "a=b"), "en geen nummers"),
        (("done", "--where", "status=open"), "hoort één soort"),
        (("done", "action_item"), "is een soort (actiepunt), geen nummer"),
        (("set", "action_item", "--where", "status=open"), "Wat moet het worden?"),
        (
            ("set", "action_item", "owner=persoon-2", "--where", "status=open", "--yes", "title=x"),
            "vóór --where",
        ),
        (("set", "action_item", "title=x", "--where", "kleur=rood"), "geen veld “kleur”"),
        (("set", "action_item", "title=x", "--where", "rood"), "schrijf veld=waarde"),
        (("set", "action_item", "title=x", "--where"), "hoort iets te staan"),
        (("set", "doos", "title=x", "--where", "a=b"), "soort “doos” bestaat niet"),
        (("set", "action_item", "title=x", "--where", "title=weg"), "Niets voldoet hieraan"),
        (("set", "actie-1", "actie-1", "title=x"), "twee keer: actie-1"),
        (("set",), "Waarvan?"),
        (("remove",), "Waarvan?"),
        (("assign", "actie-1"), "Wie wordt de trekker?"),
        (("assign", "actie-1", "actie-2"), "geen bekende persoon"),
        (("assign", "actie-1", "Eva", "Peper"), "niets met het nummer “Eva”"),
    ],
)
def test_what_could_be_misread_is_refused_and_nothing_changes(m50, words, told):
    code, _, err = m50(*words, *(() if "--yes" in words else ("--yes",)))
    assert code == 2
    assert told in err
    assert m50.store.head() == 1


def test_all_numbers_that_are_not_there_are_told_at_once_with_what_is_in_the_bin(m50):
    m50("remove", "actie-3")
    code, _, err = m50("set", "actie-1", "actie-3", "actie-98", "title=x")
    assert code == 2
    assert "m50 bin --restore actie-3" in err
    assert "“actie-98”" in err
    assert m50.store.head() == 2


@pytest.mark.parametrize("more", [(), ("trekker=Niemandal",)])
def test_what_is_emptied_is_told_with_all_else_that_is_wrong(m50, more):
    code, _, err = m50("set", "actie-1", "titel=", "status=foo", "uiterlijk=ooit", *more)
    assert code == 4
    assert f"{3 + len(more)} dingen kloppen niet" in err
    assert err.count("(action_item.title)") == 1
    assert m50.store.head() == 1


def test_what_cannot_be_read_is_told_of_each_kind(m50):
    meeting = m50("add", "meeting", "title=Overleg", "due=2025-05-01")[1].split()[0]
    code, _, err = m50("set", "actie-1", meeting, "trekker=Niemandal")
    assert code == 4
    assert "(action_item.owner)" in err
    assert "(meeting.owner)" in err


def test_of_a_day_one_can_look_first_too(m50):
    code, out, _ = m50("schedule", "actie-1", "2025-04-01", "--dry-run")
    assert code == 0
    assert "1 apr 2025" in out
    assert "Er is niets bewaard." in out
    assert m50.store.head() == 1


@pytest.mark.parametrize("title", ["x\x1b[31m", "x" * 25_000])
def test_a_title_that_cannot_be_kept_is_told_of_the_title(m50, title):
    for words in (("add", "actiepunt"), ("set", "actie-1")):
        code, _, err = m50(*words, f"titel={title}")
        assert code == 4
        assert "Titel (action_item.title)" in err
        assert "commit.why" not in err
    assert m50.store.head() == 1


def test_a_label_of_two_kinds_means_the_field_of_each(m50):
    told = [
        m50("add", "budget", "title=Begroting", "year=2031"),
        m50("add", "contribution", "title=Deel", "member=lid-gm1959", "for_year=2031"),
    ]
    ids = [out.split()[0] for _, out, _ in told]
    code, _, err = m50("set", *ids, "jaar=2032")
    assert (code, err) == (0, "")
    with m50core.open("memory:") as net:
        assert [net[ids[0]].year, net[ids[1]].for_year] == [2032, 2032]


def test_what_is_told_of_several_is_told_once(m50):
    _, _, err = m50("set", "actie-1", "actie-2", "due=vrijdag")
    assert err == "Uiterlijk: “vrijdag” is begrepen als vr 14 mrt 2025.\n"


def test_all_that_a_new_record_lacks_is_told_at_once_field_by_field(m50):
    code, _, err = m50("add", "term", "source=x", "starts=ooit eens", "kleur=rood")
    assert code == 2
    lines = err.splitlines()
    assert "dingen kloppen niet:" in lines[0]
    for field in ("kleur", "post", "person"):
        assert field in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add",), "Begin met de soort"),
        (("add", "title=x"), "Begin met de soort"),
        (("add", "action_item"), 'm50 add action_item title="Nieuw: actiepunt"'),
        (("add", "term"), "vraagt minstens Post (post), Wie (person)"),
        (("add", "actiepunt"), 'm50 add actiepunt titel="Nieuw: actiepunt"'),
        (("add", "uitgangspunt"), "m50 add uitgangspunt titel="),
        (("add", "doos"), "soort “doos” bestaat niet"),
    ],
)
def test_who_gives_too_little_is_told_what_it_takes_with_an_example(m50, words, told):
    code, _, err = m50(*words)
    assert code == 2
    assert told in err


def test_the_example_in_dutch_is_read_as_the_one_in_english():
    kinds = installed_register().record_kinds()
    with network() as net:
        ids = ExampleIds(net.records)
        for kind, cls in kinds.items():
            told = required_words(cls, ids, cls.spec.label.lower()).partition("Bijvoorbeeld: ")[2]
            typed = split_values(shlex.split(told)[3:])
            assert set(field_values(cls, typed)) == set(examples(cls, ids)[0]), kind


def test_the_help_of_a_kind_tells_its_fields_and_of_a_record_those_of_its_kind(m50):
    for words in (
        ("add", "action_item", "--help"),
        ("add", "--help", "action_item"),
        ("set", "actie-1", "--help"),
        ("set", "action_item", "-h"),
        ("add", "actiepunt", "--help"),
        ("help", "add", "action_item"),
    ):
        code, out, _ = m50(*words)
        assert code == 0
        lines = out.splitlines()
        assert any(line.startswith("Verplicht") for line in lines)
        assert any(line.split() == ["due=\"over", "2", "weken\"", "Uiterlijk", "dag", "of",
                                    "periode"] for line in lines)  # fmt: skip
        assert "open (open), doing (bezig), done (klaar), dropped (vervallen)" in out
        assert "owner=persoon-1" in out or "owner=persoon-eva-boswinkel" in out
    for words in (("add", "--help"), ("help", "add")):
        assert m50(*words)[1].startswith("gebruik: m50 add SOORT")
    assert m50("add", "doos", "--help")[0] == 2
    assert m50.store.head() == 1


def test_help_makes_no_network(tmp_path, capsys):
    place = tmp_path / "nieuw"
    assert main(["--network", str(place), "add", "goal", "--help"]) == 0
    assert not place.exists()
    assert "m50 add goal title=" in capsys.readouterr().out
