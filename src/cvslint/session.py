"""A run: the pack for each dossier, the rules chosen, the results in the order of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from cvslint import __version__
from cvslint.batch import Found, read
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import campagnes_installees, charger_campagne
from cvslint.campagne.parametres import Ecrit
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, ScalarNode
from cvslint.engine import Reglages, RegleEnPanne, examine, without_campagne
from cvslint.findings import Finding
from cvslint.lot import Empreinte, comparer
from cvslint.result import DossierResult, FileError, RuleInfo, RunResult
from cvslint.selection import Choix, Selection, selectionner

Suppressor = Callable[[DossierResult, Campagne], DossierResult]
"""What sets findings aside once a dossier is judged: per-file ignores, a baseline."""


@dataclass(frozen=True, slots=True)
class Parametres:
    """Parameters of the call that a configuration changes: their values, and what reports say of each.

    They belong to the pack called ``campagne``, to every pack when it is ``None``.
    """

    valeurs: Mapping[str, Ecrit] = field(default_factory=dict)
    annonces: Mapping[str, str] = field(default_factory=dict)
    campagne: str | None = None

    def de(self, nom: str) -> Mapping[str, Ecrit]:
        """The changes to make to a pack."""
        return self.valeurs if self.campagne in (None, nom) else {}


@dataclass
class Session:
    """What holds for a whole run. ``campagne`` is the pack asked for, by name or folder, ``par_defaut`` the one for
    dossiers that name none; ``consignes``: whether the directives that authors write in comments have an effect;
    ``suppressors`` set findings aside, in order; ``reserve`` is the folder of compiled rules, if any; ``portrait``:
    whether results come with the portrait of the dossier."""

    today: dt.date
    choix: Choix = field(default_factory=Choix)
    campagne: str | None = None
    par_defaut: str | None = None
    rules: Sequence[FilePath] = ()
    parametres: Parametres = field(default_factory=Parametres)
    suppressors: Sequence[Suppressor] = ()
    reserve: FilePath | None = None
    consignes: bool = True
    portrait: bool = False
    _installees: list[str] = field(default_factory=lambda: list(campagnes_installees()), init=False)
    _empreintes: dict[str, list[Empreinte]] = field(default_factory=dict, init=False)
    _campagnes: dict[str, tuple[Campagne, Selection]] = field(default_factory=dict, init=False)

    def prepare(self) -> Campagne | None:
        """Loads what the run surely needs, so that a wrong option is told before anything is checked.

        Gives the pack that dossiers are checked by which name none; ``None`` when none is installed.
        Raises ``CampagneInconnue``, ``PackInvalide``, ``ParametreRefuse``, ``SelecteurInconnu`` or
        ``ToujoursActive``.
        """
        nom = self.campagne or self.par_defaut or next(iter(self._installees), None)
        return None if nom is None else self._charger(nom)[0]

    @property
    def campagnes(self) -> Mapping[str, Campagne]:
        """The packs that are loaded, by the name that reports give them."""
        return {campagne.id: campagne for campagne, _ in self._campagnes.values()}

    def run(self, files: Iterable[Found | tuple[str, bytes]], errors: Sequence[FileError] = ()) -> RunResult:
        """Checks files, or texts given as ``(name, bytes)``, one after the other."""
        results: list[DossierResult] = []
        self._empreintes.clear()
        failed = list(errors)
        for file in files:
            name, data = (file.name, read(file)) if isinstance(file, Found) else file
            if isinstance(data, FileError):
                failed.append(data)
                continue
            try:
                results.append(self.check(data, name))
            except RegleEnPanne as panne:
                phrase = f"Panne du programme dans la règle {panne.code}, votre saisie n'est pas en cause."
                failed.append(FileError(name, "internal", phrase))
        used = list(self._campagnes.values())
        return RunResult(
            version=__version__,
            today=self.today,
            files=tuple(self._avec_le_lot(results)),
            errors=tuple(failed),
            partial=any(selection.partielle for _, selection in used),
            selected=tuple(dict.fromkeys(code for c, s in used for code in c.regles if code in s.codes)),
            parameters=self._parametres_changes(),
            describe=self._regles,
        )

    def check(self, data: bytes, name: str) -> DossierResult:
        """The result of one dossier."""
        document = read_document(data)
        installees = self._installees
        nom = self.campagne or _nommee(document, installees) or self.par_defaut
        if nom is None and len(installees) == 1:
            nom = installees[0]
        campagne, selection = self._charger(nom or installees[0])
        if nom is None:
            return without_campagne(document, name, campagne)
        reglages = Reglages(self.today, selection.codes, selection.gravites, self.consignes, self.portrait)
        result, empreintes = examine(document, name, campagne, reglages)
        self._empreintes.setdefault(campagne.id, []).extend(empreintes)
        return result

    def _avec_le_lot(self, results: list[DossierResult]) -> list[DossierResult]:
        """The results with what comparing the dossiers found; verdicts do not change."""
        constats: dict[str, list[tuple[Finding, Mapping[int, str]]]] = {}
        for campagne, selection in self._campagnes.values():
            empreintes = self._empreintes.get(campagne.id, [])
            for nom, finding, lines in comparer(campagne, empreintes, selection.gravites):
                constats.setdefault(nom, []).append((finding, lines))
        return [self._ecarte(_augmente(result, constats.get(result.path, []))) for result in results]

    def _ecarte(self, result: DossierResult) -> DossierResult:
        """The result with what the configuration and the baseline set aside marked so."""
        if self.suppressors and result.campagne is not None:
            campagne = self.campagnes[result.campagne.id]
            for suppressor in self.suppressors:
                result = suppressor(result, campagne)
        return result

    def _parametres_changes(self) -> dict[str, str]:
        """What reports say of the parameters that this run changed."""
        changes = (nom for charge in self._campagnes for nom in self.parametres.de(charge))
        return {nom: self.parametres.annonces[nom] for nom in changes}

    def _regles(self) -> tuple[RuleInfo, ...]:
        """What there is to say of the rules that ran, and of those that read the file."""
        trouvees: dict[str, RuleInfo] = {}
        for campagne, selection in self._campagnes.values():
            for code, regle in campagne.regles.items():
                if code in selection.codes or not regle.verifie:
                    gravite = selection.gravites.get(code, regle.gravite)
                    trouvees.setdefault(code, regle.info(gravite))
        return tuple(trouvees.values())

    def _charger(self, nom: str) -> tuple[Campagne, Selection]:
        connue = self._campagnes.get(nom)
        if connue is None:
            campagne = charger_campagne(nom, self.rules, self.parametres.de(nom), self.reserve)
            connue = self._campagnes[nom] = (campagne, selectionner(campagne, self.choix))
        return connue


def _augmente(result: DossierResult, constats: Sequence[tuple[Finding, Mapping[int, str]]]) -> DossierResult:
    if not constats:
        return result
    findings = (*result.findings, *(finding for finding, _ in constats))
    lines = dict(result.lines)
    for _, autres in constats:
        lines.update(autres)
    return replace(result, findings=tuple(sorted(findings, key=lambda f: f.sort_key)), lines=lines)


def _nommee(document: Document, installees: Sequence[str]) -> str | None:
    """The installed pack that a dossier names, if it does; never a folder."""
    if not isinstance(document.root, MappingNode) or "campagne" not in document.root.entries:
        return None
    node = document.root.entries["campagne"][1]
    return node.text.strip() if isinstance(node, ScalarNode) and node.text.strip() in installees else None
