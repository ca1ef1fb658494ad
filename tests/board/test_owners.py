"""What has no owner is looked after by who holds its portfolio or chairs its pillar."""

from datetime import date

import m50core as m50
from m50core.testing.builders import definitions, network

PLAN = definitions("""
[[person]]
id = "persoon-laura"
name = "Laura Hoogstraten"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "persoon-laura"
source = "Plan"
[[portfolio]]
id = "relaties"
title = "Relaties"
source = "Plan"
[[goal]]
id = "ruimte-01"
title = "Doel"
source = "Plan > 1"
[[goal]]
id = "ruimte-02"
title = "Doel van de portefeuille"
portfolio = "relaties"
source = "Plan > 1"
""")


def test_a_goal_without_an_owner_is_looked_after_via_its_pillar():
    with network(m50.Person(id="jan", name="Jan"), plan=[PLAN]) as net:
        owner = net.responsible("ruimte-01")
        assert (owner.person, owner.via) == ("persoon-laura", "ruimte")
        assert owner.words(net.records) == "via de pijler: Laura Hoogstraten"
        with net.commit("Trekker") as commit:
            commit.change("ruimte-01", owner="jan")
        owner = net.responsible("ruimte-01")
        assert (owner.person, owner.via, owner.words(net.records)) == ("jan", "", "Jan")


def test_who_looks_after_it_changes_with_who_holds_the_post():
    with network(m50.Person(id="jan", name="Jan"), plan=[PLAN], today=date(2025, 11, 1)) as net:
        with net.commit("Nieuwe voorzitter") as commit:
            commit.add(m50.Term(post="zetel-ruimte-chair", person="jan", start="2025-10-01"))
        assert net["ruimte"].chair == net.responsible("ruimte-01").person == "jan"
        with net.commit("Geen voorzitter meer") as commit:
            commit.change("termijn-1", end="2025-10-31")
        assert net.responsible("ruimte-01").person == ""


def test_only_a_goal_that_nobody_looks_after_is_without_an_owner():
    with network(plan=[PLAN]) as net:
        found = {one.record for one in net.check() if one.code == "M50-001"}
        assert "ruimte-01" not in found
