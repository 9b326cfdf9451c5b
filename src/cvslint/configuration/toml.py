"""What a TOML file does wrong, in French."""

from __future__ import annotations

import tomllib

from cvslint.late_pattern import late_pattern

_LIGNE = late_pattern(r"at line (\d+)")

_PHRASES = (
    ("Expected '='", "il manque un « = » après la clé"),
    ("Expected ']'", "il manque le crochet qui ferme le titre de la table"),
    ("Expected ']]'", "il manque les deux crochets qui ferment le titre"),
    ("Cannot overwrite", "cette clé est déjà écrite plus haut"),
    ("Duplicate", "cette clé est écrite deux fois"),
    ("twice", "cette table est déjà ouverte plus haut"),
    ("Cannot mutate", "cette table est déjà écrite plus haut, d'une autre façon"),
    ("Unclosed array", "il manque une virgule ou le « ] » qui ferme la liste"),
    ("Unclosed inline table", "il manque une virgule ou le « } » qui ferme la table"),
    ("Unescaped", "dans un chemin, écrivez « / » au lieu de la barre oblique inverse"),
    ("Unterminated", "il manque le guillemet droit qui ferme le texte"),
    ("Illegal character '\\n'", "il manque le guillemet droit qui ferme le texte"),
    ('Expected "\'"', "il manque l'apostrophe qui ferme le texte"),
    ("Expected newline", "cette valeur n'est pas lisible ; un texte s'écrit entre guillemets droits"),
    (
        "Invalid value",
        "cette valeur n'est pas lisible ; un texte s'écrit entre guillemets droits, et oui true",
    ),
    ("Invalid statement", "une ligne s'écrit « clé = valeur »"),
)


def faute_de_toml(error: tomllib.TOMLDecodeError, texte: str) -> tuple[int, str]:
    """The line (from 1) and the French sentence for a file that is not TOML."""
    dit = str(error)
    trouve = _LIGNE.search(dit)
    ligne = int(trouve[1]) if trouve else texte.rstrip().count("\n") + 1
    return ligne, next((phrase for mot, phrase in _PHRASES if mot in dit), "cette ligne n'est pas du TOML")
