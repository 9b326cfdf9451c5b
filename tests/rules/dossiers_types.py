"""Dossiers made for tests: a text written in blocks from plain data, and edits of a text that touch nothing else.

An edit goes through the places of :mod:`cvslint.document`, so that the rest of the text keeps its characters,
its comments and its style.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.span import Key, Path, Position

# -- writing ----------------------------------------------------------------------------------------------


def scalaire(texte: str) -> str:
    """``texte`` as YAML, with quotes where a person would need them."""
    nu = read_document(f"a: {{b: {texte}, c: d}}\n".encode())
    noeud = nu.node(("a", "b"))
    if (
        isinstance(noeud, ScalarNode)
        and noeud.style == "plain"
        and noeud.text == texte != ""
        and not nu.faults
    ):
        return texte
    return json.dumps(texte, ensure_ascii=False)


def en_ligne(valeur: Any) -> str:
    """A value on one line: ``{cle: valeur, autre: [un, deux]}``."""
    if isinstance(valeur, dict):
        return "{" + ", ".join(f"{scalaire(cle)}: {en_ligne(v)}" for cle, v in valeur.items()) + "}"
    if isinstance(valeur, list):
        return "[" + ", ".join(map(en_ligne, valeur)) + "]"
    return scalaire(str(valeur))


def en_blocs(valeur: Any, retrait: str = "") -> Iterator[str]:
    """The lines of a block or a list, one key or one dash a line."""
    if isinstance(valeur, list):
        for element in valeur:
            premiere, *suite = [*en_blocs(element)] if isinstance(element, dict) else [en_ligne(element)]
            yield f"{retrait}- {premiere}"
            yield from (f"{retrait}  {ligne}" for ligne in suite)
        return
    for cle, contenu in valeur.items():
        if isinstance(contenu, (dict, list)) and contenu:
            yield f"{retrait}{scalaire(cle)}:"
            yield from en_blocs(contenu, retrait + "  ")
        elif isinstance(contenu, str) and "\n" in contenu:
            yield f"{retrait}{scalaire(cle)}: |-"
            yield from (f"{retrait}  {ligne}" for ligne in contenu.split("\n"))
        else:
            yield f"{retrait}{scalaire(cle)}: {en_ligne(contenu)}"


# -- editing ----------------------------------------------------------------------------------------------


def poser(texte: str, chemin: Path, valeur: Any) -> str:
    """``texte`` with ``valeur`` at ``chemin``, where something may be written already or nothing yet."""
    document = read_document(texte.encode())
    if (noeud := document.node(chemin)) is not None:
        return _remplacer(texte, document, chemin, noeud, en_ligne(valeur))
    *haut, dernier = chemin
    parent = document.node(tuple(haut))
    if not isinstance(parent, (MappingNode, SequenceNode)) or _vide(parent):
        return poser(texte, tuple(haut), {dernier: valeur} if isinstance(dernier, str) else [valeur])
    ecrit = en_ligne(valeur)
    if parent.flow:
        fin = parent.end.index - 1
        return f"{texte[:fin]}, {_cle(dernier)}{ecrit}{texte[fin:]}"
    colonne = _depart(parent).column - (0 if isinstance(parent, MappingNode) else 2)
    fin = _fin_de_ligne(texte, _fin(texte, document, parent))
    return f"{texte[:fin]}\n{' ' * colonne}{_cle(dernier) or '- '}{ecrit}{texte[fin:]}"


def retirer(texte: str, chemin: Path) -> str:
    """``texte`` without the key or the item at ``chemin``, and all that is in it."""
    document = read_document(texte.encode())
    parent, noeud = document.node(chemin[:-1]), document.node(chemin)
    assert isinstance(parent, (MappingNode, SequenceNode)) and noeud is not None, chemin
    cle = document.key(chemin)
    debut = _indice(texte, cle.start) if cle else noeud.start.index
    fin = max(_fin(texte, document, noeud), _indice(texte, cle.end) + 1 if cle else 0)
    if parent.flow:
        return _sans_virgule(texte, debut, fin)
    debut_de_ligne, fin_de_ligne = texte.rfind("\n", 0, debut) + 1, _fin_de_ligne(texte, fin)
    tiret = texte[debut_de_ligne:debut].strip()
    if tiret and isinstance(parent, MappingNode) and len(parent.entries) > 1:
        reste = texte[fin_de_ligne:]
        return texte[:debut] + reste.lstrip()
    return texte[:debut_de_ligne] + texte[fin_de_ligne + 1 :]


def _remplacer(texte: str, document: Document, chemin: Path, noeud: Node, ecrit: str) -> str:
    fin, debut = _fin(texte, document, noeud), noeud.start.index
    cle = document.key(chemin)
    if cle is not None:
        apres = _indice(texte, cle.end)
        debut = texte.index(":", apres) + 1
        fin = max(fin, debut)
        ecrit = f" {ecrit}"
    return texte[:debut] + ecrit + texte[fin:]


def _sans_virgule(texte: str, debut: int, fin: int) -> str:
    apres = texte[fin:].lstrip()
    if apres.startswith(","):
        return texte[:debut] + apres[1:].lstrip()
    return texte[:debut].rstrip().removesuffix(",") + texte[fin:]


def _fin(texte: str, document: Document, noeud: Node) -> int:
    """Where the last thing written in a node ends: for a block, its last value, were it ``[]``."""
    if isinstance(noeud, MappingNode) and noeud.entries and not noeud.flow:
        cle, contenu = next(reversed(noeud.entries.values()))
        return max(cle.end.index + 1, _fin(texte, document, contenu))
    if isinstance(noeud, SequenceNode) and noeud.items and not noeud.flow:
        return _fin(texte, document, noeud.items[-1])
    return _indice(texte, document.span(noeud).end)


def _vide(noeud: MappingNode | SequenceNode) -> bool:
    return not (noeud.entries if isinstance(noeud, MappingNode) else noeud.items)


def _cle(pas: Key) -> str:
    return f"{scalaire(pas)}: " if isinstance(pas, str) else ""


def _depart(noeud: MappingNode | SequenceNode) -> Any:
    return (
        next(iter(noeud.entries.values()))[0].start
        if isinstance(noeud, MappingNode)
        else noeud.items[0].start
    )


def _indice(texte: str, place: Position) -> int:
    debut = 0
    for _ in range(place.line - 1):
        debut = texte.index("\n", debut) + 1
    return debut + place.column - 1


def _fin_de_ligne(texte: str, depuis: int) -> int:
    fin = texte.find("\n", depuis)
    return len(texte) if fin < 0 else fin


# -- the kinds of dossier ---------------------------------------------------------------------------------

PORTEURS: dict[str, dict[str, Any]] = {
    "association": {"statut": "association", "declaree": "oui", "rna": "W595 999 999", "siret": "999 000 219 00017"},
    "association reconnue d'utilité publique": {
        "statut": "Association loi 1901", "declaree": "oui", "rna": "w595999998", "siret": "99900031800017",
    },
    "association de droit local": {
        "statut": "association", "declaree": "oui", "siret": "999.010.390.00014",
        "numero_inscription_registre": {"tribunal": "Strasbourg", "volume": "42", "folio": "17"},
    },
    "commune": {"statut": "Commune", "siret": "999 010 002 00015"},
    "collectivité": {"statut": "collectivite_territoriale", "siret": '999 010 002 00015'},
    "bailleur": {"statut": "Bailleur social", "siret": "999 010 135 00013"},
    "établissement public": {"statut": "CCAS", "siret": "999 010 267 00014"},
    "organisme": {"statut": "autre_organisme_non_lucratif", "but_non_lucratif": "oui", "siret": "999 010 655 00010"},
    "fondation": {
        "statut": "autre_organisme_non_lucratif", "nature": "fondation", "but_non_lucratif": "oui",
        "siret": "999 010 655 00010",
    },
}  # fmt: skip
"""What each kind of porteur writes of itself."""

A_UN_CONTRAT = {"association", "association de droit local", "fondation"}
VILLES = {"non": ["Haubourdin"], "deux villes": ["Roubaix", "Tourcoing"], "expérimental": ["Roubaix"]}


@dataclass(frozen=True)
class Profil:
    """One cell of the matrix; ``metropolitain`` is a key of ``VILLES``, ``porteur`` one of ``PORTEURS``."""

    porteur: str
    reconduction: bool
    etat: bool
    cpo: bool
    metropolitain: str
    plus_de_15000: bool

    @property
    def villes(self) -> list[str]:
        """The communes of the project."""
        return VILLES[self.metropolitain]


def dossier_type(profil: Profil, base: dict[str, Any]) -> str:
    """The dossier of a profile, in blocks; ``base`` is the pack's complete dossier as plain data."""
    donnees = json.loads(json.dumps(base))
    donnees["depot"] = {
        "canal": "demarches_simplifiees",
        "date": "8 octobre 2025",
        "nature": "reconduction" if profil.reconduction else "premiere_demande",
    }
    donnees["porteur"] = _porteur(profil, donnees["porteur"])
    donnees["soutien_anterieur"] = _soutien(profil)
    _projet(profil, donnees["projet"])
    donnees["budget"] = _budget(profil, "2026")
    if profil.cpo:
        donnees["budgets_suivants"] = [_budget(profil, "2027")]
    if profil.reconduction:
        _bilan(profil, donnees["porteur"], donnees["bilan"])
    else:
        del donnees["bilan"]
    return "\n".join(en_blocs(donnees)) + "\n"


def _porteur(profil: Profil, base: dict[str, Any]) -> dict[str, Any]:
    ecrit = {"denomination": "Les Ateliers du Canal (structure fictive)", **PORTEURS[profil.porteur]}
    if profil.porteur in A_UN_CONTRAT:
        ecrit["contrat_engagement_republicain"] = base["contrat_engagement_republicain"]
    elif "utilité publique" in profil.porteur:
        ecrit["contrat_engagement_republicain"] = {
            "repute_satisfait": "oui",
            "motif": "association reconnue d'utilité publique",
            "veille_au_respect": base["contrat_engagement_republicain"]["veille_au_respect"],
        }
    return ecrit | {"personne_referente": base["personne_referente"]}


def _bilan(profil: Profil, porteur: dict[str, Any], bilan: dict[str, Any]) -> None:
    bilan["fiche_identite"] |= {
        "structure_porteuse": porteur["denomination"],
        "statut": porteur["statut"],
        "territoire": " et ".join(profil.villes),
    }
    for rang, commune in enumerate(bilan["budget"]["produits"]["directes"]["compte_74"]["communes"]):
        commune["ville"] = profil.villes[rang % len(profil.villes)]


def _soutien(profil: Profil) -> dict[str, Any]:
    soutien: dict[str, Any] = {"programmation_precedente": "oui" if profil.reconduction else "non"}
    if profil.cpo and profil.reconduction:
        soutien["cpo"] = {"en_cours": "oui", "debut": "2025", "fin": "2027"}
    elif profil.cpo:
        soutien["cpo"] = {"en_cours": "non", "demandee": "oui"}
    return soutien


def _projet(profil: Profil, projet: dict[str, Any]) -> None:
    quartier = (
        "Blanc Seau"
        if len(profil.villes) > 1
        else {"Haubourdin": "Le Parc"}.get(profil.villes[0], "Nouveau Roubaix")
    )
    projet["territoires"] = [{"quartier": quartier, "communes": profil.villes}]
    referents = [{"type": "chef_de_projet_ville", "commune": v, "date": "03/07/2025"} for v in profil.villes]
    projet["referents_sollicites"] = [
        *referents,
        {"type": "delegue_du_prefet", "communes": profil.villes, "date": "2025-07-10"},
    ]
    projet["public_cible"]["habitants_qpv"] = "oui" if profil.etat else "non"
    projet["droit_commun"]["demarches"] = [
        {"organisme": "Ville", "dispositif": "prêt de salle", "date": "02/06/2025", "resultat": "accorde"}
    ]
    projet["metropolitain"] = {"cofinancement_metropole": "non"}
    if profil.metropolitain != "non":
        projet["referents_sollicites"].append({"type": "referent_thematique", "date": "15 juillet 2025"})
        projet["metropolitain"] = {
            "cofinancement_metropole": "oui",
            "referent_thematique": "politique_de_la_ville",
        }
    if profil.metropolitain == "expérimental":
        projet["metropolitain"] |= {
            "experimental": {
                "avere": "oui",
                "argumentation": "Une première dans la métropole, mesurée chaque trimestre.",
            },
            "essaimage": {
                "prevu": "oui",
                "description": "Le guide sera remis à trois communes en novembre 2026.",
            },
        }


def _budget(profil: Profil, exercice: str) -> dict[str, Any]:
    demande = 24_000 if profil.plus_de_15000 else 15_000
    metropole = 0 if profil.metropolitain == "non" else 3_000
    par_ville = (demande - metropole - 6_000) // len(profil.villes)
    lignes = {"remuneration_des_personnels": demande - 8_000, "charges_sociales": 8_000}
    ecrites: dict[str, Any] = {cle: _charge(profil, montant) for cle, montant in lignes.items()}
    subventions: dict[str, Any] = {
        "etat": {"droit_commun": [{"service": "DREETS Hauts-de-France", "montant": "6 000"}]}
    }
    if profil.etat:
        subventions["etat"] = {"credits_specifiques_pv": "6 000,00 €"}
    if metropole:
        subventions["intercommunalite"] = [{"service": "politique de la ville", "montant": _euros(metropole)}]
    apport: dict[str, Any] = {"droit_commun": [{"service": "vie associative", "montant": _euros(par_ville)}]}
    if profil.etat:
        apport = {"credits_specifiques_pv": _euros(par_ville)}
    subventions["communes"] = [{"ville": ville, **apport} for ville in profil.villes]
    return {
        "exercice": exercice,
        "charges": {
            "directes": {
                "compte_60": {"achats_matieres_et_fournitures": _charge(profil, 2_500), "total": "2 500"},
                "compte_64": {**ecrites, "total": _euros(demande)},
            },
            "indirectes": {"charges_fixes_de_fonctionnement": _charge(profil, 500)},
            "total": _euros(demande + 3_000),
        },
        "produits": {
            "directes": {
                "compte_70": "500",
                "compte_74": {**subventions, "total": _euros(demande)},
                "compte_75": "2 500",
            },
            "total": f"{_euros(demande + 3_000)} €",
        },
    }


def _charge(profil: Profil, montant: int) -> Any:
    detail = [
        {"libelle": "première moitié", "montant": _euros(montant // 2)},
        {"libelle": "seconde", "montant": _euros(montant // 2)},
    ]
    return {"montant": _euros(montant), "detail": detail} if profil.plus_de_15000 else _euros(montant)


def _euros(montant: int) -> str:
    return f"{montant:,}".replace(",", " ")
