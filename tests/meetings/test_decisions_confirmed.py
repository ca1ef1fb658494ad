"""What was noted ahead takes effect on its day; a rule tells when the meeting says otherwise."""

from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.meetings import resolutions
from m50core.meetings.rules.confirmed import decision_unconfirmed
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network

MARCH, DAY, AFTER = date(2025, 3, 11), date(2025, 5, 16), date(2025, 5, 17)
PLACES = ["Zeist", "Gouda", "Hoorn", "Ede"]


def at(store: MemoryStore, day: date) -> Network:
    return network(store=store, today=day)


def story(effective: date = DAY, **meeting: object) -> MemoryStore:
    """A budget that was noted ahead of the assembly in May, of four members."""
    store = MemoryStore()
    values = {"type": "assembly", "quorum": 50, "due": "2025-05-16", **meeting}
    network(
        m50.Budget(id="begroting", title="Begroting 2025", status="tabled"),
        m50.Meeting(id="alv", title="1e ALV", **values),
        m50.Decision(id="besluit", title="Begroting vaststellen", meeting="alv"),
        *(m50.Municipality(id=f"GM{n}", name=name, code=f"GM000{n}", inhabitants=50_000)
          for n, name in enumerate(PLACES)),
        *(m50.Member(title=name, municipality=f"GM{n}", status="member")
          for n, name in enumerate(PLACES)),
        store=store, today=date(2025, 3, 1),
    )  # fmt: skip
    with at(store, MARCH) as net:
        adopted = resolutions.adoption(net["begroting"])
        net.decide(net["besluit"], adopted, effective=effective)
    return store


def change(store: MemoryStore, record_id: str, **values: object) -> None:
    with at(store, DAY) as net, net.commit("Wijziging") as commit:
        commit.change(record_id, **values)


def attend(store: MemoryStore, *names: str) -> None:
    with at(store, DAY) as net:
        net.sitting("alv").attend(*names)


def told(store: MemoryStore, day: date = AFTER) -> str:
    """What the rule says, or nothing; the decision itself holds all the same."""
    with at(store, day) as net:
        found = decision_unconfirmed.findings(net.records, net.today)
        return " ".join(one.sentence for one in found)


def test_a_meeting_of_which_nothing_was_recorded_is_told_after_its_day_with_what_to_do():
    store = story()
    for day in (MARCH, DAY):
        assert told(store, day) == ""
    assert told(store) == (
        "Besluit “Begroting vaststellen” geldt sinds vr 16 mei 2025, maar van “1e ALV” "
        "(vr 16 mei 2025) is niet vastgelegd dat zij is gehouden en niet vastgelegd dat er een "
        "quorum was. Is zij gehouden, leg dat vast: m50 minutes alv --draft. Leg vast welke leden "
        "er waren: m50 attend alv LID … Is het niet besloten: m50 decide besluit --revoke."
    )
    with at(store, AFTER) as net:
        assert (net["besluit"].status, net["begroting"].status) == ("effective", "adopted")
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
    assert "niet vastgelegd dat zij is gehouden" in told(store)


def test_it_is_silent_once_both_are_recorded():
    store = story()
    attend(store, *PLACES[:2])
    assert "gehouden" in told(store)
    assert "quorum was" not in told(store)
    with at(store, DAY) as net:
        net.sitting("alv").draft_minutes()
    assert told(store) == ""


def test_a_meeting_without_a_quorum_is_told():
    store = story()
    attend(store, PLACES[0])
    with at(store, DAY) as net:
        net.sitting("alv").draft_minutes()
    assert "vastgelegd dat er geen quorum was: 1 van 4 leden (nodig is 50%)" in told(store)


def test_a_vote_that_was_adopted_shows_the_quorum():
    store = story()
    attend(store, *PLACES[:3])
    with at(store, DAY) as net:
        sitting = net.sitting("alv")
        vote = sitting.open_vote("Begroting", decision="besluit")
        sitting.vote(vote.id, dict.fromkeys(PLACES[:2], "for"))
        sitting.close(vote.id)
        sitting.draft_minutes()
        with net.commit("Vertrokken") as commit:
            for one in sitting.proceedings.attendance:
                commit.change(one, presence="absent")
    assert told(store) == ""


@pytest.mark.parametrize(
    ("meeting", "lacks_quorum"),
    [
        ({"type": "board", "quorum": None}, False),
        ({"type": "board", "quorum": 50}, True),
        ({"type": "assembly", "quorum": None}, True),
    ],
)
def test_a_quorum_is_asked_for_where_members_decide(meeting: dict[str, object], lacks_quorum: bool):
    found = told(story(**meeting))
    assert "niet vastgelegd dat zij is gehouden" in found
    assert ("quorum" in found) == lacks_quorum


def test_one_that_goes_in_later_is_told_before_it_does_and_can_be_withdrawn():
    store = story(effective=date(2025, 6, 1))
    assert "gaat in op zo 1 jun 2025, maar" in told(store)
    assert "m50 decide besluit --withdraw" in told(store)
    change(store, "besluit", status="withdrawn")
    assert told(store, date(2025, 6, 2)) == ""


def test_a_meeting_that_is_off_after_all_is_told():
    store = story()
    with at(store, AFTER) as net, net.commit("Iets anders") as commit:
        commit.add(m50.ActionItem(title="Zaal"))
    with at(store, AFTER) as net, net.commit("Ging niet door") as commit:
        for one in resolutions.amendments_of(net.records, net["besluit"]):
            commit.remove(one)
        commit.remove("besluit")
        commit.change("alv", status="cancelled")
    with at(store, AFTER) as net, net.commit("Toch niet weg") as commit:
        commit.restore("besluit")
    assert "is vastgelegd dat zij niet doorgaat. Is het niet besloten" in told(store)


def test_a_decision_for_a_coming_meeting_is_told_as_ready_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def say(*words: str) -> str:
        place = ["--network", str(tmp_path / "net"), "--today", "2025-03-11", "--who", "Anna"]
        assert main([*place, *words]) == 0
        return capsys.readouterr().out

    say("set", "alv-2025-1", "due=2025-05-16")
    ready = "Besluit staat klaar voor “1e ALV 2025"
    out = say("decide", "financien-m50-b01")
    assert ready in out
    assert "op vr 16 mei 2025." in out
    shown = say("show", "financien-m50-b01")
    assert ready in shown
    assert "Te nemen op" in shown
    for words in (["log"], ["show", "financien-m50-b01"], ["diff", "--since", "2025-03-11"]):
        out = say(*words)
        assert "enomen op" not in out, out
        assert "Besluit genomen" not in out, out
    assert ready in say("log")
