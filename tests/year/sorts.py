"""The sorts of findings that the expectations name: which rules tell them, and about what."""

from collections.abc import Mapping

import attrs


@attrs.frozen
class Sort:
    """The codes of the rules that tell of it."""

    codes: frozenset[str]
    of: str = ""
    """The record that is told of when it isn't the one that is named; empty: that one."""
    any_of: bool = False
    """True when it is told of each of some, such as members, and of no record that is named."""


def _sort(*codes: str, of: str = "", any_of: bool = False) -> Sort:
    return Sort(frozenset(codes), of, any_of)


_OPEN = ("PLN-009", "PLN-011", "PLN-013", "PLN-017")
_CLASH = (
    "M50-003", "M50-005", "M50-108", "PLN-004", "PLN-015", "PLN-016", "PLN-018", "PLN-019",
)  # fmt: skip
_LATE = ("M50-004", "M50-014", "M50-210", "RUI-004", "SOC-002")
_VACANT = ("M50-002", "M50-006")
_ORDER = ("M50-003", "M50-108")

SORTS: Mapping[str, Sort] = {
    "contradiction": _sort(*_CLASH, "PLN-009"),
    "open point": _sort(*_OPEN, "M50-005"),
    "open point: no date": _sort(*_OPEN, "M50-102"),
    "open point: no rhythm": _sort(*_OPEN),
    "seat without holder": _sort(*_VACANT),
    "seat without holder or term without decision": _sort(*_VACANT, "M50-021"),
    "double or missing holder": _sort(*_VACANT, "M50-010", "M50-021", "M50-090"),
    "holder leaves, no vacancy": _sort("M50-010"),
    "no focus chosen": _sort("RUI-007"),
    "groups not yet spoken": _sort("RUI-004", "M50-104", "M50-205"),
    "out of order": _sort(*_ORDER),
    "late or out of order": _sort(*_LATE, *_ORDER),
    "goal behind its date": _sort(*_LATE),
    "not done": _sort(*_LATE, "M50-101"),
    "goal is silent": _sort("M50-012"),
    "rhythm missed": _sort("M50-101", "M50-104", "VEI-002"),
    "no date while decisions wait": _sort("M50-102", "PLN-011"),
    "waits for a thing without date": _sort("M50-107"),
    "contribution open": _sort("M50-303", "M50-501"),
    "0 of 61 contributions": _sort("M50-501", any_of=True),
    "no meeting held": _sort("M50-101", "M50-110"),
    "member outside the band or double": _sort("M50-301", "M50-090"),
    "no election procedure": _sort("M50-011", of="bestuur-m50"),
    "moment passed without outcome": _sort("M50-209"),
    "nothing published": _sort("M50-801"),
    "no contact": _sort("M50-204"),
}
