"""What m50 advises as a command, as the keys that do the same on the screen.

A command in an advice is code, as the command line reads it. Here it is read as such, and drawn
as keys; what stands between quotation marks is somebody's own text, and stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

import attrs

from m50core import Network, start_words


@attrs.frozen
class AdvisedCommand:
    """A command as it is advised: its word, what it is about, fields and options."""

    word: str
    about: tuple[str, ...]
    fields: tuple[str, ...]
    options: tuple[str, ...]
    text: str


Way = Callable[[AdvisedCommand, Network | None], str]
"""Gives the keys that do what a command does, as words that can stand after “met” or a colon."""


def on_screen(text: str, net: Network | None = None) -> str:
    """Return a text with keys instead of commands; ``net`` gives names to what it is about."""
    parts = _QUOTED.split(text)
    return "".join(part if n % 2 else _draw(part, net) for n, part in enumerate(parts))


def _draw(text: str, net: Network | None) -> str:
    drawn, place, mentions = [], 0, _mentions(start_words())
    while match := mentions.search(text, place):
        drawn.append(text[place : match.start()])
        if match["word"]:
            mention, place = _read(text, match)
            drawn.append(WAYS[mention.word](mention, net))
        else:
            drawn.append(_OPTIONS.get(match["option"], match[0]))
            place = match.end()
    return "".join((*drawn, text[place:]))


@cache
def _mentions(start: str) -> re.Pattern[str]:
    """Return what finds a command, as one is typed here, or an option by itself."""
    return re.compile(
        rf"(?<![\w-])(?:{re.escape(start)}|m50) (?P<word>{'|'.join(WAYS)})\b"
        r"|(?<![\w-])(?P<option>--[a-z-]+)(?: [A-Z]{3,})?"
    )


def _read(text: str, match: re.Match[str]) -> tuple[AdvisedCommand, int]:
    """Return a command with what belongs to it, and the place after it."""
    about: list[str] = []
    fields: list[str] = []
    options: list[str] = []
    end, most = match.end(), _ABOUT.get(match["word"], 0)
    while token := _TOKEN.match(text, end):
        word, name = token[1], token["field"]
        if word.startswith("--"):
            options.append(word)
        elif name:
            fields.append(name)
        elif len(about) < most or _is_code(word) or options[-1:] in _VALUED:
            about.append(word.strip('"'))
        else:
            break
        end = token.end()
    words = (tuple(about), tuple(fields), tuple(options))
    return AdvisedCommand(match["word"], *words, text[match.start() : end]), end


_VALUED = (["--done"], ["--every"])
"""Options behind which stands a word of people."""


def _is_code(word: str) -> bool:
    """Tell whether a word is a number or stands for one, and no word of the sentence."""
    return word == "…" or word.isupper() or any(sign in word for sign in '-"“0123456789')


def _key(name: str) -> Way:
    def way(mention: AdvisedCommand, net: Network | None) -> str:
        return f"{name}{_beside(mention, net)}"

    return way


def _place(words: str) -> Way:
    def way(_: AdvisedCommand, _net: Network | None) -> str:
        return words

    return way


def _outside(mention: AdvisedCommand, _: Network | None) -> str:
    return f"{mention.text} (buiten dit scherm)"


def _beside(mention: AdvisedCommand, net: Network | None) -> str:
    """Return at what a key is pressed, and which fields are filled in then."""
    first = mention.about[0] if mention.about else ""
    record = net.records.get(first) if net is not None else None
    if record is not None:
        where = f" bij “{record.title_text}”"
    else:
        where = "" if first in ("", "NUMMER") else f" bij {_thing(first)}"
    known = record.spec.fields if record is not None else {}
    labels = [f"“{known[name].label}”" for name in mention.fields if name in known]
    return where + (f" ({', '.join(labels)})" if labels else "")


def _thing(words: str) -> str:
    return f"de {words.casefold()}" if words.isupper() and words.isalpha() else words


def _list(mention: AdvisedCommand, net: Network | None) -> str:
    """Return where the list of a kind stands."""
    kinds = net.kinds if net is not None else {}
    kind = mention.about[0] if mention.about else ""
    return f"Meer > {kinds[kind].spec.plural}" if kind in kinds else "Meer"


def _add(mention: AdvisedCommand, net: Network | None) -> str:
    return "v" if mention.about[:1] == ("progress",) else f"n in {_list(mention, net)}"


def _decide(mention: AdvisedCommand, net: Network | None) -> str:
    if "--revoke" in mention.options:
        return f"e{_beside(mention, net)} (“Status”)"
    ends = {"--reject": "x", "--withdraw": "i"}
    then = next((f", dan {key}" for name, key in ends.items() if name in mention.options), "")
    known = mention.about[:1] not in ((), ("BESLUIT",))
    where = _beside(mention, net) if known else " bij een besluit"
    return f"b{where} in de vergadering{then}"


def _ready(mention: AdvisedCommand, net: Network | None) -> str:
    key = "spatie" if "--done" in mention.options else "enter"
    return f"{key}{_beside(mention, net)}, onder Klaarzetten" if mention.about else "Klaarzetten"


def _cancel(mention: AdvisedCommand, net: Network | None) -> str:
    then = "“vervalt”" if "--drop" in mention.options else "het nummer van dat andere"
    return f"x{_beside(mention, net)}, en dan {then}"


def _check(mention: AdvisedCommand, _: Network | None) -> str:
    return "Meer > Het plan zelf" if "--plan" in mention.options else "Meer > Controle"


def _doctor(mention: AdvisedCommand, _: Network | None) -> str:
    return "r bij Gezondheid (D)" if "--repair" in mention.options else "Gezondheid (D)"


def _backup(mention: AdvisedCommand, net: Network | None) -> str:
    if "--to" in mention.options:
        return _outside(mention, net)
    return "Gezondheid (D)" if mention.options else "B"


def _plugins(mention: AdvisedCommand, net: Network | None) -> str:
    return _outside(mention, net) if mention.about else "Meer > Uitbreidingen"


def _undo(mention: AdvisedCommand, net: Network | None) -> str:
    return _outside(mention, net) if mention.about else "u"


def _person(mention: AdvisedCommand, net: Network | None) -> str:
    if mention.about[:1] != ("erase",):
        return _key("p")(mention, net)
    return f"p en dan w{_beside(attrs.evolve(mention, about=mention.about[1:]), net)}"


WAYS: Mapping[str, Way] = {
    "add": _add,
    "assign": _key("a"),
    "attend": _key("a"),
    "backup": _backup,
    "bin": _place("Meer > Prullenbak"),
    "cancel": _cancel,
    "check": _check,
    "compare": _outside,
    "decide": _decide,
    "doctor": _doctor,
    "done": _key("spatie"),
    "goals": _key("enter"),
    "judge": _key("o"),
    "leave": _key("l"),
    "list": _list,
    "log": _place("h, de geschiedenis"),
    "minutes": _key("m"),
    "missed": _key("x"),
    "move": _key("z"),
    "person": _person,
    "plan": _outside,
    "plugins": _plugins,
    "progress": lambda mention, net: f"e{_beside(mention, net)} (“Status”)",
    "ready": _ready,
    "remove": _key("d"),
    "report": _outside,
    "restore": _outside,
    "runbook": _outside,
    "schedule": _key("p"),
    "series": _outside,
    "search": _place("ctrl+p"),
    "set": _key("e"),
    "settings": _place("Meer > Instellingen"),
    "show": _key("enter"),
    "undo": _undo,
    "vote": _key("s"),
}
"""By the word of a command: what one presses instead."""
_OPTIONS = {
    "--on": "“Genomen op”",
    "--effective": "“Geldt vanaf”",
    "--reason": "“Reden”",
    "--proof": "“Bewijs”",
    "--check": "“Status”",
    "--approve": "“Status”",
    "--drop": "“vervalt”",
    "--to": "het nummer ervan",
}
"""By an option that an advice names by itself: the field of the form that asks the same."""

_ABOUT = {word: 1 for word in WAYS if word not in (
    "backup", "bin", "check", "compare", "doctor", "log", "plan", "plugins", "search", "settings",
    "undo",
)} | {"person": 2}  # fmt: skip
"""How many words after a command are part of it, whatever they look like."""
_QUOTED = re.compile("(?<!--every )(“[^”]*”)")
_TOKEN = re.compile(
    r' (--[a-z-]+|(?P<field>[a-z_]+)=(?:"[^"]*"|…|[^\s“”(),;]*[^\s“”().,;:])?|"[^"]*"|“[^”]*”|…'
    r"|[^\s“”(),;]*[^\s“”().,;:])"
)
