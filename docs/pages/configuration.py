"""``configuration.md``: what ``cvslint.toml`` may say, from the table of options and the parameters of the pack."""

from __future__ import annotations

from cvslint.campagne.campagne import Campagne
from cvslint.configuration.affichage import SANS_VALEUR
from cvslint.configuration.ecriture import en_toml
from cvslint.configuration.options import LIGNE_DE_COMMANDE, OPTIONS, Option
from cvslint.french import liste
from pages.markdown import NBSP, tableau, tete

_INTRODUCTION = """\
Un fichier `cvslint.toml` règle ce que `cvslint check` et `cvslint fix` font dans un dossier et dans ceux qu'il
contient. Il n'en faut aucun pour contrôler un dossier : c'est l'affaire d'un service qui en instruit beaucoup, ou d'un
dépôt partagé.

Le fichier est cherché dans le dossier courant, puis en remontant, jusqu'au dossier personnel. Le plus proche vaut seul.
La table `[tool.cvslint]` d'un `pyproject.toml` convient aussi ; `cvslint.toml` gagne sur elle dans un même dossier.
`--config FICHIER` en nomme un autre, `--isolated` n'en lit aucun. `cvslint config` montre la configuration en vigueur
et d'où vient chaque valeur, `cvslint schema config` en donne le schéma JSON aux éditeurs.

Une clé inconnue, une règle qui n'existe pas, un niveau mal écrit arrêtent tout avec le numéro de la ligne (code de
sortie 2) : rien n'est contrôlé sous une configuration comprise à moitié. Un chemin ou un motif part du dossier du
fichier. Rien de ce qu'une configuration écrit n'est exécuté, et elle ne dit jamais où écrire.
"""

_PARAMETRES = """\
L'appel peut changer : un délai repoussé, un seuil relevé. La configuration le dit, avec la raison, et chaque rapport
qui en dépend l'imprime.

```toml
[campagne.parametres]
date_limite = 2025-10-22
motif = "report annoncé par la Métropole"
```
"""

_PAR_FICHIER = """\
```toml
[[per-file-ignores]]
files = ["essais/*", "*-modele.yaml"]
rules = ["OBJ", "BUD033"]
motif = "modèles à recopier"
```

Le motif est obligatoire. Un constat ainsi mis de côté ne compte plus, reste dans le rapport JSON, et se revoit avec
`--show-suppressed`. Dans un motif de fichier, `*` vaut pour n'importe quelles lettres, `/` comprise ; le nom d'un
dossier vaut pour tout ce qu'il contient. Certaines règles ne se taisent pas : la lecture du fichier, l'identité de la
structure, ce que l'appel exige absolument.
"""

_CONNUS = """\
Un dépôt qui commence à être contrôlé a déjà des constats. `cvslint check --write-baseline connus.json` les note ; avec
`baseline = "connus.json"` (ou `--baseline`), seul ce qui est nouveau compte. Un constat est reconnu à sa règle, à
l'endroit du dossier et à la valeur écrite : des lignes qui bougent ne changent rien, une valeur qui change en fait un
constat nouveau. Ce qui n'est plus trouvé est dit, pour que le fichier rétrécisse. Rien de ce qu'un auteur a écrit n'y
est recopié.
"""


def page(campagne: Campagne) -> str:
    """The text of the page."""
    options = [
        (f"`{option.cle}`", option.titre, f"`{option.exemple}`", _defaut(option)) for option in OPTIONS
    ]
    parametres = [
        (f"`{nom}`", f"`{en_toml(valeur)}`")
        for nom, valeur in campagne.parametres.items()
        if nom != "campagnes"
    ]
    seules = liste([f"`--{nom}`" for nom in LIGNE_DE_COMMANDE])
    return "\n".join(
        [
            tete(
                "La configuration", "`src/cvslint/configuration/options.py` et des paramètres de la campagne"
            ),
            _INTRODUCTION,
            "## Les clés\n",
            tableau(("Clé", "Ce qu'elle règle", "Exemple", "Sans elle"), options),
            "Sur la ligne de commande, `--select`, `--fail-on` et les réglages simples remplacent ceux du fichier ; "
            "`--extend-select`, `--ignore`, `--severity`, `--rules` et `--exclude` s'y ajoutent. "
            f"Se règlent sur la ligne de commande seulement{NBSP}: {seules}.\n",
            "## Changer un paramètre de l'appel\n",
            _PARAMETRES,
            tableau((f"Paramètres de {campagne.id}", "Valeur"), parametres),
            "## Ignorer des règles dans certains fichiers\n",
            _PAR_FICHIER,
            "## Ne compter que ce qui est nouveau\n",
            _CONNUS,
        ]
    )


def _defaut(option: Option) -> str:
    if option.defaut is None:
        return SANS_VALEUR[option.cle]
    return "rien" if option.defaut == () else f"`{en_toml(option.defaut)}`"
