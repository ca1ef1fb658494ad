"""The plugins as a list: each with how it is."""

from collections.abc import Iterable

from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.table import Table
from m50core.plugins.state import PluginState
from m50core.values.tone import Tone

_STATUS = {"ok": "goed", "disabled": "uit", "broken": "FOUT"}
_TONES = {"ok": Tone.good, "disabled": Tone.quiet, "broken": Tone.wrong}
_HEAD = (
    Column("Naam", "name"), Column("Versie", "version"), Column("Stand", "status"),
    Column("Toelichting", "reason"),
)  # fmt: skip


def plugins_table(states: Iterable[PluginState]) -> Table:
    """Return what is installed, in that order, with what is wrong with it."""
    return Table(
        (
            ListRow(
                (
                    cell(state.name),
                    cell(state.version),
                    Cell(state.status, _STATUS[state.status], tone=_TONES[state.status]),
                    cell(state.reason or state.distribution),
                ),
                state.name,
                text=state.reason or "Deze uitbreiding werkt.",
            )
            for state in states
        ),
        wide=3,
        head=_HEAD,
        title="Uitbreidingen",
        empty="Er zijn geen uitbreidingen geïnstalleerd.",
        help="De uitbreidingen die op deze computer staan.",
    )
