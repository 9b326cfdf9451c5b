"use strict";
(() => {
  // What is folded around the target of a link opens, where the browser does not see to it itself.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Paper shows what is folded; older browsers need it opened for the time of printing.
  if (!CSS.supports("selector(::details-content)")) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      for (const fold of opened) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of opened) fold.open = false;
    });
  }

  const table = document.getElementById("lot");
  if (!table) return;
  const body = table.tBodies[0];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const collator = new Intl.Collator("fr", { numeric: true });
  const entries = [...body.rows].map((row) => {
    const target = document.getElementById(row.querySelector("a").hash.slice(1));
    return { row, text: plain(row.textContent), verdict: row.cells[6].dataset.v, part: target && target.closest("details") };
  });

  // Sorting: a button in each header; what is not known always comes last.
  const known = (cell) => (cell.dataset.v === undefined ? cell.textContent : cell.dataset.v);
  const headers = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const header = headers[column];
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of headers) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sign = down ? -1 : 1;
    const numbers = header.dataset.tri === "nombre";
    const keys = new Map(entries.map(({ row }) => {
      const value = known(row.cells[column]).trim();
      return [row, value === "" ? null : numbers ? Number(value) : value];
    }));
    entries.sort((one, two) => {
      const a = keys.get(one.row), b = keys.get(two.row);
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (numbers ? a - b : collator.compare(a, b));
    });
    body.append(...entries.map(({ row }) => row));
  };
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(column));
    header.append(button);
  });

  // Filtering: rows, and the parts they lead to; every word must be there, accents and capitals do not count.
  const box = document.getElementById("filtres");
  const words = document.getElementById("filtre-texte");
  const verdict = document.getElementById("filtre-verdict");
  const count = document.getElementById("filtre-compte");
  const filter = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const kept = (!verdict.value || entry.verdict === verdict.value) && wanted.every((word) => entry.text.includes(word));
      shown += kept;
      if (entry.row.hidden === kept) entry.row.hidden = !kept;
      if (entry.part && entry.part.hidden === kept) entry.part.hidden = !kept;
    }
    const all = shown === entries.length;
    count.textContent = all ? "" : `${shown} ${shown < 2 ? "dossier affiché" : "dossiers affichés"} sur ${entries.length}`;
  };
  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(filter);
  };
  words.addEventListener("input", soon);
  verdict.addEventListener("change", soon);
  box.hidden = false;
  // A browser that comes back to the page fills the fields in again.
  filter();
})();
