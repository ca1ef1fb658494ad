"""The pillar's findings: one pure function a code."""

from collections.abc import Iterable
from datetime import date, timedelta

import m50core as m50
from m50core.values.dutch import number_of
from pijler_veiligheid.records import Signal, SignalStatus

_SOON, _LAST = timedelta(days=20), timedelta(days=30)
"""From the twentieth day on a signal asks for attention, up to the thirtieth."""
_WAITING = (SignalStatus.entered, SignalStatus.verified, SignalStatus.clustered)

_ANNEX = "Bijlagen > Pijler Veiligheid"


@m50.rule(
    "VEI-001",
    "Een signaal is binnen dertig dagen verteld in de driehoek, of gesloten.",
    clause=f"{_ANNEX} > 2. Openbare orde en veiligheid (informatiepositie burgemeester)",
    reads=("signal",),
    many="signalen die te lang wachten",
    advice="Vertel het in de driehoek, of sluit het: {m50} show {id}.",
)
def signal_waits(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """The mayor should be able to act in time."""
    for signal in records.collection(Signal):
        day = signal.on.latest if signal.on else None
        if day and signal.status in _WAITING and today - day > _SOON:
            days = number_of((today - day).days, "dag", "dagen")
            yield m50.Hit(signal, f"Het signaal “{signal.title}” wacht {days}.", by=day + _LAST)


@m50.rule(
    "VEI-002",
    "Tussen twee gesprekken met Justitie en Veiligheid zit hooguit een half jaar.",
    clause=_ANNEX,
    reads=("meeting", "organisation", "rhythm"),
    topic="unplanned",
    many="gesprekken met Justitie en Veiligheid niet gepland",
    advice="Plan het gesprek: {m50} add meeting title=TEKST partners={id} due=DAG.",
)
def ministry_talk_overdue(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Half a year after the last talk the next one has a date."""
    ministry = records.get("org-jenv")
    if ministry is None:
        return
    talks = [m for m in records.collection(m50.Meeting).where(partners="org-jenv") if m.due]
    held = [done.day for m in talks if (done := m50.happening_of(records, m, today))]
    ahead = [m for m in talks if m.due and m.due.latest and m.due.latest >= today]
    last = max((day for day in held if day), default=None)
    if ahead:
        return
    covers = [
        rhythm.id
        for rhythm in records.collection(m50.Rhythm).where(partners="org-jenv")
        if not rhythm.continued_by
    ]
    advice = f"Plan het gesprek: {m50.to_type('schedule', covers[0])}." if covers else ""
    if last is None:
        sentence = "Met Justitie en Veiligheid is nog geen gesprek gehouden of gepland."
        yield m50.Hit(ministry, sentence, advice=advice, covers=covers)
        return
    until = last + timedelta(days=182)
    word = "is voorbij" if until < today else "komt eraan"
    sentence = (
        f"Het volgende gesprek met Justitie en Veiligheid is niet gepland; "
        f"{m50.Period.on(until).shown()}, een half jaar na het vorige, {word}."
    )
    yield m50.Hit(ministry, sentence, {"last": last, "until": until}, advice=advice, covers=covers)


@m50.rule(
    "VEI-003",
    "Bij elk signaal staat in welke gemeente het speelt.",
    clause=f"{_ANNEX} > 2. Openbare orde en veiligheid (informatiepositie burgemeester)",
    reads=("signal",),
    nature=m50.FindingNature.missing,
    many="signalen zonder gemeente",
    advice="Vul de gemeente in: {m50} set {id} municipality=NAAM.",
)
def signal_without_place(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """A mayor acts on what happens in the own municipality."""
    for signal in records.collection(Signal):
        if signal.status in _WAITING and not signal.municipality:
            yield m50.Hit(signal, f"Bij het signaal “{signal.title}” staat geen gemeente.")


@m50.rule(
    "VEI-004",
    "Als de pijler start, is duidelijk wie het overleg met Justitie en Veiligheid voert.",
    clause=_ANNEX,
    reads=("pillar", "open_point"),
    nature=m50.FindingNature.open,
    many="keuzes die op de start wachtten",
    advice="Beslis, en leg dat vast bij het open punt: {m50} set relaties-o03 status=settled.",
)
def talk_without_owner(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """The plan leaves it to the start of the pillar whether its chair takes over the talks."""
    pillar, choice = records.get("veiligheid"), records.get("relaties-o03")
    if not isinstance(pillar, m50.Pillar) or not isinstance(choice, m50.OpenPoint):
        return
    if pillar.status.stage is m50.Stage.under_way and not choice.status.is_over:
        yield m50.Hit(pillar, f"De pijler is gestart. Beslis nu: {choice.title}.")


RULES = (signal_waits, ministry_talk_overdue, signal_without_place, talk_without_owner)
