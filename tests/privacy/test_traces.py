"""A person is found in many texts in one go as in each of them apart."""

import pytest

from m50core.privacy.traces import Traces
from m50core.values.personal import Personal

ANNA = Traces.of(
    [
        (Personal.identity, "Anna de Vries"),
        (Personal.contact, "anna@zeist.example"),
        (Personal.contact, "06-12345678"),
    ]
)


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        ((), False),
        (("Bel Bert", "Anna de Vries"), True),
        (("title", "Gesprek met Vries, Anna de", "remark"), True),
        (("mail anna@zeist.example", "x"), True),
        (("Anna", "de Vries"), False),
        (("Anna de", "Vries"), False),
        (("0612", "345678"), False),
        (("tel. 0612345678", "345"), True),
        (("0612345678", "9"), True),
        (("anna", "@zeist.example"), False),
        (("anna@zeist", ".example"), False),
        (("x", "anna@zeist.example", ".nl"), True),
    ],
)
def test_many_texts_in_one_go_are_as_each_apart(texts, named):
    assert any(map(ANNA.stand_in, texts)) is named
    assert ANNA.stand_in_any(texts) is named
