"""A run: the pack for each dossier, the rules chosen, the results in the order of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from cvslint import __version__, running
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import campagnes_installees, charger_campagne
from cvslint.campagne.parametres import Ecrit
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, ScalarNode
from cvslint.engine import Reglages, examine, without_campagne
from cvslint.late_dataclass import late_dataclass
from cvslint.lot import rapprocher
from cvslint.model.dossier import Dossier
from cvslint.result import DossierResult, FileError, MappedFiles, RuleInfo, RunResult
from cvslint.running import ConfigurationRefused, Examined, Observer
from cvslint.selection import Choix, Selection, selectionner
from cvslint.workload import Source

if TYPE_CHECKING:
    from cvslint.reparations.ecritures import Relecture

Suppressor = Callable[[DossierResult, Campagne], DossierResult]
"""What sets findings aside once a dossier is judged: per-file ignores, a baseline."""


@late_dataclass
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


@late_dataclass(frozen=False, slots=False)
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
    _campagnes: dict[str, tuple[Campagne, Selection]] = field(default_factory=dict, init=False)
    _used: list[str] = field(default_factory=list, init=False)

    def prepare(self) -> Campagne | None:
        """Loads what the run surely needs, so that a wrong option is told before anything is checked.

        Gives the pack that dossiers are checked by which name none; ``None`` when none is installed.
        Raises ``CampagneInconnue``, ``PackInvalide``, ``ParametreRefuse``, ``SelecteurInconnu`` or
        ``ToujoursActive``.
        """
        packs = [self.load(pack)[0] for pack in self._surely_used()]
        # Built at its first use otherwise: by each of the processes that a run goes by.
        Dossier.model_rebuild()
        return packs[0] if packs else None

    @property
    def campagnes(self) -> Mapping[str, Campagne]:
        """The packs that are loaded, by the name that reports give them."""
        return {campagne.id: campagne for campagne, _ in self._campagnes.values()}

    def _surely_used(self) -> list[str]:
        """The pack that judges, but for dossiers that name another."""
        chosen = self.campagne or self.par_defaut
        return [chosen] if chosen else self._installees[:1]

    def run(
        self,
        files: Iterable[Source],
        errors: Sequence[FileError] = (),
        *,
        jobs: int | None = 1,
        observe: Observer | None = None,
    ) -> RunResult:
        """Checks files, or texts given as ``(name, bytes)``.

        ``jobs`` is how many processes work, ``None`` for as many as pay; the result is the same. ``observe`` is told
        how far it is. Ctrl-C ends it early: the result then says how many files are ``unchecked``.

        Raises what :meth:`prepare` raises, of a pack that a dossier names.
        """
        gathered = running.run(self, list(files), jobs=jobs, observe=observe)
        judged = [self.load(pack) for pack in gathered.packs]
        self._used = list(
            dict.fromkeys([p for p in (*self._surely_used(), *gathered.packs) if p in self._campagnes])
        )
        used = [self.load(pack) for pack in self._used]
        gravites = {campagne.id: (campagne, selection.gravites) for campagne, selection in judged}
        for found in rapprocher(gathered.traces.shares(), gravites):
            gathered.results.join(found)
        return RunResult(
            version=__version__,
            today=self.today,
            files=MappedFiles(gathered.results, self._set_aside) if self.suppressors else gathered.results,
            errors=(*errors, *gathered.errors),
            partial=any(selection.partielle for _, selection in used),
            selected=tuple(dict.fromkeys(code for c, s in used for code in c.regles if code in s.codes)),
            parameters=self._parametres_changes(),
            describe=self._regles,
            packs=tuple({campagne.id: campagne.info for campagne, _ in judged}.values()),
            unchecked=gathered.unchecked,
        )

    def check(self, data: bytes, name: str) -> DossierResult:
        """The result of one dossier."""
        return self.examine(data, name).result

    def examine(self, data: bytes, name: str) -> Examined:
        """The result of one dossier, with what comparing it with others needs.

        Raises ``ConfigurationRefused`` when the pack that it names cannot serve.
        """
        document = read_document(data)
        nommee, pack, campagne, selection = self._judge_of(document)
        if not nommee:
            return Examined(without_campagne(document, name, campagne), [], pack)
        reglages = Reglages(self.today, selection.codes, selection.gravites, self.consignes, self.portrait)
        return Examined(*examine(document, name, campagne, reglages), pack)

    def reread(self, data: bytes) -> Relecture:
        """The values of one dossier that are not in their usual form, and what it says.

        Raises ``ConfigurationRefused`` as :meth:`examine` does.
        """
        from cvslint.reparations.ecritures import Relecture, relire

        document = read_document(data)
        nommee, _, campagne, _ = self._judge_of(document)
        return relire(document, campagne.formulaire) if nommee else Relecture((), None)

    def _judge_of(self, document: Document) -> tuple[bool, str, Campagne, Selection]:
        """Whether anything says which pack judges a dossier, and that pack; else the first that is installed."""
        nom = self.campagne or _nommee(document, self._installees) or self.par_defaut
        nommee = nom is not None or len(self._installees) == 1
        pack = nom or self._installees[0]
        try:
            campagne, selection = self.load(pack)
        except Exception as error:
            raise ConfigurationRefused(pack) from error
        return nommee, pack, campagne, selection

    def _set_aside(self, result: DossierResult) -> DossierResult:
        """The result with what the configuration and the baseline set aside marked so."""
        if result.campagne is not None:
            campagne = self.campagnes[result.campagne.id]
            for suppressor in self.suppressors:
                result = suppressor(result, campagne)
        return result

    def _parametres_changes(self) -> dict[str, str]:
        """What reports say of the parameters that this run changed."""
        changes = (nom for pack in self._used for nom in self.parametres.de(pack))
        return {nom: self.parametres.annonces[nom] for nom in changes}

    def _regles(self) -> tuple[RuleInfo, ...]:
        """What there is to say of the rules that ran, and of those that read the file."""
        trouvees: dict[str, RuleInfo] = {}
        for campagne, selection in map(self.load, self._used):
            for code, regle in campagne.regles.items():
                if code in selection.codes or not regle.verifie:
                    gravite = selection.gravites.get(code, regle.gravite)
                    trouvees.setdefault(code, regle.info(gravite))
        return tuple(trouvees.values())

    def load(self, pack: str) -> tuple[Campagne, Selection]:
        """A pack and its rules that run; raises what :meth:`prepare` raises."""
        known = self._campagnes.get(pack)
        if known is None:
            campagne = charger_campagne(pack, self.rules, self.parametres.de(pack), self.reserve)
            known = self._campagnes[pack] = (campagne, selectionner(campagne, self.choix))
        return known

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; it loads the packs by itself."""
        return {**self.__dict__, "_campagnes": {}}


def _nommee(document: Document, installees: Sequence[str]) -> str | None:
    """The installed pack that a dossier names, if it does; never a folder."""
    if not isinstance(document.root, MappingNode) or "campagne" not in document.root.entries:
        return None
    node = document.root.entries["campagne"][1]
    return node.text.strip() if isinstance(node, ScalarNode) and node.text.strip() in installees else None
