"""Text that an earlier program garbled is found; what is meant as it stands is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core.values.garbled import doubt


def misread(text: str) -> str:
    """Return UTF-8 as a program shows it that takes it for cp1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@given(
    before=st.text("abcdefghijklmnop ", max_size=8),
    sign=st.sampled_from("éëïöüèçñáàêôßøåšžčłŠŽ€–—‘’“”…•™°©®½«»😀"),
    after=st.text("abcdefghijklmnop ", max_size=8),
)
def test_a_sign_in_a_word_that_was_misread_is_told_with_what_it_was(before, sign, after):
    meant = f"{before}x{sign}{after}"
    told = doubt(misread(meant))
    assert f"“{misread(meant)}”" in told
    assert f"“{meant}”" in told
    assert doubt(meant) == ""


@pytest.mark.parametrize(
    "text",
    ["BELGIÃ‹", "ANDRÃ‰", "Ã©Ã©n", "Ã‰Ã©n", "Ã\xa0 la carte", "Â© 2025", "20Â°C", "100Â\xa0km",
     "mÂ²", "ï»¿naam", "ï¿½", "dâ€™Hondt", "CafA\u0303©"],
)  # fmt: skip
def test_it_is_found_wherever_it_stands(text: str):
    assert doubt(text)


@pytest.mark.parametrize(
    "text",
    ["SÃO PAULO", "JOÃO", "“AMANHÃ”", "«MANHÃ»", "MANHÃ…", "MANHÃ\xa0NOVA", "MAÇÃ", "Ângela",
     "ÂNGELA", "Åsa", "“Å”", "5 Å²", "«CAFÉ»", "“Spaß”", "là…»", "fâcheux", "âge…", "België’s",
     "’s-Gravenhage", "€ 12", "20 °C", "Ärzte", "Tromsø", "Łódź", "Zoë", "één", ""],
)  # fmt: skip
def test_what_people_write_is_left_alone(text: str):
    assert doubt(text) == ""


def test_a_lost_sign_is_told_and_a_long_text_shows_the_place():
    assert "“Andr\ufffd” bevat “\ufffd”" in doubt("Andr\ufffd")
    told = doubt("a" * 500 + "CafÃ©" + "b" * 500)
    assert "CafÃ©" in told
    assert len(told) < 300
