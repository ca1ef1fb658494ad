"""From where libraries come: the index, mirror, certificates and proxy that pip was told to use.

uv reads its own ``uv.toml`` by itself. What pip was told, in its file or in variables, uv is given
too, so that a computer that was set up for one of them works.
"""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path

GIVEN = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "HTTPS_PROXY",
}
"""What pip calls it, and the variable that uv takes it from."""
SYSTEM = Path("/etc")
_OF_THE_INDEX = ("index-url", "extra-index-url", "find-links", "no-index")
_SAME = {"UV_DEFAULT_INDEX": ("UV_INDEX_URL",), "UV_INDEX": ("UV_EXTRA_INDEX_URL",)}


def told_to_pip(env: Mapping[str, str]) -> dict[str, str]:
    """Return what pip was told, as variables for uv; what uv was told itself goes before it."""
    told: dict[str, str] = {}
    for path in pip_files(env):
        told |= _of_file(path)
    for name in GIVEN:
        if value := env.get(f"PIP_{name.upper().replace('-', '_')}"):
            told[name] = value
    if any(_names_index(path) for path in uv_files(env)):
        told = {name: value for name, value in told.items() if name not in _OF_THE_INDEX}
    found = {}
    for name, value in told.items():
        variable = GIVEN[name]
        if not any(env.get(one) for one in (variable, *_SAME.get(variable, ()))):
            separator = "," if variable == "UV_FIND_LINKS" else " "
            found[variable] = separator.join(value.split())
    if "UV_INDEX" in found and not env.get("UV_INDEX_STRATEGY"):
        # To pip all indexes are one. What is installed is held to its hash, wherever it is from.
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return found


def pip_files(env: Mapping[str, str]) -> Iterator[Path]:
    """Yield where pip's own settings may stand, those of the computer before those of the user."""
    home, name = _home(env), "pip.conf"
    given = env.get("PIP_CONFIG_FILE", "")
    if given == os.devnull:
        return
    if sys.platform == "win32":
        name = "pip.ini"
        yield Path(env.get("PROGRAMDATA", "C:\\ProgramData")) / "pip" / name
        yield home / "pip" / name
        yield Path(env.get("APPDATA", home)) / "pip" / name
    else:
        yield SYSTEM / name
        if sys.platform == "darwin":
            yield Path("/Library/Application Support/pip") / name
            yield home / "Library" / "Application Support" / "pip" / name
        for folder in env.get("XDG_CONFIG_DIRS", "/etc/xdg").split(os.pathsep):
            yield Path(folder) / "pip" / name
        yield home / ".pip" / name
        yield Path(env.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / name
    if given:
        yield Path(given)


def uv_files(env: Mapping[str, str]) -> Iterator[Path]:
    """Yield where uv's own settings may stand."""
    home = _home(env)
    if given := env.get("UV_CONFIG_FILE"):
        yield Path(given)
    elif sys.platform == "win32":
        yield Path(env.get("PROGRAMDATA", "C:\\ProgramData")) / "uv" / "uv.toml"
        yield Path(env.get("APPDATA", home)) / "uv" / "uv.toml"
    else:
        for folder in env.get("XDG_CONFIG_DIRS", "/etc/xdg").split(os.pathsep):
            yield Path(folder) / "uv" / "uv.toml"
        yield SYSTEM / "uv" / "uv.toml"
        yield Path(env.get("XDG_CONFIG_HOME") or home / ".config") / "uv" / "uv.toml"


def _home(env: Mapping[str, str]) -> Path:
    return Path(env["HOME"]) if env.get("HOME") else Path.home()


def _of_file(path: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text("utf-8"))
    except (OSError, ValueError, ConfigError):
        return {}
    told: dict[str, str] = {}
    for section in ("global", "install"):
        if parser.has_section(section):
            told |= {name: value for name, value in parser.items(section) if name in GIVEN}
    return {name: value for name, value in told.items() if value.strip()}


def _names_index(path: Path) -> bool:
    try:
        told: dict[str, object] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    pip = told.get("pip")
    told |= pip if isinstance(pip, dict) else {}
    return bool({"index", "index-url", "default-index", "no-index", "find-links"} & set(told))
