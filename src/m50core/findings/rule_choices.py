"""What a network settles about its rules: findings set aside for a time, sets turned on."""

from datetime import date

from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.looking import Looking
from m50core.values.personal import Personal


@record(
    label="Uitzondering",
    plural="Uitzonderingen",
    prefix="uitzondering",
    help="Een melding die u voor een tijd terzijde legt, met de reden.",
)
class Suppression(Record):
    """Findings of one rule that are set aside until a day, with the reason."""

    code: str = field(label="Regel", example="M50-204", in_list=True, searchable=True)
    about: str = field(
        label="Waarvan",
        help="Leeg: alle meldingen van deze regel.",
        default="",
        relation=ANY,
        in_list=True,
        personal=Personal.role,
    )
    reason: str = field(label="Reden", in_list=True, searchable=True, personal=Personal.role)
    until: date = field(label="Tot en met", in_list=True, looking=Looking.ahead)
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """The rule that it is about."""
        return f"Uitzondering op {self.code}"


@record(
    label="Set regels",
    plural="Sets regels",
    prefix="regelset",
    help="Een set regels die voor dit netwerk aan staat.",
)
class RuleSet(Record):
    """An optional set of rules that this network turned on."""

    title: str = field(label="Set", example="bw2", in_list=True, searchable=True)


KINDS: tuple[type[Record], ...] = (Suppression, RuleSet)
