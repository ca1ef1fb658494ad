"""What a person is asked once, at the first start: who they are, where the data are, how it looks.

All answers are kept together: whoever breaks it off has answered nothing.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from m50core.cli import output
from m50core.errors import M50Error
from m50core.program.chosen import default_of, is_answer
from m50core.program.config import NETWORK, THEME, WHO, config_folder, kept_settings
from m50core.started import to_type
from m50core.values.capital import with_capital

if TYPE_CHECKING:
    from m50core.plugins.register import Register

_NOBODY = ("root", "administrator", "onbekend", "")
"""Names of users that don't say who sits there."""
_DARK = "donker"
_QUESTIONS = {
    WHO: "Wie bent u? Uw naam komt te staan bij wat u wijzigt.",
    NETWORK: "In welke map staan de gegevens, of komen ze te staan?",
    THEME: "Wilt u een licht of een donker scherm? Of een zoals de terminal?",
}
_ENTER = "Met enter neemt u over wat tussen haken staat"
_STOP = "met ctrl+c stopt u en wordt niets bewaard."


def ask(names: Sequence[str], register: "Register") -> Mapping[str, Any]:
    """Ask for settings, keep the answers, and return all settings as they are kept.

    KeyboardInterrupt, with nothing kept, when a person breaks it off.
    """
    from m50core.program.settings import change_settings
    from m50core.store.desk.desk import Desk

    desk = Desk(config_folder())
    _say([*desk.notices, _greeting(names), ""])
    answers = {name: _answer(name, register) for name in names}
    try:
        change_settings(desk, answers, register)
    except M50Error as error:
        _say([error.sentence, "Wat u antwoordde, geldt alleen voor deze keer."])
        return {**kept_settings(), **answers}
    _say([f"Dit is bewaard. Iets anders kiezen kan altijd met {to_type('settings')}.", ""])
    return kept_settings()


def _greeting(names: Sequence[str]) -> str:
    many = "één ding" if len(names) == 1 else f"{len(names)} dingen"
    how = f"{_ENTER}; {_STOP}" if any(map(_suggestion, names)) else with_capital(_STOP)
    return f"Welkom bij m50. Eerst vragen we u {many}; dat gebeurt één keer. {how}"


def _answer(name: str, register: "Register") -> str:
    """Ask until the answer can be read_typed; return it as it is kept."""
    from m50core.program.settings import read_typed

    default = _suggestion(name)
    while True:
        shown = f" [{default}]" if default else ""
        text = _line(f"{_QUESTIONS[name]}{shown} ").strip() or default
        if not text:
            _say(["Typ een naam, of stop met ctrl+c."])
            continue
        try:
            value, sentence = read_typed(name, text, register)
        except M50Error as error:
            # That nothing changed says itself here.
            _say([error.sentence.replace(" Er is niets gewijzigd.", "")])
            continue
        if sentence:
            _say([sentence])
        return str(value)


def _suggestion(name: str) -> str:
    """Return what is kept when a person only presses enter; empty: they must say."""
    default = default_of(name)
    if name == WHO:
        nobody = default.casefold() in _NOBODY or not is_answer(default)
        return "" if nobody else default
    return _DARK if name == THEME else default


def _line(asked: str) -> str:
    """Return the line that is typed; KeyboardInterrupt when there is none."""
    sys.stderr.write(output.folded_for_stderr(asked))
    sys.stderr.flush()
    try:
        typed = sys.stdin.readline()
    except KeyboardInterrupt:
        _say([""])
        raise
    except UnicodeDecodeError:
        return "\0"  # what isn't text is refused as any other sign that can't be kept
    if not typed.endswith("\n"):  # ctrl+d, also behind what was typed
        _say([""])
        raise KeyboardInterrupt
    return typed


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        output.say(sentence)
