"""Writing one answer in the text of a dossier: that place changes, comments and all other lines stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.gabarit.ecriture import PAS, Valeur, cle, lignes, lire, scalaire, valeur_de
from cvslint.gabarit.rangement import avec, range_sous
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path, format_path

_DEUX_POINTS = re.compile(r"(?:[ \t]*:)?")


class PoseImpossible(Exception):
    """The text cannot take the answer at that path: it is not readable, or written in an unusual way."""

    def __init__(self, chemin: Path) -> None:
        super().__init__(format_path(chemin))
        self.chemin = chemin


@late_dataclass
class _Edition:
    """What replaces the characters from ``debut`` (included) to ``fin`` (excluded), counted from 0."""

    debut: int
    fin: int
    texte: str

    def sur(self, texte: str) -> str:
        """The text once edited."""
        return texte[: self.debut] + self.texte + texte[self.fin :]


def poser(texte: str, chemin: Path, valeur: Valeur, *, libre: bool = True) -> str:
    """``texte`` with ``valeur`` at ``chemin``, the parts on the way made where they are missing.

    ``libre``: the field holds prose, in which a comment on the same line would be taken for lost words.

    Where the place itself cannot be edited (a block in braces, an item that is empty), the part above it is
    written anew, as small a part as can be. The result is read again, and says what it said before but for
    that value. Raises :class:`PoseImpossible`.
    """
    document = lire(texte)
    if document.root is None or document.reading.text != texte or document.faults:
        raise PoseImpossible(chemin)
    dit = valeur_de(document.root)
    attendu = avec(dit, chemin, valeur)
    for haut in range(len(chemin), 0, -1):
        place = chemin[:haut]
        quoi = valeur if haut == len(chemin) else range_sous(attendu, place)
        edition = _Pose(document, texte, libre).edition(place, quoi)
        if edition is None:
            continue
        nouveau = edition.sur(texte)
        relu = lire(nouveau)
        if not relu.faults and valeur_de(relu.root) == attendu:
            return nouveau
    raise PoseImpossible(chemin)


class _Pose:
    """One text to be edited."""

    def __init__(self, document: Document, texte: str, libre: bool) -> None:
        self.document = document
        self.texte = texte
        self.libre = libre
        self.fin_de_ligne = "\r\n" if "\r\n" in texte else "\n"

    def edition(self, chemin: Path, valeur: Valeur) -> _Edition | None:
        """The edit that writes a value, or ``None`` when this place is not one that can be edited."""
        parent, dernier = self.document.node(chemin[:-1]), chemin[-1]
        if isinstance(parent, MappingNode) and isinstance(dernier, str):
            entree = parent.entries.get(dernier)
            if entree is None:
                return None if parent.flow else self._ajout(parent, dernier, valeur)
            if parent.flow:
                return self._dans_des_accolades(entree[1], valeur)
            return self._remplacement(*entree, valeur)
        if isinstance(parent, SequenceNode) and not parent.flow and dernier == len(parent.items):
            return self._element(parent, valeur)
        return None

    def _dans_des_accolades(self, node: Node, valeur: Valeur) -> _Edition | None:
        if not isinstance(node, ScalarNode) or not isinstance(valeur, str):
            return None
        espace = " " if node.end.index == node.start.index else ""
        return _Edition(
            node.start.index, node.end.index, espace + scalaire(valeur, guillemets=bool(valeur.strip()))
        )

    def _remplacement(self, clef: ScalarNode, node: Node, valeur: Valeur) -> _Edition:
        apres_cle = self.texte.index(":", clef.end.index) + 1
        retrait = self._retrait(clef)
        if isinstance(node, ScalarNode) or self._sur_la_ligne(node, apres_cle):
            fin = max(self._fin(node), apres_cle)
            reste = self._reste_de_ligne(fin)
            if isinstance(valeur, str):
                return self._sur_une_ligne(apres_cle, fin, reste, valeur)
            # The comment at the end of the key's line stays there, in its column.
            commentaire = " " * (fin - apres_cle) + reste.rstrip() if "#" in reste else ""
            return _Edition(apres_cle, fin + len(reste), commentaire + self._dessous(valeur, retrait))
        debut, fin = self._debut_de_ligne(node.start.index), self._fin(node)
        if isinstance(valeur, str):
            ligne = self._fin_de_ligne(apres_cle)
            reste = self.texte[apres_cle:ligne]
            ecrit = scalaire(valeur, guillemets="#" in reste and self.libre)
            return _Edition(apres_cle, fin, f" {ecrit}{reste}")
        return _Edition(debut, fin, self._dessous(valeur, retrait).removeprefix(self.fin_de_ligne))

    def _sur_une_ligne(self, apres_cle: int, fin: int, reste: str, valeur: str) -> _Edition:
        """A text after its key; a comment behind it keeps its column where there is room."""
        ecrit = f" {scalaire(valeur, guillemets='#' in reste and self.libre)}" if valeur.strip() else ""
        if "#" not in reste:
            return _Edition(apres_cle, fin, ecrit)
        commentaire = reste.lstrip(" ")
        place = fin - apres_cle + len(reste) - len(commentaire)
        return _Edition(apres_cle, fin + len(reste), f"{ecrit:<{max(place - 1, 0)}} {commentaire}")

    def _ajout(self, parent: MappingNode, nom: str, valeur: Valeur) -> _Edition | None:
        """A new key after the last one of a block."""
        if not parent.entries:
            return None
        premiere, _ = next(iter(parent.entries.values()))
        derniere, contenu = next(reversed(parent.entries.values()))
        retrait = self._retrait(premiere)
        fin = self._fin_des_commentaires(max(self._fin(contenu), derniere.end.index), retrait)
        attente = re.compile(rf"^ {{{retrait}}}#{re.escape(nom)}:[ \t]*$", re.MULTILINE)
        trouvee = attente.search(self.texte, premiere.start.index, fin)
        if trouvee is not None and isinstance(valeur, str):
            return _Edition(*trouvee.span(), f"{' ' * retrait}{nom}: {scalaire(valeur)}")
        debut = f"{self.fin_de_ligne}{' ' * retrait}{cle(nom)}:"
        suite = f" {scalaire(valeur)}" if isinstance(valeur, str) else self._dessous(valeur, retrait)
        return _Edition(fin, fin, debut + suite)

    def _fin_des_commentaires(self, index: int, retrait: int) -> int:
        """The end of the line at ``index``, or of the comments below it that stand at least as far to the right."""
        fin = self._fin_de_ligne(index)
        suite = re.compile(rf"(?:(?:\r?\n[ \t]*)*\r?\n {{{retrait},}}#[^\r\n]*)*").match(self.texte, fin)
        return suite.end() if suite is not None else fin

    def _element(self, liste: SequenceNode, valeur: Valeur) -> _Edition | None:
        """A new item after the last one of a list."""
        if not liste.items:
            return None
        ligne = self.texte[self._debut_de_ligne(liste.items[0].start.index) :]
        avant = "".join(takewhile(lambda c: c == " ", ligne))
        if not ligne[len(avant) :].startswith("-"):
            return None
        fin = self._fin_des_commentaires(self._fin(liste), len(avant) + 1)
        return _Edition(fin, fin, self.fin_de_ligne + self._joint(lignes([valeur], len(avant))))

    def _dessous(self, valeur: Valeur, retrait: int) -> str:
        return self.fin_de_ligne + self._joint(lignes(valeur, retrait + PAS))

    def _joint(self, ecrites: Iterator[str]) -> str:
        return self.fin_de_ligne.join(ecrites)

    def _retrait(self, clef: ScalarNode) -> int:
        return clef.start.column

    def _sur_la_ligne(self, node: Node, apres_cle: int) -> bool:
        return node.start.index <= self._fin_de_ligne(apres_cle)

    def _fin(self, node: Node) -> int:
        """Where what is written at a node ends: that of its last line for a text of several lines."""
        span = self.document.span(node)
        debut = 0
        for _ in range(span.end.line - 1):
            debut = self._fin_de_ligne(debut) + 1
            if self.texte[debut - 1 : debut + 1] == "\r\n":
                debut += 1
        fin = debut + span.end.column - 1
        if isinstance(node, ScalarNode):
            return fin
        # A block that ends with an empty key ends after its colon.
        deux_points = _DEUX_POINTS.match(self.texte, fin)
        return deux_points.end() if deux_points is not None else fin

    def _debut_de_ligne(self, index: int) -> int:
        return max(self.texte.rfind("\n", 0, index), self.texte.rfind("\r", 0, index)) + 1

    def _fin_de_ligne(self, index: int) -> int:
        fins = [fin for fin in (self.texte.find("\n", index), self.texte.find("\r", index)) if fin >= 0]
        return min(fins, default=len(self.texte))

    def _reste_de_ligne(self, index: int) -> str:
        return self.texte[index : self._fin_de_ligne(index)]
