"""The pillar's findings: one pure function a code."""

from collections.abc import Iterable
from datetime import date, timedelta

import m50core as m50
from m50core.values.dutch import number_of
from pijler_ruimte.records import FocusPeriod, MinistryQuestion, QuestionStatus

_SOON, _LAST = timedelta(days=20), timedelta(days=30)
"""From the twentieth day on a question asks for attention, up to the thirtieth."""
_CHOOSE = timedelta(days=89)
"""Up to half of it a half year can still have its subject."""
_OPEN = (QuestionStatus.received, QuestionStatus.declined)

_APPROACH = "Bijlagen > Pijler Ruimte en Economie > Aanpak in 2025 voor pijler ruimte en economie"


@m50.rule(
    "RUI-007",
    "Voor elk half jaar is een speerpunt gekozen.",
    clause="Bijlagen > Pijler Ruimte en Economie > Pijler ruimte en economie speerpunten",
    reads=("pillar", "focus_period"),
    nature=m50.FindingNature.missing,
    topic="unplanned",
    many="halve jaren zonder speerpunt",
    advice="Kies er een: {m50} add focus_period title=TEKST period=2025-H1.",
)
def no_focus(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """From the start of a half year on, as long as the pillar has none for it."""
    pillar = records.get("ruimte")
    if not isinstance(pillar, m50.Pillar):
        return
    begin = date(today.year, 1 if today.month <= 6 else 7, 1)
    half = f"{'eerste' if begin.month == 1 else 'tweede'} half jaar van {today.year}"
    chosen = (focus.period for focus in records.collection(FocusPeriod))
    if any(p.earliest and p.latest and p.earliest <= today <= p.latest for p in chosen):
        return
    yield m50.Hit(
        pillar,
        f"Voor het {half} is nog geen speerpunt gekozen.",
        by=begin + _CHOOSE,
        covers=["ruimte-r01"],
    )


@m50.rule(
    "RUI-002",
    "Elk speerpunt wordt geëvalueerd.",
    clause=f"{_APPROACH} > Focus aanbrengen voor impact",
    reads=("focus_period",),
    nature=m50.FindingNature.missing,
    many="speerpunten zonder evaluatie",
    advice="Schrijf de evaluatie erbij: {m50} set {id} evaluation=TEKST.",
)
def focus_without_evaluation(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """A half year that is over has been evaluated."""
    for focus in records.collection(FocusPeriod):
        if focus.period.latest and focus.period.latest < today and not focus.evaluation:
            yield m50.Hit(focus, f"“{focus.title}” ({focus.period.shown()}) is niet geëvalueerd.")


@m50.rule(
    "RUI-003",
    "Een vraag van een ministerie wordt alleen aangenomen als criterium a en b kloppen.",
    clause=f"{_APPROACH} > Prioriteit 2 = Verbinden en kennisdelen",
    reads=("ministry_question",),
    severity=m50.Severity.error,
    many="vragen aangenomen zonder de criteria",
    advice="Toets de vraag opnieuw: {m50} show {id}.",
)
def question_without_criteria(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Both must hold: it fits the focus, and it has value for mid-sized municipalities."""
    for question in records.collection(MinistryQuestion):
        if question.status in _OPEN:
            continue
        failed = [
            word
            for word, holds in (("a", question.fits_focus), ("b", question.mid_size_value))
            if not holds
        ]
        if failed:
            sentence = f"“{question.title}” is aangenomen zonder criterium {' en '.join(failed)}."
            yield m50.Hit(question, sentence)


@m50.rule(
    "RUI-004",
    "De gesprekken met alle woordvoerders zijn in Q1 gevoerd.",
    clause=f"{_APPROACH} > Prioriteit 1 = Lobby",
    reads=("goal", "progress", "missed"),
    topic="late",
    many="gesprekken die achterlopen",
    advice="Voer de gesprekken, en leg ze vast: {m50} add contact about={id} title=TEKST.",
)
def talks_behind_pace(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """After two thirds of the period half of the talks should be done."""
    goal = records.get("ruimte-07")
    if not isinstance(goal, m50.Goal) or goal.due is None or goal.status.is_over:
        return
    first, last = goal.due.earliest, goal.due.latest
    if first is None or last is None or today < first:
        return
    if m50.is_accounted_for(records, goal.id, last):
        return
    passed = min(1.0, (today - first).days / max(1, (last - first).days))
    told = [
        note.percent or 0
        for _, note in records.pointing_at(goal.id, "progress")
        if isinstance(note, m50.Progress)
    ]
    done = max(told, default=0)
    if passed > 0.66 and done < 50:
        sentence = f"“{goal.title}”: {passed:.0%} van de tijd is voorbij en {done}% is gedaan."
        yield m50.Hit(goal, sentence, {"passed": round(passed, 2), "done": done})


@m50.rule(
    "RUI-005",
    "Een vraag van een ministerie is binnen dertig dagen beantwoord of afgewezen.",
    clause=f"{_APPROACH} > Prioriteit 2 = Verbinden en kennisdelen",
    reads=("ministry_question",),
    many="vragen van ministeries die wachten",
    advice="Beantwoord de vraag, of wijs die af: {m50} show {id}.",
)
def question_waits(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """A liaison officer answers in time."""
    for question in records.collection(MinistryQuestion):
        day = question.on.latest if question.on else None
        if day is None or question.status.is_over or today - day <= _SOON:
            continue
        days = number_of((today - day).days, "dag", "dagen")
        yield m50.Hit(question, f"“{question.title}” wacht al {days}.", by=day + _LAST)


@m50.rule(
    "RUI-006",
    "Bij een afgewezen vraag staat waarom.",
    clause=f"{_APPROACH} > Prioriteit 2 = Verbinden en kennisdelen",
    reads=("ministry_question",),
    nature=m50.FindingNature.missing,
    many="afgewezen vragen zonder reden",
    even_off=True,
    advice="Schrijf de reden erbij: {m50} set {id} reason=TEKST.",
)
def declined_without_reason(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """The ministry is told which criterion failed."""
    for question in records.collection(MinistryQuestion).where(status=QuestionStatus.declined):
        if not question.reason:
            yield m50.Hit(question, f"“{question.title}” is afgewezen zonder reden.")


RULES = (
    no_focus, focus_without_evaluation, question_without_criteria, talks_behind_pace,
    question_waits, declined_without_reason,
)  # fmt: skip
