"""Measurements of an indicator over time."""

from datetime import date
from decimal import Decimal

from m50core.records.fields import field, record
from m50core.records.record import ANY, Record
from m50core.values.personal import Personal


@record(label="Meting", plural="Metingen", prefix="meting", help="Een cijfer op een dag.")
class Measurement(Record):
    """What an indicator was on a day, with what it was counted from."""

    indicator: str = field(label="Van", relation="indicator", in_list=True)
    on: date = field(label="Gemeten op", in_list=True, initial="today")
    value: Decimal = field(label="Waarde", in_list=True)
    evidence: tuple[str, ...] = field(
        label="Bewijs",
        help="Nummers van stukken, besluiten of gesprekken.",
        default=(),
        relation=ANY,
    )
    remark: str = field(label="Opmerking", default="", multiline=True, searchable=True)
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    @property
    def title_text(self) -> str:
        """The indicator and the day."""
        return f"Meting van {self.indicator}, {self.on.isoformat()}"
