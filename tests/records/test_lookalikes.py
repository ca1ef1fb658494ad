"""Who adds a person or an organisation is told of another that is called nearly so."""

import json

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.program.rooms import core_register
from m50core.records.lookalikes import alike_text
from m50core.testing.builders import network, plugin
from m50core.values import names as names_module

JAN = m50.Person(id="persoon-jan", name="Jan de Vries")
VNG = m50.Organisation(id="org-vng", name="Vereniging van Nederlandse Gemeenten")


@pytest.fixture
def net():
    files = plugin(importers=lambda: core_register().importers().values())
    with network(JAN, VNG, plugins={"bestanden": files}) as made:
        yield made


def ids(net: m50.Network, kind: str, name: str, but: str = "") -> list[str]:
    return [record.id for record in net.lookalikes(kind, {"name": name}, but)]


def test_they_are_found_as_the_records_stand(net):
    assert ids(net, "person", "J. de Vries") == ["persoon-jan"]
    assert ids(net, "person", "J. de Vries", but="persoon-jan") == []
    assert ids(net, "organisation", "VNG") == ["org-vng"]
    with net.commit("Anders") as commit:
        commit.change("persoon-jan", name="Jan Bakker")
        commit.remove("org-vng")
    assert ids(net, "person", "J. de Vries") == ids(net, "organisation", "VNG") == []
    assert ids(net, "person", "J. Bakker") == ["persoon-jan"]


def test_of_a_kind_without_names_and_of_a_few_letters_nothing_is_told(net):
    assert net.lookalikes("action_item", {"title": "Jan de Vries"}) == ()
    assert ids(net, "person", "de") == []
    with pytest.raises(m50.UnknownKind):
        net.lookalikes("mens", {})


def test_looking_holds_the_name_against_few_others(net, monkeypatch):
    with net.commit("Veel") as commit:
        for number in range(300):
            commit.add(m50.Person(name=f"Jan Naam{number:03}x"))
    held = []
    own = names_module.PersonNames.alike
    monkeypatch.setattr(
        names_module.PersonNames, "alike", lambda *two: held.append(two) or own(*two)
    )
    assert ids(net, "person", "J. de Vries") == ["persoon-jan"]
    assert len(held) < 5


def test_at_most_three_are_named():
    people = [m50.Person(id=f"p-{n}", name=f"Naam {n}") for n in range(5)]
    assert alike_text(people) == "lijkt op: Naam 0 (p-0), Naam 1 (p-1), Naam 2 (p-2) en nog 2"
    assert alike_text(()) == ""


def test_a_file_tells_of_those_that_are_there_and_of_its_own(net, tmp_path):
    path = tmp_path / "mensen.csv"
    path.write_text("kind;name\nperson;J. de Vries\nperson;Eva Bos\nperson;E. Bos\n", "utf-8")
    first, second, third = net.take_in(path, dry_run=True)
    assert first.notes == (
        "lijkt op: Jan de Vries (persoon-jan). Is dat dezelfde, zet dan dat nummer in de kolom "
        "“id”",
    )
    assert second.notes == ()
    assert third.notes == ("lijkt op rij 3 (“Eva Bos”): dit worden er twee",)


def test_the_command_line_tells_and_gives_it_in_its_answer(tmp_path, capsys):
    where = ["--network", str(tmp_path / "n"), "--today", "2025-03-11"]
    assert main([*where, "add", "person", "name=Jan de Vries"]) == 0
    capsys.readouterr()
    assert main([*where, "--json", "add", "person", "name=J. de Vries"]) == 0
    out, err = capsys.readouterr()
    assert "“J. de Vries” lijkt op: Jan de Vries (persoon-1)." in err
    assert "m50 remove persoon-2" in err
    (item,) = json.loads(out)["items"]
    assert item["lookalikes"] == [{"id": "persoon-1", "title": "Jan de Vries"}]
    assert main([*where, "--json", "set", "persoon-2", "phone=030 1234567"]) == 0
    out, err = capsys.readouterr()
    assert "lijkt op" not in err + out


def test_signs_that_nobody_sees_go_out_of_a_name():
    with network() as net:
        with net.commit("Persoon") as commit:
            person = commit.add(m50.Person(name="Jan\u200bSm\u00adit"))
        assert net[person.id].name == "Jan Smit"
