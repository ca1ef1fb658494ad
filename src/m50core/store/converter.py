"""Commits and documents to and from plain JSON data. The only home of cattrs."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn

import cattrs
from cattrs import transform_error
from cattrs.gen import make_dict_structure_fn

from m50core.store.protocol import Change, Commit, Document


def _decimal(value: Any, _: type) -> Decimal:
    if isinstance(value, float):
        raise TypeError("een bedrag is geen kommagetal van de computer (float)")
    return Decimal(value)


def _converter() -> cattrs.Converter:
    made = cattrs.Converter()
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, _decimal)
    for cls in (Change, Commit, Document):
        made.register_structure_hook(
            cls, make_dict_structure_fn(cls, made, _cattrs_forbid_extra_keys=False)
        )
    return made


_CONVERTER = _converter()


def commit_to_plain(commit: Commit) -> dict[str, Any]:
    """Return a commit as JSON-ready data."""
    plain: dict[str, Any] = _CONVERTER.unstructure(commit)
    return plain


def commit_from_plain(plain: Any) -> Commit:
    """Read a commit; ValueError says which part is wrong."""
    commit: Commit = _read(plain, Commit)
    return commit


def document_to_plain(document: Document) -> dict[str, Any]:
    """Return a document as JSON-ready data."""
    plain: dict[str, Any] = _CONVERTER.unstructure(document)
    return plain


def document_from_plain(plain: Any) -> Document:
    """Read a document; ValueError says which part is wrong."""
    document: Document = _read(plain, Document)
    return document


def _read(plain: Any, cls: Any) -> Any:
    try:
        return _CONVERTER.structure(plain, cls)
    except Exception as error:
        _raise_plainly(error)


def _raise_plainly(error: Exception) -> NoReturn:
    raise ValueError("; ".join(transform_error(error))) from None
