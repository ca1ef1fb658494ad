"""What meetings, debates and events share: whether they go on, and what is ready for them."""

from typing import Any

from m50core.records.fields import field
from m50core.values.choice import Choice, steps
from m50core.values.stage import Stage


@steps(
    {
        "planned": ("held", "cancelled"),
        "held": ("planned",),
        "cancelled": ("planned",),
    }
)
class OccasionStatus(Choice):
    """Whether a debate or an event goes on."""

    planned = "planned", "gepland", Stage.open
    held = "held", "geweest", Stage.finished
    cancelled = "cancelled", "gaat niet door", Stage.dropped


class NeedSort(Choice):
    """What must be done to have something ready."""

    date = "date", "datum kiezen"
    details = "details", "tijd en plaats vastleggen"
    quorum = "quorum", "quorum vastleggen"
    room = "room", "zaal vastleggen"
    speakers = "speakers", "sprekers vragen"
    invitation = "invitation", "uitnodigen"
    agenda = "agenda", "agenda maken"
    owners = "owners", "trekkers kiezen"
    paper = "paper", "stuk aanleveren"
    request = "request", "stuk vragen"
    minutes = "minutes", "verslag vaststellen"
    draft = "draft", "verslag maken"
    action = "action", "actie"
    leftover = "leftover", "beslissen over wat eraan hing"


KEPT = {
    NeedSort.room: "room_on",
    NeedSort.speakers: "speakers_on",
    NeedSort.invitation: "invited_on",
}
"""What has no record of its own: the field that keeps the day on which it was done."""


def status_field() -> Any:
    """Return the field of a debate or an event that says whether it goes on."""
    return field(label="Status", default=OccasionStatus.planned, in_list=True, state=True)


def room_on_field() -> Any:
    """Return the field that says since when the room is fixed."""
    return field(label="Zaal vastgelegd op", default=None, state=True)


def speakers_on_field() -> Any:
    """Return the field that says since when the speakers are certain."""
    words = "Wanneer zij toezegden; ook als er geen sprekers nodig zijn."
    return field(label="Sprekers rond op", help=words, default=None, state=True)


def invited_on_field() -> Any:
    """Return the field that says when people were invited."""
    return field(label="Uitgenodigd op", default=None, state=True)


def reason_field() -> Any:
    """Return the field that says why it was moved, or isn't held."""
    words = "Waarom het is verplaatst, of niet doorgaat."
    return field(label="Reden", help=words, default="", state=True)
