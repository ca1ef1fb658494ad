"""The counts of a secret vote: three numbers, and nobody's name."""

from collections.abc import Callable, Mapping

from m50core import Tally, UsageError, Vote
from m50core.meetings import vote_line
from m50tui.forms.ask import AskScreen, Question
from m50tui.meetings.sitting import SittingScreen
from m50tui.meetings.vote import what_next
from m50tui.widgets.host import host

_COUNTS = (
    Question("in_favour", "Stemmen voor", "0"),
    Question("against", "Stemmen tegen", "0"),
    Question("abstained", "Onthoudingen", "0", "Met ctrl+s sluit de stemming."),
)


def ask_counts(screen: SittingScreen, vote: Vote, then: Callable[[object], None]) -> None:
    """Ask how many voted what, and close the vote with that."""
    questions = _questions(screen, vote)

    def close(given: Mapping[str, str]) -> None:
        counts = {count.name: _count(count.label, given[count.name]) for count in questions}
        each = [counts.pop(candidate) for candidate in vote.candidates]
        sitting = screen.net.sitting(screen.meeting_id)
        closed = sitting.close(vote.id, Tally(**counts), per_candidate=each)
        polled = next(p for p in sitting.proceedings.votes if p.vote.id == closed.id)
        host(screen.app).tell(f"{vote_line(polled)}. {what_next(closed)}".strip())

    title = f"Geheime stemming: {vote.title}"
    screen.app.push_screen(AskScreen(title, questions, close, about=("counts", vote.id)), then)


def _questions(screen: SittingScreen, vote: Vote) -> tuple[Question, ...]:
    if not vote.candidates:
        return _COUNTS
    names = ((person, screen.net.records.title(person)) for person in vote.candidates)
    return (*(Question(person, f"Stemmen op {name}", "0") for person, name in names), _COUNTS[-1])


def _count(label: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise UsageError(f"{label}: “{text}” is geen aantal. Vul een heel getal in, zoals 12.")
    return int(text)
