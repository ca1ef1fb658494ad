"""Which days a rule hits, held against python-dateutil, which works quite differently."""

from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from m50core.values.recurrence import RecurrenceRule

FIRST, LAST = date(2024, 1, 1), date(2027, 6, 30)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _some(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(
        lambda found: ",".join(map(str, found))
    )


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that dateutil doesn't search for in vain until the year 9999."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts: dict[str, object] = {"FREQ": frequency}
    if draw(st.booleans()):
        parts["COUNT"] = draw(st.integers(1, 40))
    if draw(st.booleans()):
        parts["WKST"] = draw(st.sampled_from(WEEKDAYS))
    if draw(st.booleans()):
        # dateutil takes "MO,1MO" for Mondays that are also the first; the RFC for all of them.
        weekday = st.sampled_from(WEEKDAYS)
        if frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
            weekday = st.tuples(st.sampled_from(["1", "2", "-1", "+3"]), weekday).map("".join)
        parts["BYDAY"] = draw(_some(weekday))
    elif frequency != "WEEKLY" and draw(st.booleans()):
        parts["BYMONTHDAY"] = draw(_some(st.sampled_from([1, 2, 13, 28, -1, -2])))
    if draw(st.booleans()):
        parts["BYMONTH"] = draw(_some(st.integers(1, 12)))
    else:
        parts["INTERVAL"] = draw(st.integers(1, 4))
    if frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        parts["BYSETPOS"] = draw(_some(st.sampled_from([1, -1])))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@settings(deadline=None)
@given(rules(), st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_the_same_days_as_dateutil_finds(rule: str, start: date):
    until = datetime.combine(LAST, time(12))
    found = rrulestr(rule, dtstart=datetime.combine(start, time(10)))
    # A count and an end don't go together in dateutil: the end is kept by hand.
    expected = []
    for moment in islice(found, 4000):
        if moment > until:
            break
        expected.append(moment.date())
    days = list(RecurrenceRule.parse(rule).days(start, FIRST, LAST))
    assert days == [day for day in expected if day >= FIRST]
