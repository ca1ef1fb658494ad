"""A choice between people: votes per candidate, a majority, or another round."""

import pytest

import m50core as m50
from m50core.meetings.minutes import vote_line
from m50core.meetings.records.tallies import Tally
from m50core.meetings.sitting import Sitting
from m50core.network.network import Network
from m50core.testing.builders import network


def story(members: int = 5) -> Network:
    """An assembly of five, and three who would be chair."""
    numbers = range(1, members + 1)
    return network(
        *(m50.Municipality(id=f"GM000{n}", name=f"Stad {n}", code=f"GM000{n}") for n in numbers),
        *(
            m50.Member(id=f"lid-{n}", title=f"Stad {n}", municipality=f"GM000{n}", status="member")
            for n in numbers
        ),
        *(m50.Person(id=name, name=name.title()) for name in ("ans", "bob", "cor")),
        m50.Decision(id="besluit", title="Voorzitter kiezen", meeting="alv"),
        m50.Meeting(id="alv", title="2e ALV", type="assembly", due="2025-03-11", quorum=50),
    )


def choose(sitting: Sitting, *choices: str) -> m50.Vote:
    """Let members choose in their order; ``-`` abstains. Return the vote, still open."""
    sitting.attend(*(f"lid-{n}" for n in range(1, len(choices) + 1)))
    vote = sitting.open_vote("Voorzitter", decision="besluit", candidates=["Ans", "bob", "cor"])
    answers = {f"lid-{n}": choice for n, choice in enumerate(choices, 1)}
    sitting.vote(vote.id, {who: "abstain" if c == "-" else c for who, c in answers.items()})
    return vote


@pytest.mark.parametrize(
    ("choices", "per", "elected", "told"),
    [
        ("ans ans ans bob cor", (3, 1, 1), "ans", "gekozen: Ans"),
        ("ans ans bob -", (2, 1, 0), "ans", "gekozen: Ans"),
        ("ans ans bob bob cor", (2, 2, 1), "", "tussen Ans en Bob"),
        ("ans ans bob cor", (2, 1, 1), "", "tussen Ans, Bob en Cor"),
        ("- - -", (0, 0, 0), "", "niemand heeft de meerderheid"),
    ],
)
def test_who_has_more_than_half_is_chosen_or_nobody(choices: str, per, elected: str, told: str):
    with story() as net:
        sitting = net.sitting("alv")
        vote = choose(sitting, *choices.split())
        closed = sitting.close(vote.id)
        assert (closed.per_candidate, closed.elected) == (per, elected)
        assert closed.outcome == ("adopted" if elected else "rejected")
        (polled,) = sitting.proceedings.votes
        assert told in vote_line(polled)


def test_a_choice_can_be_corrected_while_the_vote_is_open():
    with story() as net:
        sitting = net.sitting("alv")
        vote = choose(sitting, "ans", "bob", "bob")
        sitting.correct(vote.id, "lid-2", "ans")
        sitting.correct(vote.id, "lid-3", "abstain")
        assert sitting.close(vote.id).per_candidate == (2, 0, 0)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("against", "kiest u iemand, of onthoudt"),
        ("for", "is een keuze tussen Ans, Bob en Cor: zeg op wie"),
        ("dik", "“dik”"),
    ],
)
def test_one_chooses_somebody_who_stands(answer: str, why: str):
    with story() as net:
        sitting = net.sitting("alv")
        vote = choose(sitting, "ans", "bob")
        sitting.attend("lid-5")
        with pytest.raises((m50.FieldError, m50.UsageError), match=why):
            sitting.vote(vote.id, {"lid-5": answer})
        assert len(net.collection("ballot")) == 2


def test_a_secret_choice_is_counted_per_candidate():
    with story() as net:
        sitting = net.sitting("alv")
        sitting.attend(*(f"lid-{n}" for n in range(1, 6)))
        vote = sitting.open_vote("Voorzitter", secrecy="secret", candidates=["ans", "bob"])
        with pytest.raises(m50.UsageError, match="Geef voor elk hoeveel stemmen"):
            sitting.close(vote.id, Tally(3, 1, 1))
        with pytest.raises(m50.FieldError, match="6 stemmen kan niet"):
            sitting.close(vote.id, Tally(abstained=1), per_candidate=[3, 2])
        closed = sitting.close(vote.id, Tally(abstained=1), per_candidate=[3, 1])
        assert (closed.elected, closed.tally.counts_text()) == (
            "ans", "3 voor, 1 tegen, 1 onthouding",
        )  # fmt: skip


def test_candidates_stay_once_the_vote_is_open_and_stand_once():
    with story() as net:
        sitting = net.sitting("alv")
        vote = choose(sitting, "ans")
        with pytest.raises(m50.FieldError, match="kandidaten liggen nu vast"), net.commit("x") as c:
            c.change(vote.id, candidates=("ans", "bob"))
        with pytest.raises(m50.FieldError, match="twee keer"):
            sitting.open_vote("Nog een", candidates=["ans", "Ans"])
        with pytest.raises(m50.FieldError, match="stemt u voor of tegen"):
            sitting.open_vote("Nog een", candidates=["ans"])
