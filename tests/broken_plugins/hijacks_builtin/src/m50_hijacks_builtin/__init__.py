"""Wants the places of built-in parts: a kind, a rule, a report, a command."""

import m50core as m50
from m50core.plugins import Command, Report, hookimpl

m50_api = 1


@m50.record(label="Doel", plural="Doelen", prefix="doel")
class Goal(m50.Record):
    title: str = m50.field(label="Titel")


@m50.rule("M50-003", "Niets.", clause="Plan", reads=())
def nothing(records, today):
    return []


@hookimpl
def m50_record_kinds():
    return [Goal]


@hookimpl
def m50_rules():
    return [nothing]


@hookimpl
def m50_reports():
    return [Report("voortgang", "Weg", "weg", "# weg", lambda r, d, p: {})]


@hookimpl
def m50_commands():
    return [Command("plan", "weg", lambda context: 99)]
