"""Implements a hook that doesn't exist."""

from m50core.plugins import hookimpl

m50_api = 1


@hookimpl
def m50_rulez():
    return []
