"""What there is to read about a rule or a check: the page that people see, the facts that machines read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cvslint.campagne.appels import nom_de_type
from cvslint.campagne.message import sans_trous
from cvslint.campagne.regle import Exemple, Regle
from cvslint.checks.controle import Controle
from cvslint.french import NBSP
from cvslint.report import styled
from cvslint.report.flow import flow
from cvslint.report.mentions import ORIGINS
from cvslint.report.styled import Line, Segment


def page(regle: Regle, width: int) -> list[Line]:
    """The page of one rule, laid out in ``width`` columns."""
    lines: list[Line] = [
        ((f"{regle.code} {regle.nom}", "titre"),),
        *flow([(_chapeau(regle), "")], width),
    ]
    for titre, textes in _parties(regle):
        lines += [(), ((titre, "titre"),)]
        for texte in textes:
            lines += flow(
                [(f"- {texte}" if len(textes) > 1 else texte, "")], width, hang=2 * (len(textes) > 1)
            )
    for exemple in _montres(regle):
        lines += [(), *_exemple(exemple, width)]
    return lines


def _chapeau(regle: Regle) -> str:
    return f"{regle.gravite.value.capitalize()}{NBSP}: {regle.resume}"


def _parties(regle: Regle) -> Iterator[tuple[str, list[str]]]:
    """The parts of a page: a title, and one text or a list of them."""
    messages = dict.fromkeys(f"{cas.gravite}{NBSP}: {sans_trous(cas.message.texte)}" for cas in regle.cas)
    seul = len(messages) == 1
    yield "Ce qu'elle dit", [m.partition(f"{NBSP}: ")[2] if seul else m for m in messages]
    yield "Pourquoi", [regle.pourquoi]
    yield "Que faire", [sans_trous(regle.aide)]
    repose = f"{ORIGINS[regle.origine]} ({regle.source})"
    if regle.citation:
        repose += f"{NBSP}: {regle.citation}"
    yield "Sur quoi elle repose", [f"{repose[0].upper()}{repose[1:]}"]
    if regle.autre_lecture:
        yield f"L'autre lecture ({regle.lecture})", [regle.autre_lecture]
    if not regle.silenciable:
        yield "Silence", ["Cette règle ne peut pas être réduite au silence dans un dossier."]


def _montres(regle: Regle) -> list[Exemple]:
    """The first example that the rule tells of, and the first on which it is silent."""
    mauvais = [exemple for exemple in regle.exemples if exemple.attendu]
    bons = [exemple for exemple in regle.exemples if not exemple.attendu]
    return [*mauvais[:1], *bons[:1]]


def _exemple(exemple: Exemple, width: int) -> list[Line]:
    titre = "Exemple à corriger" if exemple.attendu else "Exemple correct"
    lines: list[Line] = [((titre, "titre"), (f"{NBSP}: {exemple.titre}", ""))]
    if exemple.texte is not None:
        return [*lines, *(((f"  {ligne}", "discret"),) for ligne in exemple.texte.splitlines())]
    for chemin, valeur in exemple.change.items():
        ecrit = valeur if isinstance(valeur, str) else json.dumps(valeur, ensure_ascii=False)
        segments: list[Segment] = [(f"  {chemin}{NBSP}: ", "discret"), (ecrit or "(vide)", "")]
        lines += flow(segments, width, hang=4)
    for chemin in exemple.retire:
        lines.append(((f"  {chemin}{NBSP}: ", "discret"), ("(absent)", "")))
    for chemin, commentaire in exemple.commentaire.items():
        segments = [(f"  {chemin or 'en tête'}{NBSP}: ", "discret"), (commentaire, "")]
        lines += flow(segments, width, hang=4)
    if not (exemple.change or exemple.retire or exemple.commentaire):
        lines.append(((f"  le dossier modèle « {exemple.base} »", "discret"),))
    return lines


def fiche(regle: Regle) -> dict[str, Any]:
    """The facts of one rule, as ``cvslint rule --output json`` gives them."""
    return {
        "code": regle.code,
        "name": regle.nom,
        "severity": regle.gravite.value,
        "section": regle.rubrique,
        "summary": regle.resume,
        "messages": [
            {"case": cas.cle, "severity": cas.gravite.value, "message": cas.message.texte}
            for cas in regle.cas
        ],
        "why": regle.pourquoi,
        "help": regle.aide,
        "origin": regle.origine,
        "reading": regle.lecture or None,
        "other_reading": regle.autre_lecture or None,
        "source": regle.source,
        "quote": regle.citation or None,
        "suppressible": regle.silenciable,
        "scope": regle.portee,
        "status": "stable",
        "checks": list(dict.fromkeys(cas.appel.controle.nom for cas in regle.cas if cas.appel is not None)),
        "examples": [
            {"title": e.titre, "expected": [a.chemin or f"ligne {a.ligne}" for a in e.attendu]}
            for e in regle.exemples
        ],
    }


def page_de_controle(controle: Controle, width: int) -> list[Line]:
    """What one check does, its parameters with their types, and the values that it gives to messages."""
    lines: list[Line] = [((controle.nom, "titre"),)]
    for paragraphe in controle.documentation.split("\n\n"):
        lines += flow([(" ".join(paragraphe.split()), "")], width)
    for parametre in controle.parametres.values():
        if parametre.nom != "formulaire":
            suite = "obligatoire" if parametre.requis else f"par défaut {parametre.defaut}"
            lines.append(
                ((f"  {parametre.nom}", "titre"), (f"{NBSP}: {nom_de_type(parametre)}, {suite}", ""))
            )
    if controle.donne:
        lines.append(((f"  donne au message{NBSP}: ", "discret"), (", ".join(controle.donne), "")))
    return lines


def page_markdown(regle: Regle) -> str:
    """The page of one rule in Markdown, for ``docs/regles.md``."""
    parties = [f"### {regle.code} {regle.nom}\n\n{_chapeau(regle)}\n"]
    for titre, textes in _parties(regle):
        if len(textes) == 1:
            parties.append(f"**{titre}.** {textes[0]}\n")
        else:
            parties.append(f"**{titre}.**\n\n" + "".join(f"- {texte}\n" for texte in textes))
    for exemple in _montres(regle):
        lignes = [styled.text_of(line).strip() for line in _exemple(exemple, 1000)]
        parties.append(f"{lignes[0]}\n\n```text\n" + "\n".join(lignes[1:]) + "\n```\n")
    return "\n".join(parties)
