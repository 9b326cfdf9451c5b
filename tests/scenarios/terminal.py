"""A command on a pseudo-terminal: what it shows, what is typed, how it ends."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

PATIENCE = 60.0
"""How long a command may take to show what is waited for (seconds): a slow machine, or nothing will come."""

_COMMANDES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """Runs a command with a terminal on its three streams; its group of processes is that of the terminal."""

    def __init__(self, mots: Sequence[str], env: Mapping[str, str], *, colonnes: int = 80) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._maitre, esclave = pty.openpty()
        fcntl.ioctl(esclave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, colonnes, 0, 0))

        def prendre_le_terminal() -> None:
            # Tests that run in the background are started with Ctrl-C ignored, and pass that on.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self._processus = subprocess.Popen(
            mots,
            stdin=esclave,
            stdout=esclave,
            stderr=esclave,
            env={**env, "TERM": "xterm"},
            preexec_fn=prendre_le_terminal,
        )
        os.close(esclave)
        self._dit = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, genre: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            os.close(self._maitre)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._processus.wait(PATIENCE)
        if self._processus.poll() is None:
            self._processus.kill()
            self._processus.wait()

    @property
    def code(self) -> int | None:
        """The exit code, once the command has ended."""
        return self._processus.poll()

    def taper(self, texte: str) -> None:
        """Types a text, in pieces that a terminal takes."""
        octets = texte.encode()
        for debut in range(0, len(octets), 500):
            os.write(self._maitre, octets[debut : debut + 500])
            self._lire(0.0)

    def attendre(self, texte: str) -> None:
        """Waits until the command has shown a text and asked for an answer after it."""
        fin = time.monotonic() + PATIENCE
        while True:
            _, trouve, apres = self._dit.partition(texte.encode())
            if trouve and b"> " in apres:
                self._dit = apres.partition(b"> ")[2]
                return
            if time.monotonic() > fin or not self._lire(1.0):
                raise AssertionError(f"« {texte} » n'est pas venu : {self._dit.decode(errors='replace')}")

    def attendre_la_fin(self) -> str:
        """What the command shows until it ends."""
        while self._lire(PATIENCE):
            pass
        self._processus.wait(PATIENCE)
        return _COMMANDES.sub(b"", self._dit).decode(errors="replace")

    def interrompre(self) -> str:
        """Presses Ctrl-C, as often as a person would, until the command has ended: what it showed.

        Python looks for a signal before it waits for a key: one that comes just between is only seen at the next key.
        """
        fin = time.monotonic() + PATIENCE
        self.taper("\x03")
        while self._lire(1.0) and time.monotonic() < fin:
            if not select.select([self._maitre], [], [], 1.0)[0]:
                self.taper("\x03")
        return self.attendre_la_fin()

    def fermer(self) -> None:
        """Closes the window: the command gets no more and is told to hang up."""
        os.close(self._maitre)
        self._processus.wait(PATIENCE)

    def _lire(self, patience: float) -> bool:
        """Takes in what was shown; whether more may come."""
        pret, _, _ = select.select([self._maitre], [], [], patience)
        if not pret:
            return patience < PATIENCE
        try:
            octets = os.read(self._maitre, 65536)
        except OSError:
            return False
        self._dit += octets
        return bool(octets)
