"""What a new dossier takes from another one: its porteur, and what it said of its action as what the bilan recalls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.gabarit.champs import Champ, CheminType, formulaire_vide
from cvslint.gabarit.ecriture import Valeur
from cvslint.gabarit.pose import poser
from cvslint.gabarit.rangement import est_vierge
from cvslint.late_dataclass import late_dataclass
from cvslint.model.dossier import lire_dossier
from cvslint.model.illisible import Illisible
from cvslint.model.nombres import lire_annee
from cvslint.span import Path, format_path

PORTEUR: CheminType = ("porteur",)
OBJECTIFS: CheminType = ("projet", "objectifs")
DU_BILAN: CheminType = ("bilan", "objectifs")
_RAPPELS: Mapping[CheminType, CheminType] = {
    ("projet", "intitule"): ("bilan", "intitule"),
    ("porteur", "denomination"): ("bilan", "fiche_identite", "structure_porteuse"),
    ("porteur", "statut"): ("bilan", "fiche_identite", "statut"),
    ("porteur", "personne_referente"): ("bilan", "fiche_identite", "personne_referente"),
    ("projet", "public_cible", "description"): ("bilan", "fiche_identite", "public_cible"),
}
"""What the bilan recalls of last year's dossier, beside its objectives, and where it stood there."""


class RepriseImpossible(Exception):
    """Nothing can be taken from the other dossier; the message is a French sentence that says why."""


@late_dataclass
class Reprise:
    """What is taken, word for word. ``perdus`` are the fields that are written but cannot be taken.

    ``rappels`` is what the bilan recalls, beside the objectives, by its place there. ``exercice`` is the year of the
    other dossier's budget, when it says one.
    """

    porteur: Mapping[str, Valeur]
    objectifs: Sequence[Valeur]
    rappels: Mapping[CheminType, Valeur] = field(default_factory=dict)
    perdus: tuple[str, ...] = ()
    exercice: int | None = None

    @property
    def statut(self) -> str:
        """The statut of the porteur as it is written."""
        statut = self.porteur.get("statut", "")
        return statut if isinstance(statut, str) else ""

    def sur(self, texte: str) -> str:
        """A page to fill in with all that is taken in its place. Raises ``PoseImpossible``."""
        prises: dict[CheminType, Valeur] = {PORTEUR: self.porteur}
        if self.objectifs:
            # Without objectives, nothing says that there is a bilan to give.
            prises |= {**self.rappels, DU_BILAN: list(self.objectifs)}
        for place, prise in prises.items():
            for chemin, valeur in _feuilles(prise, place):
                texte = poser(texte, chemin, valeur)
        return texte


def reprendre(data: bytes, campagne: Campagne) -> Reprise:
    """What can be taken from the dossier that ``data`` holds, in any encoding and form that a check reads.

    Raises :class:`RepriseImpossible` when it cannot be read, or holds neither porteur nor objectives.
    """
    document = read_document(data)
    if not isinstance(document.root, MappingNode):
        raise RepriseImpossible("il ne se lit pas comme un dossier ; « cvslint check » dit pourquoi")
    tri = _Tri(document, campagne)
    porteur = tri.valeur(PORTEUR)
    objectifs = tri.valeur(OBJECTIFS)
    reprise = Reprise(
        porteur if isinstance(porteur, Mapping) else {},
        tuple(objectifs) if isinstance(objectifs, list) else (),
        _rappels(tri),
        tuple(dict.fromkeys(tri.perdus)),
        _exercice(document),
    )
    if not reprise.porteur and not reprise.objectifs:
        raise RepriseImpossible("il n'a ni « porteur » ni objectifs à reprendre")
    return reprise


def _rappels(tri: _Tri) -> dict[CheminType, Valeur]:
    trouves = {place: tri.valeur(chemin) for chemin, place in _RAPPELS.items()}
    return {place: valeur for place, valeur in trouves.items() if not est_vierge(valeur)}


def _feuilles(valeur: Valeur, chemin: Path) -> Iterator[tuple[Path, Valeur]]:
    """Each text of a block or of a list of blocks, and each list of texts, with its path."""
    if isinstance(valeur, Mapping):
        for cle, un in valeur.items():
            yield from _feuilles(un, (*chemin, cle))
    elif isinstance(valeur, str) or (valeur and all(isinstance(un, str) for un in valeur)):
        yield chemin, valeur
    else:
        for rang, un in enumerate(valeur):
            yield from _feuilles(un, (*chemin, rang))


def _exercice(document: Document) -> int | None:
    node = document.node(("budget", "exercice"))
    try:
        return lire_annee(node.text) if isinstance(node, ScalarNode) else None
    except Illisible:
        return None


class _Tri:
    """What is sound in a document, and the fields where something is lost."""

    def __init__(self, document: Document, campagne: Campagne) -> None:
        self.document = document
        fautes = lire_dossier(document, campagne.formulaire).faults
        self._mangees = {faute.path for faute in fautes if faute.code.startswith("YML")}
        self.perdus: list[str] = []

    def valeur(self, chemin: CheminType) -> Valeur:
        """What is written at a path, without what is blank, unknown or cannot be read."""
        node = self.document.node(chemin)
        return "" if node is None else self._de(node, _champ(chemin), chemin)

    def _de(self, node: Node, champ: Champ | None, chemin: Path) -> Valeur:
        if champ is None or isinstance(node, UnreadableNode) or chemin in self._mangees:
            self.perdus.append(format_path(chemin))
            return ""
        if isinstance(node, ScalarNode):
            return self._texte(node, champ)
        if isinstance(node, SequenceNode):
            elements = [self._de(un, champ.element, (*chemin, rang)) for rang, un in enumerate(node.items)]
            return [element for element in elements if not est_vierge(element)]
        champs = {sous.cle: sous for sous in champ.champs}
        bloc = {cle: self._de(un, champs.get(cle), (*chemin, cle)) for cle, (_, un) in node.entries.items()}
        return {cle: valeur for cle, valeur in bloc.items() if not est_vierge(valeur)}

    def _texte(self, node: ScalarNode, champ: Champ) -> Valeur:
        """The text of a field; that of a block in short form is its first field."""
        if est_vierge(node.text):
            return ""
        return {champ.champs[0].cle: node.text} if champ.genre == "bloc" and champ.champs else node.text


def _champ(chemin: CheminType) -> Champ:
    """The field of the form at a path."""
    (champ,) = (c for racine in formulaire_vide() for c in racine.parcours() if c.chemin == chemin)
    return champ
