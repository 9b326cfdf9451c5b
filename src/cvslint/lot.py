"""Comparing the dossiers of a run: each leaves short traces, so that no dossier has to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.regle import Litteral, Regle
from cvslint.checks.controle import Anomalie
from cvslint.checks.lots import Trace
from cvslint.findings import Finding, Related, Severity, Suppression
from cvslint.french import fold
from cvslint.late_dataclass import late_dataclass
from cvslint.model.chemins import Match, lire_selecteur
from cvslint.model.formulaire import cle_de_mot
from cvslint.model.recherche import Recherche
from cvslint.span import Path, Span


@late_dataclass
class Empreinte:
    """One trace with its place: the pack and the rule it serves, the line that a report shows, and whether the author
    silenced that rule there."""

    campagne: str
    code: str
    trace: Trace
    chemin: Path
    span: Span
    ligne: str
    tu: Suppression | None = None


def traces(regle: Regle, recherche: Recherche, fichier: str) -> Iterator[tuple[Trace, Path]]:
    """What one dossier leaves for a rule of the lot, and where.

    A path of ``cle`` or ``compare`` that begins with a dot is read from the place looked at.
    """
    appel = regle.cas[0].appel
    assert appel is not None
    lus = {nom: argument.valeur for nom, argument in appel.avec.items() if isinstance(argument, Litteral)}
    for selecteur in appel.sur:
        for match in recherche.trouver(selecteur):
            if match.valeur is None or match.obstacles:
                continue
            cle = tuple(_texte(recherche, match, chemin) for chemin in _liste(lus.get("cle")))
            if None not in cle:
                autres = tuple(_texte(recherche, match, chemin) for chemin in _liste(lus.get("compare")))
                yield Trace(fichier, tuple(mot for mot in cle if mot is not None), autres), match.chemin


def _liste(valeur: object) -> list[str]:
    return [str(element) for element in valeur] if isinstance(valeur, list) else []


def _texte(recherche: Recherche, match: Match, chemin: str) -> str | None:
    """A value as text, folded; ``None`` when it is absent or unreadable."""
    if chemin.startswith("."):
        valeur = getattr(match.valeur, chemin[1:], None)
    else:
        trouves = recherche.trouver(lire_selecteur(chemin))
        valeur = trouves[0].valeur if trouves and not trouves[0].obstacles else None
    if valeur is None:
        return None
    texte = cle_de_mot(valeur) if isinstance(valeur, str) else fold(str(valeur))
    return texte or None


def jeton(empreinte: Empreinte) -> int:
    """A number of 64 bits that traces with the same key share, in every process, and others almost never do."""
    cle = "\0".join((empreinte.campagne, empreinte.code, *empreinte.trace.cle))
    return int.from_bytes(blake2b(cle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


DuLot = dict[str, list[tuple[Finding, Mapping[int, str]]]]
"""The findings of the lot by file, each with the source lines that it shows."""


def rapprocher(
    parts: Iterable[Sequence[Empreinte]], packs: Mapping[str, tuple[Campagne, Mapping[str, Severity]]]
) -> Iterator[DuLot]:
    """What comparing all dossiers finds, part after part.

    Parameters:
        parts: what the dossiers left; traces with the same key stand in the same part, in the order of the files.
        packs: each pack with the levels that the user changed, by its id.
    """
    for part in parts:
        laissees: dict[str, list[Empreinte]] = {}
        for empreinte in part:
            laissees.setdefault(empreinte.campagne, []).append(empreinte)
        trouves: DuLot = {}
        for id_, empreintes in laissees.items():
            campagne, gravites = packs[id_]
            for nom, finding, lines in comparer(campagne, empreintes, gravites):
                trouves.setdefault(nom, []).append((finding, lines))
        yield trouves


def comparer(
    campagne: Campagne, empreintes: Sequence[Empreinte], gravites: Mapping[str, Severity]
) -> Iterator[tuple[str, Finding, Mapping[int, str]]]:
    """The findings of the lot: the file of each, and the source lines that it shows."""
    groupes: dict[tuple[str, tuple[str, ...]], list[Empreinte]] = {}
    for empreinte in empreintes:
        groupes.setdefault((empreinte.code, empreinte.trace.cle), []).append(empreinte)
    for (code, _), groupe in groupes.items():
        regle = campagne.regles[code]
        appel = regle.cas[0].appel
        assert appel is not None
        arguments = {nom: a.valeur for nom, a in appel.avec.items() if isinstance(a, Litteral)}
        for anomalie in appel.controle.fonction([e.trace for e in groupe], **arguments):
            if isinstance(anomalie, Anomalie) and anomalie.rang is not None:
                yield _constat(regle, groupe, anomalie, gravites)


def _constat(
    regle: Regle, groupe: Sequence[Empreinte], anomalie: Anomalie, gravites: Mapping[str, Severity]
) -> tuple[str, Finding, Mapping[int, str]]:
    cas = regle.cas[0]
    ici = groupe[anomalie.rang or 0]
    ailleurs = next(e for e in groupe if e.trace.fichier == anomalie.valeurs["autre"])
    valeurs = dict(anomalie.valeurs)
    finding = Finding(
        rule=regle.code,
        name=regle.nom,
        severity=gravites.get(regle.code, cas.gravite),
        section=regle.rubrique,
        message=cas.message.rediger(valeurs),
        path=ici.chemin,
        span=ici.span,
        help=cas.aide.rediger(valeurs),
        why=cas.pourquoi,
        source=regle.source,
        origin=regle.origine,
        related=(Related(ailleurs.chemin, ailleurs.span, "l'autre dossier", ailleurs.trace.fichier),),
        context={"autre": str(anomalie.valeurs["autre"])},
        suppressed=ici.tu,
    )
    return ici.trace.fichier, finding, {ici.span.start.line: ici.ligne}
