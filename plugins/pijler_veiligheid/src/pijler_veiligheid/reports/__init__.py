"""The pillar's report: counts of signals, never a signal itself."""

from importlib.resources import files

from m50core.plugins import Report

REPORTS = (
    Report.lazy(
        "veiligheidsbeeld",
        "Veiligheidsbeeld",
        "Aantallen signalen per bron, thema en status; nooit een signaal zelf.",
        (files("pijler_veiligheid.reports") / "veiligheidsbeeld.md.j2").read_text("utf-8"),
        "pijler_veiligheid.reports.signal_counts:data",
    ),
)
