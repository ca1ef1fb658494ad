"""The page about exit codes tells what the code has.

That its examples end so, is in ``test_named_commands``.
"""

import re
from pathlib import Path

import m50core
from m50core.cli.again import HALF_READ
from m50core.cli.output import Unwritable
from m50core.errors import M50Error

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "exit-codes.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (\d+) \|.*\|([^|]*)\|$", TEXT.split("\n\n| command")[0], re.M))


def errors_of(cls: type[M50Error]) -> list[type[M50Error]]:
    return [cls, *(each for below in cls.__subclasses__() for each in errors_of(below))]


KNOWN = [each for each in errors_of(M50Error) if each.__module__ == m50core.UsageError.__module__]


def test_every_error_stands_with_the_code_that_it_ends_with():
    told = {
        (name, int(code)) for code, names in ROWS.items() for name in re.findall(r"`(\w+)`", names)
    }
    assert told == {(each.__name__, each.exit_code) for each in (*KNOWN, Unwritable)}


def test_every_code_stands_in_it():
    own = {each.exit_code for each in KNOWN}
    assert {int(code) for code in ROWS} == {0, 1, *own, 130, HALF_READ}
