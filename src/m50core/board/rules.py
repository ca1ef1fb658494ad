"""Rules on posts: filled, in time, with somebody who can take over."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.board.records import Board, Pillar, Seat, SeatStatus
from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, GoalStatus
from m50core.records.collection import Records
from m50core.values import dutch

_GENERAL = "Jaarplan voorzitter > 1. Algemene Zaken"
_LEAVING = timedelta(days=180)
_TERM = timedelta(days=365)


@rule(
    "M50-010",
    "Wie een post verlaat, heeft op tijd een opvolger of een open vacature.",
    clause=_GENERAL,
    reads=("seat",),
    topic="vacant",
    many="posten die vrijkomen zonder open vacature",
    advice="Open de vacature: m50 set {id} status=open.",
)
def leaves_without_vacancy(records: Records, today: date) -> Iterable[Hit]:
    """Half a year before a holder leaves, the vacancy is open."""
    for seat in records.collection(Seat):
        last = seat.end.latest if seat.end else None
        if seat.status not in (SeatStatus.filled, SeatStatus.leaving) or last is None:
            continue
        if last - today <= _LEAVING:
            yield Hit(
                seat,
                f"De post “{seat.title}” komt vrij op {dutch.day(last)} en er is geen vacature "
                "open. Open de vacature en vertel het de leden.",
                {"end": last},
            )


@rule(
    "M50-011",
    "Voor het einde van een bestuursperiode ligt er een procedure.",
    clause=_GENERAL,
    reads=("board", "decision"),
    nature=FindingNature.missing,
    many="besturen zonder procedure voor wat erna komt",
    advice="Zet een besluit over de procedure klaar: m50 add decision title=TEKST about={id}.",
)
def term_without_procedure(records: Records, today: date) -> Iterable[Hit]:
    """A year before a term ends a decision is asked for on how the board goes on."""
    for board in records.collection(Board):
        last = board.term.latest if board.term else None
        if last is None or not today <= last <= today + _TERM:
            continue
        if not records.pointing_at(board.id, "decision"):
            yield Hit(
                board,
                f"De periode van “{board.title}” eindigt {dutch.day(last)} en er is geen besluit "
                "over de procedure. Zet een besluit klaar dat over dit bestuur gaat.",
                {"end": last},
            )


@rule(
    "M50-013",
    "Elke taak die loopt, heeft een vervanger.",
    clause="Interne organisatie en netwerken > 1. Interne organisatie: ambtelijke ondersteuning",
    reads=("activity",),
    severity=Severity.note,
    many="taken die lopen zonder vervanger",
    advice="Wijs een vervanger aan: m50 set {id} deputy=WIE.",
)
def task_without_deputy(records: Records, today: date) -> Iterable[Hit]:
    """Continuity: somebody else can take over."""
    for task in records.collection(Activity).where(status=GoalStatus.active):
        if task.owner and not task.deputy:
            yield Hit(task, f"De taak “{task.title}” heeft een trekker, maar geen vervanger.")


@rule(
    "M50-002",
    "Elke post is bezet, of de vacature is open.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("seat", "board", "pillar", "portfolio", "organisation", "municipality"),
    groups=(STANDING, PLAN),
    nature=FindingNature.missing,
    topic="vacant",
    many="posten niet ingevuld, zonder open vacature",
    advice="Open de vacature (m50 set {id} status=open), of leg vast wie de post bekleedt.",
)
def vacant_seat(records: Records, today: date) -> Iterable[Hit]:
    """Continuity of the board: vacancies are opened in time."""
    for seat in records.collection(Seat).where(status=SeatStatus.vacant):
        organ = records.get(seat.organ)
        if organ is not None and organ.kind == "organisation":
            continue
        yield Hit(seat, f"De post “{seat.title}” is niet ingevuld en er is geen vacature open.")


@rule(
    "M50-006",
    "Elke pijler heeft een voorzitter en een vicevoorzitter.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
    reads=("pillar",),
    groups=(STANDING, PLAN),
    nature=FindingNature.missing,
    topic="vacant",
    many="pijlers zonder voorzitter of vicevoorzitter",
    advice="Zoek iemand, en benoem die met een besluit: m50 decide.",
)
def pillar_without_chairs(records: Records, today: date) -> Iterable[Hit]:
    """The plan counts on a (vice) chair of each pillar."""
    for pillar in records.collection(Pillar):
        missing = [
            word
            for word, person in (
                ("voorzitter", pillar.chair),
                ("vicevoorzitter", pillar.vice_chair),
            )
            if not person
        ]
        if missing:
            yield Hit(pillar, f"De pijler “{pillar.title}” heeft geen {' en geen '.join(missing)}.")


RULES = (
    leaves_without_vacancy, term_without_procedure, task_without_deputy,
    vacant_seat, pillar_without_chairs,
)  # fmt: skip
