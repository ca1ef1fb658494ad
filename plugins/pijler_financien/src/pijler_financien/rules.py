"""The pillar's findings: one pure function a code."""

from collections.abc import Iterable
from datetime import date, timedelta

import m50core as m50
from m50core.values import dutch
from pijler_financien.records import GrantStatus, SpecificGrant

_ANNEX = "Bijlagen > Pijler Financien"


@m50.rule(
    "FIN-001",
    "Voor een debat ligt het position paper op tijd klaar.",
    clause=f"{_ANNEX} > 3. Welke lobbyactiviteiten worden ondernomen door de pijler?",
    reads=("paper", "lobby_moment", "missed"),
    topic="late",
    many="stukken niet klaar voor een debat",
    advice="Maak het stuk af: {m50} done {id}.",
)
def paper_not_ready(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Two weeks before a debate its paper is complete."""
    for paper in records.collection(m50.Paper).where(pillar="financien"):
        moment = records.get(paper.meeting)
        day = moment.due.latest if isinstance(moment, m50.LobbyMoment) and moment.due else None
        ready = paper.status is m50.PaperStatus.complete or paper.status.is_over
        if moment is None or day is None or ready:
            continue
        if m50.is_accounted_for(records, paper.id, day):
            continue
        left = (day - today).days
        if left <= 14:
            verb = "is" if left >= 0 else "was"
            when = f"“{moment.title_text}” {verb} {dutch.away(left)}"
            yield m50.Hit(paper, f"“{paper.title}” is niet klaar; {when}.")


@m50.rule(
    "FIN-002",
    "Een SPUK die afloopt, heeft een bestemming.",
    clause=f"{_ANNEX} > 2. Wat wordt de inzet op inhoud van de pijler?",
    reads=("specific_grant",),
    many="SPUK's die aflopen",
    advice="Leg vast wat ervan wordt: {m50} show {id}.",
)
def grant_runs_out(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Half a year before its end it's known what a grant becomes."""
    for grant in records.collection(SpecificGrant):
        last = grant.until.latest if grant.until else None
        if last and grant.status is GrantStatus.in_use and last - today < timedelta(days=182):
            yield m50.Hit(grant, f"“{grant.title}” loopt af op {m50.Period.on(last).shown()}.")


@m50.rule(
    "FIN-003",
    "De SPUK's zijn in kaart.",
    clause=f"{_ANNEX} > 2. Wat wordt de inzet op inhoud van de pijler?",
    reads=("pillar", "specific_grant"),
    severity=m50.Severity.note,
    many="pijlers zonder SPUK's",
    advice="Leg de SPUK's vast die de pijler volgt: {m50} add specific_grant title=NAAM.",
)
def no_grants_known(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Who wants grants cleared up has a list of them by half of the plan's year."""
    pillar = records.get("financien")
    if not isinstance(pillar, m50.Pillar) or len(records.collection(SpecificGrant)):
        return
    if today >= date(pillar.year or today.year, 7, 1):
        yield m50.Hit(pillar, "Er is nog geen enkele SPUK vastgelegd om te volgen.")


RULES = (paper_not_ready, grant_runs_out, no_grants_known)
