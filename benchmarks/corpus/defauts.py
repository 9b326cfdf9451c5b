"""Mistakes that people make, planted one by one; each with the code of the rule that should find it, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.de import De
from corpus.dossiers import texte_du_dossier
from corpus.ecriture import Code, Prose
from corpus.semis import Contenu, Semis, ailleurs, changer_la_cle, desequilibrer, oter, poser, repeter
from corpus.sujet import Sujet


def _toujours(sujet: Sujet) -> bool:
    return True


def _soutenu(sujet: Sujet) -> bool:
    return sujet.soutenu


def _nouveau(sujet: Sujet) -> bool:
    return not sujet.soutenu


def _association(sujet: Sujet) -> bool:
    return sujet.statut == "association"


def _engage(sujet: Sujet) -> bool:
    return sujet.statut in ("association", "fondation")


@dataclass(frozen=True, slots=True)
class Defaut:
    """A mistake: the code of its finding, the place that this one names, what plants it, and in which dossiers."""

    code: str
    chemin: str
    semer: Semis
    possible: Callable[[Sujet], bool] = _toujours


@dataclass(frozen=True, slots=True)
class DefautDeFrappe:
    """A mistake of typing: ``avant`` becomes ``apres`` in the text, once; its finding is on the last line of it."""

    code: str
    chemin: str
    avant: str
    apres: str


Faute = Defaut | DefautDeFrappe


def planter(
    contenu: Contenu, sujet: Sujet, numero: int, graine: int, combien: int
) -> tuple[str, tuple[Faute, ...]]:
    """The text of the dossier with ``combien`` mistakes, each in a part of its own, and those planted."""
    choisis = _choisir(De(graine, numero, "défauts"), sujet, combien)
    for defaut in choisis:
        if isinstance(defaut, Defaut):
            defaut.semer(contenu, defaut.chemin)
    texte = texte_du_dossier(contenu, numero)
    for defaut in choisis:
        if isinstance(defaut, DefautDeFrappe):
            texte = texte.replace(defaut.avant, defaut.apres, 1)
    return texte, tuple(choisis)


def _choisir(de: De, sujet: Sujet, combien: int) -> list[Faute]:
    """Mistakes of which none can hide another: no two touch the same part of the dossier."""
    choisis: list[Faute] = []
    possibles = [d for d in DEFAUTS if isinstance(d, DefautDeFrappe) or d.possible(sujet)]
    for faute in de.des(possibles, len(possibles)):
        if len(choisis) < combien and not any(_se_touchent(faute, autre) for autre in choisis):
            choisis.append(faute)
    return choisis


def _se_touchent(faute: Faute, autre: Faute) -> bool:
    """Whether two mistakes are in the same part: their paths begin with the same two keys, or with the only one."""
    return all(
        pas == autre_pas
        for pas, autre_pas in zip(faute.chemin.split(".")[:2], autre.chemin.split(".")[:2], strict=False)
    )


ENONCE = "projet.objectifs.0.enonce"
DIAGNOSTIC, EGALITE = "projet.diagnostic", "projet.egalite_femmes_hommes"
SERVICE = "budget.produits.directes.compte_74.departement.0.service"
COURRIEL = "bilan.fiche_identite.personne_referente.courriel"
LONG = Prose(["Une ligne qui dit ce qui a été fait."] * 40)

DEFAUTS: tuple[Faute, ...] = (
    Defaut("STR009", "porteur.siret", changer_la_cle),
    Defaut("STR011", "porteur.rna", poser("W59 123"), _association),
    Defaut("STR002", "porteur.statut", poser("société anonyme"), _nouveau),
    Defaut("CER001", "porteur.contrat_engagement_republicain.souscrit", poser("non"), _engage),
    Defaut("DEP002", "depot.date", poser("2025-10-28")),
    Defaut("DEP004", "depot.canal", poser("courriel")),
    Defaut("FMT004", "projet.calendrier.debut", poser("31/02/2026")),
    Defaut("FMT002", "projet.public_cible.habitants_qpv", poser("peut-être")),
    Defaut("FMT001", "projet.publics_vises", poser("Les familles")),
    Defaut("AMB002", "projet.ambitions.0.id", poser(Code("7.3"))),
    Defaut("AMB005", "projet.ambitions.0.justification", oter, lambda sujet: sujet.theme.referent != "sport"),
    Defaut("TER002", "projet.territoires.0.quartier", poser("Les Peupliers Blancs")),
    Defaut("OBJ001", "projet.objectifs", repeter(6)),
    Defaut("OBJ002", ENONCE, poser("Ateliers pour 30 parents d'ici décembre 2026.")),
    Defaut("OBJ003", ENONCE, poser("Renforcer le lien entre les parents d'ici décembre 2026.")),
    Defaut("OBJ004", ENONCE, poser("Réunir 30 parents autour de la lecture.")),
    Defaut("OBJ006", "projet.objectifs.0.indicateurs", oter),
    Defaut("QUA003", f"{DIAGNOSTIC}.besoins", oter),
    Defaut("QUA005", "projet.ancrage_territorial", oter),
    Defaut("QUA009", "projet.partenariats", poser([])),
    Defaut("EGA002", f"{EGALITE}.moyens", oter),
    Defaut("PUB002", "projet.public_cible.habitants_qpv", poser("non")),
    Defaut("REF001", "projet.referents_sollicites", ailleurs("projet.referents_sollicites.0", oter)),
    Defaut("EVA003", "projet.evaluation.indicateurs.0.source", oter),
    Defaut("BUD014", "budget", desequilibrer),
    Defaut("BUD008", "budget.charges.total", poser("999 999,99")),
    Defaut("BUD019", SERVICE, oter),
    Defaut("FMT003", "budget.produits.directes.compte_70", poser("8.000")),
    Defaut("BIL010", "bilan.intitule", oter, _soutenu),
    Defaut("FIC004", COURRIEL, poser("contact chez example.org"), _soutenu),
    Defaut("DES002", "bilan.descriptif", poser(LONG), _soutenu),
    Defaut("COO002", "bilan.coordination.0.satisfaction", oter, _soutenu),
    Defaut(
        "CHI003",
        "bilan.chiffres_cles.personnes_touchees",
        ailleurs("bilan.chiffres_cles.femmes", poser(4000)),
        _soutenu,
    ),
    Defaut("PER001", "bilan.perspectives.0", poser("abandon total"), _soutenu),
    Defaut("APP001", "bilan.appreciation.realisations", oter, _soutenu),
    Defaut("SWO001", "bilan.swot", oter, _soutenu),
    Defaut("AVA001", "bilan.etat_avancement.etat", poser("bien parti"), _soutenu),
    Defaut("QUA001", f"{DIAGNOSTIC}.constats", ailleurs(DIAGNOSTIC, oter)),
    Defaut("EGA001", f"{EGALITE}.objectifs", ailleurs(EGALITE, oter)),
    Defaut("BIL001", "bilan", oter, lambda sujet: sujet.soutenu and not sujet.reconduit),
    DefautDeFrappe("YML002", "budget.exercice", "  exercice: 2026\n", "  exercice: 2026\n  exercice: 2026\n"),
    DefautDeFrappe(
        "YML005", "projet.public_cible.habitants_qpv", "    habitants_qpv: oui\n", "    habitants_qpv: !oui\n"
    ),
)
"""The mistakes, each of which is one finding of an ordinary dossier."""
