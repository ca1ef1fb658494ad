"""Rules on dealings with The Hague and with other networks: who was met, and what is ready."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from m50core.board.records import Pillar, Seat
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.goals.records import Goal
from m50core.lobby.records import Contact, LobbyMoment
from m50core.lobby.reference import subjects
from m50core.meetings.delivery import delivered_by
from m50core.meetings.holders import held_by
from m50core.meetings.records.meetings import ActionItem, Meeting
from m50core.meetings.records.papers import Paper
from m50core.people.records import Organisation, OrganisationType, Person
from m50core.records.collection import Records
from m50core.records.timing import exact_day
from m50core.records.traits import due_of
from m50core.values import dutch

_CHAMBER = "Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid"
_PREPARE = timedelta(days=42)
_FOLLOW = timedelta(days=14)
_A_LIST = 2
"""So many names make a list of a committee."""


def _spoken_with(records: Records) -> set[str]:
    """Return the organisations spoken to, by themselves or through somebody who works there."""
    works = {person.id: person.organisation for person in records.collection(Person)}
    contacts = records.collection(Contact)
    return {c.organisation for c in contacts} | {works.get(c.person, "") for c in contacts}


@rule(
    "M50-205",
    "Met elke Kamercommissie op onze onderwerpen is contact.",
    clause=_CHAMBER,
    reads=("organisation", "contact", "person", "seat"),
    severity=Severity.note,
    many="Kamercommissies waar niet met ieder lid is gesproken",
    advice="Leg elk gesprek vast: {m50} add contact person=NUMMER title=TEKST.",
)
def committee_not_met(records: Records, today: date) -> Iterable[Hit]:
    """The committees of which the reference data tell a subject, and in each all its members.

    Who sits in it is known from the people who work there and the seats that it has. One name is
    no list: then it is still to be found out who else does.
    """
    sitting = _committee_members(records)
    spoken = {contact.person for contact in records.collection(Contact)}
    for record_id, subject in subjects().items():
        committee = records.get(record_id)
        if committee is None:
            continue
        members = sitting.get(record_id, {})
        name = f"{committee.title_text} ({subject})"
        left = [person for member, person in members.items() if member not in spoken]
        if not members or len(left) == len(members):
            yield Hit(committee, f"Met iemand van de {name} is nog niet gesproken.")
        elif left:
            done = f"met {len(members) - len(left)} van de {len(members)} gesproken"
            yield Hit(committee, f"Van de {name} is {done}; nog niet met {dutch.list_words(left)}.")
        elif len(members) < _A_LIST:
            yield Hit(
                committee,
                f"Van de {name} is alleen {next(iter(members.values()))} bekend. Leg vast wie er "
                "nog meer in zit.",
            )


def _committee_members(records: Records) -> dict[str, dict[str, str]]:
    """Return, by organisation, the name of everybody known to sit in it, by id."""
    members: dict[str, dict[str, str]] = defaultdict(dict)
    for person in records.collection(Person):
        members[person.organisation][person.id] = person.name
    for seat in records.collection(Seat):
        if seat.person:
            members[seat.organ][seat.person] = records.title(seat.person)
    return members


@rule(
    "M50-206",
    "Bij elk ministerie kennen wij iemand.",
    clause="Relaties > 2. Uitbouw ambtelijke en bestuurlijke contacten ministeries",
    reads=("organisation", "contact", "person"),
    severity=Severity.note,
    many="ministeries zonder bekend contact",
    advice="Leg vast wie u er kent: {m50} add person name=NAAM organisation={id}.",
)
def ministry_unknown(records: Records, today: date) -> Iterable[Hit]:
    """The overview of contacts has a person or a conversation for each ministry."""
    known = _spoken_with(records) | {person.organisation for person in records.collection(Person)}
    for ministry in records.collection(Organisation).where(type="ministry"):
        if ministry.id not in known:
            yield Hit(ministry, f"Bij het {ministry.name} is nog geen contact bekend.")


@rule(
    "M50-207",
    "Voor elk debat is er een position paper.",
    clause=_CHAMBER,
    reads=("lobby_moment", "organisation", "paper"),
    nature=FindingNature.missing,
    many="debatten zonder position paper",
    advice="Vraag een stuk aan: {m50} add paper title=TEKST meeting={id}.",
)
def debate_without_paper(records: Records, today: date) -> Iterable[Hit]:
    """Six weeks before a debate in the Tweede Kamer a paper is at least asked for."""
    chamber = {o.id for o in records.collection(Organisation).where(part_of="org-tweede-kamer")}
    chamber.add("org-tweede-kamer")
    served = {p.meeting for p in records.collection(Paper) if not p.status.is_off}
    for moment in records.collection(LobbyMoment):
        last = moment.due.latest if moment.due else None
        if moment.organisation not in chamber or last is None or moment.id in served:
            continue
        if moment.due and today <= last <= today + _PREPARE:
            yield Hit(
                moment,
                f"Voor “{moment.title}” ({moment.due.aside()}) is er geen position paper.",
                by=last,
                more="Vraag er een, of leg vast waarom niet.",
            )


@rule(
    "M50-208",
    "Wat met een ander netwerk is besproken, weet ook wie over het thema gaat.",
    clause="Interne organisatie en netwerken > 3. Netwerken: VNG en andere verbanden",
    reads=(
        "contact",
        "organisation",
        "goal",
        "pillar",
        "action_item",
        "theme",
        "seat",
        "term",
        "decision",
        "meeting",
        "vote",
    ),
    many="gesprekken zonder de voorzitter van de pijler",
    advice="Maak een actiepunt voor de voorzitter: {m50} add action_item about={id} title=TEKST.",
)
def theme_without_its_owner(records: Records, today: date) -> Iterable[Hit]:
    """A theme told to a network has its pillar's chair in the talk, or an action for the chair."""
    of_theme: dict[str, dict[str, Pillar]] = defaultdict(dict)
    pillars = {pillar.id: pillar for pillar in records.collection(Pillar)}
    for goal in records.collection(Goal):
        if pillar := pillars.get(goal.pillar):
            for theme in goal.themes:
                of_theme[theme][pillar.id] = pillar
    told = {(about, a.owner) for a in records.collection(ActionItem) for about in a.about}
    networks = records.collection(Organisation).where(type=OrganisationType.network)
    names = {network.id: network.name for network in networks}
    for contact in records.collection(Contact):
        if contact.organisation not in names:
            continue
        missing = {
            pillar.title: theme
            for theme in contact.about
            for pillar in of_theme.get(theme, {}).values()
            if (chair := held_by(records, pillar, contact.on or today).get("chair"))
            and contact.by != chair
            and not {(contact.id, chair), (contact.id, pillar.chair)} & told
        }
        if missing:
            name, theme = next(iter(missing.items()))
            yield Hit(
                contact,
                f"Met {names[contact.organisation]} is gesproken over {records.title(theme)}, maar "
                f"de voorzitter van pijler {name} is niet betrokken. Maak er een actiepunt van.",
            )


@rule(
    "M50-209",
    "Van elk moment dat voorbij is, staat vast wat eruit kwam.",
    clause=_CHAMBER,
    reads=("lobby_moment", "event", "progress", "contact"),
    nature=FindingNature.missing,
    topic="late",
    many="momenten voorbij zonder uitkomst",
    advice="Leg vast wat eruit kwam: {m50} add progress about={id} title=TEKST.",
)
def passed_unrecorded(records: Records, today: date) -> Iterable[Hit]:
    """Two weeks after a date in the plan there is a note or a conversation about it.

    Of a moment of others without a day nobody knows when it was: then it is asked at once.
    """
    for kind in ("lobby_moment", "event"):
        for record in records.collection(kind):
            due = due_of(record)
            if due is None or due.latest is None:
                continue
            wait = timedelta() if kind == "lobby_moment" and exact_day(record) is None else _FOLLOW
            if today - due.latest <= wait:
                continue
            if not any(records.pointing_at(record.id, k) for k in ("progress", "contact")):
                yield Hit(
                    record,
                    f"“{record.title_text}” was {due.shown()} en er is niets over vastgelegd. "
                    "Schrijf op wat eruit kwam, of dat het niet doorging.",
                )


@rule(
    "M50-210",
    "Stukken zijn binnen zoals is afgesproken, en anders tien dagen voor de vergadering.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("paper", "meeting", "meeting_series"),
    topic="late",
    many="stukken te laat",
    advice="Lever het stuk aan: {m50} done {id}.",
)
def paper_late(records: Records, today: date) -> Iterable[Hit]:
    """A paper of its own day is measured by that day, else by what is agreed for its meeting."""
    meetings = {meeting.id: meeting for meeting in records.collection(Meeting)}
    for paper in records.collection(Paper):
        meeting = meetings.get(paper.meeting)
        if meeting is None or paper.status.is_over:
            continue
        if meeting.status.is_off:
            yield Hit(paper, f"“{paper.title}” is voor “{meeting.title}”, maar die gaat niet door.")
            continue
        last = delivered_by(records, meeting, paper)
        if last is not None and last < today:
            soon = dutch.days_left((last - today).days)
            yield Hit(
                paper,
                f"“{paper.title}” voor “{meeting.title}” is {soon}.",
                {"until": last},
            )


RULES = (
    committee_not_met, ministry_unknown, debate_without_paper, theme_without_its_owner,
    passed_unrecorded, paper_late,
)  # fmt: skip
