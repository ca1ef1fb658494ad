"""How a commit reads on one line."""

from m50core.store.protocol import Commit
from m50core.values import dutch


def commit_moment(commit: Commit) -> str:
    """Return in Dutch when a commit was made, and the day that one looked from, when another."""
    seen = f", gezien vanaf {dutch.day(commit.day)}" if commit.day else ""
    return f"{dutch.moment(commit.when)}{seen}"


def commit_line(commit: Commit) -> str:
    """Return in Dutch when a commit was made, by whom and why."""
    return f"{commit_moment(commit)}  {commit.who}: {commit.why}"
