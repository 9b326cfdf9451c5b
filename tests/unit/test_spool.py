"""The results of a run: few stay in memory, many go to a file that has no name, all come back as they were."""

from __future__ import annotations

import errno
import gc
import os
import stat
import sys
import tempfile
from typing import Any, NoReturn

import pytest

from cvslint import spool
from cvslint.findings import Finding, Severity
from cvslint.result import DossierResult, Verdict
from cvslint.span import TOP, Span
from cvslint.spool import Spool


def result(number: int, findings: int = 2) -> DossierResult:
    said = tuple(
        Finding(
            "BUD014",
            "budget-desequilibre",
            Severity.ERREUR,
            "budget",
            f"Constat {n}.",
            (),
            Span.at(n, 1, n, 2),
        )
        for n in range(1, findings + 1)
    )
    return DossierResult(f"dossier-{number:04}.yaml", Verdict.NON_CONFORME, said, {1: "budget:"})


def filled(count: int, chunk: int = 10) -> Spool:
    kept = Spool()
    for rank in range(0, count, chunk):
        kept.keep(rank, [result(n) for n in range(rank, min(rank + chunk, count))])
    return kept


def alive() -> int:
    """How many of our results are in memory."""
    gc.collect()
    values = gc.get_objects()
    return sum(isinstance(value, DossierResult) and value.path.startswith("dossier-") for value in values)


def paths(kept: Spool) -> list[str]:
    return [file.path for file in kept]


def no_file(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOENT, "no place for temporary files")


def test_a_small_run_needs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    monkeypatch.setattr(spool, "packed", no_file)
    kept = filled(50)
    assert list(kept) == [result(n) for n in range(50)]


def test_a_large_run_comes_back_as_it_was_as_often_as_one_likes() -> None:
    kept = filled(2000)
    expected = [result(n) for n in range(2000)]
    assert len(kept) == 2000
    assert list(kept) == expected
    assert list(zip(kept, kept, strict=True)) == list(zip(expected, expected, strict=True))
    assert result(1999) in kept
    assert result(2000) not in kept


def test_a_large_run_is_not_in_memory() -> None:
    kept = filled(3000)
    assert 0 < alive() * 3 <= spool.FEW
    assert len(kept) == 3000


def test_a_result_of_many_findings_weighs_as_much_as_they_do() -> None:
    kept = Spool()
    kept.keep(0, [result(0, findings=spool.FEW)])
    assert alive() == 0
    assert list(kept) == [result(0, findings=spool.FEW)]


def test_chunks_may_come_in_any_order() -> None:
    kept = Spool()
    for rank in (20, 0, 10):
        kept.keep_packed(rank, 10, spool.packed([result(n) for n in range(rank, rank + 10)]))
    assert paths(kept) == [f"dossier-{n:04}.yaml" for n in range(30)]


@pytest.mark.skipif(sys.platform != "linux", reason="says what Linux makes of it")
def test_nobody_else_can_open_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    really = tempfile.TemporaryFile

    def watched(*args: Any, **options: Any) -> Any:
        opened.append(really(*args, **options))
        return opened[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", watched)
    kept = filled(3000)
    (file,) = opened
    status = os.fstat(file.fileno())
    assert stat.S_IMODE(status.st_mode) == 0o600
    assert status.st_nlink == 0
    del kept
    gc.collect()
    assert file.closed


def test_without_a_place_for_files_memory_has_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    assert paths(filled(2000)) == [f"dossier-{n:04}.yaml" for n in range(2000)]


def test_a_disk_that_fills_up_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        """A disk with room for 50 000 bytes, which takes part of what is written last."""

        def __init__(self, file: Any) -> None:
            self._file, self._room = file, 50_000
            self.seek, self.read, self.close = file.seek, file.read, file.close

        def write(self, data: memoryview) -> int:
            if not self._room:
                raise OSError(errno.ENOSPC, "no space left on device")
            written: int = self._file.write(data[: self._room])
            self._room -= written
            return written

    really = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *a, **o: Full(really(*a, **o)))
    assert list(filled(4000, chunk=100)) == [result(n) for n in range(4000)]


def test_what_the_lot_finds_is_joined_in_the_order_of_the_text() -> None:
    kept = filled(2000)
    first = Finding("LOT001", "dossier-en-double", Severity.AVERTISSEMENT, "lot", "Deux fois.", (), TOP)
    later = Finding("LOT002", "plusieurs-demandes", Severity.INFO, "lot", "Aussi.", (), Span.at(9, 1, 9, 2))
    kept.join({"dossier-0007.yaml": [(later, {9: "neuf"})], "dossier-1500.yaml": [(first, {1: "un"})]})
    kept.join({"dossier-0007.yaml": [(first, {1: "un"})]})
    files = {file.path: file for file in kept}
    seven = files["dossier-0007.yaml"]
    assert [finding.rule for finding in seven.findings] == ["LOT001", "BUD014", "BUD014", "LOT002"]
    assert seven.lines == {1: "un", 9: "neuf"}
    assert seven.verdict is Verdict.NON_CONFORME
    assert [finding.rule for finding in files["dossier-1500.yaml"].findings][:2] == ["LOT001", "BUD014"]
    assert files["dossier-0008.yaml"] == result(8)
