"""The law of a room finds what it forbids, and only that."""

from pathlib import Path

import pytest

from m50core.testing.law import LAW, read_room

ARTICLES = {article.name: article for article in LAW}
PLUGIN = '"""The plugin."""\n\nm50_api = 1\n'
GOOD = {
    "__init__.py": '"""A pillar."""\n',
    "plugin.py": f"{PLUGIN}\n\ndef m50_rules(): ...\n\n\ndef m50_record_kinds(): ...\n",
    "records.py": '"""Kinds."""\n\nimport m50core as m50\n\nKINDS = ()\n',
    "rules/__init__.py": '"""Rules."""\n\nfrom m50core.plugins import PlanFile\n\nRULES = ()\n',
    "rules/own.py": '"""One."""\n\nimport m50core as m50\n\n\n@m50.rule("X-1")\ndef own(): ...\n',
}


@pytest.fixture
def breaches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return, by article, what is wrong with a pillar of these files laid over a good one."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def look(**files: str) -> dict[str, list[str]]:
        package = f"pijler_{len(list(tmp_path.iterdir()))}"
        for name, text in (GOOD | files).items():
            path = tmp_path / package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        room = read_room(package)
        found = {name: list(article.breaches(room)) for name, article in ARTICLES.items()}
        return {name: told for name, told in found.items() if told}

    return look


def test_a_good_pillar_breaks_nothing(breaches):
    assert breaches() == {}


@pytest.mark.parametrize(
    ("article", "files", "told"),
    [
        ("file names are the interface", {"records.py": '"""Kinds."""\n'}, "no table KINDS"),
        ("file names are the interface", {"reports.py": '"""R."""\nREPORTS = ()\n'}, "m50_reports"),
        ("file names are the interface", {"verbs.py": '"""V."""\n@rule("X")\ndef f(): ...\n'},
         "@rule stands in rules only"),
        ("kinds stand below verbs",
         {"records.py": '"""K."""\nfrom m50core.board.units import find_unit\nKINDS = ()\n'},
         "m50core.board.units"),
        ("a room says which rooms it knows", {"plugin.py": GOOD["plugin.py"]
         + 'm50_knows = ("board",)\n'}, "no verb of it is used"),
        ("a room says which rooms it knows",
         {"verbs.py": '"""V."""\nfrom m50core.today import deeds\n'}, "today isn't in m50_knows"),
        ("one comes in by the doors", {"verbs.py": '"""V."""\nimport pijler_ruimte.rules\n'},
         "another plugin's"),
        ("one comes in by the doors", {"verbs.py": '"""V."""\nimport textual\n'}, "the screen's"),
        ("one comes in by the doors",
         {"verbs.py": '"""V."""\ndef f():\n    from m50core.store.files.log import read_log\n'},
         "inside machinery"),
        ("one comes in by the doors", {"verbs.py": '"""V."""\nimport m50core.store as kept\n'},
         "inside machinery"),
        ("one comes in by the doors", {"verbs.py": '"""V."""\nfrom m50core import network\n'},
         "inside machinery"),
        ("one comes in by the doors", {"verbs.py": '"""V."""\nfrom m50core import meetings\n'},
         "inside a room"),
        ("file names are the interface",
         {"verslagen.py": '"""R."""\nREPORTS = ()\n',
          "plugin.py": GOOD["plugin.py"] + "\n\ndef m50_reports(): ...\n"},
         "no file reports keeps them"),
        ("file names are the interface",
         {"plugin.py": GOOD["plugin.py"] + "\n\ndef m50_runbooks(): ...\n"}, "go together"),
        ("a module is about one thing", {"verbs.py": "x = 1\n"}, "no docstring"),
        ("a module is about one thing", {"verbs.py": '"""V."""\n' + "x = 1\n" * 350}, "351 lines"),
    ],
)  # fmt: skip
def test_a_breach_is_found_and_told_with_its_place(breaches, article, files, told):
    found = breaches(**files)
    assert any(told in breach for breach in found[article]), found
    assert all("pijler_" in breach or "plugin.py" in breach for breach in found[article])


def test_what_is_imported_as_a_type_only_does_not_count(breaches):
    text = '"""V."""\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n'
    text += "    from m50core.network.network import Network\n"
    assert breaches(**{"verbs.py": text}) == {}


def test_what_is_imported_when_it_is_no_type_counts(breaches):
    text = '"""V."""\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    x = 1\nelse:\n'
    text += "    from m50core.network.network import Network\n"
    assert "one comes in by the doors" in breaches(**{"verbs.py": text})
    text = text.replace("if TYPE_CHECKING", "if not TYPE_CHECKING")
    assert "one comes in by the doors" in breaches(**{"verbs.py": text})


def test_a_file_is_read_as_python_reads_it_and_what_is_no_module_is_left_alone(breaches, tmp_path):
    (tmp_path / "pijler_1" / "map.py").mkdir(parents=True)
    assert breaches(**{"verbs.py": '\ufeff"""V."""\n', ".hulp/x.py": "geen python"}) == {}
