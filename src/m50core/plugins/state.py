"""How an installed plugin is doing."""

from typing import Self

import attrs


@attrs.frozen
class PluginState:
    """One installed plugin, and whether it works."""

    name: str
    distribution: str
    version: str
    status: str
    """``ok``, ``disabled`` or ``broken``."""
    reason: str = ""
    """Dutch: why it is not used, or what went wrong later."""

    @property
    def works(self) -> bool:
        """True when it is asked for what it adds."""
        return self.status == "ok"

    @property
    def is_broken(self) -> bool:
        """True when somebody must mend it: nobody chose this."""
        return self.status == "broken"

    def as_broken(self, reason: str) -> Self:
        """Return it as broken, with the reason (Dutch)."""
        return attrs.evolve(self, status="broken", reason=reason)
