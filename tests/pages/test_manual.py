"""The manual: its topics follow from the headings, and each is found by what people call it."""

import pytest

from m50core.pages.manual import ChapterText, Manual, key_of, passages

WORK = """# De werkwijze

Wat u doet als het zover is.

<a id="outlook"></a><a id="agendabestand"></a>

## 1. Uw Outlook-agenda erbij (2 minuten)

Bewaar uw agenda als bestand, en lees haar in:

```
# geen kop
m50 import agenda.ics --dry-run
```

Zie [de reeks](#een-vergaderreeks), [de lijst](lijst.md#doel-goal) of [buiten](https://example.org).

| wat | typ |
|---|---|
| terug | `m50 undo` |
| kijken | `m50 import agenda.ics` |

## Een vergaderreeks

Een usb-stick mag ook.

### Élke donderdag

Zo: `m50 series`.

## Wat `m50 undo` doet
"""
LIST = """# Woordenlijst

## Doel (`goal`)

Wat de M50 wil.

## Vergaderreeks (`meeting_series`)

Vaste dagen.
"""


@pytest.fixture(name="manual")
def _manual() -> Manual:
    return Manual.of(
        (
            ChapterText("werkwijze", "werkwijze.md", WORK),
            ChapterText("lijst", "lijst.md", LIST, True),
        )
    )


def names(topics) -> list[str]:
    return [topic.name for topic in topics]


def test_each_heading_is_a_topic_with_all_that_stands_under_it(manual: Manual):
    assert names(manual.topics) == [
        "werkwijze", "outlook", "vergaderreeks", "elke-donderdag", "wat-m50-undo-doet",
        "lijst", "doel", "vergaderreeks",
    ]  # fmt: skip
    own, outlook, series, *_ = manual.topics
    assert own.text == "Wat u doet als het zover is."
    assert outlook.title == "1. Uw Outlook-agenda erbij (2 minuten)"
    assert "# geen kop" in outlook.text
    assert "<a id" not in outlook.text
    assert "### Élke donderdag" in series.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("outlook", ["outlook"]), ("Agendabestand", ["outlook"]), ("OUTLOOK agenda", ["outlook"]),
        ("een-vergaderreeks", ["vergaderreeks"]), ("Vergaderreeks", ["vergaderreeks"]),
        ("elke", ["elke-donderdag"]), ("ÉLKE Donderdag", ["elke-donderdag"]),
        ("goal", ["doel"]), ("doelen", ["doel"]), ("donderdagen", ["elke-donderdag"]),
        ("usb-stick", ["vergaderreeks"]), ("werkwijze", ["werkwijze"]), ("lijst", ["lijst"]),
        ("undo", ["wat-m50-undo-doet"]), ("niets daarvan", []), ("", []), ("!?", []),
    ],
)  # fmt: skip
def test_a_topic_is_found_by_its_name_its_heading_or_else_its_text(
    manual: Manual, asked: str, found: list[str]
):
    assert names(manual.find(asked)) == found


def test_what_stands_in_the_text_to_be_read_goes_before_a_list_of_the_same_name(manual: Manual):
    (topic,) = manual.find("vergaderreeks")
    assert topic.chapter == "werkwijze"
    (topic,) = manual.find("meeting_series")
    assert topic.chapter == "lijst"


def test_a_link_leads_to_a_topic_or_out_of_the_manual(manual: Manual):
    outlook = manual.topics[1]
    leads = {
        "#een-vergaderreeks": "vergaderreeks", "lijst.md#doel-goal": "doel", "lijst.md": "lijst",
        "#agendabestand": "outlook", "#1-uw-outlook-agenda-erbij-2-minuten": "outlook",
        "https://example.org": None, "#weg": None, "anders.md": None,
    }  # fmt: skip
    for href, name in leads.items():
        found = manual.destination(outlook, href)
        assert (found and found.name) == name, href


def test_of_a_command_only_what_tells_of_it_is_told(manual: Manual):
    assert names(manual.about_command("series")) == ["elke-donderdag"]
    (topic,) = manual.about_command("import")
    told = passages(topic, "import")
    assert told.startswith("Bewaar uw agenda")
    assert "m50 import agenda.ics --dry-run" in told
    assert "| kijken |" in told
    assert "| wat | typ |" in told
    assert "terug" not in told
    assert "Zie" not in told
    assert manual.about_command("imp") == []


def test_a_name_is_written_in_one_way():
    assert key_of("  Eén  café's “ding” ") == "een-cafe-s-ding"
