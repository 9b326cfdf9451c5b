"""The dossier to fill in, written from the models and the rulebook: what is asked, how, with which example."""
