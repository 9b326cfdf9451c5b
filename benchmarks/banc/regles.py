"""Rules made up to weigh one more rule: they ask of clean dossiers what these have, and so say nothing."""

from __future__ import annotations

from pathlib import Path

FORMES = (
    ("projet.intitule", "requis", ""),
    ("projet.objectifs", "nombre", "{min: 1}"),
    ("projet.objectifs[*].enonce", "requis", ""),
    ("projet.partenariats[*].structure", "requis", ""),
    ("porteur.siret", "siret_longueur", ""),
    ("depot.date", "pas_apres", "{limite: {parametre: date_limite}}"),
    ("totaux[cle=charges.directes]", "total_juste", ""),
    ("montant_sollicite", "depasse", '{seuil: "0"}'),
    ("projet.public_cible.habitants_qpv", "est_oui", ""),
    ("budget", "requis", ""),
)
"""What the made up rules look at and check, in turn: values, lists and views, as the rules of the call do."""

TETE = """\
rubrique: qualite
origine: usage
source: Banc de mesure

regles:
"""
REGLE = """\
  QUA{code}:
    nom: regle-de-mesure-{n}
    gravite: info
    resume: Règle écrite pour la mesure.
    sur: "{sur}"
    verifie: {verifie}
    avec: {avec}
    message: Règle écrite pour la mesure.
    pourquoi: Elle dit ce que coûte une règle de plus.
    aide: Rien n'est à corriger.
"""
RANG = 500
"""Where the codes of the made up rules begin: no rule of the call is there."""


def ecrire_regles(fichier: Path, combien: int) -> Path:
    """Writes ``combien`` rules, 400 at most; the path that it was given."""
    regles = []
    for n in range(combien):
        sur, verifie, avec = FORMES[n % len(FORMES)]
        regles.append(REGLE.format(code=RANG + n, n=n, sur=sur, verifie=verifie, avec=avec or "{}"))
    fichier.write_text(TETE + "".join(regles), encoding="utf-8")
    return fichier
