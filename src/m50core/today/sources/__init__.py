"""What can ask for attention on a day: every source, each in a module of its own.

A source is a function of what is asked (records, rhythms, findings, the day) that yields a line for
each thing, with its last safe day and why: the deadline or the working day before it; for a rhythm,
and for a meeting without a day, so much earlier that people can be invited; for a paper of which
nothing is written yet, so much earlier that it can be. A record may be yielded more than once:
``today.triage`` makes one line of it. Who adds a source puts it in ``SOURCES``.
"""

from collections.abc import Iterator

from m50core.today.attention import Attention
from m50core.today.sources.asked import Asked, Source
from m50core.today.sources.deadlines import deadlines, papers
from m50core.today.sources.findings import contradictions, lobby, promises
from m50core.today.sources.meetings import unready, without_date
from m50core.today.sources.rhythms import rhythms
from m50core.today.sources.steps import steps

SOURCES: tuple[Source, ...] = (
    deadlines,
    papers,
    rhythms,
    steps,
    promises,
    contradictions,
    without_date,
    unready,
    lobby,
)


def asking(asked: Asked) -> Iterator[Attention]:
    """Yield all that asks for attention, from every source, a record more than once."""
    for source in SOURCES:
        yield from source(asked)
