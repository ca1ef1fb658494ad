"""The agenda of a meeting: points with their time and papers."""

from collections.abc import Iterable, Iterator

from m50core import Paper, Proceedings
from m50core.meetings import UNDECIDED, Placed, Point, Section, decision_on
from m50core.pages import ListRow
from m50core.values import next_steps
from m50tui.meetings.lines import Line, line, nothing
from m50tui.meetings.outcome import vote_deed

_NEW = {"add": "nieuw agendapunt"}
_EMPTY = "Er staat nog niets op de agenda."


def agenda_lines(whole: Proceedings, rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield the points in order, each followed by its papers; then papers of no point."""
    numbers: dict[str, int] = {}
    for told in rows:
        match told.about:
            case Placed(what=Point() as point, of=int(number)):
                numbers[point.item.id] = number
                yield _point(whole, told, number, point)
            case Placed(what=Paper() as paper, of=Point() as point):
                title, number = point.item.title, numbers[point.item.id]
                yield _paper(told, paper, f"Stuk bij punt {number}, “{title}”.")
            case Placed(what=Paper() as paper):
                yield _paper(told, paper, "Stuk voor deze vergadering, bij geen agendapunt.")
    if not (whole.points or whole.papers):
        yield nothing(Section.agenda, "nog leeg: n maakt een agendapunt", _EMPTY, _NEW)


def _point(whole: Proceedings, told: ListRow, number: int, point: Point) -> Line:
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
    decision = decision_on(whole, point)
    over = decision is not None and decision.status not in UNDECIDED
    if decision is not None and not over:
        deeds["decide"] = "neem het besluit"
    sentence = f"Het besluit is {decision.status.label}." if decision is not None and over else ""
    text = "\n".join(filter(None, (f"Punt {number} van de agenda{time}.", asked, sentence, owner)))
    ids = (item.id, decision.id if decision is not None else "")
    return line(told, text=text, deeds=deeds, ids=ids)


def paper_step(paper: Paper) -> dict[str, str]:
    """Return what the next step of a paper is, if it has one."""
    ahead = next_steps(paper.status)
    return {"step": f"naar: {ahead[0].label}"} if ahead else {}


def _paper(told: ListRow, paper: Paper, place: str) -> Line:
    deeds = {**paper_step(paper), **_NEW, "change": "wijzig dit stuk"}
    if paper.agenda_item:
        deeds["paper"] = "nog een stuk bij dit punt"
    due = f"Aanleveren: {paper.due.by()}." if paper.due else ""
    text = "\n".join(filter(None, (place, due, f"Stand: {paper.status.label}.")))
    return line(told, text=text, deeds=deeds, ids=(paper.agenda_item, ""))
