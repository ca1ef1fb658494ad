"""The counts of a secret vote: three numbers, and nobody's name."""

from collections.abc import Callable, Mapping

from m50core import Tally, UsageError, Vote
from m50tui.forms.ask import AskScreen, Question
from m50tui.meetings.sitting import SittingScreen
from m50tui.widgets.host import host

_COUNTS = (
    Question("in_favour", "Stemmen voor", "0"),
    Question("against", "Stemmen tegen", "0"),
    Question("abstained", "Onthoudingen", "0", "Met ctrl+s sluit de stemming."),
)


def ask_counts(screen: SittingScreen, vote: Vote, then: Callable[[object], None]) -> None:
    """Ask how many voted what, and close the vote with that."""

    def close(given: Mapping[str, str]) -> None:
        counts = {count.name: _count(count.label, given[count.name]) for count in _COUNTS}
        closed = screen.net.sitting(screen.meeting_id).close(vote.id, Tally(**counts))
        host(screen.app).tell(
            f"{closed.title}: {closed.tally.counts_text()}: {closed.outcome.label}"
        )

    screen.app.push_screen(AskScreen(f"Geheime stemming: {vote.title}", _COUNTS, close), then)


def _count(label: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise UsageError(f"{label}: “{text}” is geen aantal. Vul een heel getal in, zoals 12.")
    return int(text)
