"""Times that are said by both their ends: 1 t/m 3 april, mei/juni, tussen 1 en 15 mei."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from m50core.values import dutch
from m50core.values.likely import likely
from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.relative import days_from, weekday_number
from m50core.values.within import Plain

_DAY = r"(\d{1,2})"
_DAYS = (
    rf"(tussen )?{_DAY}(?:e|ste|de)? ?(-|/| en | of ) ?{_DAY}(?:e|ste|de)? ([a-z]+(?: \d{{4}})?)"
)
_DAYS_OF_NUMBER = rf"{_DAY} ?- ?{_DAY}(/\d{{1,2}}(?:/\d{{2}}|/\d{{4}})?)"
_WEEKS = (
    r"w(?:k|eken|eek)? ?(\d{1,2}) ?(-|/|t/m|tot en met|en|of) ?(?:w(?:k|eken|eek)? ?)?(\d{1,2})"
    r"(?: (\d{4}))?"
)
_YEARS = r"(\d{4}) ?(?:-|/|t/m|tot en met) ?(\d{4}|\d\d)"
_DASH = r"(?:(?<=[a-z])|(?<=[qQ]\d)) ?-(?=[a-z])"
_UNTIL = rf"(?:van )?(.+?)(?: t/m | tot en met |\s?/\s?(?=[a-z])| - |{_DASH}|\.\.)(.+)"
_BETWEEN = r"tussen (\d.*?|[a-z]{2} \d.*?) en (.*\d.*)"
_NUMBERS = r"(\d{1,2}/\d{1,2})-(\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
_BOTH = r"(.+?)(?: en | of |, )(.+)"
_OPEN = r"(?:(?:van )?(.+) )?tot (?:aan )?(.+)"


def both_ends(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Return the time from its one end to its other, both included; None for other words.

    Raises ValueError, in Dutch, when the begin is after the end, for two times that lie apart, and
    for “tot 1 mei”: not all people count that day.
    """
    if m := re.fullmatch(_WEEKS, words):
        return _weeks(m, today, looking, plain)
    if (m := re.fullmatch(_YEARS, words)) and (period := _years(words, m)):
        return period
    if (m := re.fullmatch(_DAYS, words)) and dutch.month_number(m[5].partition(" ")[0]):
        if m[3] in (" en ", " of ", "/") and not m[1] and int(m[4]) - int(m[2]) != 1:
            raise ValueError(_apart(words, f"{m[2]} t/m {m[4]} {m[5]}"))
        return _until(words, f"{m[2]} {m[5]}", f"{m[4]} {m[5]}", today, looking, plain)
    if m := re.fullmatch(_DAYS_OF_NUMBER, words):
        return _until(words, m[1] + m[3], m[2] + m[3], today, looking, plain)
    for pattern in (_NUMBERS, _BETWEEN, _UNTIL):
        if (m := re.fullmatch(pattern, words)) and (
            period := _until(words, m[1], m[2], today, looking, plain)
        ):
            return period
    if period := _two(words, today, looking, plain):
        return period
    _refuse_until(words, today, looking, plain)
    return None


def _weeks(m: re.Match[str], today: date | None, looking: Looking, plain: Plain) -> Period | None:
    first, join, last, year = m[1], m[2], m[3], m[4]
    said = f"week {first} {join} {last}" if join.isalpha() else f"week {first}{join}{last}"
    if join == "-" and not year and today and abs(int(last) - today.year % 100) <= 1:
        raise ValueError(
            f"“{said}” kan twee dingen zijn. Bedoelt u “week {first} t/m {last}” of “week {first} "
            f"20{last}”?"
        )
    if join in ("en", "of", "/") and int(last) - int(first) != 1:
        raise ValueError(_apart(said, f"week {first} t/m {last}"))
    end = f"week {last} {year}" if year else f"week {last}"
    return _until(m[0], f"week {first}", end, today, looking, plain)


def _years(words: str, m: re.Match[str]) -> Period | None:
    first = int(m[1])
    last = int(m[2]) if len(m[2]) == 4 else first - first % 100 + int(m[2])
    if len(m[2]) == 2 and last != first + 1:
        return None
    if last < first:
        raise ValueError(_backwards(words))
    for year in (first, last):
        likely(days_from(date(max(year, 1), 1, 1), date(max(year, 1), 1, 1)), "")
    return days_from(date(first, 1, 1), date(last, 12, 31))


def _until(
    words: str, begin: str, finish: str, today: date | None, looking: Looking, plain: Plain
) -> Period | None:
    end = plain(finish, today, looking)
    year_alone = re.fullmatch(r"\d{4}", finish) and not re.search(r"\d{4}", begin)
    if end is None or end.latest is None or year_alone:
        return None
    last = end.latest
    if (number := weekday_number(begin)) is not None and end.exact:
        return days_from(last - timedelta(days=(last.weekday() - number) % 7), last)
    known = False
    for start in _starts(begin, last, today, looking, plain):
        known = True
        if start.earliest is None or start.earliest > last:
            continue
        past = today is not None and last < today and looking is Looking.ahead
        if past and start.earliest.year < last.year and not re.search(r"\d{4}", words):
            # “dec/jan” is of the winter that comes.
            return _until(words, begin, f"{finish} {last.year + 1}", None, looking, plain)
        return days_from(start.earliest, last)
    if not known:
        return None
    raise ValueError(_backwards(words))


def _starts(
    words: str, last: date, today: date | None, looking: Looking, plain: Plain
) -> Iterator[Period]:
    """Yield what a begin can mean: in the month of the end, in its year, in the year before."""
    month, known, wrong = dutch.MONTHS[last.month - 1], False, None
    for rest in (f" {month} {last.year}", f" {last.year}", f" {last.year - 1}"):
        full = re.sub(r"[-/]$", "", words) + rest
        if re.fullmatch(r"(?:[a-z]+ )?\d{1,2}[-/.]\d{1,2} \d{4}", full):
            full = re.sub(r"([-/.])(\d{1,2}) (?=\d{4})", r"\1\2\1", full)
        try:
            start = plain(full, today, looking)
        except ValueError as error:
            wrong = wrong or error
            continue
        if start and start.earliest:
            known = True
            if start.earliest.year == last.year or start.earliest.month > last.month:
                yield likely(start, full)
    if not known and wrong is not None:
        raise wrong
    if not known and (start := plain(words, today, looking)):
        yield start


def _two(words: str, today: date | None, looking: Looking, plain: Plain) -> Period | None:
    """Read “mei en juni”, “eind april of begin mei”: two times of which one follows the other."""
    m = re.fullmatch(_BOTH, words)
    end = plain(m[2], today, looking) if m else None
    if m is None or end is None or end.earliest is None or end.latest is None:
        return None
    for start in _starts(m[1], end.latest, today, looking, plain):
        if start.earliest is None or start.latest is None:
            continue
        if start.latest + timedelta(days=1) == end.earliest:
            return days_from(start.earliest, end.latest)
        raise ValueError(_apart(words, f"{m[1]} t/m {m[2]}"))
    return None


def _refuse_until(words: str, today: date | None, looking: Looking, plain: Plain) -> None:
    """Refuse “tot 1 mei”, where that is a time."""
    m = re.fullmatch(_OPEN, words)
    if m is None or plain(m[2], today, looking) is None:
        return
    if m[1] is None:
        raise ValueError(
            f"“{words}” zegt niet of {m[2]} meetelt. Schrijf “t/m {m[2]}”, of “voor {m[2]}” als "
            "het eerder klaar moet zijn"
        )
    raise ValueError(
        f"“{words}” zegt niet of {m[2]} meetelt. Schrijf “{m[1]} t/m {m[2]}”, of noem de laatste "
        "dag die meetelt"
    )


def _apart(words: str, instead: str) -> str:
    return f"“{words}” is meer dan één moment. Kies er een, of schrijf “{instead}”"


def _backwards(words: str) -> str:
    return f"“{words}”: het begin ligt na het einde. Draai de dagen om"
