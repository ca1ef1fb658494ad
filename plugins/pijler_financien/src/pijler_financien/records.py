"""What only this pillar keeps: specific grants (SPUK's) and what should become of them."""

import m50core as m50


@m50.steps(
    {
        "in_use": ("to_clean", "ended"),
        "to_clean": ("merged", "in_use", "ended"),
        "merged": ("ended",),
        "ended": (),
    }
)
class GrantStatus(m50.Choice):
    """From a grant with strings to general means."""

    in_use = "in_use", "loopt", m50.Stage.under_way
    to_clean = "to_clean", "op te schonen", m50.Stage.open
    merged = "merged", "in het gemeentefonds", m50.Stage.under_way
    ended = "ended", "gestopt", m50.Stage.finished


@m50.record(
    label="Specifieke uitkering",
    plural="Specifieke uitkeringen",
    prefix="spuk",
    help="Geld van het Rijk met een doel en een verantwoording (SPUK).",
    clause="Bijlagen > Pijler Financien > 2. Wat wordt de inzet op inhoud van de pijler?",
)
class SpecificGrant(m50.Record):
    """A grant for one purpose, with its burden of accounting."""

    title: str = m50.field(label="Naam", in_list=True, searchable=True)
    ministry: str = m50.field(label="Ministerie", default="", relation="organisation", in_list=True)
    amount: m50.Money | None = m50.field(label="Bedrag per jaar", default=None, in_list=True)
    until: m50.Period | None = m50.field(label="Loopt tot", default=None, in_list=True)
    burden: str = m50.field(label="Last van de verantwoording", default="", multiline=True)
    status: GrantStatus = m50.field(
        label="Status", default=GrantStatus.in_use, in_list=True, state=True
    )


KINDS: tuple[type[m50.Record], ...] = (SpecificGrant,)
