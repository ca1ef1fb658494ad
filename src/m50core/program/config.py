"""Where this machine keeps its settings and data, and what each start asks: which plugins are off.

All that was set stands in ``settings``.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from m50core.errors import M50Error, system_reason
from m50core.started import to_type
from m50core.store.desk.layout import MOST_BYTES
from m50core.store.desk.layout import kept_settings as settings_in
from m50core.store.files.plain import read_plain
from m50core.values.encoding import decode_marked, mend

if TYPE_CHECKING:
    from m50core.store.desk.desk import Desk

PLUGINS_OFF = "plugins_off"
WHO, NETWORK, THEME = "who", "network", "theme"
"""Names of the settings."""
_FORMER = "plugins.json"


def config_folder() -> Path:
    """Return the folder of settings: ``M50_CONFIG``, else the system's usual place."""
    if given := os.environ.get("M50_CONFIG"):
        return Path(os.path.expanduser(given))  # noqa: PTH111 # of nobody known it stays as it is
    from platformdirs import user_config_path

    return user_config_path("m50", appauthor=False)


def data_folder() -> Path:
    """Return where the network is kept by default: ``M50_NETWORK``, else a usual place."""
    given = os.environ.get("M50_NETWORK")
    return Path(given) if given else usual_place()


def usual_place() -> Path:
    """Return the folder of the network that is meant where nobody said another."""
    from platformdirs import user_data_path

    return user_data_path("m50", appauthor=False) / "netwerk"


def disabled_plugins() -> frozenset[str]:
    """Return the names of plugins that are off, without TinyDB: each start asks it.

    What can't be read turns none off; whoever opens a network sets it aside and tells.
    """
    folder = config_folder()
    try:
        kept = settings_in(str(folder))
        names = kept[PLUGINS_OFF] if PLUGINS_OFF in kept else _former(folder / _FORMER)
    except (OSError, ValueError):
        return frozenset()
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()


def kept_settings() -> Mapping[str, Any]:
    """Return what was set, by name, as it is kept; what can't be read wasn't."""
    try:
        return settings_in(str(config_folder()))
    except (OSError, ValueError):
        return {}


def disable_plugin(name: str, *, off: bool = True) -> None:
    """Turn a plugin off (or on again); nothing is imported. M50Error when it can't be kept."""
    from m50core.program.settings import change_setting
    from m50core.store.desk.desk import Desk

    desk = Desk(config_folder())
    take_over_plugins(desk)

    def switch(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({*names, name} if off else {*names} - {name}))

    change_setting(desk, PLUGINS_OFF, switch)


def take_over_plugins(desk: "Desk") -> None:
    """Bring to the desk which plugins were off as that was once kept: in a file of its own.

    Unless that file is there nothing is done. When the disk refuses (M50Error), it stays, and is
    what counts.
    """
    path = config_folder() / _FORMER
    try:
        if not path.exists():
            return
        names = _former(path)
    except ValueError:
        aside = path.with_name(f"{path.stem}.onleesbaar-{os.urandom(4).hex()}.json")
        desk.tell(
            "Welke uitbreidingen uit stonden, was niet te lezen: ze staan nu aan. Het bestand is "
            f"apart gezet: {aside}. Zet ze weer uit met {to_type('plugins disable NAAM')}."
        )
        with suppress(OSError):
            path.replace(aside)
        return
    except OSError as error:
        raise M50Error(
            f"De instelling {path} is niet te lezen ({system_reason(error)}). "
            "Er is niets gewijzigd."
        ) from error
    from m50core.program.settings import begin_setting

    begin_setting(desk, PLUGINS_OFF, tuple(names))
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """Return what a plain file of settings holds; None without one, OSError for anything else."""
    try:
        return read_plain(str(path), MOST_BYTES)
    except FileNotFoundError:
        return None


def _former(path: Path) -> list[str]:
    """Return what the file of before holds; ValueError when that is something else."""
    content = _read(path)
    if content is None:
        return []
    try:
        names = json.loads(mend(decode_marked(content, str(path))))["disabled"]
        if not isinstance(names, list):
            raise TypeError
    except (KeyError, TypeError, RecursionError, M50Error) as error:
        raise ValueError from error
    return [str(name) for name in names]
