"""The core's record kinds, in the order in which a person meets them."""

from m50core.domain.actors import (
    Board,
    Involvement,
    Member,
    Municipality,
    Organisation,
    Person,
    Seat,
    Theme,
)
from m50core.domain.amendments import Amendment
from m50core.domain.appointments import Appointment
from m50core.domain.attendance import Attendance
from m50core.domain.decisions import Decision
from m50core.domain.deferral import Deferral
from m50core.domain.finance import Booking, Budget, BudgetLine, Contribution
from m50core.domain.judgement import Judgement
from m50core.domain.lobby import Contact, LobbyLine, LobbyMoment, Partner, Stakeholder
from m50core.domain.measurement import Measurement
from m50core.domain.meetings import (
    ActionItem,
    AgendaItem,
    Channel,
    Document,
    Event,
    Meeting,
    MeetingSeries,
    Minutes,
    Publication,
)
from m50core.domain.papers import Paper
from m50core.domain.plan_items import (
    Activity,
    Goal,
    Indicator,
    OpenPoint,
    Pillar,
    Portfolio,
    Principle,
    Progress,
    Rhythm,
)
from m50core.domain.votes import Ballot, Vote
from m50core.findings.rule_choices import RuleSet, Suppression
from m50core.records.record import Record

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
