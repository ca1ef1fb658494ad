"""An erasure while a plugin is absent: what waits is told, and done when the plugin is back."""

from pathlib import Path
from types import ModuleType

import attrs
import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.privacy.people import describe_left
from m50core.store.files.layout import TODO
from m50core.store.folder.folder import FolderStore
from m50core.store.memory import MemoryStore
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.builders import definitions, network, plugin

NAME = "Wilhelmina Kanarie"
NOTE = "houdt van zangzaad"


@m50.record(label="Signaal", plural="Signalen", prefix="signal")
class Signal(m50.Record):
    """A report about somebody."""

    title: str = m50.field(label="Titel", in_list=True)
    person: str = m50.field(
        label="Wie", default="", relation="person", personal=m50.Personal.opinion
    )
    text: str = m50.field(label="Tekst", default="", personal=m50.Personal.opinion)


SIGNALS = {"veiligheid": plugin(record_kinds=lambda: [Signal])}
STAKEHOLDERS = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[person]]
id = "persoon-1"
name = "Eva"
source = "Plan"
[[stakeholder]]
id = "belang-1"
title = "Gemeente"
nature = "ally"
person = "persoon-1"
source = "Plan"
""")


def opened(folder: Path, plugins: dict[str, ModuleType] | None = None) -> Network:
    return network(store=FolderStore(folder), plugins=plugins)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "net"
    with opened(folder, SIGNALS) as net, net.commit("Signaal") as commit:
        person = commit.add(m50.Person(name=NAME))
        commit.add(Signal(title=f"Over {NAME}", person=person.id, text=NOTE))
        commit.add(Signal(title=f"Ook {NAME}"))
    FolderUpkeep(folder).backup()
    return folder


def test_what_an_absent_plugin_keeps_waits_and_is_told(folder: Path):
    with opened(folder) as net:
        planned = net.people.plan_erasure("persoon-1")
        done = net.erase_person("persoon-1")
        assert done.waits == planned.waits
        assert "1 gegeven van de soort “signal”" in done.waits[0]
        assert any("vanzelf afgemaakt" in line for line in describe_left(done))
    log = (folder / "log.jsonl").read_text("utf-8")
    assert NAME not in log
    assert NOTE in log
    signs = [one for one in FolderUpkeep(folder).examine() if one.subject == "erased"]
    assert [one.status for one in signs] == ["attention"]
    assert "signal" in signs[0].text


def test_it_is_done_by_whoever_opens_with_the_plugin_back(folder: Path):
    with opened(folder) as net:
        net.erase_person("persoon-1", "brief")
        with net.commit("Thee") as commit:
            commit.add(m50.ActionItem(title="Thee"))
        assert net.store.unfinished()
    with opened(folder, SIGNALS) as net:
        assert any("is nu af: persoon-1" in notice for notice in net.store.notices)
        assert net.store.unfinished() == {}
        (signal, other) = net.collection("signal")
        assert (signal.text, signal.person) == ("", "persoon-1")
        assert other.title == "Ook [gewist]"
        assert [one.erases for one in net.log()] == ["", "persoon-1", "", "persoon-1"]
        assert net.log()[-1].why.endswith("brief")
    assert not (folder / TODO).exists()
    assert NOTE not in (folder / "log.jsonl").read_text("utf-8")
    assert [one for one in FolderUpkeep(folder).examine() if one.subject == "erased"] == []


def test_while_the_plugin_is_absent_nothing_is_done_over_and_over(folder: Path):
    with opened(folder) as net:
        net.erase_person("persoon-1")
    before = (folder / "log.jsonl").read_bytes()
    for _ in range(2):
        with opened(folder) as net:
            assert len(net.log()) == 2
    assert (folder / "log.jsonl").read_bytes() == before


def test_the_person_of_an_absent_plugin_waits_as_a_whole(folder: Path):
    """What tells who somebody is isn't known then."""

    @m50.record(label="Getuige", plural="Getuigen", prefix="getuige")
    class Witness(m50.Record):
        """Someone who saw it."""

        name: str = m50.field(label="Naam", in_list=True, personal=m50.Personal.identity)

    with_it = {**SIGNALS, "getuigen": plugin(record_kinds=lambda: [Witness])}
    with opened(folder, with_it) as net:
        with net.commit("Getuige") as commit:
            witness = commit.add(Witness(name="Otto Getuige"))
            commit.add(m50.ActionItem(title="Bel Otto Getuige"))
        todo = _begun(folder, net, witness.id)
    (folder / TODO).write_bytes(todo)
    with opened(folder, SIGNALS) as net:
        assert net["actie-1"].title == "Bel Otto Getuige"
        assert "nog niet af" in net.store.unfinished()[witness.id][0]
    with opened(folder, with_it) as net:
        assert net["actie-1"].title == "Bel [gewist]"
        assert net.store.unfinished() == {}


def _begun(folder: Path, net: Network, subject: str) -> bytes:
    """Return the to-do of an erasure that was killed at once."""
    from m50core.store.erasure import todo
    from m50core.store.files.disk import RealDisk

    last = net.log()[-1]
    todo.keep(RealDisk(), folder, todo.Job(subject, last.number, last.when, "fg", "gewist"))
    content = (folder / TODO).read_bytes()
    (folder / TODO).unlink()
    return content


def test_state_of_which_the_definition_is_gone_waits_for_it(tmp_path: Path):
    folder = tmp_path / "net"
    store = FolderStore(folder)
    with network(store=store, plan=[STAKEHOLDERS]) as net, net.commit("Stand") as commit:
        commit.change("belang-1", remark=NOTE)
        commit.add(m50.Person(id="persoon-9", name=NAME))
    with opened(folder) as net:
        assert "stakeholder" in net.erase_person("persoon-9").waits[0]
    with network(store=FolderStore(folder), plan=[STAKEHOLDERS]) as net:
        assert net.store.unfinished() == {}
        assert net["belang-1"].remark == NOTE


def test_a_store_in_memory_tells_what_waits_too():
    store = MemoryStore()
    with network(store=store, plugins=SIGNALS) as net, net.commit("Signaal") as commit:
        commit.add(m50.Person(name=NAME))
        commit.add(Signal(title="Over", person="persoon-1", text=NOTE))
    with network(store=store) as net:
        assert len(net.erase_person("persoon-1").waits) == 1
    with network(store=store, plugins=SIGNALS) as net:
        assert attrs.asdict(net.erase_person("persoon-1"))["waits"] == ()
        assert net["signal-1"].text == ""
