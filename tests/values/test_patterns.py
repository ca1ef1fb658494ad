"""Regular expressions that wait until they are used."""

import re

import pytest

from m50core.values import patterns
from m50core.values.patterns import pattern


def test_a_pattern_is_compiled_when_it_is_first_used_and_once(monkeypatch: pytest.MonkeyPatch):
    compiled: list[object] = []
    really = re.compile

    def compiling(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return really(text, flags)

    monkeypatch.setattr(patterns.re, "compile", compiling)
    word = pattern("[a-z]+")
    assert compiled == []
    assert [bool(word.fullmatch(text)) for text in ("alv", "ALV", "db")] == [True, False, True]
    assert compiled == ["[a-z]+"]


def test_a_pattern_answers_as_what_re_compiles():
    text, flags = r"(?P<day>\d+) (\w+)", re.IGNORECASE
    lazy, known = pattern(text, flags), re.compile(text, flags)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (known.pattern, known.flags, known.groups)
    assert lazy.sub(r"\2", "op 3 maart") == known.sub(r"\2", "op 3 maart")
    assert pattern(rb"\d+").findall(b"1 en 22") == [b"1", b"22"]


def test_a_misspelt_pattern_says_so_when_it_is_used():
    with pytest.raises(re.error):
        pattern("(").match("")
