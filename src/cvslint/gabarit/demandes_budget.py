"""The questions of a budget: account by account, the line to fill in, its amount, what explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cvslint.gabarit.demandes import Demande, Mode
from cvslint.gabarit.ecriture import Valeur
from cvslint.gabarit.grille_vide import DROIT_COMMUN, SPECIFIQUES
from cvslint.gabarit.rangement import est_vierge, range_sous
from cvslint.late_dataclass import late_dataclass
from cvslint.model.grille import Grille, Ligne
from cvslint.span import Path

MONTANT, DETAIL = "montant", "detail"
_PRECISIONS = {
    "service": "Service qui verse l'aide",
    "ville": "Ville",
    "nom": "Nom de l'organisme",
    "dispositif": "Dispositif",
    "libelle": "D'où vient l'aide",
}
_COLONNES = {
    "previsionnel": "Montant prévu au dépôt",
    "realise": "Montant réalisé",
    "obtenu": "Montant obtenu",
}
_LISTES = ("service", "blocs")


@late_dataclass
class _Section:
    """One section of one budget; ``colonnes`` are those of a bilan."""

    budget: Valeur
    base: Path
    partie: str
    titre: str
    colonnes: tuple[str, ...]
    charges: bool


def demandes_du_budget(budget: Valeur, base: Path, grille: Grille, partie: str) -> Iterator[Demande]:
    """The questions of the budget that stands at ``base``; that of a bilan has two columns."""
    bilan = base[0] == "bilan"
    for ligne in grille.sections:
        colonnes = tuple(grille.colonnes.get(ligne.cle, ())) if bilan else ()
        section = _Section(budget, base, partie, ligne.titre, colonnes, ligne.cle == "charges")
        yield from _groupe(section, ligne, (*base, ligne.cle))


def deplie_budget(budget: Valeur, grille: Grille) -> Valeur:
    """A budget with the lone block of a funder made a list of one, and its bare amount too."""
    if not isinstance(budget, Mapping):
        return budget
    return {
        cle: _deplie(contenu, section) if (section := grille.section(cle)) is not None else contenu
        for cle, contenu in budget.items()
    }


def _deplie(valeur: Valeur, ligne: Ligne) -> Valeur:
    if ligne.forme == "groupe" and isinstance(valeur, Mapping):
        return {
            cle: _deplie(contenu, enfant) if (enfant := ligne.enfant(cle)) is not None else contenu
            for cle, contenu in valeur.items()
        }
    if ligne.forme in (*_LISTES, "villes"):
        return _en_liste(valeur, MONTANT if ligne.forme in _LISTES else SPECIFIQUES)
    if ligne.forme == "partage" and isinstance(valeur, Mapping) and DROIT_COMMUN in valeur:
        return {**valeur, DROIT_COMMUN: _en_liste(valeur[DROIT_COMMUN], MONTANT)}
    return valeur


def _en_liste(valeur: Valeur, montant: str) -> Valeur:
    if isinstance(valeur, Mapping):
        return [valeur]
    if isinstance(valeur, str):
        return [{montant: valeur}] if not est_vierge(valeur) else valeur
    return [{montant: un} if isinstance(un, str) and not est_vierge(un) else un for un in valeur]


def _groupe(section: _Section, groupe: Ligne, chemin: Path) -> Iterator[Demande]:
    """A group of groups is walked through; one of lines is an account, of which the author chooses the lines."""
    if not groupe.lignes:
        yield from _montants(section, groupe, (*chemin, "total"), None)
        return
    if _montant_seul(section, chemin):
        # A total given alone stands for its lines.
        return
    if all(ligne.forme != "groupe" for ligne in groupe.lignes):
        yield _compte(section, groupe, chemin)
        for ligne in groupe.lignes:
            yield from _ligne(section, ligne, (*chemin, ligne.cle), chemin)
        return
    for ligne in groupe.lignes:
        if ligne.forme == "groupe":
            yield from _groupe(section, ligne, (*chemin, ligne.cle))
        else:
            yield from _montants(section, ligne, (*chemin, ligne.cle), None)


def _montant_seul(section: _Section, chemin: Path) -> bool:
    """Whether an amount alone stands where a block is due."""
    ecrit = range_sous(section.budget, chemin[len(section.base) :])
    return isinstance(ecrit, str) and not est_vierge(ecrit)


def _compte(section: _Section, groupe: Ligne, chemin: Path) -> Demande:
    return Demande(
        chemin,
        groupe.titre,
        section.partie,
        "compte",
        contexte=section.titre,
        facultative=True,
        present=range_sous(section.budget, chemin[len(section.base) :]),
        choix=tuple((ligne.cle, ligne.titre) for ligne in groupe.lignes),
    )


def _ligne(section: _Section, ligne: Ligne, chemin: Path, compte: Path) -> Iterator[Demande]:
    if ligne.forme in ("ligne", "libre"):
        yield from _montants(section, ligne, chemin, compte)
    elif ligne.forme == "partage":
        if not _montant_seul(section, chemin):
            yield from _partage(section, ligne.titre, chemin, compte)
    elif ligne.forme == "villes":
        yield from _elements(section, ligne.titre, ligne.precise, chemin, compte, villes=True)
    else:
        yield from _elements(section, ligne.titre, ligne.precise, chemin, compte)


def _montants(section: _Section, ligne: Ligne, chemin: Path, compte: Path | None) -> Iterator[Demande]:
    """The amount of a line, in each column that it has, then its detail."""
    titre = ligne.titre if compte is not None else f"{section.titre} – {ligne.titre}"
    ecrit = range_sous(section.budget, chemin[len(section.base) :])
    if section.colonnes:
        deux = section.charges or ligne.forme == "libre"
        for colonne in section.colonnes if deux else section.colonnes[:1]:
            yield _demande(section, _COLONNES[colonne], (*chemin, colonne), titre, compte)
        return
    place = (*chemin, MONTANT) if isinstance(ecrit, Mapping) else chemin
    yield _demande(section, "Montant", place, titre, compte)
    montant = range_sous(section.budget, place[len(section.base) :])
    if section.charges and isinstance(montant, str) and montant.strip("0 ,.€"):
        yield _demande(section, "Détail du montant", (*chemin, DETAIL), titre, compte, "detail")


def _partage(section: _Section, titre: str, chemin: Path, compte: Path) -> Iterator[Demande]:
    place = (*chemin, SPECIFIQUES)
    for colonne in section.colonnes or ("",):
        nom = _COLONNES[colonne].lower() if colonne else "montant"
        yield _demande(
            section,
            f"Crédits spécifiques « politique de la ville » : {nom}",
            (*place, colonne) if colonne else place,
            titre,
            compte,
        )
    droit = f"{titre}, droit commun"
    yield from _elements(section, droit, ("service",), (*chemin, DROIT_COMMUN), compte)


def _elements(
    section: _Section,
    titre: str,
    precise: Sequence[str],
    chemin: Path,
    compte: Path,
    *,
    villes: bool = False,
) -> Iterator[Demande]:
    """What is to be told of each amount of a funder, then the amount, until there is no more."""
    ecrits = range_sous(section.budget, chemin[len(section.base) :])
    remplis = [un for un in ecrits if not est_vierge(un)] if isinstance(ecrits, list) else []
    premiere = (*precise, *(section.colonnes or (MONTANT,)))[0]
    for rang in range(len(remplis)):
        un = f"{titre}, n° {rang + 1}"
        for nom in precise:
            yield _demande(section, _PRECISIONS.get(nom, nom), (*chemin, rang, nom), un, compte)
        if villes:
            yield from _partage(section, un, (*chemin, rang), compte)
        else:
            for colonne in section.colonnes or (MONTANT,):
                nom = _COLONNES.get(colonne, "Montant")
                yield _demande(section, nom, (*chemin, rang, colonne), un, compte)
    suivante = (*chemin, len(remplis), premiere)
    nom = _PRECISIONS.get(premiere) or _COLONNES.get(premiere, "Montant")
    yield _demande(section, nom, suivante, f"{titre}, n° {len(remplis) + 1}", compte, liste=chemin)


def _demande(
    section: _Section,
    titre: str,
    chemin: Path,
    contexte: str,
    compte: Path | None,
    mode: Mode = "valeur",
    *,
    liste: Path | None = None,
) -> Demande:
    present = range_sous(section.budget, chemin[len(section.base) :])
    return Demande(
        chemin,
        titre,
        section.partie,
        mode,
        contexte=contexte,
        facultative=True,
        present=present,
        liste=liste,
        compte=compte,
    )
