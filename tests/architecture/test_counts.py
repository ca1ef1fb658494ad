"""A number is never put before a word in the plural by hand: “1 leden” is said by nobody.

``dutch.number_of`` and the like pick the word by the number.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import m50core as m50
from m50core.findings.causes import causes
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_KINDS, CORE_REPORTS, CORE_RULES
from m50core.testing.counts import one_of_many

ROOT = Path(__file__).parents[2]
SOURCES = [
    *(ROOT / "src").rglob("*.py"), *(ROOT / "tui/src").rglob("*.py"),
    *(ROOT / "plugins").glob("*/src/**/*.py"),
]  # fmt: skip
TEMPLATES = [*(ROOT / "src").rglob("*.j2"), *(ROOT / "plugins").glob("*/src/**/*.j2")]
MORE = {
    "leden", "zetels", "dagen", "weken", "maanden", "jaren", "mensen", "gemeenten", "stemmen",
    "stuks",
    "pijlers", "doelen", "stukken", "punten", "keren", "regels", "fouten", "namen", "velden",
}  # fmt: skip


@cache
def plurals() -> set[str]:
    """Return every word that some text has in the plural after a number."""
    found = {cls.spec.plural.lower() for cls in CORE_KINDS} | MORE
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "number_of" in source else ():
            called = getattr(node, "func", None)
            name = getattr(called, "attr", getattr(called, "id", ""))
            counted = isinstance(node, ast.Call) and name == "number_of" and len(node.args) == 3
            if counted and isinstance(word := node.args[2], ast.Constant):
                found.add(str(word.value).split()[0].lower())
    return found


def is_fixed(value: ast.expr) -> bool:
    """Tell whether a number is a constant of the program, which may be known to be more than 1."""
    name = getattr(value, "attr", getattr(value, "id", ""))
    return name.strip("_").isupper() or (name == "days" and "LONGEST" in ast.dump(value))


def by_hand(path: Path, words: set[str]) -> Iterator[str]:
    """Yield where a number stands before one of these words in an f-string."""
    source = path.read_text(encoding="utf-8")
    if words.isdisjoint(re.findall(r"[a-zé]+", source)):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for one, after in zip(node.values, node.values[1:], strict=False):
            if not isinstance(one, ast.FormattedValue) or not isinstance(after, ast.Constant):
                continue
            word = re.match(
                r" (?:van de |nieuwe |open |andere |dagen en )?([a-zé]+)", str(after.value)
            )
            if word and word[1] in words and not is_fixed(one.value):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:90]}"


def test_no_number_stands_before_a_plural_that_is_written_out():
    words = plurals()
    assert len(words) > 80
    assert [found for path in SOURCES for found in by_hand(path, words)] == []


def test_no_template_does_so_either():
    words = "|".join(map(re.escape, plurals()))
    pattern = re.compile(rf"}}}} (?:{words})\b(?!.*if [a-z_.]+ == 1)")
    wrong = [
        f"{path.relative_to(ROOT)}: {line}"
        for path in TEMPLATES
        for line in path.read_text(encoding="utf-8").splitlines()
        if pattern.search(line) and "== 1" not in line
    ]
    assert wrong == []


ONE_OF_EACH = (
    m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV"),
    m50.Pillar(id="ruimte", title="Ruimte"),
    m50.Person(id="anna", name="Anna"),
    m50.Municipality(id="gm", name="Goes", code="GM0664"),
    m50.Member(id="lid-1", title="Goes", municipality="gm", status="member", since="2025-01-10"),
    m50.Meeting(id="alv", title="1e ALV", organ="org-alv", type="assembly"),
    m50.Decision(title="Begroting vaststellen", meeting="alv"),
    m50.Goal(id="doel", title="Doel", pillar="ruimte", due="Q1 2025"),
    m50.Activity(title="Stap", goal="doel", due="2025-03-10"),
    m50.ActionItem(title="Zaal", due="2025-03-12", about=("alv",)),
    m50.Rhythm(title="Gesprek", cadence="2x per jaar", each="pillar"),
    m50.LobbyMoment(id="debat", title="Debat", due="2025-03-12"),
    m50.Event(title="Webinar", due="2025-03-20"),
    m50.Board(id="bestuur", title="Dagelijks bestuur"),
    m50.Seat(title="Voorzitter", organ="bestuur"),
    m50.Budget(title="Begroting 2025", year=2025),
)


def test_of_one_of_each_all_that_is_told_is_of_one():
    """What the rules, the morning, the page of findings and the reports say."""
    own = plugin(rules=lambda: CORE_RULES, reports=lambda: CORE_REPORTS)
    with network(*ONE_OF_EACH, plugins={"alles": own}) as net:
        findings = net.check()
        assert len({finding.code for finding in findings}) > 8
        told = [finding.sentence for finding in findings]
        told += [cause.sentence for cause in causes(findings, CORE_RULES, net.records)]
        told += [one.why for one in (*net.day().everything, *net.day().missed)]
        for report in CORE_REPORTS:
            try:
                told.append(net.report(report.name).markdown)
            except m50.UsageError:  # it is about one thing, that has to be named
                continue
    assert [odd for text in told for odd in one_of_many(text, CORE_KINDS)] == []
