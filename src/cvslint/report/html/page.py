"""What surrounds the page: its head with the policy that forbids all but its own style and script, its foot."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from cvslint.french import NBSP
from cvslint.report import mentions
from cvslint.report.html.balises import points, texte
from cvslint.result import RunResult

# Drawn once, in no place of its own: the pictures fill droit commun with it, so that it is told without colour.
_HACHURES = (
    '<svg class="hors" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="hachures" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="fond" width="6" height="6"/><rect class="trait" width="3" height="6"/></pattern></defs></svg>\n'
)


@cache
def _fichier(nom: str) -> str:
    return files(__package__).joinpath(nom).read_text(encoding="utf-8")


def _condense(contenu: str) -> str:
    """The digest by which the policy knows one inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(contenu.encode("utf-8")).digest()).decode("ascii")


def _politique() -> str:
    regles = (
        "default-src 'none'",
        f"style-src '{_condense(_fichier('style.css'))}'",
        f"script-src '{_condense(_fichier('script.js'))}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(regles)


def tete(run: RunResult, sujet: str) -> Iterator[str]:
    """The head of a page about ``sujet``, down to where its content begins."""
    yield (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_politique()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="cvslint {texte(run.version)}">\n'
        f"<title>{texte(sujet)} – rapport cvslint</title>\n"
    )
    yield f"<style>{_fichier('style.css')}</style>\n</head>\n<body>\n"
    yield f'<a class="evitement" href="#contenu">Aller au contenu</a>\n{_HACHURES}'


def fin(run: RunResult) -> Iterator[str]:
    """The foot of a page: what the report rests on, where it comes from, what it is not; then the script."""
    yield "<footer>\n"
    if run.parameters:
        yield '<p>Paramètres changés par la configuration&nbsp;:</p>\n<ul class="parametres">\n'
        for nom, valeur in run.parameters.items():
            yield f"<li><code>{texte(nom)}</code> = {texte(valeur)}</li>\n"
        yield "</ul>\n"
    if run.partial:
        choisies = ", ".join(texte(code) for code in run.selected)
        yield f"<details><summary>Règles choisies{NBSP}: {len(run.selected)}</summary><p>{choisies}</p></details>\n"
    *provenance, reserve = mentions.identity(run)
    yield f"<p>{points(texte(part) for part in provenance)}</p>\n<p>{texte(reserve)}</p>\n</footer>\n"
    yield f"<script>{_fichier('script.js')}</script>\n</body>\n</html>\n"
