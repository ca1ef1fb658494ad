"""What only this pillar keeps: signals of unrest, without any person in them."""

import re

import m50core as m50

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}")


def refuse_person(text: str) -> None:
    """Raise ValueError (Dutch) when text holds an e-mail address or a citizen service number."""
    if _MAIL.search(text):
        raise ValueError("bevat een e-mailadres; een signaal gaat nooit over een persoon")
    if m50.holds_citizen_number(text):
        raise ValueError("lijkt een burgerservicenummer te bevatten; dat mag hier niet")


class SignalSource(m50.Choice):
    """Where a signal comes from (plan: the four sorts of the monitoring system)."""

    aivd = "aivd", "AIVD"
    allies = "allies", "Bondgenoten"
    police = "police", "politie of OM"
    sentiment = "sentiment", "sentimentenonderzoek"


@m50.steps(
    {
        "entered": ("verified", "closed"),
        "verified": ("clustered", "briefed", "closed"),
        "clustered": ("briefed", "closed"),
        "briefed": ("closed",),
        "closed": (),
    }
)
class SignalStatus(m50.Choice):
    """From entered to told to the local triangle."""

    entered = "entered", "ingevoerd", m50.Stage.open
    verified = "verified", "nagegaan", m50.Stage.under_way
    clustered = "clustered", "samengevoegd", m50.Stage.under_way
    briefed = "briefed", "verteld in de driehoek", m50.Stage.under_way
    closed = "closed", "gesloten", m50.Stage.finished


@m50.record(
    label="Signaal",
    plural="Signalen",
    prefix="signaal",
    help="Een teken van maatschappelijke onrust. Nooit over een persoon.",
    clause="Bijlagen > Pijler Veiligheid > 2. Openbare orde en veiligheid "
    "(informatiepositie burgemeester)",
)
class Signal(m50.Record):
    """A sign of unrest in a municipality; text with personal data is refused."""

    title: str = m50.field(label="Signaal", in_list=True, searchable=True, check=refuse_person)
    origin: SignalSource = m50.field(label="Van", in_list=True)
    on: m50.Period | None = m50.field(label="Datum", default=None, in_list=True)
    municipality: str = m50.field(
        label="Gemeente", default="", relation="municipality", in_list=True
    )
    theme: str = m50.field(label="Thema", default="", relation="theme", in_list=True)
    description: str = m50.field(
        label="Toelichting", default="", multiline=True, check=refuse_person
    )
    status: SignalStatus = m50.field(
        label="Status", default=SignalStatus.entered, in_list=True, state=True
    )


KINDS: tuple[type[m50.Record], ...] = (Signal,)
