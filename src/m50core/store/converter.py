"""Commits to and from JSON: a form that stays as it is, since the log is summed over its bytes.

What a record holds is plain data here; ``records.field_types`` says how each value is kept.
msgspec does the daily work; cattrs tells, with the place, what is wrong with what msgspec refuses.
"""

from functools import cache
from typing import Any, NoReturn

import msgspec

from m50core.store.protocol import SUPERSEDES_NOTHING, Change, Commit

_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(Commit).decode


def commit_to_json(commit: Commit) -> bytes:
    """Return a commit as one line of JSON; what is as usual (no undo, no overlay) is left out."""
    plain: dict[str, Any] = {
        "number": commit.number,
        "when": commit.when.isoformat(),
        "who": commit.who,
        "why": commit.why,
        "changes": [_change_to_plain(change) for change in commit.changes],
    }
    if commit.undoes:
        plain["undoes"] = commit.undoes
    if commit.erases:
        plain["erases"] = commit.erases
    if commit.day:
        plain["day"] = commit.day.isoformat()
    if commit.supersedes != SUPERSEDES_NOTHING:
        gone = commit.supersedes
        heads = {"heads": dict(gone.heads)} if gone.heads else {}
        plain["supersedes"] = {
            "until": gone.until,
            "times": gone.times,
            "numbers": dict(gone.numbers),
            **heads,
        }
    return _ENCODE(plain)


def _change_to_plain(change: Change) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "kind": change.kind,
        "id": change.id,
        "before": None if change.before is None else dict(change.before),
        "after": None if change.after is None else dict(change.after),
    }
    if change.overlay:
        plain["overlay"] = True
    return plain


def commit_from_json(content: bytes) -> Commit:
    """Read a commit; ValueError says which part is wrong."""
    try:
        return _DECODE(content)
    except msgspec.ValidationError:
        _raise_with_place(msgspec.json.decode(content))
    except msgspec.DecodeError as error:
        raise ValueError(f"geen JSON: {error}") from None


def _raise_with_place(plain: Any) -> NoReturn:
    from cattrs import transform_error

    try:
        _strict().structure(plain, Commit)
    except Exception as error:
        raise ValueError("; ".join(transform_error(error))) from None
    raise ValueError("geen wijziging van m50")


@cache
def _strict() -> Any:
    from cattrs.preconf.msgspec import make_converter

    return make_converter(detailed_validation=True)
