"""The configuration of a folder of dossiers: where it is found, what it may say, what is in force."""
