"""A wiped line can only mask: whatever else is done to it, the chain refuses it."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from m50core.errors import StoreError
from m50core.store.converter import commit_to_json
from m50core.store.files.layout import LOG
from m50core.store.files.log import Damage, digest, header, lines, read_all, wipe, write_line
from m50core.store.files.masking import NotMasked
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import commit as one_of
from m50core.testing.store_contract import forgetting

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
FIELDS = {
    "title": "Contributie wordt 10.000 euro, zegt Jan de Vries",
    "amount": 10000, "done": False, "tags": ["geld", "Jan de Vries"], "note": None,
    "phone": "06-12345678", "extra": {"Jan de Vries": ["x", 1.5]},
}  # fmt: skip


def salt() -> str:
    return "0123456789abcdef"


def log(*commits: Commit) -> bytes:
    made = [header("a" * 16)]
    previous = digest(made[0])
    for commit in commits:
        raw, previous = write_line(previous, commit, salt() * 2)
        made.append(raw)
    return b"".join(made)


def commit(number: int, fields: Any = None, why: str = "Gezegd door Jan de Vries") -> Commit:
    changes = (
        Change("decision", "besluit-1", None, fields or FIELDS),
        Change("action_item", "actie-1", {"title": "een"}, {"title": "Bel Jan de Vries"}),
    )
    return Commit(number, WHEN, "Jan de Vries", why, changes)


def closing(subject: str = "persoon-1") -> Commit:
    return Commit(0, WHEN, "fg", "gewist", (), erases=subject)


def replaced(old: str, new: str) -> Callable[[Commit], Commit]:
    """Return an edit that replaces a text wherever it stands."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(old, new)
        if isinstance(value, dict):
            return {plain(name): plain(one) for name, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list) else value

    def edit(one: Commit) -> Commit:
        changes = tuple(
            attrs.evolve(c, before=plain(c.before), after=plain(c.after)) for c in one.changes
        )
        return attrs.evolve(one, who=plain(one.who), why=plain(one.why), changes=changes)

    return edit


def without(name: str) -> Callable[[Commit], Commit]:
    return replaced(name, "[gewist]")


def erased(content: bytes, edit: Callable[[Commit], Commit]) -> bytes:
    return wipe(content, edit, closing(), salt)[0]


def fields(**values: Any) -> Callable[[Commit], Commit]:
    """Return an edit that gives the first record these values (``...``: leaves the field out)."""

    def edit(one: Commit) -> Commit:
        if not one.changes:
            return one
        first, *rest = one.changes
        after = {**(first.after or {}), **values}
        after = {name: value for name, value in after.items() if value is not ...}
        return attrs.evolve(one, changes=(attrs.evolve(first, after=after), *rest))

    return edit


MASKED = {
    "a name": without("Jan de Vries"),
    "a word": without("10.000"),
    "a text": fields(title="[gewist]"),
    "emptied": fields(title="", phone="", tags=[], amount=None, done=None, extra=None),
    "left out": fields(title=..., phone=..., tags=..., amount=..., done=..., extra=...),
    "the first left out": fields(title=...),
    "all but one left out": fields(title=..., amount=..., done=..., tags=..., note=..., extra=...),
}


@pytest.mark.parametrize("how", MASKED)
def test_what_was_masked_reads_back_and_the_chain_holds(how: str):
    commits, _, _ = read_all(erased(log(commit(1)), MASKED[how]))
    assert commits[0] == MASKED[how](commit(1))


NOT_MASKED = {
    "a value": fields(title="Contributie wordt 90.000 euro, zegt Jan de Vries"),
    "a value beside a mask": fields(title="Contributie wordt 90.000 euro, zegt [gewist]"),
    "a mask put between": fields(title="Contributie [gewist] wordt 10.000 euro, zegt [gewist]"),
    "words in another order": fields(title="[gewist] zegt: Contributie wordt 10.000 euro"),
    "a number": fields(amount=90000),
    "a truth": fields(done=True),
    "a null": fields(note="wel iets"),
    "one more in a list": fields(tags=["geld", "Jan de Vries", "meer"]),
    "a list in another order": fields(tags=["Jan de Vries", "geld"]),
    "a field more": fields(outcome="aangenomen"),
    "the number": lambda one: attrs.evolve(one, undoes=7),
    "the time": lambda one: attrs.evolve(one, when=WHEN.replace(hour=8)),
    "who": lambda one: attrs.evolve(one, who="Piet Pieters"),
    "why": lambda one: attrs.evolve(one, why="Gezegd door Piet"),
    "a change less": lambda one: attrs.evolve(one, changes=one.changes[:1]),
    "a change more": lambda one: attrs.evolve(one, changes=(*one.changes, *one.changes[:1])),
    "changes the other way round": lambda one: attrs.evolve(one, changes=one.changes[::-1]),
    "another record": lambda one: attrs.evolve(
        one, changes=tuple(attrs.evolve(c, id="besluit-2") for c in one.changes)
    ),
    "removed": lambda one: attrs.evolve(
        one, changes=tuple(attrs.evolve(c, after=None) for c in one.changes)
    ),
}


@pytest.mark.parametrize("how", NOT_MASKED)
def test_an_erasure_that_would_do_anything_else_is_refused(how: str):
    with pytest.raises(NotMasked):
        erased(log(commit(1)), NOT_MASKED[how])


def forged(content: bytes, number: int, text: bytes, proof: Callable[[bytes], bytes]) -> bytes:
    """Return a log of which a wiped line has another text, with every sum that can be made right.

    That is what one can do who knows how the log is made, while a later hash is known elsewhere.
    """
    rows = list(lines(content))
    head, _, old = rows[number].partition(b',"commit":')
    sum_before, sum_after = digest(old[:-2]), digest(text)
    head = proof(head).replace(sum_before.encode(), sum_after.encode())
    rows[number] = head + b',"commit":' + text + b"}\n"
    *rows, last = rows
    plain = last.replace(sum_before.encode(), sum_after.encode())
    content = plain.partition(b',"commit":')[2][:-2]
    here = rows[-1][9:41].decode()
    from m50core.store.files.log import _write_line

    raw, _ = _write_line(here, content, salt() * 2)
    return b"".join([*rows, raw])


@pytest.mark.parametrize("how", NOT_MASKED)
def test_a_forger_who_makes_every_sum_right_is_refused(how: str):
    honest = erased(log(commit(1)), without("Jan de Vries"))
    shown = read_all(honest)[0][0]
    text = commit_to_json(NOT_MASKED[how](shown))
    assert forged(honest, 1, commit_to_json(shown), lambda head: head)
    for proof in (lambda head: head, lambda head: re.sub(rb',"proof":.*', b"}", head)):
        with pytest.raises(Damage):
            read_all(forged(honest, 1, text, proof))


def test_a_mask_cannot_be_taken_away_again():
    honest = erased(log(commit(1)), without("Jan de Vries"))
    text = commit_to_json(commit(1))

    def unmasked(head: bytes) -> bytes:
        return re.sub(rb'"cuts":\[.*?\],"words"', b'"cuts":[],"words"', head)

    for proof in (unmasked, lambda head: head):
        with pytest.raises(Damage):
            read_all(forged(honest, 1, text, proof))


def test_what_is_left_of_a_line_tells_nothing_of_what_was_wiped():
    row = list(lines(erased(log(commit(1)), without("Jan de Vries"))))[1]
    assert b"Vries" not in row
    assert salt().encode() not in row
    proof = json.loads(row[row.index(b'"proof":') + 8 : row.index(b'},"commit":')])
    assert all(isinstance(one, list) for one in proof["words"])


def test_a_second_person_is_wiped_from_a_wiped_line():
    before = log(commit(1, {"title": "Jan en Piet en Kees"}), commit(2))
    once = erased(before, without("Jan"))
    twice = erased(once, without("Piet"))
    thrice = erased(twice, fields(title=""))
    for content in (once, twice, thrice):
        assert read_all(content)[1].position.hash
    assert b"Piet" not in twice
    assert read_all(twice)[0][0].changes[0].after == {"title": "[gewist] en [gewist] en Kees"}
    assert read_all(thrice)[0][0].changes[0].after == {"title": ""}
    with pytest.raises(NotMasked):
        erased(twice, replaced("Kees", "Klaas"))


def test_of_a_word_that_is_named_in_part_all_is_masked():
    made = erased(log(commit(1, {"title": "tel06123 nu"})), replaced("06123", "[gewist]"))
    assert read_all(made)[0][0].changes[0].after == {"title": "[gewist] nu"}


def test_a_large_commit_keeps_only_one_salt_for_what_is_left_alone():
    changes = tuple(Change("action_item", f"actie-{n}", None, {"title": f"woord {n}"})
                    for n in range(600))  # fmt: skip
    large = Commit(1, WHEN, "x", "x", changes)
    made = erased(log(large), replaced("woord 300", "[gewist]"))
    commits, _, _ = read_all(made)
    assert commits[0].changes[300].after == {"title": "[gewist]"}
    assert len(made) < len(log(large)) + 128 * 40


TEXT = st.text(st.sampled_from('ab é“”.,\n"\\{}[]:\t_-12\u2028🎉'), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "note", "x y"]), PLAIN), TEXT, st.data())
def test_whatever_is_masked_holds_and_whatever_is_changed_does_not(values, why, data):
    one = Commit(1, WHEN, "x", why, (Change("k", "k-1", None, values),))
    content = log(one)
    word = data.draw(st.sampled_from(["a", "b", "é", "1", "12", "ab"]))
    made = erased(content, without(word))
    assert read_all(made)[0][0].number == 1
    again = erased(made, without("b"))
    assert read_all(again)[0][0].number == 1
    if values:
        name = data.draw(st.sampled_from(sorted(values)))
        cleared = erased(content, fields(**{name: ""}))
        assert read_all(cleared)[0][0].changes[0].after == {**values, name: ""}


@pytest.mark.parametrize("sign", ["\x01", "\x02", "Jan de Vries\x02"])
def test_a_sign_that_stands_for_a_wiped_word_can_be_wiped_itself(sign: str):
    made = log(commit(1, {"title": sign}))
    content, _ = wipe(made, replaced(sign, ""), closing(), salt)
    (first, _), _, _ = read_all(content)
    assert first.changes[0].after == {"title": ""}


def test_a_line_of_which_the_sum_of_the_words_is_wrong_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    store = FolderStore(tmp_path / "net")
    with monkeypatch.context() as wrong, store.writing():
        wrong.setattr("m50core.store.files.log.parts.parts", lambda *_: "ab" * 16)
        store.append(one_of(1, Change("person", "persoon-1", None, {"name": "Cees"})))
    before = (tmp_path / "net" / LOG).read_bytes()
    closing = attrs.evolve(one_of(2), erases="persoon-1")
    with store.writing(), pytest.raises(StoreError, match="Er is niets gewist"):
        store.erase(forgetting("persoon-1"), closing)
    assert (tmp_path / "net" / LOG).read_bytes() == before
    assert FolderStore(tmp_path / "net").head() == 1
    told = [
        sign.text for sign in FolderUpkeep(tmp_path / "net").examine() if sign.status == "wrong"
    ]
    assert any("de som van de woorden klopt niet" in text for text in told)
