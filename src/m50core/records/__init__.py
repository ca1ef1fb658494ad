"""What a record is: its fields, its relations, many of them together, and questions about them."""
