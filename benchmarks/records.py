"""Action items as an organisation would have them after years, made from a seed."""

import random
from collections.abc import Iterator
from typing import Any

_WORDS = """
zaal reserveren gesprek woningbouw gemeente minister brief bestuur overleg agenda notitie raad
college vragen regio bereikbaarheid energie jeugdzorg huisvesting financiën coöperatie begroting
woordvoerder debat inbreng commissie ledenvergadering verslag besluit uitnodiging werkbezoek
portefeuille pijler ruimte economie sociaal veiligheid ondermijning wijkagent armoede onderwijs
arbeidsmarkt mobiliteit spoor infrastructuur natuur stikstof landbouw water klimaat evaluatie
""".split()  # noqa: SIM905 - easier to read
_ENDS = ("", "", "", "plan", "beleid", "overleg", "kaart", "fonds", "team", "dag")


def documents(count: int) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield (id, version, fields) of each item; the same every time."""
    chance = random.Random(50)  # noqa: S311 - made-up data
    words = [word + end for word in _WORDS for end in _ENDS]
    for number in range(1, count + 1):
        yield (
            f"actie-{number}",
            number // 10 + 1,
            {
                "source": "",
                "title": " ".join(chance.choices(words, k=5)).capitalize(),
                "description": " ".join(chance.choices(words, k=12)),
                "pillar": chance.choice(["ruimte", "sociaal", "veiligheid", "financien"]),
                "portfolio": "",
                "year": 2025,
                "themes": [f"thema-{chance.randint(1, 40)}"],
                "owner": f"persoon-{chance.randint(1, max(1, count // 100))}",
                "remark": "",
                "due": f"20{chance.randint(20, 29)}-{chance.randint(1, 12):02}"
                f"-{chance.randint(1, 28):02}",
                "status": chance.choice(["open", "doing", "done", "dropped"]),
                "about": [],
                "meeting": f"verg-{chance.randint(1, 300)}",
                "decision": "",
            },
        )
