"""Whether records may still be asked."""


class Gate:
    """Tells whether the network that records are of can still be asked."""

    open = True

    def close(self) -> None:
        """Let all records that share this gate raise ClosedError from now on."""
        self.open = False
