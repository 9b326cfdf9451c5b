"""The budget as a schema: the grid of the call, with the several ways in which an amount or a funder is written."""

from __future__ import annotations

from collections.abc import Mapping

from cvslint.model.grille import Grille, Ligne
from cvslint.schemas.ecritures import cles
from cvslint.schemas.natures import CLE_INCONNUE, SCALAIRES, Schema, ref, sinon_vide, valeur

COMPTE = r"^compte_[0-9]+[A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]*$"
"""An account that the grid does not have there: read, and told by a rule of the budget."""

_PRECISIONS = {
    "service": "Service sollicité",
    "nom": "Nom de l'organisme",
    "dispositif": "Dispositif",
    "libelle": "Libellé",
}
_COLONNES = {
    "montant": "Montant",
    "previsionnel": "Montant prévu",
    "realise": "Dépense réalisée",
    "obtenu": "Subvention obtenue",
}
_UN_MONTANT = "Un montant est attendu, seul ou dans un bloc « montant », « detail »."
_TOTAL_SEUL = "Un total seul n'a que son montant et son détail ; avec des lignes, il s'écrit « total »."
_UN_BUDGET = "Un bloc de lignes « clé: valeur » est attendu."


class BudgetEnSchema:
    """One kind of budget; ``colonnes`` gives the columns of each section, ``nom`` the definitions' common name."""

    def __init__(
        self,
        nom: str,
        grille: Grille,
        colonnes: Mapping[str, tuple[str, ...]],
        communes: Mapping[str, str],
        propres: Mapping[str, Schema],
    ) -> None:
        self.nom = nom
        self.grille = grille
        self.colonnes = colonnes
        self.communes = communes
        self.propres = propres
        self.defs: dict[str, Schema] = {}

    def definitions(self) -> dict[str, Schema]:
        """The definitions of this budget, the whole of it under ``nom``."""
        proprietes = dict(self.propres)
        for section in self.grille.sections:
            proprietes[section.cle] = self._poste(section, self._suffixe(section.cle))
        proprietes["total_general"] = self._total_general()
        budget = {
            "properties": proprietes,
            "patternProperties": {COMPTE: {}},
            "additionalProperties": False,
            "errorMessage": CLE_INCONNUE,
            **sinon_vide(("object",), _UN_BUDGET),
        }
        return {**self.defs, self.nom: budget}

    def _suffixe(self, section: str) -> str:
        """What ends the names of the definitions of a section's amounts, which are made on the way."""
        colonnes = self.colonnes[section]
        suffixe = "_".join(colonnes)
        if f"ligne_{suffixe}" not in self.defs:
            self.defs |= self._montants(colonnes, suffixe)
        return suffixe

    def _montants(self, colonnes: tuple[str, ...], suffixe: str) -> dict[str, Schema]:
        cellules = {nom: valeur("montant", _COLONNES.get(nom, nom)) for nom in colonnes}
        detail = {"title": "Détail du calcul", **ref("detail")}
        precisions = {nom: valeur("texte", titre) for nom, titre in _PRECISIONS.items()}
        apport, partage, ville = (f"{nom}_{suffixe}" for nom in ("apport", "partage", "ville"))
        genres = {
            "credits_specifiques_pv": {
                "title": "Crédits spécifiques « politique de la ville »",
                **ref(apport),
            },
            "droit_commun": {"title": "Crédits de droit commun", **ref(apport)},
        }
        partages = {
            **genres,
            **cellules,
            "service": precisions["service"],
            "detail": {"title": "Détail du calcul"},
        }
        nom_de_ville = valeur("texte", "Commune qui paie", self.communes)
        return {
            f"total_{suffixe}": {"anyOf": [_bloc(cellules, ("object", "string", "number"))]},
            f"ligne_{suffixe}": _bloc({**cellules, "detail": detail}, ("object", "string", "number")),
            apport: _apports({**cellules, **precisions, "detail": detail}, apport),
            partage: _apports(partages, partage),
            ville: _apports({"ville": nom_de_ville, **partages}, ville),
        }

    def _poste(self, ligne: Ligne, suffixe: str) -> Schema:
        """A line of the grid, by what it holds."""
        titre: Schema = {"title": ligne.titre}
        if ligne.precise:
            titre["description"] = f"À préciser pour chaque montant : {', '.join(ligne.precise)}."
        if ligne.forme == "groupe":
            return titre | self._groupe(ligne, suffixe)
        genre = {"ligne": "ligne", "partage": "partage", "villes": "ville"}.get(ligne.forme, "apport")
        return titre | ref(f"{genre}_{suffixe}")

    def _groupe(self, ligne: Ligne, suffixe: str) -> Schema:
        """Lines with their total, or the total alone: then an amount, or a block of the keys of one."""
        lignes = {enfant.cle: self._poste(enfant, suffixe) for enfant in ligne.lignes}
        montant = self.defs[f"ligne_{suffixe}"]["properties"]
        autres: dict[str, Schema] = {COMPTE: {}}
        for enfant in ligne.lignes:
            if enfant.alias:
                autres[cles(enfant.alias)] = lignes[enfant.cle]
        return {
            "properties": {**lignes, "total": {"title": "Total", **ref(f"total_{suffixe}")}, **montant},
            "patternProperties": autres,
            "additionalProperties": False,
            "errorMessage": CLE_INCONNUE,
            "allOf": [
                sinon_vide(("object", "string", "number"), _UN_MONTANT, **ref("montant_ecrit")),
                {
                    "if": {"type": "object", "anyOf": [{"required": [cle]} for cle in montant]},
                    "then": {"propertyNames": {"enum": list(montant), "errorMessage": _TOTAL_SEUL}},
                },
            ],
        }

    def _total_general(self) -> Schema:
        cotes = {
            cote: {"title": f"Total général des {cote}", **ref(f"total_{self._suffixe(cote)}")}
            for cote in self.grille.total_general
        }
        return {"title": "Total général", **_bloc(cotes, ("object",), _UN_BUDGET)}


def detail() -> Schema:
    """What explains an amount: a text, or a list of ``{libelle, montant}``."""
    element = {
        "properties": {
            "libelle": valeur("texte", "Libellé"),
            "montant": valeur("montant", "Montant"),
        },
        "additionalProperties": False,
        "errorMessage": CLE_INCONNUE,
        **sinon_vide(("object", *SCALAIRES), "Un texte ou un bloc « libelle », « montant » est attendu."),
    }
    liste = {
        "items": element,
        **sinon_vide(
            ("array", *SCALAIRES), "Un texte, ou une liste de « libelle » et « montant », est attendu."
        ),
    }
    return {
        "anyOf": [liste],
        "description": "Le calcul du montant, en un texte ou en une liste de « libelle » et « montant ». "
        "Par exemple : 12 mois à 150 €",
    }


def _bloc(proprietes: Mapping[str, Schema], types: tuple[str, ...], message: str = _UN_MONTANT) -> Schema:
    bornes = ref("montant_ecrit") if "string" in types else {}
    return {
        "properties": dict(proprietes),
        "additionalProperties": False,
        "errorMessage": CLE_INCONNUE,
        **sinon_vide(types, message, **bornes),
    }


def _apports(proprietes: Mapping[str, Schema], nom: str) -> Schema:
    """A funder: an amount, a block, or a list of either."""
    return {"items": ref(nom), **_bloc(proprietes, ("object", "array", "string", "number"))}
