"""The agenda of a meeting: points with their time and papers."""

from collections.abc import Iterator

from m50core import Network, Paper, Proceedings
from m50core.meetings import UNDECIDED, Point
from m50core.records import fold
from m50core.values import next_steps
from m50tui.meetings.lines import Line, Section, nothing, when, year_of
from m50tui.meetings.outcome import vote_deed

_NEW = {"add": "nieuw agendapunt"}
_EMPTY = "Er staat nog niets op de agenda."


def agenda_lines(net: Network, whole: Proceedings) -> Iterator[Line]:
    """Yield the points in order, each followed by its papers; then papers of no point."""
    for number, point in enumerate(whole.points, 1):
        yield _point(net, whole, number, point)
        for paper in point.papers:
            yield _paper(net, whole, paper, f"Stuk bij punt {number}, “{point.item.title}”.")
    for paper in whole.papers:
        yield _paper(net, whole, paper, "Stuk voor deze vergadering, bij geen agendapunt.")
    if not (whole.points or whole.papers):
        yield nothing(Section.agenda, "nog leeg: n maakt een agendapunt", _EMPTY, _NEW)


def decision_of(whole: Proceedings, point: Point) -> str:
    """Return the id of the decision that a point is about, if one can tell."""
    tied = {point.item.goal, *(paper.goal for paper in point.papers)}
    for decision in whole.decisions:
        if decision.id in tied or point.item.id in decision.about:
            return decision.id
    called = fold(point.item.title)
    return next(
        (
            each_decision.id
            for each_decision in whole.decisions
            if fold(each_decision.title) == called
        ),
        "",
    )


def _point(net: Network, whole: Proceedings, number: int, point: Point) -> Line:
    item = point.item
    time = f" om {point.start}" if point.start else ""
    asked = f"Gevraagd besluit: {item.decision_asked}." if item.decision_asked else ""
    owner = "" if item.owner else "Er is nog geen trekker."
    deeds = {
        **_NEW,
        "paper": "vraag een stuk bij dit punt",
        "vote": vote_deed(whole),
        "change": "wijzig dit punt",
    }
    decision = decision_of(whole, point)
    about = next(
        (each_decision for each_decision in whole.decisions if each_decision.id == decision), None
    )
    over = about.status.label if about and about.status not in UNDECIDED else ""
    if about is not None and not over:
        deeds["decide"] = "neem het besluit"
    sentence = f"Het besluit is {over}." if over else ""
    text = "\n".join(filter(None, (f"Punt {number} van de agenda{time}.", asked, sentence, owner)))
    length = f"{item.minutes} min" if item.minutes else ""
    who = net.records.title(item.owner) if item.owner else ""
    return Line(
        (f"{number}.", point.start, item.title, over or length, who),
        record=item.id,
        part=Section.agenda,
        text=text,
        deeds=deeds,
        ids=(item.id, decision),
    )


def paper_step(paper: Paper) -> dict[str, str]:
    """Return what the next step of a paper is, if it has one."""
    ahead = next_steps(paper.status)
    return {"step": f"naar: {ahead[0].label}"} if ahead else {}


def _paper(net: Network, whole: Proceedings, paper: Paper, place: str) -> Line:
    deeds = {**paper_step(paper), **_NEW, "change": "wijzig dit stuk"}
    if paper.agenda_item:
        deeds["paper"] = "nog een stuk bij dit punt"
    who = paper.author or paper.owner
    due = f"Aanleveren: {paper.due.by()}." if paper.due else ""
    return Line(
        (
            "",
            when(paper.due, year_of(whole.meeting, net.today)),
            f"  Stuk: {paper.title}",
            paper.status.label,
            net.records.title(who) if who else "",
        ),
        record=paper.id,
        part=Section.agenda,
        text="\n".join(filter(None, (place, due, f"Stand: {paper.status.label}."))),
        deeds=deeds,
        ids=(paper.agenda_item, ""),
    )
