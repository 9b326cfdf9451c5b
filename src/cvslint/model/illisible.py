"""What makes the text of a value unreadable, and the cleaning that comes before one says so."""

from __future__ import annotations

import unicodedata

INVISIBLES: dict[int, None] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Characters that take no room on the screen and come along with a copy and paste (for ``str.translate``).

The marks that turn the order of what is shown (U+202E and its like) are left out: a number that holds one is
not the number that its author sees.
"""

_LETTRES_POUR_CHIFFRES = {"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"} | dict.fromkeys("ОоΟο", "0")
"""The last four are letters of the Cyrillic and the Greek alphabets."""
_FRAGMENT_MAX = 40


class Illisible(ValueError):
    """A text that its field cannot read.

    ``motif`` is a French clause that says what is wrong, without capital nor final period, made to follow
    « … : »; it may be empty. ``propose`` is what to write instead, when its meaning is certain or likely;
    ``certain`` says that the text can mean nothing else.
    """

    def __init__(self, motif: str = "", propose: str | None = None, *, certain: bool = False) -> None:
        super().__init__(motif)
        self.motif = motif
        self.propose = propose
        self.certain = certain and propose is not None


def citer(fragment: str) -> str:
    """``fragment`` between guillemets; what cannot be shown as its Unicode number, a long end cut."""
    court = fragment if len(fragment) <= _FRAGMENT_MAX else fragment[: _FRAGMENT_MAX - 1] + "…"
    montre = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in court)
    return f"« {montre} »"


def alleger(texte: str) -> str:
    """``texte`` without invisible characters, each run of spaces of any kind made one plain space, ends bare.

    Raises ``Illisible`` when the text spreads over several lines: two values one below the other must not be
    read as one.
    """
    nu = texte.translate(INVISIBLES).strip()
    if len(nu.splitlines()) > 1:
        raise Illisible("une seule valeur est attendue, sur une seule ligne")
    return " ".join(nu.split())


def plier(texte: str) -> str:
    """``texte`` without case, accents nor typographic variants, for comparing words."""
    if texte.isascii():
        return texte.lower()
    return unicodedata.normalize("NFKD", texte.casefold()).translate(_SANS_ACCENT).casefold()


class _SansAccent(dict[int, int | None]):
    """Each character by its code, those that only mark another one taken out; worked out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, None if unicodedata.combining(chr(code)) else code)


_SANS_ACCENT = _SansAccent()


def chiffre_etranger(texte: str) -> str | None:
    """The first character that stands for a number and is none of 0 to 9 (``²``, ``５``, ``٣``, ``½``…)."""
    if texte.isascii():
        return None
    return next((c for c in texte if not c.isascii() and unicodedata.category(c) in {"Nd", "Nl", "No"}), None)


def motif_chiffre_etranger(caractere: str) -> str:
    """The clause that names a foreign digit."""
    return f"le caractère {citer(caractere)} n'est pas un chiffre ordinaire (de 0 à 9)"


def en_chiffres_ordinaires(texte: str) -> str:
    """``texte`` with the decimal digits of every script written 0 to 9; superscripts and fractions stay."""
    return "".join(str(unicodedata.decimal(c, c)) for c in texte)


def sans_lettres_pour_chiffres(texte: str) -> tuple[str, str]:
    """``texte`` with the letters O, I and l made the digits they look like, and the clause that names them.

    The clause is empty when there is no such letter.
    """
    lettres = [c for c in dict.fromkeys(texte) if c in _LETTRES_POUR_CHIFFRES]
    corrige = "".join(_LETTRES_POUR_CHIFFRES.get(c, c) for c in texte)
    noms = {"0": "d'un zéro", "1": "d'un 1"}
    clauses = [f"le signe {citer(c)} tient la place {noms[_LETTRES_POUR_CHIFFRES[c]]}" for c in lettres]
    return corrige, " et ".join(clauses)
