"""What characters are called: those that cannot be seen, and those that pass for others."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cvslint.late_pattern import late_pattern

BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that are none for YAML."""

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
"""Characters that take no room on the screen."""

_UNSEEN_LETTERS = "".join(character for character in UNSEEN if character.isprintable())
"""Those that Unicode takes for letters or accents."""

SEPARATORS = "\x85\u2028\u2029"
"""Ends of lines and paragraphs for Unicode, which are none for an editor nor for YAML."""

LOOKALIKES = str.maketrans(
    "\u0430\u0435\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0501\u04bb\u0455\u051b\u051d\u0475\u04cf\u0442\u043a\u043c"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03f2\u0131\u0251\u0261",
    "aeijopcyxdhsqwvltkmaikvoptciag",
)
"""Small letters of other alphabets that cannot be told from ours."""

ODD = late_pattern(f"[{BLANKS}{UNSEEN}\u0370-\u03ff\u0400-\u04ff\u2028\u2029\uff00-\uffef]")
"""What no key is written with: what cannot be seen, and the alphabets whose letters pass for ours."""

_NAMES = {
    "\x00": "caractère nul",
    "\x07": "sonnerie",
    "\x08": "retour arrière",
    "\x0b": "saut de ligne de Word",
    "\x0c": "saut de page",
    "\x1a": "fin de fichier de DOS",
    "\x1b": "échappement",
    "\x7f": "effacement",
    "\u00a0": "espace insécable",
    "\u00ad": "trait d'union conditionnel",
    "\u2007": "espace de la largeur d'un chiffre",
    "\u2009": "espace fine",
    "\u200b": "espace de largeur nulle",
    "\u200c": "séparateur de largeur nulle",
    "\u200d": "liant de largeur nulle",
    "\u202f": "espace insécable étroite",
    "\u2060": "liant invisible",
    "\u3000": "espace pleine largeur",
    "\ufeff": "marque d'encodage",
    "\x85": "saut de ligne d'ancien système",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
}
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ALPHABETS = {
    "CYRILLIC": "lettre cyrillique",
    "GREEK": "lettre grecque",
    "FULLWIDTH": "caractère pleine largeur",
    "COMBINING": "accent séparé de sa lettre",
}


def name_of(character: str) -> str:
    """What a character is called in French, as far as an author has a use for it."""
    if character in _NAMES:
        return _NAMES[character]
    if character in _DIRECTIONS:
        return "commande de sens d'écriture"
    if character in BLANKS:
        return "espace typographique"
    if unicodedata.category(character) == "Cc":
        return "caractère de commande"
    if character in UNSEEN:
        return "caractère invisible"
    alphabet = unicodedata.name(character, "").partition(" ")[0]
    return _ALPHABETS.get(alphabet, "caractère d'un autre alphabet")


@lru_cache(maxsize=1)
def is_seen(text: str) -> bool:
    """Whether a text is plainly free of commands, blanks of typography and what cannot be seen, ends of lines apart.

    Many times faster than a search for them, and true of most dossiers. Each look at one text asks it.
    """
    one_line = text.replace("\n", " ").replace("\r", " ")
    return one_line.isprintable() and not any(letter in text for letter in _UNSEEN_LETTERS)


def code_of(character: str) -> str:
    """The number of a character in Unicode: ``U+200B``."""
    return f"U+{ord(character):04X}"
