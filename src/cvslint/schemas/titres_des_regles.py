"""What the keys of a rule file are called, for an editor that shows them."""

from __future__ import annotations

from cvslint.model.champs import Bloc

TITRES = {
    "sur": "ce que la règle regarde : un chemin, une liste de chemins ou une vue",
    "verifie": "le contrôle, voir « cvslint checks »",
    "avec": "les paramètres du contrôle",
    "texte": "le texte",
    "cle": "le nom du cas",
    "gravite": "le niveau du constat",
    "si": "les conditions, toutes nécessaires",
    "message": "la phrase du constat, avec des valeurs entre accolades",
    "aide": "ce qu'il faut faire",
    "pourquoi": "pourquoi c'est une faute",
    "lieu": "le chemin où le constat se montre",
    "lieu_si_absent": "le chemin où le constat se montre quand rien n'y est écrit",
    "lie": "les autres endroits à montrer",
    "titre": "le titre",
    "base": "le dossier modèle que l'exemple change",
    "encodage": "l'encodage de l'exemple",
    "change": "les valeurs changées, par chemin",
    "retire": "les chemins retirés",
    "commentaire": "les commentaires ajoutés, par chemin",
    "attendu": "le chemin du constat attendu, ou « aucun »",
    "aussi": "les autres règles qui parlent avec celle-ci",
    "aujourdhui": "le jour du contrôle",
    "nom": "le nom de la règle, en minuscules avec des tirets",
    "rubrique": "la rubrique, l'une de celles de campagne.yaml",
    "resume": "la règle en une phrase",
    "cas": "les cas, essayés dans l'ordre : le premier qui vaut parle",
    "cede_a": "les règles devant lesquelles celle-ci se tait",
    "origine": "sur quoi la règle repose",
    "lecture": "le numéro de la lecture d'une phrase ambiguë",
    "autre_lecture": "l'autre lecture",
    "source": "l'endroit de l'appel",
    "citation": "la phrase de l'appel, entre guillemets",
    "silenciable": "non quand un dossier ne peut pas la réduire au silence",
    "reclame": "non quand une partie absente dont elle parle reste aux règles suivantes",
    "portee": "« lot » quand la règle compare les dossiers entre eux",
    "exemples": "les exemples : au moins un qui fait parler la règle et un qui la laisse muette",
    "regles": "les règles, chacune sous son code",
    "id": "le nom de la campagne, celui que les dossiers écrivent",
    "version": "la version",
    "maj": "le jour de la dernière mise à jour",
    "jour_des_exemples": "le jour où les exemples sont contrôlés",
    "rubriques": "les rubriques d'un rapport, dans l'ordre du formulaire",
    "parametres": "les chiffres et les dates de l'appel, que les règles nomment",
}
"""The title of each key; one that several blocks have means the same in all."""


def titres_de(*modeles: type[Bloc]) -> dict[tuple[str, str], str]:
    """The title of each field of these models, by the names of both."""
    return {(modele.__name__, nom): TITRES[nom] for modele in modeles for nom in modele.model_fields}
