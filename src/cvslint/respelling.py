"""Values written in their usual form, in a text that is as far as its repairs made it.

They come last and mend no fault, so they keep more than the other repairs do: the dossier says exactly what it said,
and its findings are the same, down to the fingerprints by which a baseline and other tools know them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from cvslint.document.rewriting import rewritten
from cvslint.late_dataclass import late_dataclass
from cvslint.reparations.ecritures import Ecriture, Relecture
from cvslint.result import DossierResult

Check = Callable[[bytes], DossierResult]
Reread = Callable[[bytes], Relecture]

MAX_TRIES = 500
"""How many times the values of a file are tried, together or in smaller parts."""


@late_dataclass
class Respelled:
    """A text whose values have their usual form, those that were written, and those that were given up."""

    after: bytes
    done: tuple[Ecriture, ...] = ()
    dropped: tuple[Ecriture, ...] = ()


def respelled(data: bytes, before: DossierResult, check: Check, reread: Reread) -> Respelled:
    """``data``, of which ``before`` is the result, with the values that ``reread`` finds in their usual form.

    No other byte changes. A value that would change what the dossier says, or its findings, is given up.
    """
    known = reread(data)
    wanted = _wanted(known, before)
    if not wanted:
        return Respelled(data)

    def written(chosen: list[Ecriture]) -> bytes | None:
        proposed = rewritten(data, [each.edit for each in chosen])
        if proposed is None or reread(proposed).sens != known.sens:
            return None
        return proposed if _known(check(proposed)) == _known(before) else None

    after, waiting = data, [wanted]
    done: list[Ecriture] = []
    for _ in range(MAX_TRIES):
        if not waiting:
            break
        some = waiting.pop(0)
        proposed = written([*done, *some])
        if proposed is not None:
            after, done = proposed, [*done, *some]
        elif len(some) > 1:
            # Of many that fail together, most often one alone is to blame.
            half = len(some) // 2
            waiting[:0] = [some[:half], some[half:]]
    made = {each.chemin for each in done}
    return Respelled(after, tuple(done), tuple(each for each in wanted if each.chemin not in made))


def _wanted(known: Relecture, before: DossierResult) -> list[Ecriture]:
    """The values to write, without those that their author answers for: a finding is silenced on their line, in the
    block right around them, or at that block."""
    silenced = [finding for finding in before.findings if finding.suppressed is not None]
    lines = {finding.span.start.line for finding in silenced}
    blocks = {path for finding in silenced for path in (finding.path, finding.path[:-1])}
    return [
        each
        for each in known.ecritures
        if each.chemin[:-1] not in blocks and each.edit.span.start.line not in lines
    ]


def _known(result: DossierResult) -> Counter[tuple[str, bool]]:
    """The findings as a baseline knows them, which takes one for new when the text of its value is another."""
    return Counter((finding.fingerprint, finding.suppressed is not None) for finding in result.findings)
