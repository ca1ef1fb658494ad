"""What a person set for this program on this machine: typed values, each described by its field.

They lie on the desk (``m50core.store.desk``), a row a setting. One that was never set isn't there.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from m50core.errors import UsageError, did_you_mean
from m50core.program.config import PLUGINS_OFF
from m50core.records.fields import FieldInfo, kept_value, plain_value
from m50core.store.desk.desk import Desk
from m50core.store.desk.layout import SETTINGS


def _setting(info: FieldInfo, default: Any) -> Any:
    return attrs.field(default=default, metadata={"m50": info})


@attrs.frozen
class Settings:
    """What was set. ``fields()`` tells of each what it is called, and how it is typed."""

    plugins_off: tuple[str, ...] = _setting(
        FieldInfo(
            PLUGINS_OFF,
            "Uitgezette uitbreidingen",
            help="Deze uitbreidingen worden niet geladen. Wat ervan is bewaard, blijft staan.",
            example="pijler-ruimte",
            many=True,
        ),
        (),
    )

    @classmethod
    def fields(cls) -> Mapping[str, FieldInfo]:
        """Return what there is to set, by name."""
        return {each.name: each.metadata["m50"] for each in attrs.fields(cls)}


def read_settings(desk: Desk) -> Settings:
    """Return what was set. M50Error when the disk refuses.

    A value that can't be read is set aside, and told by the desk: its default counts.
    """
    return Settings(**{name: value for name, value in desk.rows(SETTINGS, _read) if name})


def change_setting(desk: Desk, name: str, change: Callable[[Any], Any]) -> None:
    """Set what ``change`` makes of the value, on disk before this returns.

    What another program set meanwhile isn't lost. UsageError for a setting that there isn't,
    M50Error when the disk refuses.
    """
    known = Settings.fields()
    if name not in known:
        near = did_you_mean(name, known)
        raise UsageError(f"De instelling “{name}” is er niet. Er is niets gewijzigd.{near}")
    read_settings(desk)
    with desk.writing(SETTINGS) as table:
        found = [_read(row)[1] for row in table if row.get("name") == name]
        value = change(found[0] if found else getattr(Settings(), name))
        # What was set back in the meantime isn't what it was to who worked with it.
        times = 1 + max((_times(row) for row in table if row.get("name") == name), default=0)
        kept = {"name": name, "value": plain_value(known[name], value), "times": times}
        table.upsert(kept, lambda row: row.get("name") == name)


def begin_setting(desk: Desk, name: str, value: Any) -> None:
    """Set a value unless one was set already."""
    with desk.writing(SETTINGS) as table:
        if not table.contains(lambda row: row.get("name") == name):
            plain = plain_value(Settings.fields()[name], value)
            table.insert({"name": name, "value": plain})


def _times(row: Mapping[str, Any]) -> int:
    """Return how many times a setting was set, as far as that was counted."""
    times = row.get("times", 0)
    return times if isinstance(times, int) else 0


def _read(row: Mapping[str, Any]) -> tuple[str, Any]:
    """Return name and value; ValueError when it can't be read, no name for one of a later m50."""
    name = str(row["name"])
    info = Settings.fields().get(name)
    return (name, kept_value(info, row["value"])) if info else ("", None)
