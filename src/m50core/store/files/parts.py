"""Sums of a commit word by word, so that a line of which some are wiped still proves the others.

A commit is a row of words (letters and digits: in ``who``, ``why`` and the fields of records) and
the signs around them: all else that it says. Signs are never wiped. A word can be: then its sum
stands in for it, and its salt, without which the sum tells nothing, goes.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256, shake_128
from typing import Any

import msgspec

from m50core.values.patterns import pattern

HOLE, BARE_HOLE = "\x01", "\x02"
"""What stands for a wiped word: in a text, and for a number or a truth value. Never in a text."""
_HOLES = (rb"\u0001", rb"\u0002")
"""The same, as JSON writes them."""
WORD = pattern(r"[^\W_]+|[\x01\x02]")
_CHUNK = 128
"""Words that share a salt, from which each has its own: what is left alone needs only that one."""
_SIZE = 16
_BREAK = "\0"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = f"{_LATIN}{_LATIN.upper()}0123456789{HOLE}{BARE_HOLE}".encode()
_SPACES = b" \t\n\r\x0b\x0c"
_WORDS = bytes(code if code in _LETTERS else 32 for code in range(256))
_SIGNS = bytes(
    32 if code in _LETTERS else 0x10 + _SPACES.index(code) if code in _SPACES else code
    for code in range(256)
)
_ENCODE = msgspec.json.Encoder().encode


def split(plain: Any) -> tuple[list[bytes], bytes]:
    """Return the words of a commit as plain data, and its signs.

    An object is a dict, or a tuple of pairs; then a number is a text of a type of its own.
    """
    texts: list[str] = [""]
    signs: list[str] = []
    for name, value in _pairs(plain):
        signs.append(name)
        if name in ("who", "why"):
            _value(value, texts, signs)
        elif name == "changes":
            for change in value:
                _change(change, texts, signs)
        else:
            signs.append(_json(value))
    texts.append("")
    words, between = _split(_BREAK.join(texts))
    return words, _ENCODE(signs) + b" " + between


def _pairs(plain: Any) -> Any:
    return plain.items() if isinstance(plain, dict) else plain


def _change(change: Any, texts: list[str], signs: list[str]) -> None:
    for name, value in _pairs(change):
        signs.append(name)
        if name in ("before", "after") and value is not None:
            for field, inner in _pairs(value):
                if is_fixed(field):
                    signs.append(field)
                else:
                    signs.append(":")
                    texts.append(field)
                if type(inner) is str and inner != BARE_HOLE:
                    texts.append(inner)
                else:
                    _value(inner, texts, signs)
        else:
            signs.append(value if type(value) is str else _json(value))


def is_fixed(field: str) -> bool:
    """Tell whether the name of a field is a sign, not words: it says nothing about anyone."""
    return field.isidentifier()


def _value(value: Any, texts: list[str], signs: list[str]) -> None:
    if value is None:
        signs.append("null")
    elif type(value) is str and value != BARE_HOLE:
        signs.append("")
        texts.append(value)
    elif isinstance(value, list):
        signs.append("[")
        for one in value:
            _value(one, texts, signs)
        signs.append("]")
    elif isinstance(value, dict | tuple):
        signs.append("{")
        for name, one in _pairs(value):
            texts.append(name)
            _value(one, texts, signs)
        signs.append("}")
    else:
        signs.append("0")
        # One word, whatever signs are in it: it is masked as a whole.
        texts.append(value if value == BARE_HOLE else _json(value).encode().hex())


def _json(value: Any) -> str:
    if isinstance(value, tuple):
        return "{" + ",".join(f"{_json(name)}:{_json(one)}" for name, one in value) + "}"
    if isinstance(value, str) and type(value) is not str:
        return "".join(value)  # a number, as it was written
    return _ENCODE(value).decode()


def _split(text: str) -> tuple[list[bytes], bytes]:
    """Return the words of a text, and what stands around them, which it begins and ends with."""
    if text.isascii():
        content = text.encode()
        return content.translate(_WORDS).split(), b" ".join(content.translate(_SIGNS).split())
    words = [word.encode() for word in WORD.findall(text)]
    runs = (run.encode().translate(_SIGNS_OF_ALL) for run in WORD.split(text))
    return words, b" ".join(runs)


_SIGNS_OF_ALL = bytes(
    0x10 + _SPACES.index(code) if code in _SPACES else code for code in range(256)
)


def parts(content: bytes, salt: str) -> str:
    """Return the sum of all words and signs of a commit (JSON); empty when it can't have one.

    One that holds a sign which stands for a wiped word goes without.
    """
    if any(hole in content for hole in _HOLES):
        return ""
    words, signs = split(msgspec.json.decode(content))
    sums = []
    for number, contents in enumerate(_chunks(words)):
        pad = shake_128(_salt_of(salt, number)).digest(_SIZE * len(contents))
        leaves = [
            sha256(pad[at : at + _SIZE] + word).digest()[:_SIZE]
            for at, word in zip(range(0, len(pad), _SIZE), contents, strict=True)
        ]
        sums.append(sha256(b"".join(leaves)).digest())
    return _root(signs, sums)


def _root(signs: bytes, sums: Sequence[bytes]) -> str:
    return sha256(sha256(signs).digest() + b"".join(sums)).hexdigest()[:32]


def _leaf(salt: bytes, word: bytes) -> bytes:
    return sha256(salt + word).digest()[:_SIZE]


def _sum_of(leaves: Iterator[bytes]) -> bytes:
    return sha256(b"".join(leaves)).digest()


def _chunks(words: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (words[at : at + _CHUNK] for at in range(0, len(words), _CHUNK))


def _salt_of(salt: str, chunk: int) -> bytes:
    return sha256(f"{salt}:{chunk}".encode()).digest()[:_SIZE]


def _spread(salt: bytes, count: int) -> list[bytes]:
    pad = shake_128(salt).digest(_SIZE * count)
    return [pad[at : at + _SIZE] for at in range(0, len(pad), _SIZE)]


class Chunk(msgspec.Struct, frozen=True):
    """What proves the words of one chunk: the salt of all, or a salt or a sum for each."""

    salt: bytes = b""
    each: Sequence[bytes] = ()

    def plain(self, words: Sequence[bytes]) -> object:
        """Return this as JSON-ready data, for these words (some of them holes)."""
        if self.salt:
            return self.salt.hex()
        known = b"".join(
            content for content, w in zip(self.each, words, strict=True) if not _hole(w)
        )
        gone = b"".join(content for content, w in zip(self.each, words, strict=True) if _hole(w))
        return [known.hex(), gone.hex()]

    def leaves(self, words: Sequence[bytes]) -> Iterator[bytes]:
        """Yield the sum of each word."""
        salts = _spread(self.salt, len(words)) if self.salt else self.each
        for salt, word in zip(salts, words, strict=True):
            yield salt if _hole(word) else _leaf(salt, word)

    def wipe(self, before: Sequence[bytes], after: Sequence[bytes]) -> "Chunk":
        """Return what proves the words that are left; the same when nothing more is wiped."""
        if before == after:
            return self
        salts = _spread(self.salt, len(before)) if self.salt else self.each
        return Chunk(
            each=[
                _leaf(salt, was) if _hole(now) and not _hole(was) else salt
                for salt, was, now in zip(salts, before, after, strict=True)
            ]
        )


def _hole(word: bytes) -> bool:
    return word in (b"\x01", b"\x02")


def to_chunks(salt: str, plain: Any) -> list[Chunk]:
    """Return what proves the words of a commit of which nothing is wiped."""
    words, _ = split(plain)
    return [Chunk(_salt_of(salt, number)) for number, _ in enumerate(_chunks(words))]


def wipe(chunks: Sequence[Chunk], before: Any, after: Any) -> list[object]:
    """Return what proves the commit ``after``, in which more words are holes than in ``before``."""
    (was, signs), (now, left) = split(before), split(after)
    if signs != left or len(was) != len(now):
        raise ValueError("de tekens tussen de woorden zijn andere")
    if any(new != old and not _hole(new) for old, new in zip(was, now, strict=True)):
        raise ValueError("er staan andere woorden")
    pairs = zip(chunks, _chunks(was), _chunks(now), strict=True)
    return [chunk.wipe(old, new).plain(new) for chunk, old, new in pairs]


def read(kept: Sequence[object], plain: Any) -> list[Chunk]:
    """Read what proves the words of a commit with holes; ValueError when it doesn't fit."""
    words, _ = split(plain)
    return [_chunk(one, contents) for one, contents in zip(kept, _chunks(words), strict=True)]


def _chunk(plain: object, words: Sequence[bytes]) -> Chunk:
    if isinstance(plain, str):
        if any(map(_hole, words)):
            raise ValueError("een gewist woord heeft nog zijn zout")
        return Chunk(bytes.fromhex(plain))
    if not isinstance(plain, list):
        raise ValueError("geen bewijs")
    known, gone = (iter(_cut(bytes.fromhex(str(one)))) for one in plain)
    each = [next(gone if _hole(word) else known, b"") for word in words]
    if not all(each) or next(known, None) or next(gone, None):
        raise ValueError("het bewijs past niet bij de woorden")
    return Chunk(each=each)


def _cut(pad: bytes) -> list[bytes]:
    return [pad[at : at + _SIZE] for at in range(0, len(pad), _SIZE)]


def total(chunks: Sequence[Chunk], plain: Any) -> str:
    """Return the sum of all words and signs, as ``parts`` gave it before anything was wiped."""
    words, signs = split(plain)
    pairs = zip(chunks, _chunks(words), strict=True)
    return _root(signs, [_sum_of(chunk.leaves(contents)) for chunk, contents in pairs])
