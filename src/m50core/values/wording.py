"""The many ways in which one says a time, made into the one that is read."""

import re
from collections.abc import Callable

from m50core.values import dutch, relative
from m50core.values.patterns import pattern

_PARTS = (
    "begin",
    "half",
    "medio",
    "eind",
    "helft",
    "kwartaal",
    "week",
    "werkdagen",
    "doorlopend",
    "voorjaar",
    "zomer",
    "najaar",
    "herfst",
    "lente",
    "winter",
)

_MONTH = r"(?:jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)"

_SAID: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[’‘`]", "'"),
    (r"[–—]", "-"),
    (r"[ t]0?0:00(:00)?$", ""),
    (r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", "")),
    (r"(?<=[a-z])\.(?=[ \d-]|$)", ""),
    (rf"(?<=\d)(?={_MONTH}[a-z]*\.?(?:[ \d]|$))", " "),
    (rf"(^|^[a-z]+ )(\d{{1,2}}) ?[-/.]? ?({_MONTH}[a-z]*)\.? ?[-/.]? ?'?(\d{{4}}|\d\d)$",
     r"\1\2 \3 \4"),
    (rf"(?<![-/a-z])({_MONTH}[a-z]*)[-/]?(?=\d{{4}}$)", r"\1 "),
    (rf"\b({_MONTH}[a-z]*) (\d{{1,2}}),? (?=\d{{4}}$)", r"\2 \1 "),
    (r" '(\d\d)$", r" 20\1"), (r"(?<=[-/.])'(?=\d\d$)", ""),
    (r"(?<=\d)\.$|(?<=^\d)\.(?= [a-z])|(?<=^\d\d)\.(?= [a-z])", ""),
    (r"(^|^[a-z]+ )(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4})$", r"\1\2-\3-\4"),
    (r"(^|^[a-z]+ )(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\3 ?(\d\d)$", r"\1\2-\4-\5"),
    (r"\b(t-?m)\b", "t/m"), (r"\bv/?d\b", "van de"), (r"\bhalverwege\b", "medio"),
    (r"^niet later dan | of eerder$|^hele (?=week)", ""),
    (r"\b((?:maan|dins|woens|donder|vrij|zater|zon)dag)(?:ochtend|middag|avond)$", r"\1"),
    (r"^(nog|liefst) (?=(in|deze|dit) )", ""),
    (r"^(op|uiterlijk|per|in|t/m|tot en met|met ingang van|miv|ingaande|dd) (?=.)", ""),
    (r"^aan (?=het (begin|eind))", ""),
    (r"^(de|het) (?=.)", ""),
    (r"^(loop van|gedurende) (het )?(?=.)", ""),
    (r"^(ge)?heel (?=\d{4}$)", ""), (r"^((ge)?hele )?jaar$", "dit jaar"),
    (r"^(hele jaar door|continu|permanent|voortdurend)$", "doorlopend"),
    (r"^(ntb|nnb|nntb|tbd|(nog )?onbekend|volgt( nog)?|\?+|(nader|nog) te bepalen)$",
     "nog niet bekend"),
    (r"^as (?=.)", "aanstaande "),
    (r",? (van|in) (?=\d{4}$)|, (?=\d{4}$)", " "),
    (r"\beerste\b", "1e"), (r"\btweede\b", "2e"), (r"\bderde\b", "3e"), (r"\bvierde\b", "4e"),
    (r"\b(einde|ultimo)\b", "eind"), (r"\bmidden\b", "medio"),
    (r"^laatste kwartaal", "4e kwartaal"),
    (r"^(\d{4})[ /-]?([qkh]) ?([1-4])$", r"\2\3 \1"),
    (r"^(?:([1-4])e kw(?:artaal)?|kw(?:artaal)? ?([1-4])|[qk] ?([1-4]))"
     r"(?:[/-](?=\d{4}$)|(?=[ /-]|$))", r"Q\1\2\3 "),
    (r"^(?:([12])e (?:helft|half ?jaar|hj)|h ?([12])|([12])h)"
     r"(?:[/-](?=\d{4}$)|(?=[ /-]|$))", r"\1\2\3e helft "),
    (r"^(\d{1,2})e week(?= \d{4}$|$)", r"week \1"),
    (r"^w(?:k|eek)? ?(?:nr|nummer)? ?(\d{1,2})(?:[/-](?=\d{4}$)|(?=[ /-]|$))", r"week \1 "),
    (r"^(\d{4})-?w(\d{1,2})$", r"week \2 \1"),
    (r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$", r"\3-\2-\1"),
    (r"^((?:1[89]|2[01])\d\d)(0\d|1[0-2])(\d\d)$", r"\3-\2-\1"),
    (r"^(\d\d)(0\d|1[0-2])((?:19|20)\d\d)$", r"\1-\2-\3"),
    (rf"(?<![\d/-])(\d{{1,2}}) ({_MONTH}[a-z]*) (\d\d)$", r"\1-\2-\3"),
)  # fmt: skip
"""How things can be said → how they are read below, each in turn."""

_ENGLISH = {
    "january": "jan", "february": "feb", "march": "mrt", "mar": "mrt", "may": "mei", "june": "jun",
    "july": "jul", "august": "aug", "october": "okt", "oct": "okt",
}  # fmt: skip
"""Months as programs in English write them, where the Dutch name is another."""

_ORDINAL_DAY = pattern(r"\b(\d{1,2})(?:e|ste|de) ([a-z]+)")


def tidy(said: str) -> str:
    """Return it in lower case, without points, and with one word for what has many."""
    words = said.casefold()
    for form, instead in _SAID:
        words = re.sub(form, instead, words)
    if (m := _ORDINAL_DAY.search(words)) and dutch.month_number(m[2]):
        words = f"{words[: m.end(1)]} {words[m.start(2) :]}"
    return " ".join(words.split())


def spelt(words: str) -> str:
    """Return the words with the names of months in full, also of those in English."""
    names = ((word, dutch.month_number(_ENGLISH.get(word, word))) for word in words.split(" "))
    return " ".join(dutch.MONTHS[n - 1] if n else word for word, n in names)


def without_slips(said: str) -> str:
    """Return the words with a known one for each that looks much like it."""
    from difflib import get_close_matches

    known = (*dutch.MONTHS, *relative.VOCABULARY, *_PARTS)
    near = said
    for word in re.findall(r"[^\W\d_]{4,}", said):
        if meant := get_close_matches(word.casefold(), known, n=1, cutoff=0.75):
            near = near.replace(word, word if word.casefold() == meant[0] else meant[0])
    return near
