"""What counts of what a person may set: an option, else a variable, else the setting, or neither.

Only looks; what there is to set stands in ``settings``.
"""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeGuard

from m50core.program.config import NETWORK, THEME, WHO, usual_place

VARIABLES: Mapping[str, str] = {WHO: "M50_WHO", NETWORK: "M50_NETWORK", THEME: "M50_THEME"}
"""Of each setting that a person is asked for: the variable that goes before it."""
LOOKS = ("light", "dark", "terminal")
"""How a screen may look, as it is kept; a later m50 may know more."""
OPTION, VARIABLE, SETTING, DEFAULT = "option", "variable", "setting", "default"
"""By what a value counts."""


class Counting(NamedTuple):
    """A value, and by what it counts; an empty one when nobody chose."""

    value: str
    origin: str


def choose(name: str, option: str | None, kept: Mapping[str, Any]) -> Counting:
    """Return what counts. ``kept``: the settings as they are kept; what can't be meant is none."""
    if option:
        return Counting(option, OPTION)
    if given := os.environ.get(VARIABLES[name]):
        return Counting(given, VARIABLE)
    value = kept.get(name)
    return Counting(value, SETTING) if _is_answer_to(value, name) else Counting("", DEFAULT)


def missing_settings(given: Mapping[str, str | None], kept: Mapping[str, Any]) -> list[str]:
    """Return the settings that no option (``given``), variable or earlier answer tells.

    Whoever gives every option there is, isn't held up for how the screen looks alone.
    """
    missing = [
        name
        for name, variable in VARIABLES.items()
        if not (given.get(name) or os.environ.get(variable) or _is_answer_to(kept.get(name), name))
    ]
    return [] if missing == [THEME] and all(given.values()) else missing


def _is_answer_to(value: object, name: str) -> TypeGuard[str]:
    return is_answer(value) and (name != THEME or value in LOOKS)


def is_answer(value: object) -> TypeGuard[str]:
    """Tell whether what is kept can be what a person set."""
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def default_of(name: str) -> str:
    """Return what counts where nobody chose."""
    if name == THEME:
        return "dark"
    return system_user() if name == WHO else str(usual_place())


def system_user() -> str:
    """Return the name of whoever is logged in."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"
