"""What things are filled in with: forms, questions, a choice of records, and drafts."""
