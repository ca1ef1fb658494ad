"""Every word has a heading and examples, and each example can be given as it stands."""

from pathlib import Path

import pytest

from m50core.cli.words import build_parser
from m50core.plugins.commands import OF_PLUGINS
from m50core.program.installed import installed_register
from m50core.program.rooms import core_register
from m50core.testing.practice import codes_of, words_of

WORDS = installed_register().commands()
CORE = core_register()
OF_NO_ROOM = [word for word in CORE.commands() if CORE.giver("command", word) == "m50"]
"""What the contract of a room or a pillar doesn't run."""


@pytest.mark.parametrize("word", WORDS)
def test_a_word_has_a_heading_and_two_examples_that_it_can_read(word: str, m50_practice: Path):
    command = WORDS[word]
    assert command.group != OF_PLUGINS
    assert len(command.examples()) >= 2
    parser = build_parser([word])
    for example, does in command.examples():
        assert example.split()[:2] == ["m50", word]
        assert does.strip()
        assert not does.endswith(".")
        assert parser.parse_args(words_of(example, m50_practice)).m50_word == word


@pytest.mark.sweep
@pytest.mark.parametrize("word", OF_NO_ROOM)
def test_the_examples_do_what_they_tell(word: str, m50_practice: Path, tmp_path: Path, capsys):
    for example, code in codes_of(WORDS[word], m50_practice, tmp_path):
        assert code in (0, 1), (example, capsys.readouterr().err)
