"""However anchors are moved, dated, named anew or called off, what hangs on them equals a model.

The model knows no order and keeps nothing: of each record it asks what it hangs on, every time.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Commit, StoredDocument
from m50core.testing.builders import network
from m50core.values.holidays import is_working_day

BEGIN = {"v1": "2025-04-10", "v2": "voorjaar 2025", "v3": "2025-11-20"}
MEETINGS = tuple(BEGIN)
ACTIVITIES = ("a1", "a2", "a3")
DUES = st.sampled_from([None, "2025-03-10", "2025-05-15", "2025-11-20", "Q1 2025", "voorjaar 2025"])
NAMES = st.sampled_from([(), ("1e ALV",), ("2e ALV",), ("2e ALV", "najaars-ALV")])
WORDS = st.sampled_from([
    None, "bij 1e ALV", "10 dagen voor de tweede ALV", "2 weken na v1", "na najaars-ALV",
    "eind bestuursperiode", "begin van de bestuursperiode", "tijdens ALV", "voor a1", "bij a2",
    "Q1 2025 en na 1e ALV", "2025-04-01", "bij onbekend",
])  # fmt: skip
meeting_steps = st.tuples(
    st.sampled_from(MEETINGS),
    st.one_of(
        st.fixed_dictionaries({"due": DUES}), st.fixed_dictionaries({"aliases": NAMES}),
        st.fixed_dictionaries({"status": st.sampled_from(["planned", "cancelled"])}),
        st.fixed_dictionaries({"part_of": st.sampled_from(["", *MEETINGS])}),
    ),
)  # fmt: skip
activity_steps = st.tuples(
    st.sampled_from(ACTIVITIES),
    st.one_of(
        st.fixed_dictionaries({"due": WORDS}),
        st.fixed_dictionaries({"during": st.sampled_from([(), ("v1",), ("v1", "v2"), ("a1",)])}),
        st.fixed_dictionaries({"precedes": st.sampled_from([(), ("v2",), ("v2", "v3"), ("a2",)])}),
    ),
)
board_steps = st.tuples(
    st.just("bestuur"),
    st.fixed_dictionaries({"term": st.sampled_from([None, "2022-05-01..2026-03-31", "2025"])}),
)
Kept = dict[str, dict[str, Any]]
Span = tuple[date, date] | None


def at_work(day: date, side: str, held: date) -> date:
    """Return the working day by a day: the one before, unless that isn't after what it follows."""
    if is_working_day(day):
        return day
    before, after = day, day
    while not is_working_day(before):
        before -= timedelta(days=1)
    while not is_working_day(after):
        after += timedelta(days=1)
    return before if side == "voor" or before > held else after


class Searched(MemoryStore):
    """Finds a few among many, as a folder does."""

    def of(self, kind: str) -> Iterable[Sequence[StoredDocument]]:
        return self._ledger.of(kind)

    def mentioning(self, word: str) -> Iterable[str] | None:
        return self._ledger.mentioning(word)

    def apart(self, kinds: Container[str]) -> Iterable[tuple[str, str, bool]]:
        return self._ledger.apart(kinds)

    def heads(self, about: str) -> Iterable[Commit]:
        return self.commits(about=about)


def shown(record: m50.Record) -> str:
    due = getattr(record, "due", None)
    return due.shown() if due else ""


class Model:
    """What the records, as they are kept, mean."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def period(self, name: str) -> m50.Period | None:
        words = self.kept[name].get("term" if name == "bestuur" else "due")
        return m50.Period.parse(words) if words else None

    def targets(self, name: str) -> tuple[str, list[str], bool]:
        """Return the side, what it hangs on, and whether that is one clear thing."""
        record, period = self.kept[name], self.period(name)
        if period and period.anchor:
            side, target = period.anchor.side, period.anchor.target
            if target in self.kept:
                return side, [target], target != name
            if target == "bestuursperiode":
                return side, ["bestuur"], True
            if target == "ALV":
                going = [v for v in MEETINGS if self.kept[v]["status"] != "cancelled"]
                return side, going, True
            same = {"tweede ALV": "2e ALV"}.get(target, target)
            called = [v for v in MEETINGS if same in self.kept[v]["aliases"]]
            going = [v for v in called if self.kept[v]["status"] != "cancelled"]
            called = going if len(called) > 1 and going else called
            return side, called, len(called) == 1
        exact = period is not None and period.earliest == period.latest
        if record.get("part_of") and not exact:
            return "bij", [record["part_of"]], True
        if period is None and record.get("during"):
            return "bij", list(record["during"]), True
        if period is None and record.get("precedes"):
            return "voor", list(record["precedes"]), True
        return "", [], True

    def span(self, name: str) -> Span:
        period, (side, ids, clear) = self.period(name), self.targets(name)
        own = (period.earliest, period.latest) if period and period.earliest else None
        if not ids or not clear:
            return own  # type: ignore[return-value]
        anchored = period is not None and period.anchor is not None
        offset = period.anchor.offset if anchored else 0
        unit = 7 if anchored and period.anchor.unit == "weken" else 1
        spans = [self.counted(one, side, offset) for one in ids]
        if side == "voor" and not anchored:
            spans = [span for span in spans if span]
        if not spans or not all(spans):
            return own  # type: ignore[return-value]
        first = min(span[0] for span in spans if span)
        lasts = [span[1] for span in spans if span]
        last = min(lasts) if side == "voor" else max(lasts)
        if side in ("voor", "na"):
            by = timedelta(days=unit * max(1, offset)) * (-1 if side == "voor" else 1)
            held = max(lasts)
            first, last = first + by, last + by
            if offset:
                first, last = at_work(first, side, held), at_work(last, side, held)
        if side in ("begin", "eind"):
            first = last = first if side == "begin" else last
        if own and anchored:
            assert side == "na", "the only words here with a period of their own"
            return max(first, own[0]), max(first, own[1])
        if own and first != last:
            return own
        if anchored and side == "na" and not offset and set(ids) <= set(MEETINGS):
            return first, date(first.year, 12, 31)  # any day after it is
        return first, last

    def counted(self, name: str, side: str, offset: int) -> Span:
        """Return the time of a thing that a deadline counts from: none while it is off."""
        span = None if self.kept[name].get("status") == "cancelled" else self.span(name)
        vague = span is not None and span[0] != span[1]
        return None if side == "na" and not offset and name in MEETINGS and vague else span

    def waits(self, name: str, passed: tuple[str, ...] = (), *, told: bool = False) -> bool:
        """Tell whether it waits for itself, or for what does; ``told``: whatever its own day."""
        if name in passed:
            return True
        _, ids, clear = self.targets(name)
        ids = ids if clear else []
        if told:
            record = self.kept[name]
            ids = [*ids, *filter(None, [record.get("part_of")]), *record.get("during", ())]
        return any(self.waits(one, (*passed, name), told=told) for one in ids)

    def later(self, name: str, start: str, passed: frozenset[str] = frozenset()) -> bool:
        """Tell whether a record comes after itself."""
        after = set(self.kept[name].get("precedes", ())) - passed
        return start in after or any(self.later(one, start, passed | after) for one in after)

    def is_wrong(self, name: str) -> bool:
        unclear = not self.targets(name)[2]
        return unclear or self.waits(name, told=True) or self.later(name, name)


def is_refused(net: m50.Network, name: str, values: dict[str, Any]) -> bool:
    try:
        with net.commit("verzet") as commit:
            commit.change(name, **values)
    except m50.FieldError:
        return True
    return False


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(meeting_steps, activity_steps, board_steps), min_size=2, max_size=15))
def test_what_hangs_on_an_anchor_equals_a_model_however_anchors_move(steps):
    net = network(
        m50.Organisation(id="org-alv", name="Ledenvergadering", short="ALV"),
        m50.Board(id="bestuur", title="Bestuur", aliases=("bestuursperiode",)),
        *(
            m50.Meeting(id=v, title=f"Nr {v}", year=2025, organ="org-alv", due=due)
            for v, due in BEGIN.items()
        ),
        *(m50.Activity(id=a, title=f"Werk {a}", year=2025) for a in ACTIVITIES),
        store=Searched(),
    )
    kept: Kept = {
        v: {"aliases": (), "status": "planned", "part_of": "", "due": due}
        for v, due in BEGIN.items()
    }
    kept |= {a: {"during": (), "precedes": ()} for a in ACTIVITIES} | {"bestuur": {}}
    with net:
        list(net.records)
        for name, values in steps:
            asked = {**kept, name: {**kept[name], **values}}
            unclear = not Model(asked).targets(name)[2]
            if is_refused(net, name, values):
                assert Model(asked).is_wrong(name), (name, asked)
                continue
            assert not unclear or values.keys() != {"due"} or kept[name].get("due") == values["due"]
            kept = asked
            model = Model(kept)
            stuck = {one for one in kept if model.waits(one)}
            for one in (*MEETINGS, *ACTIVITIES):
                due = net[one].due
                got = (due.earliest, due.latest) if due and due.earliest else None
                if one not in stuck:
                    assert got == model.span(one), (one, kept)
        # As many of them as are asked for, in whatever order, have the days that all have.
        opened = network(store=net.store)
        for one in dict.fromkeys((*(name for name, _ in steps), *kept)):
            assert (opened[one], shown(opened[one])) == (net[one], shown(net[one]))
        assert not opened.records.base.records.whole
