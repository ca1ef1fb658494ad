"""Tables of m50 and of other programs: what stands in a cell comes through as it is."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import m50core as m50
from m50core.exchange.guard import escape_formula, unescape_formula
from m50core.exchange.tables import read_csv, read_rows, read_table, write_csv
from m50core.network.intake import ArrivalFate
from m50core.network.network import Network
from m50core.program.plugin import m50_importers
from m50core.testing.builders import network, plugin

SIGNS = st.text(alphabet="'=+-@\t 0123456789.,:/%€eExzmeiapr", max_size=8)


@given(SIGNS | st.text(max_size=20))
@example("''")
@example("'=1")
@example("'''1e5")
def test_a_guarded_text_is_itself_again_and_starts_nothing(text: str):
    cell = escape_formula(text)
    assert unescape_formula(cell, own=True) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("name", ["'t Hart", "'s-Gravesande", "van 't Hof", "'", "''", "'n Idee"])
def test_a_name_keeps_its_apostrophe(name: str):
    assert escape_formula(name) == name
    assert unescape_formula(name, own=True) == unescape_formula(name, own=False) == name


@pytest.mark.parametrize("text", ["'70", "'25 maart", "'007"])
def test_in_a_file_of_another_program_an_apostrophe_before_a_number_stays(text: str):
    assert unescape_formula(text, own=False) == text
    assert unescape_formula("'=1+1", own=False) == "=1+1"


@pytest.mark.parametrize(
    "text",
    ["007", "0612345678", "+31612345678", "1.125", "1-2", "12:30", "maart 2025", "1E5", "WAAR",
     "10%", "2025-03", "12345678901", "25 mrt", "€ 5", "-", "5-"],
)  # fmt: skip
def test_what_a_spreadsheet_would_change_is_guarded(text: str):
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Zaal 3", "2025", "0", "Q1 2025", "1e helft", "GM1680", "mei"])
def test_what_it_leaves_alone_is_not(text: str):
    assert escape_formula(text) == text


def taken(net: Network, tmp_path: Path, content: bytes, *, name: str = "tabel.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return net.take_in(path)


@pytest.fixture
def net():
    with network(plugins={"bestanden": plugin(importers=m50_importers)}) as made:
        yield made


def test_names_of_another_program_come_in_as_they_are(net, tmp_path):
    taken(net, tmp_path, b"kind;name\nperson;'t Hart\nperson;'s-Gravesande\n")
    assert [p.name for p in net.collection("person")] == ["'t Hart", "'s-Gravesande"]


def test_one_odd_byte_changes_one_cell_and_the_row_and_column_are_told(net, tmp_path):
    content = "kind;name;function\nperson;Zoë de Boer;Coördinator\n".encode()
    content += b"person;Andr\xe9 \x80 Smit;Raadslid\n" + "person;Łukasz;Griffier\n".encode()
    arrivals = taken(net, tmp_path, content)
    assert [p.name for p in net.collection("person")] == ["Zoë de Boer", "André € Smit", "Łukasz"]
    assert [(one.place, one.notes) for one in arrivals] == [
        ("rij 2", ()),
        ("rij 3", ("kolom “name” bevat tekens die geen UTF-8 zijn; gelezen als “André € Smit”",)),
        ("rij 4", ()),
    ]


def test_a_whole_file_of_windows_is_told_once(net, tmp_path):
    arrivals = taken(net, tmp_path, "kind;name\nperson;Zoë\nperson;€\n".encode("cp1252"))
    assert [p.name for p in net.collection("person")] == ["Zoë", "€"]
    assert [len(one.notes) for one in arrivals] == [1, 0]
    assert "letters van Windows" in arrivals[0].notes[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_dialect_is_read(end: str, separator: str, mark: str):
    lines = ["kind|title|description", 'person|"een|""twee"""|a', "||", "", "person|drie|b||"]
    text = mark + end.join(lines).replace("|", separator) + end
    assert [(row.number, dict(row.cells)) for row in read_rows(text.encode(), "t.csv")] == [
        (2, {"kind": "person", "title": f'een{separator}"twee"', "description": "a"}),
        (5, {"kind": "person", "title": "drie", "description": "b"}),
    ]


def test_a_row_is_counted_as_a_spreadsheet_does():
    content = b'a;b\n"een\ntwee";x\n\nc;d\n'
    assert [number for number, _ in read_table(content, "t.csv")] == [2, 4]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"kind;title\naction_item\n", r"t\.csv, rij 2: het aantal cellen"),
        (b"kind;title\naction_item;a;b\n", r"t\.csv, rij 2: het aantal cellen"),
        (b"kind;title\naction_item;a;;b\n", r"rij 2: .*heeft 4 cellen bij 2 kolommen: voor “b” is"),
        (b"kind;title\na;b\naction_item;a;b\n", r"rij 3: .*Hoort een ; bij een tekst"),
        (b"kind,title\naction_item,a,b\n", r"rij 2: .*Hoort een komma bij een tekst"),
        (b"kind;title\naction_item\n", r"houdt op voor de kolom “title”"),
        (b"kind;\naction_item;b\n", r"t\.csv, rij 2: het aantal cellen.*Kolom 2 heeft geen naam"),
        (b"kind;kind\na;b\n", r"kolom “kind” staat er twee keer"),
        (b"kind;KIND \na;b\n", r"kolom “kind” staat er twee keer"),
        (b'kind;title\na;"b\n', r"t\.csv, rij 2: geen geldige CSV"),
        (b"title\na\n", r"t\.csv, rij 2: de kolom “kind” \(soort\) ontbreekt"),
        (b"kind;title\n;a\n", r"t\.csv, rij 2: de kolom “kind” \(soort\) ontbreekt of is leeg"),
        (b"kind;title\na;b\x00\n", r"NUL"),
    ],
)
def test_a_table_that_is_not_whole_is_refused_with_its_row(content: bytes, reason: str):
    with pytest.raises(m50.M50Error, match=reason):
        list(read_csv(content, "t.csv"))


@pytest.mark.parametrize(
    "heading",
    ["kind;name;function", "KIND;NAME;FUNCTION", " Kind ; Naam ;  functie  ", "soort;naam;FUNCTIE",
     "kind;name;function;", "sep=;\nkind;name;function", '"sep=;"\nkind;name;function',
     "SEP=;\n\nkind;name;function;;"],
)  # fmt: skip
@pytest.mark.parametrize(
    "row", ["person;Eva;a, b, c, d, e, f, g, h", "person;Eva;a, b, c, d, e, f, g, h;;;"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_headings_and_rows_of_other_programs_are_read(net, tmp_path, heading, row, end):
    content = f"{heading}\n{row}\n".replace("\n", end)
    (made,) = taken(net, tmp_path, content.encode())
    assert (made.record.name, made.record.function) == ("Eva", "a, b, c, d, e, f, g, h")


def test_a_separator_that_the_file_names_goes_before_what_its_headings_hold(net, tmp_path):
    (made,) = taken(net, tmp_path, b"sep=,\r\nkind,name,function\r\nperson,Eva,a;b;c;d\r\n")
    assert made.record.function == "a;b;c;d"
    assert made.place == "rij 2"


def test_a_heading_that_only_looks_like_another_is_another(net, tmp_path):
    with pytest.raises(m50.M50Error, match=r"rij 2: de kolommen “name” en “Naam” zijn hetzelfde"):
        taken(net, tmp_path, b"kind;name;Naam\nperson;Eva;Ada\n")
    with pytest.raises(m50.M50Error, match="geen veld “Naam2”"):
        taken(net, tmp_path, b"kind;name;Naam2\nperson;Eva;Ada\n")


def test_amounts_go_out_with_a_comma_and_stay_numbers(net):
    with net.commit("Geld") as c:
        c.make("booking", {"title": "Zaal", "amount": "-1.125,50"})
        c.make("booking", {"title": "Lang", "amount": "123.456.789.012,30"})
    cells = [dict(row.cells) for row in read_rows(write_csv(net.collection("booking")), "b.csv")]
    text = write_csv(net.collection("booking")).decode()
    assert [row["amount"] for row in cells] == ["-1125,50", "123456789012,30"]
    assert ";-1125,50;" in text
    assert ";'123456789012,30;" in text


@pytest.fixture
def one(net):
    with net.commit("Actie") as c:
        values = {"title": "Zaal", "due": "2025-04-01", "description": "Groot"}
        return c.make("action_item", values)


def test_an_emptied_cell_clears_and_says_so(net, one, tmp_path):
    content = f"kind;id;title;due;description\naction_item;{one.id};Zaal;;\n".encode()
    (arrival,) = taken(net, tmp_path, content)
    assert [change.shown for change in arrival.cleared] == [
        "Toelichting: Groot → leeg", "Uiterlijk: di 1 apr 2025 → leeg",
    ]  # fmt: skip
    assert (net[one.id].due, net[one.id].description) == (None, "")
    assert {a.fate for a in taken(net, tmp_path, content)} == {ArrivalFate.known}


def test_a_missing_column_leaves_its_field_alone(net, one, tmp_path):
    (arrival,) = taken(net, tmp_path, f"kind;id;title\naction_item;{one.id};Zaal\n".encode())
    assert arrival.fate is ArrivalFate.known
    assert str(net[one.id].due) == "2025-04-01"


@pytest.mark.parametrize(("column", "label"), [("title", "Titel"), ("status", "Status")])
def test_a_field_that_is_never_empty_is_refused_with_its_row(net, one, tmp_path, column, label):
    others = {"title": "Zaal", "status": "open"} | {column: ""}
    content = f"kind;id;title;status\naction_item;{one.id};{others['title']};{others['status']}\n"
    head = net.store.head()
    with pytest.raises(m50.M50Error, match=rf"tabel\.csv, rij 2: {label} .*nooit leeg"):
        taken(net, tmp_path, content.encode())
    assert net.store.head() == head


def test_an_empty_cell_of_something_new_is_as_usual(net, tmp_path):
    content = b"kind;id;title;status;due\naction_item;;Zaal;;\n"
    (arrival,) = taken(net, tmp_path, content)
    assert (arrival.fate, arrival.record.status, arrival.record.due) == (
        ArrivalFate.new,
        "open",
        None,
    )


CBS = "Gemeentecode;GemeentecodeGM;Gemeentenaam;Provinciecode;ProvinciecodePV;Provincienaam\r\n"


def test_the_list_of_municipalities_of_cbs_is_read_as_it_is(net, tmp_path):
    with net.commit("x") as commit:
        commit.add(m50.Municipality(id="GM0373", name="Bergen (NH)", code="GM0373"))
    file = tmp_path / "gemeenten.csv"
    file.write_text(
        CBS + "796;GM0796;'s-Hertogenbosch;30;PV30;Noord-Brabant\r\n"
        "373;GM0373;Bergen (NH.);27;PV27;Noord-Holland\r\n"
    )
    new, known = net.take_in(file)
    assert (new.record.id, new.record.name, new.record.province) == (
        "GM0796", "'s-Hertogenbosch", "Noord-Brabant",
    )  # fmt: skip
    assert new.notes[0].startswith("niet overgenomen: 3 kolommen (“Gemeentecode”, ")
    assert (known.fate, known.record.name) == (ArrivalFate.known, "Bergen (NH)")
    assert "Naam: hier “Bergen (NH)”, in het bestand “Bergen (NH.)”" in known.notes
    assert {one.fate for one in net.take_in(file)} == {ArrivalFate.known}


def test_a_list_of_contacts_of_a_mail_program_gives_people(net, tmp_path):
    file = tmp_path / "contacten.csv"
    file.write_text(
        "Voornaam;Middelste naam;Achternaam;Functietitel;E-mailadres;Verjaardag\r\n"
        "Jan;van der;Zwaan;Griffier;jan@voorbeeld.invalid;1-1-1970\r\n"
    )
    (arrival,) = net.take_in(file)
    person = arrival.record
    assert (person.name, person.function, person.email) == (
        "Jan van der Zwaan", "Griffier", "jan@voorbeeld.invalid",
    )  # fmt: skip
    assert arrival.notes == ("niet overgenomen: 1 kolom (“Verjaardag”)",)


@pytest.mark.parametrize("heads", ["Naam;Plaats", "Gemeente;Bedrag", "x;y"])
def test_headings_that_say_too_little_are_refused(net, tmp_path, heads: str):
    file = tmp_path / "x.csv"
    file.write_text(f"{heads}\r\na;b\r\n")
    with pytest.raises(m50.M50Error, match="de kolom “kind”"):
        net.take_in(file)
