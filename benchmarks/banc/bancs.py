"""The benches. Each hands back what it measured; ``BANCS`` names them all, in the order of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from banc.chrono import TROP_LONG, Commande, lancer, mesurer_en_alternance, resumer
from banc.commandes import TOUT, cvslint, import_yaml, pairs, plancher
from banc.dossiers import Corpus
from banc.ensemble import memoire_de_tous
from banc.outils import AJV, PAIRS, SCHEMA_RS, Outils
from banc.regles import ecrire_regles
from banc.releve import Releve

DEFAUTS = 5
"""How many mistakes each dossier of the faulty corpus holds."""

REGLES = 300
"""How many rules are added, to weigh one."""

DEUX = "cvslint, 2 processus"
PAS_DE_JOBS = "non mesuré : cette version n'a pas --jobs"
PROPRES = "propres"


@dataclass(frozen=True, slots=True)
class Ampleur:
    """How much is measured.

    ``mille`` and ``dix_mille`` are the numbers of dossiers of the two folders, ``tailles`` how many dossiers of each
    size, ``limite`` after how many seconds of the processor a hostile input has won.
    """

    tours: int
    mille: int
    dix_mille: int
    tailles: tuple[tuple[str, int], ...]
    limite: int


ENTIERE = Ampleur(3, 1000, 10_000, (("10k", 101), ("100k", 21), ("1m", 4)), 20)
RAPIDE = Ampleur(1, 50, 400, (("10k", 21), ("100k", 4), ("1m", 2)), 3)


@dataclass(frozen=True, slots=True)
class Atelier:
    """What benches need: the tools, the corpora, a folder to write in, and how much to measure."""

    outils: Outils
    corpus: Corpus
    dossier: Path
    ampleur: Ampleur


def relever(
    banc: str, cas: str, dossiers: int, commandes: Sequence[Commande], tours: int
) -> Iterator[Releve]:
    """What each command costs; one that did not do its work has no figure."""
    mesures = mesurer_en_alternance(commandes, tours)
    for commande in commandes:
        mesure = mesures[commande.nom]
        if mesure.code == commande.attendu:
            yield Releve(banc, cas, commande.nom, dossiers, mesure)
        else:
            raison = f"non mesuré : sort avec le code {mesure.code}"
            yield Releve(banc, cas, commande.nom, dossiers, None, note=raison)


def _absents(banc: str, dossiers: int, outils: Outils) -> Iterator[Releve]:
    for nom, raison in outils.absents.items():
        yield Releve(banc, PROPRES, nom, dossiers, None, note=f"non mesuré : {raison}")


def demarrage(atelier: Atelier) -> Iterator[Releve]:
    """One dossier, and what comes before any: the import of PyYAML, the help."""
    outils, dossier = atelier.outils, atelier.corpus.propre(1)
    fichier = _premier(dossier)
    commandes = [
        import_yaml(outils, dossier),
        Commande("cvslint --help", (outils.cvslint, "--help"), dossier),
        cvslint(outils, dossier, fichier),
        cvslint(outils, dossier, fichier, ("-o", "texte"), nom="cvslint -o texte"),
        plancher(outils, dossier, fichier),
        *pairs(outils, dossier, fichier),
    ]
    yield from relever("demarrage", PROPRES, 1, commandes, atelier.ampleur.tours * 3)
    yield from _absents("demarrage", 1, outils)


def lot(atelier: Atelier) -> Iterator[Releve]:
    """A thousand clean dossiers, every tool in one process, and cvslint in two."""
    yield from _dossier("lot", atelier, atelier.ampleur.mille, pairs)
    yield from _absents("lot", atelier.ampleur.mille, atelier.outils)


def grand_lot(atelier: Atelier) -> Iterator[Releve]:
    """Ten thousand dossiers: memory, and two processes against one. The slow peers are not run."""

    def rapides(outils: Outils, dossier: Path) -> list[Commande]:
        resume = cvslint(outils, dossier, options=("-o", "resume"), nom="cvslint -o resume")
        return [resume, *(pair for pair in pairs(outils, dossier) if pair.nom in (SCHEMA_RS, AJV))]

    yield from _dossier("grand-lot", atelier, atelier.ampleur.dix_mille, rapides)


def _dossier(
    banc: str, atelier: Atelier, nombre: int, autres: Callable[[Outils, Path], list[Commande]]
) -> Iterator[Releve]:
    """The floor, cvslint in one process and in two, and others, on a folder of ``nombre`` clean dossiers."""
    outils, dossier = atelier.outils, atelier.corpus.propre(nombre)
    deux = cvslint(outils, dossier, nom=DEUX, jobs=2)
    avec_jobs = "--jobs" in outils.options
    commandes = [plancher(outils, dossier), cvslint(outils, dossier), *([deux] if avec_jobs else [])]
    commandes += autres(outils, dossier)
    for releve in relever(banc, PROPRES, nombre, commandes, atelier.ampleur.tours):
        yield replace(releve, memoire_de_tous=memoire_de_tous(deux)) if releve.outil == DEUX else releve
    if not avec_jobs:
        yield Releve(banc, PROPRES, DEUX, nombre, None, note=PAS_DE_JOBS)


def fautes(atelier: Atelier) -> Iterator[Releve]:
    """Dossiers with mistakes beside clean ones."""
    outils, n = atelier.outils, atelier.ampleur.mille
    fautif = atelier.corpus.fautif(n, DEFAUTS)
    commandes = [
        cvslint(outils, atelier.corpus.propre(n), nom="cvslint, propres"),
        *(
            cvslint(outils, fautif, options=("-o", sortie), nom=f"cvslint -o {sortie}, fautifs", attendu=1)
            for sortie in ("court", "texte", "json", "sarif", "html")
        ),
    ]
    yield from relever("fautes", f"{DEFAUTS} fautes par dossier", n, commandes, atelier.ampleur.tours)


def tailles(atelier: Atelier) -> Iterator[Releve]:
    """One dossier and several, of 10 KB, 100 KB and 1 MB: the difference is what one of that size costs."""
    outils = atelier.outils
    for taille, nombre in atelier.ampleur.tailles:
        dossier = atelier.corpus.de_taille(taille, nombre)
        for combien, choix in ((1, _premier(dossier)), (nombre, TOUT)):
            commandes = [
                cvslint(outils, dossier, choix),
                plancher(outils, dossier, choix),
            ]
            yield from relever("tailles", taille, combien, commandes, atelier.ampleur.tours)


def regle(atelier: Atelier) -> Iterator[Releve]:
    """With some hundred rules more, and without: on many dossiers and on one, which takes their reading away."""
    n = atelier.ampleur.mille
    outils, dossier = atelier.outils, atelier.corpus.propre(n)
    regles = str(ecrire_regles(atelier.dossier / "regles-de-mesure.yaml", REGLES))
    avec = ("-o", "court", "--rules", regles)
    for combien, choix in ((1, _premier(dossier)), (n, TOUT)):
        commandes = [
            cvslint(outils, dossier, choix),
            cvslint(outils, dossier, choix, avec, nom=f"cvslint et {REGLES} règles"),
        ]
        yield from relever("regle", PROPRES, combien, commandes, atelier.ampleur.tours + 2)


def lecteurs(atelier: Atelier) -> Iterator[Releve]:
    """The parser in C and the one in Python."""
    outils, n = atelier.outils, max(11, atelier.ampleur.mille // 20)
    dossier = atelier.corpus.propre(n)
    for combien, choix in ((1, _premier(dossier)), (n, TOUT)):
        en_c = cvslint(outils, dossier, choix)
        pur = (outils.python, str(PAIRS / "cvslint_pur.py"), *en_c.arguments[1:])
        commandes = [en_c, Commande("cvslint sans parseur C", pur, dossier)]
        yield from relever("lecteurs", PROPRES, combien, commandes, atelier.ampleur.tours)


def _premier(dossier: Path) -> tuple[str]:
    """The name of the first dossier of a folder, as arguments."""
    return (min(fichier.name for fichier in dossier.glob("*.yaml")),)


def hostiles(atelier: Atelier) -> Iterator[Releve]:
    """Each hostile input alone, killed after some seconds."""
    dossier, limite = atelier.corpus.hostiles(), atelier.ampleur.limite
    for fichier in sorted(dossier.glob("*.yaml")):
        cout = lancer(cvslint(atelier.outils, dossier, (fichier.name,)), limite=limite)
        note = f"arrêtée après {limite} s" if cout.code == TROP_LONG else ""
        yield Releve("hostiles", fichier.stem, "cvslint", 1, resumer([cout]), note=note)


BANCS: dict[str, Callable[[Atelier], Iterator[Releve]]] = {
    "demarrage": demarrage,
    "lot": lot,
    "grand-lot": grand_lot,
    "fautes": fautes,
    "tailles": tailles,
    "regle": regle,
    "lecteurs": lecteurs,
    "hostiles": hostiles,
}
"""Every bench by the name that ``--seulement`` takes."""
