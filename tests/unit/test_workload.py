"""How many processes pay, and which files go together."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cvslint.batch import Found
from cvslint.workload import BYTES_A_CHUNK, BYTES_A_PROCESS, chunks, processes_that_pay, sizes

lengths = st.lists(st.integers(0, 2 * BYTES_A_CHUNK), max_size=200)


@given(lengths=lengths, jobs=st.integers(1, 8), most=st.integers(1, 50))
def test_chunks_are_the_files_in_their_order(lengths: list[int], jobs: int, most: int) -> None:
    files = list(range(len(lengths)))
    shares = list(chunks(files, lengths, jobs, most))
    assert [file for _, share in shares for file in share] == files
    assert all(share and rank == share[0] for rank, share in shares)
    assert all(len(share) <= most for _, share in shares)
    assert all(
        len(share) == 1 or sum(lengths[file] for file in share) <= BYTES_A_CHUNK for _, share in shares
    )


def test_no_process_is_left_alone_with_the_end() -> None:
    assert len(list(chunks(list(range(40)), [1] * 40, 4))) >= 16


def test_processes_are_started_where_they_pay_only() -> None:
    assert processes_that_pay([], 8) == 1
    assert processes_that_pay([10_000] * 20, 8) == 1
    assert processes_that_pay([10_000] * 1000, 1) == 1
    assert processes_that_pay([10_000] * 1000, 8) == 8
    assert processes_that_pay([BYTES_A_PROCESS * 2] * 2, 8) == 2
    assert processes_that_pay([BYTES_A_PROCESS * 9], 8) == 1


def test_a_file_that_is_not_there_weighs_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"abc")
    files = [
        Found(str(tmp_path / "a.yaml"), "a.yaml"),
        Found(str(tmp_path / "b.yaml"), "b.yaml"),
        ("-", b"12345"),
    ]
    assert list(sizes(files)) == [3, 0, 5]
