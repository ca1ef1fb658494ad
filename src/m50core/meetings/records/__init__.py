"""What is kept of meetings: their points, papers, presence, votes, decisions, minutes."""
