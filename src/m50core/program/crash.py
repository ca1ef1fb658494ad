"""An error that nobody foresaw: one sentence for the person, details in a file, no values."""

import secrets
import traceback
from datetime import UTC, datetime

from m50core.program.config import config_folder


def report_crash(error: BaseException) -> str:
    """Keep where the error came from (no local variables) and return a Dutch sentence."""
    reference = secrets.token_hex(3)
    frames = traceback.extract_tb(error.__traceback__)
    where = "".join(f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    note = f"{when} {reference} {type(error).__name__}\n{where}\n"
    path = config_folder() / "fouten.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf-8") as log:
            log.write(note)
        kept = f"De plaats van de fout staat in {path} onder {reference}."
    except OSError:
        kept = f"Kenmerk {reference}."
    return (
        f"Er ging iets mis dat niet was voorzien ({type(error).__name__}). Wat al bewaard was, is "
        f"bewaard. {kept} Stuur dit door aan wie m50 beheert."
    )
