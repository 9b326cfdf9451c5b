"""A closed list of the form: its words, and the spellings under which people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from cvslint.late_dataclass import late_dataclass
from cvslint.model.ecritures import cle_de_mot, entre_parentheses, mots_reunis, sans_precision

_MOT_LARGE = "autre"
"""How a word begins that another one of its list may make precise: « Autre organisme (fondation) »."""


@late_dataclass(slots=False)
class ListeFermee:
    """The words that a field may hold, each with its label and its other spellings."""

    titre: str
    mots: Mapping[str, str]
    alias: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _formes(self) -> dict[str, str]:
        formes = {cle_de_mot(texte): mot for texte, mot in self.alias.items()}
        formes.update({cle_de_mot(titre): mot for mot, titre in self.mots.items()})
        formes.update({cle_de_mot(mot): mot for mot in self.mots})
        return formes

    def canonique(self, texte: str) -> str | None:
        """The word of the list that ``texte`` spells, or ``None``.

        What closes the text to explain it does not count (« En cours (60 %) »), unless it is another word of the
        list, nor does an article, nor a word said twice (« dirigeantes et dirigeants »).
        """
        if texte in self.mots:
            return texte
        mot = self._formes.get(cle_de_mot(texte))
        if mot is not None:
            return mot
        morceaux = [sans_precision(texte)]
        if cle_de_mot(morceaux[0]) not in self._formes:
            morceaux = mots_reunis(morceaux[0])
        mots = {self._formes.get(cle_de_mot(morceau)) for morceau in morceaux}
        mots |= {self._formes.get(cle_de_mot(dit)) for dit in entre_parentheses(texte)} - {None}
        if len(mots) == 2:
            mots = {mot for mot in mots if mot is None or not mot.startswith(_MOT_LARGE)}
        return mots.pop() if len(mots) == 1 else None
