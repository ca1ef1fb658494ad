"""The glossary tells a new colleague, in Dutch, what each kind is, and where the plan has it."""

import re
import tomllib
from pathlib import Path

import pytest
from pijler_financien.records import KINDS as FINANCIEN
from pijler_ruimte.records import KINDS as RUIMTE
from pijler_sociaal.records import KINDS as SOCIAAL
from pijler_veiligheid.records import KINDS as VEILIGHEID

from m50core.testing.core import CORE_KINDS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "glossary.md").read_text("utf-8")
KINDS = (*CORE_KINDS, *FINANCIEN, *RUIMTE, *SOCIAAL, *VEILIGHEID)
NOT_IN_PLAN = {
    "appointment", "attendance", "ballot", "deferral", "judgement", "measurement", "missed",
    "open_point", "rule_set", "suppression", "vote",
}  # fmt: skip
"""What belongs to working with m50; the plan doesn't speak of it."""

each_kind = pytest.mark.parametrize("cls", KINDS, ids=[cls.spec.kind for cls in KINDS])


@each_kind
def test_a_kind_says_what_it_is_in_a_text_that_is_made_for_people(cls):
    assert re.fullmatch(r"[A-ZÉ].{10,110}\.", cls.spec.help)
    assert cls.spec.help not in (cls.__doc__ or "")


def test_a_kind_says_where_the_plan_speaks_of_it_or_is_known_not_to_be_in_it():
    files = [
        *(ROOT / "src").rglob("jaarplan_2025/*.toml"),
        *ROOT.glob("plugins/*/src/*/jaarplan*.toml"),
    ]
    headers = [tomllib.loads(path.read_text("utf-8"))["plan"] for path in files]
    headings = {heading for header in headers for heading in header["headings"]}
    assert {cls.spec.clause for cls in KINDS} <= headings | {""}
    assert {cls.spec.kind for cls in KINDS if not cls.spec.clause} == NOT_IN_PLAN


def test_each_kind_stands_in_it_in_the_order_of_the_alphabet_with_its_english_name():
    heads = re.findall(r"^## (.+) \(`(\w+)`\)$", TEXT, re.MULTILINE)
    rows = re.findall(r"^\| \[(.+?)\]\(#.+?\) \| `(\w+)` \| (.+) \|$", TEXT, re.MULTILINE)
    assert heads == sorted(heads, key=lambda head: head[0].casefold())
    assert [(label, kind) for label, kind, _ in rows] == heads
    assert {kind: told for _, kind, told in rows} == {c.spec.kind: c.spec.help for c in CORE_KINDS}


def test_every_field_stands_in_it_with_what_a_person_reads_and_no_word_of_the_language():
    shared = TEXT[TEXT.index("## Wat alles uit het plan heeft") :]
    parts = {
        part.partition("`")[2].partition("`")[0]: part + (shared if "En [wat alles" in part else "")
        for part in TEXT.split("\n## ")[1:]
    }
    for cls in CORE_KINDS:
        for info in cls.spec.fields.values():
            if info.name not in ("id", "version", "source"):
                row = f"| {info.label} | `{info.name}` | "
                assert row in parts[cls.spec.kind], (cls.spec.kind, info.name)
                assert not info.help or info.help in parts[cls.spec.kind]
    types = set(re.findall(r"^\| [^|]+ \| `\w+` \| ([^|]+?) \|", TEXT, re.MULTILINE))
    assert not types & {"str", "int", "date", "Period", "bool", "Money", "Decimal"}


def test_what_a_field_refers_to_is_told_by_what_people_call_it():
    labels = {cls.spec.kind: cls.spec.label.lower() for cls in CORE_KINDS}
    told = re.findall(r"Verwijst naar (.+?)\. ?\|", TEXT)
    assert len(told) > 20
    for words in set(told) - {"elk gegeven"}:
        kinds = re.findall(r"`(\w+)`", words)
        assert words == ", ".join(f"{labels[kind]} (`{kind}`)" for kind in kinds)
