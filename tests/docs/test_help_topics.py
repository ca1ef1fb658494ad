"""The manual is whole: its links lead somewhere, its names stay, and the wheel has all of it."""

import re
import tomllib
from pathlib import Path

import pytest

from m50core.pages.manual import Manual
from m50core.plugins.chapters import read_manual
from m50core.program.installed import installed_register
from m50core.program.manual import FILES

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
NAMES = (
    "begin", "werkwijze", "opdrachtregel", "woordenlijst", "vergaderen", "agenda", "controle",
    "reeks", "benoemen", "bewijs", "leden", "dagen", "concepten", "outlook", "excel", "avg",
    "terugkijken", "volgend-jaar", "problemen", "exitcodes", "aanvullen", "variabelen", "doel",
    "goal", "actiepunt", "persoon",
)  # fmt: skip
"""By which people ask, whatever the headings come to be."""


@pytest.fixture(scope="module", name="manual")
def _manual() -> Manual:
    return read_manual(installed_register())


def test_every_link_leads_to_a_topic_or_to_a_document_that_there_is(manual: Manual):
    homes = dict.fromkeys(FILES, ROOT / "docs")
    lost = []
    for topic in manual.topics:
        for href in LINK.findall(topic.text):
            if "://" in href or manual.destination(topic, href) is not None:
                continue
            file, _, place = href.partition("#")
            beside = homes.get(topic.chapter, ROOT) / file
            # What is no part of the manual may be told of where a person reads the documents.
            if not file or file in manual.files or place or not beside.exists():
                lost.append((topic.chapter, topic.name, href))
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_people_know_finds_one_topic(manual: Manual, name: str):
    assert len(manual.find(name)) == 1, [topic.title for topic in manual.find(name)]


def test_every_topic_is_found_by_its_name_in_its_chapter(manual: Manual):
    for topic in manual.topics:
        found = manual.find(topic.name)
        assert topic in found or topic.looked_up, topic.name
    read = [topic for topic in manual.topics if not topic.looked_up]
    assert len({topic.name for topic in read}) == len(read)


def test_what_has_a_name_is_found_without_reading_all_the_text(manual: Manual, monkeypatch):
    monkeypatch.setattr(Manual, "search", None)
    assert all(manual.find(name) for name in NAMES)


def test_the_wheel_brings_every_chapter():
    from hatchling.builders.wheel import WheelBuilder

    builder = WheelBuilder(str(ROOT))
    builder.config.build_config  # noqa: B018 - reads what is to be included
    brought = {one.distribution_path for one in builder.recurse_included_files()}
    assert brought >= {f"m50core/manual/{file}" for file in FILES.values()}


def test_each_pillar_brings_a_chapter_of_its_own(manual: Manual):
    assert {"ruimte", "sociaal", "veiligheid", "financien"} <= set(manual.chapters)


def test_what_is_brought_from_the_documents_is_what_stands_there(manual: Manual):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {f"docs/{file}": f"m50core/manual/{file}" for file in FILES.values()}
    assert all(manual.chapters[name] for name in FILES)
