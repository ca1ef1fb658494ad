"""How this m50 was started, and so what one types to give it another command.

Whoever runs it from a folder has no command ``m50``: ``run.py`` tells in a variable what they typed
before the words of m50 itself. Without it m50 is installed.
"""

import os

STARTED = "M50_STARTED"
"""The variable: ``python3 run.py m50``, quoted as the shell wants it."""
_BARE = "-_./:,@+%…“”=\\" if os.name == "nt" else "-_./:,@+%…“”="
"""What a shell takes as it is, besides letters and digits."""


def start_words() -> str:
    """Return what was typed to start m50, before a command's own words."""
    words = os.environ.get(STARTED, "")
    return words if words and words.isprintable() else "m50"


def to_type(command: str, *values: object) -> str:
    """Return what one types for a command: its words as they are, then each value as one word.

    ``to_type("bin --restore", record.id)``
    """
    return " ".join((start_words(), command, *(for_shell(str(value)) for value in values)))


def in_help(command: str) -> str:
    """Return what one types for a command, for a help of argparse: there ``%`` is a hole."""
    return to_type(command).replace("%", "%%")


def as_typed(example: str) -> str:
    """Return an example, ``m50 today --all``, as one types it here; any other text as it is."""
    word, space, rest = example.partition(" ")
    return f"{start_words()}{space}{rest}" if word == "m50" else example


def filled_in(advice: str, **values: str) -> str:
    """Return an advice with what stands in it between braces: ``{m50}``, and each of ``values``.

    For what is written before it is known: ``"Wijs een trekker aan: {m50} assign {id} WIE."``
    """
    known = {"m50": start_words(), **{name: for_shell(value) for name, value in values.items()}}
    first, *others = advice.split("{")
    parts = [hole.partition("}") for hole in others]
    return first + "".join(
        known[name] + rest if there and name in known else "{" + name + there + rest
        for name, there, rest in parts
    )


def for_shell(word: str) -> str:
    """Return one word as a shell takes it for one: ``"Zaal 1"``."""
    if word and all(sign.isalnum() or sign in _BARE for sign in word):
        return word
    if os.name == "nt" or not any(sign in word for sign in '"$`\\!'):
        return f'"{word}"'
    return "'" + word.replace("'", "'\"'\"'") + "'"
