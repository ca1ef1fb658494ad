"""m50: the year plan of the network of mid-sized municipalities, as a library.

``open`` gives the network; the record kinds are here by name. Everything is imported when it is
first used, so that importing this package costs next to nothing.
"""

from m50core.values.lazy import lazily

# Not from typing: whoever only asks the version needs none of it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from m50core.accountability.happened import Happened as Happened
    from m50core.accountability.happened import happening_of as happening_of
    from m50core.accountability.records import Accounting as Accounting
    from m50core.accountability.records import Judgement as Judgement
    from m50core.accountability.records import Measurement as Measurement
    from m50core.accountability.records import Progress as Progress
    from m50core.accountability.records import ProofStatus as ProofStatus
    from m50core.accountability.records import Stand as Stand
    from m50core.accountability.rhythm import RhythmLedger as RhythmLedger
    from m50core.accountability.standing import GoalStanding as GoalStanding
    from m50core.agenda.records import Appointment as Appointment
    from m50core.answers.converter import from_json as from_json
    from m50core.answers.converter import to_json as to_json
    from m50core.board.owners import Responsible as Responsible
    from m50core.board.records import Board as Board
    from m50core.board.records import Pillar as Pillar
    from m50core.board.records import Portfolio as Portfolio
    from m50core.board.records import Seat as Seat
    from m50core.board.records import Term as Term
    from m50core.board.terms import Tenure as Tenure
    from m50core.budget.records import Booking as Booking
    from m50core.budget.records import Budget as Budget
    from m50core.budget.records import BudgetLine as BudgetLine
    from m50core.budget.records import Contribution as Contribution
    from m50core.communication.records import Channel as Channel
    from m50core.communication.records import Event as Event
    from m50core.communication.records import Publication as Publication
    from m50core.documents.records import Document as Document
    from m50core.errors import ClosedError as ClosedError
    from m50core.errors import ConflictError as ConflictError
    from m50core.errors import DefinitionError as DefinitionError
    from m50core.errors import FieldError as FieldError
    from m50core.errors import M50Error as M50Error
    from m50core.errors import PluginError as PluginError
    from m50core.errors import ReadOnlyError as ReadOnlyError
    from m50core.errors import RelationError as RelationError
    from m50core.errors import StoreBusy as StoreBusy
    from m50core.errors import StoreError as StoreError
    from m50core.errors import TransitionError as TransitionError
    from m50core.errors import UndoError as UndoError
    from m50core.errors import UnknownField as UnknownField
    from m50core.errors import UnknownId as UnknownId
    from m50core.errors import UnknownKind as UnknownKind
    from m50core.errors import UsageError as UsageError
    from m50core.findings.causes import Cause as Cause
    from m50core.findings.findings import Finding as Finding
    from m50core.findings.findings import FindingNature as FindingNature
    from m50core.findings.findings import Hit as Hit
    from m50core.findings.findings import Rule as Rule
    from m50core.findings.findings import Severity as Severity
    from m50core.findings.findings import rule as rule
    from m50core.findings.rule_choices import RuleSet as RuleSet
    from m50core.findings.rule_choices import Suppression as Suppression
    from m50core.goals.records import Activity as Activity
    from m50core.goals.records import Goal as Goal
    from m50core.goals.records import Indicator as Indicator
    from m50core.goals.records import OpenPoint as OpenPoint
    from m50core.goals.records import Principle as Principle
    from m50core.goals.records import Rhythm as Rhythm
    from m50core.goals.records import Tracked as Tracked
    from m50core.lobby.records import Contact as Contact
    from m50core.lobby.records import LobbyLine as LobbyLine
    from m50core.lobby.records import LobbyMoment as LobbyMoment
    from m50core.lobby.records import Partner as Partner
    from m50core.lobby.records import Stakeholder as Stakeholder
    from m50core.meetings.preparation import Need as Need
    from m50core.meetings.preparation import NeedSort as NeedSort
    from m50core.meetings.preparation import Preparation as Preparation
    from m50core.meetings.proceedings import Proceedings as Proceedings
    from m50core.meetings.records.amendments import Amendment as Amendment
    from m50core.meetings.records.amendments import AmendmentStatus as AmendmentStatus
    from m50core.meetings.records.attendance import Attendance as Attendance
    from m50core.meetings.records.attendance import Presence as Presence
    from m50core.meetings.records.decisions import Decision as Decision
    from m50core.meetings.records.decisions import DecisionStatus as DecisionStatus
    from m50core.meetings.records.meetings import ActionItem as ActionItem
    from m50core.meetings.records.meetings import ActionStatus as ActionStatus
    from m50core.meetings.records.meetings import AgendaItem as AgendaItem
    from m50core.meetings.records.meetings import Meeting as Meeting
    from m50core.meetings.records.meetings import MeetingSeries as MeetingSeries
    from m50core.meetings.records.meetings import MeetingType as MeetingType
    from m50core.meetings.records.meetings import Minutes as Minutes
    from m50core.meetings.records.meetings import MinutesStatus as MinutesStatus
    from m50core.meetings.records.papers import Paper as Paper
    from m50core.meetings.records.papers import PaperStatus as PaperStatus
    from m50core.meetings.records.tallies import Answer as Answer
    from m50core.meetings.records.tallies import Outcome as Outcome
    from m50core.meetings.records.tallies import Secrecy as Secrecy
    from m50core.meetings.records.tallies import Tally as Tally
    from m50core.meetings.records.tallies import VoteStatus as VoteStatus
    from m50core.meetings.records.votes import Ballot as Ballot
    from m50core.meetings.records.votes import Vote as Vote
    from m50core.meetings.sitting import Sitting as Sitting
    from m50core.members.records import Involvement as Involvement
    from m50core.members.records import Member as Member
    from m50core.members.records import MemberStatus as MemberStatus
    from m50core.members.records import Municipality as Municipality
    from m50core.network.health import examine as examine
    from m50core.network.history.bin import Binned as Binned
    from m50core.network.history.differences import Difference as Difference
    from m50core.network.history.differences import What as What
    from m50core.network.history.entries import HistoryEntry as HistoryEntry
    from m50core.network.history.fields import FieldChange as FieldChange
    from m50core.network.network import Network as Network
    from m50core.people.records import Organisation as Organisation
    from m50core.people.records import Person as Person
    from m50core.people.records import Theme as Theme
    from m50core.privacy.drafts import StoredDraft as StoredDraft
    from m50core.privacy.list_spots import ListSpot as ListSpot
    from m50core.program.crash import report_crash as report_crash
    from m50core.program.installed import open_upkeep as open_upkeep
    from m50core.program.opening import open_network as open  # noqa: A004, F401 - the library's own verb
    from m50core.program.schemas import schema as schema
    from m50core.program.settings import Look as Look
    from m50core.program.settings import Settings as Settings
    from m50core.program.settings import change_settings as change_settings
    from m50core.program.settings import read_settings as read_settings
    from m50core.program.snapshot import snapshot as snapshot
    from m50core.records.collection import Collection as Collection
    from m50core.records.collection import Records as Records
    from m50core.records.fields import field as field
    from m50core.records.fields import record as record
    from m50core.records.planned import Planned as Planned
    from m50core.records.record import Around as Around
    from m50core.records.record import Find as Find
    from m50core.records.record import Record as Record
    from m50core.records.record import evolve as evolve
    from m50core.records.unique import Unique as Unique
    from m50core.started import start_words as start_words
    from m50core.started import to_type as to_type
    from m50core.store.protocol import Commit as Commit
    from m50core.store.upkeep_protocol import Backup as Backup
    from m50core.store.upkeep_protocol import Comparison as Comparison
    from m50core.store.upkeep_protocol import Sign as Sign
    from m50core.store.upkeep_protocol import SignStatus as SignStatus
    from m50core.store.upkeep_protocol import Upkeep as Upkeep
    from m50core.today.attention import Attention as Attention
    from m50core.today.attention import Saving as Saving
    from m50core.today.deeds import Deed as Deed
    from m50core.today.deeds import Doing as Doing
    from m50core.today.records import Deferral as Deferral
    from m50core.today.records import Missed as Missed
    from m50core.today.records import is_accounted_for as is_accounted_for
    from m50core.today.today import Today as Today
    from m50core.values.cadence import Cadence as Cadence
    from m50core.values.choice import Choice as Choice
    from m50core.values.choice import steps as steps
    from m50core.values.citizen_number import holds_citizen_number as holds_citizen_number
    from m50core.values.money import Money as Money
    from m50core.values.municipality_code import MunicipalityCode as MunicipalityCode
    from m50core.values.period import Period as Period
    from m50core.values.period import Precision as Precision
    from m50core.values.personal import Personal as Personal
    from m50core.values.stage import Stage as Stage

__version__ = "0.1.0"

_HOMES = {
    "accountability.happened": "Happened happening_of",
    "accountability.records": "Accounting Judgement Measurement Progress ProofStatus Stand",
    "accountability.rhythm": "RhythmLedger",
    "accountability.standing": "GoalStanding",
    "agenda.records": "Appointment",
    "answers.converter": "from_json to_json",
    "board.owners": "Responsible",
    "board.records": "Board Pillar Portfolio Seat Term",
    "board.terms": "Tenure",
    "budget.records": "Booking Budget BudgetLine Contribution",
    "communication.records": "Channel Event Publication",
    "documents.records": "Document",
    "errors": "ClosedError ConflictError DefinitionError FieldError M50Error PluginError "
    "ReadOnlyError RelationError StoreBusy StoreError TransitionError UndoError UnknownField "
    "UnknownId UnknownKind UsageError",
    "findings.causes": "Cause",
    "findings.findings": "Finding FindingNature Hit Rule Severity rule",
    "findings.rule_choices": "RuleSet Suppression",
    "goals.records": "Activity Goal Indicator OpenPoint Principle Rhythm Tracked",
    "lobby.records": "Contact LobbyLine LobbyMoment Partner Stakeholder",
    "meetings.preparation": "Need NeedSort Preparation",
    "meetings.proceedings": "Proceedings",
    "meetings.records.amendments": "Amendment AmendmentStatus",
    "meetings.records.attendance": "Attendance Presence",
    "meetings.records.decisions": "Decision DecisionStatus",
    "meetings.records.meetings": "ActionItem ActionStatus AgendaItem Meeting MeetingSeries "
    "MeetingType Minutes MinutesStatus",
    "meetings.records.papers": "Paper PaperStatus",
    "meetings.records.tallies": "Answer Outcome Secrecy Tally VoteStatus",
    "meetings.records.votes": "Ballot Vote",
    "meetings.sitting": "Sitting",
    "members.records": "Involvement Member MemberStatus Municipality",
    "network.health": "examine",
    "network.history.bin": "Binned",
    "network.history.differences": "Difference What",
    "network.history.entries": "HistoryEntry",
    "network.history.fields": "FieldChange",
    "network.network": "Network",
    "people.records": "Organisation Person Theme",
    "privacy.drafts": "StoredDraft",
    "privacy.list_spots": "ListSpot",
    "program.crash": "report_crash",
    "program.installed": "open_upkeep",
    "program.schemas": "schema",
    "program.settings": "Look Settings change_settings read_settings",
    "program.snapshot": "snapshot",
    "records.collection": "Collection Records",
    "records.fields": "field record",
    "records.planned": "Planned",
    "records.record": "Around Find Record evolve",
    "records.unique": "Unique",
    "started": "start_words to_type",
    "store.protocol": "Commit",
    "store.upkeep_protocol": "Backup Comparison Sign SignStatus Upkeep",
    "today.attention": "Attention Saving",
    "today.deeds": "Deed Doing",
    "today.records": "Deferral Missed is_accounted_for",
    "today.today": "Today",
    "values.cadence": "Cadence",
    "values.choice": "Choice steps",
    "values.citizen_number": "holds_citizen_number",
    "values.money": "Money",
    "values.municipality_code": "MunicipalityCode",
    "values.period": "Period Precision",
    "values.personal": "Personal",
    "values.stage": "Stage",
}

if not TYPE_CHECKING:
    __getattr__, __dir__, __all__ = lazily(
        __name__, {**_HOMES, "program.opening": "open=open_network"}, "__version__"
    )
