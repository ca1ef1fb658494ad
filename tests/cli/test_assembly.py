"""One general assembly on the command line, from invitation to adopted minutes."""

import json
from pathlib import Path
from typing import Any

import pytest

from m50core.cli.main import main

ALV = "alv-2025-1"
INVITATION = "Uitnodiging en agenda versturen (1e ALV 2025 (voorjaar))"
BUDGET, DECISION = "financien-m50-bg01", "financien-m50-b01"


class Secretariat:
    """Someone at the command line, on a day that goes on."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._place = place
        self._capsys = capsys
        self.today = "2025-03-11"

    def run(self, *words: str) -> tuple[int, str, str]:
        start = ("--today", self.today, "--who", "secretariaat", "--network", str(self._place))
        code = main([*start, *words])
        told = self._capsys.readouterr()
        return code, told.out, told.err

    def does(self, *words: str) -> str:
        code, out, talk = self.run(*words)
        assert code == 0, talk
        return out

    def refused(self, *words: str) -> str:
        code, out, talk = self.run(*words)
        assert code != 0, out
        return talk

    def items(self, *words: str) -> list[Any]:
        found: list[Any] = json.loads(self.does(*words, "--json"))["items"]
        return found


@pytest.fixture
def someone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Secretariat:
    return Secretariat(tmp_path, capsys)


@pytest.mark.sweep
def test_an_assembly_runs_from_invitation_to_adopted_minutes(someone: Secretariat) -> None:
    members = [m["title"] for m in someone.items("list", "member", "status=member")]

    # Eight weeks ahead: a day, a runbook, a paper; what is missing stands in one list.
    assert "Datum kiezen" in someone.does("ready", "ALV")
    assert "heeft nog geen dag" in someone.refused("meeting", ALV, "--convene")
    someone.does("set", ALV, "due=2025-05-16", "start=13:00", "place=Zeist", "quorum=30")
    someone.does("runbook", "alv", "--about", ALV)
    someone.does("add", "paper", "title=Begroting", f"meeting={ALV}",
                 "agenda_item=financien-m50-ag01", f"goal={DECISION}")  # fmt: skip
    needs = {n["what"]: n for n in someone.items("ready", "ALV")}
    assert needs["Stuk “Begroting”"]["by"] == "2025-05-06"
    assert needs[INVITATION]["by"] == "2025-04-24"
    assert f"Stuk bij het besluit “{DECISION}”" not in needs
    assert "“Jaarrekening vaststellen”" in "".join(needs)

    # The invitation goes out.
    someone.today = "2025-04-22"
    invitation = someone.does("report", "uitnodiging", "--about", "ALV")
    assert "vrijdag 16 mei 2025, 13:00, Zeist" in invitation
    assert "Stuk: Begroting" in invitation
    someone.does("meeting", "ALV", "--convene")
    for status in ("drafted", "complete", "delivered"):
        someone.does("set", "stuk-1", f"status={status}")
    done = {n["what"] for n in someone.items("ready", "ALV") if n["state"] == "done"}
    assert done == {INVITATION, "Stuk “Begroting”"}

    # The day itself: who is there, and no decision without a quorum.
    someone.today = "2025-05-16"
    out = someone.does("attend", "ALV", *members[:9])
    assert "9 van 61 leden aanwezig of vertegenwoordigd; nodig 30%: niet genoeg" in out
    someone.does("vote", "ALV", "Begroting", "--open", "--decision", DECISION)
    out = someone.does("vote", "ALV", "Begroting", "--rest", "for", "--close")
    assert "9 voor, 0 tegen, 0 onthoudingen (gewone meerderheid, open): geen quorum" in out
    assert "geen quorum" in someone.refused("decide", DECISION, "--adopt", BUDGET)
    someone.does("attend", "ALV", *members[9:19])
    out = someone.does("attend", "ALV", members[20], "--proxy", members[0])
    assert "20 van 61 leden" in out
    assert "genoeg om te besluiten" in out

    # A vote by name; someone who isn't there has none.
    someone.does("vote", "ALV", "Opnieuw", "--open", "--decision", DECISION)
    talk = someone.refused("vote", "ALV", "Opnieuw", "--for", members[0], members[30])
    assert "niet aanwezig en niet vertegenwoordigd" in talk
    assert "loopt nog" in someone.refused("decide", DECISION, "--adopt", BUDGET)
    someone.does("vote", "ALV", "Opnieuw", "--against", members[0], members[1])
    talk = someone.refused("vote", "ALV", "Opnieuw", "--for", members[1])
    assert "heeft al gestemd: tegen" in talk
    _, out, talk = someone.run("vote", "ALV", "Opnieuw", "--rest", "for", "--close")
    assert "18 voor, 2 tegen, 0 onthoudingen (gewone meerderheid, open): aangenomen" in out
    assert f"m50 decide {DECISION}" in talk

    # The decision holds from June; a post is filled at once, by a secret vote.
    out = someone.does("decide", DECISION, "--effective", "2025-06-01", "--adopt", BUDGET)
    assert "genomen; geldt vanaf zo 1 jun 2025" in out
    assert someone.items("show", BUDGET)[0]["status"] == "planned"
    someone.does("add", "decision", "title=Benoeming", f"meeting={ALV}")
    someone.does("vote", "ALV", "Wie", "--open", "--secret", "--decision", "besluit-1")
    assert "is geheim" in someone.refused("vote", "ALV", "Wie", "--for", members[0])
    assert "Geef hoeveel voor" in someone.refused("vote", "ALV", "Wie", "--close")
    assert "21 stemmen kan niet" in someone.refused(
        "vote", "ALV", "Wie", "--close", "--counts", "20", "1", "0"
    )
    someone.does("vote", "ALV", "Wie", "--close", "--counts", "15", "3", "2")
    someone.does("decide", "Benoeming", "--appoint", "financien-m50-z01", "Philip van Veller")
    seat = someone.items("show", "financien-m50-z01")[0]
    assert (seat["person"], seat["status"]) == ("persoon-philip-van-veller", "filled")
    assert "Wie deze post had, heeft of krijgt" in someone.does("show", "financien-m50-z01")

    # A slip is taken back and done again.
    someone.does("undo")
    assert someone.items("show", "financien-m50-z01")[0]["status"] == "vacant"
    someone.does("redo")
    assert someone.items("show", "financien-m50-z01")[0]["status"] == "filled"

    # Minutes with the counts; what was agreed follows whoever does it.
    someone.does("add", "action_item", "title=Op de website zetten", f"meeting={ALV}",
                 "owner=persoon-philip-van-veller", "due=2025-06-15")  # fmt: skip
    text = someone.does("minutes", "ALV", "--draft")
    assert "Opnieuw: 18 voor, 2 tegen" in text
    assert "Wie: 15 voor, 3 tegen, 2 onthoudingen (gewone meerderheid, geheim)" in text
    assert "Op de website zetten (Philip van Veller, uiterlijk zo 15 jun 2025)" in text
    assert "rondgestuurd" in someone.refused("minutes", "ALV", "--adopt")
    someone.does("minutes", "ALV", "--share")

    # After the first of June the budget is adopted, without anyone doing so.
    someone.today = "2025-06-03"
    assert someone.items("show", BUDGET)[0]["status"] == "adopted"
    someone.does("minutes", "ALV", "--adopt")
    (meeting,) = someone.items("meeting", ALV)
    assert meeting["status"] == "minuted"
    assert [m["status"] for m in meeting["minutes"]] == ["adopted"]
    assert {d["id"]: d["status"] for d in meeting["decisions"]} == {
        DECISION: "effective", "financien-m50-b03": "proposed", "besluit-1": "effective",
    }  # fmt: skip
    assert "Gaat in: Begroting 2025 vaststellen" in someone.does("log")

    # The next assembly knows what is still open.
    whats = [n["what"] for n in someone.items("ready", "alv-2025-2")]
    assert "Op de website zetten" in whats


def test_a_proposal_that_is_turned_down_changes_nothing(someone: Secretariat) -> None:
    someone.does("set", ALV, "due=2025-03-11")
    someone.does("attend", ALV, "Zeist", "Zutphen", "Zwijndrecht")
    someone.does("vote", ALV, "Begroting", "--open", "--decision", DECISION)
    someone.does("vote", ALV, "Begroting", "--for", "Zeist", "--rest", "against")
    _, _, talk = someone.run("vote", ALV, "Begroting", "--close")
    assert f"m50 decide {DECISION} --reject" in talk
    assert "verworpen" in someone.refused("decide", DECISION, "--adopt", BUDGET)
    someone.does("decide", DECISION, "--reject")
    assert someone.items("show", DECISION)[0]["status"] == "rejected"
    assert someone.items("show", BUDGET)[0]["status"] == "planned"


def test_a_decision_of_the_plan_adopts_its_budget_unless_told_otherwise(
    someone: Secretariat,
) -> None:
    someone.does("set", ALV, "due=2025-03-11")
    talk = someone.refused("decide", DECISION, "--nothing", "--adopt", BUDGET)
    assert "--nothing gaat niet samen met --adopt" in talk
    assert "nog te maken" not in someone.does("decide", DECISION)
    assert someone.items("show", BUDGET)[0]["status"] == "adopted"
    someone.does("undo")
    someone.does("decide", DECISION, "--nothing")
    assert someone.items("show", BUDGET)[0]["status"] == "planned"


def test_a_decision_noted_ahead_of_the_assembly_holds_from_its_day(someone: Secretariat) -> None:
    assert "heeft nog geen dag" in someone.refused("decide", DECISION, "--adopt", BUDGET)
    someone.does("set", ALV, "due=2025-05-16", "start=13:00")
    out = someone.does("decide", DECISION, "--adopt", BUDGET)
    assert "nog te nemen; geldt vanaf vr 16 mei 2025, de dag van “1e ALV 2025" in out
    assert someone.items("show", BUDGET)[0]["status"] == "planned"
    assert "nog te nemen" in someone.does("show", DECISION)
    assert "nog te nemen" in someone.does("list", "decision")
    assert "nog te nemen" in someone.does("meeting", ALV)
    talk = someone.refused("decide", DECISION, "--on", "2025-03-11", "--adopt", BUDGET)
    assert "is op vr 16 mei 2025" in talk
    someone.today = "2025-05-16"
    assert someone.items("show", BUDGET)[0]["status"] == "adopted"
    assert someone.items("show", DECISION)[0]["status"] == "effective"


def test_a_decision_typed_as_taken_ahead_of_its_assembly_says_what_is_kept(
    someone: Secretariat, tmp_path: Path
) -> None:
    someone.does("set", ALV, "due=2025-05-16")
    assert "Status wordt nu: nog te nemen" in someone.does("set", DECISION, "status=taken")
    assert someone.items("show", DECISION)[0]["effective"] == "2025-05-16"
    someone.does("undo")
    item = {"kind": "decision", "id": DECISION, "status": "taken"}
    file = tmp_path / "besluiten.json"
    file.write_text(json.dumps({"schema": "m50.records/1", "items": [item]}))
    assert "nog te nemen" in someone.does("import", str(file))
    before = len(someone.items("log"))
    assert "al bekend" in someone.does("import", str(file))
    assert len(someone.items("log")) == before


def test_a_decision_of_an_assembly_that_is_off_is_refused(someone: Secretariat) -> None:
    someone.does("set", ALV, "due=2025-05-16", "status=cancelled")
    talk = someone.refused("decide", DECISION, "--adopt", BUDGET)
    assert "gaat niet door" in talk
    assert f"m50 decide {DECISION} --withdraw" in talk


def test_a_decision_cannot_hold_before_it_is_taken(someone: Secretariat) -> None:
    talk = someone.refused("decide", DECISION, "--on", "2025-03-11", "--effective", "2025-03-01")
    assert "kan niet eerder ingaan" in talk
    assert someone.items("show", DECISION)[0]["status"] == "proposed"


def test_a_goal_is_amended_by_the_board_and_shows_which_decision_did_it(
    someone: Secretariat,
) -> None:
    someone.does("add", "decision", "title=Meer tijd", "organ=org-db")
    someone.does("decide", "Meer tijd", "--amend", "ruimte-07", "due=2025-09-30", "measure=15")
    goal = someone.items("show", "ruimte-07")[0]
    assert (goal["due"]["latest"], goal["measure"]) == ("2025-09-30", "15")
    assert "Wanneer wordt di 30 sep 2025: Meer tijd" in someone.does("show", "ruimte-07")
    assert "eindstand" in someone.refused("set", "wijziging-1", "status=dropped")


def test_a_decision_that_is_revoked_tells_what_is_again_as_it_was(someone: Secretariat) -> None:
    (decision,) = someone.items("add", "decision", "title=Handboek later")
    number = decision["id"]
    someone.does("decide", number, "--amend", "interne-organisatie-06", "due=2025-10-31")
    told = someone.does("decide", number, "--revoke")
    assert "Handboek later: het besluit is herroepen." in told
    assert "Procesafstemming: Wanneer is weer leeg" in told


def test_what_would_be_left_out_of_a_step_is_refused(someone: Secretariat) -> None:
    talk = someone.refused("decide", DECISION, "--reject", "--adopt", BUDGET)
    assert "--reject gaat niet samen met --adopt" in talk
    assert "Wat verandert er" in someone.refused("decide", DECISION, "--amend", "ruimte-07")
    assert someone.items("show", DECISION)[0]["status"] == "proposed"
    someone.does("attend", ALV, "Zeist")
    assert "ook --open" in someone.refused("vote", ALV, "Wie", "--secret")
    someone.does("vote", ALV, "Wie", "--open", "--secret")
    assert "ook --close" in someone.refused("vote", ALV, "Wie", "--counts", "1", "0", "0")
    assert someone.items("vote", ALV)[0]["status"] == "open"


def test_taking_back_what_a_decision_did_tells_that_it_holds_again_at_once(
    someone: Secretariat,
) -> None:
    someone.does("set", ALV, "due=2025-03-11")
    someone.does("decide", DECISION, "--adopt", BUDGET)
    someone.does("add", "action_item", "title=Drukwerk")
    carried_out = someone.items("log")[-2]["number"]
    _, _, talk = someone.run("undo", str(carried_out))
    assert "Begroting 2025 vaststellen” is er, dus het geldt meteen weer" in talk
    taken = carried_out - 1
    assert "meteen weer" not in someone.run("undo", str(taken))[2]
    assert someone.items("show", BUDGET)[0]["status"] == "planned"


def test_the_presence_list_says_of_which_meeting_it_is(someone: Secretariat) -> None:
    someone.does("set", ALV, "due=2025-05-16")
    out = someone.does("attend", "ALV", "Zeist")
    assert "Vastgelegd voor “1e ALV 2025" in out
    assert f"(vr 16 mei 2025)  [{ALV}]" in out
    assert "Presentielijst van “1e ALV 2025" in someone.does("attend", ALV)
    (item,) = someone.items("attend", ALV)
    assert item["meeting_title"].startswith("1e ALV 2025")
    assert item["meeting_due"]["latest"] == "2025-05-16"
    someone.does("add", "person", "name=Quirijn de Vries")
    assert "Vastgelegd voor “1e ALV" in someone.does("attend", ALV, "quirijn")
