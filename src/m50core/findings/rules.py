"""The rule that no room owns: what there is only once, is there once."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import Hit, rule
from m50core.records.collection import Records
from m50core.records.doubles import double_text, groups_of_doubles
from m50core.records.record import ANY


@rule(
    "M50-090",
    "Wat er maar één keer kan zijn, staat er één keer.",
    clause="Interne organisatie en netwerken > 2. Informatiebeheer",
    reads=(ANY,),
    many="dingen die er twee keer staan",
    advice="Houd er één, en haal de andere weg: {m50} remove {id}.",
)
def there_twice(records: Records, today: date) -> Iterable[Hit]:
    """Once for each thing; a commit makes no doubles, but a plan or what was kept before may."""
    for cls in records.kinds.values():
        if not cls.unique:
            continue
        for unique, (first, second, *more) in groups_of_doubles(records.collection(cls)):
            others = "".join(f" En ook: “{record.title_text}” ({record.id})." for record in more)
            sentence = (
                f"“{second.title_text}”: {double_text(unique, second, first, records.title)}."
            )
            yield Hit(second, f"{sentence}{others} {unique.advice}.")


RULES = (there_twice,)
