"""What a vote asks for and what it adds up to, whoever votes."""

import attrs

from m50core.values.choice import Choice, steps
from m50core.values.dutch import number_of
from m50core.values.stage import Stage


class Majority(Choice):
    """How many of the votes cast must be in favour. Abstentions are no votes cast."""

    simple = "simple", "gewone meerderheid"
    two_thirds = "two_thirds", "twee derde"
    unanimous = "unanimous", "algemene stemmen"


class Secrecy(Choice):
    """Whether it is kept who voted what."""

    open = "open", "open"
    secret = "secret", "geheim"


@steps({"prepared": ("open",), "open": ("closed", "prepared"), "closed": ()})
class VoteStatus(Choice):
    """A vote is prepared, then open, then closed for good."""

    prepared = "prepared", "voorbereid", Stage.open
    open = "open", "geopend", Stage.under_way
    closed = "closed", "gesloten", Stage.finished


class Outcome(Choice):
    """What a vote decided."""

    unknown = "unknown", "nog niet bekend"
    adopted = "adopted", "aangenomen"
    rejected = "rejected", "verworpen"
    no_quorum = "no_quorum", "geen quorum"


@attrs.frozen
class Tally:
    """Votes counted."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """The votes that count: those in favour and those against."""
        return self.in_favour + self.against

    def votes_needed(self, majority: Majority) -> int:
        """Return how many votes in favour this majority takes; at least one."""
        needed = {
            Majority.simple: self.cast // 2 + 1,
            Majority.two_thirds: -(-2 * self.cast // 3),
            Majority.unanimous: self.cast,
        }[majority]
        return max(1, needed)

    def is_carried(self, majority: Majority) -> bool:
        """Tell whether there are enough in favour. A tie isn't."""
        return self.in_favour >= self.votes_needed(majority)

    def counts_text(self) -> str:
        """``12 voor, 3 tegen, 1 onthouding``."""
        abstained = number_of(self.abstained, "onthouding", "onthoudingen")
        return f"{self.in_favour} voor, {self.against} tegen, {abstained}"


class Answer(Choice):
    """What one voter says."""

    in_favour = "for", "voor"
    against = "against", "tegen"
    abstain = "abstain", "onthouding"
