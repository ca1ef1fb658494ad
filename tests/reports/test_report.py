"""Reports: written of what there is, with user text as text."""

import ast
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.answers.json_schema import Schemas
from m50core.plugins import Report
from m50core.reports.report import write_report
from m50core.testing.answers import schema_mistakes
from m50core.testing.builders import DAY, network, plugin, practice
from m50core.testing.core import CORE_REPORTS as REPORTS

ROOT = Path(__file__).resolve().parents[2]


def approve_all(net: m50.Network) -> None:
    """Check all progress, and approve it."""
    for note in net.collection("progress"):
        net.approve(note.id)
        net.approve(note.id)


def test_a_report_shows_user_text_literally():
    hostile = "[x](javascript:alert(1)) <script>a</script> *vet* | {{ 7*7 }} \u202e"
    with network(m50.LobbyLine(title=hostile, ask="# kop")) as net:
        written = write_report(REPORTS[1], net.records, net.today)
        page = written.html()
        assert "<script>" not in page
        assert "javascript:" not in page.split("href")[-1] or "href" not in page
        assert "{{ 7*7 }}" in page
        assert "‹U+202E›" in page
        assert page.count("<h1>") == 1


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.name)
def test_each_report_can_be_written_of_nothing_and_of_a_small_network(report, tmp_path):
    with network() as empty:
        assert write_report(report, empty.records, empty.today).markdown.startswith("# ")
    story = [
        m50.Pillar(id="ruimte", title="Ruimte"),
        m50.Goal(id="d", title="Gesprekken", pillar="ruimte"),
        m50.LobbyLine(id="l", title="Meer geld", pillar="ruimte"),
        m50.Progress(title="vier gesprekken", about="d", percent=25),
        m50.Contact(title="kennismaking", about=("l",)),
        m50.Event(title="netwerkborrel", due="2025-06-03"),
        m50.Meeting(id="db", title="DB april", due="2025-04-03", place="Zeist"),
        m50.AgendaItem(title="Mededelingen", meeting="db"),
    ]
    with network(*story) as net:
        approve_all(net)
        written = write_report(report, net.records, net.today)
        shown = {
            "voortgang": "vier gesprekken", "lobbyfiche": "kennismaking",
            "jaarkalender": "netwerkborrel", "uitnodiging": "**1. Mededelingen**",
            "vergaderverslag": "donderdag 3 april 2025, Zeist",
        }  # fmt: skip
        assert shown[report.name] in written.markdown
        path = written.write(tmp_path / "verslag.html")
        assert 'lang="nl"' in path.read_text("utf-8")
        with pytest.raises(m50.UsageError, match=r"\.md of \.html"):
            written.write(tmp_path / "verslag.xyz")
        with pytest.raises(m50.M50Error, match="kan niet worden geschreven"):
            written.write(tmp_path / "geen" / "map.md")


def test_a_report_keeps_to_the_period_that_is_asked():
    with network(m50.Goal(id="d", title="Doel"), today=date(2025, 8, 2)) as net:
        with net.commit("x") as commit:
            for title, month in (("februari", 2), ("augustus", 8)):
                commit.add(m50.Progress(title=title, about="d", on=date(2025, month, 1)))
        approve_all(net)
        text = write_report(REPORTS[0], net.records, net.today, "2025-H1").markdown
        assert "februari" in text
        assert "augustus" not in text
        with pytest.raises(m50.UsageError, match="geen datum of periode"):
            write_report(REPORTS[0], net.records, net.today, "ooit")


def test_the_progress_report_says_how_goals_stand_why_the_proof_and_what_changed():
    story = [
        m50.Pillar(id="ruimte", title="Ruimte"),
        m50.Goal(id="g-1", title="Gesprekken", pillar="ruimte", status="active"),
        m50.Goal(id="g-2", title="Handboek", pillar="ruimte", due="Q1 2025"),
        m50.Goal(id="g-3", title="Kaart", pillar="ruimte", due="Q3 2025"),
        m50.Contact(id="contact-1", title="VNG", about=("g-1",), on=date(2025, 3, 4)),
        m50.Progress(title="vier", about="g-1", on=date(2025, 3, 5), evidence=("contact-1",)),
        m50.Judgement(about="g-2", stand="attention", reason="De drukker is besteld"),
    ]  # fmt: skip
    reports = plugin(reports=lambda: REPORTS)
    with network(*story, plugins={"verslagen": reports}) as net:
        approve_all(net)
        with net.commit("Begonnen") as commit:
            commit.change("g-3", status="active")
        text = net.report("voortgang", period="2025-H1").markdown.replace("\\", "")
        assert "Alle doelen: stil 1 · let op 1 · op koers 1." in text
        assert "**Stand: op koers.** Het laatste: “vier” (wo 5 mrt 2025)." in text
        assert "Het laatste bewijs: VNG (contact-1)." in text
        assert "wo 5 mrt 2025: vier. Bewijs: VNG (contact-1)." in text
        assert "**Stand: let op (oordeel; berekend: risico).** De drukker is besteld" in text
        assert "De berekening zegt: Nog 20 dagen, en er is niet aan begonnen." in text
        assert "Wat veranderde er in deze periode:" in text
        assert "oordeel-1: nieuw (Doel: Handboek; Oordeel: let op;" in text
        whole = net.report("voortgang").markdown
        assert "Wat veranderde er" not in whole


@pytest.mark.parametrize(
    ("template", "reason"),
    [("{% if %}", "fout in regel 1"), ("a\n{{ b }}", "kan niet worden gevuld"),
     ("{{ x.__class__.__mro__ }}", "kan niet worden gevuld")],
)  # fmt: skip
def test_a_wrong_template_is_told_and_gets_at_nothing(template, reason):
    report = Report("r", "R", "h", template, lambda r, d, p: {"x": 1})
    with network() as net, pytest.raises(m50.M50Error, match=reason):
        write_report(report, net.records, net.today)


def test_what_writing_needs_is_imported_before_a_plugins_time_begins():
    code = (
        "import sys\nfrom m50core.reports import report\nassert 'jinja2' not in sys.modules\n"
        "report.get_ready()\nassert sys.modules['jinja2.sandbox'].ImmutableSandboxedEnvironment"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@attrs.frozen
class Told:
    """What a report is about, as values."""

    on: date
    status: m50.MemberStatus
    due: m50.Period | None
    amount: m50.Money
    lines: tuple[str, ...]


def test_values_are_told_as_a_person_reads_them_and_given_to_a_program_as_they_are():
    told = Told(
        DAY, m50.MemberStatus.member, m50.Period.parse("2025-03-25"),
        m50.Money(Decimal("12345.5")), ("a", "b"),
    )  # fmt: skip
    words = "{{ on }}; {{ on | long_day }}; {{ status }}; {{ due }}; {{ amount }}; {{ lines[1] }}"
    with network() as net:
        report = Report("r", "R", "h", words, lambda r, d, p: told)
        written = write_report(report, net.records, net.today)
    label = m50.MemberStatus.member.label
    assert written.markdown.replace("\\", "") == (
        f"di 11 mrt 2025; dinsdag 11 maart 2025; {label}; di 25 mrt 2025; € 12.345,50; b"
    )
    assert m50.to_json(written.data) == {
        "on": "2025-03-11",
        "status": "member",
        "due": {"words": "2025-03-25", "earliest": "2025-03-25", "latest": "2025-03-25"},
        "amount": "12345.50",
        "lines": ["a", "b"],
    }


def test_values_of_a_record_or_a_mapping_are_told_as_a_person_reads_them_too():
    goal = m50.Goal(title="Gesprekken", due="2025-03-25", status="active")
    words = "{{ goal.due }}; {{ goal.status }}; {{ cost }}; {{ share }}; {{ told }}; {{ count }}"
    with network() as net:
        given = {
            "goal": goal, "cost": m50.Money(Decimal("12345.5")), "share": Decimal("1.125"),
            "told": True, "count": 2025,
        }  # fmt: skip
        report = Report("r", "R", "h", words, lambda r, d, p: given)
        written = write_report(report, net.records, net.today)
    assert written.markdown.replace("\\", "") == (
        f"di 25 mrt 2025; {goal.status.label}; € 12.345,50; 1,125; ja; 2025"
    )


def test_what_each_report_tells_is_a_class_with_a_schema():
    """Those of the core and of the pillars: a mapping has neither."""
    with practice() as net:
        reports = net.register.reports()
        assert any(net.register.owner("report", name) for name in reports)
        for name, report in reports.items():
            data = report.data(net.records, net.today, "")
            schemas = Schemas(net.kinds)
            schema = {**schemas.of(type(data)), "$defs": schemas.defs}
            assert schema_mistakes(m50.to_json(data), schema) == [], name


def test_each_report_is_in_the_list_or_held_by_a_test_of_its_own():
    """Made elsewhere, nothing would hold what it tells."""
    elsewhere = {
        "dossier_report.py": "of one person only: tests/privacy/test_dossier_report.py",
        "extensions.py": "what a report is",
        "report.py": "the engine",
    }
    found = {
        path.name
        for source in ("src", "plugins", "tui")
        for path in (ROOT / source).rglob("*.py")
        if "tests" not in path.parts and "testing" not in path.parts
        for called in _calls(path)
        if called in ("Report", "write_report", "report_service.write_report")
    }
    assert found - elsewhere.keys() == {"questions.py"}, "the face writes those of the list"


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
