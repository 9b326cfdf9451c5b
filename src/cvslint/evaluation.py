"""Running the rules over one dossier: conditions, matches, cases, and what could not be judged.

One missing part is one finding: the first rule that asks for it takes it, the rules after it that read it, or
anything inside it, are not evaluated. So the rules of a pack run in its order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from cvslint.campagne.regle import Appel, Cas, DuJour, Litteral, Regle
from cvslint.checks.controle import Anomalie, Controle, NonEvaluable
from cvslint.issues import Bilan, Constat, Issue
from cvslint.model.chemins import Match, est_vide
from cvslint.model.recherche import Recherche
from cvslint.model.vues import base_de
from cvslint.plan import CasPret, ReglePrete
from cvslint.span import Path, format_path


class Evaluation:
    """The evaluation of the rules of a pack over one dossier, one after the other; ``en_cours`` is the code of the one
    that runs.

    Most rules have nothing to say of most dossiers: what only a finding or an obstacle needs is made when one comes.
    """

    def __init__(self, recherche: Recherche, aujourdhui: dt.date) -> None:
        self.recherche = recherche
        self.aujourdhui = aujourdhui
        self.en_cours = ""
        self.manques: set[Path] = set()
        self._tenues: dict[Appel, bool | tuple[Path, ...]] = {}
        self._profondeurs: list[int] = []
        self._issue = Issue()

    def evaluer(self, regles: tuple[ReglePrete, ...]) -> Bilan:
        """How the rules fare; the missing parts that one tells about are taken from the rules after it."""
        bilan = Bilan()
        for prete in regles:
            self.en_cours = prete.code
            juge = self._regle(prete)
            issue = self._issue
            if issue.constats or issue.obstacles:
                bilan.issues[prete.code] = issue
                self._issue = Issue()
                if prete.regle.reclame:
                    for constat in issue.constats:
                        if constat.absent:
                            self.manque(constat.chemin)
            elif juge:
                bilan.passees.append(prete.code)
            else:
                bilan.sans_objet.append(prete.code)
        return bilan

    def manque(self, chemin: Path) -> None:
        """Takes a missing part that was told about: what reads it, conditions too, is to be judged anew."""
        self.manques.add(chemin)
        self._tenues.clear()
        if len(chemin) not in self._profondeurs:
            self._profondeurs = sorted((*self._profondeurs, len(chemin)), reverse=True)

    def _regle(self, prete: ReglePrete) -> bool:
        """Whether a rule judged anything; what it says, and what keeps it from judging, goes to ``_issue``."""
        juge = False
        if not prete.si or self._conditions(prete.si):
            for cas in prete.cas:
                if (not cas.si or self._conditions(cas.si)) and self._cas(prete.regle, cas):
                    juge = True
        return juge

    def _cas(self, regle: Regle, cas: CasPret) -> bool:
        """One case over its matches; what an earlier case looked at and spoke of, or its place, is left alone."""
        issue, manques = self._issue, self.manques
        dits = _Dits(issue.constats) if issue.constats else None
        fonction, lit_absent = cas.fonction, cas.lit_absent
        matches = self.recherche.tous(cas.cle, cas.sur)
        juge = False
        if cas.signe is not None and not manques:
            juge = bool(matches)
            matches = self.recherche.qui_portent(cas.signe, cas.cle, cas.sur)
        for match in matches:
            chemin, valeur, _, concret, obstacles = match
            if dits is not None and dits.couvrent(chemin):
                continue
            if (obstacles or manques) and (genes := self._genes(match)):
                issue.obstacles.extend(genes)
                continue
            # An item of a list that is not there is not missing: the list is, for the rule that asks for it.
            if valeur is None and not (lit_absent and concret):
                continue
            juge = True
            if fonction is not None:
                dites = fonction(valeur)
            elif not isinstance(arguments := self._arguments(cas.appel), tuple):
                dites = cas.controle.fonction(valeur, **arguments)
            else:
                issue.obstacles.extend(arguments)
                continue
            for anomalie in dites:
                self._entendre(regle, cas, match, anomalie)
                if issue.suivant is not None:
                    return juge
        return juge

    def _entendre(self, regle: Regle, cas: CasPret, match: Match, anomalie: Anomalie | NonEvaluable) -> None:
        """Takes what a check says of one match."""
        if isinstance(anomalie, NonEvaluable):
            base = base_de(match)
            self._issue.obstacles.extend((*base, *obstacle) for obstacle in anomalie.obstacles)
        else:
            self._retenir(self._constat(regle, cas.cas, match, anomalie), cas.controle, match)

    def _retenir(self, constat: Constat, controle: Controle, match: Match) -> None:
        """Keeps a finding, unless what it looks at holds something unreadable or another case said it there."""
        issue = self._issue
        illisibles = self._illisibles(controle, match, constat)
        if illisibles:
            issue.obstacles.extend(illisibles)
        elif not issue.dit_ailleurs(constat):
            issue.ajouter(constat)
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
        dedans = recherche.illisibles_dans(match.chemin)
        if controle.compte:
            dedans = [chemin for chemin in dedans if len(chemin) == len(match.chemin) + 1]
        return tuple(sorted(dedans, key=format_path))

    def _arguments(self, appel: Appel) -> dict[str, object] | tuple[Path, ...]:
        """The arguments of a call, or the paths of what keeps one of them from being read in the dossier."""
        if not appel.variables:
            return appel.constantes
        arguments = dict(appel.constantes)
        for nom, variable in appel.variables:
            if isinstance(variable, DuJour):
                arguments[nom] = self.aujourdhui
                continue
            matches = self.recherche.trouver(variable.selecteur)
            for match in matches:
                if (match.obstacles or self.manques) and (genes := self._genes(match)):
                    return genes
            arguments[nom] = matches[0].valeur if matches else None
        return arguments

    def _conditions(self, conditions: tuple[Appel, ...]) -> bool:
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
        self._issue.obstacles.extend(obstacles)
        return not obstacles

    def _condition(self, condition: Appel) -> bool | tuple[Path, ...]:
        """Whether a condition holds of one of its matches, or what keeps it from being judged; of an absent
        value, few checks do."""
        controle = condition.controle
        matches = self.recherche.tous(condition.cle, condition.sur)
        for match in matches:
            if (match.obstacles or self.manques) and (genes := self._genes(match)):
                return genes
        for match in matches:
            if match.valeur is None and not controle.lit_absent:
                continue
            arguments = self._arguments(condition)
            if isinstance(arguments, tuple):
                return arguments
            for dite in controle.fonction(match.valeur, **arguments):
                if isinstance(dite, Anomalie):
                    break
            else:
                return True
        return False

    def _genes(self, match: Match) -> tuple[Path, ...]:
        """What keeps a match from being judged: it cannot be read, or is a missing part that another rule tells."""
        if match.obstacles or not self.manques:
            return match.obstacles
        for n in self._profondeurs:
            if match.chemin[:n] in self.manques:
                return (match.chemin[:n],)
        return ()

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


class _Dits:
    """The paths that were looked at when something was found."""

    def __init__(self, constats: Iterable[Constat]) -> None:
        self._regards = {constat.regard for constat in constats}
        self._longueurs = {len(regard) for regard in self._regards}

    def couvrent(self, chemin: Path) -> bool:
        """Whether ``chemin`` is one of them, or stands in one."""
        return any(chemin[:n] in self._regards for n in self._longueurs)


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
