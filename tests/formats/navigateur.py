"""A page opened in a real browser, headless Chromium, with what a test wants to know of it."""

from __future__ import annotations

import html as echappement
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser, where there is one."""

_RACINE = Path(__file__).parents[2]
AXE = next(
    (
        fichier
        for fichier in (
            Path(os.environ.get("AXE_CORE", "")),
            _RACINE / "node_modules" / "axe-core" / "axe.min.js",
        )
        if fichier.is_file()
    ),
    None,
)
"""The accessibility checker axe-core (``npm install axe-core``), where it is: at AXE_CORE or beside the sources."""

_POLITIQUE = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
_REPONSE = re.compile(r'<pre id="reponse">(.*?)</pre>', re.DOTALL)
_ECOUTE = (
    '<script>addEventListener("message", (dit) => { const pre = document.createElement("pre");'
    ' pre.id = "reponse"; pre.textContent = dit.data; document.body.append(pre); });</script>'
)
_CADRE = (
    '<!DOCTYPE html><meta name="color-scheme" content="light dark">'
    + _ECOUTE.replace("{", "{{").replace("}", "}}")
    + '<body><iframe src="dedans.html" width="{largeur}" height="900" style="border: 0"></iframe>'
)
"""A frame of any width around the page: the browser's own window is never narrower than 500 pixels."""
_ESSAIS = 4
_SOMBRE = "--blink-settings=preferredColorScheme=0"
_CLAIR = "--blink-settings=preferredColorScheme=1"


class Navigateur:
    """Chromium with a folder of its own for its pages and its profile."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier

    def demander(self, page: str, script: str, *, largeur: int | None = None, sombre: bool = False) -> Any:
        """What ``script``, the body of an async function run once the page is there, returns (as JSON).

        The page fills a frame of ``largeur`` pixels, or the window without one. Its own policy is taken out, since it
        would forbid the question.
        """
        question = (
            f"{_ECOUTE if largeur is None else ''}<script>(async () => {{ {script} }})()"
            '.catch((e) => ({ panne: String(e) })).then((r) => parent.postMessage(JSON.stringify(r), "*"));</script>'
        )
        ouverte = _POLITIQUE.sub("", page).replace("</body>", f"{question}</body>")
        if largeur is not None:
            (self.dossier / "dedans.html").write_text(ouverte, encoding="utf-8")
            ouverte = _CADRE.format(largeur=largeur)
        # On a busy machine the browser's own clock may run out before the page has painted: it is asked again.
        for _ in range(_ESSAIS):
            reponse = _REPONSE.search(self.contenu(ouverte, sombre=sombre))
            if reponse is not None:
                return json.loads(echappement.unescape(reponse[1]))
        raise AssertionError("la page n'a pas répondu")

    def contenu(self, page: str, *, sombre: bool = False) -> str:
        """The document as the browser has it once its scripts have run."""
        sortie = self._lancer(page, "--dump-dom", sombre=sombre)
        return sortie.decode("utf-8")

    def imprimer(self, page: str) -> bytes:
        """The page as a PDF."""
        pdf = self.dossier / "page.pdf"
        self._lancer(page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
        return pdf.read_bytes()

    def _lancer(self, page: str, *options: str, sombre: bool = False) -> bytes:
        assert CHROMIUM is not None
        fichier = self.dossier / "page.html"
        fichier.write_text(page, encoding="utf-8")
        commande = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            f"--user-data-dir={self.dossier / 'profil'}", "--window-size=1400,900",
            "--virtual-time-budget=20000", _SOMBRE if sombre else _CLAIR, *options, fichier.as_uri(),
        ]  # fmt: skip
        return subprocess.run(commande, capture_output=True, check=True, timeout=120).stdout
