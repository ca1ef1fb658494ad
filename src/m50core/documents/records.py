"""Documents that the plan names."""

from datetime import date
from typing import ClassVar

from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Record
from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.personal import Personal


@record(
    label="Document",
    plural="Documenten",
    prefix="doc",
    help="Een document: hoe het heet en waar het staat. m50 bewaart het document zelf niet.",
    clause="Interne organisatie en netwerken > 2. Informatiebeheer",
)
class Document(Planned):
    """A document, kept here by name and place."""

    lasts: ClassVar[bool] = True

    place: str = field(label="Plaats", help="Map of webadres.", default="", goes_on=True)
    on: Period | None = field(
        label="Datum", default=None, in_list=True, looking=Looking.near, goes_on=True
    )
    author: str = field(
        label="Maker",
        default="",
        relation=("person", "organisation"),
        personal=Personal.role,
        goes_on=True,
    )
    recipient: str = field(
        label="Voor",
        default="",
        relation=("person", "organisation"),
        personal=Personal.role,
        goes_on=True,
    )
    goal: str = field(label="Bij", default="", relation=ANY, goes_on=True)
    keep_until: date | None = field(
        label="Bewaren tot", default=None, state=True, looking=Looking.ahead
    )


KINDS: tuple[type[Record], ...] = (Document,)
