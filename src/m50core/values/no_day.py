"""What is said of a time and gives no day, with what to type instead."""

import re

_ADVICE = (
    (r"zsm|asap|(?:zo )?(?:spoedig|snel) mogelijk|direct|meteen|binnenkort|later|"
     r"op termijn|te zijner tijd|tzt",
     "zegt niet welke dag u bedoelt. Schrijf de uiterste dag, zoals vrijdag of over 2 weken"),
    (r"(?:elke|iedere|ieder|elk|om de) .+|\w*(?:dagelijks|wekelijks|maandelijks|jaarlijks)|"
     r"per (?:week|maand|kwartaal|(?:half ?)?jaar)|\d+ ?(?:x|keer) per .+",
     "zegt hoe vaak, niet wanneer. Schrijf dat bij “Ritme” of “Hoe vaak”, en hier een dag of "
     "periode"),
    (r"(?:rond|rondom|omstreeks|circa|ca|ongeveer|plusminus|±|~) ?.+",
     "is niet precies genoeg. Schrijf een dag, of de dagen waartussen het ligt, zoals 28 april "
     "t/m 9 mei"),
    (r"(?:over )?(?:een )?(?:paar|enkele) .+|over (?:enige|onbepaalde) tijd",
     "is niet precies genoeg. Schrijf hoeveel, zoals over 3 weken"),
    (r"(?:\d{1,3}|een|twee|drie|vier|vijf|zes) (?:werk)?(?:dag(?:en)?|weken|week|maand(?:en)?)",
     "zegt niet vanaf wanneer. Schrijf bijvoorbeeld over 3 weken, of 3 weken voor 1 mei"),
    (r"(?:half|medio) (?:\d{4}|dit jaar|volgend jaar)",
     "kan veel dagen zijn. Schrijf de maanden, zoals juni/juli 2025"),
    (r"(?:in de |deze |komende |volgende |afgelopen )?winter(?: \d{4})?",
     "ligt in twee jaren. Schrijf de maanden, zoals dec 2025 t/m feb 2026"),
    (r"volgend(?:e)? (?:voorjaar|zomer|najaar|herfst|lente)",
     "kan dit jaar zijn of het jaar erna. Schrijf het jaar erbij, zoals voorjaar 2026"),
    (r".*(?:vakantie|reces)(?: \d{4})?",
     "is niet overal op dezelfde dagen. Schrijf de dagen zelf, zoals 12 juli t/m 24 augustus"),
    (r"(?:van|met|op|om|te) .*\d{1,2}[:.]\d\d.*|.* \d{1,2}[:.]\d\d(?: ?uur| ?u)?|"
     r".* \d{1,2} ?(?:uur|u)|.* (?:ochtend|middag|avond)",
     "heeft een tijd, en hier hoort alleen een dag. Laat de tijd weg"),
)  # fmt: skip


def advice(words: str) -> str:
    """Return in Dutch why the words (in lower case) give no day; empty for what is just unknown."""
    return next((said for pattern, said in _ADVICE if re.fullmatch(pattern, words)), "")
