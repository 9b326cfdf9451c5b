"""A run: the pack for each dossier, the rules chosen, the results in the order of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from cvslint import __version__, running
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import campagnes_installees, charger_campagne
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, ScalarNode
from cvslint.engine import Reglages, examine, without_campagne
from cvslint.lot import rapprocher
from cvslint.result import DossierResult, FileError, RuleInfo, RunResult
from cvslint.running import ConfigurationRefused, Examined, Observer
from cvslint.selection import Choix, Selection, selectionner
from cvslint.workload import Source


@dataclass
class Session:
    """What holds for a whole run. ``campagne`` is the pack asked for, by name or folder; ``consignes``: whether the
    directives that authors write in comments have an effect; ``portrait``: whether results come with the portrait of
    the dossier."""

    today: dt.date
    choix: Choix = field(default_factory=Choix)
    campagne: str | None = None
    rules: Sequence[FilePath] = ()
    consignes: bool = True
    portrait: bool = False
    _installees: list[str] = field(default_factory=lambda: list(campagnes_installees()), init=False)
    _campagnes: dict[str, tuple[Campagne, Selection]] = field(default_factory=dict, init=False)
    _used: list[str] = field(default_factory=list, init=False)

    def prepare(self) -> None:
        """Loads what the run surely needs, so that a wrong option is told before anything is checked.

        Raises ``CampagneInconnue``, ``PackInvalide``, ``SelecteurInconnu`` or ``ToujoursActive``.
        """
        for pack in self._surely_used():
            self.load(pack)

    def _surely_used(self) -> list[str]:
        """The pack that judges, but for dossiers that name another."""
        return [self.campagne] if self.campagne else self._installees[:1]

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
            files=gathered.results,
            errors=(*errors, *gathered.errors),
            partial=any(selection.partielle for _, selection in used),
            selected=tuple(dict.fromkeys(code for c, s in used for code in c.regles if code in s.codes)),
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
        installees = self._installees
        nom = self.campagne or _nommee(document, installees)
        if nom is None and len(installees) == 1:
            nom = installees[0]
        pack = nom or installees[0]
        try:
            campagne, selection = self.load(pack)
        except Exception as error:
            raise ConfigurationRefused(pack) from error
        if nom is None:
            return Examined(without_campagne(document, name, campagne), [], pack)
        reglages = Reglages(self.today, selection.codes, selection.gravites, self.consignes, self.portrait)
        return Examined(*examine(document, name, campagne, reglages), pack)

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
            campagne = charger_campagne(pack, self.rules)
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
