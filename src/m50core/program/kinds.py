"""The core's record kinds, in the order in which a person meets them."""

from m50core.accountability.records import Judgement, Measurement, Progress
from m50core.agenda.records import Appointment
from m50core.board.records import Board, Pillar, Portfolio, Seat
from m50core.budget.records import Booking, Budget, BudgetLine, Contribution
from m50core.communication.records import Channel, Event, Publication
from m50core.documents.records import Document
from m50core.findings.rule_choices import RuleSet, Suppression
from m50core.goals.records import Activity, Goal, Indicator, OpenPoint, Principle, Rhythm
from m50core.lobby.records import Contact, LobbyLine, LobbyMoment, Partner, Stakeholder
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.attendance import Attendance
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingSeries,
    Minutes,
)
from m50core.meetings.records.papers import Paper
from m50core.meetings.records.votes import Ballot, Vote
from m50core.members.records import Involvement, Member, Municipality
from m50core.people.records import Organisation, Person, Theme
from m50core.records.record import Record
from m50core.today.records import Deferral

CORE_KINDS: tuple[type[Record], ...] = (
    Portfolio,
    Pillar,
    Goal,
    Activity,
    Rhythm,
    Principle,
    Indicator,
    Measurement,
    OpenPoint,
    Progress,
    Judgement,
    Amendment,
    LobbyLine,
    LobbyMoment,
    Contact,
    Stakeholder,
    Partner,
    Municipality,
    Member,
    Person,
    Organisation,
    Board,
    Seat,
    Involvement,
    Theme,
    MeetingSeries,
    Meeting,
    AgendaItem,
    Paper,
    Attendance,
    Vote,
    Ballot,
    Decision,
    Minutes,
    ActionItem,
    Deferral,
    Document,
    Event,
    Appointment,
    Channel,
    Publication,
    Budget,
    BudgetLine,
    Booking,
    Contribution,
    Suppression,
    RuleSet,
)
