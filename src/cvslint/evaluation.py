"""Running one rule over one dossier: conditions, matches, cases, and what could not be judged.

One missing part is one finding: the first rule that asks for it takes it, the rules after it that read it, or
anything inside it, are not evaluated. So the rules of a pack run in its order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from cvslint.campagne.regle import Appel, Cas, DuDossier, DuJour, Litteral, Regle
from cvslint.checks.controle import Anomalie, Controle, NonEvaluable
from cvslint.model.chemins import Match, Recherche, est_vide
from cvslint.model.vues import base_de
from cvslint.span import Path, format_path


@dataclass(frozen=True, slots=True)
class Constat:
    """What a rule found wrong: which case, where, and the values of its sentence.

    ``regard`` is the path that was looked at, ``chemin`` that of the fault.
    """

    regle: Regle
    cas: Cas
    regard: Path
    chemin: Path
    a_la_cle: bool
    valeurs: Mapping[str, object]
    lies: tuple[tuple[Path, str], ...]
    absent: bool


@dataclass(slots=True)
class Issue:
    """How a rule fared: its findings, whether it judged anything, and what kept it from judging."""

    constats: list[Constat] = field(default_factory=list)
    juge: bool = False
    obstacles: list[Path] = field(default_factory=list)


class _Bloque(Exception):
    """An input cannot be read, or is a missing part that another rule tells about."""

    def __init__(self, obstacles: tuple[Path, ...]) -> None:
        super().__init__()
        self.obstacles = obstacles


class Evaluation:
    """The evaluation of the rules of a pack over one dossier, one after the other."""

    def __init__(self, recherche: Recherche, aujourdhui: dt.date) -> None:
        self.recherche = recherche
        self.aujourdhui = aujourdhui
        self.manques: set[Path] = set()
        self._tenues: dict[Appel, bool | tuple[Path, ...]] = {}
        self._profondeurs: list[int] = []

    def evaluer(self, regle: Regle) -> Issue:
        """How ``regle`` fares; the missing parts that it tells about are taken from the rules after it."""
        issue = Issue()
        if not regle.si or self._conditions(regle.si, issue):
            for cas in regle.cas:
                if cas.appel is not None:
                    self._cas(regle, cas, cas.appel, issue)
        if regle.reclame:
            for constat in issue.constats:
                if constat.absent:
                    self.manque(constat.chemin)
        return issue

    def manque(self, chemin: Path) -> None:
        """Takes a missing part that was told about: what reads it, conditions too, is to be judged anew."""
        self.manques.add(chemin)
        self._tenues.clear()
        self._profondeurs = sorted({len(manque) for manque in self.manques}, reverse=True)

    def _cas(self, regle: Regle, cas: Cas, appel: Appel, issue: Issue) -> None:
        """One case over its matches; what an earlier case looked at and spoke of, or its place, is left alone."""
        if cas.si and not self._conditions(cas.si, issue):
            return
        dits = {constat.regard for constat in issue.constats} if issue.constats else ()
        controle, manques = appel.controle, self.manques
        fonction, lit_absent = controle.fonction, controle.lit_absent
        for match in self._matches(appel):
            chemin, valeur, _, concret, obstacles = match
            if dits and any(chemin[: len(dit)] == dit for dit in dits):
                continue
            try:
                if obstacles or manques:
                    self._verifier_lisible(match)
                # An item of a list that is not there is not missing: the list is, for the rule that asks for it.
                if valeur is None and not (lit_absent and concret):
                    continue
                issue.juge = True
                arguments = self._arguments(appel) if appel.variables else appel.constantes
                for anomalie in fonction(valeur, **arguments):
                    self._entendre(regle, cas, match, anomalie, controle, issue)
            except _Bloque as bloque:
                issue.obstacles.extend(bloque.obstacles)

    def _entendre(
        self,
        regle: Regle,
        cas: Cas,
        match: Match,
        anomalie: Anomalie | NonEvaluable,
        controle: Controle,
        issue: Issue,
    ) -> None:
        """Takes what a check says of one match."""
        if isinstance(anomalie, NonEvaluable):
            base = base_de(match)
            issue.obstacles.extend((*base, *obstacle) for obstacle in anomalie.obstacles)
        else:
            self._retenir(self._constat(regle, cas, match, anomalie), controle, match, issue)

    def _retenir(self, constat: Constat, controle: Controle, match: Match, issue: Issue) -> None:
        """Keeps a finding, unless what it looks at holds something unreadable or another case said it there."""
        illisibles = self._illisibles(controle, match, constat)
        if illisibles:
            issue.obstacles.extend(illisibles)
        elif not any(dit.cas is not constat.cas and dit.chemin == constat.chemin for dit in issue.constats):
            issue.constats.append(constat)
            if constat.absent and constat.regle.reclame and match.manque is not None:
                self.manque(match.manque)

    def _illisibles(self, controle: Controle, match: Match, constat: Constat) -> tuple[Path, ...]:
        """What cannot be read in what was looked at, so that nothing can be held against it."""
        recherche = self.recherche
        if not recherche.illisibles:
            return ()
        obstacle = recherche.obstacle(constat.chemin)
        if obstacle is not None:
            return (obstacle,)
        n = len(match.chemin)
        dedans = [chemin for chemin in recherche.illisibles if len(chemin) > n and chemin[:n] == match.chemin]
        if controle.compte:
            dedans = [chemin for chemin in dedans if len(chemin) == n + 1]
        return tuple(sorted(dedans, key=format_path))

    def _arguments(self, appel: Appel) -> dict[str, object]:
        """The arguments of a call. Raises :class:`_Bloque` when one of them cannot be read in the dossier."""
        if not appel.variables:
            return appel.constantes
        return {**appel.constantes, **{nom: self._argument(variable) for nom, variable in appel.variables}}

    def _argument(self, variable: DuDossier | DuJour) -> object:
        if isinstance(variable, DuJour):
            return self.aujourdhui
        matches = self.recherche.trouver(variable.selecteur)
        for match in matches:
            self._verifier_lisible(match)
        return matches[0].valeur if matches else None

    def _matches(self, appel: Appel) -> list[Match]:
        if len(appel.sur) == 1:
            return self.recherche.trouver(appel.sur[0])
        return [match for selecteur in appel.sur for match in self.recherche.trouver(selecteur)]

    def _conditions(self, conditions: tuple[Appel, ...], issue: Issue) -> bool:
        """Whether all conditions hold; one that cannot be read is an obstacle, unless another one fails."""
        obstacles: list[Path] = []
        for condition in conditions:
            tenue = self._tenues.get(condition)
            if tenue is None:
                tenue = self._tenues[condition] = self._condition(condition)
            if tenue is False:
                return False
            if tenue is not True:
                obstacles.extend(tenue)
        issue.obstacles.extend(obstacles)
        return not obstacles

    def _condition(self, condition: Appel) -> bool | tuple[Path, ...]:
        """Whether a condition holds of one of its matches, or what keeps it from being judged; of an absent
        value, few checks do."""
        try:
            for match in (matches := self._matches(condition)):
                self._verifier_lisible(match)
            for match in matches:
                if match.valeur is None and not condition.controle.lit_absent:
                    continue
                dites = condition.controle.fonction(match.valeur, **self._arguments(condition))
                if not any(isinstance(dite, Anomalie) for dite in dites):
                    return True
        except _Bloque as bloque:
            return bloque.obstacles
        return False

    def _verifier_lisible(self, match: Match) -> None:
        if match.obstacles:
            raise _Bloque(match.obstacles)
        if not self.manques:
            return
        for n in self._profondeurs:
            if match.chemin[:n] in self.manques:
                raise _Bloque((match.chemin[:n],))

    def _constat(self, regle: Regle, cas: Cas, match: Match, anomalie: Anomalie) -> Constat:
        assert cas.appel is not None
        chemin = _chemin_de(match, anomalie)
        absent = est_vide(match.valeur) and anomalie.champ is None
        valeurs: dict[str, object] = {
            nom: argument.valeur for nom, argument in cas.appel.avec.items() if isinstance(argument, Litteral)
        }
        valeurs["valeur"] = match.valeur
        valeurs.update(anomalie.valeurs)
        base = base_de(match)
        lies = [((*base, *relatif), label) for relatif, label in anomalie.lies]
        lies += [
            (trouve.chemin, lie.texte)
            for lie in cas.lies
            for trouve in self.recherche.trouver(lie.sur)
            if trouve.valeur is not None
        ]
        if cas.lieu is not None:
            chemin = self.recherche.trouver(cas.lieu)[0].chemin
        return Constat(regle, cas, match.chemin, chemin, anomalie.a_la_cle, valeurs, tuple(lies), absent)


def _chemin_de(match: Match, anomalie: Anomalie) -> Path:
    chemin_de = getattr(match.valeur, "chemin_de", None)
    if anomalie.champ is not None and chemin_de is not None:
        chemin: Path = chemin_de(anomalie.champ)
        return chemin
    suite: Path = ()
    if anomalie.rang is not None:
        suite = (anomalie.rang,)
    if anomalie.champ is not None:
        suite = (*suite, anomalie.champ)
    return (*match.chemin, *suite)
