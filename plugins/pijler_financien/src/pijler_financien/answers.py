"""What ``m50 spuk`` answers a program with."""

from collections.abc import Mapping
from typing import Self

import attrs

import m50core as m50
from pijler_financien.grants import total
from pijler_financien.records import GrantStatus


@attrs.frozen
class GrantsAnswer:
    """The grants of one status, added up."""

    status: GrantStatus
    count: int
    total: m50.Money

    @classmethod
    def of(cls, status: GrantStatus, amounts: Mapping[GrantStatus, list[m50.Money]]) -> Self:
        """Return it of a status; ``amounts``: of each grant, by status."""
        found = amounts.get(status, [])
        return cls(status, len(found), total(found))
