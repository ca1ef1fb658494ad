"""A capital at the start, as Dutch has it, wherever a sentence begins with what has none."""

import re
from pathlib import Path

import pytest

import m50core
from m50core.cli.words import build_parser
from m50core.values.capital import with_capital


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("één vergadering", "Eén vergadering"), ("ijs en weder", "IJs en weder"),
        ("de ALV", "De ALV"), ("éénmaal", "Eénmaal"), ("école", "École"), ("3 dingen", "3 dingen"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_capital_is_put_at_the_start_and_the_rest_stays(text: str, told: str):
    assert with_capital(text) == told


def test_a_word_of_the_command_line_is_described_so(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        build_parser(["meeting"]).parse_args(["meeting", "--help"])
    assert "\nEén vergadering" in capsys.readouterr().out


def test_nobody_makes_a_capital_in_another_way():
    other = re.compile(r"\[:1\]\.upper\(\)|\[0\]\.upper\(\)|\.capitalize\(\)")
    files = Path(m50core.__file__).parent.rglob("*.py")
    # The errors stand below the values; what they begin with has an article.
    found = [file.name for file in files if other.search(file.read_text("utf-8"))]
    assert found == ["errors.py"]
