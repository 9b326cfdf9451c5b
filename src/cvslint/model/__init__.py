"""A dossier as typed values: one Pydantic model a section of the form, French value types, one budget grid."""
