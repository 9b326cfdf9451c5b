"""Checks on numbers of people: parts that exceed their whole, a share of it."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.champs import Bloc


@controle(donne=("noms", "somme", "effectif"))
def parties_dans_le_tout(valeur: Bloc, *, tout: str, parties: list[str]) -> Anomalies:
    """La somme des champs `parties` ne dépasse pas le champ `tout` ; un champ absent compte pour zéro.

    Une seule partie de trop est montrée à sa place ; de plusieurs, c'est leur total qui est montré.
    """
    effectif = getattr(valeur, tout)
    nombres = {champ: getattr(valeur, champ) for champ in parties}
    donnes = {champ: n for champ, n in nombres.items() if n is not None}
    somme = sum(donnes.values())
    if effectif is None or somme <= effectif:
        return
    titres = {champ: type(valeur).model_fields[champ].title or champ for champ in (tout, *donnes)}
    champ = next(iter(donnes)) if len(donnes) == 1 else tout
    lies = tuple(((autre,), titre) for autre, titre in titres.items() if autre != champ)
    noms = [titres[partie] for partie in donnes]
    yield Anomalie({"noms": noms, "somme": somme, "effectif": effectif}, champ=champ, lies=lies)


@controle(donne=("pourcent", "effectif"))
def part_au_moins(valeur: int, *, effectif: int | None, pourcent: int) -> Anomalies:
    """Le nombre fait au moins `pourcent` pour cent de `effectif`, quand le dossier donne celui-ci."""
    if effectif and valeur * 100 < pourcent * effectif:
        yield Anomalie({"pourcent": valeur * 100 // effectif, "effectif": effectif})
