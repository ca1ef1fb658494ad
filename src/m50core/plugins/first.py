"""Hooks that one part answers: what opens a place, and what looks after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from m50core.errors import M50Error
from m50core.guard.calls import Failed, catch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from m50core.plugins.parts import PluginParts

_WANTED = {
    "m50_store": ("head", "documents", "document", "commits", "writing", "append", "close"),
    "m50_upkeep": ("examine", "backups", "backup"),
}
"""What one must be able to ask of the answer."""


def first_answer(
    parts: PluginParts, tell: Callable[[str, str], None], hook: str, given: Mapping[str, object]
) -> Any:
    """Return the first answer of a part, the core's before any plugin's; None when none has one.

    A plugin's M50Error is raised: it is meant for the person. ``tell`` (plugin, Dutch reason) is
    told of one that fails otherwise, or answers with something that is of no use.
    """
    # No plugin comes between a folder and what keeps it.
    for name in sorted(parts.names, key=lambda name: name not in parts.builtins):
        try:
            # In this thread: what a plugin opens here may be usable nowhere else.
            answer = catch(partial(_answer, parts, name, hook, given))
        except Failed as failed:
            if name in parts.builtins or isinstance(failed.error, M50Error):
                raise failed.error or failed from None
            tell(name, f"{hook} mislukt: {failed.reason}")
            continue
        if answer is None:
            continue
        if all(callable(getattr(answer, method, None)) for method in _WANTED[hook]):
            return answer
        tell(name, f"{hook} geeft iets onbruikbaars ({type(answer).__name__})")
    return None


def _answer(parts: PluginParts, name: str, hook: str, given: Mapping[str, object]) -> Any:
    caller = parts.caller(name, hook)
    return None if caller is None else caller(**given)
