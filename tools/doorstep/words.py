"""The words of ``run.py``: what each does, in Dutch, and who does it."""

import sys
from collections.abc import Callable

from doorstep.folder import SetupError, say
from doorstep.started import own_command
from doorstep.troubles import sentence_of_system


def _install(words: list[str]) -> int:
    from doorstep.office import install

    return install(words)


def _update(_: list[str]) -> int:
    from doorstep.office import update

    return update()


def _uninstall(_: list[str]) -> int:
    from doorstep.office import uninstall

    return uninstall()


def _path(_: list[str]) -> int:
    from doorstep.office import put_on_path

    return put_on_path()


def _bundle(words: list[str]) -> int:
    from doorstep.bundle import bundle

    return bundle(words)


def _test(words: list[str]) -> int:
    from doorstep.checks import check_all
    from doorstep.workplace import prepare

    prepare()
    return check_all(words)


def _pin(_: list[str]) -> int:
    from doorstep.pins import pin

    return pin()


def _help(_: list[str]) -> int:
    room = max(map(len, WORDS))
    print(f"Zo werkt u met m50 vanuit deze map: {own_command('WOORD')}\n")
    for word, told in WORDS.items():
        print(f"  {word.ljust(room)}   {told[0]}")
    print("\nWie m50 heeft geïnstalleerd, typt gewoon `m50`; `m50 --help` noemt wat dat kan.")
    return 0


WORDS: dict[str, tuple[str, Callable[[list[str]], int] | None]] = {
    "m50": ("m50 zelf, met wat erachter staat; zonder meer: het scherm", None),
    "install": ("zet m50 op deze computer; met `--with MAP` een eigen uitbreiding erbij", _install),
    "path": ("laat uw terminal weten waar m50 geïnstalleerd is", _path),
    "update": (
        "haal de nieuwste versie op, en zet die op deze computer als m50 daar staat",
        _update,
    ),
    "uninstall": ("haal m50 van deze computer; uw gegevens blijven staan", _uninstall),
    "bundle": ("maak één map en één zip voor een computer zonder netwerk", _bundle),
    "help": ("deze uitleg", _help),
    "test": ("voor wie meewerkt: alles waaraan een wijziging moet voldoen", _test),
    "pin": ("voor wie meewerkt: de vastgezette versies vernieuwen", _pin),
    "OPDRACHT": ("voor wie meewerkt: een andere opdracht, zoals pytest of python", None),
}


def run(words: list[str]) -> int:
    """Set up what is needed and do what the words say; return the exit code."""
    words = words or ["m50"]
    if words[0] in ("-h", "--help"):
        words = ["help"]
    try:
        return _run(words)
    except SetupError as error:
        say(str(error))
        return error.exit_code
    except OSError as error:
        say(sentence_of_system(error))
        return 4
    except KeyboardInterrupt:
        say("Afgebroken. Er is niets half achtergebleven; typ de opdracht gerust opnieuw.")
        return 130


def _run(words: list[str]) -> int:
    _, own = WORDS.get(words[0], ("", None))
    if own is not None:
        return own(words[1:])
    from doorstep.workplace import prepare
    from doorstep.workplace import run as run_there

    prepare()
    sys.stdout.flush()
    return run_there(words)
