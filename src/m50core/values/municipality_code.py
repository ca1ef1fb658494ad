"""The code that Statistics Netherlands (CBS) gives a municipality."""

import re
from typing import Any, Self

import attrs


def _code(value: Any) -> str:
    if not re.fullmatch(r"GM\d{4}", str(value)):
        raise ValueError(f"“{value}” is geen gemeentecode. Een code is GM met vier cijfers: GM1680")
    return str(value)


@attrs.frozen(order=True)
class MunicipalityCode:
    """CBS code of a municipality: ``GM`` and four digits."""

    value: str = attrs.field(converter=_code)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``GM1680`` or ``gm1680``; ValueError otherwise."""
        return cls(text.strip().upper())

    def __str__(self) -> str:
        return self.value
