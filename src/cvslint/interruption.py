"""Ctrl-C as a question asked between two pieces of work, not as an exception in the middle of one."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any


class Interruption:
    """While it holds, the first Ctrl-C only sets ``asked``; the second one interrupts as usual.

    In another thread than the main one, where no signal comes, it does nothing.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            # Whoever started us may have asked that it be ignored (nohup, a shell's background job).
            if before is not None and before != signal.SIG_IGN:
                self._before = before
                signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, self._before)
