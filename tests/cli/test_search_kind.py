"""``m50 search --kind``: only what is of one kind, by any name of it."""

import json

import pytest

from m50core.cli.main import main


@pytest.fixture(name="found")
def _found(capsys: pytest.CaptureFixture[str]):
    def ask(*words: str) -> set[str]:
        assert main(["search", "lobby", *words, "--json"]) == 0
        return {item["kind"] for item in json.loads(capsys.readouterr().out)["items"]}

    return ask


def test_one_kind_is_searched_by_what_people_call_it(found):
    assert len(found("--limit", "200")) > 1
    assert found("--kind", "doelen") == found("--kind", "goal", "--limit", "1") == {"goal"}


def test_a_kind_that_there_is_not_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert main(["search", "lobby", "--kind", "doeln"]) == 2
    assert "Bedoelt u “doelen” (goal)" in capsys.readouterr().err
