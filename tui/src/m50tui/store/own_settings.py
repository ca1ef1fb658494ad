"""What whoever sits here set for this computer, asked on the screen as at the first start."""

from collections.abc import Mapping
from typing import Any

from textual.app import App

from m50core import Look, Settings, change_settings, read_settings
from m50tui.forms.ask import AskScreen, Question
from m50tui.widgets.host import attempt, host

_NAMES = ("who", "network", "theme")
_LATER = "Bewaard. Wie u bent en waar de gegevens staan, geldt vanaf de volgende start."


def change_own_settings(app: App[Any]) -> None:
    """Ask for them, with what was set; what stands empty and wasn't set stays so."""
    net = host(app).net
    if (kept := attempt(app, lambda: read_settings(net.desk))) is None:
        return
    fields = Settings.fields()
    was = {name: _words(getattr(kept, name)) for name in _NAMES}
    questions = [
        Question(name, fields[name].label, was[name], fields[name].help, fields[name].example)
        for name in _NAMES
    ]

    def answer(given: Mapping[str, str]) -> None:
        typed = {name: text.strip() for name, text in given.items() if text.strip() != was[name]}
        for sentence in change_settings(net.desk, typed, net.register):
            host(app).tell(sentence)
        if "theme" in typed:
            host(app).show_light(Look.parse(typed["theme"]).is_light)
        host(app).tell(_LATER if typed.keys() - {"theme"} else "Bewaard.")

    app.push_screen(AskScreen("Instellingen", questions, answer, about=("settings", "")))


def _words(value: object) -> str:
    return value.label if isinstance(value, Look) else str(value or "")
