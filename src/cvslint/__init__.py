"""cvslint: checks a dossier for the *Contrat de ville et des solidarités* before it is filed."""

__version__ = "0.1.0"
