"""What ticks each rhythm of the plan: a record, by itself or named; or a person, with a reason."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pytest

import m50core as m50
from m50core.accountability.rhythm import RhythmLedger, keeps_ledger
from m50core.testing.builders import practice
from m50core.today.deeds import mark_done
from m50core.values.choice import ways_to

DAY = date(2025, 6, 30)
ON = date(2025, 6, 12)

ITSELF: Mapping[str, tuple[str, str]] = {
    "voorzitter-r01": ("agenda", "alv-2025-1"),
    "ruimte-r03": ("agenda", "alv-2025-1"),
    "sociaal-r01": ("agenda", "alv-2025-1"),
    "financien-m50-a02": ("agenda", "alv-2025-1"),
    "relaties-r01": ("meeting", "relaties-v02"),
    "financien-r03": ("event", "event-laat-ons-niet-in-de-streek"),
    "financien-m50-r03": ("report", "financien-m50-bg02"),
    "financien-m50-r04": ("report", "financien-m50-bg03"),
    "financien-m50-r05": ("report", "financien-m50-bg04"),
    "financien-m50-r01": ("payment", ""),
    "ruimte-r01": ("focus", ""),
    "ruimte-r02": ("evaluation", ""),
    "financien-m50-r08": ("talk about its goal", "org-pijlervoorzitters"),
    "financien-r01": ("talk about its goal", "org-leden"),
    "interne-organisatie-r03": ("talk about its goal", "org-vng-commissies"),
}
"""By rhythm: what sort of record ticks it without naming it there and then, and which."""
NAMED: Mapping[str, tuple[str, str]] = {
    "financien-m50-r06": ("document", "Het jaarprogramma is een stuk van Platform31."),
    "financien-m50-r07": ("talk", "Bij zijn doel hoort ook het jaarprogramma (r06)."),
    "communicatie-r03": ("document", "De kalender is een stuk."),
    "communicatie-a29": ("publication", "Delen doet u met een bericht."),
    "communicatie-r01": ("publication", "Alleen wie schrijft, weet of het over acties gaat."),
    "ruimte-a14": ("gathering", "Niet elke bijeenkomst van de pijler is er een."),
    "financien-r02": ("talk", "Bij zijn doel horen ook andere ritmes."),
    "financien-r04": ("talk", "Bij zijn doel horen ook andere ritmes."),
}
"""By rhythm: what sort of record ticks it once a person says that it is about the rhythm."""
BY_HAND: Mapping[str, str] = {
    "financien-m50-r02": "Een boeking zegt niet dat alle betalingen van het jaar zijn gedaan.",
    "communicatie-r02": "Of de website actueel is, ziet m50 niet.",
    "interne-organisatie-r01": "Wie meewerkt aan een pijler, meldt dat niet in een gegeven.",
    "interne-organisatie-r02": "Wie meewerkt aan een pijler, meldt dat niet in een gegeven.",
    "voorzitter-a05": "Of er brede consensus is, is een oordeel.",
    "relaties-a11": "Hoort bij elke keer van relaties-r01, en kan ook zijn vergeten.",
    "relaties-a12": "Hoort bij elke keer van relaties-r01, en kan ook zijn vergeten.",
    "relaties-a13": "Hoort bij elke keer van relaties-r01, en kan ook zijn vergeten.",
    "relaties-a14": "Hoort bij elke keer van relaties-r01, en kan ook zijn vergeten.",
    "relaties-a15": "Hoort bij elke keer van relaties-r01, en kan ook zijn vergeten.",
}
"""By rhythm: why only a person can say that it happened (``m50 done``)."""

Act = Callable[[m50.Network, m50.Commit, str, str], None]


def _hold(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    commit.change(which, due=ON.isoformat())
    _step(commit, which, "held")


def _step(commit: m50.Commit, which: str, status: str) -> None:
    present = commit.present(which).status
    for step in ways_to(present, lambda one: one.value == status):
        commit.change(which, status=step)


def _offer(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    _step(commit, which, "offered")


def _pay(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    member = next(iter(net.members.where(status="member")))
    payment = m50.Contribution(title="2025", member=member.id, for_year=2025, paid=ON,
                               status="paid")  # fmt: skip
    commit.add(payment)


def _choose(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    commit.make("focus_period", {"title": "OV", "period": "2025-H1", "evaluation": "Goed"})


def _talk(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    goal = getattr(net[rhythm], "goal", "")
    about = goal if which else rhythm
    commit.add(m50.Contact(title="Gesprek", on=ON, organisation=which, about=(about,)))


def _document(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    commit.add(m50.Document(title="Stuk", goal=rhythm, on=ON.isoformat()))


def _publish(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    commit.add(m50.Publication(title="Bericht", rhythm=rhythm, status="published",
                               published_on=ON))  # fmt: skip


def _gather(net: m50.Network, commit: m50.Commit, rhythm: str, which: str) -> None:
    commit.add(m50.Meeting(title="Digitaal", rhythm=rhythm, due=ON.isoformat(), status="held"))


ACTS: Mapping[str, Act] = {
    "agenda": _hold, "meeting": _hold, "event": _hold, "report": _offer, "payment": _pay,
    "focus": _choose, "evaluation": lambda *_: None, "talk about its goal": _talk, "talk": _talk,
    "document": _document, "publication": _publish, "gathering": _gather,
}  # fmt: skip


def _acts(some: Iterable[tuple[str, tuple[str, str]]]) -> Iterable[tuple[str, str, str]]:
    """Yield each act once: an assembly that is held ticks what stands on its agenda."""
    told = set()
    for rhythm, (sort, which) in some:
        if sort not in ("agenda", "meeting", "event", "report") or which not in told:
            told.add(which)
            yield rhythm, sort, which


def _promises(net: m50.Network) -> set[str]:
    kinds = (m50.Goal, m50.Activity)
    repeating = {one.id for kind in kinds for one in net.collection(kind) if keeps_ledger(one)}
    return repeating | {one.id for one in net.collection(m50.Rhythm)}


def _ledgers(net: m50.Network) -> dict[str, RhythmLedger]:
    return {one.rhythm.id: one for one in net.rhythms()}


@pytest.fixture(scope="module")
def happened():
    """What the ledgers say once everything happened that can tick by itself, or when named."""
    with practice(today=DAY) as net:
        before = _ledgers(net)
        with net.commit("Het gebeurde") as commit:
            for rhythm, sort, which in _acts(ITSELF.items()):
                ACTS[sort](net, commit, rhythm, which)
            for rhythm, (sort, _) in NAMED.items():
                ACTS[sort](net, commit, rhythm, "")
        yield net, before, _ledgers(net)


def test_of_each_rhythm_of_the_plan_is_known_what_ticks_it(happened):
    net, *_ = happened
    tables = [set(ITSELF), set(NAMED), set(BY_HAND)]
    assert set().union(*tables) == _promises(net)
    assert sum(map(len, tables)) == len(_promises(net)), "each in one table"
    assert all((*(why for _, why in NAMED.values()), *BY_HAND.values()))


@pytest.mark.parametrize("rhythm", [*ITSELF, *NAMED])
def test_what_ticks_it_does(happened, rhythm: str):
    _, before, after = happened
    known = before[rhythm].last.record if before[rhythm].last else None
    assert after[rhythm].last is not None
    assert after[rhythm].last.record != known


@pytest.mark.parametrize("rhythm", BY_HAND)
def test_what_is_told_by_hand_ticks_by_nothing_else_and_by_that(happened, rhythm: str):
    net, _, after = happened
    assert after[rhythm].last is None
    proof = ["relaties-d02"] if isinstance(net[rhythm], m50.Rhythm) else []
    net.carry_out(mark_done(net.records, rhythm, DAY, ON, proof))
    assert _ledgers(net)[rhythm].last.day == ON
