"""No command of the command line stands on the screen: there it is the key that does the same."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from m50tui.app import M50App
from m50tui.findings.lists import check_page
from m50tui.forms.form import FormScreen
from m50tui.meetings.decision import DecisionScreen
from m50tui.terminal.keyed import WAYS, on_screen
from textual.widgets import Input

import m50core
import m50core as m50
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_RULES

CORE = Path(m50core.__file__).parent
_OTHER_FACE = ("cli", "testing", "commands", "next_year", "privacy/people.py", "lobby_sheet.py",
               "folder_upkeep.py", "agenda/plugin.py", "program/asked.py",
               "program/plugin.py", "examples.py", "plugins/many.py", "pages/arranging.py",
               "privacy/own_settings.py", "pages/manual.py")  # fmt: skip
"""What only the command line tells."""
_OUTSIDE = re.compile(r"m50 [^()]*\(buiten dit scherm\)")
_LEFT = re.compile(r"(?<![\w“])--[a-z]|\bm50 (?:" + "|".join(WAYS) + r")\b")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Kijk met m50 show ruimte-z01 wat wel kan.", "Kijk met enter bij ruimte-z01 wat wel kan."),
        ("Open de vacature: m50 set z1 vacancy=open.",
         "Open de vacature: e bij “Lid” (“Vacature”)."),
        ("Doe het (m50 done a-1), of zeg waarom: m50 missed a-1.",
         "Doe het (spatie bij a-1), of zeg waarom: x bij a-1."),
        ("Leg het vast: m50 add progress about=x title=TEKST.", "Leg het vast: v."),
        ("Maak het: m50 add decision title=TEKST about=z1.", "Maak het: n in Meer > Besluiten."),
        ("Neem het terug met m50 undo, of kies.", "Neem het terug met u, of kies."),
        ("Het ligt in de prullenbak: m50 bin --restore haalt het terug.",
         "Het ligt in de prullenbak: Meer > Prullenbak haalt het terug."),
        ("Geef met --on de dag, en geef die met --reason TEKST.",
         "Geef met “Genomen op” de dag, en geef die met “Reden”."),
        ("Leg vast: m50 decide BESLUIT --amend z1 due=2025-09-30",
         "Leg vast: b bij een besluit in de vergadering"),
        ("Is het niet besloten: m50 decide b1 --withdraw.",
         "Is het niet besloten: b bij b1 in de vergadering, dan i."),
        ("Wat bevestigd was terugzetten: m50 restore \"a b\".",
         "Wat bevestigd was terugzetten: m50 restore \"a b\" (buiten dit scherm)."),
        ("“typ m50 show a” is van u; m50 kan het.", "“typ m50 show a” is van u; m50 kan het."),
    ],
)  # fmt: skip
def test_an_advice_names_the_key_and_leaves_own_words_alone(told, shown):
    net = network(m50.Board(id="db", title="DB"), m50.Seat(id="z1", title="Lid", organ="db"))
    assert on_screen(told, net) == shown


@pytest.mark.parametrize("start", ["./m50", "python3 '/srv/Mijn map é/run.py' m50"])
def test_however_m50_was_started_an_advice_names_the_key(monkeypatch, start: str):
    monkeypatch.setenv("M50_STARTED", start)
    net = network(m50.Seat(id="lid 1", title="Lid"))
    told = f"Open de vacature: {m50.to_type('set', 'lid 1', 'vacancy=open')}."
    assert start in told
    assert on_screen(told, net) == "Open de vacature: e bij “Lid” (“Vacature”)."
    own = "Van een uitbreiding: m50 undo."
    assert on_screen(own, net) == "Van een uitbreiding: u."


def _texts() -> Iterator[str]:
    """Yield what the core and the pillars may tell a person, with an id for what is filled in."""
    for path in (*CORE.rglob("*.py"), *CORE.parents[1].glob("plugins/*/src/**/*.py")):
        if any(part in path.as_posix().removeprefix(CORE.as_posix()) for part in _OTHER_FACE):
            continue
        yield from _texts_in(_Typed().visit(ast.parse(path.read_text("utf-8"))))


class _Typed(ast.NodeTransformer):
    """Puts what one would type in the place of what works it out."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("to_type", "in_help"):
            return ast.Constant(" ".join(("m50", *map(_told, node.args))))
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        self.generic_visit(node)
        return node.value if isinstance(node.value, ast.Constant) else node


def _told(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_told, node.values))
    return str(node.value) if isinstance(node, ast.Constant) else "x-1"


def _texts_in(tree: ast.Module) -> Iterator[str]:
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Expr)
        for part in ast.walk(node)
        if part is not node and not (isinstance(node, ast.Expr) and _is_said(node))
    }
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            yield _told(node).replace("{m50}", "m50")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.replace("{id}", "x-1").replace("{m50}", "m50")


def _is_said(node: ast.Expr) -> bool:
    """Tell whether an expression says something: a docstring doesn't."""
    return not isinstance(node.value, ast.Constant)


@pytest.mark.sweep
def test_nothing_that_is_advised_anywhere_stays_a_command_on_the_screen():
    # What gives a command to ``what_there_is`` leaves its first word out.
    told = (f"m50 {text}" if text.startswith("add ") else text for text in _texts())
    texts = [text for text in told if "m50 " in text or "--" in text]
    assert len(texts) > 100
    assert [
        shown for text in texts if _LEFT.search(shown := _OUTSIDE.sub("", on_screen(text)))
    ] == []


async def test_what_goes_wrong_is_told_with_the_keys_of_the_screen(screen_text):
    net = network(
        m50.Meeting(id="db", title="DB", due="2025-03-20"),
        m50.Decision(id="b", title="Besluit", meeting="db"),
        m50.Decision(id="los", title="Los besluit"),
        m50.Seat(id="z1", title="Lid"),
        today=date(2025, 3, 11),
    )
    app = M50App(net)
    async with app.run_test(size=(100, 70)) as pilot:
        await app.push_screen(DecisionScreen(net, "los"))
        await pilot.pause()
        app.screen.query_one("#field-taken_on", Input).value = "1 mei 2025"
        app.screen.query_one("#field-effective", Input).value = "1 mei 2025"
        await pilot.press("ctrl+s")
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "Geef met “Genomen op” de dag waarop" in text
        await app.push_screen(FormScreen(net, "seat", "z1"))
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "Benoem met b bij een besluit in de vergadering" in text
        assert "--" not in text
    rules = {"regels": plugin(rules=lambda: CORE_RULES)}
    pillar = m50.Pillar(id="p1", title="Ruimte")
    found = check_page(network(pillar, plugins=rules, today=date(2025, 3, 11))).rows
    advised = [row.text for row in found if "Doe:" in row.text]
    assert advised
    assert not [text for text in advised if _LEFT.search(text)]
