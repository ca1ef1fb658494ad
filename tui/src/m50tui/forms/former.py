"""Drafts of questions that were once kept under what was asked, in words.

The words here are those of then: whatever a question is called now, its draft is found again.
"""

from collections.abc import Mapping

from m50core import Network
from m50core.values import with_capital

QUESTION = "question"
"""What a draft of a question is kept under, with the name of the question."""
EFFECTS: Mapping[str, str] = {
    "een begroting of jaarrekening vaststellen": "adopt",
    "iemand benoemen op een post": "appoint",
    "iemand ontslaan van een post": "discharge",
    "een lid toelaten": "admit",
    "een veld wijzigen": "amend",
}
"""By the words that a draft of a decision kept: the name of each effect."""
_ASKED: Mapping[str, str] = {
    "done": "Gebeurd", "schedule": "Plannen", "leave": "Laten liggen", "missed": "Niet gehaald",
    "move": "Verplaatsen", "cancel": "Afzeggen", "run": "Draaiboek", "roles": "Rollen",
    "ready": "Stap klaar", "counts": "Geheime stemming", "look-back": "Kijk terug",
    **{f"effect/{name}": with_capital(words) for words, name in EFFECTS.items()},
}  # fmt: skip


def ids_in(about: str) -> tuple[str, ...]:
    """Return the ids of what a question is about: there may be more of them."""
    return tuple(filter(None, about.split("+")))


def former_key(net: Network, key: tuple[str, str], called: str) -> tuple[str, str]:
    """Return what the draft of a question was kept under once: what was asked, of what.

    ``called``: what it is called now, for one that told what it found in a sentence.
    """
    asked = _ASKED.get(key[0].removeprefix(f"{QUESTION}/"))
    if asked is None:
        return QUESTION, called
    return QUESTION, ": ".join((asked, *map(net.records.title, ids_in(key[1]))))
