"""One day is no "1 dagen": what is counted goes through ``dutch.number_of``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "src", ROOT / "tui" / "src", *sorted((ROOT / "plugins").glob("*/src"))]
MORE = (
    "aanwezigen|acties|actiepunten|afspraken|agendapunten|bestanden|besluiten|bijlagen|"
    "bytes|cellen|commits|concepten|dagen|delen|doelen|documenten|fouten|gegevens|"
    "gemeenten|gesprekken|inwoners|items|jaren|keren|kolommen|kopieën|leden|lijsten|"
    "maanden|meldingen|minuten|namen|notities|onderdelen|onthoudingen|opmerkingen|"
    "organisaties|personen|plaatsen|plannen|pogingen|punten|reeksen|regels|reservekopieën|"
    "rijen|seconden|signalen|stappen|stemmen|stukken|tekens|uitbreidingen|uren|velden|"
    "vergaderingen|versies|vragen|waarden|weken|werkdagen|wijzigingen"
)
COUNTED = re.compile(rf"\s(?:[a-zë]+e )?(?:{MORE})\b")
TEMPLATE = re.compile(rf"\}}\}}{COUNTED.pattern}")


def uncounted(source: str) -> Iterator[str]:
    """Yield what stands before a plural in an f-string, but constants and what isn't a number."""
    for node in ast.walk(ast.parse(source)) if re.search(rf"\b(?:{MORE})\b", source) else ():
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, text in zip(node.values, node.values[1:], strict=False):
            if not isinstance(value, ast.FormattedValue) or not isinstance(text, ast.Constant):
                continue
            written = ast.unparse(value.value)
            constant = written.split(".")[0].isupper()
            if COUNTED.match(str(text.value)) and not constant and written not in ("why", "hook"):
                yield f"{written}{text.value}"


def test_no_sentence_puts_a_plural_after_any_number():
    files = [path for folder in SOURCES for path in sorted(folder.rglob("*.py"))]
    assert len(files) > 100
    found = {
        str(path.relative_to(ROOT)): told
        for path in files
        if (told := list(uncounted(path.read_text("utf-8"))))
    }
    assert found == {}


def test_no_template_does():
    files = [path for folder in SOURCES for path in sorted(folder.rglob("*.j2"))]
    assert files
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    assert [line for line in lines if TEMPLATE.search(line) and "== 1" not in line] == []


def test_the_look_finds_what_it_is_for():
    assert list(uncounted('f"{len(found)} nieuwe gegevens"')) == ["len(found) nieuwe gegevens"]
    assert list(uncounted('f"{LONGEST.days} dagen" f"{number_of(1, one, more)} later"')) == []
