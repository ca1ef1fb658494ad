"""The members: municipalities, and how they are involved."""
