"""What a record is: its fields, its relations, many of them together, and questions about them.

What stands here by name is for whoever shows records, or has them filled in.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.records.asked import meaning_of as meaning_of
    from m50core.records.asked import read_values as read_values
    from m50core.records.called import field_labelled as field_labelled
    from m50core.records.field_types import field_type as field_type
    from m50core.records.fields import WORKED_OUT as WORKED_OUT
    from m50core.records.fields import FieldInfo as FieldInfo
    from m50core.records.fields import KindInfo as KindInfo
    from m50core.records.fields import is_person_kind as is_person_kind
    from m50core.records.fields import plain_value as plain_value
    from m50core.records.fields import read_value as read_value
    from m50core.records.fields import show_value as show_value
    from m50core.records.fields import written_value as written_value
    from m50core.records.laying import editable as editable
    from m50core.records.let_go import hung_words as hung_words
    from m50core.records.let_go import told_after as told_after
    from m50core.records.lookalikes import alike_text as alike_text
    from m50core.records.naming import find_by_name as find_by_name
    from m50core.records.reasons import why_added as why_added
    from m50core.records.reasons import why_changed as why_changed
    from m50core.records.reasons import why_removed as why_removed
    from m50core.records.record import ANY as ANY
    from m50core.records.record import evolve as evolve
    from m50core.records.relation_words import field_words as field_words
    from m50core.records.search import fold as fold
    from m50core.records.search import near_words as near_words
    from m50core.records.timing import is_late as is_late
    from m50core.records.timing import is_over as is_over
    from m50core.records.timing import period_of as period_of
    from m50core.records.traits import due_of as due_of
    from m50core.records.traits import owner_of as owner_of
    from m50core.records.traits import recurs as recurs
    from m50core.records.traits import status_of as status_of
    from m50core.records.traits import unit_of as unit_of
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "asked": "meaning_of read_values",
            "called": "field_labelled",
            "laying": "editable",
            "let_go": "hung_words told_after",
            "field_types": "field_type",
            "relation_words": "field_words",
            "fields": "WORKED_OUT FieldInfo KindInfo is_person_kind plain_value read_value "
            "show_value written_value",
            "lookalikes": "alike_text",
            "naming": "find_by_name",
            "reasons": "why_added why_changed why_removed",
            "record": "ANY evolve",
            "search": "fold near_words",
            "timing": "is_late is_over period_of",
            "traits": "due_of owner_of recurs status_of unit_of",
        },
    )
