"""What proves that a wiped line was only masked, kept in the line itself.

``cuts``: where (in characters) and how long something stands in place of something else, and what
that was, with a hole (U+0001; U+0002 for a number) for each wiped word. ``words``: per 128 words of
the original the salt of all, or the salts of those that are left and the sums of those that aren't.
"""

from typing import Any

import msgspec

from m50core.store.files import masking, parts


class _Proof(msgspec.Struct):
    cuts: list[tuple[int, int, str]]
    words: list[Any]


def prove(
    content: bytes, asked: bytes, total: str, *, salt: str, known: bytes
) -> tuple[bytes, bytes]:
    """Return a commit (JSON) as ``asked``, and what proves that it is ``content``, masked.

    ``salt``: of a line of which nothing was wiped; else ``known``, its proof. Where a mask would
    cut a word, more is masked than was asked. Raises NotMasked (a ValueError), also when ``total``
    isn't the sum of the words: what was made of it would never be believed.
    """
    original = content.decode()
    if known:
        proof = msgspec.json.decode(known, type=_Proof)
        original = masking.restore(original, proof.cuts)
        chunks = parts.read(proof.words, masking.parse(original))
    else:
        chunks = parts.to_chunks(salt, masking.parse(original))
    pieces = masking.mask(original, asked.decode())
    holed = "".join(was for _, was in pieces)
    words = parts.wipe(chunks, masking.parse(original), masking.parse(holed))
    new_proof = msgspec.json.encode(_Proof(masking.cuts(pieces), words))
    masked = "".join(shown for shown, _ in pieces).encode()
    if not holds(new_proof, masked, total):
        raise masking.NotMasked("klopt de som van de woorden niet")
    return masked, new_proof


def holds(proof: bytes, content: bytes, total: str) -> bool:
    """Tell whether a wiped commit is one with this sum of its words, masked."""
    try:
        known = msgspec.json.decode(proof, type=_Proof)
        shown = content.decode()
        original = masking.restore(shown, known.cuts)
        plain = masking.parse(original)
        if parts.total(parts.read(known.words, plain), plain) != total:
            return False
        pieces = masking.mask(original, shown, strict=True)
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return False
    return shown == "".join(one for one, _ in pieces) and original == "".join(
        was for _, was in pieces
    )
