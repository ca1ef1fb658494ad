"""Whatever a person's data is and wherever it stands: after forgetting none of it is left."""

import string
from contextlib import suppress

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.privacy.forgetting import forget
from m50core.records.fields import plain_value
from m50core.records.record import make_record
from m50core.store.converter import commit_to_json
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import network
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}
LETTERS = string.ascii_letters + "éèëïöüßçñøåÀÉÖĳŁşİıΣσжЖ"
WORD = st.text(LETTERS, min_size=4, max_size=9)


@st.composite
def canaries(draw: st.DrawFn) -> dict[str, str]:
    """Ten values that stand nowhere else: each begins with a number of its own."""
    words = draw(st.lists(WORD, min_size=12, max_size=12))
    own = [f"Q{number}z{word}" for number, word in enumerate(words)]
    digits = draw(st.text("123456789", min_size=8, max_size=8))
    return {
        "name": f"{own[0]} {own[1]}", "email": f"{own[2]}@{own[3]}.nl", "phone": f"06-{digits}",
        "function": own[4], "note": own[5], "old_name": f"{own[6]} {own[7]}",
        "plugin": own[8], "old_email": f"{own[9]}@oud.nl", "talk": own[10], "subject": own[11],
    }  # fmt: skip


def around(draw: st.DrawFn, value: str) -> str:
    """A value in a sentence, in some case, between signs that end a word."""
    said = draw(st.sampled_from([value, value.upper(), value.lower(), value.title()]))
    said = said if said.casefold() == value.casefold() else value
    left = draw(st.sampled_from(["", "bel ", "(", "„", "_", "over: "]))
    return left + said + draw(st.sampled_from(["", " morgen", ")", ".", "_", "; klaar"]))


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, str], MemoryStore]:
    """A network in which the ten values stand in every sort of place."""
    c = draw(canaries())
    store = MemoryStore()
    loud = around(draw, c["name"])
    with network(store=store, who=draw(st.sampled_from([c["name"], "secretariaat"]))) as net:
        with net.commit(around(draw, c["old_name"])) as commit:
            commit.add(m50.Person(id="p", name=c["old_name"], email=c["old_email"]))
            commit.add(m50.ActionItem(id="weg", title=around(draw, c["old_email"])))
            commit.add(m50.Person(id="ander", name="Iemand Anders", function="wethouder"))
        with net.commit(loud) as commit:
            commit.change("p", name=c["name"], email=c["email"], phone=c["phone"],
                          function=c["function"])  # fmt: skip
            commit.remove("weg")
            commit.add(m50.Contact(title=c["subject"], outcome=c["talk"], person="p"))
            commit.add(m50.Progress(title=c["note"], about="p", by=c["name"]))
            commit.add(m50.Decision(title="Besluit over " + loud, owner="p", about=("p",)))
            commit.add(m50.Seat(title="Voorzitter", person="p", description=c["note"]))
        fields = {**store.document("p").fields, "veld": {c["plugin"]: [c["name"]]}}
        other = {"tekst": [around(draw, c["email"]), {c["phone"]: "p"}]}
        store.append(
            attrs.evolve(
                net.log()[-1], number=3, why="x",
                changes=(Change("person", "p", store.document("p").fields, fields),
                         Change("vreemd", "vreemd-1", None, other)),
            )
        )  # fmt: skip
        with net.commit("Los") as commit:
            commit.add(m50.ActionItem(title="Zaal", due="Q1 2025"))
    return c, store


def written(commits: list[Commit]) -> str:
    return b"\n".join(map(commit_to_json, commits)).decode().casefold()


@given(histories())
def test_none_of_ten_values_is_left_and_every_record_is_still_valid(story):
    values, store = story
    before = list(store.commits())
    edit = forget(KINDS)("p", before)
    after = [edit(commit) for commit in before]
    text = written(after)
    assert [name for name, value in values.items() if value.casefold() in text] == []
    for commit in after:
        for change in commit.changes:
            for fields in (change.before, change.after):
                if fields is not None and change.kind in KINDS:
                    made = make_record(KINDS[change.kind], dict(fields))
                    assert all(
                        plain_value(info, getattr(made, name)) == fields[name]
                        for name, info in made.spec.fields.items()
                        if name in fields
                    )


@given(histories())
def test_what_is_not_about_the_person_is_as_it_was(story):
    _, store = story
    before = list(store.commits())
    edit = forget(KINDS)("p", before)
    after = [edit(commit) for commit in before]
    assert after[-1] == attrs.evolve(before[-1], who=after[-1].who)
    for old, new in zip(before, after, strict=True):
        assert (new.number, new.when, new.undoes) == (old.number, old.when, old.undoes)
        for was, now in zip(old.changes, new.changes, strict=True):
            assert (now.kind, now.id, now.overlay) == (was.kind, was.id, was.overlay)
            if was.id == "ander":
                assert now is was
            if was.kind == "decision":
                kept = {k: v for k, v in now.after.items() if k != "title"}
                assert kept == {k: v for k, v in was.after.items() if k != "title"}


@given(histories())
def test_forgetting_twice_equals_once(story):
    _, store = story
    before = list(store.commits())
    once = [*map(forget(KINDS)("p", before), before)]
    assert [*map(forget(KINDS)("p", once), once)] == once


@given(histories())
@pytest.mark.sweep
def test_the_network_itself_shows_no_value_and_no_undo_brings_one_back(story):
    values, store = story
    with network(store=store) as net:
        net.erase_person("p", values["name"])
        with suppress(m50.UsageError):
            while True:
                net.undo()
        text = written(list(net.log())) + str(list(net.records)).casefold()
        text += str([net.history(record) for record in net.records]).casefold()
    assert [name for name, value in values.items() if value.casefold() in text] == []
