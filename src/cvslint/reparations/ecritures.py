"""Values that are accepted and not written in their usual form: where they stand, and what to write there.

None of them is a finding. A value is left as it is inside an anchor, behind a tag, in a block of text, on several
lines, and where the file does not show exactly what was read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal

from cvslint.document.document import Document
from cvslint.document.nodes import Node, ScalarNode
from cvslint.document.writing import in_flow, replacing
from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.model.bilan import ObjectifRealise
from cvslint.model.budget import Budget, Poste
from cvslint.model.champs import Bloc
from cvslint.model.dossier import lire_dossier
from cvslint.model.formulaire import Formulaire
from cvslint.model.projet import ChoixAmbition, Territoire
from cvslint.model.structure import Porteur
from cvslint.reparations.formes import Genre, forme_usuelle
from cvslint.reparations.sens import communes_declarees, sens_de
from cvslint.span import Path

_BORDS = " \t\r\n,[]{}"
"""What no name of an anchor holds."""


@late_dataclass
class Ecriture:
    """A value to write in its usual form: what it is, in one French word, where it stands, the edit."""

    genre: str
    chemin: Path
    edit: Edit


@late_dataclass
class Relecture:
    """What reading a text again finds: the values to write otherwise, and ``sens``, all that the text says.

    ``sens`` only serves to be compared: two texts that say the same have equal ones, however their values are written.
    """

    ecritures: tuple[Ecriture, ...]
    sens: object


def relire(document: Document, formulaire: Formulaire) -> Relecture:
    """The values of a dossier that are not in their usual form, in the order of the form, and what it says."""
    if document.root is None:
        return Relecture((), None)
    lu = lire_dossier(document, formulaire)
    trouvees: dict[Path, Ecriture] = {}
    for valeur in _valeurs(lu.dossier, ()):
        chemin = document.trim(valeur.chemin)
        edit = _edit(document, chemin, valeur, formulaire)
        if edit is not None:
            trouvees.setdefault(chemin, Ecriture(valeur.genre, chemin, edit))
    fautes = tuple((faute.code, faute.case, faute.path) for faute in (*document.faults, *lu.faults))
    return Relecture(tuple(trouvees.values()), (sens_de(lu.dossier, formulaire), lu.illisibles, fautes))


@late_dataclass
class _Valeur:
    """A value that was read, its kind, and the communes beside a quartier."""

    genre: Genre
    chemin: Path
    communes: tuple[str, ...] = ()


def _valeurs(valeur: object, chemin: Path) -> Iterator[_Valeur]:
    """The values that have a usual form in what was read at ``chemin``."""
    if isinstance(valeur, dt.date):
        yield _Valeur("date", chemin)
    elif isinstance(valeur, Decimal):
        yield _Valeur("montant", chemin)
    elif isinstance(valeur, Budget):
        for poste in (*valeur.sections.values(), *valeur.generaux):
            yield from _montants(poste, chemin)
    elif isinstance(valeur, tuple):
        for rang, element in enumerate(valeur):
            yield from _valeurs(element, (*chemin, rang))
    elif isinstance(valeur, Bloc):
        yield from _codes(valeur, chemin)
        for nom in type(valeur).model_fields:
            yield from _valeurs(getattr(valeur, nom), (*chemin, nom))


def _montants(poste: Poste, base: Path) -> Iterator[_Valeur]:
    """The amounts of a post, of those below it and of their details, in the budget at ``base``."""
    lignes = poste.detail.lignes if poste.detail is not None else ()
    for cellule in (*poste.cellules.values(), *(ligne.cellule for ligne in lignes)):
        if cellule.montant is not None:
            yield _Valeur("montant", (*base, *cellule.chemin))
    for enfant in poste.enfants:
        yield from _montants(enfant, base)


def _codes(bloc: Bloc, chemin: Path) -> Iterator[_Valeur]:
    """The texts of a block that name something which has several spellings."""
    if isinstance(bloc, Porteur):
        yield _Valeur("RNA", (*chemin, "rna"))
        yield _Valeur("SIRET", (*chemin, "siret"))
    elif isinstance(bloc, ChoixAmbition):
        yield _Valeur("ambition", (*chemin, "id"))
    elif isinstance(bloc, Territoire):
        yield _Valeur("quartier", (*chemin, "quartier"), communes_declarees(bloc))
    elif isinstance(bloc, ObjectifRealise):
        for rang in range(len(bloc.ambitions or ())):
            yield _Valeur("ambition", (*chemin, "ambitions", rang))


def _edit(document: Document, chemin: Path, valeur: _Valeur, formulaire: Formulaire) -> Edit | None:
    """The edit that writes a value in its usual form; ``None`` when it has it, or is to be left alone."""
    nodes = document.written(chemin)
    node = nodes[-1]
    if len(nodes) <= len(chemin) or not isinstance(node, ScalarNode):
        return None
    coupe = valeur.genre == "montant" and node.style == "plain" and in_flow(document, chemin)
    forme = forme_usuelle(
        valeur.genre, node.text.strip(), formulaire, communes=valeur.communes, virgule="." if coupe else ","
    )
    if (
        forme is None
        or not _montre(document, node)
        or any(_ancre(document, n) for n in nodes if n is not None)
    ):
        return None
    return replacing(document, chemin, forme)


def _montre(document: Document, node: ScalarNode) -> bool:
    """Whether the file shows, on one line, the text that was read: no tag in front of it, nothing repaired in it."""
    span = document.span(node)
    if span.start.line != span.end.line or node.style == "block":
        return False
    ecrit = document.extract(span)
    if node.style == "plain":
        return ecrit == node.text
    return _entre_guillemets(ecrit) == node.text


def _entre_guillemets(ecrit: str) -> str | None:
    """What quotes hold; ``None`` where that cannot be told."""
    if ecrit.startswith("'"):
        return ecrit[1:-1].replace("''", "'")
    try:
        # The escapes that both know; a text that holds others of YAML's own is left alone.
        return str(json.loads(ecrit)) if ecrit.startswith('"') else None
    except ValueError:
        return None


def _ancre(document: Document, node: Node) -> bool:
    """Whether an anchor marks a node: what an alias repeats is read in two places."""
    texte, debut = document.reading.text, node.start.index
    fin = debut
    while fin and texte[fin - 1] in " \t":
        fin -= 1
    mot = fin
    while mot and texte[mot - 1] not in _BORDS:
        mot -= 1
    return texte.startswith("&", debut) or (fin < debut and texte.startswith("&", mot))
