"""The diligent secretary: each line of ``diligent.script``, carried out with m50's own verbs.

``do`` names the method. Persons, talks, papers and proof that the plan has no record for are made
up here. What she does without being told stands in ``year.everyday``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs
from year.everyday import beside, do
from year.reading import story

import m50core as m50
from m50core.meetings.appointments import appointment
from m50core.meetings.needs import State
from m50core.meetings.records.occasions import NeedSort
from m50core.meetings.resolutions import adoption, amendment
from m50core.meetings.sitting import Sitting
from m50core.records.timing import is_over
from m50core.today.deeds import mark_done, schedule

DECIDED = ("voorzitter-a13", "voorzitter-a14", "voorzitter-a15", "voorzitter-a19")
"""What the board settles for itself: “the decision is the proof”."""
DELIVERY = "voorzitter-o01"
"""“Papers are in five working days before a board meeting”: what goes for each is on its series."""
ORGANS = {"org-db": "board", "org-alv": "assembly"}


@attrs.frozen
class Line:
    """One line of the script."""

    on: date
    do: str
    about: tuple[str, ...]
    words: str
    more: Mapping[str, Any]


def script() -> tuple[Line, ...]:
    """Return the lines in the order of the file."""
    known = ("on", "do", "about", "words")
    return tuple(
        Line(
            entry["on"], entry["do"], tuple(entry["about"]), entry["words"],
            {name: value for name, value in entry.items() if name not in known},
        )
        for entry in story()["diligent"]["script"]
    )  # fmt: skip


class Secretary:
    """Who does what the script says, on the day that the network stands on."""

    def __init__(self, net: m50.Network) -> None:
        self.net = net
        self.names: dict[str, tuple[str, ...]] = {}
        """What the words stand for that the file uses where the plan has no record."""

    @property
    def day(self) -> date:
        """The day that it is."""
        return self.net.today

    def follow(self, line: Line) -> None:
        """Do what a line says. KeyError for a record that isn't there."""
        getattr(self, line.do)(line)

    # Days -------------------------------------------------------------------------------------

    def date(self, line: Line) -> None:
        """Give a meeting, event or moment its day."""
        for record_id in line.about:
            self.net.carry_out(schedule(self.net.records, record_id, line.more["to"], self.day))

    def plan(self, line: Line) -> None:
        """Give the next round of a rhythm a day; with the chair of one pillar, when told."""
        if "with" not in line.more:
            return self.date(line)
        with self.net.commit(line.words) as commit:
            for rhythm in line.about:
                pillar, day = line.more["with"], line.more["to"]
                title = f"{self.net[rhythm].title_text}: {pillar}"
                commit.add(m50.Meeting(title=title, rhythm=rhythm, pillar=pillar, due=day))
        return None

    def move(self, line: Line) -> None:
        """Give it another day."""
        for record_id in line.about:
            self.net.move(record_id, line.more["to"], line.more.get("reason", "op verzoek"))

    def add(self, line: Line) -> None:
        """Call meetings of an organ."""
        organ = line.more["organ"]
        for meeting_id in line.about:
            day = line.more.get("to") or date.fromisoformat(meeting_id.removeprefix("db-"))
            with self.net.commit(line.words) as commit:
                title = f"{'Extra ALV' if organ == 'org-alv' else 'DB'} {day.isoformat()}"
                commit.add(
                    m50.Meeting(
                        id=meeting_id, title=title, organ=organ, type=ORGANS[organ], due=day
                    )
                )
            if organ == "org-alv":
                self.ready(meeting_id)

    def invite(self, line: Line) -> None:
        """Invite, with agenda and papers."""
        for record_id in line.about:
            self.ready(record_id)

    def ready(self, record_id: str) -> None:
        """Do all that must be ready before it."""
        for need in self.net.ready(record_id).needs:
            if need.state is not State.done and need.sort is not NeedSort.minutes:
                do(self, self.net[record_id], need)

    # What took place --------------------------------------------------------------------------

    def hold(self, line: Line) -> None:
        """It took place; a rhythm by what was planned for today."""
        for record_id in line.about:
            record = self.net[record_id]
            if isinstance(record, m50.Meeting):
                self.meet(record)
            elif isinstance(record, m50.Rhythm):
                self._hold_round(record, line.more.get("with", ""))
            elif not isinstance(record, m50.Meeting | m50.Tracked | m50.Event):
                assert is_over(self.net[record.meeting])
            else:
                self._mark(record_id, line)
        for other in beside(line.on, line.about):
            self._mark(other, line)

    def _hold_round(self, rhythm: m50.Rhythm, pillar: str) -> None:
        planned = [
            record
            for _, record in self.net.records.pointing_at(rhythm.id)
            if isinstance(record, m50.Meeting | m50.ActionItem)
            and record.due == m50.Period.on(self.day)
            and pillar in ("", record.pillar)
        ]
        assert len(planned) == 1, f"{rhythm.id} op {self.day}: {planned}"
        self.net.carry_out(mark_done(self.net.records, planned[0].id, self.day))

    def meet(self, meeting: m50.Meeting) -> None:
        """Hold a meeting; of board or assembly with everybody there and minutes sent round."""
        if meeting.organ not in ORGANS:
            self.net.carry_out(mark_done(self.net.records, meeting.id, self.day))
            return
        sitting = Sitting(self.net, meeting)
        sitting.attend(*(voter.id for voter in sitting.proceedings.voters))
        if (before := sitting.proceedings.previous) and before.status.value == "held":
            Sitting(self.net, before).adopt_minutes()
        sitting.draft_minutes()
        sitting.share_minutes()

    def outcome(self, line: Line) -> None:
        """Write down what came out of a moment."""
        for record_id in line.about:
            self._mark(record_id, line)

    # What is done -----------------------------------------------------------------------------

    def done(self, line: Line) -> None:
        """It is done, with proof of today; with it what goes along."""
        for words in line.about:
            if words == "onboarding of Wijchen":
                self._onboard(line)
            elif isinstance(record := self.net[words], m50.Document):
                self._filed(record)
            else:
                self._mark(words, line)
        for other in beside(line.on, line.about):
            self._mark(other, line)

    def _onboard(self, line: Line) -> None:
        for item_id in self.names["onboarding of Wijchen"]:
            if not is_over(self.net[item_id]):
                self.net.carry_out(mark_done(self.net.records, item_id, self.day))
        with self.net.commit(line.words) as commit:
            commit.change(self.names["membership of Wijchen"][0], onboarding="Alle stappen gezet.")

    def _mark(self, record_id: str, line: Line) -> None:
        """Mark something done, with what proves it, checked and approved."""
        record = self.net[record_id]
        proof = self._proof(record, line)
        became = self.net.carry_out(mark_done(self.net.records, record_id, self.day, proof=[proof]))
        self._approve(became)

    def _approve(self, became: Iterable[m50.Record]) -> None:
        """Check what was noted, and approve it."""
        for note in became:
            if isinstance(note, m50.Progress):
                self.net.approve(note.id)
                self.net.approve(note.id)

    def _proof(self, record: m50.Record, line: Line) -> str:
        """Return what shows that it was done: a booking, a decision, else a document."""
        if record.id in DECIDED:
            about = (record.id, "bestuur-m50")
            return self.net.decide(self._resolve(record.title_text, "org-db", about=about)).id
        with self.net.commit(f"Bewijs: {record.title_text}") as commit:
            if record.id == "financien-m50-r02":
                paid = m50.Booking(
                    title="Betalingen van het jaar", on=self.day, amount="€ 45.000",
                    rhythm=record.id,
                )  # fmt: skip
                return commit.add(paid).id
            return commit.add(m50.Document(title=f"Bewijs: {record.title_text}", on=self.day)).id

    def deliver(self, line: Line) -> None:
        """Hand in a paper, budget or document; a budget that is offered later is drafted now."""
        for words in line.about:
            if words.startswith("papers of "):
                self._papers(words.removeprefix("papers of "))
                continue
            record = self.net[words]
            if isinstance(record, m50.Budget):
                later = any(one.do == "offer" and words in one.about for one in script())
                self._offer(record, "drafted" if later else "offered")
            elif isinstance(record, m50.Document):
                self._filed(record)
            else:
                self.net.carry_out(mark_done(self.net.records, words, self.day))

    def _papers(self, meeting: str) -> None:
        with self.net.commit("Stukken voor het DB") as commit:
            commit.add(
                m50.Paper(
                    title=f"Stukken {meeting}",
                    meeting=meeting,
                    status="delivered",
                    delivered_on=self.day,
                )
            )

    def _filed(self, document: m50.Document) -> None:
        with self.net.commit(f"Klaar: {document.title}") as commit:
            commit.change(document, on=self.day, place="https://m50.example/documenten")

    def _offer(self, budget: m50.Budget, until: str) -> None:
        with self.net.commit(f"Begroting {until}: {budget.title}") as commit:
            for status in ("drafted", "offered"):
                if budget.status.value != status:
                    budget = commit.change(budget, status=status)
                if status == until:
                    return

    def offer(self, line: Line) -> None:
        """Offer a report to the board; a programme that a partner offers closes a round."""
        for record_id in line.about:
            record = self.net[record_id]
            if isinstance(record, m50.Budget):
                self._offer(record, "offered")
            else:
                self._mark(record_id, line)

    # What board and assembly decide -----------------------------------------------------------

    def _resolve(self, title: str, organ: str, **more: Any) -> m50.Decision:
        """Put a decision before the meeting that its organ has today."""
        meeting = next(
            one.id for one in self.net.meetings
            if one.organ == organ and one.due == m50.Period.on(self.day)
        )  # fmt: skip
        with self.net.commit(title) as commit:
            return commit.add(m50.Decision(title=title, organ=organ, meeting=meeting, **more))

    def decide(self, line: Line) -> None:
        """The board takes a decision that the plan asks for."""
        for record_id in line.about:
            self.net.decide(self.net[record_id])

    def adopt(self, line: Line) -> None:
        """The assembly adopts what a decision is about."""
        for record_id in line.about:
            decision = self.net[record_id]
            effects = [one for budget in decision.about for one in adoption(self.net[budget])]
            self.net.decide(decision, effects)

    def amend(self, line: Line) -> None:
        """The board changes a day that the plan names."""
        for record_id in line.about:
            record = self.net[record_id]
            decision = self._resolve(f"Datum van {record.title_text}", "org-db", about=(record_id,))
            self.net.decide(decision, [amendment(record, "due", line.more["to"].isoformat())])

    def appoint(self, line: Line) -> None:
        """The board fills posts, each with a person of its own."""
        with self.net.commit(line.words) as commit:
            people = [
                commit.add(m50.Person(id=f"persoon-voor-{post}", name=f"Kim Voorbeeld {letter}"))
                for post, letter in zip(line.about, "ABCDE", strict=False)
            ]
        self.names["one of the five made-up persons"] = (
            *self.names.get("one of the five made-up persons", ()),
            *(one.id for one in people),
        )
        terms = [
            term
            for post, person in zip(line.about, people, strict=True)
            for term in appointment(self.net[post], person)
        ]
        self.net.decide(self._resolve(f"Benoemingen {self.day}", "org-db"), terms)

    def elect(self, line: Line) -> None:
        """The assembly elects a chair, who holds the chair's portfolio too."""
        meeting = next(one for one in self.net.meetings if one.due == m50.Period.on(self.day))
        self.meet(meeting)
        with self.net.commit(line.words) as commit:
            person = commit.add(m50.Person(id=line.more["person"], name="Joke Voorbeeld"))
        posts = (*line.about, "voorzitter-z01")
        terms = [term for post in posts for term in appointment(self.net[post], person)]
        decision = self._resolve("Verkiezing van de voorzitter", "org-alv")
        self.net.decide(decision, terms, effective=line.more["from"])

    def leave(self, line: Line) -> None:
        """The holder tells when the term ends; of a chair the portfolio's ends with it."""
        with self.net.commit(line.words) as commit:
            for post in (*line.about, "voorzitter-z01"):
                for term in self.net.collection("term").where(post=post):
                    commit.change(term, end=line.more["to"])

    def open(self, line: Line) -> None:
        """Open the vacancy, and tell the members."""
        with self.net.commit(line.words) as commit:
            for post in (*line.about, "voorzitter-z01"):
                commit.change(post, vacancy="open")
        self.publish(attrs.evolve(line, about=("kanaal-nieuwsbrief",)))

    def settle(self, line: Line) -> None:
        """Answer an open point of the plan."""
        with self.net.commit(line.words) as commit:
            for record_id in line.about:
                commit.change(record_id, status="settled", remark=line.words)
                if record_id == DELIVERY:
                    commit.change("voorzitter-reeks01", papers_before=5)

    # What the plan promises of its own sort -----------------------------------------------------

    def focus(self, line: Line) -> None:
        """Choose the spearhead of a half year."""
        with self.net.commit(line.words) as commit:
            kind = self.net.kinds["focus_period"]
            commit.add(kind(title=f"Speerpunt {line.more['round']}", period=line.more["round"]))

    def evaluate(self, line: Line) -> None:
        """Evaluate it."""
        asked = m50.Period.parse(line.more["round"])
        focus = next(one for one in self.net.collection("focus_period") if one.period == asked)
        with self.net.commit(line.words) as commit:
            commit.change(focus, evaluation="Besproken met de pijler.")
        for rhythm in line.about:
            done = mark_done(self.net.records, rhythm, self.day, proof=[focus.id])
            self._approve(self.net.carry_out(done))

    def contact(self, line: Line) -> None:
        """Write down a talk; the second time all groups have been spoken."""
        talks = [one for one in self.net.collection("contact") if set(one.about) & set(line.about)]
        with self.net.commit(line.words) as commit:
            talk = commit.add(
                m50.Contact(
                    title=f"Gesprek met woordvoerders ({len(talks) + 1})",
                    on=self.day,
                    organisation="org-tweede-kamer",
                    about=line.about,
                )
            )
            goal = self.net[line.about[0]].goal
            note = commit.add(
                m50.Progress(
                    title="Gesprekken met fracties",
                    about=goal,
                    on=self.day,
                    percent=100 if talks else 8,
                    evidence=(talk.id,),
                )
            )
        self._approve([note])

    def invoice(self, line: Line) -> None:
        """Send every member its invoice."""
        with self.net.commit(line.words) as commit:
            made = [
                commit.add(
                    m50.Contribution(
                        title=f"Contributie 2025 {member.title}",
                        member=member.id,
                        for_year=2025,
                        amount="€ 2.500",
                        invoiced=self.day,
                        status="invoiced",
                    )
                ).id
                for member in self.net.members.where(status="member")
            ]
        self.names["contributions of 2025"] = tuple(made)
        self.names["the last contribution of 2025"] = (made[-1],)
        self.names["60 of the 61 contributions of 2025"] = tuple(made[:-1])
        self.names["the 60 contributions of 2025 that are paid"] = tuple(made[:-1])

    def pay(self, line: Line) -> None:
        """Book what came in."""
        with self.net.commit(line.words) as commit:
            for words in line.about:
                for record_id in self.names[words]:
                    commit.change(record_id, status="paid")

    def join(self, line: Line) -> None:
        """A municipality becomes a member, is invoiced, and its onboarding begins."""
        for name in line.about:
            place = next(one for one in self.net.municipalities if one.title_text == name)
            with self.net.commit(line.words) as commit:
                member = commit.add(
                    m50.Member(title=name, municipality=place.id, status="member", since=self.day)
                )
                bill = commit.add(
                    m50.Contribution(
                        title=f"Contributie 2025 {name}",
                        member=member.id,
                        for_year=2025,
                        amount="€ 1.250",
                        invoiced=self.day,
                        status="invoiced",
                    )
                )
            steps = self.net.run("new-member", self.day, member.id)
            self.names[f"membership of {name}"] = (member.id,)
            self.names[f"contribution of {name} for 2025"] = (bill.id,)
            self.names[f"onboarding of {name}"] = tuple(step.id for step in steps)

    def publish(self, line: Line) -> None:
        """Bring out a newsletter."""
        with self.net.commit(line.words) as commit:
            for channel in line.about:
                commit.add(
                    m50.Publication(
                        title=f"{self.net[channel].title_text} {self.day}",
                        channel=channel,
                        status="published",
                        published_on=self.day,
                    )
                )
