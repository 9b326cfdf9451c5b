"""The views of the project: its quartiers and communes, each with its place, and the day it is filed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cvslint.late_dataclass import late_dataclass
from cvslint.model.chemins import Match, Vue
from cvslint.model.dossier import Dossier, DossierLu
from cvslint.model.formulaire import Formulaire, Quartier, noms_de_communes
from cvslint.model.projet import Territoire
from cvslint.span import Path

TERRITOIRES: Path = ("projet", "territoires")
_REFERENTS: Path = ("projet", "referents_sollicites")
_LOCAUX = ("chef_de_projet_ville", "delegue_du_prefet")
"""The types of referents that answer for a commune."""


@late_dataclass
class QuartierVue:
    """A quartier of the project that was recognised, with the communes declared for it (those of it otherwise)."""

    base: Path
    quartier: Quartier
    communes: tuple[str, ...]
    communes_declarees: bool

    def chemin_de(self, champ: str | None) -> Path:
        """Where the quartier, or its communes, are written."""
        return (*self.base, "communes") if champ == "communes" else (*self.base, "quartier")


@late_dataclass
class CommuneVue:
    """A commune as the author declares it for a quartier that was recognised."""

    texte: str
    quartier: Quartier


class VuesDuProjet:
    """The views of one dossier that look at its project."""

    def __init__(self, lu: DossierLu, formulaire: Formulaire) -> None:
        self.dossier: Dossier = lu.dossier
        self.illisibles = lu.illisibles
        self.formulaire = formulaire

    def table(self) -> dict[str, Vue]:
        """Each view by the name that selectors use."""
        return {
            "date_de_depot": lambda: [self._date_de_depot],
            "quartiers_reconnus": lambda: self._quartiers,
            "communes_des_quartiers": lambda: self._communes_des_quartiers,
            "communes_du_projet": lambda: [self.communes_du_projet],
            "communes_nommees": lambda: self._communes_nommees,
        }

    @cached_property
    def _date_de_depot(self) -> Match:
        """The day of the deposit, at no place of its own: a rule that compares with it does not ask for it."""
        depot = self.dossier.depot
        illisible = next((p for p in ((), ("depot",), ("depot", "date")) if p in self.illisibles), None)
        if illisible is not None:
            return Match((), None, obstacles=(illisible,))
        return Match((), depot.date if depot is not None else None)

    def _territoires(self) -> Iterator[tuple[Path, Territoire, tuple[str, ...], Quartier | None]]:
        """Each territoire: its path, itself, the communes declared for it, its quartier when it is known."""
        projet = self.dossier.projet
        for rang, territoire in enumerate((projet.territoires if projet is not None else None) or ()):
            if territoire is not None:
                communes = tuple(commune for commune in territoire.communes or () if commune is not None)
                nom = territoire.quartier
                quartier = self.formulaire.quartier(nom, communes) if nom is not None else None
                yield (*TERRITOIRES, rang), territoire, communes, quartier

    @cached_property
    def _quartiers(self) -> list[Match]:
        vues = [
            QuartierVue(base, quartier, communes or quartier.communes, bool(communes))
            for base, _, communes, quartier in self._territoires()
            if quartier is not None
        ]
        return [Match(vue.chemin_de(None), vue) for vue in vues]

    @cached_property
    def _communes_des_quartiers(self) -> list[Match]:
        return [
            Match((*base, "communes", rang), CommuneVue(commune, quartier))
            for base, territoire, _, quartier in self._territoires()
            for rang, commune in enumerate(territoire.communes or ())
            if quartier is not None and commune is not None
        ]

    @cached_property
    def communes_du_projet(self) -> Match:
        """The communes of the project, by their name in the table, each once, in the order of the text.

        A quartier that lies in several communes, none of which is declared, or a commune that is not known,
        leaves them unsure: that is an obstacle.
        """
        noms: dict[str, None] = {}
        obstacles: list[Path] = []
        for base, _, declarees, quartier in self._territoires():
            textes = [nom for texte in declarees for nom in noms_de_communes(texte)]
            if not textes and quartier is not None and len(quartier.communes) == 1:
                textes = list(quartier.communes)
            communes = [self.formulaire.commune(texte) for texte in textes]
            if not communes or None in communes:
                obstacles.append((*base, "communes"))
            noms |= {commune.nom: None for commune in communes if commune is not None}
        obstacles += [chemin for chemin in self.illisibles if chemin[: len(TERRITOIRES)] == TERRITOIRES]
        if obstacles:
            return Match(TERRITOIRES, None, obstacles=tuple(obstacles))
        return Match(TERRITOIRES, tuple(noms) or None, TERRITOIRES)

    @cached_property
    def _communes_nommees(self) -> list[Match]:
        """The communes that the project names beside its quartiers, each legal commune once."""
        vues: dict[str, Match] = {}
        for chemin, texte in self._noms():
            for nom in noms_de_communes(texte):
                legale = self.formulaire.commune_legale(nom)
                if legale is not None:
                    vues.setdefault(legale, Match(chemin, nom))
        return list(vues.values())

    def _noms(self) -> Iterator[tuple[Path, str]]:
        projet = self.dossier.projet
        for rang, referent in enumerate((projet.referents_sollicites if projet is not None else None) or ()):
            if referent is None or referent.type not in _LOCAUX:
                continue
            if referent.commune is not None:
                yield (*_REFERENTS, rang, "commune"), referent.commune
            for place, commune in enumerate(referent.communes or ()):
                if commune is not None:
                    yield (*_REFERENTS, rang, "communes", place), commune
        for rang, texte in enumerate((projet.volet_local if projet is not None else None) or ()):
            if texte is not None and texte.commune is not None:
                yield ("projet", "volet_local", rang, "commune"), texte.commune
