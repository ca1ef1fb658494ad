"""Whether a year plan says the same everywhere: owners, names, words for time, dates."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from m50core.board.records import Pillar, Portfolio, Seat, Term
from m50core.findings.findings import PLAN, FindingNature, Hit, Severity, rule
from m50core.goals.records import OpenPoint, Rhythm
from m50core.meetings.records.meetings import Meeting, day_of
from m50core.plan_check.open_points import told_of
from m50core.plan_check.posts import told_apart
from m50core.plan_check.questions import questions_of_words, subjects
from m50core.records.collection import Records
from m50core.records.planned import Planned
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of
from m50core.records.traits import year_in
from m50core.values import dutch
from m50core.values.anchor import DistanceUnit
from m50core.values.period import Period, span_end

_MOST = 4
"""So many numbers of records are told; of more, how many there are."""
_TASKS = ("goal", "activity", "rhythm")
_ORDERED = ("uses", "depends_on")
"""By these a record comes after what it points at, so its time is another."""


@rule(
    "PLN-015",
    "Van elk onderwerp is duidelijk welke portefeuille trekt.",
    clause="Jaarplan voorzitter",
    reads=("portfolio", *_TASKS),
    groups=(PLAN,),
    topic="contradiction",
    many="onderwerpen bij meer dan één portefeuille",
    advice="Spreek af welke portefeuille trekt, en zet dat in het plan.",
)
def subject_of_several_portfolios(records: Records, today: date) -> Iterable[Hit]:
    """By the words with which the plan names its subjects, in tasks and priorities."""
    tasks = {
        portfolio.title: list(_tasks_of(records, portfolio))
        for portfolio in records.collection(Portfolio)
    }
    for subject, words in subjects().items():
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
        held = {
            title: [record for record, text in some if named.search(text)]
            for title, some in tasks.items()
        }
        holders = {title: some[0] for title, some in held.items() if some}
        if len(holders) > 1:
            titles = dutch.list_words([f"“{title}”" for title in holders])
            among = dutch.number_of(len(holders), "portefeuille", "portefeuilles")
            ids = [record.id for record in holders.values()]
            yield Hit(
                list(holders.values())[-1],
                f"Het onderwerp {subject} staat bij {among}: {titles}. "
                f"Wie trekt, staat er niet. Het gaat om {dutch.list_words(ids)}.",
                {"records": ids},
            )


def _tasks_of(records: Records, portfolio: Portfolio) -> Iterator[tuple[Record, str]]:
    for kind in _TASKS:
        for task in records.collection(kind).where(portfolio=portfolio.id):
            if not is_over(task):
                yield task, task.title_text
    yield from ((portfolio, priority) for priority in portfolio.priorities)


@rule(
    "PLN-016",
    "Elk onderdeel van het plan heeft een eigen naam.",
    clause="Bijlagen",
    reads=("portfolio", "pillar"),
    groups=(PLAN,),
    topic="contradiction",
    many="onderdelen met dezelfde naam",
    advice="Noem altijd de soort erbij, of geef een van de twee een andere naam.",
)
def parts_of_one_name(records: Records, today: date) -> Iterable[Hit]:
    """Who reads the name alone doesn't know which is meant."""
    named: dict[str, list[Record]] = defaultdict(list)
    for part in (*records.collection(Portfolio), *records.collection(Pillar)):
        named[part.title.casefold()].append(part)
    for several in named.values():
        if len(several) > 1:
            kinds = [f"een {part.spec.label.lower()} ({part.id})" for part in several]
            sentence = f"“{several[0].title_text}” is in het plan {dutch.list_words(kinds)}."
            yield Hit(several[-1], sentence, {"parts": [part.id for part in several]})


@rule(
    "PLN-017",
    "Het plan zegt in maat en tijd wat het belooft.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.open,
    many="woorden voor tijd of maat zonder betekenis",
    advice="Spreek af wat het woord betekent, en leg dat vast bij wat erop wacht.",
)
def word_without_a_measure(records: Records, today: date) -> Iterable[Hit]:
    """One finding a word: nobody can be late for “in time”."""
    said = [
        (record, text)
        for cls in records.kinds.values()
        if issubclass(cls, Planned)
        for record in records.collection(cls)
        if not is_over(record) and (text := _words_of(record))
    ]
    for word, question in questions_of_words().items():
        pattern = re.compile(rf"\b(?:{word})\b", re.IGNORECASE)
        found = [record for record, text in said if pattern.search(text)]
        if found:
            count = dutch.number_of(len(found), "plaats", "plaatsen")
            yield Hit(
                found[0],
                f"“{word.partition('|')[0]}” staat op {count} in het plan, en nergens staat "
                f"{question}: {_places(found)}.",
                {"records": [record.id for record in found]},
            )


def _words_of(record: Record) -> str:
    texts = (getattr(record, name, "") for name in ("title", "description", "measure", "cadence"))
    return "\n".join(str(text) for text in texts if text)


def _places(some: Sequence[Record]) -> str:
    ids = [record.id for record in some[:_MOST]]
    return ", ".join(ids) + (f" en {len(some) - _MOST} meer" if len(some) > _MOST else "")


@rule(
    "PLN-018",
    "Van één moment noemt het plan overal dezelfde tijd.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    groups=(PLAN,),
    topic="contradiction",
    many="momenten waarvan het plan verschillende tijden noemt",
    advice="Geef het moment een dag; dan geldt die.",
)
def told_by_other_times(records: Records, today: date) -> Iterable[Hit]:
    """A quarter in one place, a half year or a season in another, and no open point tells it."""
    told = told_of(records)
    for moment in _moments(records):
        own = period_of(moment)
        if own is None or own.exact or own.earliest is None or is_over(moment):
            continue
        if moment.id in told:
            continue
        others = {
            period.shown(): record.id
            for info, record in records.pointing_at(moment.id)
            if info.name not in _ORDERED and isinstance(record, Planned)
            if not isinstance(record, OpenPoint) and (period := period_of(record))
            if _differs(period, own, ahead=info.name == "precedes")
        }
        if others:
            words = ", ".join(f"{when} ({record_id})" for when, record_id in others.items())
            yield Hit(
                moment,
                f"“{moment.title_text}” staat op {own.shown()}, en wat erbij hoort op een andere "
                f"tijd: {words}.",
                {"others": list(others.values())},
            )


def _moments(records: Records) -> Iterator[Record]:
    for kind, cls in records.kinds.items():
        if cls.takes_place and not cls.fills_period:
            yield from records.collection(kind)


def _differs(period: Period, own: Period, *, ahead: bool) -> bool:
    """Tell whether words mean another time than those of a moment; ``ahead``: one that is past."""
    if period.exact or period.latest is None or own.latest is None:
        return False
    if ahead:
        return period.latest > own.latest
    return (period.earliest, period.latest) != (own.earliest, own.latest)


@rule(
    "PLN-019",
    "Een ritme en de dagen die het plan noemt, kloppen met elkaar.",
    clause="Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
    reads=("rhythm", "meeting"),
    groups=(PLAN,),
    topic="contradiction",
    many="ritmes die niet kloppen met de dagen in het plan",
    advice="Geef de volgende keer een dag: {m50} schedule {id} DAG.",
)
def rhythm_without_its_next_day(records: Records, today: date) -> Iterable[Hit]:
    """It counts from the last time, which has a day; the next has none."""
    for rhythm in records.collection(Rhythm):
        gap = rhythm.cadence.max_gap
        if not gap or not (rhythm.from_last or rhythm.cadence.from_last):
            continue
        meetings = records.collection(Meeting).where(rhythm=rhythm.id)
        days = [
            day for meeting in meetings if meeting.status.has_happened and (day := day_of(meeting))
        ]
        ahead = [m for m in meetings if not is_over(m) and period_of(m) is None]
        if days and ahead:
            until = span_end(max(days), gap, DistanceUnit.months)
            yield Hit(
                ahead[0],
                f"“{rhythm.title}” is {rhythm.cadence}. De vorige keer was {dutch.day(max(days))}, "
                f"dus de volgende is uiterlijk {dutch.day(until)}; in het plan heeft zij geen dag.",
                {"last": max(days), "until": until},
            )


@rule(
    "PLN-021",
    "Van elke post zegt het plan overal dezelfde persoon.",
    clause="Bijlagen",
    reads=("pillar", "portfolio", "seat", "term", "person"),
    groups=(PLAN,),
    topic="contradiction",
    many="posten waarvoor het plan twee mensen noemt",
    advice="Noem in het plan op beide plaatsen dezelfde persoon, of haal één van de twee weg.",
)
def post_of_two_people(records: Records, today: date) -> Iterable[Hit]:
    """By the plan's own text: what is worked out of it tells only one of them."""
    known = (one for kind in (Pillar, Portfolio, Seat) for one in records.collection(kind))
    told = filter(None, [records.laid_down(one.id) for one in known])
    for one in told_apart(told):
        by_year = {term.told_in for term in records.collection(Term).where(post=one.seat.id)
                   if term.person == one.person}  # fmt: skip
        if year_in(one.organ) in by_year - {None}:
            continue  # the seat is told of in the plan of another year
        organ, seat = one.organ, one.seat
        yield Hit(
            organ,
            f"Van één post noemt het plan twee mensen. Bij {organ.spec.label.lower()} "
            f"“{organ.title_text}” ({organ.id}, {organ.source}) is {one.label} "
            f"{records.title(one.person)}; bij zetel “{seat.title}” ({seat.id}, {seat.source}) "
            f"staat {records.title(seat.person)}. m50 houdt de zetel aan.",
            {"records": [organ.id, seat.id], "people": [one.person, seat.person]},
        )


RULES = (
    subject_of_several_portfolios, parts_of_one_name, word_without_a_measure, told_by_other_times,
    rhythm_without_its_next_day, post_of_two_people,
)  # fmt: skip
