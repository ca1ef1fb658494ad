"""What one commit is to do, as a value: worked out first, kept afterwards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from m50core.errors import M50Error, together
from m50core.records.reasons import count_words
from m50core.records.record import Record


@attrs.frozen
class Doing:
    """One commit: why, the steps by which records change, what it adds, and what it removes."""

    why: str
    changes: tuple[tuple[Record, Mapping[str, Any]], ...] = ()
    additions: tuple[Record, ...] = ()
    removals: tuple[Record, ...] = ()
    same: tuple[Record, ...] = ()
    """What was asked of these too, and is so already."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to do: all is so already."""
        return not (self.changes or self.additions or self.removals)


def of_each(
    chosen: Sequence[Record],
    work_out: Callable[[Record], Doing | None],
    why: Callable[[str], str],
) -> Doing:
    """Return what does the same to each record, as one commit.

    ``work_out`` gives what is done to one; None: nothing, it is so already. ``why`` gives the
    reason, of what a person calls so many of them. Raises one error that tells of every record for
    which it can't be done, of the type of the first.
    """
    doings: list[tuple[Record, Doing]] = []
    same, wrong = [], []
    for record in chosen:
        try:
            doing = work_out(record)
        except M50Error as error:
            for problem in (error, *error.problems):
                problem.record_id = problem.record_id or record.id
                problem.record_called = record.title_text
            wrong.append(error)
            continue
        if doing is None or doing.is_empty:
            same.append(record)
        else:
            doings.append((record, doing))
    if wrong:
        raise refusal(wrong, len(chosen))
    every = [doing for _, doing in doings]
    return Doing(
        every[0].why if len(every) == 1 else why(count_words([record for record, _ in doings])),
        tuple(change for doing in every for change in doing.changes),
        tuple(addition for doing in every for addition in doing.additions),
        tuple(removal for doing in every for removal in doing.removals),
        tuple(same),
    )


def refusal(wrong: Iterable[M50Error], asked: int) -> M50Error:
    """Return why nothing is done of what was asked of so many records: all of it at once."""
    every = [problem for error in wrong for problem in error.problems]
    if asked < 2:
        return together(every)
    count = len({problem.record_id for problem in every})
    can = "kan" if count == 1 else "kunnen"
    return together(every, f"Er is niets gewijzigd: {count} van de {asked} {can} dit niet.")
