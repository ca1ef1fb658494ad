"""What only this pillar keeps: neighbourhoods, and the facts that feed the lobby."""

from typing import ClassVar

import m50core as m50


@m50.record(
    label="Wijk",
    plural="Wijken",
    prefix="wijk",
    help="Een wijk die aandacht vraagt.",
    clause="Bijlagen > Pijler Sociaal > 1. Wat wordt de inzet op inhoud van de pijler?",
)
class Neighbourhood(m50.Record):
    """A neighbourhood of a member whose problems the coalition wants to tackle."""

    unique: ClassVar[tuple[m50.Unique, ...]] = (
        m50.Unique(("municipality", "title"), "Noteer wat er speelt bij die wijk"),
    )

    title: str = m50.field(label="Naam", in_list=True, searchable=True)
    municipality: str = m50.field(label="Gemeente", relation="municipality", in_list=True)
    inhabitants: int | None = m50.field(label="Inwoners", default=None, in_list=True)
    description: str = m50.field(label="Wat er speelt", default="", multiline=True, searchable=True)


class FactNature(m50.Choice):
    """What a fact shows."""

    problem = "problem", "probleem in de wijk"
    limit = "limit", "grens waar de gemeente tegenaan loopt"
    result = "result", "wat werkt"


@m50.record(
    label="Feit over een wijk",
    plural="Feiten over wijken",
    prefix="feit",
    help="Een feit of cijfer over een wijk, met bron en datum. Nooit over één persoon.",
    clause="Bijlagen > Pijler Sociaal > 4. Inzet Platform31 en/of andere natuurlijke partners",
)
class NeighbourhoodFact(m50.Record):
    """A fact or figure with its source and date; never about one person."""

    title: str = m50.field(label="Feit", in_list=True, searchable=True)
    municipality: str = m50.field(label="Gemeente", relation="municipality", in_list=True)
    neighbourhood: str = m50.field(label="Wijk", default="", relation="neighbourhood", in_list=True)
    nature: FactNature = m50.field(label="Soort", default=FactNature.problem, in_list=True)
    reference: str = m50.field(label="Waar het uit blijkt", default="")
    on: m50.Period | None = m50.field(label="Datum", default=None, in_list=True)


KINDS: tuple[type[m50.Record], ...] = (Neighbourhood, NeighbourhoodFact)
