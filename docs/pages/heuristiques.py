"""``heuristiques.md``: precision and recall of the rules that judge a text, each mistake by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvslint.campagne.campagne import Campagne
from pages import corpus
from pages.corpus import Jugement
from pages.markdown import NBSP, lien, tableau, tete

MOITIES = ("reglage", "gelee")
NEUVE = "neuve"
"""The objectives that were written and labelled last, to try the finished rules on texts that nobody had seen."""
_INTRODUCTION = """\
Quelques règles jugent une phrase libre. Elles peuvent se tromper ; elles ne sont donc jamais que des avertissements.
Cette page dit combien de fois elles ont raison, et nomme chacune de leurs erreurs.

- **Précision** : sur cent textes que la règle signale, combien ont vraiment le défaut.
- **Rappel** : sur cent textes qui ont le défaut, combien la règle en signale.
- Une **fausse alerte** est un texte juste que la règle signale ; un **oubli**, un texte fautif qu'elle laisse passer.

Pour refaire ces mesures, à la racine du dépôt : `python docs/mesures.py`. Chaque texte est mis dans un dossier entier,
et c'est la règle telle qu'un porteur la rencontre qui parle.
"""
_ETIQUETAGE = """\
## Qui a écrit et étiqueté ces textes

Les trois jeux de `tests/data/` (`objectifs-etiquetes.csv`, `egalite-etiquetes.csv`, `diagnostics-etiquetes.csv`)
ont été écrits et étiquetés pour cvslint, avec les règles, à la manière dont les associations écrivent. Aucun porteur
ne les a écrits, aucun instructeur ne les a relus, et rien n'a été étiqueté deux fois. Ces mesures disent donc si les
règles suivent l'intention de leurs auteurs ; elles ne remplacent pas de vrais dossiers.

- La partie `reglage` sert à mettre les règles au point : un bon chiffre y est attendu. La partie `gelee` ne doit jamais
  y servir. Qui corrige une règle pour l'une de ses erreurs, nommées plus haut, lui ôte sa valeur de preuve.
- **Objectifs** : la partie `neuve` a été écrite et étiquetée après les règles, sans lire leur code. Sa première mesure
  est plus bas ; des phrases voisines de ses fausses alertes ont ensuite servi à corriger OBJ003, dont le chiffre
  d'aujourd'hui ne prouve donc plus rien. Plusieurs tenaient à « un » : nombre (« un guide », donc un seul) ou simple
  article, deux lecteurs peuvent en décider autrement.
- **Égalité, diagnostics** : tout a été écrit et étiqueté avant la première mesure, sans lire le code des règles. Ce
  qu'elles cherchent (les formules comme « ouvert à tous », un chiffre et une source datée) était connu. La partie
  `reglage` a ensuite servi.
- Une étiquette de la partie `reglage` des objectifs a été corrigée au vu d'un résultat, aucune autre.
- Une réponse sur l'égalité est étiquetée « de pure forme » quand le lecteur n'y apprend ni quel écart sera réduit,
  ni comment, même si elle est longue et bien tournée.
- Un diagnostic doit avoir un chiffre qui mesure le besoin (ni année, ni durée vague) et une source dont l'année est
  dite. La longueur se compte.

### La première mesure

Ces chiffres sont ceux d'avant tout réglage sur ces textes. Ils ne changent plus.

"""
_PREMIERE_MESURE = (
    ("OBJ002", "neuve", 9, 9, 9),
    ("OBJ003", "neuve", 11, 15, 11),
    ("OBJ004", "neuve", 16, 17, 16),
    ("OBJ005", "neuve", 2, 3, 2),
    ("EGA004", "reglage", 14, 14, 17),
    ("EGA004", "gelee", 14, 15, 20),
    ("QUA002", "reglage", 20, 20, 20),
    ("QUA002", "gelee", 18, 18, 19),
)
"""Rule, part, texts rightly told, texts told, texts that had to be told."""

_AUTRES = """\
## Ailleurs que dans ces jeux

Les 31 ambitions de l'annexe 2 et les intitulés réels de subventions (`subventions.csv`) n'ont été écrits ni par cvslint
ni pour lui. Ils ne sont pas des objectifs : il est normal que presque tous manquent de chiffre et d'échéance. Ils
montrent si le verbe est reconnu, et si une date ou un nom n'est pas pris pour une quantité.
"""


def page(campagne: Campagne) -> str:
    """The text of the page; measures all."""
    parties = [tete("Les règles qui jugent un texte", "`tests/data/`", "docs/mesures.py"), _INTRODUCTION]
    parties += ["## Résultats\n", *_mesures(_series(campagne)), _ETIQUETAGE, _premiere(campagne), _AUTRES]
    parties += _autres(campagne)
    return "\n".join(parties)


def _series(campagne: Campagne) -> Iterator[tuple[str, str, list[Jugement], list[str]]]:
    """Rule (or part of it), half, judgements, texts that another rule speaks of."""
    for moitie in (*MOITIES, NEUVE):
        for code, jugements in corpus.juger_objectifs(campagne, moitie).items():
            yield _nom(campagne, code), moitie, jugements, []
    for moitie in MOITIES:
        jugements, ailleurs = corpus.juger_egalite(campagne, moitie)
        yield _nom(campagne, "EGA004"), moitie, jugements, ailleurs
    for moitie in MOITIES:
        for manque, jugements in corpus.juger_diagnostics(campagne, moitie).items():
            suite = f", part « {manque} »" if manque else ""
            yield f"{_nom(campagne, 'QUA002')}{suite}", moitie, jugements, []


def _nom(campagne: Campagne, code: str) -> str:
    return f"{lien(campagne.regles[code])} {campagne.regles[code].nom}"


def _mesures(series: Iterable[tuple[str, str, list[Jugement], list[str]]]) -> Iterator[str]:
    """The table of figures, then the mistakes by name."""
    rangs, erreurs = [], []
    for nom, moitie, jugements, ailleurs in series:
        justes = sum(j.due and j.dite for j in jugements)
        dites, dues = sum(j.dite for j in jugements), sum(j.due for j in jugements)
        rangs.append((nom, moitie, str(len(jugements)), _part(justes, dites), _part(justes, dues)))
        listes = {
            "Fausses alertes": [j.texte for j in jugements if j.dite and not j.due],
            "Oublis": [j.texte for j in jugements if j.due and not j.dite],
            "Non mesurés, car une autre règle dit que la réponse manque": ailleurs,
        }
        erreurs.append(f"### {nom}, partie `{moitie}`\n")
        erreurs += [_citations(titre, textes) for titre, textes in listes.items() if textes]
        if not any(listes.values()):
            erreurs.append("Aucune erreur.\n")
    yield tableau(("Règle", "Partie", "Textes", "Précision", "Rappel"), rangs)
    yield "## Chaque erreur\n"
    yield from erreurs


def _premiere(campagne: Campagne) -> str:
    rangs = [
        (_nom(campagne, code), partie, _part(justes, dites), _part(justes, dues))
        for code, partie, justes, dites, dues in _PREMIERE_MESURE
    ]
    return tableau(("Règle", "Partie", "Précision", "Rappel"), rangs)


def _part(justes: int, toutes: int) -> str:
    return f"{100 * justes / toutes:.0f}{NBSP}% ({justes} sur {toutes})" if toutes else "aucun cas"


def _citations(titre: str, textes: list[str]) -> str:
    if not textes:
        return f"{titre}{NBSP}: aucun.\n"
    return f"{titre}{NBSP}:\n\n" + "".join(f"- « {texte} »\n" for texte in textes)


def _autres(campagne: Campagne) -> Iterator[str]:
    ambitions = [ligne["texte_document"] for ligne in corpus.lignes("ambitions.csv", separateur=",")]
    titres = sorted({ligne["intitule"] for ligne in corpus.lignes("subventions.csv", separateur=",")})
    for nom, textes in (("Ambitions de l'annexe 2", ambitions), ("Intitulés de subventions", titres)):
        dits = corpus.objectifs(campagne, textes)
        yield f"### {nom} ({len(textes)})\n"
        yield tableau(
            ("Règle", "Textes signalés"),
            [(_nom(campagne, code), f"{len(dits[code])} sur {len(textes)}") for code in corpus.OBJECTIFS],
        )
        avec_verbe = [texte for texte in textes if texte not in dits["OBJ002"]]
        if len(avec_verbe) > len(textes) / 2:
            yield _citations(
                "Sans verbe à l'infinitif, selon la règle", [t for t in textes if t in dits["OBJ002"]]
            )
        else:
            yield _citations("Commencent par un infinitif, selon la règle", avec_verbe)
        yield _citations("Ont une quantité, selon la règle", [t for t in textes if t not in dits["OBJ003"]])
        yield _citations("Disent quand, selon la règle", [t for t in textes if t not in dits["OBJ004"]])
