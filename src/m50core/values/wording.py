"""The many ways in which one says a time, made into the one that is read."""

import re
from difflib import get_close_matches

from m50core.values import dutch, relative

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

_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"[’‘`]", "'"),
        (r"[ t]0?0:00(:00)?$", ""),
        (r"(?<=[a-z])\.(?=[ \d-]|$)", ""),
        (r" '(\d\d)$", r" 20\1"),
        (r"^(op|uiterlijk|per|in|t/m|tot en met) (?=.)", ""),
        (r"^(de|het) (?=.)", ""),
        (r",? (van|in) (?=\d{4}$)|, (?=\d{4}$)", " "),
        (r"\beerste\b", "1e"), (r"\btweede\b", "2e"), (r"\bderde\b", "3e"), (r"\bvierde\b", "4e"),
        (r"\b(einde|ultimo)\b", "eind"), (r"\bmidden\b", "medio"),
        (r"^(?:([1-4])e kwartaal|kwartaal ([1-4])|[qk] ?([1-4]))(?=[ -]|$)-?", r"Q\1\2\3 "),
        (r"^(?:([12])e (?:helft|half ?jaar)|h ?([12]))(?=[ -]|$)-?", r"\1\2e helft "),
        (r"^w(?:k|eek)?(?:nr)? ?(\d{1,2})(?=[ -]|$)-?", r"week \1 "),
        (r"^(\d{4})-?w(\d{1,2})$", r"week \2 \1"),
        (r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$", r"\3-\2-\1"),
        (r"^(\d{4})(\d{2})(\d{2})$", r"\3-\2-\1"),
    )
)  # fmt: skip
"""How things can be said → how they are read below, each in turn."""

_ORDINAL_DAY = re.compile(r"\b(\d{1,2})(?:e|ste|de) ([a-z]+)")


def tidy(said: str) -> str:
    """Return it in lower case, without points, and with one word for what has many."""
    words = said.casefold().replace("a.s.", "as").replace("j.l.", "jl")
    for pattern, instead in _SAID:
        words = pattern.sub(instead, words)
    if (m := _ORDINAL_DAY.search(words)) and dutch.month_number(m[2]):
        words = f"{words[: m.end(1)]} {words[m.start(2) :]}"
    return " ".join(words.split())


def spelt(words: str) -> str:
    """Return the words with the names of months in full."""
    names = ((word, dutch.month_number(word)) for word in words.split(" "))
    return " ".join(dutch.MONTHS[n - 1] if n else word for word, n in names)


def without_slips(said: str) -> str:
    """Return the words with a known one for each that looks much like it."""
    known = (*dutch.MONTHS, *relative.VOCABULARY, *_PARTS)
    near = said
    for word in re.findall(r"[^\W\d_]{4,}", said):
        if meant := get_close_matches(word.casefold(), known, n=1, cutoff=0.75):
            near = near.replace(word, word if word.casefold() == meant[0] else meant[0])
    return near
