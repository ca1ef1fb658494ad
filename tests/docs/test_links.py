"""What a document links to is there: the file, and the heading in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted(ROOT.glob("plugins/*/README.md")),
    ROOT / "tui" / "README.md",
]
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors(path: Path) -> set[str]:
    """Return what a link can point at in a document, as sites that show Markdown make it."""
    text = CODE.sub("", path.read_text("utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    own = re.findall(r'<a id="([\w-]+)"></a>', text)
    return {re.sub(r"[^\w\s-]", "", head.lower()).replace(" ", "-") for head in heads} | {*own}


def broken(path: Path) -> Iterator[str]:
    for link in LINK.findall(CODE.sub("", path.read_text("utf-8"))):
        name, _, anchor = link.partition("#")
        aim = path.parent / name if name else path
        if "://" in link:
            continue
        if not aim.exists() or (anchor and anchor not in anchors(aim)):
            yield link


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_links_to_is_there(path: Path):
    assert list(broken(path)) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text("# Eén kop\n[a](#eén-kop) [b](b.md) [c](#weg) [d](https://x.nl)\n", "utf-8")
    assert list(broken(path)) == ["b.md", "#weg"]


def test_each_document_can_be_found_from_the_first_one():
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        path = todo.pop()
        seen.add(path)
        links = (link.partition("#")[0] for link in LINK.findall(path.read_text("utf-8")))
        found = {(path.parent / link).resolve() for link in links if link.endswith(".md")}
        todo += found - seen
    assert set((ROOT / "docs").glob("*.md")) - seen == set()
