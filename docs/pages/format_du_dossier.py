"""``format.md``: how a dossier is written, from the models, the closed lists and the grid of the pack."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.campagne.campagne import Campagne
from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from pages import formes, formes_usuelles, grille_du_budget
from pages.exemple import dossier_commente
from pages.markdown import NBSP, tableau, tete

_INTRODUCTION = """\
Un dossier est un fichier texte, enregistré en UTF-8, dont le nom finit par `.yaml`. Chaque ligne y donne une réponse,
sous la forme `clé: valeur`, avec une espace après les deux-points. Une réponse qui en contient d'autres est un bloc :
ses lignes sont décalées de deux espaces. Les éléments d'une liste commencent par un tiret et une espace.

- Toute clé peut manquer : une règle le dit quand l'appel la demande.
- Une valeur vide, `~`, `null` ou une case laissée à compléter (« à compléter ») compte comme absente.
- Les guillemets ne changent jamais le sens d'une valeur. Mettez-en autour d'un texte qui contient « : » ou qui commence
  par un signe.
- Un `#` précédé d'une espace ouvre un commentaire. Dans un texte libre, il emporte donc la fin de la phrase : mettez
  alors le texte entre guillemets.
- Un texte long s'écrit sur plusieurs lignes, décalées, après `|-`.
"""


_CONSIGNES = """\
Un constat dont vous répondez peut être mis de côté dans le dossier même, avec sa raison. La consigne se place au bout
de la ligne, ou seule au-dessus d'elle ; elle vaut pour ce qui y est écrit, un bloc ou une liste entière compris.

```yaml
projet:
  objectifs:
    - enonce: Ouvrir un café des parents en 2026.  # cvslint: ignore[OBJ003] énoncé demandé par la ville
```

Au-dessus de la première clé, `# cvslint: ignore-file[OBJ003] raison` vaut pour tout le fichier. Sans raison, pour une
règle inconnue, ou pour une règle qui ne peut pas être mise de côté (la lecture du fichier, l'identité de la structure,
ce que l'appel exige), la consigne est une erreur et n'a pas d'effet. L'instructeur voit toujours ce qui a été mis de
côté.
"""


def page(campagne: Campagne) -> str:
    """The text of the page."""
    parties = [
        tete("Le format du dossier", "la définition du formulaire, de `listes.yaml` et de `budget.yaml`"),
        f"## Comment s'écrit un dossier\n\n{_INTRODUCTION}",
        "## Le plus petit dossier\n\nIl est conforme tel quel : copiez-le et remplacez ses valeurs.\n",
        f"```yaml\n{dossier_commente(campagne)}```\n",
        f"## Les sortes de valeurs\n\n{formes.tableau_des_natures()}",
        f"## Les formes usuelles\n\n{formes_usuelles.partie(campagne)}",
        *_rubriques(campagne),
        "## Le budget\n",
        *grille_du_budget.parties(campagne.formulaire.grille),
        "## Les listes fermées\n",
        *_listes(campagne),
        f"## Réduire un constat au silence\n\n{_CONSIGNES}",
    ]
    return "\n".join(parties)


def _rubriques(campagne: Campagne) -> Iterator[str]:
    """The whole dossier, then each of its blocks, from the top down."""
    yield "## Les rubriques\n"
    yield _champs(Dossier, "")
    vus: dict[type[Bloc], str] = {Dossier: ""}
    for nom in Dossier.model_fields:
        yield from _blocs(Dossier, nom, nom, vus)


def _blocs(modele: type[Bloc], nom: str, chemin: str, vus: dict[type[Bloc], str]) -> Iterator[str]:
    """The part of one block, then those of the blocks in it; a block seen before is only named again."""
    champ = formes.champ_de(modele, nom)
    if champ.bloc is None or champ.bloc in vus:
        return
    bloc, ici = champ.bloc, f"{chemin}[]" if champ.liste else chemin
    vus[bloc] = ici
    niveau = "###" if "." not in chemin else "####"
    yield f"{niveau} `{ici}`\n"
    yield f"{(bloc.__doc__ or '').strip()}\n"
    if bloc.forme_courte is not None:
        yield f"Forme courte{NBSP}: un texte seul, sans bloc, remplit `{bloc.forme_courte}`.\n"
    yield _champs(bloc, ici, vus)
    for sous in bloc.model_fields:
        yield from _blocs(bloc, sous, f"{ici}.{sous}", vus)


def _champs(modele: type[Bloc], chemin: str, vus: dict[type[Bloc], str] | None = None) -> str:
    lignes = []
    for nom in modele.model_fields:
        champ = formes.champ_de(modele, nom)
        forme = champ.forme
        deja = (vus or {}).get(champ.bloc) if champ.bloc is not None else None
        if deja:
            forme += f", comme `{deja}`"
        lignes.append((f"`{nom}`", champ.titre, forme))
    return tableau(("Clé", "Ce qu'elle dit", "Forme"), lignes)


def _listes(campagne: Campagne) -> Iterator[str]:
    yield (
        "Écrivez le mot de la première colonne, ou son libellé. Accents, majuscules, espaces, tirets et ponctuation\n"
        "ne comptent pas. Les autres écritures sont acceptées sans message.\n"
    )
    for nom, liste in campagne.formulaire.listes.items():
        yield f'### <a id="liste-{nom}"></a>{liste.titre}\n'
        lignes = []
        for mot, libelle in liste.mots.items():
            autres = [alias for alias, cible in liste.alias.items() if cible == mot]
            lignes.append((f"`{mot}`", libelle, ", ".join(autres)))
        yield tableau(("Mot", "Libellé", "Autres écritures"), lignes)
    yield "Les quartiers, les communes et les ambitions sont ceux des annexes 1 et 2 :\n"
    yield tableau(
        ("Code", "Quartier", "Communes"),
        [(f"`{q.code}`", q.nom, ", ".join(q.communes)) for q in campagne.formulaire.quartiers],
    )
    yield tableau(("Numéro", "Ambition"), [(f"`{a.id}`", a.titre) for a in campagne.formulaire.ambitions])
