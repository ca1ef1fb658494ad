"""What an answer lacks: plugins that are broken, late or off, and state that nobody can show."""

from collections.abc import Iterable, Mapping

import attrs

from m50core.plugins.state import PluginState
from m50core.started import to_type
from m50core.values import dutch


@attrs.frozen
class Missing:
    """Something that an answer was made without, and why."""

    plugin: str
    """Its name; empty for kept state of which nobody knows the plugin."""
    reason: str
    """In Dutch."""
    status: str
    """``broken``, ``disabled`` (by the person at this computer) or ``absent`` (not installed)."""

    @property
    def broken(self) -> bool:
        """True when somebody must mend it: nobody chose this."""
        return self.status == "broken"

    @property
    def sentence(self) -> str:
        """What is missing and why, without a full stop."""
        if not self.plugin:
            return self.reason
        if self.status == "disabled":
            return f"{self.plugin} staat uit ({self.reason})"
        return f"{self.plugin} ontbreekt: {self.reason}"


def missing(states: Iterable[PluginState], kept: Mapping[str, int]) -> tuple[Missing, ...]:
    """Return what is missing; ``kept``: by reason, how many kept records can't be shown."""
    gaps = [Missing(s.name, s.reason, s.status) for s in states if s.status != "ok"]
    return (
        *gaps,
        *(Missing("", _kept_sentence(n, reason), "absent") for reason, n in kept.items()),
    )


def _kept_sentence(count: int, reason: str) -> str:
    word = "is" if count == 1 else "zijn"
    many = dutch.number_of(count, "gegeven", "gegevens")
    return f"{many} {word} bewaard en niet te tonen ({reason})"


def describe(found: Iterable[Missing]) -> str:
    """Return all that is missing as one line for a person; empty when nothing is."""
    sentences = "; ".join(gap.sentence for gap in found)
    if not sentences:
        return ""
    return f"{sentences}. Wat u ziet is dus niet volledig; {to_type('plugins')} zegt meer."


def remark(found: Iterable[Missing]) -> str:
    """Return the sentence that a document starts with; empty when nothing is missing."""
    sentences = "; ".join(gap.sentence for gap in found)
    return f"Dit verslag is niet volledig. {sentences}." if sentences else ""
