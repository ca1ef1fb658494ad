"""Letters that look like others, and signs that nobody sees: what a name reads as.

After Unicode's confusables (UTS #39), for the letters of Cyrillic and Greek that pass for Latin
ones.
"""

from m50core.values.patterns import pattern

_LETTERS = {
    # Cyrillic
    "АВЕКМНОРСТХУІЈЅҺԚԜ": "ABEKMHOPCTXYIJSHQW",
    "аеорсухіјѕһԁԛԝѵӏ": "aeopcyxijshdqwvl",
    # Greek
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ": "ABEZHIKMNOPTYX",
    "αικνορυγ": "aikvopuy",
}
_TABLE = str.maketrans(
    {
        sign: latin
        for some, as_latin in _LETTERS.items()
        for sign, latin in zip(some, as_latin, strict=True)
    }
)
_UNSEEN = pattern("[\xad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = pattern(r"[\s\u200b]+")


def without_unseen(text: str) -> str:
    """Return a line of text without signs that nobody sees; a space of no width becomes one."""
    if text.isascii():
        return text
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def as_read(text: str) -> str:
    """Return the same, with each letter that looks like a Latin one as that letter."""
    return text if text.isascii() else without_unseen(text).translate(_TABLE)
