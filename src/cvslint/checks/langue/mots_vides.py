"""Words that add nothing to a stock phrase on equality: whom and what it speaks of, and how much it matters."""

from __future__ import annotations

import re

# The beginnings of words: all their endings are meant.
_DEBUTS = (
    # whom and what sentence speaks of
    "action activit adherent adulte animation association atelier beneficiair benevol cible collectif dispositif"
    " enfant equipe famille femme fille feminin garcon groupe habitant homme initiative inscri intervention jeune"
    " masculin membre offre participa personne population projet public quartier residen salarie service structure"
    " usager"
    # what it claims to do
    " accept accord accueil adress agi appliqu associe assur attach attenti autoris beneficie bienvenu cherch compos"
    " concern conform considerer contribu defend demarche destin developp discrimin divers dirig encourag engage essay favoris"
    " garanti identique impliqu import inclu incondition indifferen integr lutt mett mis necessaire oeuvr ouver"
    " partag particip permet port pratiqu prend pren pris privilegi profit promotion promouvoir promeu pron propos recherch"
    " renforc represent respect rest sensibl situation souci souhait sout tient tenir tenu touch trait"
    " transvers travaill valoris veill vigilan voul volont"
    # what it invokes, and how much it matters
    " age cadre cause central charte citoyen coeur conviction democrati diversit droit egal enjeu"
    " equilibr equit essentiel ethi existe exigence facon fondament fort genre global grand historiq humain humanis"
    " inegal laic libert loi majeur majoritair maniere mesure mixite mixte moral national naturel nature normal objectif obligat"
    " opinion origine parit particulier permanen philosoph place plein politique possib"
    " premier primordial principe priorit question quotidien race reel regle reglement religi republi respons sexe"
    " sexu social societ solidair solidarit specifi stereotyp statut sujet systemati tolera univers valeur vie vivr ensemble"
    # how often, how much
    " ailleurs ainsi aucun aujourd aussi autre bien chacun chaque constamment deja depuis egalement evidemment meme"
    " naturellement notamment nul tant tellement totalement toujours tous tout toute tres vraiment"
)
_ENTIERS = (
    "a au aux avec avoir avons ont a-t ce ces cet cette cela ceci c comme d dans de des du elle elles en entre est et"
    " etre fait faire faisons il ils je l la le les leur leurs lors n ne ni nos notre nous on ou par parmi pas plus pour"
    " pourra pourront peut peuvent qu que quel quelle quelles quels qui quoi s sa se sera seront serons ses si soit soient"
    " sommes son sont sur sans un une y va vont vers visant vise visent viser visons vos votre deux aura auront doit doivent the faut sein selon afin lui eux"
    " celles ceux contre forme formes point non oui donc car or"
)
_MOT = re.compile(r"[^\W\d_]+")
_VIDE = re.compile(rf"(?:{'|'.join(_ENTIERS.split())})|(?:{'|'.join(_DEBUTS.split())})[^\W\d_]*")


def lettres_pleines(plat: str) -> int:
    """How many letters the words of a folded text have together, those that add nothing left out."""
    return sum(len(mot) for mot in _MOT.findall(plat) if _VIDE.fullmatch(mot) is None)
