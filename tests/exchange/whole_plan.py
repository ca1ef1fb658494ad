"""The whole plan with its pillars, some way into the year, and text that is out to break a file."""

from datetime import date

import m50core as m50
from m50core.network.network import Network

DAY = date(2025, 6, 20)
HOSTILE = (
    "'t Hart", "''s-Gravesande'", "=1+1", "'=1+1", "+31 6 12345678", "0612345678", "007", "-", "-5",
    "@x", "a;b,c", 'zei "ja", toen', "1.125", "1,125", "maart 2025", "1-2", "12:30", "10%", "WAAR",
    "1E5", "€ 5", "12345678901234567890", "é 🎉 [/]", "25-03-2025", "2025-03-25", "'70", "(5)",
)  # fmt: skip
FIRST = {"alv-2025-1": "2025-04-10", "alv-2025-2": "2025-06-19"}


def whole_plan() -> Network:
    """Return everything that is installed, with days, progress, statuses and decisions."""
    net = m50.open("memory:", today=DAY, who="secretariaat")
    with net.commit("Dagen") as c:
        days = iter(range(1, 28))
        for kind in ("meeting", "event", "lobby_moment"):
            for one in net.collection(kind):
                due = FIRST.get(one.id) or f"2025-0{5 + len(kind) % 4}-{next(days):02}"
                if one.due is None or not one.due.exact:
                    c.change(one, due=due)
    with net.commit("Voortgang") as c:
        goals = list(net.goals)
        for n, goal in enumerate(goals[::5]):
            c.change(goal, status="active", remark="regel een\nregel twee; met 'punten'")
            c.add(m50.Progress(title=f"Stap {n}", about=goal.id, percent=40))
        for one in list(net.collection("indicator"))[:3]:
            c.change(one, actual="1,125", baseline="-0,5")
    with net.commit("Vijandig") as c:
        for n, text in enumerate(HOSTILE):
            c.add(
                m50.ActionItem(
                    title=text, description=f"{text}\n{text}", due="bij 1e ALV" if n % 2 else None
                )
            )
            person = c.add(m50.Person(name=text, function=text, phone=text))
            c.make("portfolio", {"title": text, "priorities": [text, "a, b", '"x" y', f"{text},"]})
        for n, amount in enumerate(("-1.125,50", "0", "12.345.678,90", "1.125", "2,50")):
            c.make("booking", {"title": f"Post {n}", "amount": amount, "on": "25 maart 2025"})
            c.make("indicator", {"title": f"Cijfer {n}", "target": amount})
        c.make("indicator", {"title": "Lang", "target": "0,12345678901234567"})
        moment = {"title": "Overleg", "due": "2025-06-23", "start": "10:00", "uid": "1@x"}
        c.make("appointment", {**moment, "modified": "2025-03-25T10:00:00+01:00", "sequence": 3})
    decision = m50.Decision(title="Begroting", meeting="alv-2025-1")
    with net.commit("Besluit") as c:
        decision = c.add(decision)
        moved = goals[1]
        title = m50.Amendment(title="Titel", about=moved.id, field_name="title", new_value="Anders")
    net.decide(decision, [title], on=date(2025, 4, 10))
    with net.commit("Stoel") as c:
        c.add(m50.Seat(title="Secretaris", person=person.id, start="2025-03", status="filled"))
    return net
