"""How many rules one edit of a conforming dossier makes speak alone, and exactly at their place.

Run from the root of the repository: ``python tests/rules/taux.py`` prints the rate and writes ``docs/taux.md``.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from dossiers_types import poser, retirer
from ruamel.yaml import YAML, MappingNode, ScalarNode, SequenceNode

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.campagne.regle import Exemple, Regle
from cvslint.document.document import read_document
from cvslint.engine import Reglages, examine
from cvslint.findings import Finding, Severity
from cvslint.lot import comparer
from cvslint.selection import choix_par_defaut
from cvslint.span import TOP, Path, Position, Span, parse_path

PAGE = FilePath(__file__).parents[2] / "docs" / "taux.md"
Edition = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Modification:
    """A conforming dossier, the same after one edit, and where (and how loud) the rule must speak in it then."""

    titre: str
    avant: str
    apres: str
    attendus: tuple[tuple[Span, Severity | None], ...]
    jour: dt.date
    encodage: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Mesure:
    """What came of a rule: the edits after which it speaks alone at its place, and what is wrong with the others."""

    regle: Regle
    justes: tuple[str, ...]
    defauts: tuple[str, ...]


# -- the place of a path, from the text alone -------------------------------------------------------------


def place(texte: str, chemin: Path, *, cle: bool = False, bloc: bool = False) -> Span:
    """Where the contract shows a finding on ``chemin``: the value, the key of a block, a list or what is empty,
    the nearest block of what is absent. ``cle``: the key whatever stands there; ``bloc``: the value even so."""
    noeud, montre = YAML(pure=True).compose(texte), TOP
    entier = True
    for pas in chemin:
        entree = _entree(noeud, pas)
        if entree is None:
            entier = False
            break
        nom, noeud = entree
        montre = _span(nom.start_mark, nom.end_mark) if nom else _span(noeud.start_mark, None)
    rempli = isinstance(noeud, ScalarNode) and noeud.start_mark.index != noeud.end_mark.index
    if montre != TOP and (rempli or (bloc and entier)) and not cle:
        montre = _span(noeud.start_mark, noeud.end_mark)
    return montre


def _entree(noeud: Any, pas: str | int) -> tuple[Any, Any] | None:
    if isinstance(noeud, MappingNode):
        return next(((nom, contenu) for nom, contenu in noeud.value if nom.value == pas), None)
    if isinstance(noeud, SequenceNode) and isinstance(pas, int) and pas < len(noeud.value):
        return None, noeud.value[pas]
    return None


def _span(debut: Any, fin: Any) -> Span:
    premiere = Position(debut.line + 1, debut.column + 1)
    if fin is None:
        return Span(premiere, Position(premiere.line, premiere.column + 1))
    return Span(premiere, Position(fin.line + 1, fin.column + 1))


# -- the edits that the examples of a rule hold -----------------------------------------------------------

SUR_LA_CLE = frozenset({"BUD003", "CHI004", "FMT001"})
SUR_LA_VALEUR = frozenset({"FMT002"})


def des_exemples(pack: Campagne, regle: Regle) -> Iterator[list[Modification]]:
    """For each example after which the rule speaks alone: the ways of making it of a conforming dossier by one edit.

    One with a single change is one edit of the base. Of one with several, all but one prepare the dossier.
    """
    for exemple in regle.exemples:
        if exemple.texte is not None or exemple.commentaire or exemple.aussi or not exemple.attendu:
            continue
        base = (pack.dossier / "bases" / f"{exemple.base}.yaml").read_text("utf-8")
        editions: list[Edition] = [
            *(partial(retirer, chemin=parse_path(chemin)) for chemin in reversed(exemple.retire)),
            *(partial(poser, chemin=parse_path(c), valeur=v) for c, v in exemple.change.items()),
        ]
        if editions:
            yield [_faire(pack, regle, exemple, base, editions, rang) for rang in range(len(editions))]


def _faire(
    pack: Campagne, regle: Regle, exemple: Exemple, base: str, editions: list[Edition], rang: int
) -> Modification:
    apres = avant = base
    for autre, edition in enumerate(editions):
        apres = edition(apres)
        avant = edition(avant) if autre != rang else avant
    jour = exemple.aujourdhui or pack.jour_des_exemples or dt.date.today()
    return Modification(exemple.titre, avant, apres, tuple(_attendus(regle, exemple, apres)), jour)


def _attendus(regle: Regle, exemple: Exemple, texte: str) -> Iterator[tuple[Span, Severity | None]]:
    absents = [cas.lieu_si_absent.chemin for cas in regle.cas if cas.lieu_si_absent is not None]
    for attendu in exemple.attendu:
        chemin = parse_path(attendu.chemin)
        due = place(texte, chemin, cle=regle.code in SUR_LA_CLE, bloc=regle.code in SUR_LA_VALEUR)
        yield (place(texte, absents[0]) if due == TOP and absents else due), attendu.gravite


# -- the measure ------------------------------------------------------------------------------------------


class Banc:
    """Tries edits with a pack; what a conforming dossier gives is computed once."""

    def __init__(self, pack: Campagne, a_la_main: dict[str, list[Modification]]) -> None:
        self.pack = pack
        self.a_la_main = a_la_main
        self._defaut = choix_par_defaut(pack)
        self._avant: dict[tuple[str, dt.date, str], list[Finding]] = {}
        self._mesures: dict[str, Mesure] = {}

    def mesure(self, code: str) -> Mesure:
        """The measure of one rule."""
        if code not in self._mesures:
            self._mesures[code] = self._mesurer(self.pack.regles[code])
        return self._mesures[code]

    def _mesurer(self, regle: Regle) -> Mesure:
        justes, defauts = [], []
        for facons in [*des_exemples(self.pack, regle), *([m] for m in self.a_la_main.get(regle.code, []))]:
            motifs = [self.defaut(regle, facon) for facon in facons if self.conforme(regle, facon)]
            if "" in motifs:
                justes.append(facons[0].titre)
            elif motifs:
                defauts.append(f"{facons[0].titre} : {motifs[0]}")
        return Mesure(regle, tuple(justes), tuple(defauts))

    def conforme(self, regle: Regle, essai: Modification) -> bool:
        """Whether the dossier is conforming before the edit, and the rule silent."""
        cle = (essai.avant, essai.jour, "" if regle.code in self._defaut else regle.code)
        if cle not in self._avant:
            self._avant[cle] = self.constats(regle, essai, essai.avant.encode())
        return not any(f.rule == regle.code or f.severity is not Severity.INFO for f in self._avant[cle])

    def defaut(self, regle: Regle, essai: Modification) -> str:
        """What is wrong with an edit; empty when the rule speaks after it, alone and exactly where it must."""
        dits = [
            (f.rule, f.span, f.severity)
            for f in self.constats(regle, essai, essai.apres.encode(essai.encodage))
            if f.rule == regle.code or f.severity is not Severity.INFO
        ]
        attendus = [
            (regle.code, span, gravite or dits[n][2] if n < len(dits) else gravite)
            for n, (span, gravite) in enumerate(sorted(essai.attendus, key=lambda attendu: attendu[0]))
        ]
        return "" if dits == attendus else f"{_en_clair(dits)} au lieu de {_en_clair(attendus)}"

    def constats(self, regle: Regle, essai: Modification, texte: bytes) -> list[Finding]:
        """All that is found in a dossier; a rule of the lot sees the dossier from which it was made beside it."""
        reglages = Reglages(essai.jour, self._defaut | {regle.code}, {})
        resultat, empreintes = examine(read_document(texte), "exemple", self.pack, reglages)
        if regle.portee == "dossier" or texte == essai.avant.encode():
            return list(resultat.findings)
        autres = examine(read_document(essai.avant.encode()), "base", self.pack, reglages)[1]
        lot = [f for nom, f, _ in comparer(self.pack, [*autres, *empreintes], {}) if nom == "exemple"]
        return [*resultat.findings, *lot]


def _en_clair(constats: list[tuple[str, Span, Any]]) -> str:
    lieux = (f"{c} {s.start.line}:{s.start.column}-{s.end.line}:{s.end.column} {g}" for c, s, g in constats)
    return ", ".join(lieux) or "rien"


def page(mesures: list[Mesure], pannes: dict[str, str]) -> str:
    """``docs/taux.md``."""
    bonnes = [m for m in mesures if m.justes and not m.defauts]
    lignes = [
        "# Une modification, un constat",
        "",
        "Page écrite par `tests/rules/taux.py` ; ne la modifiez pas à la main.",
        "",
        "D'un dossier conforme, une seule modification du texte (une valeur remplacée, une clé retirée, une ligne",
        "ajoutée) doit faire parler une règle, à l'endroit exact de la faute, et aucune autre au niveau erreur ou",
        f"avertissement. C'est le cas pour {len(bonnes)} règles sur {len(mesures)},",
        f"avec {sum(len(m.justes) for m in mesures)} modifications.",
        "",
        "| règle | nom | modifications justes | reste à voir |",
        "|---|---|---:|---|",
    ]
    for m in mesures:
        reste = pannes.get(m.regle.code, "" if m in bonnes else "oui")
        lignes.append(f"| {m.regle.code} | {m.regle.nom} | {len(m.justes)} | {reste} |")
    return "\n".join(lignes) + "\n"


def main() -> int:
    """Prints the rate, writes the page; 1 when a rule that no known fault explains does not speak alone."""
    from test_une_modification import PANNES, banc_de

    banc = banc_de(charger_campagne("mel-cvs-2026"))
    mesures = [banc.mesure(code) for code in banc.pack.regles]
    for m in mesures:
        print(
            f"{m.regle.code} {'oui' if m.justes and not m.defauts else 'non'} {len(m.justes)}",
            *m.defauts,
            sep="\n  ",
        )
    PAGE.write_text(page(mesures, PANNES), encoding="utf-8")
    manquees = [m for m in mesures if not m.justes or m.defauts]
    print(f"{len(mesures) - len(manquees)} règles sur {len(mesures)}")
    return int(any(m.regle.code not in PANNES for m in manquees))


if __name__ == "__main__":
    sys.exit(main())
