"""JSON Schemas of what people write by hand: a dossier for its author's editor, a rule file for who writes a pack."""
