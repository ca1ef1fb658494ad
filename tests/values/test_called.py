"""A word that a person types is held against names and what people say for them."""

import pytest

from m50core.errors import UsageError
from m50core.nearest import did_you_mean, what_there_is
from m50core.values.called import names_for, pick, word_key

KNOWN = {
    "goal": ("doelen", "doel"), "open_point": ("open punten", "open punt"),
    "theme": ("thema's", "thema"), "decision": ("besluiten", "goal"),
}  # fmt: skip
MANY = {f"{word}_{n}": (f"{said} {n}",) for word, said in (("x", "y"), ("q", "z")) for n in "1234"}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("goal", "goal"), ("GOAL", "goal"), ("Doelen", "goal"), (" doel ", "goal"),
        ("open-punten", "open_point"), ("Open Punt", "open_point"), ("open_point", "open_point"),
        ("themas", "theme"), ("thema’s", "theme"), ("théma", "theme"), ("Besluiten", "decision"),
    ],
)  # fmt: skip
def test_a_word_means_what_it_is_called_however_it_is_written(word: str, name: str):
    assert names_for(word, KNOWN) == (name,)


def test_a_name_goes_before_what_another_is_called():
    assert names_for("goal", KNOWN) == ("goal",)
    assert names_for("Goal", KNOWN) == ("goal",)


def test_a_word_that_may_be_several_is_refused_with_what_to_type():
    known = {"seat": ("post",), "booking": ("post",)}
    assert names_for("post", known) == ("seat", "booking")
    with pytest.raises(UsageError) as refused:
        pick("Post", known, "Dat is er niet")
    assert "post (seat) of post (booking). Typ wat tussen de haakjes staat." in str(refused.value)


@pytest.mark.parametrize("word", ["", " ", "-", "'"])
def test_nothing_means_nothing(word: str):
    assert word_key(word) == ""
    assert names_for(word, KNOWN) == ()


def test_few_words_are_told_whole_as_people_say_them():
    told = (
        "Kies uit: doelen (goal), open punten (open_point), thema's (theme), besluiten (decision)."
    )
    assert what_there_is("doeln", KNOWN) == f" {told} Bedoelt u “doelen” (goal)?"
    assert what_there_is("x", []) == " Er zijn er geen."


def test_of_many_words_the_three_nearest_are_told_and_where_all_stand():
    told = what_there_is("y3", MANY, "list")
    assert told.startswith(" Bedoelt u “y 3” (x_3), ")
    assert told.endswith("? Alle 8: m50 list.")
    assert told.count("“") == 3
    assert what_there_is("§§§", MANY).startswith(" Er is bijvoorbeeld “y 1” (x_1), ")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("doeln", "“doelen” (goal)"), ("gaol", "“doelen” (goal)"), ("punt", "“open punten”"),
        ("besluit", "“besluiten” (decision)"), ("desicion", "“besluiten” (decision)"),
        ("open", "“open punten” (open_point)"), ("thema", "“thema's” (theme)"),
    ],
)  # fmt: skip
def test_the_nearest_comes_first_in_dutch_as_in_english(word: str, nearest: str):
    assert did_you_mean(word, KNOWN).startswith(f" Bedoelt u {nearest}")


def test_what_looks_like_nothing_is_not_asked_about():
    assert did_you_mean("wxyz", KNOWN) == ""
