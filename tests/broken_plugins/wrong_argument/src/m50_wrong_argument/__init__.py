"""Asks a hook for an argument that it hasn't."""

from m50core.plugins import hookimpl

m50_api = 1


@hookimpl
def m50_rules(database):
    return []
