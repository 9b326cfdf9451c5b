"""The whole dossier, and the reading that fills it."""

from typing import Annotated

from pydantic import Field

from cvslint.document.document import Document
from cvslint.document.fault import Fault
from cvslint.late_dataclass import late_dataclass
from cvslint.model.bilan import Bilan
from cvslint.model.budget import Budget
from cvslint.model.champs import Bloc, Carte, Code, Liste
from cvslint.model.formulaire import Formulaire
from cvslint.model.lecture import Lecture
from cvslint.model.lecture_budget import budget_previsionnel
from cvslint.model.projet import Projet
from cvslint.model.repares import masquer_les_blancs_repares
from cvslint.model.structure import Depot, Porteur, SoutienAnterieur
from cvslint.span import Path, Position


class Dossier(Bloc):
    """A dossier, typed and partial: what is absent or unreadable is ``None``."""

    campagne: Code = Field(None, title="campagne")
    depot: Depot | None = Field(None, title="dépôt")
    porteur: Porteur | None = Field(None, title="structure porteuse")
    soutien_anterieur: SoutienAnterieur | None = Field(None, title="soutien antérieur")
    projet: Projet | None = Field(None, title="projet")
    budget: Annotated[Budget | None, budget_previsionnel] = Field(None, title="budget prévisionnel")
    budgets_suivants: Liste[Annotated[Budget | None, budget_previsionnel]] = Field(
        None, title="budgets des années suivantes"
    )
    bilan: Bilan | None = Field(None, title="bilan de l'action précédente")
    attestations: Carte[Code] = Field(None, title="attestations")
    pieces: Carte[Code] = Field(None, title="pièces jointes")


@late_dataclass
class DossierLu:
    """A dossier as far as it could be typed, the faults of shape and type, the paths of what is unreadable, and the
    places of the faults of YAML in whose value there is only something left to fill in."""

    dossier: Dossier
    faults: tuple[Fault, ...]
    illisibles: frozenset[Path]
    a_remplir: frozenset[Position] = frozenset()


def lire_dossier(document: Document, formulaire: Formulaire) -> DossierLu:
    """Types a readable document by the form of a call. Never raises on what an author wrote."""
    a_remplir = masquer_les_blancs_repares(document)
    lecture = Lecture(document, formulaire)
    dossier = Dossier.model_validate(document.root, context=lecture)
    faults, illisibles = lecture.bilan()
    return DossierLu(dossier or Dossier.model_construct(), tuple(faults), illisibles, a_remplir)
