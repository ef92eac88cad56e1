// Sorts and filters what stands on the page; nothing is fetched, and without this script everything is there all the same.
(() => {
  const words = new Intl.Collator("en", { numeric: true });
  const MAXIMA = { fine: 0, life: 1e5, death: 2e5 };
  const LONG = 8;

  const months = text => {
    const found = text.match(/^(\d+(?:\.\d+)?) ([ym])\b(?: (\d+) m\b)?/);
    if (found) return found[1] * (found[2] === "y" ? 12 : 1) + Number(found[3] || 0);
    return MAXIMA[text.split(/[?,]/)[0]];
  };
  const compare = (a, b) => {
    const [x, y] = [months(a), months(b)];
    return x === undefined && y === undefined ? words.compare(a, b) : (x ?? -1) - (y ?? -1);
  };
  const made = (name, text, extra) => Object.assign(document.createElement(name), { textContent: text }, extra);
  const has = (element, query) => element.textContent.toLowerCase().includes(query.trim().toLowerCase());

  const sortable = table => {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = made("button", head.textContent, { type: "button" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("[aria-sort]").forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = row => row.cells[column].textContent.trim();
        const rows = [...table.tBodies[0].rows].sort((a, b) => (up ? 1 : -1) * compare(key(a), key(b)));
        table.tBodies[0].append(...rows);
      });
    });
  };

  const search = (label, told, changed) => {
    const box = made("input", "", { type: "search" });
    const tools = made("p", "", { className: "tools" });
    const line = made("label", label);
    line.append(box);
    tools.append(line, told);
    box.addEventListener("input", changed);
    return [tools, box];
  };

  const filtered = table => {
    const rows = [...table.tBodies[0].rows];
    const told = made("output", "");
    const [tools, box] = search("Only rows with ", told, () => {
      rows.forEach(row => { row.hidden = !has(row, box.value); });
      told.textContent = box.value ? `${rows.filter(row => !row.hidden).length} of ${rows.length}` : "";
    });
    table.closest(".scroll").before(tools);
  };

  const findings = [...document.querySelectorAll(".finding")];
  const choices = () => {
    const kinds = [...new Set(findings.map(item => item.dataset.verdict))];
    const told = made("output", "");
    const show = () => {
      const off = new Set([...tools.querySelectorAll("[type=checkbox]:not(:checked)")].map(one => one.value));
      findings.forEach(item => { item.hidden = off.has(item.dataset.verdict) || !has(item, box.value); });
      const left = findings.filter(item => !item.hidden);
      document.querySelectorAll("main section").forEach(part => {
        const own = [...part.querySelectorAll(".finding")];
        part.hidden = own.length > 0 && own.every(item => item.hidden);
      });
      told.textContent = left.length < findings.length ? `${left.length} of ${findings.length} findings` : "";
    };
    const [tools, box] = search("Only findings with ", told, show);
    kinds.forEach(kind => {
      const line = made("label", "");
      const box = made("input", "", { type: "checkbox", checked: true, value: kind });
      line.append(box, ` ${kind}`);
      box.addEventListener("change", show);
      told.before(line);
    });
    document.querySelector("main").prepend(tools);
  };

  const reveal = () => {
    let place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = place; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (place) place.scrollIntoView();
  };

  document.querySelectorAll("table").forEach(table => {
    const long = table.tBodies[0].rows.length;
    if (long > 1) sortable(table);
    if (long >= LONG) filtered(table);
  });
  if (findings.length > 3) choices();
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
