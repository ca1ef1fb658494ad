"""Rules on personal data: what is kept no longer than needed, and what is not kept at all."""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter

from m50core.board.records import Seat
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.people.records import Person
from m50core.records.collection import Records
from m50core.records.fields import FieldInfo
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of
from m50core.records.traits import on_of
from m50core.values import dutch
from m50core.values.citizen_number import holds_citizen_number, may_hold_citizen_number
from m50core.values.period import Period
from m50core.values.personal import Personal

_CLAUSE = "Jaarplan voorzitter > 4. Werving nieuwe leden en versterken onderlinge relaties"
_MONTH = 30.44


def _people(records: Records) -> Iterator[Person]:
    return (person for person in records.collection(Person) if not person.wiped)


@rule(
    "M50-401",
    "Gegevens van mensen worden op tijd opnieuw getoetst.",
    clause=_CLAUSE,
    reads=("person",),
    many="mensen van wie de gegevens getoetst moeten worden",
    advice="Zet een nieuwe datum ({m50} set {id} review=DAG), of wis de gegevens: {m50} person "
    "erase {id}.",
)
def review_passed(records: Records, today: date) -> Iterable[Hit]:
    """The day to look again at keeping someone's data is over."""
    for person in _people(records):
        if person.review is not None and person.review < today:
            yield Hit(
                person,
                f"De gegevens van {person.name} moesten {dutch.day(person.review)} opnieuw "
                "worden getoetst. Zet een nieuwe datum, of wis de gegevens.",
            )


@rule(
    "M50-402",
    "Gegevens van mensen worden niet langer bewaard dan nodig.",
    clause=_CLAUSE,
    reads=(ANY,),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="mensen zonder gebruik van hun gegevens",
    advice="Zet een datum bij “Opnieuw toetsen” ({m50} set {id} review=DAG), of wis de gegevens.",
)
def kept_without_use(records: Records, today: date) -> Iterable[Hit]:
    """No contact, seat or other use within the time of retention, and no day to look again."""
    months = Personal.identity.months
    for person in _people(records):
        if person.review is not None:
            continue
        pointing = [record for _, record in records.pointing_at(person.id)]
        if not any(_is_used(record, today, months * _MONTH) for record in pointing):
            span = dutch.number_of(months, "maand", "maanden")
            yield Hit(
                person,
                f"Voor {person.name} is in {span} geen gesprek, zetel of ander gebruik "
                "te vinden. Zet een datum bij “Opnieuw toetsen”, of wis de gegevens.",
                {"months": months},
            )


def _is_used(record: Record, today: date, days: float) -> bool:
    """Tell whether the record makes someone still needed: it goes on, or ended not long ago."""
    last = _last_day(record)
    if last is None:
        return not is_over(record)
    return (today - last).days <= days


def _last_day(record: Record) -> date | None:
    if isinstance(record, Seat):
        return record.end.latest if record.end else None
    on = on_of(record)
    if isinstance(on, Period):
        return on.latest
    if isinstance(on, date):
        return on
    period = period_of(record)
    return period.latest if period else None


@rule(
    "M50-403",
    "Contactgegevens horen bij een werkrol.",
    clause=_CLAUSE,
    reads=("person",),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="contactgegevens zonder werkrol",
    advice="Vul in waar die persoon werkt ({m50} set {id} organisation=NUMMER), of haal de "
    "contactgegevens weg.",
)
def contact_without_organisation(records: Records, today: date) -> Iterable[Hit]:
    """An address or number of someone of whom it isn't known where they work may be private."""
    for person in _people(records):
        if (person.email or person.phone) and not person.organisation:
            yield Hit(
                person,
                f"Van {person.name} zijn contactgegevens bewaard, maar niet waar die persoon "
                "werkt. Vul “Werkt bij” in, of haal de contactgegevens weg.",
            )


@rule(
    "M50-404",
    "Er staat nergens een burgerservicenummer.",
    clause=_CLAUSE,
    reads=(ANY,),
    many="plaatsen met een mogelijk burgerservicenummer",
    even_off=True,
    advice="Kijk na, en haal het getal weg: {m50} show {id}.",
)
def citizen_number_in_text(records: Records, today: date) -> Iterable[Hit]:
    """A number that passes the eleven-proof; the finding never shows it."""
    for kind, cls in records.kinds.items():
        fields = [info for info in cls.spec.fields.values() if _is_text(info)]
        if fields:
            yield from _citizen_numbers(records.collection(kind), fields)


def _is_text(info: FieldInfo) -> bool:
    return info.type is str and not info.relation and info.personal is not Personal.contact


def _citizen_numbers(some: Iterable[Record], fields: list[FieldInfo]) -> Iterable[Hit]:
    single = [info.name for info in fields if not info.many]
    many = [info.name for info in fields if info.many]
    # With the id before them, an attrgetter gives a tuple also for one field.
    texts = attrgetter("id", *single)
    for record in some:
        values = texts(record)
        if many:
            values += tuple(text for name in many for text in getattr(record, name))
        # One look at all texts together is enough for most records.
        if not may_hold_citizen_number("\0".join(values)):
            continue
        for info in fields:
            value = getattr(record, info.name)
            if any(map(holds_citizen_number, value if info.many else (value,))):
                place = f"{record.spec.label.lower()} {record.id}, veld “{info.label}”"
                yield Hit(
                    record,
                    f"In {place} staat een getal dat een burgerservicenummer kan zijn. "
                    "Haal het weg als dat zo is.",
                    {"field": info.name},
                )


RULES = (
    review_passed,
    kept_without_use,
    contact_without_organisation,
    citizen_number_in_text,
)
