"""The people that a network knows, as the AVG sees them: what is kept, given, and wiped."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

import attrs

from m50core.board.records import Term, TermStatus
from m50core.plan.year_plan import YearPlan
from m50core.plugins.missing import Missing, remark
from m50core.privacy import dossier_report as person_report
from m50core.privacy import privacy
from m50core.privacy.dossier import Dossier, DossierLine, dossier, find_person
from m50core.privacy.drafts import Drafts, DraftsKeeper, holding
from m50core.privacy.keepers import Keeper, Wanted
from m50core.privacy.kept_plans import KeptPlans
from m50core.privacy.list_spots import ListSpots, SpotsKeeper
from m50core.privacy.own_settings import SettingsKeeper, in_register
from m50core.privacy.privacy import Erasure
from m50core.privacy.unjudged import find_unjudged
from m50core.records.arguments import checked
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.reports.report import Written
from m50core.started import to_type
from m50core.store.desk.desk import Desk
from m50core.store.protocol import Change, Commit, Store
from m50core.store.upkeep_protocol import Resuming, waiting
from m50core.values import dutch
from m50core.values.clock import aware, seen_from

_MOST = 20
"""Places to look at that are told one by one."""


class PrivacyNetwork(Protocol):
    """The network, as this looks at it."""

    today: date

    @property
    def drafts(self) -> Drafts:
        """What was typed and not saved yet."""

    @property
    def spots(self) -> ListSpots:
        """Where each list stood on the screen."""

    @property
    def desk(self) -> Desk:
        """What is kept of whoever sits here."""

    @property
    def plan(self) -> YearPlan:
        """The plan of the year that it is."""

    @property
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    @property
    def who(self) -> str:
        """Who works."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write."""

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""

    @property
    def incomplete(self) -> tuple[Missing, ...]:
        """What answers are made without."""


class People:
    """What is kept about people; each is named by id, or by a name that one person has."""

    def __init__(self, net: PrivacyNetwork, clock: Callable[[], datetime]) -> None:
        self._net = net
        self._clock = clock
        self.keepers: list[Keeper] = [
            DraftsKeeper(net.drafts), SpotsKeeper(net.spots), SettingsKeeper(net.desk), KeptPlans(),
        ]  # fmt: skip
        """Who keeps text about people outside the store."""

    @checked
    def dossier(self, who: str) -> Dossier:
        """Return everything that is kept about a person, also when removed.

        Raises UnknownId when there never was one, UsageError for something else than a person.
        """
        person_id = find_person(self._net.records, who)
        return dossier(self._net.records, person_id, self._net.store.commits(), self.keepers)

    @checked
    def report(self, who: str) -> Written:
        """Return the same as a report for that person."""
        net = self._net
        written = person_report.write(self.dossier(who), net.records, net.today)
        return written.with_remark(remark(net.incomplete))

    def inventory(self) -> tuple[privacy.Holding, ...]:
        """Return every field, and setting, that holds personal data, and how many are filled."""
        net = self._net
        found = privacy.inventory(net.kinds, net.records, net.store.commits())
        return (*found, in_register(net.desk))

    @staticmethod
    def lines(found: Dossier) -> tuple[str, ...]:
        """Return a dossier as lines."""
        return tuple(tell(found))

    @staticmethod
    def consequences(plan: Erasure) -> tuple[str, ...]:
        """Return what erasing will do, and what it will leave, as lines."""
        return tuple(consequences(plan))

    @staticmethod
    def outcome(done: Erasure) -> tuple[str, ...]:
        """Return what was wiped, what waits, and what the person must look after, as lines."""
        return (*describe_wiped(done), *describe_posts(done), *done.waits)

    @checked
    def note_export(self, who: str) -> None:
        """Keep that a person's data was given out, as a commit without changes."""
        person_id = find_person(self._net.records, who)
        with self._net.writing():
            self._net.store.append(self._stub(f"Persoonsgegevens uitgevoerd (AVG): {person_id}"))

    @checked
    def plan_erasure(self, who: str, reason: str = "") -> Erasure:
        """Return what ``erase`` would do; nothing changes."""
        net = self._net
        person_id = self.dossier(who).id
        stub = self._stub(f"{privacy.WHY}: {reason}" if reason else privacy.WHY)
        documents, commits = net.store.documents(), net.store.commits()
        erasure = privacy.erase(net.kinds, net.planned, person_id, documents, commits, stub)
        left = find_unjudged(net.kinds, net.planned, person_id, net.store.commits())
        waits = tuple(f"Dit wacht nog: {one}." for one in waiting(left))
        held = sum(map(holding(_to_wipe(erasure)), net.drafts.all()))
        file = net.plan.file_of(person_id)
        posts = () if file else held_by(net.records, person_id)
        return attrs.evolve(erasure, file=file, waits=waits, drafts=held, posts=posts)

    @checked
    def erase(self, who: str, reason: str = "") -> Erasure:
        """Wipe a person's data from every commit, for good; a commit says that it happened.

        What was typed about them on this computer, and not saved, goes first.
        ``Erasure.file`` names a definition file that still holds the person: only those who keep
        that file can change it. ``Erasure.waits`` tells what couldn't be wiped as yet; it is done
        by whoever opens the network when it can be.
        """
        with self._net.writing():
            erasure = self.plan_erasure(who, reason)
            # First: afterwards nobody knows any more what is to be wiped.
            wanted = _to_wipe(erasure)
            left = [sentence for keeper in self.keepers for sentence in keeper.wipe(wanted)]
            self._net.store.erase(erasure.edit, erasure.commit)
        waits = erasure.waits
        if isinstance(self._net.store, Resuming):
            waits = self._net.store.unfinished().get(erasure.commit.erases, ())
        return attrs.evolve(erasure, waits=(*waits, *left))

    def _stub(self, why: str) -> Commit:
        number = self._net.store.head() + 1
        when = aware(self._clock())
        day = seen_from(self._net.today, when)
        return Commit(number, when, self._net.who, why, (), day=day)


def _to_wipe(found: Erasure) -> Wanted:
    def mask(text: str) -> str:
        return found.edit(attrs.evolve(found.commit, why=text, changes=())).why

    def tells(kind: str, record_id: str, fields: Mapping[str, Any]) -> bool:
        commit = attrs.evolve(found.commit, changes=(Change(kind, record_id, None, fields),))
        return found.edit(commit).changes != commit.changes

    return Wanted(found.commit.erases, mask, tells)


def tell(found: Dossier) -> Iterator[str]:
    """Yield a dossier as lines."""
    removed = "" if found.present else " (verwijderd; dit staat nog in de geschiedenis)"
    yield f"Persoon: {found.name}  [{found.id}]{removed}"
    yield from _fields(found.own)
    if found.earlier:
        yield "Eerder"
        yield from _fields(found.earlier)
    if found.related:
        yield "Komt voor in"
        for kept in found.related:
            yield f"  {kept.label:<22} {kept.title}  [{kept.record}] ({kept.how})"
            yield from (f"    {line.label}: {line.value}" for line in kept.lines if line.why)
    if found.commits:
        yield "Wijzigingen"
        for trace in found.commits:
            when = dutch.moment(trace.when)
            yield f"  {when:<22} {trace.who}: {trace.why} ({trace.how_words})"
    yield from _elsewhere(found)


def _elsewhere(found: Dossier) -> Iterator[str]:
    if found.elsewhere:
        yield "Elders bewaard"
        for kept in found.elsewhere:
            yield f"  {kept.place}: {', '.join(kept.text.splitlines())}"


def _fields(lines: tuple[DossierLine, ...]) -> Iterator[str]:
    return (f"  {line.label:<22} {line.value}" for line in lines)


BEYOND = (
    "Kijk zelf na wat m50 niet bereikt: bestanden die eerder zijn uitgevoerd, ingelezen of "
    "verstuurd, reservekopieën op een andere plaats, en formulieren die nog openstaan of op een "
    "andere computer niet zijn bewaard."
)
"""What an erasure can't reach, and the person must look after."""


def describe_wiped(done: Erasure) -> Iterator[str]:
    """Yield what was wiped, and what the person must look after."""
    where = f"uit {dutch.commits(done.touched)}"
    if done.drafts:
        where += f" en {_drafts(done.drafts)} op deze computer"
    whose = f"De gegevens van {done.commit.erases}"
    if done.file and not (done.touched or done.drafts):
        yield f"{whose} zijn niet gewist: {_in_file(done)}"
    elif done.file:
        yield f"{whose} zijn niet overal gewist; wel {where}. Verder {_in_file(done)}"
    elif done.waits:
        yield f"{whose} zijn nog niet overal gewist; wel {where}."
    else:
        yield f"{whose} zijn gewist, {where}."
    yield BEYOND


def _in_file(plan: Erasure) -> str:
    return (
        f"deze persoon staat in {plan.file}, een bestand van het jaarplan, en daarin kan m50 niet "
        "wissen. Vraag wie dat bestand beheert om het te wijzigen."
    )


def held_by(records: Records, person_id: str) -> tuple[str, ...]:
    """Return the ids of the posts that someone holds, or is to hold."""
    live = (TermStatus.present, TermStatus.upcoming)
    pointing = records.pointing_at(person_id, Term.spec.kind)
    terms = [term for _, term in pointing if isinstance(term, Term) and term.person == person_id]
    return tuple(dict.fromkeys(term.post for term in terms if term.status in live))


def describe_posts(plan: Erasure) -> Iterator[str]:
    """Yield which posts an erasure leaves without a holder."""
    if plan.posts:
        posts = dutch.list_words(list(plan.posts))
        yield (
            f"Zo is niet meer bekend wie deze post heeft: {posts}. Open de vacature "
            f"({to_type('set', plan.posts[0], 'vacancy=open')}), of benoem iemand: "
            f"{to_type('decide')}."
        )


def consequences(plan: Erasure) -> Iterator[str]:
    """Yield what erasing will do, and what it will leave."""
    yield f"Dit verandert {dutch.commits(plan.touched)} in de geschiedenis, en wat er nu staat."
    if plan.drafts:
        yield f"Ook weg: {_drafts(plan.drafts)}, getypt op deze computer en nog niet bewaard."
    yield "Verslagen en besluiten blijven; alleen de gegevens van deze persoon gaan eruit."
    yield BEYOND
    if plan.file:
        yield f"Let op: {_in_file(plan)}"
    yield from describe_posts(plan)
    yield from describe_left(plan)


def _drafts(count: int) -> str:
    return dutch.number_of(count, "concept", "concepten")


def describe_left(plan: Erasure) -> Iterator[str]:
    """Yield what of the person stays, and where one must look."""
    yield from plan.waits
    if plan.waits:
        yield f"Dit wordt vanzelf afgemaakt zodra het kan. Tot dan noemt {to_type('doctor')} het."
    if plan.mentions:
        yield "Kijk deze plaatsen zelf na. Hier staat een deel van de naam, of een naamgenoot:"
        for mention in plan.mentions[:_MOST]:
            place = mention.record or f"wijziging {mention.commit}"
            yield f"  {place}, {mention.field}: {mention.text[:100]}"
        if (more := len(plan.mentions) - _MOST) > 0:
            yield f"  en nog {more}; met --json ziet u ze alle."
