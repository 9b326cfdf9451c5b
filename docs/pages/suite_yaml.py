"""``yaml-test-suite.md``: where cvslint reads YAML otherwise than the YAML Test Suite, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document

SUITE = Path(__file__).resolve().parents[2] / "tests/data/yaml-test-suite/yaml-test-suite.json"

_HEAD = """# The YAML Test Suite

Page written by `docs/generer.py`; do not edit it by hand.

cvslint reads YAML with the parsers of ruamel.yaml (libyaml's in C, and the pure one for what that one refuses). Of the
{n} cases of the [YAML Test Suite](https://github.com/yaml/yaml-test-suite) (commit `{commit}`), it agrees with {same}:
it reads {read} of the {valid} valid texts, and refuses {refused} of the {invalid} others with a place inside the text.
None makes it fail. Below are the {differ} others, each with the reason.

| case | what it is | the suite | cvslint | why |
|---|---|---|---|---|
"""

_REASONS = {
    "second_document": "a dossier is one document; a second one is told at its `---`",
    "vide": "nothing is in it: an empty dossier is a fault",
    "read": "the parser takes it; what is read is what is written, and nothing is lost",
}
_UNREAD = "neither parser reads this form of YAML, which no dossier needs"


def page(campagne: Campagne) -> str:
    """The page; the pack has no part in it."""
    suite: dict[str, Any] = json.loads(SUITE.read_text(encoding="utf-8"))
    rows, agreed = [], {True: 0, False: 0}
    for case in suite["cases"]:
        must_fail = bool(case.get("fail"))
        reason = _difference(case["yaml"], must_fail)
        if reason is None:
            agreed[must_fail] += 1
        else:
            said, done = ("must fail", "reads it") if must_fail else ("valid", "refuses it")
            rows.append(f"| {case['id']} | {_cell(case['label'])} | {said} | {done} | {reason} |")
    counts = suite["counts"]
    head = _HEAD.format(
        n=counts["cases"],
        commit=suite["commit"][:8],
        same=sum(agreed.values()),
        read=agreed[False],
        valid=counts["valid"],
        refused=agreed[True],
        invalid=counts["must_fail"],
        differ=len(rows),
    )
    return head + "\n".join(rows) + "\n"


def _difference(text: str, must_fail: bool) -> str | None:
    """Why cvslint does otherwise than the suite asks, or ``None`` when it does the same."""
    document = read_document(text.encode("utf-8", "surrogatepass"))
    fault = next((fault for fault in document.faults if fault.code == "YML001"), None)
    if (fault is not None) is must_fail:
        return None
    return _REASONS["read"] if fault is None else _REASONS.get(fault.case, _UNREAD)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
