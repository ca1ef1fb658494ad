"""What is kept about a person, and wiping it."""

import pytest

import m50core as m50
from m50core.board.rules import vacant_seat
from m50core.network.network import Network
from m50core.privacy.forgetting import forget
from m50core.store.converter import commit_to_json
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import definitions, network

PLAN = definitions("""
[[person]]
id = "persoon-eva"
name = "Eva Boswinkel"
source = "Plan"
""")
JAN = {"name": "Jan de Vries", "email": "jan@zeist.example", "phone": "06-12345678"}


def story(*more: m50.Record) -> Network:
    """Jan, wethouder; a talk with him; an action of his."""
    return network(
        m50.Person(id="persoon-jan", **JAN, function="wethouder"),
        m50.Contact(id="contact-a", title="Kritiek", outcome="Was boos", person="persoon-jan"),
        m50.ActionItem(id="actie-a", title="Bel Jan de Vries", owner="persoon-jan"),
        *more,
    )


def kept(net: Network) -> str:
    return "\n".join(commit_to_json(commit).decode() for commit in net.log())


def test_after_erasure_the_person_is_a_number_and_the_work_stays():
    with story(m50.Decision(title="De wethouder betaalt", owner="persoon-jan")) as net:
        net.erase_person("persoon-jan", "brief van Jan de Vries")
        person, talk = net["persoon-jan"], net["contact-a"]
        assert person.title_text == "[gewist] persoon-jan"
        assert (person.function, person.email, person.phone) == ("", "", "")
        assert (talk.title, talk.outcome, talk.person) == ("[gewist]", "", "persoon-jan")
        assert net["actie-a"].title == "Bel [gewist]"
        assert net["besluit-1"].title == "De wethouder betaalt"
        assert net["besluit-1"].owner == "persoon-jan"
        last = net.log()[-1]
        assert last.why == "Persoonsgegevens gewist op verzoek (AVG): brief van [gewist]"
        assert (last.erases, last.who) == ("persoon-jan", "secretariaat")
        assert {change.id for change in last.changes} == {"persoon-jan", "contact-a", "actie-a"}
        assert net.orphans == ()


def test_no_version_history_or_undo_brings_a_wiped_value_back():
    with story() as net:
        with net.commit("Nieuwe naam voor JAN DE VRIES") as commit:
            commit.change("persoon-jan", name="Johannes de Vries", phone="+31 30 123 4567")
        with net.commit("Weg") as commit:
            commit.remove("actie-a")
        net.erase_person("persoon-jan")
        assert net.undo().undoes == 3
        assert net["actie-a"].title == "Bel [gewist]"
        with pytest.raises(m50.UndoError, match="heeft geen gegevens gewijzigd"):
            net.undo(2)
        assert net["persoon-jan"].name == "[gewist]"
        text = kept(net) + str([net.history(r) for r in net.records]) + str(net.check())
        for value in ("Jan de Vries", "JAN DE VRIES", "Johannes", "jan@", "1234", "boos"):
            assert value not in text
        past = net.as_of(net.today)
        assert past["persoon-jan"].name == "[gewist]"


def test_an_erasure_is_not_undone():
    with network(m50.Person(id="persoon-jan", **JAN)) as net:
        net.erase_person("persoon-jan")
        assert net.undo().undoes == 1
        with pytest.raises(m50.UsageError, match="niets om ongedaan"):
            net.undo()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("JAN DE VRIES belde", "[gewist] belde"),
        ("Vries, Jan de; De Vries, Jan", "[gewist]; [gewist]"),
        ("Jan\u00a0de  Vries’ voorstel", "[gewist]’ voorstel"),
        ("_Jan de Vries_", "_[gewist]_"),
        ("mail JAN@Zeist.example.", "mail [gewist]."),
        ("0612345678, +31 6 1234 5678, 0031-612345678", "[gewist], [gewist], [gewist]"),
        ("piet.jan@zeist.example", "piet.jan@zeist.example"),
        ("jan@zeist.example.nl", "jan@zeist.example.nl"),
        ("Marjan de Vriesman, 9061234567890", "Marjan de Vriesman, 9061234567890"),
        ("de wethouder", "de wethouder"),
    ],
)  # fmt: skip
def test_what_tells_who_it_is_goes_wherever_it_stands_as_whole_words(written: str, left: str):
    with story(m50.ActionItem(id="actie-b", title=written, description=written)) as net:
        net.erase_person("persoon-jan")
        assert (net["actie-b"].title, net["actie-b"].description) == (left, left)


def test_both_unicode_forms_of_a_name_are_one():
    decomposed, composed = "Rene\u0301 Zoe\u0308", "René Zoë"
    store = MemoryStore()
    with network(m50.Person(id="persoon-r", name=composed), store=store, who=decomposed) as net:
        net.erase_person("persoon-r")
        assert {commit.who for commit in net.log()} == {"[gewist]"}


def test_a_text_that_would_become_too_long_gets_the_short_sign():
    title = "Mark " * 100
    with network(m50.Person(id="persoon-m", name="Mark"), m50.ActionItem(title=title)) as net:
        net.erase_person("persoon-m")
        assert net["actie-1"].title == ("[–] " * 100).strip()
        assert net.orphans == ()


def test_others_of_the_same_name_keep_theirs_and_are_pointed_out():
    with story(m50.Person(id="persoon-z", name="Jan de Vries", email=JAN["email"])) as net:
        done = net.erase_person("persoon-jan")
        assert net["persoon-z"].name == "Jan de Vries"
        assert net["persoon-z"].email == JAN["email"]
        assert {(m.record, m.field) for m in done.mentions} >= {("persoon-z", "name")}


def test_a_surname_alone_is_a_place_to_look_at():
    with story(m50.ActionItem(id="actie-b", title="Mail naar De Vries")) as net:
        done = net.erase_person("persoon-jan")
        assert net["actie-b"].title == "Mail naar De Vries"
        assert [(m.record, m.text) for m in done.mentions if m.field == "title"] == [
            ("actie-b", "Mail naar De Vries")
        ]


def test_what_a_plugin_kept_about_the_person_goes_and_other_strangers_keep_the_rest():
    store = MemoryStore()
    with network(m50.Person(id="persoon-jan", **JAN), store=store) as net:
        (first,) = net.log()
        own = first.changes[0]
        richer = {**own.after, "note": "allergie", "extra": {"Jan de Vries": ["x"]}}
        stranger = {"naam": "Jan de Vries", "lijst": [{"jan@zeist.example": "persoon-jan"}], "n": 3}
        store.append(
            Commit(2, first.when, "x", "y", (
                Change("person", "persoon-jan", own.after, richer),
                Change("onbekend", "iets-1", None, stranger),
            ))
        )  # fmt: skip
        net.erase_person("persoon-jan")
        assert set(net.document("persoon-jan").fields) == set(own.after)
        assert net.document("iets-1").fields == {
            "naam": "[gewist]", "lijst": [{"[gewist]": "persoon-jan"}], "n": 3,
        }  # fmt: skip


def test_a_person_of_the_plan_is_named_with_its_file_and_gone_from_the_store():
    with network(m50.ActionItem(title="Bel Eva Boswinkel"), plan=[PLAN]) as net:
        with net.commit("Telefoon") as commit:
            commit.change("persoon-eva", phone="06-12345678")
        done = net.erase_person("persoon-eva")
        assert done.file == "ruimte_2025.toml"
        assert net["persoon-eva"].name == "Eva Boswinkel"
        assert net["persoon-eva"].phone == ""
        assert "Boswinkel" not in kept(net)
        assert "1234" not in kept(net)


def test_of_a_person_of_the_plan_alone_it_says_that_nothing_was_wiped():
    with network(plan=[PLAN]) as net:
        told = "\n".join(net.people.outcome(net.erase_person("persoon-eva")))
        assert "persoon-eva zijn niet gewist: deze persoon staat in ruimte_2025.toml" in told
        assert "zijn gewist" not in told


def test_an_erasure_tells_which_posts_it_leaves_and_a_rule_goes_on_about_them():
    seat = m50.Seat(id="z", title="Voorzitter", person="persoon-jan")
    with story(seat) as net:
        assert net["z"].status == "filled"
        plan = net.people.plan_erasure("persoon-jan")
        assert any("wie deze post heeft: z." in line for line in net.people.consequences(plan))
        done = net.erase_person("persoon-jan")
        assert any("wie deze post heeft: z." in line for line in net.people.outcome(done))
        assert (net["z"].status, net["z"].person) == ("vacant", "")
        (found,) = vacant_seat.findings(net.records, net.today)
        assert "van iemand van wie de gegevens zijn gewist" in found.sentence


def test_forgetting_twice_is_forgetting_once_and_leaves_other_commits_as_they_are():
    with story() as net:
        with net.commit("Los") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        edit = forget(net.kinds)("persoon-jan", net.log())
        once = [edit(commit) for commit in net.log()]
        again = forget(net.kinds)("persoon-jan", once)
        assert all(again(commit) is commit for commit in once)
        assert once[-1] is net.log()[-1]


def test_a_dossier_holds_the_record_what_points_at_it_and_the_commits():
    with story() as net:
        with net.commit("Over Jan de Vries") as commit:
            commit.change("persoon-jan", phone="030-7654321")
        found = net.person("jan DE vries")
        assert found.id == "persoon-jan"
        assert ("Telefoon", "030-7654321") in {(line.label, line.value) for line in found.own}
        assert ("phone", "06-12345678") in {(line.field, line.value) for line in found.earlier}
        assert {r.record: r.how for r in found.related} == {
            "contact-a": "Met", "actie-a": "Trekker, naam in tekst",
        }  # fmt: skip
        assert [trace.how_words for trace in found.commits] == ["over deze persoon"] * 2
        assert found.own[0].why is not None
        assert found.own[0].why.basis
        written = net.people.report("persoon-jan")
        assert "Was boos" in written.markdown
        assert "<h1>Wat de M50 over u bewaart</h1>" in written.html()


def test_a_removed_person_is_still_found_and_erased():
    with network(m50.Person(id="persoon-jan", **JAN)) as net:
        with net.commit("Weg") as commit:
            commit.remove("persoon-jan")
        assert net.person("persoon-jan").present is False
        net.erase_person("persoon-jan")
        assert "Vries" not in kept(net)
        assert net.log()[-1].erases == "persoon-jan"


def test_only_a_person_can_be_asked_about():
    with story(m50.Person(name="Jan de Vries")) as net:
        with pytest.raises(m50.UsageError, match="geen persoon"):
            net.person("actie-a")
        with pytest.raises(m50.UnknownId):
            net.erase_person("persoon-99")
        with pytest.raises(m50.UsageError, match="meer personen"):
            net.person("Jan de Vries")


def test_the_register_follows_from_the_fields_and_counts_what_is_filled():
    with story(m50.Progress(title="Los", about="actie-a")) as net:
        rows = {(h.kind, h.field): h for h in net.personal_data()}
        assert rows["person", "email"].filled == 1
        assert rows["contact", "person"].filled == 1
        assert rows["progress", "title"].filled == 0, "a note on an action is about nobody"
        assert rows["commit", "who"].filled == 1
        assert all(h.purpose and h.basis and h.retention for h in rows.values())


def test_an_export_is_kept_in_the_log_and_can_not_be_undone():
    with story() as net:
        net.people.note_export("persoon-jan")
        assert net.log()[-1].changes == ()
        assert net.log()[-1].why == "Persoonsgegevens uitgevoerd (AVG): persoon-jan"
        assert net.undo().undoes == 1


def test_the_commit_that_erases_is_wiped_of_who_made_it_too():
    with story() as net:
        net.who = "Jan de Vries"
        net.erase_person("persoon-jan")
        assert net.log()[-1].who == "[gewist]"


def test_what_is_to_be_wiped_stands_in_no_repr():
    with story() as net:
        edit = forget(net.kinds)("persoon-jan", net.log())
        assert "Vries" not in repr(edit)


def test_a_new_name_that_a_decision_gives_someone_is_wiped_with_the_old_one():
    amendment = m50.Amendment(
        title="Jan de Vries: Naam wordt Jan Bakker", about="persoon-jan", field_name="name",
        new_value="Jan Bakker", reason="Trouwde met Bakker",
    )  # fmt: skip
    with story(amendment) as net:
        net.erase_person("persoon-jan")
        assert "Bakker" not in kept(net)
