"""What closes a vote: counts from the ballots, or as they were counted by hand."""

from m50core.errors import UsageError
from m50core.meetings.proceedings import Polled
from m50core.meetings.records.tallies import Secrecy, Tally
from m50core.meetings.records.votes import tally_of
from m50core.values import dutch


def count_up(
    polled: Polled, counted: Tally | None, per_candidate: tuple[int, ...]
) -> tuple[Tally, tuple[int, ...]]:
    """Return the counts of a vote, and those of each candidate in a choice between people.

    UsageError when a secret vote comes without its counts, or an open one with them.
    """
    vote = polled.vote
    if vote.secrecy is not Secrecy.secret:
        if counted is not None or per_candidate:
            raise UsageError(f"“{vote.title}” is open: de uitgebrachte stemmen zijn al geteld.")
        return polled.tally, tuple(n for _, n in polled.chosen)
    if vote.candidates:
        if len(per_candidate) != len(vote.candidates):
            how_many = dutch.number_of(len(vote.candidates), "kandidaat", "kandidaten")
            raise UsageError(
                f"“{vote.title}” is een geheime keuze tussen {how_many}. Geef voor elk hoeveel "
                "stemmen, in hun volgorde, en hoeveel onthoudingen."
            )
        return tally_of(per_candidate, counted.abstained if counted else 0), per_candidate
    if per_candidate:
        raise UsageError(f"“{vote.title}” is geen keuze tussen mensen. Geef voor en tegen.")
    if counted is None:
        raise UsageError(f"“{vote.title}” is geheim. Geef hoeveel voor, tegen en onthouding.")
    return counted, ()
