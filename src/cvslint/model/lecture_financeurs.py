"""Reading the funders of a budget: bare amounts, blocks, lists, and the split that some of them ask for."""

from __future__ import annotations

from collections.abc import Mapping

from cvslint.document.nodes import MappingNode, Node, SequenceNode, UnreadableNode
from cvslint.french import nearest
from cvslint.model.budget import Financement, Genre, Poste
from cvslint.model.champs import texte_de
from cvslint.model.grille import Ligne
from cvslint.model.lecture_montants import LecteurDeMontants
from cvslint.span import Path

_PRECISIONS = ("service", "nom", "dispositif", "libelle")


class LecteurDeFinanceurs(LecteurDeMontants):
    """The reading of the funders of one budget."""

    def financeur(self, node: Node, ligne: Ligne, chemin: Path) -> Poste:
        """A funder as one post whose lines are its amounts."""
        lignes, obstacles = self._apports(node, ligne, chemin)
        return Poste(
            chemin, ligne.titre, ligne.forme, {}, tuple(lignes), obstacles=tuple(obstacles), cle=ligne.cle
        )

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
        genres: dict[str, Genre] = {"credits_specifiques_pv": "specifique", "droit_commun": "droit_commun"}
        mangees = self.virgules_mangees(node, (*genres, *colonnes))
        connus = (*connus, *mangees)
        champs = self.lecture.champs(node, connus)
        commun = {
            nom: texte for nom in (*ville, "service") if (texte := self._precision(champs, nom)) is not None
        }
        lignes: list[Poste] = []
        obstacles = [(*chemin, cle) for cle in node.entries if cle not in connus and _peut_payer(cle, connus)]
        if node.merged:
            obstacles.append(chemin)
        for cle, genre in genres.items():
            if cle in champs and not self.lecture.est_blanc(champs[cle]):
                precise = ("service",) if genre == "droit_commun" else ()
                sous, gene = self._genre(champs[cle], ligne, (*chemin, cle), genre, precise, commun)
                lignes += sous
                obstacles += gene
        nues = self.par_colonne(champs, chemin)
        if nues:
            financement = Financement(ligne.cle, "sans_precision", (), commun)
            lignes.append(
                Poste(chemin, ligne.titre, ligne.forme, nues, financement=financement, cle=ligne.cle)
            )
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
            connus = (*self.colonnes[self.section], *_PRECISIONS, "detail")
            champs, sur = self.champs(node, connus)
            precisions |= {
                nom: texte for nom in _PRECISIONS if (texte := self._precision(champs, nom)) is not None
            }
            cellules = self.par_colonne(champs, chemin, sur=sur)
            detail = self.detail_de(champs, chemin, sur=sur)
        else:
            cellules = self.cellules(node, chemin)
        financement = Financement(ligne.cle, genre, precise, precisions)
        poste = Poste(
            chemin, ligne.titre, ligne.forme, cellules, detail=detail, financement=financement, cle=ligne.cle
        )
        return [poste], []

    def _precision(self, champs: Mapping[str, Node], nom: str) -> str | None:
        return texte_de(champs[nom], self.lecture, "texte") if nom in champs else None


def _peut_payer(cle: str, connus: tuple[str, ...]) -> bool:
    """Whether an unknown key of a funder may stand for an amount, and not for a mere word about it."""
    proches = nearest(cle, connus, 1)
    return not proches or proches[0] not in ("ville", "service", "detail")
