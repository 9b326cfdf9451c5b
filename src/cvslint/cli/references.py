"""The findings that are already known: read before a run, noted after it, told when they are gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain, explain, write_file
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.baseline import Baseline
    from cvslint.result import DossierResult, RunResult
    from cvslint.session import Session

_NAMED = 5
"""How many entries that are gone are named; the others are counted."""


@late_dataclass(frozen=False)
class References:
    """The baseline of a run: the file ``lue`` whose findings are known, and the file ``ecrite`` to note them in."""

    lue: FilePath | None
    ecrite: FilePath | None
    _connus: Baseline | None = None

    def poser(self, session: Session) -> None:
        """Makes a session set aside what is known; leaves with ``typer.Exit`` when a file cannot be used.

        A baseline that is about to be written need not be there yet; a file of another kind is not written over.
        """
        la = _lue(self.ecrite) if self.ecrite is not None and self.ecrite.exists() else None
        if self.lue is not None and (self.ecrite is None or self.lue.exists()):
            self._connus = _lue(self.lue)
        else:
            self._connus = la
        if self._connus is not None:
            session.suppressors = [*session.suppressors, self._connus]

    def apres(self, session: Session, run: RunResult) -> RunResult:
        """The run once its findings are noted, when that was asked for; tells the entries that are gone."""
        if self.ecrite is None:
            self._dire_les_disparus(run)
            return run
        from cvslint.baseline import baseline_of, render
        from cvslint.result import MappedFiles

        fraiche, refuses = baseline_of(run, session.campagnes, self.ecrite, self._connus)
        try:
            write_file(self.ecrite, render(fraiche))
        except OSError as error:
            complain(
                f"Les constats connus n'ont pas pu être notés dans {cite(str(self.ecrite))} : {explain(error)}."
            )
            raise typer.Exit(FAILURE) from None
        _dire_ecrits(fraiche, [finding.rule for finding in refuses])

        def connus(result: DossierResult) -> DossierResult:
            return (
                result if result.campagne is None else fraiche(result, session.campagnes[result.campagne.id])
            )

        return replace(run, files=MappedFiles(run.files, connus))

    def _dire_les_disparus(self, run: RunResult) -> None:
        if self._connus is None:
            return
        perdus = self._connus.stale
        disparus = [(file.path, known) for file in run.files for known in perdus.get(file.path, ())]
        if not disparus:
            return
        from cvslint.french import nombre, visible

        quoi = nombre(
            len(disparus), "constat connu n'est plus trouvé", "constats connus ne sont plus trouvés"
        )
        complain(f"{quoi} ; « --write-baseline {visible(str(self._connus.file))} » met le fichier à jour :")
        for path, known in disparus[:_NAMED]:
            complain(f"  {visible(path)} : {visible(known.rule)}, {visible(known.path) or 'le fichier'}")
        if len(disparus) > _NAMED:
            complain(f"  et {nombre(len(disparus) - _NAMED, 'autre', 'autres')}.")


def _lue(fichier: FilePath) -> Baseline:
    """The baseline that a file holds; leaves with ``typer.Exit`` when it holds none."""
    from cvslint.baseline import BaselineUnreadable, read_baseline
    from cvslint.batch import shown

    try:
        return read_baseline(fichier)
    except BaselineUnreadable as error:
        complain(f"Erreur : les constats connus, {cite(shown(error.file))} : {error.phrase}.")
        raise typer.Exit(FAILURE) from None


def _dire_ecrits(baseline: Baseline, refuses: list[str]) -> None:
    from cvslint.french import liste, nombre

    notes = sum(len(known) for known in baseline.entries.values())
    accord = nombre(notes, "constat noté", "constats notés")
    complain(f"{accord} dans {cite(str(baseline.file))}.")
    if refuses:
        phrase = nombre(
            len(refuses),
            "constat ne peut pas être mis de côté et compte toujours",
            "constats ne peuvent pas être mis de côté et comptent toujours",
        )
        complain(f"{phrase} : {liste(sorted(set(refuses)))}.")
