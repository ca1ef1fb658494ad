"""Bytes become text: what is UTF-8 stays so, whatever else stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.values.encoding import decode_marked, is_marked, mend, odd_lines, windows_letters

texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)


@given(texts, st.sampled_from(["utf-8", "utf-8-sig"]))
def test_any_text_in_utf_8_is_itself(text: str, encoding: str):
    read = decode_marked(text.encode(encoding), "a.csv")
    assert (mend(read), is_marked(read)) == (text.removeprefix("\ufeff") if
                                               encoding == "utf-8" else text, False)  # fmt: skip


@given(texts, texts, st.sampled_from("éëïü€ŒÄ"))
def test_one_broken_byte_spoils_no_other_letter(before: str, after: str, letter: str):
    content = f"naam {before}".encode() + letter.encode("cp1252") + f" {after}".encode()
    read = decode_marked(content, "a.csv")
    assert mend(read) == f"naam {before}{letter} {after}"
    assert is_marked(read)


def test_a_byte_that_is_no_letter_anywhere_becomes_a_visible_sign():
    assert mend(decode_marked(b"Zo\x81", "a.csv")) == "Zo\ufffd"


def test_a_file_of_windows_is_told_from_one_with_a_broken_byte():
    assert windows_letters(decode_marked("Zoë, €".encode("cp1252"), "a.csv"))
    assert not windows_letters(decode_marked(b"Zo\xc3\xab, Andr\xe9", "a.csv"))
    assert not windows_letters(decode_marked("Zoë".encode(), "a.csv"))
    assert odd_lines(decode_marked(b"a\nZo\xeb\nb\n\xe9", "a.csv")) == (2, 4)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read(encoding: str):
    assert decode_marked("Zoë €".encode(encoding), "a.csv") == "Zoë €"


@pytest.mark.parametrize("content", [b"a\x00b", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes):
    with pytest.raises(m50.M50Error, match="geen tekstbestand"):
        decode_marked(content, "a.csv")
