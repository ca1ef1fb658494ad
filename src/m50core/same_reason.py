"""Errors of many records as lines: what is wrong with several is told once."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from m50core.errors import M50Error


def told_by_reason(every: Sequence["M50Error"], most: int) -> list[str]:
    """Return a line for each reason: of more records with the same one, with their ids.

    ``most``: so many ids are told of one reason.
    """
    reasons: dict[str, list[M50Error]] = {}
    for problem in every:
        reasons.setdefault(_reason(problem), []).append(problem)
    lines: list[str] = []
    for reason, problems in reasons.items():
        ids = list(dict.fromkeys(problem.record_id for problem in problems))
        if len(ids) < 2:
            lines += map(_of_its_record, problems)
            continue
        more = f" en nog {len(ids) - most}" if len(ids) > most else ""
        lines.append(f"{', '.join(ids[:most])}{more}: {reason}")
    return lines


def _reason(error: "M50Error") -> str:
    """Return what an error tells, without of which record it is."""
    sentence, number, called = error.sentence, error.record_id, error.record_called
    if not number:
        return sentence
    if called:
        sentence = sentence.replace(f"“{called}” ({number})", "dit").replace(f"“{called}”", "dit")
        sentence = f"D{sentence[1:]}" if sentence.startswith("dit") else sentence
    return re.sub(rf"(?<![\w-]){re.escape(number)}(?![\w-])", "NUMMER", sentence)


def _of_its_record(error: "M50Error") -> str:
    """Return what an error tells, with the id of its record when that isn't in it."""
    number, sentence = error.record_id, error.sentence
    named = not number or f"({number})" in sentence or f"“{number}”" in sentence
    return sentence if named else f"{number}: {sentence}"
