"""Words that add nothing to a stock phrase on equality: whom and what it speaks of, and how much it matters."""

from __future__ import annotations

from functools import lru_cache

from cvslint.late_pattern import late_pattern

# The beginnings of words: all their endings are meant.
_DEBUTS = (
    # whom and what the sentence speaks of
    "action activit adherent adulte animation association atelier beneficiair benevol cible collectif"
    " dispositif enfant equipe famille feminin femme fille garcon groupe habitant homme initiative"
    " inscri intervention jeune masculin membre offre participa personne population projet public"
    " quartier residen salarie service structure usager"
    # what it claims to do
    " accept accord accueil adress appliqu associe assur attach attenti autoris beneficie bienvenu"
    " cherch compos concern conform considerer contribu defend demarche destin developp dirig discrimin"
    " distinction divers encourag engage essay favoris garanti identique impliqu import inclu"
    " incondition indifferen integr lutt mett necessaire oeuvr ouver partag particip permet "
    " poursui pratiqu pren prend privilegi profit promeu promotion promouvoir pron propos recherch"
    " renforc represent respect sensibl situation souci souhait tenir tenu tient touch trait"
    " transvers travaill valoris veill vigilan volont voul"
    # what it invokes, and how much it matters
    " cadre central charte citoyen coeur condition conviction democrati diversit droit egal"
    " enjeu ensemble equilibr equit essentiel ethi exigence existe facon fondament fort genre global"
    " grand historiq humain humanis inegal laic libert majeur majoritair maniere matiere mesure"
    " mixite mixte moral national nature naturel normal objectif obligat opinion origine parit"
    " particulier permanen philosoph place plein politique possib premier primordial principe priorit"
    " question quotidien reel regle reglement religi republi respons sexe sexis sexu social societ"
    " solidair solidarit specifi statut stereotyp sujet systemati toler univers valeur vivr"
    # how often, how much
    " ailleurs ainsi aucun aujourd aussi autre bien chacun chaque constamment deja depuis egalement"
    " evidemment meme naturellement notamment tant tellement totalement toujours tous tout toute"
    " tres vraiment"
)
_ENTIERS = (
    "a afin age ages agir agissons agit au aura auront aux avec avoir avons c car cause causes ce ceci"
    " cela celles ces cet cette ceux comme contre d dans de des deux doit doivent donc du elle elles en"
    " entre est et etaient etant etre eux faire faisons fait faut forme formes il ils je l la le les"
    " leur leurs loi lois lors lui mis mise mises n ne ni non nos notre nous nul nulle on ont or ou oui"
    " par parmi pas peut peuvent plus point porte portent porter portons pour pourra pourront pris prise"
    " prises qu que quel quelle quelles quels qui quoi race races reste restent rester resterons s sa"
    " sans se sein selon sera serons seront ses si soient soit sommes son sont soutenir soutenons"
    " soutient sur un une va vers vie viennent vient vies visant vise visent viser visons vont vos votre"
    " y"
)
_MOT = late_pattern(r"[^\W\d_]+")
_MOTS_VIDES = frozenset(_ENTIERS.split())
_DEBUTS_VIDES = tuple(_DEBUTS.split())


def mots_pleins(plat: str) -> list[str]:
    """The words of a folded text that add something to it."""
    return [mot for mot in _MOT.findall(plat) if not _vide(mot)]


@lru_cache(maxsize=4096)
def _vide(mot: str) -> bool:
    # The same words come back from text to text, and there are some hundred beginnings to try.
    return mot in _MOTS_VIDES or mot.startswith(_DEBUTS_VIDES)
