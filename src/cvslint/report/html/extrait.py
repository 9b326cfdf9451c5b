"""Excerpts on the page: the author's own lines, the exact places marked in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from cvslint.findings import Finding
from cvslint.french import NBSP, accord, nombre
from cvslint.report.excerpt import Mark, marks_of
from cvslint.report.html.balises import texte

_LIEUX_MAX = 8
"""More places than this are named by their line only, so that one finding never fills a page."""

_LIGNE_MAX = 400
"""A line longer than this (in code points) is shown around its marks only."""

_AUTOUR = 100
"""How many code points are then shown on each side of the two ends of a mark."""


def extrait(constat: Finding, lignes: Mapping[int, str]) -> str:
    """The source lines of a finding as markup; empty when it has no place in the text."""
    lieux = [lieu for lieu in marks_of(constat) if lieu.span.start.line in lignes]
    premiers = sorted(lieux, key=lambda lieu: not lieu.main)[:_LIEUX_MAX]
    montres = [lieu for lieu in lieux if lieu in premiers]
    nommes = [lieu for lieu in lieux if lieu not in premiers]
    if not montres:
        return ""
    dessinees = "".join(
        f'<div><span class="n">{numero}</span><code>{_ligne(lignes[numero], list(groupe))}</code></div>\n'
        for numero, groupe in groupby(montres, key=lambda lieu: lieu.span.start.line)
    )
    return f'<div class="extrait">\n{dessinees}{_autres(nommes)}</div>\n'


def _autres(nommes: Sequence[Mark]) -> str:
    if not nommes:
        return ""
    ou = ", ".join(str(lieu.span.start.line) for lieu in nommes)
    combien = nombre(len(nommes), "autre endroit", "autres endroits")
    return f"<p>et {combien}{NBSP}: {accord(len(nommes), 'ligne', 'lignes')} {ou}</p>\n"


def _ligne(source: str, lieux: Sequence[Mark]) -> str:
    """One source line with its marks; each label follows the end of its mark."""
    bornes = [(lieu, *_bornes(source, lieu)) for lieu in lieux]
    coupures = {0, len(source)}
    for _, debut, fin in bornes:
        coupures |= {debut, min(fin, len(source))}
    visibles = _visibles(source, [(debut, fin) for _, debut, fin in bornes])
    coupures |= {borne for tranche in visibles for borne in tranche}
    dessine = ""
    montre = True
    for debut, fin in pairwise(sorted(coupures)):
        vu = any(gauche <= debut and fin <= droite for gauche, droite in visibles)
        if vu:
            marque = any(a <= debut and fin <= b for _, a, b in bornes)
            dessine += f"<mark>{texte(source[debut:fin])}</mark>" if marque else texte(source[debut:fin])
        elif montre:
            dessine += "…"
        montre = vu
        dessine += "".join(_etiquette(lieu) for lieu, _, b in bornes if b == fin)
    # What is missing after the last character has a mark of its own.
    au_bout = [lieu for lieu, _, b in bornes if b > len(source)]
    return dessine + "".join(f"<mark>{NBSP}</mark>{_etiquette(lieu)}" for lieu in au_bout)


def _bornes(source: str, lieu: Mark) -> tuple[int, int]:
    """Where a mark begins and ends in its first line, in code points from 0: at least one, past the end if need be."""
    debut = min(lieu.span.start.column - 1, len(source))
    meme_ligne = lieu.span.end.line == lieu.span.start.line
    fin = min(lieu.span.end.column - 1, len(source)) if meme_ligne else len(source)
    return debut, max(fin, debut + 1)


def _visibles(source: str, bornes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a line that are shown: all of it, or what lies around both ends of each mark."""
    if len(source) <= _LIGNE_MAX:
        return [(0, len(source))]
    tranches = sorted(_autour(source, bout) for borne in bornes for bout in borne)
    fondues: list[tuple[int, int]] = []
    for debut, fin in tranches:
        if fondues and debut <= fondues[-1][1]:
            fondues[-1] = (fondues[-1][0], max(fin, fondues[-1][1]))
        else:
            fondues.append((debut, fin))
    return fondues


def _autour(source: str, bout: int) -> tuple[int, int]:
    return max(bout - _AUTOUR, 0), min(bout + _AUTOUR, len(source))


def _etiquette(lieu: Mark) -> str:
    return f' <span class="etiquette">{texte(lieu.label)}</span> ' if lieu.label else ""
