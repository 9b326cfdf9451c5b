"""The page: one self-contained HTML file, for one dossier or for a whole folder of them."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.french import nombre
from cvslint.report.html.apercu import Apercu
from cvslint.report.html.dossier import page_d_un_dossier
from cvslint.report.html.lot import page_d_un_lot
from cvslint.report.html.page import fin, tete
from cvslint.result import RunResult

__all__ = ["render"]


def render(run: RunResult) -> Iterator[str]:
    """The page in pieces, dossier by dossier: nothing of a dossier is kept once it is written.

    A run of one dossier that could be read is that dossier's own page; any other run has a table first. The page
    asks nothing of the network, forbids what is not its own style and script, and is whole without script.
    """
    if len(run.files) == 1 and not run.errors:
        seul = next(iter(run.files))
        yield from tete(run, seul.facts.intitule or seul.path)
        yield from page_d_un_dossier(seul, Apercu(run, {regle.code: regle for regle in run.rules}))
    else:
        yield from tete(run, nombre(len(run.files), "dossier contrôlé", "dossiers contrôlés"))
        yield from page_d_un_lot(run)
    yield from fin(run)
