"""What someone gets who asks what is kept about them, and what a program gets of it."""

from datetime import UTC, datetime

import attrs

import m50core as m50
from m50core.answers.json_schema import Schemas
from m50core.answers.schema import Schema
from m50core.privacy.commands import INVENTORY, PERSON
from m50core.privacy.dossier import TraceHow
from m50core.privacy.dossier_report import GivenDossier
from m50core.program.schemas import json_schema
from m50core.testing.answers import schema_mistakes
from m50core.testing.builders import DAY, network


def story() -> m50.Network:
    """Jan, a talk with him, and an action of his that names him."""
    return network(
        m50.Person(id="persoon-jan", name="Jan de Vries", email="jan@zeist.example"),
        m50.Contact(id="contact-a", title="Kritiek", person="persoon-jan"),
        m50.ActionItem(id="actie-a", title="Bel Jan de Vries", owner="persoon-jan"),
    )


def whole(schema: Schema, net: m50.Network, items: list[object]) -> list[str]:
    """What is wrong with these items as the answer that they are."""
    answer = {"schema": str(schema), "incomplete": [], "items": m50.to_json(items)}
    return schema_mistakes(answer, json_schema(schema, net.register))


def test_what_the_report_tells_is_a_class_with_a_schema():
    with story() as net:
        told = net.people.report("persoon-jan").data
        schemas = Schemas(net.kinds)
        assert type(told) is GivenDossier
        schema = schemas.of(GivenDossier)
        assert schema_mistakes(m50.to_json(told), {**schema, "$defs": schemas.defs}) == []
        assert m50.to_json(told)["day"] == DAY.isoformat()
        assert [reason.category for reason in told.reasons] == sorted(
            {reason.category for reason in told.reasons}, key=lambda why: why.place
        )


def test_a_person_reads_it_all_in_words():
    with story() as net:
        when = net.log()[0].when
        text = net.people.report("persoon-jan").markdown.replace("\\", "")
    assert "Jan de Vries (persoon-jan), op dinsdag 11 maart 2025" in text
    assert f"- di 11 mrt 2025 {when:%H:%M}, " in text
    assert "(over deze persoon)" in text
    assert "actie-a, door: Trekker, naam in tekst" in text
    assert "- Titel: Bel Jan de Vries" in text
    assert "| identiteit | weten met wie de M50 te maken heeft |" in text


def test_a_program_gets_values_and_names_of_fields_never_words_alone():
    with story() as net:
        found = net.person("persoon-jan")
        (item,) = PERSON.each([found])
        assert whole(PERSON, net, [item]) == []
        plain = m50.to_json(item)
        name = next(line for line in plain["record"] if line["field"] == "name")
        assert (name["category"], name["months"]) == ("identity", 24)
        by_id = {one["id"]: one for one in plain["related"]}
        assert by_id["actie-a"]["kind"] == "action_item"
        assert (by_id["actie-a"]["pointing"], by_id["actie-a"]["named"]) == (["owner"], True)
        assert (by_id["contact-a"]["pointing"], by_id["contact-a"]["named"]) == (["person"], False)
        (commit,) = plain["commits"]
        assert datetime.fromisoformat(commit["when"]) == net.log()[0].when
        assert commit["how"] == [TraceHow.about.value]


def test_the_register_tells_a_program_the_category_by_its_name():
    with story() as net:
        holdings = net.personal_data()
        assert whole(INVENTORY, net, list(holdings)) == []
        assert {m50.to_json(one)["category"] for one in holdings} == {
            "identity", "contact", "role", "opinion", "author",
        }  # fmt: skip
        table = net.lists.personal_data(holdings)
        assert any("identiteit" in row.texts for row in table.rows)


def test_a_moment_in_a_report_keeps_its_time():
    from m50core.plugins import Report
    from m50core.reports.report import write_report

    @attrs.frozen
    class Told:
        when: datetime

    with network() as net:
        at = Told(datetime(2025, 3, 11, 9, 41, tzinfo=UTC))
        report = Report("r", "R", "h", "{{ when }}", lambda r, d, p: at)
        assert write_report(report, net.records, DAY).markdown == "di 11 mrt 2025 09:41"
