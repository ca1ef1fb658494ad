"""What a person set for this program on this machine: typed values, each described by its field.

They lie on the desk (``m50core.store.desk``), a row a setting. One that was never set isn't there.
"""

import os
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from m50core.errors import UsageError
from m50core.program.chosen import VARIABLES
from m50core.program.config import NETWORK, PLUGINS_OFF, THEME, WHO
from m50core.records.fields import FieldInfo, kept_value, plain_value, read_value
from m50core.started import to_type
from m50core.store.desk.desk import Desk
from m50core.store.desk.layout import SETTINGS
from m50core.values.choice import Choice
from m50core.values.personal import Personal
from m50core.values.text import visible

if TYPE_CHECKING:
    from tinydb.table import Table

    from m50core.plugins.register import Register

_SAID = {WHO: ("wie", "naam"), NETWORK: ("map", "gegevens"), THEME: ("thema", "scherm")}
"""What people say in a word for a setting, beside its label."""
PERSONAL = tuple(VARIABLES)
"""Names of what a person is asked at the first start, in that order."""
_LONGEST = 200
_LOOKS = "licht, donker of terminal (zoals de terminal)"
_LIGHT = ("7", *map(str, range(9, 16)))
"""Numbers of the light colours, as terminals tell the one behind the text."""


class Look(Choice):
    """How the screen looks."""

    light = "light", "licht"
    dark = "dark", "donker"
    terminal = "terminal", "zoals de terminal"

    @property
    def is_light(self) -> bool:
        """True when the screen is to be light; dark where a terminal doesn't tell how it is."""
        if self is not Look.terminal:
            return self is Look.light
        ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        return ground in _LIGHT


def _check_name(name: str) -> None:
    """Raise ValueError for what is no name on one line that one can see."""
    if visible(name) != name:
        raise ValueError("bevat een teken dat u niet ziet. Geef een naam op één regel")
    if len(name) > _LONGEST:
        raise ValueError(f"is te lang: hooguit {_LONGEST} tekens mag")


def _setting(info: FieldInfo, default: Any) -> Any:
    return attrs.field(default=default, metadata={"m50": info})


@attrs.frozen
class Settings:
    """What was set. ``fields()`` tells of each what it is called, and how it is typed."""

    who: str = _setting(
        FieldInfo(
            WHO,
            "Wie u bent",
            help="Deze naam staat bij wat u wijzigt.",
            example="Eva Boswinkel",
            personal=Personal.author,
            check=_check_name,
        ),
        "",
    )
    network: str = _setting(
        FieldInfo(
            NETWORK,
            "Waar de gegevens staan",
            help="Een map op deze computer of op een gedeelde schijf, of een adres.",
            example="~/Documenten/m50",
        ),
        "",
    )
    theme: Look | None = _setting(  # noqa: RUF009 # an attrs field
        FieldInfo(
            THEME,
            "Licht of donker scherm",
            help="Licht, donker, of zoals de terminal als die het zegt.",
            example="licht",
            type=Look,
            optional=True,
        ),
        None,
    )
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
    name = known_setting(name).name
    read_settings(desk)
    with desk.writing(SETTINGS) as table:
        before = [_read(row)[1] for row in table if row.get("name") == name]
        _put(table, name, change(before[0] if before else getattr(Settings(), name)))


def change_settings(desk: Desk, typed: Mapping[str, str], register: "Register") -> tuple[str, ...]:
    """Set what a person typed, all of it or nothing; return what they should know, in Dutch.

    UsageError for a setting that there isn't, M50Error for a value that can't be one, and when the
    disk refuses.
    """
    values, sentences = {}, []
    for word, text in typed.items():
        name = known_setting(word).name
        values[name], sentence = read_typed(name, text, register)
        sentences += [sentence] if sentence else []
    read_settings(desk)
    with desk.writing(SETTINGS) as table:
        for name, value in values.items():
            _put(table, name, value)
    return tuple(sentences)


def read_typed(name: str, text: str, register: "Register") -> tuple[Any, str]:
    """Return the value of a setting that was typed, and what a person should know of it, if any.

    Errors as ``change_settings``.
    """
    info = known_setting(name)
    name = info.name
    if name not in PERSONAL:
        raise UsageError(
            f"“{info.label}” ({name}) zet u niet hier. Er is niets gewijzigd. "
            f"Gebruik {to_type('plugins')}."
        )
    try:
        value = read_value(info, text)
    except ValueError as error:
        reason = f"“{text}” is geen keuze. Kies {_LOOKS}" if name == THEME else str(error)
        raise UsageError(f"{info.label}: {reason}. Er is niets gewijzigd.") from None
    if not value:
        raise UsageError(f"{info.label}: mag niet leeg zijn. Er is niets gewijzigd.")
    if name != NETWORK:
        return value, ""
    from m50core.program.places import place_typed

    return place_typed(value, register)


def forget_settings(desk: Desk, names: Collection[str]) -> None:
    """Let settings be as if they were never set; M50Error when the disk refuses."""
    if desk.holds(SETTINGS):
        with desk.writing(SETTINGS) as table:
            table.remove(lambda row: row.get("name") in names)


def known_setting(name: str, among: Collection[str] = ()) -> FieldInfo:
    """Return what there is to know of a setting; UsageError when there is none of this name.

    ``among``: the names that it then tells; else all.
    """
    known = Settings.fields()
    if name not in known:
        from m50core.values.called import pick

        said = {one: (known[one].label, *_SAID.get(one, ())) for one in among or known}
        name = pick(name, said, f"De instelling “{name}” is er niet. Er is niets gewijzigd")
    return known[name]


def _put(table: "Table", name: str, value: Any) -> None:
    # What was set back in the meantime isn't what it was to who worked with it.
    times = 1 + max((_times(row) for row in table if row.get("name") == name), default=0)
    plain = plain_value(Settings.fields()[name], value)
    table.upsert(
        {"name": name, "value": plain, "times": times}, lambda row: row.get("name") == name
    )


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
