"""What the wording of an objective says: its verb, its figures, its time and its unit."""
