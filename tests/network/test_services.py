from datetime import date

import pytest

import m50core as m50
from m50core.agenda.entries import agenda, records_without_date
from m50core.plugins import Report
from m50core.records.search import search
from m50core.reports.report import write_report
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_REPORTS as REPORTS
from m50core.today.today import MOST


def test_the_agenda_puts_exact_days_before_vague_ones_and_both_within_the_span():
    with network(
        m50.Meeting(title="DB", due="2025-03-20", start="10:00"),
        m50.LobbyMoment(title="AO", due="2025-03-25"),
        m50.Goal(title="Gesprekken", due="Q1 2025"),
        m50.Meeting(title="Later", due="2025-06-01"),
        m50.Event(title="Ooit"),
    ) as net:
        entries = agenda(net.records, date(2025, 3, 10), date(2025, 3, 31))
        assert [(e.title, e.exact, e.words) for e in entries] == [
            ("DB", True, "do 20 mrt 2025"),
            ("AO", True, "di 25 mrt 2025"),
            ("Gesprekken", False, "Q1 2025"),
        ]
        assert [r.title_text for r in records_without_date(net.records)] == ["Ooit"]


def test_search_finds_all_words_without_case_or_accents_best_title_first():
    with network(
        m50.Goal(title="Netwerk in de Tweede Kamer"),
        m50.Goal(title="Financiën", description="over de Tweede Kamer"),
        m50.Goal(title="Iets anders"),
    ) as net:
        assert [m.record.id for m in search(net.records, "kamer TWEEDE")] == ["doel-1", "doel-2"]
        assert [m.field for m in search(net.records, "financien kamer")] == ["title"]
        assert search(net.records, "  ") == ()
        assert search(net.records, "%_'\"; DROP") == ()


def test_today_names_at_most_seven_things_soonest_first_each_with_its_reason():
    items = [m50.ActionItem(title=f"actie {n}", due=date(2025, 3, 10 + n)) for n in range(10)]
    with network(*items, m50.LobbyMoment(title="AO", due="2025-03-25")) as net:
        day = net.day()
        assert len(day.attention) == MOST
        assert day.more == 3
        assert day.attention[0].title == "actie 0"
        assert "1 dag geleden" in day.attention[0].why
        assert [m.title for m in day.moments] == ["AO"]
        assert [e.title for e in day.week] == [f"actie {n}" for n in range(7)]


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
    with network(m50.Goal(id="d", title="Doel")) as net:
        with net.commit("x") as commit:
            commit.add(m50.Progress(title="februari", about="d", on=date(2025, 2, 1)))
            commit.add(m50.Progress(title="augustus", about="d", on=date(2025, 8, 1)))
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
    ]
    reports = plugin(reports=lambda: REPORTS)
    with network(*story, plugins={"verslagen": reports}) as net:
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


def test_findings_come_worst_first():
    @m50.rule("A-1", "t", clause="c", reads=(), severity=m50.Severity.note)
    def note(records, today):
        return [m50.Hit(r, "n") for r in records.collection("goal")]

    @m50.rule("B-1", "t", clause="c", reads=(), severity=m50.Severity.error)
    def error(records, today):
        return [m50.Hit(r, "e") for r in records.collection("goal")]

    with network(m50.Goal(title="x"), plugins={"p": plugin(rules=lambda: [note, error])}) as net:
        assert [f.code for f in net.check()] == ["B-1", "A-1"]
