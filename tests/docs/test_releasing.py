"""All packages bear one number, and the CHANGELOG begins with it."""

import re
import tomllib
from pathlib import Path

import m50core

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (ROOT, ROOT / "tui", *sorted((ROOT / "plugins").iterdir()))


def test_all_packages_bear_one_number_and_the_changelog_begins_with_it():
    texts = ((folder / "pyproject.toml").read_text("utf-8") for folder in PACKAGES)
    assert {tomllib.loads(text)["project"]["version"] for text in texts} == {m50core.__version__}
    head = re.search(r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert head[1] == m50core.__version__
    assert re.fullmatch(r"nog niet uitgebracht|\d{1,2} [a-z]+ 20\d\d", head[2])


def test_the_guide_sets_the_number_wherever_it_stands():
    told = (ROOT / "docs" / "releasing.md").read_text("utf-8")
    for line in re.findall(r'^sed -i "s/(.+)/" (.+)$', told, re.MULTILINE):
        pattern = re.compile(
            line[0].partition("/")[0].replace('\\"$old\\"', f'"{m50core.__version__}"'), re.M
        )
        files = [path for name in line[1].split() for path in ROOT.glob(name)]
        assert files
        assert all(len(pattern.findall(path.read_text("utf-8"))) == 1 for path in files)
