"""What whoever sits here set for this computer, of which some tells who they are.

It lies on the desk (``m50core.store.desk``); what there is to set stands in ``program.settings``.
``SettingsKeeper`` shows and wipes it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from m50core.privacy.keepers import KeptText, Wanted
from m50core.privacy.privacy import Holding
from m50core.started import to_type
from m50core.store.desk.desk import Desk
from m50core.store.desk.layout import SETTINGS
from m50core.values.personal import Personal

_WHO, _NETWORK = "who", "network"
"""Settings: who one is, and what leads to the data (without it m50 would work elsewhere)."""


@attrs.frozen
class SettingsKeeper:
    """Lets what was set be shown to a person whom it names, and wiped."""

    desk: Desk

    def kept(self) -> Iterator[KeptText]:
        """Yield each setting that is a text."""
        for name, text in self.desk.rows(SETTINGS, _text):
            yield KeptText(f"instelling {name}, op deze computer", text)

    def wipe(self, wanted: Wanted) -> tuple[str, ...]:
        """Forget each that names the person; the place of the data stays, and is told."""
        naming = {
            name
            for name, text in self.desk.rows(SETTINGS, _text)
            if wanted.masked(text) != text or text == wanted.id
        }
        if gone := naming - {_NETWORK}:
            with self.desk.writing(SETTINGS) as table:
                table.remove(lambda row: row.get("name") in gone)
        if _NETWORK not in naming:
            return ()
        return (
            "De plaats van de gegevens op deze computer noemt deze persoon nog. Geef de map een "
            f"andere naam, en wijs haar aan met {to_type('settings network=MAP')}.",
        )


def in_register(desk: Desk) -> Holding:
    """Return the line of the register of processing that is about who one said to be."""
    why = Personal.author
    filled = sum(1 for name, text in desk.rows(SETTINGS, _text) if name == _WHO and text)
    return Holding(
        "", _WHO, "Instelling op deze computer: Wie u bent", why, why.purpose, why.basis,
        f"tot u haar wijzigt of vergeet ({to_type('settings who --reset')})", 0, filled,
    )  # fmt: skip


def _text(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name of a setting, and its value where that is a text."""
    value = row["value"]
    return str(row["name"]), value if isinstance(value, str) else ""
