"""What records of the year plan share."""

from typing import Any, ClassVar

from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.personal import Personal


def aliases_field(example: str) -> Any:
    """Return the field of a kind that deadlines hang on: by which other names they call it."""
    return field(
        label="Ook genoemd",
        help="Andere namen, waarmee een termijn hieraan kan hangen: bij …, voor …, na ….",
        example=example,
        default=(),
        state=True,
    )


@record(label="Onderdeel", plural="Onderdelen", prefix="deel")
class Planned(Record):
    """What records of the plan share: a title, the part of the plan, and someone in charge."""

    lasts: ClassVar[bool] = False

    title: str = field(label="Titel", in_list=True, searchable=True)
    description: str = field(label="Toelichting", default="", multiline=True, searchable=True)
    pillar: str = field(label="Pijler", default="", relation="pillar", in_list=True)
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio", in_list=True)
    year: int | None = field(label="Jaar", example="2025", default=None)
    continues: str = field(
        label="Vervolg op",
        help="Wat het eerder was: in het plan van een jaar ervoor, of onder een ander nummer.",
        example="ruimte-07",
        default="",
        relation=ANY,
    )
    continued_by: str = field(
        label="Gaat verder als",
        help="Wat het nu is: in een later plan dat is begonnen, of onder een ander nummer.",
        default="",
        hidden=True,
        eq=False,
    )
    to_fill: tuple[str, ...] = field(
        label="Nog in te vullen",
        help="Velden voor een datum die in het plan leeg staan.",
        default=(),
        hidden=True,
        eq=False,
    )
    themes: tuple[str, ...] = field(label="Thema's", default=(), relation="theme", goes_on=True)
    owner: str = field(
        label="Trekker",
        help="Wie zorgt dat het gebeurt?",
        default="",
        relation="person",
        state=True,
        personal=Personal.role,
    )
    remark: str = field(label="Opmerking", default="", multiline=True, state=True)

    @property
    def unit(self) -> str:
        """Id of the pillar or portfolio this belongs to; ``m50`` for the whole network."""
        return self.pillar or self.portfolio or "m50"
