"""What must be ready for a meeting, by when and by whom; and which meeting is meant."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.preparation import Need, State
from m50core.testing.builders import network

DB = m50.Organisation(id="org-db", name="Dagelijks bestuur", short="DB")
THURSDAY = m50.Meeting(
    id="db", title="Overleg maart", organ="org-db", due="2025-03-20", start="10:00", place="Zeist"
)


def needs(net: m50.Network, words: str = "db") -> dict[str, Need]:
    return {need.what: need for need in net.ready(words).needs}


@pytest.mark.parametrize("words", ["DB", "volgende DB", "donderdag", "db donderdag", "overleg", ""])
def test_the_next_meeting_is_found_by_organ_day_title_or_nothing(words):
    later = m50.Meeting(id="db-2", title="Overleg april", organ="org-db", due="2025-04-17")
    past = m50.Meeting(id="db-0", title="Overleg februari", organ="org-db", due="2025-02-20")
    with network(DB, later, THURSDAY, past) as net:
        assert net.ready(words).about.id == "db"


def test_a_sort_of_meeting_comes_before_one_that_only_names_it():
    alv = m50.Meeting(id="alv", title="1e", type="assembly", due="2025-05-16")
    session = m50.Meeting(id="sessie", title="Vooraf aan de ALV", due="2025-05-15")
    with network(alv, session) as net:
        assert net.ready("ALV").about.id == "alv"
        assert net.ready("vooraf").about.id == "sessie"


def test_a_meeting_without_a_day_is_found_when_none_has_one():
    with network(m50.Meeting(id="alv", title="1e", type="assembly")) as net:
        assert needs(net, "ALV")["Datum kiezen"].by == net.today
        with pytest.raises(m50.UsageError, match="Leg eerst een datum vast"):
            net.ready("")
        with pytest.raises(m50.UsageError, match="geen vergadering “OR” aan"):
            net.ready("OR")


def test_what_is_no_meeting_debate_or_event_is_refused():
    refusal = pytest.raises(m50.UsageError, match="is een doel")
    with network(m50.Goal(id="doel", title="Wonen")) as net, refusal:
        net.ready("doel")


def test_a_paper_is_due_on_its_own_day_else_ten_days_before():
    own = m50.Paper(title="Eigen", meeting="db", due="2025-03-14", author="org-db")
    usual = m50.Paper(title="Gewoon", meeting="db", status="drafted")
    ready = m50.Paper(title="Binnen", meeting="db", status="delivered")
    dropped = m50.Paper(title="Weg", meeting="db", status="dropped")
    with network(DB, THURSDAY, own, usual, ready, dropped) as net:
        found = needs(net)
        assert (found["Stuk “Eigen”"].by, found["Stuk “Eigen”"].who) == (date(2025, 3, 14), DB.id)
        late = found["Stuk “Gewoon”"]
        assert (late.by, late.state, late.why) == (
            date(2025, 3, 10), State.late, "stand: concept",
        )  # fmt: skip
        assert found["Stuk “Binnen”"].state is State.done
        assert "Stuk “Weg”" not in found


def test_members_are_invited_earlier_than_a_board():
    alv = m50.Meeting(id="alv", title="1e", type="assembly", due="2025-05-16")
    with network(DB, THURSDAY, alv) as net:
        assert needs(net)["Uitnodiging versturen"].by == date(2025, 3, 6)
        assert needs(net, "alv")["Uitnodiging versturen"].by == date(2025, 4, 24)
        with net.commit("Weg") as commit:
            commit.change("db", status="convened")
        assert needs(net)["Uitnodiging versturen"].state is State.done


def test_an_empty_agenda_a_point_without_a_name_and_a_decision_without_a_paper_are_told():
    with network(DB, THURSDAY) as net:
        assert "Agenda maken" in needs(net)
        with net.commit("Agenda") as commit:
            commit.add(m50.AgendaItem(title="Mededelingen", meeting="db"))
            commit.add(m50.Decision(id="b", title="Reglement", meeting="db"))
        found = needs(net)
        assert "Agenda maken" not in found
        assert "“Mededelingen”" in found["Agendapunten met een trekker"].why
        assert "Stuk bij het besluit “Reglement”" in found
        with net.commit("Stuk") as commit:
            commit.add(m50.Paper(title="Reglement", meeting="db", goal="b"))
        assert "Stuk bij het besluit “Reglement”" not in needs(net)


def test_actions_about_it_and_those_left_from_last_time_are_part_of_it():
    before = m50.Meeting(id="db-0", title="Vorige", organ="org-db", due="2025-02-20",
                         status="held")  # fmt: skip
    own = m50.ActionItem(title="Zaal", about=("db",), due="2025-03-10")
    left = m50.ActionItem(title="Brief", meeting="db-0", due="2025-03-31")
    done = m50.ActionItem(title="Oud", meeting="db-0", status="done")
    with network(DB, THURSDAY, before, own, left, done) as net:
        found = needs(net)
        assert found["Zaal"].state is State.late
        assert found["Brief"].why == "uit een eerdere vergadering"
        assert "Oud" not in found
        assert "Verslag van “Vorige” maken" in found
        with net.commit("Verslag") as commit:
            commit.add(m50.Minutes(title="Verslag", meeting="db-0", status="shared"))
        assert "Verslag “Verslag” vaststellen" in needs(net)


def test_a_debate_asks_for_its_papers_and_actions_only():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")
    paper = m50.Paper(title="Position paper", meeting="ao", status="complete")
    with network(debate, paper) as net:
        found = net.ready("ao")
        assert [n.what for n in found.needs] == ["Stuk “Position paper”"]
        assert found.ready == 0


def test_what_is_late_or_first_comes_first_and_what_is_done_last():
    papers = [
        m50.Paper(title="Klaar", meeting="db", status="delivered", due="2025-03-01"),
        m50.Paper(title="Later", meeting="db", due="2025-03-15"),
        m50.Paper(title="Eerst", meeting="db", due="2025-03-12"),
    ]
    with network(DB, THURSDAY, *papers) as net:
        order = [n.what for n in net.ready("db").needs if n.what.startswith("Stuk")]
        assert order == ["Stuk “Eerst”", "Stuk “Later”", "Stuk “Klaar”"]
