"""Rules on posts: filled, in time, with somebody who can take over."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.board.records import Board, Pillar, Seat, SeatRole, SeatStatus, Term, TermStatus
from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, GoalStatus
from m50core.people.records import Person
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch

_GENERAL = "Jaarplan voorzitter > 1. Algemene Zaken"
_LEAVING = timedelta(days=180)
_TERM = timedelta(days=365)
_ELECT = timedelta(days=60)
"""So long before somebody leaves the vacancy has to be open, to choose a successor in time."""
_NOTED = timedelta(days=10)


@rule(
    "M50-010",
    "Wie een post verlaat, heeft op tijd een opvolger of een open vacature.",
    clause=_GENERAL,
    reads=("seat", "term"),
    nature=FindingNature.missing,
    topic="vacant",
    many="posten die vrijkomen zonder open vacature",
    advice="Open de vacature: {m50} set {id} vacancy=open.",
)
def leaves_without_vacancy(records: Records, today: date) -> Iterable[Hit]:
    """Half a year before a holder leaves, the vacancy is open, or who comes next is known."""
    follows = _with_successor(records)
    for seat in records.collection(Seat).where(status=SeatStatus.leaving):
        last = seat.end.latest if seat.end else None
        if last is not None and last - today <= _LEAVING and seat.id not in follows:
            yield Hit(
                seat,
                f"De post “{seat.title}” komt vrij op {dutch.day(last)} en er is geen vacature "
                "open.",
                {"end": last},
                by=_in_time(last, today),
                more="Open de vacature en vertel het de leden.",
            )


def _in_time(last: date, today: date) -> date:
    """Return until when opening the vacancy is in time; told too late for that: today still."""
    return max(last - _ELECT, min(today, last))


@rule(
    "M50-011",
    "Voor het einde van een bestuursperiode ligt er een procedure.",
    clause=_GENERAL,
    reads=("board", "decision"),
    nature=FindingNature.missing,
    many="besturen zonder procedure voor wat erna komt",
    advice="Zet een besluit over de procedure klaar: {m50} add decision title=TEKST about={id}.",
)
def term_without_procedure(records: Records, today: date) -> Iterable[Hit]:
    """A year before a term ends a decision is asked for on how the board goes on."""
    for board in records.collection(Board):
        last = board.term.latest if board.term else None
        if last is None and not records.pointing_at(board.id, "decision"):
            yield Hit(
                board,
                f"Van “{board.title}” is niet bekend wanneer de bestuursperiode eindigt, en er is "
                "geen besluit over de procedure daarna.",
            )
        if last is None or last > today + _TERM or _is_followed(records, board, last):
            continue
        if not records.pointing_at(board.id, "decision"):
            ends = "eindigt" if last >= today else "eindigde"
            yield Hit(
                board,
                f"De periode van “{board.title}” {ends} {dutch.day(last)} en er is geen besluit "
                "over de procedure.",
                {"end": last},
                by=last - _LEAVING,
                more="Zet een besluit klaar dat over dit bestuur gaat.",
            )


def _is_followed(records: Records, board: Board, last: date) -> bool:
    """Tell whether a later board of the same body has come after."""
    others = records.collection(Board).where(organisation=board.organisation)
    terms = (other.term for other in others if other.id != board.id)
    return any(term and term.latest and term.latest > last for term in terms)


@rule(
    "M50-013",
    "Elke taak die loopt, heeft een vervanger.",
    clause="Interne organisatie en netwerken > 1. Interne organisatie: ambtelijke ondersteuning",
    reads=("activity",),
    severity=Severity.note,
    many="taken die lopen zonder vervanger",
    advice="Wijs een vervanger aan: {m50} set {id} deputy=WIE.",
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
    reads=(
        "seat",
        "term",
        "person",
        "board",
        "pillar",
        "portfolio",
        "organisation",
        "municipality",
    ),
    groups=(STANDING, PLAN),
    nature=FindingNature.missing,
    topic="vacant",
    many="posten niet ingevuld, zonder open vacature",
    advice="Open de vacature ({m50} set {id} vacancy=open), of benoem iemand: {m50} decide.",
)
def vacant_seat(records: Records, today: date) -> Iterable[Hit]:
    """Continuity of the board: vacancies are opened in time."""
    follows = _with_successor(records)
    left, erased = _left_on(records), _erased_people(records)
    for seat in records.collection(Seat).where(status=SeatStatus.vacant):
        if seat.id in follows or _is_elsewhere(records, seat):
            continue
        if seat.id in erased:
            yield Hit(
                seat,
                f"De post “{seat.title}” staat op naam van iemand van wie de gegevens zijn gewist, "
                "en er is geen vacature open.",
            )
        else:
            last = left.get(seat.id)
            since = f" sinds {dutch.day(last + timedelta(days=1))}" if last else ""
            yield Hit(
                seat,
                f"De post “{seat.title}” is{since} niet ingevuld en er is geen vacature open.",
                {"end": last} if last else {},
                by=last,
            )


@rule(
    "M50-021",
    "Wie een post heeft, heeft die door een besluit.",
    clause=_GENERAL,
    reads=("term", "seat", "board", "pillar", "portfolio", "organisation", "municipality"),
    many="termijnen zonder besluit",
    advice="Noem het besluit: {m50} set {id} decision=BESLUIT.",
)
def term_without_decision(records: Records, today: date) -> Iterable[Hit]:
    """Ten days after somebody begins, the decision is noted; the plan itself names who it names."""
    for term in records.collection(Term).where(status=TermStatus.present):
        if term.decision or term.told_in or term.since is None or today - term.since <= _NOTED:
            continue
        if (seat := records.get(term.post)) is not None and not _is_elsewhere(records, seat):
            yield Hit(
                term,
                f"“{term.title_text}” loopt sinds {dutch.day(term.since)} en er staat geen besluit "
                "bij.",
                {"since": term.since},
            )


def _with_successor(records: Records) -> set[str]:
    """Return the posts of which it is known who gets them next."""
    return {term.post for term in records.collection(Term).where(status=TermStatus.upcoming)}


def _erased_people(records: Records) -> set[str]:
    """Return the posts that are held by somebody who was erased."""
    terms = records.collection(Term).where(status=TermStatus.present)
    people = ((term.post, records.get(term.person)) for term in terms)
    return {post for post, person in people if isinstance(person, Person) and person.wiped}


def _left_on(records: Records) -> dict[str, date]:
    """Return on which day the last holder of each post left it, of posts that had one."""
    days: dict[str, date] = {}
    for term in records.collection(Term).where(status=TermStatus.past):
        if term.until is not None:
            days[term.post] = max(days.get(term.post, term.until), term.until)
    return days


def _is_elsewhere(records: Records, seat: Record) -> bool:
    """Tell whether a post is at an organisation that fills it itself."""
    organ = records.get(str(getattr(seat, "organ", "")))
    return organ is not None and organ.kind == "organisation"


@rule(
    "M50-006",
    "Elke pijler heeft een voorzitter en een vicevoorzitter.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
    reads=("pillar", "seat", "term"),
    groups=(STANDING, PLAN),
    nature=FindingNature.missing,
    topic="vacant",
    many="pijlers zonder voorzitter of vicevoorzitter",
    advice="Zoek iemand, en benoem die met een besluit: {m50} decide.",
)
def pillar_without_chairs(records: Records, today: date) -> Iterable[Hit]:
    """The plan counts on a (vice) chair of each pillar; of a post that is vacant M50-002 tells."""
    vacant = {(seat.organ, seat.role) for seat in records.collection(Seat) if not seat.person}
    for pillar in records.collection(Pillar):
        held = ((SeatRole.chair, pillar.chair), (SeatRole.vice_chair, pillar.vice_chair))
        missing = [
            role.label for role, person in held if not person and (pillar.id, role) not in vacant
        ]
        if missing:
            yield Hit(pillar, f"De pijler “{pillar.title}” heeft geen {' en geen '.join(missing)}.")


RULES = (
    leaves_without_vacancy, term_without_procedure, task_without_deputy,
    vacant_seat, term_without_decision, pillar_without_chairs,
)  # fmt: skip
