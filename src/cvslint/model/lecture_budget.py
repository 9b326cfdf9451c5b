"""Reading a budget by the grid of the form: short forms, columns, funders, what the grid does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from pydantic import PlainValidator, ValidationInfo

from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.model.budget import (
    Budget,
    Cellule,
    Detail,
    Financement,
    Genre,
    HorsGrille,
    LigneDetail,
    Poste,
)
from cvslint.model.champs import lu, nature, texte_de
from cvslint.model.grille import Grille, Ligne
from cvslint.model.lecture import Lecture
from cvslint.model.montants import lire_montant
from cvslint.model.nombres import lire_annee
from cvslint.model.ouinon import lire_ouinon
from cvslint.span import Path

PREVISIONNEL = ("montant",)
"""The only column of a planned budget."""

_COMPTE = re.compile(r"compte_\d+\w*")
_PRECISIONS = ("service", "nom", "dispositif", "libelle")


class _Lecteur:
    """The reading of one budget: its columns, and what it meets that the grid does not know."""

    def __init__(self, lecture: Lecture, colonnes: Mapping[str, tuple[str, ...]]) -> None:
        self.lecture = lecture
        self.grille: Grille = lecture.formulaire.grille
        self.colonnes = colonnes
        self.section = ""
        self.hors_grille: list[HorsGrille] = []

    # -- groups and lines ---------------------------------------------------------------------------------

    def poste(self, node: Node, ligne: Ligne, chemin: Path) -> Poste | None:
        """The post that ``node`` holds, or ``None`` when nothing is written there."""
        if isinstance(node, ScalarNode) and self.lecture.est_blanc(node):
            return None
        if ligne.forme == "groupe":
            return self.groupe(node, ligne, chemin)
        if ligne.forme == "ligne":
            return self.ligne(node, ligne, chemin)
        return self.financeur(node, ligne, chemin)

    def groupe(self, node: Node, ligne: Ligne, chemin: Path) -> Poste | None:
        if not isinstance(node, MappingNode) or self._total_seul(node, ligne):
            return self.ligne(node, ligne, chemin)
        if not node.entries:
            return None
        enfants: list[Poste] = []
        obstacles: list[Path] = []
        cellules: dict[str, Cellule] = {}
        for cle, (noeud_cle, valeur) in node.entries.items():
            ici = (*chemin, cle)
            sous_ligne = ligne.enfant(cle)
            if cle == "total":
                cellules = self.cellules(valeur, ici)
            elif sous_ligne is None:
                self._inconnue(node, noeud_cle, ligne, ici)
                obstacles.append(ici)
            elif isinstance(valeur, UnreadableNode):
                self.lecture.illisible(valeur)
                obstacles.append(ici)
            elif (poste := self.poste(valeur, sous_ligne, ici)) is not None:
                enfants.append(poste)
        return Poste(
            chemin, ligne.titre, "groupe", cellules, tuple(enfants), obstacles=tuple(obstacles)
        )

    def ligne(self, node: Node, ligne: Ligne, chemin: Path) -> Poste:
        """One amount with its detail, also a group of which the total alone is given."""
        if isinstance(node, MappingNode):
            connus = (*self.colonnes[self.section], "detail")
            champs = self.lecture.champs(node, connus)
            detail = self.detail(champs["detail"], (*chemin, "detail")) if "detail" in champs else None
            return Poste(chemin, ligne.titre, ligne.forme, self._colonnes(champs, chemin), detail=detail)
        return Poste(chemin, ligne.titre, ligne.forme, self.cellules(node, chemin))

    def _total_seul(self, node: MappingNode, ligne: Ligne) -> bool:
        """Whether a group's block only holds the cells of one amount."""
        cellules = (*self.colonnes[self.section], "detail")
        return bool(node.entries) and all(cle in cellules for cle in node.entries)

    def _inconnue(self, parent: MappingNode, cle: ScalarNode, ligne: Ligne, chemin: Path) -> None:
        if _COMPTE.fullmatch(cle.text):
            conseil = self.grille.hors_grille.get(cle.text, "")
            self.hors_grille.append(HorsGrille(chemin, cle.text, conseil))
            return
        connus = ["total", *(enfant.cle for enfant in ligne.lignes)]
        self.lecture.cle_inconnue(parent, cle, [nom for nom in connus if nom not in parent.entries])

    # -- amounts ------------------------------------------------------------------------------------------

    def cellules(self, node: Node, chemin: Path) -> dict[str, Cellule]:
        """The amounts by column: a bare amount is that of the first column."""
        if isinstance(node, MappingNode):
            return self._colonnes(self.lecture.champs(node, self.colonnes[self.section]), chemin)
        cellule = self._cellule(node, chemin)
        return {} if cellule is None else {self.colonnes[self.section][0]: cellule}

    def _colonnes(self, champs: Mapping[str, Node], chemin: Path) -> dict[str, Cellule]:
        cellules = {}
        for colonne in self.colonnes[self.section]:
            if colonne in champs:
                cellule = self._cellule(champs[colonne], (*chemin, colonne))
                if cellule is not None:
                    cellules[colonne] = cellule
        return cellules

    def _cellule(self, node: Node, chemin: Path) -> Cellule | None:
        if self.lecture.est_blanc(node):
            return None
        if isinstance(node, (MappingNode, SequenceNode)):
            self.lecture.refuse(node, "FMT002", "montant", trouve=nature(node))
            return Cellule(chemin, None)
        montant: Decimal | None = lu(node, self.lecture, lire_montant, "FMT003", "montant")
        return Cellule(chemin, montant)

    def detail(self, node: Node, chemin: Path) -> Detail | None:
        """A text, or a list of ``{libelle, montant}``."""
        if not isinstance(node, SequenceNode):
            texte = texte_de(node, self.lecture, "detail")
            return None if texte is None else Detail(chemin, texte)
        lignes = [self._ligne_detail(item, (*chemin, rang)) for rang, item in enumerate(node.items)]
        presentes = tuple(ligne for ligne in lignes if ligne is not None)
        return Detail(chemin, lignes=presentes) if presentes else None

    def _ligne_detail(self, node: Node, chemin: Path) -> LigneDetail | None:
        if not isinstance(node, MappingNode):
            texte = texte_de(node, self.lecture, "detail")
            return None if texte is None else LigneDetail(texte, Cellule(chemin, None))
        champs = self.lecture.champs(node, ("libelle", "montant"))
        libelle = texte_de(champs["libelle"], self.lecture, "texte") if "libelle" in champs else None
        cellule = self._cellule(champs["montant"], (*chemin, "montant")) if "montant" in champs else None
        return LigneDetail(libelle, cellule or Cellule(chemin, None))

    # -- funders ------------------------------------------------------------------------------------------

    def financeur(self, node: Node, ligne: Ligne, chemin: Path) -> Poste:
        """A funder as one post whose lines are its amounts."""
        lignes, obstacles = self._apports(node, ligne, chemin)
        return Poste(chemin, ligne.titre, ligne.forme, {}, tuple(lignes), obstacles=tuple(obstacles))

    def _apports(self, node: Node, ligne: Ligne, chemin: Path) -> tuple[list[Poste], list[Path]]:
        if isinstance(node, UnreadableNode):
            self.lecture.illisible(node)
            return [], [chemin]
        if isinstance(node, SequenceNode):
            lignes: list[Poste] = []
            obstacles: list[Path] = []
            for rang, item in enumerate(node.items):
                if not self.lecture.est_blanc(item):
                    sous, gene = self._apports(item, ligne, (*chemin, rang))
                    lignes += sous
                    obstacles += gene
            return lignes, obstacles
        if isinstance(node, MappingNode) and ligne.forme in ("partage", "villes"):
            return self._partage(node, ligne, chemin)
        genre: Genre = "sans_precision" if ligne.forme in ("partage", "villes") else "autre"
        return self._apport(node, ligne, chemin, genre, ligne.precise)

    def _partage(self, node: MappingNode, ligne: Ligne, chemin: Path) -> tuple[list[Poste], list[Path]]:
        """``{credits_specifiques_pv, droit_commun}``, of a town or of the State."""
        colonnes = self.colonnes[self.section]
        ville = ("ville",) if ligne.forme == "villes" else ()
        connus = (*ville, "credits_specifiques_pv", "droit_commun", *colonnes, "service", "detail")
        champs = self.lecture.champs(node, connus)
        commun = {nom: texte for nom in (*ville, "service") if (texte := self._precision(champs, nom)) is not None}
        lignes: list[Poste] = []
        obstacles: list[Path] = []
        genres: dict[str, Genre] = {"credits_specifiques_pv": "specifique", "droit_commun": "droit_commun"}
        for cle, genre in genres.items():
            if cle in champs and not self.lecture.est_blanc(champs[cle]):
                precise = ("service",) if genre == "droit_commun" else ()
                sous, gene = self._genre(champs[cle], ligne, (*chemin, cle), genre, precise, commun)
                lignes += sous
                obstacles += gene
        nues = self._colonnes(champs, chemin)
        if nues:
            financement = Financement(ligne.cle, "sans_precision", (), commun)
            lignes.append(Poste(chemin, ligne.titre, ligne.forme, nues, financement=financement))
        return lignes, obstacles

    def _genre(
        self,
        node: Node,
        ligne: Ligne,
        chemin: Path,
        genre: Genre,
        precise: tuple[str, ...],
        commun: Mapping[str, str],
    ) -> tuple[list[Poste], list[Path]]:
        if isinstance(node, SequenceNode):
            couples = [
                self._genre(item, ligne, (*chemin, rang), genre, precise, commun)
                for rang, item in enumerate(node.items)
                if not self.lecture.est_blanc(item)
            ]
            return [p for lignes, _ in couples for p in lignes], [p for _, gene in couples for p in gene]
        return self._apport(node, ligne, chemin, genre, precise, commun)

    def _apport(
        self,
        node: Node,
        ligne: Ligne,
        chemin: Path,
        genre: Genre,
        precise: tuple[str, ...],
        commun: Mapping[str, str] | None = None,
    ) -> tuple[list[Poste], list[Path]]:
        """One amount of a funder: bare, or a block with what is told of it."""
        if isinstance(node, UnreadableNode):
            self.lecture.illisible(node)
            return [], [chemin]
        precisions = dict(commun or {})
        detail = None
        if isinstance(node, MappingNode):
            champs = self.lecture.champs(node, (*self.colonnes[self.section], *_PRECISIONS, "detail"))
            precisions |= {nom: texte for nom in _PRECISIONS if (texte := self._precision(champs, nom)) is not None}
            cellules = self._colonnes(champs, chemin)
            detail = self.detail(champs["detail"], (*chemin, "detail")) if "detail" in champs else None
        else:
            cellules = self.cellules(node, chemin)
        financement = Financement(ligne.cle, genre, precise, precisions)
        poste = Poste(chemin, ligne.titre, ligne.forme, cellules, detail=detail, financement=financement)
        return [poste], []

    def _precision(self, champs: Mapping[str, Node], nom: str) -> str | None:
        return texte_de(champs[nom], self.lecture, "texte") if nom in champs else None


def _lire(node: Node, lecture: Lecture, colonnes: Mapping[str, tuple[str, ...]], propres: tuple[str, ...]) -> Budget | None:
    if not isinstance(node, MappingNode):
        if isinstance(node, UnreadableNode):
            lecture.illisible(node)
        elif not lecture.est_blanc(node):
            lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
        return None
    if not node.entries:
        return None
    grille = lecture.formulaire.grille
    noms = (*propres, *(section.cle for section in grille.sections), "total_general")
    champs = lecture.champs(node, noms)
    lecteur = _Lecteur(lecture, colonnes)
    sections = {}
    for section in grille.sections:
        if section.cle in champs:
            lecteur.section = section.cle
            poste = lecteur.poste(champs[section.cle], section, (section.cle,))
            if poste is not None:
                sections[section.cle] = poste
    exercice = lu(champs["exercice"], lecture, lire_annee, "FMT002", "annee") if "exercice" in champs else None
    conforme = None
    if "conforme_au_depot" in champs:
        conforme = lu(champs["conforme_au_depot"], lecture, lire_ouinon, "FMT002", "ouinon")
    generaux = _generaux(champs.get("total_general"), lecteur, sections)
    return Budget(exercice, sections, colonnes, generaux, tuple(lecteur.hors_grille), conforme)


def _generaux(node: Node | None, lecteur: _Lecteur, sections: Mapping[str, Poste]) -> tuple[Poste, ...]:
    """The grand totals as groups whose children are the groups that each adds up."""
    if node is None or lecteur.lecture.est_blanc(node):
        return ()
    if not isinstance(node, MappingNode):
        lecteur.lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
        return ()
    parts = lecteur.grille.total_general
    generaux = []
    for cote, valeur in lecteur.lecture.champs(node, tuple(parts)).items():
        lecteur.section = cote
        chemin: Path = ("total_general", cote)
        budget = Budget(None, sections, lecteur.colonnes)
        enfants = tuple(poste for cle in parts[cote] if (poste := budget.poste(cle)) is not None)
        titre = f"Total général des {cote}"
        generaux.append(Poste(chemin, titre, "groupe", lecteur.cellules(valeur, chemin), enfants))
    return tuple(generaux)


def _previsionnel(node: Node, info: ValidationInfo) -> Budget | None:
    lecture: Lecture = info.context  # type: ignore[assignment]
    sections = (*(s.cle for s in lecture.formulaire.grille.sections), "total_general")
    return _lire(node, lecture, dict.fromkeys(sections, PREVISIONNEL), ("exercice",))


def _de_bilan(node: Node, info: ValidationInfo) -> Budget | None:
    lecture: Lecture = info.context  # type: ignore[assignment]
    return _lire(node, lecture, lecture.formulaire.grille.colonnes, ("exercice", "conforme_au_depot"))


budget_previsionnel = PlainValidator(_previsionnel)
budget_de_bilan = PlainValidator(_de_bilan)
