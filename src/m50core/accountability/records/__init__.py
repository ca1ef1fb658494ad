"""Progress with the state of its proof, figures, judgements, and what was accounted for."""

from m50core.accountability.records.accountings import Accounting
from m50core.accountability.records.judgements import Judgement, Stand
from m50core.accountability.records.measurements import Measurement, share_text
from m50core.accountability.records.progress import Progress, ProofStatus
from m50core.records.record import Record

__all__ = [
    "KINDS",
    "Accounting",
    "Judgement",
    "Measurement",
    "Progress",
    "ProofStatus",
    "Stand",
    "share_text",
]

KINDS: tuple[type[Record], ...] = (Measurement, Progress, Judgement, Accounting)
