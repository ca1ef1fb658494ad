"""What was typed and not saved: kept whole, on this computer only, and wiped with the person."""

import json
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.cli.main import main
from m50core.privacy.drafts import LARGEST, MOST, Drafts, StoredDraft
from m50core.privacy.people import consequences
from m50core.store.desk.desk import Desk, former_key, network_key
from m50core.testing.builders import network

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
JAN = {"name": "Jan de Vries", "email": "jan@zeist.example", "phone": "06-12345678"}


def draft(about: str = "", kind: str = "action_item", **typed: str) -> StoredDraft:
    return StoredDraft(kind, about, typed, WHEN)


def desk_drafts(folder: Path, place: str = "/net") -> Drafts:
    return Drafts(Desk.of(folder, place))


def write_former(folder: Path, key: str, *drafts: StoredDraft, other: bytes = b"") -> Path:
    """Write drafts as they were once kept: a file a network."""
    rows = {
        str(n): {**attrs.asdict(one), "when": one.when.isoformat()}
        for n, one in enumerate(drafts, 1)
    }
    (folder / "drafts").mkdir(exist_ok=True)
    path = folder / "drafts" / f"{key}.json"
    path.write_bytes(other or json.dumps({"drafts": rows}).encode())
    path.with_suffix(".lock").touch()
    return path


def test_there_is_one_draft_of_a_form_the_last_one(tmp_path: Path):
    drafts = desk_drafts(tmp_path)
    drafts.keep(draft(title="Za"))
    drafts.keep(draft(title="Zaal"))
    drafts.keep(draft("actie-1", title="Koffie"))
    assert [one.typed["title"] for one in desk_drafts(tmp_path).all()] == ["Zaal", "Koffie"]
    assert desk_drafts(tmp_path, "/other").all() == ()
    drafts.drop("action_item", "")
    assert drafts.get("action_item", "") is None
    assert drafts.get("action_item", "actie-1") == draft("actie-1", title="Koffie")
    (file,) = tmp_path.glob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    assert "Zaal" not in file.read_text("utf-8")


@given(
    typed=st.dictionaries(st.text(max_size=8), st.text(max_size=40), max_size=4),
    was=st.dictionaries(
        st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.text(), max_size=3
    ),
)
def test_a_draft_comes_back_as_it_was(typed, was, tmp_path_factory):
    drafts = desk_drafts(tmp_path_factory.mktemp("desk"))
    kept = StoredDraft("goal", "doel-1", typed, WHEN, was, 7)
    drafts.keep(kept)
    assert drafts.all() == (kept,)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null1", b'{"drafts": []}', b'{"drafts": {"x": {}}}', b"\xff\xfe{}",
        b"[" * 100_000, b'{"drafts": {"1": 7}}', b"null",
    ],
)  # fmt: skip
def test_a_file_that_cant_be_read_is_set_aside_and_told(tmp_path: Path, content: bytes):
    drafts = desk_drafts(tmp_path)
    drafts.keep(draft(title="Zaal"))
    (file,) = tmp_path.glob("*.json")
    file.write_bytes(content)
    assert drafts.all() == ()
    (notice,) = drafts.desk.notices
    assert "apart gezet" in notice
    assert content in [one.read_bytes() for one in tmp_path.iterdir()]
    drafts.keep(draft(title="Koffie"))
    assert [one.typed["title"] for one in drafts.all()] == ["Koffie"]


@pytest.mark.parametrize(
    "row", [{}, {"kind": "goal"}, {"kind": "g", "about": "", "typed": {}, "when": "gisteren",
                               "was": {}, "version": 0}],
)  # fmt: skip
def test_a_draft_that_cant_be_read_is_set_aside_and_the_others_stay(tmp_path: Path, row):
    drafts = desk_drafts(tmp_path)
    drafts.keep(draft(title="Zaal"))
    (file,) = tmp_path.glob("*.json")
    tables = json.loads(file.read_text("utf-8"))
    tables["drafts"]["7"] = row
    file.write_text(json.dumps(tables), "utf-8")
    assert [one.typed["title"] for one in drafts.all()] == ["Zaal"]
    (notice,) = drafts.desk.notices
    (aside,) = tmp_path.glob("desk.onleesbaar-*")
    assert str(aside) in notice
    assert json.loads(aside.read_text("utf-8")) == {"drafts": {"7": row}}
    assert desk_drafts(tmp_path).desk.notices == ()


def test_what_was_kept_in_a_file_a_network_is_taken_over_once(tmp_path: Path):
    old = write_former(tmp_path, network_key("/net"), draft(title="Oud"), draft("a-1", title="x"))
    drafts = desk_drafts(tmp_path)
    assert [one.typed["title"] for one in drafts.all()] == ["Oud", "x"]
    assert list(old.parent.iterdir()) == []
    drafts.drop("action_item", "")
    assert [one.about for one in desk_drafts(tmp_path).all()] == ["a-1"]


def test_a_file_of_before_that_cant_be_read_is_set_aside_and_goes_with_an_erasure(tmp_path: Path):
    write_former(tmp_path, network_key("/net"), other=b"Jan de Vries{")
    drafts = desk_drafts(tmp_path)
    assert drafts.all() == ()
    assert "apart gezet" in drafts.desk.notices[0]
    assert [f.name for f in (tmp_path / "drafts").glob("*onleesbaar*")] != []
    drafts.wipe_unreadable()
    assert list((tmp_path / "drafts").glob("*onleesbaar*")) == []


def test_too_long_and_too_many_are_refused_and_the_others_stay(tmp_path: Path):
    drafts = desk_drafts(tmp_path)
    with pytest.raises(m50.M50Error, match="te lang"):
        drafts.keep(draft(title="x" * (LARGEST + 1)))
    memory = Drafts()
    for number in range(MOST):
        memory.keep(draft(f"actie-{number}", title="x"))
    with pytest.raises(m50.M50Error, match="er niet bij bewaard"):
        memory.keep(draft("nog-een", title="x"))
    memory.keep(draft("actie-0", title="y"))
    assert len(memory.all()) == MOST


def test_a_folder_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "settings").write_text("hier staat een bestand")
    drafts = desk_drafts(tmp_path / "settings")
    with pytest.raises(m50.M50Error, match="niet bij te werken"):
        drafts.keep(draft(title="Zaal"))


@pytest.mark.parametrize(
    "held",
    [
        draft("persoon-jan", "person", email="nieuw@zeist.example"),
        draft(owner="persoon-jan"),
        draft(title="Bel Jan de Vries"),
        draft(description="mail naar JAN@zeist.example, graag"),
        draft(description="bel 06 1234 5678"),
        draft("Laten liggen: Bel Jan de Vries", "question", reason="druk"),
        draft("contact-a", "contact", outcome="Was ook nu boos"),
        draft("actie-a", "action_item", partners="persoon-eva, persoon-jan"),
    ],
    ids=str,
)
def test_erasing_a_person_wipes_the_drafts_that_hold_them_and_no_other(held: StoredDraft):
    with network(
        m50.Person(id="persoon-jan", **JAN),
        m50.Contact(id="contact-a", title="Kritiek", outcome="Was boos", person="persoon-jan"),
        m50.ActionItem(id="actie-a", title="Zaal"),
    ) as net:
        other = draft("andere", title="Persoon-janssen bellen over de zaal")
        for one in (held, other):
            net.drafts.keep(one)
        assert net.people.plan_erasure("persoon-jan").drafts == 1
        net.erase_person("persoon-jan")
        assert net.drafts.all() == (other,)


@pytest.mark.parametrize(
    ("held", "goes"),
    [
        (draft("zetel-1+persoon-jan", "question/effect/appoint", until=""), True),
        (draft("besluit", "taking_decision", effects="[[\"admit\", [\"persoon-jan\"], {}]]"), True),
        (draft("actie-a", partners="persoon-eva, persoon-jan"), True),
        (draft("persoon-janssen", "person", name="Persoon-jan-de-vries"), False),
    ],
    ids=["question", "decision", "several", "another"],
)  # fmt: skip
def test_what_points_at_who_was_erased_elsewhere_goes_wherever_the_id_stands(held, goes: bool):
    drafts = Drafts()
    drafts.keep(held)
    assert drafts.wipe_pointing_at({"persoon-jan", "persoon-9"}) == goes
    assert drafts.all() == (() if goes else (held,))
    assert drafts.wipe_pointing_at(()) == 0


def test_the_command_line_wipes_what_was_typed_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    with m50.open(tmp_path / "net") as net:
        with net.commit("Nieuw") as commit:
            person = commit.add(m50.Person(**JAN))
        net.drafts.keep(draft(title="Bel Jan de Vries"))
        net.drafts.keep(draft("actie-9", title="Zaal"))
    for aside in ("desk.onleesbaar-1", ".desk.json.tmp"):
        (tmp_path / "settings" / aside).write_text("Jan de Vries{")
    words = ["person", "erase", person.id, "--yes", person.id, "--json"]
    assert main([*words, "--network", str(tmp_path / "net")]) == 0
    assert '"drafts": 1' in capsys.readouterr().out
    left = "".join(f.read_text() for f in (tmp_path / "settings").iterdir() if f.is_file())
    assert "Jan" not in left
    assert "Zaal" in left


@pytest.mark.parametrize("spelled", ["link", "sub/../net"])
def test_a_network_has_the_same_drafts_however_its_folder_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelled: str
):
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    (tmp_path / "sub").mkdir()
    with m50.open(tmp_path / "net") as net:
        with net.commit("Nieuw") as commit:
            person = commit.add(m50.Person(**JAN))
        net.drafts.keep(draft(person.id, "person", email="nieuw@zeist.example"))
        net.drafts.keep(draft(owner=person.id))
    (tmp_path / "link").symlink_to(tmp_path / "net", target_is_directory=True)
    words = ["person", "erase", person.id, "--yes", person.id]
    assert main([*words, "--network", str(tmp_path / spelled)]) == 0
    kept = "".join(f.read_text() for f in (tmp_path / "settings").glob("*.json"))
    assert "drafts" in kept
    assert person.id not in kept
    assert "zeist" not in kept


def test_drafts_of_a_place_that_was_known_as_typed_are_found_again(tmp_path: Path):
    (tmp_path / "net").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "net", target_is_directory=True)
    write_former(tmp_path, former_key(str(tmp_path / "link")), draft(title="Zaal"))
    (found,) = desk_drafts(tmp_path, str(tmp_path / "link")).all()
    assert found.typed["title"] == "Zaal"
    assert desk_drafts(tmp_path, str(tmp_path / "net")).all() == (found,)


def test_an_erasure_says_what_went_and_what_to_look_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    with m50.open(tmp_path / "net") as net:
        with net.commit("Nieuw") as commit:
            person = commit.add(m50.Person(**JAN))
        net.drafts.keep(draft(title="Bel Jan de Vries"))
        lines = list(consequences(net.people.plan_erasure(person.id)))
    words = ["person", "erase", person.id, "--yes", person.id]
    assert main([*words, "--network", str(tmp_path / "net")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        "De gegevens van persoon-1 zijn gewist, uit 1 wijziging en 1 concept op deze computer."
    )
    for words_told in (told[1], lines[-1]):
        assert words_told.startswith("Kijk zelf na wat m50 niet bereikt: ")
        for place in ("eerder zijn uitgevoerd", "reservekopieën op een andere plaats", "formulier"):
            assert place in words_told
