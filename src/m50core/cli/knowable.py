"""What is wrong with words whatever the network holds, refused before anything is asked."""

import argparse
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from m50core.plugins.register import Register
    from m50core.records.record import Record


def refuse_unknown(args: argparse.Namespace, register: Callable[[], "Register"]) -> None:
    """Refuse a kind, a field or a report that nobody knows, of the words that ask for one.

    Errors as the word itself gives them when it is run.
    """
    word = getattr(args, "m50_word", None)
    if word in ("list", "add", "search") and args.kind and "=" not in args.kind:
        kind = _kind(register(), args.kind)
        if word == "list":
            _refuse_questions(kind, args.conditions)
    elif getattr(args, "where", None) and args.words:
        named = [one for one in args.words if "=" not in one]
        if len(named) == 1:
            _refuse_questions(_kind(register(), named[0]), args.where)
    elif word == "report" and args.name:
        from m50core.reports.called import report_called

        report_called(register().reports(), args.name)


def _kind(register: "Register", word: str) -> type["Record"]:
    from m50core.records.called import kind_called

    kinds = register.record_kinds()
    return kinds[kind_called(kinds, word)]


def _refuse_questions(kind: type["Record"], conditions: Iterable[str]) -> None:
    from m50core.records.asked import split_values
    from m50core.records.conditions import question_of

    for question in split_values([*conditions]):
        question_of(kind, question)
