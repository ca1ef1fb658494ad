"""What a meeting, a paper and a vote can't be: refused when it is kept, with the place."""

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

NAMES = {"Almelo": "GM0141", "Borne": "GM0147", "Gouda": "GM0513"}


def assembly(*, secrecy: str = "open", quorum: int | None = None) -> Network:
    """Almelo and Borne are members; Gouda isn't. Almelo is there and votes for Borne too."""
    towns = [m50.Municipality(id=code, name=n, code=code) for n, code in NAMES.items()]
    statuses = {"Almelo": "member", "Borne": "member", "Gouda": "in_talks"}
    members = [
        m50.Member(id=f"lid-{n.lower()}", title=n, municipality=NAMES[n], status=status)
        for n, status in statuses.items()
    ]
    return network(
        *towns, *members,
        m50.Meeting(id="alv", title="1e ALV", type="assembly", due="2025-03-11", quorum=quorum),
        m50.Attendance(title="Almelo", meeting="alv", member="lid-almelo"),
        m50.Attendance(
            title="Borne", meeting="alv", member="lid-borne", presence="represented",
            proxy="lid-almelo",
        ),
        m50.Attendance(title="Gouda", meeting="alv", member="lid-gouda"),
        m50.Vote(id="vraag", title="Begroting", meeting="alv", secrecy=secrecy, status="open"),
    )  # fmt: skip


def ballot(name: str, answer: str = "for") -> m50.Ballot:
    return m50.Ballot(title=name, vote="vraag", member=f"lid-{name.lower()}", answer=answer)


def keep(net: Network, *records: m50.Record) -> None:
    with net.commit("x") as commit:
        for record in records:
            commit.add(record)


def refused(net: Network, *records: m50.Record, match: str) -> m50.FieldError:
    before = net.store.head()
    with pytest.raises(m50.FieldError, match=match) as caught:
        keep(net, *records)
    assert net.store.head() == before
    return caught.value


@pytest.mark.parametrize(
    ("start", "end", "field", "match"),
    [
        ("10:00", "09:30", "end", "eindigt om 09:30, en begint pas om 10:00"),
        ("9:30", "9:30", "end", "eindigt om 9:30"),
        ("tien", "", "start", "is geen tijd"),
        ("10:00", "24:00", "end", "is geen tijd"),
    ],
)
def test_a_meeting_that_ends_before_it_starts_is_refused(start, end, field, match):
    error = refused(network(), m50.Meeting(title="DB", start=start, end=end), match=match)
    assert (error.kind, error.field) == ("meeting", field)
    assert "“DB”" in error.sentence


def test_a_quorum_past_all_members_is_refused():
    assert refused(network(), m50.Meeting(title="ALV", quorum=101), match="0 tot 100")


def test_a_paper_for_a_cancelled_meeting_is_refused_but_one_that_was_there_can_be_dropped():
    meeting = m50.Meeting(id="db", title="DB maart")
    with network(meeting, m50.Paper(id="nota", title="Nota", meeting="db")) as net:
        with net.commit("Gaat niet door") as commit:
            commit.change("db", status="cancelled")
        error = refused(net, m50.Paper(title="Te laat", meeting="db"), match="gaat niet door")
        assert error.field == "meeting"
        refusal = pytest.raises(m50.FieldError, match="gaat niet door")
        with refusal, net.commit("x") as commit:
            commit.change("nota", status="drafted")
        with net.commit("Vervallen") as commit:
            commit.change("nota", status="dropped")
        assert net["nota"].status == "dropped"


def test_a_vote_by_a_non_member_is_refused():
    assert refused(assembly(), ballot("Gouda"), match=r"“Gouda” \(lid-gouda\) is geen lid")


def test_a_second_vote_is_refused_also_within_one_commit_and_under_another_membership():
    with assembly() as net:
        refused(net, ballot("Almelo"), ballot("Almelo", "against"), match="heeft al gestemd")
        with net.commit("Stemt") as commit:
            commit.add(ballot("Almelo"))
        refused(net, ballot("Almelo"), match="heeft al gestemd: voor")
        with net.commit("Opnieuw lid") as commit:
            commit.change("lid-almelo", status="former")
        twin = m50.Member(id="lid-a2", title="Almelo", municipality="GM0141", status="member")
        there = m50.Attendance(title="Almelo", meeting="alv", member="lid-a2")
        vote = m50.Ballot(title="x", vote="vraag", member="lid-a2", answer="for")
        refused(net, twin, there, vote, match="heeft al gestemd")


def test_who_is_away_votes_only_by_a_proxy_to_someone_who_is_there():
    with assembly() as net:
        with net.commit("Met machtiging") as commit:
            commit.add(ballot("Borne"))
        net.undo()
        (there,) = net.collection("attendance").where(member="lid-almelo")
        with net.commit("Vertrokken") as commit:
            commit.change(there, presence="absent")
        refused(net, ballot("Borne"), match="niet aanwezig en niet vertegenwoordigd")


def test_nobody_gives_a_proxy_to_oneself_or_stands_on_the_list_twice():
    proxy = m50.Attendance(
        title="x", meeting="alv", member="lid-borne", presence="represented", proxy="lid-borne"
    )
    refused(assembly(), proxy, match="niemand kan zichzelf machtigen")
    twice = m50.Attendance(title="Almelo", meeting="alv", member="lid-almelo")
    refused(assembly(), twice, match="staat al op de presentielijst")


def test_a_secret_vote_keeps_no_names_and_an_opened_vote_can_not_become_secret():
    refused(assembly(secrecy="secret"), ballot("Almelo"), match="geheim: alleen de aantallen")
    refusal = pytest.raises(m50.FieldError, match="ligt nu vast")
    with assembly() as net, refusal, net.commit("x") as commit:
        commit.change("vraag", secrecy="secret")


def test_a_result_is_what_the_counts_say_and_stays():
    counts = {"in_favour": 1, "against": 1, "abstained": 0, "represented": 2, "members": 2}
    with assembly(secrecy="secret") as net:
        wrong = (
            ({"outcome": "adopted"}, "volgt pas bij het sluiten"),
            ({"status": "closed"}, "sluiten gaat met tellen"),
            ({"status": "closed", "outcome": "adopted", **counts}, "uit de aantallen volgt: verw"),
            ({"status": "closed", **counts, "against": 2}, "3 stemmen kan niet"),
        )
        for values, match in wrong:
            with pytest.raises(m50.FieldError, match=match), net.commit("x") as commit:
                commit.change("vraag", **values)
        with net.commit("Gesloten") as commit:
            commit.change("vraag", status="closed", outcome="rejected", **counts)
        refusal = pytest.raises(m50.FieldError, match="uitslag verandert niet meer")
        with refusal, net.commit("x") as commit:
            commit.change("vraag", in_favour=2)
        refused(net, ballot("Almelo"), match="geheim")


def test_a_decision_that_a_vote_turned_down_is_not_taken_and_one_that_passed_is():
    against = {"in_favour": 0, "against": 2, "abstained": 0, "represented": 2, "members": 2}
    passed = {**against, "in_favour": 2, "against": 0}
    for counts, outcome in ((against, "rejected"), (passed, "adopted")):
        with assembly(secrecy="secret") as net:
            keep(net, m50.Decision(id="besluit", title="Begroting vaststellen"))
            with net.commit("Gesloten") as commit:
                commit.change("vraag", decision="besluit")
                commit.change("vraag", status="closed", outcome=outcome, **counts)
            if outcome == "rejected":
                refusal = pytest.raises(m50.FieldError, match=r"Begroting.*verworpen")
                with refusal, net.commit("x") as commit:
                    commit.change("besluit", status="taken")
                assert net["besluit"].status == "proposed"
            else:
                with net.commit("Genomen") as commit:
                    commit.change("besluit", status="taken")
                assert net["besluit"].status == "taken"


def test_minutes_are_adopted_before_the_meeting_counts_as_minuted():
    minutes = m50.Minutes(id="n", title="Verslag", meeting="db")
    meeting = m50.Meeting(id="db", title="DB", status="held")
    with network(meeting, minutes) as net:
        refusal = pytest.raises(m50.FieldError, match="nog niet vastgesteld")
        with refusal, net.commit("x") as commit:
            commit.change("db", status="minuted")
        with net.commit("Rond") as commit:
            commit.change("n", status="shared")
            commit.change("n", status="adopted", adopted_on=net.today)
            commit.change("db", status="minuted")
        assert net["db"].status == "minuted"


def test_an_amendment_that_its_field_can_not_hold_is_refused():
    goal = m50.Goal(id="doel", title="Gesprekken")
    wrong = m50.Amendment(title="x", about="doel", field_name="due", new_value="31 juni 2025")
    assert refused(network(goal), wrong, match="30|bestaat niet").field == "new_value"
    unknown = m50.Amendment(title="x", about="doel", field_name="kleur", new_value="rood")
    assert refused(network(goal), unknown, match="geen veld “kleur”").field == "field_name"


@pytest.mark.parametrize("words", ["vr", "zomaar", "25 maart"])
def test_what_an_action_hung_on_is_a_time_or_is_refused_with_its_field(words: str):
    with network() as net:
        with pytest.raises(m50.FieldError) as caught, net.commit("x") as commit:
            commit.make("action_item", {"title": "Zaal", "hung_on": words})
        assert caught.value.field == "hung_on"
        assert net.store.head() == 0
