"""The modules that the face asks, each imported when it is first asked something.

A word of the command line uses a few of them; all together they take longer than its answer.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import module

if TYPE_CHECKING:
    from m50core.accountability import accounting as accounting_service
    from m50core.accountability import coming as coming
    from m50core.accountability import figures as figures_service
    from m50core.accountability import records as proof
    from m50core.accountability import rhythm as rhythm_service
    from m50core.accountability import standing as standing_service
    from m50core.agenda import entries as agenda_service
    from m50core.agenda import recess as recess
    from m50core.board import owners as owners_service
    from m50core.board import records as board_records
    from m50core.findings import causes as causes_service
    from m50core.findings import check as check_service
    from m50core.findings import findings as findings
    from m50core.goals import records as goal_records
    from m50core.guard import watch as watch
    from m50core.lobby import records as lobby_records
    from m50core.meetings import appointments as appointments
    from m50core.meetings import cancelling as cancelling
    from m50core.meetings import moving as moving
    from m50core.meetings import preparation as preparation_service
    from m50core.meetings import readying as readying
    from m50core.meetings import resolutions as resolutions
    from m50core.meetings import runbook as runbook_service
    from m50core.meetings import series as series_service
    from m50core.meetings import sitting as sitting_service
    from m50core.meetings.records import amendments as amendments
    from m50core.meetings.records import decisions as decisions
    from m50core.meetings.records import meetings as meeting_records
    from m50core.members import records as member_records
    from m50core.network import carrying as carrying
    from m50core.network import commit as commits
    from m50core.network import ground as ground
    from m50core.network import intake as intake
    from m50core.network import making
    from m50core.network.history import bin as binning
    from m50core.network.history import differences as differing
    from m50core.network.history import entries as entries
    from m50core.network.history import looking_back as looking_back
    from m50core.network.history import undo as undoing
    from m50core.next_year import next_year as next_year_service
    from m50core.plan import runbooks as runbooks_service
    from m50core.plan import years as years
    from m50core.plugins import extensions as extensions
    from m50core.privacy import dossier as dossier_service
    from m50core.privacy import drafts as drafts_service
    from m50core.privacy import list_spots as list_spots
    from m50core.privacy import people as people_service
    from m50core.privacy import privacy as privacy_service
    from m50core.records import doing as doings
    from m50core.records import lookalikes as lookalikes_service
    from m50core.records import search as search_service
    from m50core.reports import report as report_service
    from m50core.store import memory as memory
    from m50core.today import today as today_service
else:
    coming = module("m50core.accountability.coming")
    accounting_service = module("m50core.accountability.accounting")
    figures_service = module("m50core.accountability.figures")
    proof = module("m50core.accountability.records")
    rhythm_service = module("m50core.accountability.rhythm")
    standing_service = module("m50core.accountability.standing")
    agenda_service = module("m50core.agenda.entries")
    recess = module("m50core.agenda.recess")
    owners_service = module("m50core.board.owners")
    board_records = module("m50core.board.records")
    causes_service = module("m50core.findings.causes")
    check_service = module("m50core.findings.check")
    findings = module("m50core.findings.findings")
    goal_records = module("m50core.goals.records")
    watch = module("m50core.guard.watch")
    lobby_records = module("m50core.lobby.records")
    appointments = module("m50core.meetings.appointments")
    cancelling = module("m50core.meetings.cancelling")
    moving = module("m50core.meetings.moving")
    preparation_service = module("m50core.meetings.preparation")
    readying = module("m50core.meetings.readying")
    amendments = module("m50core.meetings.records.amendments")
    decisions = module("m50core.meetings.records.decisions")
    meeting_records = module("m50core.meetings.records.meetings")
    resolutions = module("m50core.meetings.resolutions")
    runbook_service = module("m50core.meetings.runbook")
    series_service = module("m50core.meetings.series")
    sitting_service = module("m50core.meetings.sitting")
    member_records = module("m50core.members.records")
    next_year_service = module("m50core.next_year.next_year")
    runbooks_service = module("m50core.plan.runbooks")
    dossier_service = module("m50core.privacy.dossier")
    drafts_service = module("m50core.privacy.drafts")
    list_spots = module("m50core.privacy.list_spots")
    people_service = module("m50core.privacy.people")
    privacy_service = module("m50core.privacy.privacy")
    doings = module("m50core.records.doing")
    lookalikes_service = module("m50core.records.lookalikes")
    search_service = module("m50core.records.search")
    report_service = module("m50core.reports.report")
    today_service = module("m50core.today.today")
    carrying = module("m50core.network.carrying")
    commits = module("m50core.network.commit")
    making = module("m50core.network.making")
    ground = module("m50core.network.ground")
    intake = module("m50core.network.intake")
    memory = module("m50core.store.memory")
    undoing = module("m50core.network.history.undo")
    binning = module("m50core.network.history.bin")
    differing = module("m50core.network.history.differences")
    entries = module("m50core.network.history.entries")
    looking_back = module("m50core.network.history.looking_back")
    years = module("m50core.plan.years")
    extensions = module("m50core.plugins.extensions")

__all__ = [
    "accounting_service",
    "agenda_service",
    "amendments",
    "appointments",
    "binning",
    "board_records",
    "cancelling",
    "carrying",
    "causes_service",
    "check_service",
    "coming",
    "commits",
    "decisions",
    "differing",
    "doings",
    "dossier_service",
    "drafts_service",
    "entries",
    "figures_service",
    "findings",
    "goal_records",
    "ground",
    "intake",
    "list_spots",
    "lobby_records",
    "lookalikes_service",
    "looking_back",
    "making",
    "meeting_records",
    "member_records",
    "memory",
    "moving",
    "next_year_service",
    "owners_service",
    "people_service",
    "preparation_service",
    "privacy_service",
    "proof",
    "readying",
    "recess",
    "report_service",
    "resolutions",
    "rhythm_service",
    "runbook_service",
    "runbooks_service",
    "search_service",
    "series_service",
    "sitting_service",
    "standing_service",
    "today_service",
    "undoing",
    "watch",
    "years",
]
