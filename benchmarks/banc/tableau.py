"""The tables of ``docs/performance.md``, in French, from the figures of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isinf
from typing import Any

from banc.objectifs import KIO_PAR_MIO, OBJECTIFS, Figures, Objectif
from banc.releve import Releve, depuis_json

DEBUT, FIN = "<!-- mesures : début -->", "<!-- mesures : fin -->"
HORS_COMPARAISON = {"import yaml", "cvslint --help", "cvslint", "cvslint -o texte"}
"""What the bench of one dossier measures that is no other tool."""

NON_MESURE = "non mesuré"


def tableaux(mesures: dict[str, Any]) -> str:
    """All the tables of a run, in French, as Markdown."""
    figures = Figures([depuis_json(releve) for releve in mesures["releves"]])
    parties = [
        _contexte(mesures),
        _partie("Les objectifs", _objectifs(figures)),
        _partie("Un lot de dossiers sans faute, un processus par outil", _outils(figures, "lot")),
        _partie("Un seul dossier", _outils(figures, "demarrage")),
        _partie("Où cvslint n'est pas devant", _derriere(figures)),
        _partie("Un grand lot", _outils(figures, "grand-lot")),
        _partie("Des dossiers fautifs", _outils(figures, "fautes", reference="cvslint, propres")),
        _partie("La taille d'un dossier", _par_dossier(figures, "tailles")),
        _partie("Le parseur en C et celui en Python", _par_dossier(figures, "lecteurs")),
        _partie("Où passe le temps d'un lot", _profil(mesures["profil"])),
        _partie("Les entrées hostiles", _hostiles(figures)),
    ]
    return "\n".join(partie for partie in parties if partie)


def _contexte(mesures: dict[str, Any]) -> str:
    versions = ", ".join(f"{nom} {version}" for nom, version in mesures["versions"].items())
    rapide = (
        " Mesure rapide, sur des lots vingt fois plus petits : elle ne dit rien de sûr."
        if mesures["rapide"]
        else ""
    )
    memoire = nombre(mesures["memoire_du_banc"] / KIO_PAR_MIO)
    return (
        f"Mesuré le {mesures['jour']} ({mesures['machine']}).{rapide} Une mémoire sous {memoire} Mio, celle du banc,"
        f" ne se voit pas. Versions : {versions}.\n"
    )


def _partie(titre: str, lignes: Iterable[str]) -> str:
    texte = "".join(f"{ligne}\n" for ligne in lignes)
    return f"### {titre}\n\n{texte}" if texte else ""


def _rangees(tetes: Sequence[str], rangees: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, or nothing when it has no row; the first column is text, the others are figures."""
    premieres = list(rangees)
    if premieres:
        yield _rangee(tetes)
        yield _rangee(["---", *["---:"] * (len(tetes) - 1)])
        yield from map(_rangee, premieres)


def _rangee(cases: Sequence[str]) -> str:
    return f"| {' | '.join(cases)} |"


def nombre(valeur: float) -> str:
    """A figure of two or three digits that count, with a comma."""
    decimales = 0 if abs(valeur) >= 100 else 1 if abs(valeur) >= 10 else 2
    return f"{valeur:.{decimales}f}".replace(".", ",")


def _objectifs(figures: Figures) -> Iterator[str]:
    tetes = ("ce qui est comparé", "à atteindre", "visé", "mesuré", "")
    yield from _rangees(tetes, (_objectif(objectif, figures) for objectif in OBJECTIFS))


def _objectif(objectif: Objectif, figures: Figures) -> Sequence[str]:
    bornes = [_borne(objectif, borne) for borne in (objectif.au_moins, objectif.vise)]
    try:
        valeur = objectif.calcul(figures)
    except LookupError:
        return (objectif.titre, *bornes, NON_MESURE, "")
    if isinf(valeur):
        return (objectif.titre, *bornes, "pas de réponse", "**manqué**")
    return (objectif.titre, *bornes, f"{nombre(valeur)} {objectif.unite}", verdict(objectif, valeur))


def _borne(objectif: Objectif, borne: float | None) -> str:
    signe = "≥" if objectif.haut else "≤"
    return "" if borne is None else f"{signe} {f'{borne:g}'.replace('.', ',')} {objectif.unite}"


def verdict(objectif: Objectif, valeur: float) -> str:
    """Whether a goal is reached, and by how much it is missed."""
    if not objectif.atteint(valeur, objectif.au_moins):
        assert objectif.au_moins
        ecart = objectif.au_moins / valeur if objectif.haut else valeur / objectif.au_moins
        return f"**manqué**, il faudrait {nombre(ecart)} fois mieux"
    if objectif.vise is None:
        return "" if objectif.au_moins is None else "atteint"
    if objectif.atteint(valeur, objectif.vise):
        return "visée atteinte"
    return "sous la visée" if objectif.au_moins is None else "atteint, sous la visée"


def _outils(figures: Figures, banc: str, reference: str = "cvslint") -> Iterator[str]:
    try:
        base = figures.cpu(banc, reference)
    except LookupError:
        base = None
    tetes = (
        "outil",
        f"CPU / {reference}",
        "CPU (s)",
        "durée (s)",
        "mémoire (Mio)",
        "dossiers",
    )
    yield from _rangees(tetes, (_outil(releve, base) for releve in figures.du_banc(banc)))


def _outil(releve: Releve, base: float | None) -> Sequence[str]:
    """A row; there is no ratio when the reference was not measured."""
    mesure = releve.mesure
    if mesure is None:
        return (releve.outil, releve.note, "", "", "", str(releve.dossiers))
    ecart = f"{nombre(mesure.cpu)} ({nombre(mesure.cpu_min)} à {nombre(mesure.cpu_max)})"
    memoire = nombre(mesure.memoire / KIO_PAR_MIO)
    if releve.memoire_de_tous is not None:
        memoire += f" ({nombre(releve.memoire_de_tous / KIO_PAR_MIO)} en tout)"
    rapport = NON_MESURE if base is None else nombre(mesure.cpu / base)
    chiffres = (rapport, ecart, nombre(mesure.mur), memoire)
    return (releve.outil, *chiffres, str(releve.dossiers))


def _derriere(figures: Figures) -> Iterator[str]:
    """The tools that take less time of the processor than cvslint, bench by bench."""
    for banc, quoi in (("lot", "sur le lot"), ("demarrage", "sur un seul dossier")):
        try:
            base = figures.cpu(banc, "cvslint")
        except LookupError:
            continue
        for releve in figures.du_banc(banc):
            mesure = releve.mesure
            if mesure is not None and releve.outil not in HORS_COMPARAISON and mesure.cpu < base:
                yield f"- {quoi}, {releve.outil} prend {nombre(mesure.cpu / base)} fois le temps de cvslint."


def _par_dossier(figures: Figures, banc: str) -> Iterator[str]:
    cas = dict.fromkeys((releve.cas, releve.outil) for releve in figures.du_banc(banc))
    rangees = (_ligne_par_dossier(figures, banc, nom, outil) for nom, outil in cas)
    yield from _rangees(("dossiers", "outil", "ms par dossier", "/ cvslint", "mémoire (Mio)"), rangees)


def _ligne_par_dossier(figures: Figures, banc: str, cas: str, outil: str) -> Sequence[str]:
    try:
        base = figures.par_dossier(banc, "cvslint", cas)
        cout = figures.par_dossier(banc, outil, cas)
        memoire = figures.mesure(banc, outil, cas).memoire / KIO_PAR_MIO
    except LookupError:
        return (cas, outil, NON_MESURE, "", "")
    return (cas, outil, nombre(cout * 1000), nombre(cout / base), nombre(memoire))


def _profil(parts: dict[str, float]) -> Iterator[str]:
    """The parts of cvslint that take one hundredth of the time at least."""
    grandes = {partie: part for partie, part in parts.items() if part >= 0.01}
    rangees = ((partie, f"{part:.0%}".replace("%", " %")) for partie, part in grandes.items())
    yield from _rangees(("partie de cvslint", "part du temps"), rangees)


def _hostiles(figures: Figures) -> Iterator[str]:
    releves = [(releve, releve.mesure) for releve in figures.du_banc("hostiles") if releve.mesure is not None]
    releves.sort(key=lambda paire: -paire[1].cpu)
    rangees = (
        (
            releve.cas,
            nombre(mesure.cpu),
            nombre(mesure.mur),
            nombre(mesure.memoire / KIO_PAR_MIO),
            str(mesure.code),
            releve.note,
        )
        for releve, mesure in releves
    )
    yield from _rangees(("entrée", "CPU (s)", "durée (s)", "mémoire (Mio)", "code", ""), rangees)


def inserer(page: str, tables: str) -> str:
    """``page`` with its tables replaced. Raises ``ValueError`` when its two marks are not there."""
    avant, debut, reste = page.partition(DEBUT)
    _, fin, apres = reste.partition(FIN)
    if not debut or not fin:
        raise ValueError(f"« {DEBUT} » et « {FIN} » sont attendus dans la page")
    return f"{avant}{DEBUT}\n\n{tables}\n{FIN}{apres}"
