"""The pillar's findings: one pure function a code."""

from collections.abc import Iterable
from datetime import date

import m50core as m50
from m50core.values import dutch
from pijler_sociaal.records import Neighbourhood, NeighbourhoodFact

_PROMISED = ("frontrunner", "committed")

_ANNEX = "Bijlagen > Pijler Sociaal"


@m50.rule(
    "SOC-001",
    "Gemeenten die hebben toegezegd, leveren feiten en cijfers.",
    clause=f"{_ANNEX} > 4. Inzet Platform31 en/of andere natuurlijke partners",
    reads=("involvement", "neighbourhood_fact", "municipality"),
    nature=m50.FindingNature.missing,
    many="gemeenten die nog geen feit leverden",
    advice="Herinner de gemeente, en leg het feit vast: {m50} add neighbourhood_fact.",
)
def committed_without_facts(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Voluntary, but not without obligation."""
    delivered = {fact.municipality for fact in records.collection(NeighbourhoodFact)}
    for role in records.collection(m50.Involvement).where(pillar="sociaal"):
        if role.role.value in _PROMISED and role.municipality not in delivered:
            place = records.title(role.municipality)
            yield m50.Hit(
                role, f"{place} deed een toezegging en leverde nog geen feit over een wijk."
            )


@m50.rule(
    "SOC-002",
    "Het aanvullend voorstel gaat in maart 2025 naar het dagelijks bestuur.",
    clause=f"{_ANNEX} > 4. Inzet Platform31 en/of andere natuurlijke partners",
    reads=("paper", "missed"),
    topic="late",
    many="voorstellen niet aangeleverd",
    advice="Lever het voorstel aan: {m50} done {id}.",
)
def proposal_due(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """From two weeks before the end of its month a proposal should be complete."""
    for paper in records.collection(m50.Paper).where(pillar="sociaal"):
        last = paper.due.latest if paper.due else None
        near = last is not None and (last - today).days <= 21
        if last is not None and m50.is_accounted_for(records, paper.id, last):
            continue
        if near and last and not paper.status.is_over:
            when = dutch.days_left((last - today).days)
            yield m50.Hit(paper, f"“{paper.title}” is niet aangeleverd: {when}.")


@m50.rule(
    "SOC-003",
    "Bij elk feit staat waar het uit blijkt, en van wanneer het is.",
    clause=f"{_ANNEX} > 4. Inzet Platform31 en/of andere natuurlijke partners",
    reads=("neighbourhood_fact",),
    nature=m50.FindingNature.missing,
    many="feiten zonder bron of datum",
    advice="Vul de bron en de datum aan: {m50} show {id}.",
)
def fact_without_reference(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """A lobby stands on facts that can be looked up."""
    for fact in records.collection(NeighbourhoodFact):
        if not fact.reference or fact.on is None:
            yield m50.Hit(fact, f"Bij het feit “{fact.title}” ontbreekt de bron of de datum.")


@m50.rule(
    "SOC-004",
    "Van elke wijk is een feit bekend.",
    clause=f"{_ANNEX} > 4. Inzet Platform31 en/of andere natuurlijke partners",
    reads=("neighbourhood", "neighbourhood_fact"),
    severity=m50.Severity.note,
    many="wijken zonder feit",
    advice="Leg een feit vast: {m50} add neighbourhood_fact neighbourhood={id} title=TEKST.",
)
def neighbourhood_without_facts(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """A neighbourhood in the lobby has something to show."""
    shown = {fact.neighbourhood for fact in records.collection(NeighbourhoodFact)}
    for place in records.collection(Neighbourhood):
        if place.id not in shown:
            yield m50.Hit(place, f"Over de wijk “{place.title}” is nog geen feit vastgelegd.")


RULES = (
    committed_without_facts, proposal_due, fact_without_reference, neighbourhood_without_facts,
)  # fmt: skip
