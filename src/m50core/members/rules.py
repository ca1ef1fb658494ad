"""Rules on members and their contribution."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.budget.records import Contribution
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.members.records import Member, MemberStatus, Municipality
from m50core.members.records.abolished import abolished_as
from m50core.records.collection import Records
from m50core.values.dutch import number

_NEW = timedelta(days=730)
_INTRODUCE = timedelta(days=30)
"""So soon after joining somebody of M50 has called: before the board has met once more."""
_PAY = timedelta(days=60)


@rule(
    "M50-301",
    "Leden hebben 30.000 tot 80.000 inwoners.",
    clause="Bijlagen",
    reads=("member", "municipality"),
    severity=Severity.note,
    many="leden buiten 30.000 tot 80.000 inwoners",
    advice="Bespreek in het bestuur of dit lid blijft passen.",
)
def member_outside_band(records: Records, today: date) -> Iterable[Hit]:
    """The plan's own measure of a mid-sized municipality."""
    for member in records.collection(Member):
        place = records.get(member.municipality)
        if member.status is not MemberStatus.member or not isinstance(place, Municipality):
            continue
        if place.inhabitants is not None and not place.in_band:
            count = number(place.inhabitants)
            what = "inwoner" if place.inhabitants == 1 else "inwoners"
            yield Hit(member, f"{place.name} heeft {count} {what}: buiten 30.000 tot 80.000.")


@rule(
    "M50-302",
    "Een nieuw lid wordt op weg geholpen.",
    clause="Jaarplan voorzitter > 4. Werving nieuwe leden en versterken onderlinge relaties",
    reads=("member", "action_item"),
    nature=FindingNature.missing,
    many="nieuwe leden zonder introductie",
    advice="Zet de stappen ({m50} runbook new-member --about {id} --on DAG), of schrijf ze bij het "
    "lid: {m50} set {id} onboarding=TEKST.",
)
def member_without_onboarding(records: Records, today: date) -> Iterable[Hit]:
    """Who became a member in the last two years has steps of introduction: laid out, or told."""
    for member in records.collection(Member).where(status=MemberStatus.member):
        since = member.since.latest if member.since else None
        if since is None or member.onboarding or today - since > _NEW:
            continue
        if records.pointing_at(member.id, "action_item"):
            continue
        yield Hit(
            member,
            f"Voor het nieuwe lid {member.title} staan geen introductiestappen.",
            {"since": since},
            by=since + _INTRODUCE,
        )


@rule(
    "M50-303",
    "Elk lid betaalt zijn contributie.",
    clause="Financiën > 1. Financiën",
    reads=("contribution",),
    many="contributies niet betaald",
    advice="Stuur een herinnering, of leg vast dat die er is: {m50} done {id}.",
)
def contribution_unpaid(records: Records, today: date) -> Iterable[Hit]:
    """An invoice older than sixty days, or a year that is over."""
    for due in records.collection(Contribution):
        if due.status.is_over:
            continue
        late = due.invoiced is not None and today - due.invoiced > _PAY
        if late or due.for_year < today.year:
            # It is for a year, and can still be paid in all of that.
            yield Hit(
                due,
                f"De contributie “{due.title}” ({due.for_year}) is nog niet betaald.",
                by=date(due.for_year, 12, 31),
            )


@rule(
    "M50-304",
    "Een lid is een gemeente die er nog is.",
    clause="Bijlagen",
    reads=("member", "municipality"),
    many="leden die zijn opgegaan in een andere gemeente",
    advice="Sluit het lidmaatschap af: {m50} set {id} status=former.",
)
def member_that_merged(records: Records, today: date) -> Iterable[Hit]:
    """A municipality merged into another since it joined."""
    for member in records.collection(Member):
        place = records.get(member.municipality)
        merged = place.abolished if isinstance(place, Municipality) else None
        gone = merged or (abolished_as(member.municipality) if place is None else None)
        if member.status.is_off:
            continue
        if gone is not None and gone.since <= today:
            yield Hit(
                member,
                f"Lid “{member.title}”: {gone.sentence}. Sluit dit lidmaatschap af (oud-lid), en "
                "vraag of de nieuwe gemeente lid wil zijn.",
            )


RULES = (member_outside_band, member_without_onboarding, contribution_unpaid, member_that_merged)
