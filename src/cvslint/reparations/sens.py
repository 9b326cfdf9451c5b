"""What a dossier says, however its values are spelled: two texts that say the same compare equal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cvslint.model.bilan import ObjectifRealise
from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.formulaire import Formulaire
from cvslint.model.projet import Territoire
from cvslint.model.rna import normaliser_rna
from cvslint.model.siret import normaliser_siret

B = TypeVar("B", bound=Bloc)


def sens_de(dossier: Dossier, formulaire: Formulaire) -> Dossier:
    """The dossier with, in the place of each text that names something, what it names."""
    dit: dict[str, Bloc] = {}
    porteur, projet, bilan = dossier.porteur, dossier.projet, dossier.bilan
    if porteur is not None:
        numeros = {
            "siret": porteur.siret and normaliser_siret(porteur.siret),
            "rna": porteur.rna and normaliser_rna(porteur.rna),
        }
        dit["porteur"] = porteur.model_copy(update=numeros)
    if projet is not None:
        choix = {
            "ambitions": _chacun(projet.ambitions, lambda c: {"id": _ambition(c.id, formulaire)}),
            "territoires": _chacun(projet.territoires, lambda t: {"quartier": _quartier(t, formulaire)}),
        }
        dit["projet"] = projet.model_copy(update=choix)
    if bilan is not None:

        def vues(objectif: ObjectifRealise) -> dict[str, object]:
            return {"ambitions": tuple(_ambition(a, formulaire) for a in objectif.ambitions or ())}

        dit["bilan"] = bilan.model_copy(update={"objectifs": _chacun(bilan.objectifs, vues)})
    return dossier.model_copy(update=dit)


def _chacun(
    blocs: tuple[B | None, ...] | None, change: Callable[[B], dict[str, object]]
) -> tuple[B | None, ...]:
    return tuple(bloc.model_copy(update=change(bloc)) if bloc is not None else None for bloc in blocs or ())


def _ambition(texte: str | None, formulaire: Formulaire) -> str | None:
    ambition = formulaire.ambition(texte) if texte is not None else None
    return texte if ambition is None else ambition.id


def _quartier(territoire: Territoire, formulaire: Formulaire) -> str | None:
    texte = territoire.quartier
    quartier = formulaire.quartier(texte, communes_declarees(territoire)) if texte is not None else None
    return texte if quartier is None else quartier.code


def communes_declarees(territoire: Territoire) -> tuple[str, ...]:
    """The communes that an author writes beside a quartier."""
    return tuple(commune for commune in territoire.communes or () if commune is not None)
