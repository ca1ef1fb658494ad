"""The board and its seats, who holds them; portfolios and pillars, which divide its work."""

from m50core.board.records.seats import Seat as Seat
from m50core.board.records.seats import SeatRole as SeatRole
from m50core.board.records.seats import SeatStatus as SeatStatus
from m50core.board.records.seats import Vacancy as Vacancy
from m50core.board.records.terms import Term as Term
from m50core.board.records.terms import TermStatus as TermStatus
from m50core.board.records.terms import first_day as first_day
from m50core.board.records.terms import held_on as held_on
from m50core.board.records.terms import last_day as last_day
from m50core.board.records.units import Board as Board
from m50core.board.records.units import Pillar as Pillar
from m50core.board.records.units import PillarStatus as PillarStatus
from m50core.board.records.units import Portfolio as Portfolio
from m50core.records.record import Record

KINDS: tuple[type[Record], ...] = (Portfolio, Pillar, Board, Seat, Term)
