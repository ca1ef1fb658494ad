"""Raises in two hooks, one of them by stopping the program."""

from m50core.plugins import hookimpl

m50_api = 1


@hookimpl
def m50_rules():
    raise ValueError("kapotte regel")


@hookimpl
def m50_year_plans():
    raise SystemExit(9)
