"""Reading a budget by the grid of the form: groups, lines, grand totals, what the grid does not know."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationInfo

from cvslint.document.nodes import MappingNode, Node, ScalarNode, UnreadableNode
from cvslint.late_pattern import late_pattern
from cvslint.model.budget import Budget, Cellule, Poste
from cvslint.model.champs import Lecteur, lu, nature
from cvslint.model.grille import HorsGrille, Ligne
from cvslint.model.lecture import Lecture
from cvslint.model.lecture_financeurs import LecteurDeFinanceurs
from cvslint.model.lecture_montants import noms
from cvslint.model.nombres import lire_annee
from cvslint.model.ouinon import lire_ouinon
from cvslint.model.virgules import virgules
from cvslint.span import Path

PREVISIONNEL = ("montant",)
"""The only column of a planned budget."""

_COMPTE = late_pattern(r"compte_\d+\w*")


class _Lecteur(LecteurDeFinanceurs):
    """The reading of one budget, and of what it meets that the grid does not know."""

    def __init__(self, lecture: Lecture, colonnes: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(lecture, colonnes)
        self.hors_grille: list[HorsGrille] = []

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
        """A group of lines with its typed total; ``None`` for an empty block."""
        if not isinstance(node, MappingNode) or self._total_seul(node):
            return self.ligne(node, ligne, chemin)
        if not node.entries and not node.merged:
            return None
        enfants: list[Poste] = []
        obstacles: list[Path] = []
        if node.merged:
            self.lecture.illisible(node)
            obstacles.append(chemin)
        cellules: dict[str, Cellule] = {}
        centimes = self._centimes(node, ligne) if node.flow else ()
        for cle, (noeud_cle, valeur) in node.entries.items():
            if cle in centimes:
                continue
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
            chemin, ligne.titre, "groupe", cellules, tuple(enfants), obstacles=tuple(obstacles), cle=ligne.cle
        )

    def _centimes(self, node: MappingNode, ligne: Ligne) -> frozenset[str]:
        """The keys of a group in braces that are the cents of its total, or of one of its lines."""
        montants = (cle for cle in node.entries if cle == "total" or ligne.enfant(cle) is not None)
        return self.virgules_mangees(node, montants)

    def ligne(self, node: Node, ligne: Ligne, chemin: Path) -> Poste:
        """One amount with its detail, also a group of which the total alone is given."""
        if isinstance(node, MappingNode):
            connus = (*self.colonnes[self.section], "detail")
            champs, sur = self.champs(node, connus)
            cellules = self.par_colonne(champs, chemin, sur=sur)
            detail = self.detail_de(champs, chemin, sur=sur)
            return Poste(chemin, ligne.titre, ligne.forme, cellules, detail=detail, cle=ligne.cle)
        return Poste(chemin, ligne.titre, ligne.forme, self.cellules(node, chemin), cle=ligne.cle)

    def _total_seul(self, node: MappingNode) -> bool:
        """Whether a group's block only holds the cells of one amount."""
        colonnes = self.colonnes[self.section]
        if not node.flow:
            return bool(node.entries) and node.entries.keys() <= noms((*colonnes, "detail")).keys()
        coupes = [virgule.cle.text for virgule in virgules(node, frozenset(colonnes))]
        return bool(node.entries) and node.entries.keys() <= {*colonnes, "detail", *coupes}

    def _inconnue(self, parent: MappingNode, cle: ScalarNode, ligne: Ligne, chemin: Path) -> None:
        if not self.compte_hors_grille(cle.text, chemin):
            connus = ["total", *(enfant.cle for enfant in ligne.lignes)]
            self.lecture.cle_inconnue(parent, cle, [nom for nom in connus if nom not in parent.entries])

    def compte_hors_grille(self, cle: str, chemin: Path) -> bool:
        """Whether ``cle`` is that of an account, which the grid does not have there; it is then remembered."""
        if not _COMPTE.fullmatch(cle):
            return False
        conseil = self.grille.hors_grille.get(cle, "")
        self.hors_grille.append(HorsGrille(chemin, cle, conseil, self.grille.place(cle)))
        return True


def _lire(
    node: Node, lecture: Lecture, colonnes: Mapping[str, tuple[str, ...]], propres: tuple[str, ...]
) -> Budget | None:
    if not isinstance(node, MappingNode):
        if isinstance(node, UnreadableNode):
            lecture.illisible(node)
        elif not lecture.est_blanc(node):
            lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
        return None
    if not node.entries:
        return None
    grille = lecture.formulaire.grille
    lecteur = _Lecteur(lecture, colonnes)
    comptes = [cle for cle in node.entries if lecteur.compte_hors_grille(cle, (cle,))]
    noms = (*propres, *(section.cle for section in grille.sections), "total_general")
    champs = lecture.champs(node, (*noms, *comptes))
    sections = {}
    for section in grille.sections:
        if section.cle in champs:
            lecteur.section = section.cle
            poste = lecteur.poste(champs[section.cle], section, (section.cle,))
            if poste is not None:
                sections[section.cle] = poste
    exercice = (
        lu(champs["exercice"], lecture, lire_annee, "FMT002", "annee") if "exercice" in champs else None
    )
    conforme = None
    if "conforme_au_depot" in champs:
        conforme = lu(champs["conforme_au_depot"], lecture, lire_ouinon, "FMT002", "ouinon")
    hors = tuple(lecteur.hors_grille)
    generaux = _generaux(champs.get("total_general"), lecteur, Budget(exercice, sections, colonnes, (), hors))
    return Budget(exercice, sections, colonnes, generaux, hors, conforme)


def _generaux(node: Node | None, lecteur: _Lecteur, budget: Budget) -> tuple[Poste, ...]:
    """The grand totals as groups whose children are the groups that each adds up; an absent one is empty."""
    if node is None or lecteur.lecture.est_blanc(node):
        return ()
    if not isinstance(node, MappingNode):
        lecteur.lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
        return ()
    parts = lecteur.grille.total_general
    generaux = []
    centimes = lecteur.virgules_mangees(node, parts)
    for cote, valeur in lecteur.lecture.champs(node, (*parts, *centimes)).items():
        if cote in centimes:
            continue
        lecteur.section = cote
        chemin: Path = ("total_general", cote)
        enfants = tuple(budget.poste(cle) or _absent(cle) for cle in parts[cote])
        obstacles = tuple(path for cle in parts[cote] for path in budget.obstacles_de(cle))
        cellules = lecteur.cellules(valeur, chemin)
        titre = f"Total général des {cote}"
        generaux.append(Poste(chemin, titre, "groupe", cellules, enfants, obstacles=obstacles))
    return tuple(generaux)


def _absent(cle: str) -> Poste:
    return Poste(tuple(cle.split(".")), "", "groupe", cle=cle.rsplit(".", 1)[-1])


def _previsionnel(node: Node, info: ValidationInfo) -> Budget | None:
    lecture: Lecture = info.context  # type: ignore[assignment]
    sections = (*(s.cle for s in lecture.formulaire.grille.sections), "total_general")
    return _lire(node, lecture, dict.fromkeys(sections, PREVISIONNEL), ("exercice",))


def _de_bilan(node: Node, info: ValidationInfo) -> Budget | None:
    lecture: Lecture = info.context  # type: ignore[assignment]
    return _lire(node, lecture, lecture.formulaire.grille.colonnes, ("exercice", "conforme_au_depot"))


budget_previsionnel = Lecteur(_previsionnel)
budget_de_bilan = Lecteur(_de_bilan)
