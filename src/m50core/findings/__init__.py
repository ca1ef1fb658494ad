"""What is not as the plan promises, and the rules that find it."""
