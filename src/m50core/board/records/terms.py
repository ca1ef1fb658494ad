"""Terms: a person holds a post from a day to a day, by a decision."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar, Self

from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.records.relation_words import mention
from m50core.records.traits import status_of, time_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage

_FOLLOWS = "dit volgt uit de dagen van deze termijn, haar besluiten en de termijn die erna komt"


class TermStatus(Choice):
    """Where a day finds a term."""

    upcoming = "upcoming", "komt nog", Stage.open
    present = "present", "loopt", Stage.standing
    past = "past", "voorbij", Stage.finished
    void = "void", "geldt niet", Stage.dropped


@record(
    label="Termijn",
    plural="Termijnen",
    prefix="termijn",
    help="Wie een post heeft, van wanneer tot wanneer, en door welk besluit.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Term(Record):
    """A person holds a post from a day to a day, by a decision.

    A term without an end goes on until the next one of its post begins. One that names a decision
    holds only while that decision does; the day from which the one that ends it holds, is the first
    day after it.
    """

    title: str = field(
        label="Titel", default="", searchable=True, personal=Personal.role,
        derived="de titel volgt uit de post en de persoon",
    )  # fmt: skip
    post: str = field(label="Post", relation="seat", in_list=True)
    person: str = field(label="Wie", relation="person", in_list=True, personal=Personal.role)
    since: date | None = field(
        label="Vanaf dag", default=None, in_list=True, derived=f"{_FOLLOWS}. Wijzig “start”"
    )
    until: date | None = field(
        label="Tot en met dag", default=None, in_list=True, derived=f"{_FOLLOWS}. Wijzig “end”"
    )
    status: TermStatus = field(
        label="Status",
        default=TermStatus.present,
        in_list=True,
        derived=f"{_FOLLOWS}. Geef haar een einde: {to_type('set TERMIJN end=DAG')}",
    )
    start: Period | None = field(
        label="Eerste dag",
        help="Leeg: vanaf de dag waarop het besluit ingaat, of al voor dit plan.",
        default=None, state=True,
    )  # fmt: skip
    end: Period | None = field(
        label="Laatste dag",
        help="Leeg: tot het besluit dat de termijn beëindigt, of tot de volgende begint.",
        default=None, state=True,
    )  # fmt: skip
    decision: str = field(
        label="Door besluit", help="Het besluit waardoor de termijn begint.",
        default="", relation="decision", state=True,
    )  # fmt: skip
    ended_by: str = field(
        label="Eindigt door", help="Het besluit waardoor de termijn eindigt.",
        default="", relation="decision", state=True,
    )  # fmt: skip
    interim: bool = field(label="Waarnemend", default=False, in_list=True)
    remark: str = field(
        label="Opmerking", default="", multiline=True, state=True, personal=Personal.role
    )
    told_in: int | None = field(
        label="Genoemd in het plan van",
        help="Het eerste jaar waarvan het plan zegt dat het zo is.",
        default=None, hidden=True, eq=False,
    )  # fmt: skip

    goes_with: ClassVar[tuple[str, ...]] = ("post",)

    def covers(self, day: date | None) -> bool:
        """Tell whether its own days leave room for ``day``, whatever decision it hangs on."""
        first, last = first_day(self), last_day(self)
        return day is None or ((first is None or first <= day) and (last is None or day <= last))

    def replaces(self, around: Around) -> Iterable[str]:
        """Yield the term that the seat itself told of: the same person, from the same day."""
        told = stated_term(self, self.post, self.person).id
        other = around.get(told) if told != self.id else None
        if not isinstance(other, Term) or other.told_in is not None:
            return
        more = other.decision or other.ended_by or other.interim or other.remark
        if not more and _begins(other, around) == _begins(self, around):
            yield told

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a term that ends before it begins, begins before its election, or overlaps."""
        first, last = first_day(self), last_day(self)
        begins = first if before and _same_days(self, before) else _begins(self, around)
        if begins and last and last < begins:
            told = f"{dutch.day(last)}, en die begint {dutch.day(begins)}"
            yield "end", f"de termijn eindigt {told}. Klopt de eerste of de laatste dag niet?"
            return
        elected = _day_of(around.get(self.decision))
        if first and elected and first < elected:
            by = mention(around.get, self.decision)
            yield (
                "start",
                f"de termijn begint {dutch.day(first)}, en het besluit {by} geldt pas "
                f"vanaf {dutch.day(elected)}. Kies die dag of later",
            )
        over = _over(self, around)
        later = before is not None and before.end != self.end and before.ended_by == self.ended_by
        if later and last and over and last >= over:
            yield (
                "end",
                f"het besluit {mention(around.get, self.ended_by)} beëindigt de termijn al per "
                f"{dutch.day(over)}. "
                "Geldt dat niet meer, herroep het dan eerst: "
                f"{to_type('decide', self.ended_by, '--revoke')}",
            )
        if self.until and over and self.ended_by != (before.ended_by if before else ""):
            yield from _over_before(self, over, around)
        if before is not None and _same_days(self, before):
            return
        for other in around.pointing_at(self.post):
            if isinstance(other, Term) and other.id != self.id and _overlaps(self, other, around):
                yield (
                    "start",
                    f"dan hebben twee mensen de post tegelijk: zie ook {_describe(other, around)}. "
                    "Geef eerst die een laatste dag die eerder is",
                )


def _over_before(term: Term, over: date, around: Around) -> Iterable[tuple[str, str]]:
    """Yield that a term is over by the day from which a decision would end it."""
    if term.until is None or term.until >= over:
        return
    person = around.get(term.person)
    name = f"“{person.title_text if person else term.person}” ({term.id})"
    told = f"{name} heeft de post maar t/m {dutch.day(term.until)}, en het besluit geldt vanaf"
    near = (one for one in around.pointing_at(term.post) if isinstance(one, Term))
    held = held_on([one for one in near if one.id != term.id], over)
    then = f"dan heeft {_describe(held, around)} de post" if held else "dan heeft niemand de post"
    yield "ended_by", f"{told} {dutch.day(over)}: {then}. Ontsla wie de post op die dag heeft"


def held_on(terms: Iterable[Term], day: date | None) -> Term | None:
    """Return the one of the terms of a post that holds it on a day, as it was worked out.

    Who acts for the holder goes first. Without a day: as it is now.
    """
    live = [
        term for term in terms
        if term.status is not TermStatus.void and term.covers(day)
        and (day is not None or term.status is TermStatus.present)
        and (day is None or term.since is None or term.since <= day)
        and (day is None or term.until is None or day <= term.until)
    ]  # fmt: skip
    live.sort(key=lambda term: (term.interim, term.since or first_day(term) or date.min))
    return live[-1] if live else None


def first_day(term: Term) -> date | None:
    """Return the first day that a term names; None: it names none."""
    return term.start.earliest if term.start else None


def last_day(term: Term) -> date | None:
    """Return the last day that a term names; None: it names none."""
    return term.end.latest if term.end else None


def stated_term(
    by: Record, post: str, person: str, year: int | None = None,
    start: Period | None = None, end: Period | None = None,
) -> Term:  # fmt: skip
    """Return the term that follows from a record that says who holds a post.

    Its id is that of the post and the person: who says so twice means one term.
    """
    return Term(
        id=f"{Term.spec.prefix}-{post}-{person}", post=post, person=person, start=start, end=end,
        told_in=year, source=by.source,
    )  # fmt: skip


def is_told(post: str, person: str, around: Around) -> bool:
    """Tell whether some term tells already that this person holds the post."""
    return any(
        isinstance(other, Term) and (other.post, other.person) == (post, person)
        for other in around.pointing_at(post)
    )


def _same_days(one: Term, other: Term) -> bool:
    return (one.start, one.end, one.post, one.decision) == (
        other.start, other.end, other.post, other.decision,
    )  # fmt: skip


def _day_of(decision: Record | None) -> date | None:
    """Return the day from which a decision holds, as far as it is fixed."""
    time = time_of(decision) if decision is not None else None
    return time if isinstance(time, date) else None


def _begins(term: Term, around: Around) -> date | None:
    days = (first_day(term), _day_of(around.get(term.decision)))
    return max(filter(None, days), default=None)


def _overlaps(term: Term, other: Term, around: Around) -> bool:
    """Tell whether both name days that are the other's too; one without an end gives way.

    An interim only overlaps another: it acts for a holder who stays.
    """
    if term.interim is not other.interim or any(_is_void(one, around) for one in (term, other)):
        return False
    mine, theirs = _begins(term, around), _begins(other, around)
    if mine == theirs:
        return mine is not None or term.told_in == other.told_in
    earlier, later = (term, theirs) if (mine or date.min) < (theirs or date.min) else (other, mine)
    last = _last(earlier, around)
    return last is not None and later is not None and later <= last


def _over(term: Term, around: Around) -> date | None:
    """Return the first day after a term by the decision that ends it, as far as that holds."""
    decision = around.get(term.ended_by)
    status = status_of(decision)
    undecided = status is not None and (status.is_off or status.stage is Stage.open)
    return None if undecided else _day_of(decision)


def _is_void(term: Term, around: Around) -> bool:
    """Tell whether a term holds on no day: its decision doesn't, or it was over at once."""
    status = status_of(around.get(term.decision))
    if status is not None and (status.is_off or status.stage is Stage.open):
        return True
    begins, last = _begins(term, around), _last(term, around)
    return begins is not None and last is not None and last < begins


def _last(term: Term, around: Around) -> date | None:
    over = _over(term, around)
    return min(filter(None, (last_day(term), over and over - timedelta(days=1))), default=None)


def _describe(term: Term, around: Around) -> str:
    """Return in Dutch whose term it is, from when to when."""
    person = around.get(term.person)
    first, last = _begins(term, around), last_day(term)
    days = [f"vanaf {dutch.day(first)}" if first else "", f"t/m {dutch.day(last)}" if last else ""]
    told = " ".join(filter(None, days))
    return f"“{person.title_text if person else term.person}” ({term.id}{told and ', '}{told})"
