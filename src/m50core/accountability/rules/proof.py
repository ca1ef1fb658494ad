"""Rules on accountability: proof, judgements and figures."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from m50core.accountability.accounting import drop_corrected
from m50core.accountability.evidence import naming
from m50core.accountability.grounds import BEHIND, LATE_START, SILENT, next_round
from m50core.accountability.pace import frame_of, measurements, pace
from m50core.accountability.records import Judgement, Progress, ProofStatus, Stand
from m50core.accountability.records.proof import proof_among
from m50core.accountability.rhythm import ledger
from m50core.accountability.standing import judgement_on, signs_of, standing
from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import Goal, GoalStatus, Indicator, Rhythm
from m50core.meetings.records.meetings import Meeting, MeetingType, day_of
from m50core.records.collection import Records
from m50core.records.record import ANY
from m50core.records.relation_words import mention
from m50core.values import dutch

_GENERAL = "Jaarplan voorzitter > 1. Algemene Zaken"
_QUARTER = timedelta(days=92)
_READING = timedelta(days=30)
"""So long before an assembly what was done is gathered for the report to the members."""
_STEPS = {ProofStatus.noted: "controle", ProofStatus.checked: "goedkeuring"}
_PRESSING = (Stand.risk, Stand.silent)
_CALM = (Stand.on_course, Stand.not_started, Stand.done)


@rule(
    "M50-012",
    "Van elk doel dat loopt, horen wij elke dertig dagen iets.",
    clause=_GENERAL,
    reads=(ANY,),
    topic="silent",
    many="doelen waar niets van is gehoord",
    advice="Leg vast hoe het gaat: {m50} add progress about={id} title=TEKST.",
)
def silent_goal(records: Records, today: date) -> Iterable[Hit]:
    """No sign of life of an active goal, nor of what stands under it."""
    for goal in records.collection(Goal).where(status=GoalStatus.active):
        rhythms = (r for r in naming(records, goal.id) if isinstance(r, Rhythm))
        if next_round(ledger(records, rhythm, today) for rhythm in rhythms) is not None:
            continue
        signs = signs_of(records, goal, today)
        if not signs:
            yield Hit(goal, f"Het doel “{goal.title}” loopt, maar er is geen voortgang vastgelegd.")
        elif (silent := (today - signs[-1].day).days) > SILENT:
            yield Hit(
                goal,
                f"Van het doel “{goal.title}” is {dutch.number_of(silent, 'dag', 'dagen')} niets "
                "gehoord.",
                {"last": signs[-1].day},
            )


@rule(
    "M50-014",
    "Een cijfer loopt niet achter op de tijd.",
    clause=_GENERAL,
    reads=(ANY,),
    topic="late",
    many="cijfers die achterlopen",
    advice="Meet opnieuw ({m50} add measurement indicator={id} value=…), of stuur bij.",
)
def behind_pace(records: Records, today: date) -> Iterable[Hit]:
    """A figure is less than a quarter of the whole behind an even pace."""
    for figure in records.collection(Indicator):
        tempo = pace(records, figure, today)
        if tempo is not None and tempo.expected is not None and tempo.behind >= BEHIND:
            yield Hit(
                figure,
                f"“{figure.title}” is op {tempo.share:.0%} van het doel, terwijl "
                f"{tempo.expected:.0%} van de tijd voorbij is: {tempo.words}.",
                {"passed": round(tempo.expected, 2), "done": round(tempo.share, 2)},
            )


@rule(
    "M50-601",
    "Wie zegt dat iets af is, laat zien waaruit dat blijkt.",
    clause=_GENERAL,
    reads=(ANY,),
    many="keren “klaar” zonder bewijs",
    advice="Vul het bewijs in: {m50} set {id} evidence=NUMMER.",
)
def complete_without_evidence(records: Records, today: date) -> Iterable[Hit]:
    """Progress of 100 % names a contact, a decision, a document or a figure."""
    for note in records.collection(Progress):
        if note.percent is None or note.percent < 100:
            continue
        if not proof_among(records, note.evidence, today):
            lacks = "het bewijs ervan is er niet (meer)" if note.evidence else "noemt geen bewijs"
            yield Hit(
                note,
                f"“{note.title}” zegt dat {mention(records.get, note.about)} klaar is, maar "
                f"{lacks}. Vul bij {note.id} een gesprek, besluit, stuk of meting in.",
            )


@rule(
    "M50-602",
    "Een doel dat op afgerond staat, heeft bewijs.",
    clause=_GENERAL,
    reads=(ANY,),
    many="afgeronde doelen zonder bewijs",
    advice="Leg het bewijs vast: {m50} add progress about={id} title=TEKST evidence=NUMMER.",
)
def done_without_proof(records: Records, today: date) -> Iterable[Hit]:
    """A promise that is said to be kept can be followed to what shows it."""
    for goal in records.collection(Goal).where(status=GoalStatus.done):
        goal_standing = standing(records, goal, today)
        if goal_standing.computed is not Stand.done and not goal_standing.override:
            yield Hit(goal, f"“{goal.title}”: {goal_standing.computed_why}")


@rule(
    "M50-603",
    "Een gunstig oordeel over een doel verbergt niet wat is berekend.",
    clause=_GENERAL,
    reads=(ANY,),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="oordelen die gunstiger zijn dan de berekening",
    advice="Bekijk het doel: {m50} show {id}.",
)
def judged_better(records: Records, today: date) -> Iterable[Hit]:
    """A goal that was judged to do well, and is at risk or silent by what is known."""
    names = dict.fromkeys(judgement.about for judgement in records.collection(Judgement))
    for name in names:
        goal = records.get(name)
        if not isinstance(goal, Goal):
            continue
        goal_standing = standing(records, goal, today)
        if (
            goal_standing.override
            and goal_standing.stand in _CALM
            and goal_standing.computed in _PRESSING
        ):
            yield Hit(
                goal,
                f"“{goal.title}” staat volgens een oordeel op “{goal_standing.stand.label}” "
                f"({goal_standing.override}), maar de berekening zegt "
                f"“{goal_standing.computed.label}”: {goal_standing.computed_why}",
                {"judgement": goal_standing.override},
            )


@rule(
    "M50-604",
    "Een oordeel zonder einddatum wordt elk kwartaal opnieuw bekeken.",
    clause=_GENERAL,
    reads=("goal", "judgement"),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="oordelen zonder einddatum",
    advice="Geef een nieuw oordeel, of haal het weg: {m50} remove {id}.",
)
def old_judgement(records: Records, today: date) -> Iterable[Hit]:
    """Nobody looked again at a judgement that still holds."""
    for judgement in records.collection(Judgement):
        if judgement.until is not None or judgement.on is None or today - judgement.on <= _QUARTER:
            continue
        if judgement_on(records, judgement.about, today) == judgement:
            yield Hit(
                judgement,
                f"Het oordeel “{judgement.stand.label}” over "
                f"{mention(records.get, judgement.about)} is van {dutch.day(judgement.on)} en "
                f"heeft geen einddatum. Geef een nieuw oordeel, of haal {judgement.id} weg.",
                {"on": judgement.on},
            )


@rule(
    "M50-605",
    "Elk cijfer bij een doel heeft een streefwaarde.",
    clause=_GENERAL,
    reads=("indicator",),
    severity=Severity.note,
    groups=(STANDING, PLAN),
    many="cijfers zonder streefwaarde",
    advice="Vul een streefwaarde in bij het plan.",
)
def without_target(records: Records, today: date) -> Iterable[Hit]:
    """Without a way to go a figure can't be on pace; a figure that belongs to nothing informs."""
    for figure in records.collection(Indicator):
        if figure.goal and (
            figure.target is None or figure.target == (figure.baseline or Decimal())
        ):
            yield Hit(
                figure,
                f"Bij “{figure.title}” staat geen streefwaarde die afwijkt van de beginwaarde. "
                "Zo is niet te zien of het op tempo ligt.",
            )


@rule(
    "M50-606",
    "Elk cijfer met een streefwaarde is halverwege gemeten.",
    clause=_GENERAL,
    reads=(ANY,),
    nature=FindingNature.missing,
    topic="measured",
    many="cijfers die nooit zijn gemeten",
    advice="Leg een meting vast: {m50} add measurement indicator={id} value=…",
)
def never_measured(records: Records, today: date) -> Iterable[Hit]:
    """Half of the time is over and nobody knows the figure."""
    for figure in records.collection(Indicator).where(actual__isnull=True, target__isnull=False):
        gone = frame_of(records, figure).share_gone(today)
        if gone is not None and gone > LATE_START and not measurements(records, figure, today):
            yield Hit(
                figure,
                f"“{figure.title}” is nog nooit gemeten, terwijl {gone:.0%} van de tijd voorbij "
                "is.",
            )


@rule(
    "M50-607",
    "Een cijfer wordt minstens elk kwartaal gemeten.",
    clause=_GENERAL,
    reads=(ANY,),
    nature=FindingNature.missing,
    topic="measured",
    many="cijfers die lang niet zijn gemeten",
    advice="Leg een meting vast: {m50} add measurement indicator={id} value=…",
)
def measured_long_ago(records: Records, today: date) -> Iterable[Hit]:
    """The last measurement is older than a quarter, and the target isn't met."""
    for figure in records.collection(Indicator):
        tempo = pace(records, figure, today)
        if tempo is None or tempo.met or tempo.measured_on is None:
            continue
        if today - tempo.measured_on > _QUARTER:
            yield Hit(
                figure,
                f"“{figure.title}” is voor het laatst gemeten op "
                f"{dutch.day(tempo.measured_on)} ({tempo.words}).",
                {"measured": tempo.measured_on},
            )


@rule(
    "M50-608",
    "Wat de leden als resultaat horen, is voor de ALV gecontroleerd en goedgekeurd.",
    clause=_GENERAL,
    reads=("progress", "meeting"),
    nature=FindingNature.missing,
    many="bewijzen die voor een ALV nog wachten",
    advice="Bekijk ze ({m50} list progress), zoals {m50} progress {id} --check, en dan --approve.",
)
def waiting_for_the_assembly(records: Records, today: date) -> Iterable[Hit]:
    """An assembly is near, and of what was noted not all can be told there."""
    dated = [
        (day, meeting)
        for meeting in records.collection(Meeting).where(type=MeetingType.assembly)
        if (day := day_of(meeting)) is not None and not meeting.status.is_over
    ]
    coming = [pair for pair in dated if today <= pair[0] <= today + _READING]
    if not coming:
        return
    day, meeting = min(coming, key=lambda pair: (pair[0], pair[1].id))
    notes = [
        note
        for note in drop_corrected(records.collection(Progress))
        if note.on and note.on <= today and note.status in _STEPS
    ]
    words = [
        f"{dutch.number_of(count, 'bewijs wacht', 'bewijzen wachten')} op {step}"
        for status, step in _STEPS.items()
        if (count := sum(note.status is status for note in notes))
    ]
    if notes:
        first = min(notes, key=lambda note: (note.on or today, note.id))
        yield Hit(
            first,
            f"{dutch.list_words(words)}.",
            {"waiting": [note.id for note in notes], "meeting": meeting.id},
            by=day,
            more=f"Alleen wat is goedgekeurd, horen de leden op {dutch.day(day)} als resultaat "
            f"({meeting.title}).",
        )


RULES = (
    silent_goal, behind_pace, complete_without_evidence, done_without_proof, judged_better,
    old_judgement, without_target, never_measured, measured_long_ago,
    waiting_for_the_assembly,
)  # fmt: skip
