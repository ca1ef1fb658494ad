"""What ``m50 spuk`` answers a program with."""

import attrs

import m50core as m50
from pijler_financien.records import GrantStatus


@attrs.frozen
class GrantsAnswer:
    """The grants of one status, added up."""

    status: GrantStatus
    count: int
    total: m50.Money
