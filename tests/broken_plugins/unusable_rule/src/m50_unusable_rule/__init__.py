"""Gives a rule with a severity that there isn't, and one that can't be held at all."""

from m50core.findings.findings import Rule
from m50core.plugins import hookimpl

m50_api = 1


@hookimpl
def m50_rules():
    return [
        Rule("ZWAAR-1", "Tekst.", "Kop", "zwaar", ("*",), lambda records, today: []),
        Rule(None, "Tekst.", "Kop", None, None, None, groups=None),
    ]
