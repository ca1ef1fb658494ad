"""Who keeps text about people outside the store is asked to show it and to wipe it."""

from collections.abc import Iterator

import m50core as m50
from m50core.privacy.keepers import KeptText, Wanted
from m50core.privacy.people import tell
from m50core.testing.builders import network

NAME = "Wilhelmina Kanarie"


class Drafts:
    """Forms that were begun, by title."""

    def __init__(self, **drafts: str) -> None:
        self.drafts = drafts

    def kept(self) -> Iterator[KeptText]:
        return (KeptText(f"concept {title}", text) for title, text in self.drafts.items())

    def wipe(self, wanted: Wanted) -> list[str]:
        self.drafts = {
            title: wanted.masked(text)
            for title, text in self.drafts.items()
            if wanted.id not in text.splitlines()
        }
        return [] if "vast" not in self.drafts else ["Het concept vast kon niet weg."]


def test_what_a_keeper_has_about_someone_is_shown_and_wiped():
    drafts = Drafts(een=f"Bel {NAME}", twee="persoon-1\nwas boos", drie="Zaal reserveren")
    with network(m50.Person(name=NAME)) as net:
        net.people.keepers.append(drafts)
        found = net.person(NAME)
        assert [one.place for one in found.elsewhere] == ["concept een", "concept twee"]
        assert found.elsewhere[0].text == f"Bel {NAME}"
        assert "  concept twee: persoon-1, was boos" in list(tell(found))
        assert "Elders bewaard" in net.people.report(NAME).markdown
        assert net.erase_person("persoon-1").waits == ()
    assert drafts.drafts == {"een": "Bel [gewist]", "drie": "Zaal reserveren"}


def test_what_a_keeper_cannot_wipe_is_told():
    with network(m50.Person(name=NAME)) as net:
        net.people.keepers.append(Drafts(vast="x"))
        assert net.erase_person("persoon-1").waits == ("Het concept vast kon niet weg.",)
