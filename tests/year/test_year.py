"""A year is lived, by a diligent secretary and by one who does nothing: what m50 shows them.

What is expected was written down by hand from the plan (``expectations.toml``).
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from year.diligent import script
from year.known import BROKEN, FAULTS, MONTHS, MORNINGS, READINGS
from year.lived import Life, Seen, live, lived, months
from year.reading import Expected, counts, expected, holds, story

WHO = ("idle", "diligent")
GONE = 28
"""Days after which what could not be saved is no longer in the block."""
HELD_AS = {"relaties-r01": "relaties-v02"}
"""The first round of a rhythm has a meeting of its own in the plan."""
ALIKE = ("2025-08",)
"""Months in which nothing new is promised."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a year is kept for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


def of_month(who: str, month: str) -> list[Expected]:
    return [one for one in expected(who) if f"{one.on:%Y-%m}" == month]


def unlike(life: Life, asked: list[Expected]) -> list[str]:
    """Return in what a life differs from what is expected, but for what is known to."""
    return [
        f"{one.number} {one.on} {one.where} {one.says}: {'; '.join(wrong)} — {one.because}"
        for one in asked
        if (wrong := life.differs[one.number]) and one.number not in {**READINGS, **FAULTS}
    ]


@pytest.mark.parametrize("who", WHO)
def test_january_is_as_it_was_written_down(who):
    life = live(who, last=date(2025, 1, 31), whole=False)
    assert unlike(life, of_month(who, "2025-01")) == []


@pytest.mark.sweep
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("month", list(months()))
def test_each_month_is_as_it_was_written_down(folder, who, month):
    differing = unlike(lived(who, folder), of_month(who, month))
    assert not differing, "\n".join(differing)


@pytest.mark.sweep
def test_what_is_known_to_differ_still_does(folder):
    lives = [lived(who, folder) for who in WHO]
    found = {one.number: one for who in WHO for one in expected(who)}
    for number in (*READINGS, *FAULTS):
        one = found[number]
        assert one.unsure is (number in READINGS), f"{number} staat in de verkeerde tabel"
        wrong = [wrong for life in lives for wrong in life.differs.get(number, ())]
        assert wrong, f"{number} ({one.on} {one.where} {one.about}) klopt nu: haal het weg"


def broken(life: Life, name: str) -> list[tuple[date, str]]:
    return [(day.day, said) for day in life.days for rule, said in day.broken if rule == name]


NAMES = tuple(one["id"] for one in story()["invariant"])
EACH_DAY = (
    "at-most-seven", "tells-how-many-more", "at-most-three-old", "what-can-be-saved-first",
    "no-line-twice", "nothing-before-its-time", "no-made-up-day", "what-happened-is-not-asked",
    "each-promise-somewhere", "who-and-what", "free-days", "no-finding-twice",
)  # fmt: skip
HERS = ("diligent-nothing-old", "diligent-nothing-done", "diligent-rhythms")


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("who", "name"),
    [*((who, name) for who in WHO for name in EACH_DAY), *(("diligent", name) for name in HERS)],
)
def test_what_holds_on_every_working_day(folder, who, name):
    assert name in NAMES
    known = BROKEN.get((who, name), {})
    found = broken(lived(who, folder), name)
    new = [(day, said) for day, said in found if not any(words in said for words in known)]
    assert not new, "\n".join(f"{day} {said}" for day, said in new)
    stale = [words for words in known if not any(words in said for _, said in found)]
    assert not stale, f"klopt nu, haal het weg: {stale}"


def stays(days: tuple[Seen, ...]) -> Iterator[tuple[str, date | None, list[date]]]:
    """Yield what stood in the block, by record and deadline, with the mornings on which it did."""
    seen: dict[tuple[str, date | None], list[date]] = {}
    for day in days:
        for line in day.block:
            seen.setdefault((line.record, line.deadline), []).append(day.day)
    for (record, deadline), mornings in seen.items():
        yield record, deadline, mornings


@pytest.mark.sweep
@pytest.mark.parametrize("who", WHO)
def test_what_can_not_be_saved_is_in_the_block_once_and_then_gone(folder, who):
    days = lived(who, folder).days
    mornings = [day.day for day in days]
    wrong = []
    for record, deadline, there in stays(days):
        first, last = mornings.index(there[0]), mornings.index(there[-1])
        if last - first + 1 != len(there):
            wrong.append(f"{record} ({deadline}) komt terug: {there[0]} … {there[-1]}")
        if (there[-1] - there[0]).days > GONE:
            wrong.append(f"{record} ({deadline}) blijft van {there[0]} tot {there[-1]}")
    known = BROKEN.get((who, "the-block-once"), {})
    new = [said for said in wrong if not any(words in said for words in known)]
    assert not new, "\n".join(new)
    stale = [words for words in known if not any(words in said for said in wrong)]
    assert not stale, f"klopt nu, haal het weg: {stale}"


@pytest.mark.sweep
def test_reading_changes_nothing(folder):
    assert {day.commits for day in lived("idle", folder).days} == {0}


@pytest.mark.sweep
def test_what_the_idle_one_sees_changes_from_month_to_month(folder):
    stood: dict[str, set[str]] = {}
    for day in lived("idle", folder).days:
        month = stood.setdefault(f"{day.day:%Y-%m}", set())
        month |= {line.record for line in day.lines[: day.shown]}
    same = [then for (_, before), (then, now) in pairwise(stood.items()) if before == now]
    assert [month for month in same if month not in ALIKE] == []


@pytest.mark.sweep
@pytest.mark.parametrize("who", WHO)
def test_who_holds_what_is_the_same_from_wherever_one_looks(folder, who):
    life, wrong = lived(who, folder), []
    for number, one in holds(who):
        persons = life.made.get(one.person, (one.person,))
        if life.holds[number] not in persons:
            wrong.append(f"{one}: {life.holds[number]!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.sweep
@pytest.mark.parametrize("who", WHO)
def test_how_many_there_are_is_the_same_from_wherever_one_looks(folder, who):
    life = lived(who, folder)
    assert [(one, life.counts[number]) for number, one in counts(who)] == [
        (one, one.number) for _, one in counts(who)
    ]


def of(days: tuple[Seen, ...], month: str) -> list[Seen]:
    return [day for day in days if f"{day.day:%Y-%m}" == month]


def entered(days: tuple[Seen, ...], month: str) -> set[str]:
    """Return what enters the block in a month."""
    told: set[tuple[str, date | None]] = set()
    new: set[str] = set()
    for day in days:
        for line in day.block:
            for record in line.records:
                if f"{day.day:%Y-%m}" == month and (record, line.deadline) not in told:
                    new.add(record)
                told.add((record, line.deadline))
    return new


@pytest.mark.sweep
@pytest.mark.parametrize("entry", story()["month"], ids=lambda entry: entry["month"])
def test_what_begins_and_what_is_missed_in_a_month(folder, entry):
    days, month = lived("idle", folder).days, entry["month"]
    asked = {r for day in of(days, month) for line in day.lines for r in line.records}
    new = entered(days, month)
    wrong = {
        *((month, "begins", record) for record in entry["begins"] if record not in asked),
        *((month, "missed", record) for record in entry["missed"] if record not in new),
    }
    assert wrong == {key for key in MONTHS if key[0] == month and key[1] != "due"}


@pytest.mark.sweep
@pytest.mark.parametrize("entry", story()["month"], ids=lambda entry: entry["month"])
def test_what_was_due_in_a_month_is_never_old_after_it(folder, entry):
    month = entry["month"]
    done = {record for line in script() for record in line.about if f"{line.on:%Y-%m}" <= month}
    assert {HELD_AS.get(record, record) for record in entry["due"]} <= done
    days = lived("diligent", folder).days
    after = [day for day in days if f"{day.day:%Y-%m}" > month][:1]
    old = {
        record
        for day in after
        for line in (*day.lines, *day.block)
        if not line.in_time
        for record in line.records
    }
    assert {(month, "due", record) for record in old & set(entry["due"])} == {
        key for key in MONTHS if key[0] == month and key[1] == "due"
    }


@pytest.mark.sweep
@pytest.mark.parametrize("entry", story()["morning"], ids=lambda entry: str(entry["on"]))
def test_nothing_asks_on_a_morning_but_what_was_written_down(folder, entry):
    life, day = lived("diligent", folder), str(entry["on"])
    meant = {one for words in entry["only"] for one in life.made.get(words, (words,))}
    seen = next(seen for seen in life.days if seen.day == entry["on"])
    more = {
        (day, line.record)
        for line in seen.lines
        if meant.isdisjoint(line.records) and meant.isdisjoint(line.near)
    }
    assert more == {key for key in MORNINGS if key[0] == day}
