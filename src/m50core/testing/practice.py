"""A network to try examples in: that of ``m50 demo``, with a few things done in it."""

import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from m50core.cli.main import main
from m50core.network.commit import CommitBuilder
from m50core.plugins import Command
from m50core.program.opening import open_network
from m50core.testing.builders import DAY, WHO

_AGENDA = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Overleg
DTSTART:20250325
END:VEVENT
END:VCALENDAR
"""
_CHANGES: tuple[Callable[[CommitBuilder], object], ...] = (
    lambda c: c.make("action_item", {"id": "actie-3", "title": "Koffie bestellen"}),
    lambda c: c.remove("actie-3"),
    lambda c: c.make("action_item", {"id": "actie-1", "title": "Zaal reserveren"}),
    lambda c: c.make("action_item", {"id": "actie-2", "title": "Sprekers vragen"}),
    lambda c: c.make("progress", {"id": "voortgang-1", "title": "Gesprek gevoerd",
                                  "about": "jaarplan-01", "on": "2024-12-02"}),
    lambda c: c.change("voortgang-1", status="checked"),
    lambda c: c.change("voortgang-1", status="approved"),
    lambda c: c.change("actie-2", title="Sprekers bellen"),
)  # fmt: skip
"""A commit each; the last is taken back."""


def make_practice(folder: Path) -> Path:
    """Make the network in ``folder``, with files to read beside it; return the network's place.

    ``actie-1`` and ``actie-2`` are there to be done, ``actie-3`` lies in the bin,
    ``voortgang-1`` of 2024 is approved, the last change was taken back, and there is a backup.
    """
    place = folder / "oefenen"
    with open_network(place, today=DAY, who=WHO, practice=True) as net:
        for change in _CHANGES:
            with net.commit("Oefening") as commit:
                change(commit)
        net.undo()
    (folder / "agenda.ics").write_text(_AGENDA, "utf-8")
    (folder / "acties.csv").write_text("kind;id;title\naction_item;;Drukwerk\n", "utf-8")
    return place


def words_of(example: str, practice: Path) -> list[str]:
    """Return what is typed after ``m50`` in an example, with a backup for ``NAAM``."""
    words = shlex.split(example.removeprefix("m50 "))
    backup = next((practice / "oefenen" / "backups").glob("*.gz")).name
    return [backup if word == "NAAM" else word for word in words]


def codes_of(command: Command, practice: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Run each example of a word in a copy of the practice below ``folder``; yield exit codes."""
    for number, (example, _) in enumerate(command.examples(), 1):
        copy = folder / f"{command.name}-{number}"
        shutil.copytree(practice, copy)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(copy)
            patch.setenv("M50_CONFIG", str(copy / "instellingen"))
            patch.setenv("M50_NETWORK", str(copy / "oefenen"))
            patch.setenv("M50_TODAY", DAY.isoformat())
            patch.setenv("M50_WHO", WHO)
            yield example, main(words_of(example, copy))
