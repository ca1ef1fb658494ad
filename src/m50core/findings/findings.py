"""Findings: what is not as the plan promises, as values; and the rules that find them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import attrs

from m50core.answers.said import LOOSE
from m50core.errors import describe
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import is_off
from m50core.started import filled_in
from m50core.values.choice import Choice, Ranked
from m50core.values.tone import Tone


class Severity(Ranked):
    """How much a finding matters, what matters most first: an error is more than a warning."""

    error = "error", "fout"
    warning = "warning", "let op"
    note = "note", "ter info"

    @property
    def tone(self) -> Tone | None:
        """What it says to whoever looks; a note nothing."""
        return _TONES.get(self)


_TONES = {Severity.error: Tone.wrong, Severity.warning: Tone.attention}


class FindingNature(Choice):
    """What sort of thing a rule finds, in the order in which a person reads it."""

    wrong = "wrong", "Wat niet klopt"
    missing = "missing", "Wat ontbreekt"
    open = "open", "Wat het plan zelf openlaat"


@attrs.frozen
class Hit:
    """What a rule yields: the record, a Dutch sentence, and the values it looked at."""

    record: Record
    sentence: str
    inputs: Mapping[str, Any] = attrs.field(factory=dict)
    """The values that it looked at, told to whoever asks why; nothing is decided by them."""
    by: date | None = None
    """The last day on which something can still be done about it: the day (Vandaag) then asks for
    it in time. None: no day makes it worse."""
    clause: str = ""
    """Heading path in the plan; empty: that of the record, else that of the rule."""
    advice: str = ""
    """What one can do, in Dutch; empty: as the rule says."""
    covers: Sequence[str] = ()
    """Ids of other records of which this says all that a rule with the same topic would say."""
    clash: tuple[date, date] | None = None
    """The two moments that contradict each other, when that is what it finds: a contradiction asks
    for attention by the earlier of them, and can't be solved when both are over."""
    moment: date | None = None
    """The moment that it is about; None: that of its record."""
    more: str = ""
    """Sentences to read behind the first: the day has that alone as the title of its line."""


@attrs.frozen
class Finding:
    """One thing to know, with why it is said."""

    code: str
    severity: Severity
    record: str
    """Id of the record; empty when the finding is about a rule or plugin."""
    sentence: str
    rule: str
    """The rule's promise, in Dutch."""
    clause: str
    """Heading path in the plan: of the record itself, and of the rule when that has none."""
    inputs: Annotated[Mapping[str, Any], LOOSE] = attrs.field(factory=dict)
    suppression: str = ""
    """Id of the suppression that covers it; empty when none does."""
    by: date | None = None
    """The last day on which something can still be done about it, if there is one."""
    rule_clause: str = ""
    """Heading path in the plan that the rule stands on."""
    nature: FindingNature = FindingNature.wrong
    advice: str = ""
    """What one can do about it, in Dutch."""
    many: str = ""
    """What several findings of its rule are together, after their number."""
    topic: str = ""
    covers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Codes of other rules that found the same, and that this one speaks for."""
    problem: str = ""
    """Dutch, without a full stop: that the rule itself couldn't be held; empty: it could."""
    clash: tuple[date, date] | None = None
    """The two moments that contradict each other, when it is about that."""
    moment: date | None = None
    """The moment that it is about; None: that of its record."""
    headline: str = ""
    """The sentence by which it is known; empty: all of it."""


STANDING = "standing"
"""The group of rules that are always held."""
PLAN = "plan"
"""The group of rules about what a year plan needs."""

Check = Callable[[Records, date], Iterable[Hit]]


@attrs.frozen
class Rule:
    """A promise to hold the network against: pure, with a code, a text and the plan's clause."""

    code: str
    text: str
    clause: str
    severity: Severity
    reads: tuple[str, ...]
    """The kinds that the check looks at; ``ANY`` for all of them."""
    check: Check = attrs.field(repr=False, eq=False)
    groups: tuple[str, ...] = (STANDING,)
    """``STANDING``: always held. ``PLAN``: a question to the year plan itself. Any other: held in
    networks that turned this set of rules on."""
    nature: FindingNature = FindingNature.wrong
    advice: str = ""
    """What one can do, in Dutch; ``{id}`` in it stands for the number of the record, and
    ``{m50}`` for how m50 was started."""
    many: str = ""
    """What several findings are together, after their number: ``doelen zonder trekker``."""
    topic: str = ""
    """What it speaks of. Of two rules with one topic that find the same record, one is told."""
    even_off: bool = False
    """True: it speaks of what was cancelled, dropped or declined too; else that is left alone."""

    def advise(self, record_id: str = "") -> str:
        """Return what one can do about a record; without one, about any."""
        words = self.advice or "Kijk wat er staat: {m50} show {id}."
        return filled_in(words, id=record_id or "NUMMER")

    def findings(
        self, records: Records, today: date, *, owner: str = "", most: int | None = None
    ) -> list[Finding]:
        """Return what this rule finds; never raises.

        A check that raises, or yields what no hit is, becomes a finding about the rule itself,
        with the name of its ``owner``. ``most``: no more findings than this, and one that says so.
        """
        findings: list[Finding] = []
        try:
            for hit in self.check(records, today):
                if most is not None and len(findings) >= most:
                    reason = f"zij meldde er meer dan {most:,}".replace(",", ".")
                    return [*findings, self.failure(f"{reason}; de rest ontbreekt", owner)]
                finding = self._finding(hit)
                if self.even_off or not is_off(hit.record):
                    findings.append(finding)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return [self.failure(describe(error), owner)]
        return findings

    def failure(self, reason: str, owner: str = "") -> Finding:
        """Return the finding that this rule of ``owner`` couldn't be held, and why (Dutch)."""
        of = f" van {owner}" if owner else ""
        why = f"De regel {self.code}{of} kon niet worden uitgevoerd ({reason})"
        text, clause = self.text, self.clause
        return Finding(self.code, Severity.error, "", f"{why}.", text, clause, problem=why)

    def _finding(self, hit: Hit) -> Finding:
        if not isinstance(hit, Hit) or not isinstance(hit.record, Record):
            raise TypeError(f"{type(hit).__name__} is geen melding over een gegeven")
        if not (isinstance(hit.sentence, str) and hit.sentence and isinstance(hit.more, str)):
            raise TypeError("een melding heeft een zin nodig")
        for value in hit.inputs.values():
            str(value)
        for day in (hit.by, hit.moment, *(hit.clash or ())):
            if day is not None and type(day) is not date:
                raise TypeError(f"een dag van een melding is een datum, geen {day!r}")
        if isinstance(hit.covers, str):
            raise TypeError("covers is een rij nummers, geen tekst")
        return Finding(
            self.code,
            self.severity,
            hit.record.id,
            f"{hit.sentence} {hit.more}" if hit.more else hit.sentence,
            self.text,
            hit.clause or hit.record.source or self.clause,
            hit.inputs,
            by=hit.by,
            rule_clause=self.clause,
            nature=self.nature,
            advice=hit.advice or self.advise(hit.record.id),
            many=self.many,
            topic=self.topic,
            covers=tuple(hit.covers),
            clash=hit.clash,
            moment=hit.moment,
            headline=hit.sentence if hit.more else "",
        )


def rule(
    code: str,
    text: str,
    *,
    clause: str,
    reads: tuple[str, ...],
    severity: Severity = Severity.warning,
    groups: tuple[str, ...] = (STANDING,),
    nature: FindingNature | None = None,
    advice: str = "",
    many: str = "",
    topic: str = "",
    even_off: bool = False,
) -> Callable[[Check], Rule]:
    """Turn a pure function over records and a day into a Rule.

    ``text`` is the promise in Dutch; ``clause`` the plan's heading path; ``reads`` the kinds the
    check looks at; ``groups`` when the rule is held; ``nature`` under which heading a person reads
    it (a note: what is missing, else what is wrong); ``advice`` what one can do, in Dutch, with
    ``{id}`` for the number; ``many`` what several are together (``doelen zonder trekker``);
    ``topic``: of rules with one topic that find the same record, the most serious is told, of
    equals the one that came last; ``even_off``: it speaks of what was cancelled, dropped or
    declined too.
    """
    gentle = FindingNature.missing if severity is Severity.note else FindingNature.wrong
    sort = nature or gentle

    def make(check: Check) -> Rule:
        return Rule(
            code, text, clause, severity, reads, check, groups, sort, advice, many, topic, even_off
        )  # fmt: skip

    return make


@attrs.frozen
class Refused:
    """A rule, or all rules of a plugin, that can't be held: by which word, and why (Dutch)."""

    plugin: str
    code: str
    reason: str
