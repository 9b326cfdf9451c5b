"""Reading the amounts of a budget: cells by column, and the detail that explains them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.model.absence import est_absent
from cvslint.model.budget import Cellule, Detail, LigneDetail
from cvslint.model.champs import lu_dans, nature, texte_de
from cvslint.model.grille import Grille
from cvslint.model.lecture import Lecture
from cvslint.model.montants import lire_montant
from cvslint.model.virgules import virgules
from cvslint.span import Path, Span


@cache
def noms(connus: tuple[str, ...]) -> dict[str, None]:
    """Names to look among: the same few for the lines of every budget."""
    return dict.fromkeys(connus)


class LecteurDeMontants:
    """The reading of the amounts of one budget; ``section`` is the one being read."""

    def __init__(self, lecture: Lecture, colonnes: Mapping[str, tuple[str, ...]]) -> None:
        self.lecture = lecture
        self.grille: Grille = lecture.formulaire.grille
        self.colonnes = colonnes
        self.section = ""
        self._coupes: set[int] = set()

    def champs(
        self, node: MappingNode, connus: tuple[str, ...], montants: Iterable[str] | None = None
    ) -> tuple[dict[str, Node], bool]:
        """The known entries of a block, those of ``montants`` (all the columns by default) being amounts; and whether
        it is sure that it has no others."""
        cles = noms(connus)
        sur = not node.merged and node.entries.keys() <= cles.keys()
        if node.flow and not sur:
            montants = self.colonnes[self.section] if montants is None else montants
            cles = cles | dict.fromkeys(self.virgules_mangees(node, montants))
        return self.lecture.champs(node, cles), sur

    def virgules_mangees(self, node: MappingNode, montants: Iterable[str]) -> frozenset[str]:
        """The keys of a block that are the cents of the amount before them, which is told and cannot be read."""
        trouvees = virgules(node, frozenset(montants)) if node.flow else []
        for virgule in trouvees:
            self._coupes.add(id(virgule.montant))
            document = self.lecture.document
            span = Span(document.span(virgule.montant).start, document.span(virgule.cle).end)
            valeurs: dict[str, Any] = {
                "ecrit": virgule.texte,
                "garde": virgule.montant.text,
                "propose": f'"{virgule.texte}"',
                "point": virgule.texte.replace(",", "."),
            }
            self.lecture.refuse(virgule.montant, "YML005", "virgule", span, **valeurs)
        return frozenset(virgule.cle.text for virgule in trouvees)

    def cellules(self, node: Node, chemin: Path) -> dict[str, Cellule]:
        """The amounts by column: a bare amount is that of the first column, one that cannot be read of them all."""
        colonnes = self.colonnes[self.section]
        if isinstance(node, MappingNode):
            champs, sur = self.champs(node, colonnes)
            return self.par_colonne(champs, chemin, sur=sur)
        cellule = self._cellule(node, chemin)
        if cellule is None:
            return {}
        # What cannot be read may have been the amounts of every column.
        return dict.fromkeys(colonnes[:1] if cellule.montant is not None else colonnes, cellule)

    def par_colonne(
        self, champs: Mapping[str, Node], chemin: Path, *, sur: bool = True
    ) -> dict[str, Cellule]:
        """The amounts of a block. Unless it is ``sur``, a key of it is unknown: an absent amount may be there."""
        cellules = {}
        for colonne in self.colonnes[self.section]:
            ici = (*chemin, colonne)
            cellule = self._cellule(champs[colonne], ici) if colonne in champs else None
            if cellule is None and not sur and colonne not in champs:
                cellule = Cellule(ici, None)
            if cellule is not None:
                cellules[colonne] = cellule
        return cellules

    def _cellule(self, node: Node, chemin: Path) -> Cellule | None:
        montant: Decimal | None = None
        if isinstance(node, ScalarNode):
            texte = node.text.strip()
            if est_absent(texte):
                return None
            if id(node) not in self._coupes:
                montant = lu_dans(texte, node, self.lecture, lire_montant, "FMT003", "montant")
        elif self.lecture.est_blanc(node):
            return None
        elif isinstance(node, UnreadableNode):
            self.lecture.illisible(node)
        else:
            self.lecture.refuse(node, "FMT002", "montant", trouve=nature(node))
        return Cellule(chemin, montant)

    def detail_de(self, champs: Mapping[str, Node], chemin: Path, *, sur: bool = True) -> Detail | None:
        """The detail of a block. One that cannot be read, or stands under an unknown key, is there and empty."""
        ici = (*chemin, "detail")
        if "detail" not in champs:
            return None if sur else Detail(ici)
        node = champs["detail"]
        if isinstance(node, ScalarNode):
            return self.detail(node, ici)
        if self.lecture.est_blanc(node):
            return None
        return self.detail(node, ici) or Detail(ici)

    def detail(self, node: Node, chemin: Path) -> Detail | None:
        """A text, or a list of ``{libelle, montant}``; ``None`` when there is nothing to read."""
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
        champs, _ = self.champs(node, ("libelle", "montant"), ("montant",))
        libelle = texte_de(champs["libelle"], self.lecture, "texte") if "libelle" in champs else None
        cellule = self._cellule(champs["montant"], (*chemin, "montant")) if "montant" in champs else None
        return LigneDetail(libelle, cellule or Cellule(chemin, None))
