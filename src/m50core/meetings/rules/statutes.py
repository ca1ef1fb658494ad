"""The law on associations, as a set that a network turns on: ``m50 check --set bw2``."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.budget.records import Budget, BudgetStatus, BudgetType
from m50core.findings.findings import Hit, Severity, rule
from m50core.meetings.records.meetings import Meeting, MeetingStatus
from m50core.records.collection import Records
from m50core.values import dutch

SET = "bw2"
_NOTICE = timedelta(days=7)


@rule(
    "BW2-001",
    "Leden krijgen de oproep voor een ledenvergadering op tijd (BW 2:41 en 2:42).",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=("meeting",),
    severity=Severity.warning,
    groups=(SET,),
    many="ledenvergaderingen zonder oproep",
    advice="Stuur de oproep en leg dat vast: {m50} set {id} status=convened.",
)
def assembly_not_convened(records: Records, today: date) -> Iterable[Hit]:
    """Art. 2:41 sets no term; seven days (2:42) holds for a change of the statutes."""
    for meeting in records.collection(Meeting).where(organ="org-alv"):
        day = meeting.due.latest if meeting.due and meeting.due.exact else None
        if day is None or meeting.status is not MeetingStatus.planned:
            continue
        last = day - _NOTICE
        if today > last:
            yield Hit(
                meeting,
                f"De leden zijn nog niet opgeroepen voor “{meeting.title}” op {dutch.day(day)}. "
                f"Zeven dagen vooraf was {dutch.day(last)}; de wet eist dat voor een wijziging van "
                "de statuten. Kijk in de statuten welke termijn verder geldt.",
                {"until": last},
            )


@rule(
    "BW2-002",
    "De jaarrekening komt binnen zes maanden na het boekjaar in de ledenvergadering (BW 2:48).",
    clause="Financiën > 1. Financiën",
    reads=("budget",),
    severity=Severity.error,
    groups=(SET,),
    topic="late",
    many="jaarrekeningen niet op tijd vastgesteld",
    advice="Zet de jaarrekening op de agenda van de ledenvergadering.",
)
def accounts_late(records: Records, today: date) -> Iterable[Hit]:
    """The assembly can give the board more time; that is a decision to set this aside with."""
    for accounts in records.collection(Budget).where(type=BudgetType.accounts):
        if accounts.for_year is None or accounts.status is BudgetStatus.adopted:
            continue
        last = date(accounts.for_year + 1, 6, 30)
        if today > last:
            yield Hit(
                accounts,
                f"“{accounts.title}” is niet vastgesteld; dat moest uiterlijk {dutch.day(last)}, "
                "tenzij de ledenvergadering uitstel gaf.",
                {"until": last},
                moment=last,
            )


RULES = (assembly_not_convened, accounts_late)
