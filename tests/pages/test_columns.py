"""In which order a list shows its records."""

import m50core as m50
from m50core.pages import list_order


def test_people_are_listed_by_surname_with_their_prefix_behind_it():
    names = (
        "Jan van der Zwaan", "Aad de Groot", "Piet Aalbers", "Minister Van Weel", "Vries, Anna de",
        "Bea 't Hart", "A. Jansen-de Vries", "Cor de Vries", "Öz Çelik",
    )  # fmt: skip
    people = [m50.Person(name=name) for name in names]
    assert [one.name for one in list_order(m50.Person, people)] == [
        "Piet Aalbers", "Öz Çelik", "Aad de Groot", "Bea 't Hart", "A. Jansen-de Vries",
        "Vries, Anna de", "Cor de Vries", "Minister Van Weel", "Jan van der Zwaan",
    ]  # fmt: skip


def test_what_has_no_surname_keeps_the_order_of_entry():
    items = [m50.ActionItem(title=title) for title in ("b", "a")]
    assert [one.title for one in list_order(m50.ActionItem, items)] == ["b", "a"]
