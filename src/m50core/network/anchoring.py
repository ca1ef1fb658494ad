"""What deadlines hang on, looked at as they are typed: one thing, and not themselves in the end."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

import attrs

from m50core.records.anchors import AnchorNames, Meant, is_called
from m50core.records.draft import DraftRecords
from m50core.records.leaning import leaning
from m50core.records.order import FIELDS, before, round_trip
from m50core.records.record import Record, evolve
from m50core.records.timing import is_over
from m50core.records.traits import due_of, during_of, frame_of, names_of, whole_of
from m50core.values.anchor import Anchor, anchor_key
from m50core.values.patterns import pattern
from m50core.values.period import Period

_ARTICLE = pattern(r"\b(?:de|het|een) $", re.IGNORECASE)
_NAMED = 4
_LOOKED_AT = 2_000
"""AnchorNames among which one is looked for that looks alike; more would take seconds."""
_LEANING = ("part_of", "during", "precedes")
Fault = tuple[str, str]


def _hung_on(period: Period, anchor: Anchor, target: str) -> Period:
    """Return the period as it hangs on the thing with this id."""
    words = _ARTICLE.sub("", period.words.removesuffix(anchor.target)) + target
    return attrs.evolve(period, words=words, anchor=attrs.evolve(anchor, target=target))


class Anchoring:
    """The deadlines of one commit, and what their words may name among the records it makes."""

    def __init__(self, draft: DraftRecords, today: date) -> None:
        self._draft = draft
        self._today = today
        self._names, self._early = AnchorNames(), AnchorNames()
        self.vouched: set[str] = set()
        """Records that are as they were kept elsewhere."""

    def faults(self, new: Record, old: Record | None) -> Iterator[Fault]:
        """Yield (field, Dutch reason) for what was typed and means nothing, two things, or itself.

        What stands as it stood isn't asked: rules tell of it.
        """
        if new.id in self.vouched:
            return
        known = list(old.proposes(self._draft.get)) if old is not None else []
        for field, becomes in new.proposes(self._draft.get):
            if (field, becomes) not in known:
                now = self._draft.get(becomes.id)
                yield from ((field, why) for _, why in self._faults_of(becomes, now))
        yield from self._faults_of(new, old)

    def take_next(self, new: Record, old: Record | None) -> Record:
        """Return a record of which each deadline that was typed hangs on one meeting of a body.

        Of several that is the first still to come; where no one of them is, it stays as typed.
        """
        if new.id in self.vouched:
            return new
        for name, anchor in _typed_anchors(new, old):
            if name != "due" or self._draft.get(anchor.target) is not None:
                continue
            self._early.learn([anchor.target], _Once(self._draft))
            meant = self._early.meaning(anchor, new)
            if meant.body and not meant.clear and (ahead := self._to_come(meant)):
                new = evolve(new, **{name: _hung_on(getattr(new, name), anchor, ahead[0].id)})
        return new

    def _to_come(self, meant: Meant) -> list[Record]:
        """Return what isn't over of several, in order; nothing when no one of them is next."""
        timed = [
            (time.earliest or time.latest, record)
            for record_id in meant.ids
            if (record := self._draft.get(record_id)) is not None and not is_over(record)
            and (time := frame_of(record)) is not None
            and time.latest is not None and time.latest >= self._today
        ]  # fmt: skip
        ahead = sorted(timed, key=lambda pair: pair[0])
        clear = len(ahead) == 1 or (ahead and ahead[0][0] < ahead[1][0])
        return [record for _, record in ahead] if clear else []

    def _all_over(self, meant: Meant) -> bool:
        times = [frame_of(record) for one in meant.ids if (record := self._draft.get(one))]
        return all(time and time.latest and time.latest < self._today for time in times)

    def _faults_of(self, new: Record, old: Record | None) -> Iterator[Fault]:
        """Yield the faults of a record as it becomes, whoever makes it so."""
        typed = _typed_anchors(new, old)
        for name, anchor in typed:
            meant = self._meaning(anchor, new)
            if not meant.settled:
                yield name, self._reason(anchor, meant, new)
                return
        ordered = [n for n in FIELDS if getattr(new, n, ()) != getattr(old, n, ())]
        if ordered and (way := round_trip(new.id, partial(self._comes_after, instead=new))):
            yield ordered[0], _round(self._draft, way, "komt pas na")
            return
        moved = [n for n in _LEANING if getattr(new, n, ()) != getattr(old, n, ())]
        moved += [name for name, _ in typed if name == "due"]
        if moved and (way := round_trip(new.id, partial(self._waits_for, instead=new))):
            yield moved[0], _round(self._draft, way, "wacht op")

    def _meaning(self, anchor: Anchor, record: Record) -> Meant:
        self._names.learn([anchor.target], _Once(self._draft))
        return self._names.meaning(anchor, record)

    def _waits_for(self, record_id: str, instead: Record) -> tuple[str, ...]:
        record = instead if record_id == instead.id else self._draft.get(record_id)
        if record is None or "due" not in record.spec.fields:
            return ()
        whole, due = whole_of(record), due_of(record)
        ids = (*filter(None, (whole,)), *during_of(record), *leaning(record).ids)
        if due is None or due.anchor is None:
            return ids
        # A day that follows from a relation has words too: those say the same again.
        meant = self._meaning(due.anchor, record)
        return (*ids, *meant.ids) if meant.settled else ids

    def _comes_after(self, record_id: str, instead: Record) -> tuple[str, ...]:
        record = instead if record_id == instead.id else self._draft.get(record_id)
        return before(record, self._draft.pointing_at) if record is not None else ()

    def _reason(self, anchor: Anchor, meant: Meant, record: Record) -> str:
        words = f"“{anchor.target}”"
        if meant.known:
            meant_records = [self._draft.get(target_id) for target_id in meant.ids]
            named = [
                f"“{each.title_text}” ({each.id})" for each in meant_records if each is not None
            ]
            if meant.body and self._all_over(meant):
                return (
                    f"alles wat {words} kan zijn, is voorbij: {' en '.join(named[:_NAMED])}. "
                    "Schrijf het nummer als u daar toch een van bedoelt, of de dag zelf"
                )
            more = f", of een van de andere {len(named) - _NAMED}" if len(named) > _NAMED else ""
            return (
                f"{words} kan meer dan één ding zijn. Bedoelt u "
                f"{' of '.join(named[:_NAMED])}{more}? Schrijf het nummer in plaats van "
                "de naam"
            )
        if is_called(record, anchor.target):
            return f"{words} is dit zelf, en iets kan niet aan zichzelf hangen. Geef iets anders"
        near = self._near(anchor.target, record)
        asked = f" Bedoelt u {' of '.join(near)}?" if near else ""
        return (
            f"er is niets dat {words} heet, dus hieraan kan geen termijn hangen.{asked} Schrijf "
            "een nummer, een hele titel, een naam die bij “Ook genoemd” staat, of de dag zelf"
        )

    def _near(self, target: str, record: Record) -> list[str]:
        """Return what is called nearly so: what begins with the words, else what looks alike."""
        wanted = anchor_key(target)
        called: dict[str, Record] = {}
        begin: dict[str, Record] = {}
        for other in _Once(self._draft):
            if "due" not in other.spec.fields or other.id == record.id:
                continue
            for name in (other.title_text, *names_of(other)):
                key = anchor_key(name)
                if key.startswith(wanted):
                    begin[other.id] = other
                elif len(called) < _LOOKED_AT:
                    called.setdefault(key, other)
        if not begin:
            from difflib import get_close_matches

            begin = {called[key].id: called[key] for key in get_close_matches(wanted, called, n=2)}
        return [f"“{other.title_text}” ({other.id})" for other in list(begin.values())[:_NAMED]]


def _typed_anchors(new: Record, old: Record | None) -> list[tuple[str, Anchor]]:
    """Return the deadlines that hang on something, and that aren't as they were, by field."""
    return [
        (name, period.anchor)
        for name, info in new.spec.fields.items()
        if info.type is Period and not info.many
        and (period := getattr(new, name)) is not None and period.anchor is not None
        and str(period) != str(getattr(old, name, None))
    ]  # fmt: skip


class _Once(Iterable[Record]):
    """The records of a draft, as often as they are asked for."""

    def __init__(self, draft: DraftRecords) -> None:
        self._draft = draft

    def __iter__(self) -> Iterator[Record]:
        touched = self._draft.touched
        yield from (record for record in self._draft.start if record.id not in touched)
        yield from (record for record in touched.values() if record is not None)


def _round(draft: DraftRecords, way: tuple[str, ...], verb: str) -> str:
    records = [record for record_id in way if (record := draft.get(record_id)) is not None]
    named = [f"“{record.title_text}” ({record.id})" for record in (*records, records[0])]
    chain = f"{named[0]} {verb} " + f", en dat {verb} ".join(named[1:])
    return f"dit gaat in een kring rond: {chain}. Maak een van deze los"
