"""Answers with things that are of no use."""

from m50core.plugins import hookimpl

m50_api = 1


@hookimpl
def m50_rules():
    return ["geen regel", 42]


@hookimpl
def m50_record_kinds():
    return [dict]


@hookimpl
def m50_year_plans():
    return 7
