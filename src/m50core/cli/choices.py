"""What counts for one start of what a person may choose: where, who, light or dark.

An option goes before a variable, a variable before a setting. What none of them tells is asked,
once, of a person at a terminal.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from m50core.program.asked import is_terminal
from m50core.program.chosen import choose, missing_settings
from m50core.program.config import NETWORK, THEME, WHO, config_folder, kept_settings

if TYPE_CHECKING:
    from m50core.cli.frame import Frame
    from m50core.plugins.register import Register

_NEVER_ASKING = ("completion", "demo", "doctor", "help", "plugins", "schema", "settings")
"""Words that ask nothing first: they work on no network in particular, or on one that is ill."""

NOBODY_SITS = ("CI", "PYTEST_CURRENT_TEST")
"""Variables that are set where a program tries m50, also at what looks like a terminal."""


class Choices:
    """What counts for the words of one start."""

    def __init__(
        self,
        args: argparse.Namespace,
        register: Callable[[], "Register"],
        frame: "Frame | None" = None,
    ) -> None:
        """``frame``: what a screen first shows; who sees it already isn't asked anything."""
        self._args, self._register, self._frame = args, register, frame

    @property
    def place(self) -> str | None:
        """Where the network is kept; None: the usual place."""
        return self._value_of(NETWORK) or None

    @property
    def who(self) -> str:
        """Who works; empty: whoever is logged in."""
        return self._value_of(WHO)

    @property
    def light(self) -> bool:
        """True when a screen is to be light; UsageError when ``M50_THEME`` is no choice."""
        from m50core.errors import UsageError
        from m50core.program.settings import Look

        try:
            return Look.parse(self._value_of(THEME) or Look.dark).is_light
        except ValueError as error:
            raise UsageError(f"M50_THEME: {error}.") from None

    def _value_of(self, name: str) -> str:
        return choose(name, self._options.get(name), self._settings).value

    @property
    def _options(self) -> Mapping[str, str | None]:
        return {WHO: self._args.who, NETWORK: self._args.network}

    @cached_property
    def _settings(self) -> Mapping[str, Any]:
        kept = kept_settings()
        missing = missing_settings(self._options, kept)
        if not missing or not self._may_ask or not _is_for_a_person():
            return kept
        from m50core.cli.first_question import ask
        from m50core.cli.knowable import refuse_unknown

        refuse_unknown(self._args, self._register)
        return ask(missing, self._register())

    @property
    def _may_ask(self) -> bool:
        word = getattr(self._args, "m50_word", None)
        is_shown = self._frame is not None and self._frame.shown
        return not (self._args.json or word in _NEVER_ASKING or is_shown)


def _is_for_a_person() -> bool:
    """Tell whether somebody reads and types here, and what they answer can be kept."""
    if any(map(os.environ.get, NOBODY_SITS)) or not all(map(is_terminal, (sys.stdin, sys.stderr))):
        return False
    folder = config_folder()
    there = next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
    return os.access(there, os.W_OK)
