"""What a person set for this program on this machine: which plugins are off."""

import json
import os
from pathlib import Path

from m50core.errors import M50Error, system_reason
from m50core.values.encoding import decode_marked, mend


def config_folder() -> Path:
    """Return the folder of settings: ``M50_CONFIG``, else the system's usual place."""
    if given := os.environ.get("M50_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("m50", appauthor=False)


def data_folder() -> Path:
    """Return where the network is kept by default: ``M50_NETWORK``, else a usual place."""
    if given := os.environ.get("M50_NETWORK"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("m50", appauthor=False) / "netwerk"


def disabled_plugins() -> frozenset[str]:
    """Return the names of plugins that are off; M50Error when the setting can't be read."""
    path = config_folder() / "plugins.json"
    if not path.exists():
        return frozenset()
    try:
        names = json.loads(mend(decode_marked(path.read_bytes(), str(path))))["disabled"]
        if not isinstance(names, list):
            raise TypeError
        return frozenset(map(str, names))
    except (OSError, ValueError, KeyError, TypeError, M50Error) as error:
        raise M50Error(
            f"De instelling {path} kan niet worden gelezen. "
            "Verwijder het bestand om alle uitbreidingen aan te zetten."
        ) from error


def disable_plugin(name: str, *, off: bool = True) -> None:
    """Turn a plugin off (or on again); nothing is imported. M50Error when it can't be kept."""
    names = set(disabled_plugins())
    names = names | {name} if off else names - {name}
    path = config_folder() / "plugins.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps({"disabled": sorted(names)}, indent=2), "utf-8")
        temporary.replace(path)
    except OSError as error:
        raise M50Error(
            f"De instelling {path} kan niet worden bewaard ({system_reason(error)})."
        ) from error
