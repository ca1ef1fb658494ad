"""Rules on lobby lines, committees and networks."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from m50core.board.records import Seat
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.lobby.records import Contact, LobbyLine
from m50core.lobby.reference import networks
from m50core.members.records import Member, MemberStatus
from m50core.people.records import Level, Organisation, Person
from m50core.plan.years import in_force
from m50core.records.collection import Records
from m50core.values import dutch
from m50core.values.stage import Stage


def _at_rest(line: LobbyLine) -> bool:
    return line.status.is_over or line.status.stage is Stage.paused


@rule(
    "M50-201",
    "Elke lobbylijn zegt wat wij vragen en aan wie.",
    clause="Jaarplan voorzitter > 2. Lobby en Public Affairs",
    reads=("lobby_line",),
    nature=FindingNature.missing,
    many="lobbylijnen zonder vraag of doelgroep",
    advice="Vul de lobbylijn aan: {m50} show {id}.",
)
def lobby_line_incomplete(records: Records, today: date) -> Iterable[Hit]:
    """A line without an ask or a target is of no use to members."""
    for line in records.collection(LobbyLine):
        if _at_rest(line):
            continue
        missing = [word for word, v in (("vraag", line.ask), ("doelgroep", line.targets)) if not v]
        if missing:
            yield Hit(line, f"De lobbylijn “{line.title}” heeft geen {' en geen '.join(missing)}.")


@rule(
    "M50-202",
    "De lobbylijnen van een onderdeel hebben elk een eigen rang.",
    clause="Jaarplan voorzitter > 2. Lobby en Public Affairs",
    reads=("lobby_line",),
    many="lobbylijnen met dezelfde rang",
    advice="Kies een andere rang: {m50} show {id}.",
)
def double_rank(records: Records, today: date) -> Iterable[Hit]:
    """Priorities: two lines of one unit can't both be number one."""
    taken: dict[tuple[str, int], list[LobbyLine]] = defaultdict(list)
    for line in records.collection(LobbyLine):
        if line.rank is not None and not _at_rest(line) and in_force(line, today):
            taken[line.unit, line.rank].append(line)
    for (_, rank), lines in taken.items():
        for line in lines[1:]:
            yield Hit(line, f"“{line.title}” heeft rang {rank}, net als “{lines[0].title}”.")


@rule(
    "M50-203",
    "In elke VNG-commissie zit iemand namens een M50-gemeente.",
    clause="Interne organisatie en netwerken > 3. Netwerken: VNG en andere verbanden",
    reads=("organisation", "seat", "person", "member", "municipality"),
    severity=Severity.note,
    many="VNG-commissies zonder M50-lid",
    advice="Leg vast wie er namens een lid in zit: {m50} add seat organ={id} title=Lid "
    "person=NUMMER.",
)
def committee_without_member(records: Records, today: date) -> Iterable[Hit]:
    """The plan asks in which VNG committees M50 isn't represented: by whom of a member."""
    members = {
        member.municipality
        for member in records.collection(Member).where(status=MemberStatus.member)
    }
    sitting: dict[str, list[str]] = defaultdict(list)
    for seat in records.collection(Seat):
        if seat.person:
            sitting[seat.organ].append(seat.person)
    committees = records.collection(Organisation).where(type="committee", part_of="org-vng")
    for committee in committees:
        people = [records.get(name) for name in sitting[committee.id]]
        known = [person for person in people if isinstance(person, Person)]
        if any(person.organisation in members for person in known):
            continue
        sentence = f"In “{committee.name}” is geen M50-lid bekend."
        if known:
            names = dutch.list_words([person.name for person in known])
            sentence += f" Wie er wel in zit, is niet van een lid: {names}."
        yield Hit(committee, sentence)


@rule(
    "M50-204",
    "Met elk netwerk is er bestuurlijk en ambtelijk contact.",
    clause="Relaties > 1. Contact andere netwerken",
    reads=("organisation", "contact"),
    severity=Severity.note,
    many="netwerken zonder contact op beide niveaus",
    advice="Leg een gesprek vast: {m50} add contact organisation={id} title=TEKST.",
)
def network_without_contact(records: Records, today: date) -> Iterable[Hit]:
    """Each network that the plan names, at both levels."""
    spoken = {(c.organisation, c.level) for c in records.collection(Contact)}
    for network_id in networks():
        network = records.get(network_id)
        if network is None:
            continue
        missing = [
            level.label
            for level in (Level.political, Level.official)
            if (network_id, level) not in spoken
        ]
        if missing:
            yield Hit(
                network, f"Met {network.title_text} is nog geen {' en '.join(missing)} contact."
            )


RULES = (lobby_line_incomplete, double_rank, committee_without_member, network_without_contact)
