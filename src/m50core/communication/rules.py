"""Rules on communication: what M50 speaks by, and whether it does."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.communication.records import Channel, Publication, PublicationStatus
from m50core.findings.findings import FindingNature, Hit, rule
from m50core.plan.years import in_force
from m50core.records.collection import Records
from m50core.values import dutch

_LONG = timedelta(days=365)


@rule(
    "M50-801",
    "Op elk kanaal verschijnt minstens eens per jaar iets.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=("channel", "publication"),
    nature=FindingNature.missing,
    many="kanalen waarop een jaar niets verscheen",
    advice="Leg vast wat verscheen: {m50} add publication channel={id} title=TEKST.",
)
def silent_channel(records: Records, today: date) -> Iterable[Hit]:
    """The plan gives no number; a whole year without anything is silence by any count."""
    for channel in records.collection(Channel):
        last = _last_out(records, channel)
        since = last or (date(channel.year, 1, 1) if channel.year else None)
        if since is None or today - since < _LONG or not in_force(channel, today):
            continue
        sentence = f"Op “{channel.title}” verscheen nog niets."
        if last is not None:
            sentence = f"Op “{channel.title}” verscheen niets sinds {dutch.day(last)}."
        yield Hit(channel, sentence, {"since": since})


def _last_out(records: Records, channel: Channel) -> date | None:
    out = (publication for _, publication in records.pointing_at(channel.id, Publication.spec.kind))
    days = (
        _day_of(publication)
        for publication in out
        if isinstance(publication, Publication) and _is_out(publication)
    )
    return max((day for day in days if day is not None), default=None)


def _is_out(publication: Publication) -> bool:
    return publication.status is PublicationStatus.published


def _day_of(publication: Publication) -> date | None:
    due = publication.due.latest if publication.due else None
    return publication.published_on or due


RULES = (silent_channel,)
