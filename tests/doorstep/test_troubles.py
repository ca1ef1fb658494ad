"""What goes wrong while m50 is set up is told in a sentence that says what to do."""

import errno
import os
import sys

import pytest
from doorstep.folder import ROOT, SetupError, call
from doorstep.troubles import sentence_of, sentence_of_system
from doorstep.words import run

UV_OFFLINE = """error: Failed to fetch: `http://127.0.0.1:9/simple/attrs/`
  Caused by: error sending request for url (http://127.0.0.1:9/simple/attrs/)
  Caused by: tcp connect error: Connection refused (os error 111)
"""
UV_FULL = """error: Failed to install: babel-2.18.0.whl (babel==2.18.0)
  Caused by: failed to copy file: No space left on device (os error 28)
"""
UV_CERTIFICATE = """error: Failed to fetch: `https://127.0.0.1:9/simple/attrs/`
  Caused by: invalid peer certificate: UnknownIssuer
"""
UV_HASH = """error: Failed to read `attrs==26.1.0`
  Caused by: Hash mismatch for `attrs==26.1.0`
"""


@pytest.mark.parametrize(
    ("told", "tells"),
    [
        (UV_OFFLINE, "geen verbinding"),
        (UV_FULL, "De schijf is vol"),
        (UV_CERTIFICATE, "certificaat"),
        (UV_HASH, "is niet wat m50 verwacht"),
        ("error: failed to create `/x`: Permission denied (os error 13)", "niet schrijven"),
        ("The process cannot access the file (os error 32)", "nog open in een ander venster"),
    ],
)  # fmt: skip
def test_what_is_known_to_go_wrong_is_one_sentence_with_what_to_do(told: str, tells: str):
    sentence = sentence_of(told)
    assert tells in sentence
    assert "127.0.0.1" not in sentence
    assert "\n" not in sentence


def test_it_says_which_folder_may_not_be_written_in(monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert f"In de map {ROOT} mag u niet schrijven. Kopieer" in sentence_of("permission denied")
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    told = sentence_of("permission denied")
    assert "In uw eigen map" in told
    assert "Zonder te installeren werkt m50 vanuit deze map" in told


def test_what_is_not_known_is_told_as_it_was_without_what_a_terminal_acts_upon():
    sentence = sentence_of("error: \x1b]0;titel\x07 iets anders\n")
    assert sentence.startswith("Klaarzetten is niet gelukt.")
    assert "iets anders" in sentence
    assert "\x1b" not in sentence
    assert "\x07" not in sentence


def test_a_step_that_fails_is_told_in_the_words_it_gave_on_stderr():
    with pytest.raises(SetupError, match="De schijf is vol"):
        call(sys.executable, "-c", f"import sys; sys.exit({UV_FULL!r})")
    assert call(sys.executable, "-c", "print('goed')") == "goed\n"


@pytest.mark.parametrize(
    ("number", "tells"),
    [(errno.ENOSPC, "schijf is vol"), (errno.EACCES, "niet schrijven"), (errno.EROFS, "niet schr")],
)
def test_what_the_system_refuses_ends_in_a_sentence(monkeypatch, capsys, number: int, tells: str):
    def refuse() -> None:
        raise OSError(number, os.strerror(number), "/weg")

    monkeypatch.setattr("doorstep.workplace.prepare", refuse)
    assert run(["m50", "today"]) == 4
    assert tells in capsys.readouterr().err
    assert tells in sentence_of_system(OSError(number, os.strerror(number)))


def test_who_breaks_it_off_is_told_that_nothing_is_half(monkeypatch, capsys):
    def break_off() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("doorstep.workplace.prepare", break_off)
    assert run([]) == 130
    assert "niets half" in capsys.readouterr().err
