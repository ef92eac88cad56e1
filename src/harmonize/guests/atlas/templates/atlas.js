// What a reader chose stands in the address of the page, so that it can be linked. What is shown stands on the page already.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const params = new URLSearchParams(location.search);
  const keep = (key, value) => {
    value ? params.set(key, value) : params.delete(key);
    history.replaceState(null, "", (params.size ? `?${params}` : location.pathname) + location.hash);
  };
  const made = (name, text, extra) => Object.assign(document.createElement(name), { textContent: text }, extra);
  const folded = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const slug = text => folded(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const labelled = (text, field) => { const line = made("label", text); line.append(field); return line; };
  const choice = (pairs, value) => {
    const field = made("select", "");
    pairs.forEach(([key, text]) => field.append(made("option", text, { value: key })));
    field.value = value;
    return field;
  };
  const first = document.querySelector("main > .tools");
  if (first) document.querySelector("main .facts, main h1").after(first);
  const tables = [...document.querySelectorAll("main table")];

  // Words looked for in a table, and the column by which it is sorted.
  tables.forEach(table => {
    const name = slug(table.caption.textContent) || slug(document.title);
    const tools = table.closest(".scroll").previousElementSibling;
    const box = tools?.matches(".tools") && tools.querySelector("[type=search]");
    if (box) {
      box.addEventListener("input", () => keep(name, box.value));
      if (params.get(name)) { box.value = params.get(name); box.dispatchEvent(new Event("input")); }
    }
    const buttons = [...table.tHead.querySelectorAll("button")];
    const sort = `${name}.sort`;
    const [wanted, way] = (params.get(sort) || "").split(":");
    const first = buttons.find(button => slug(button.textContent) === wanted);
    if (first) { first.click(); if (way === "down") first.click(); }
    buttons.forEach(button => button.addEventListener("click", () => {
      const down = button.parentElement.getAttribute("aria-sort") === "descending";
      keep(sort, slug(button.textContent) + (down ? ":down" : ""));
    }));
  });

  // States to be shown alone: rows and columns about others are left out.
  const code = link => link.getAttribute("href")?.match(/states\/([a-z]{2})\.html$/)?.[1].toUpperCase();
  const own = row => [...row.cells].slice(0, 2).flatMap(cell => [...cell.querySelectorAll("a")].map(code).filter(Boolean));
  const pinning = tables.map(table => ({
    table,
    rows: [...table.tBodies[0].rows].map(row => [row, own(row)]),
    columns: [...table.tHead.rows[0].cells].map((cell, at) => [at, cell.textContent.trim()]).filter(([, text]) => /^[A-Z]{2}$/.test(text)),
  }));
  const known = new Map();
  document.querySelectorAll("main table a").forEach(link => { if (code(link)) known.set(folded(link.textContent), code(link)); });
  pinning.forEach(({ columns }) => columns.forEach(([, text]) => known.set(text.toLowerCase(), text)));
  const here = new Set(known.values());
  here.forEach(found => { known.set(found.toLowerCase(), found).set(folded(data.states?.[found] || found), found); });
  const pins = () => {
    const told = made("output", "");
    const field = made("input", "", { type: "search", placeholder: "DE, FR, Mexico", value: params.get("states") || "" });
    const show = () => {
      const words = field.value.split(",").map(word => folded(word.trim())).filter(Boolean);
      const wanted = new Set(words.map(word => known.get(word)).filter(Boolean));
      const off = found => wanted.size > 0 && found.length > 0 && !found.every(one => wanted.has(one));
      pinning.forEach(({ table, rows, columns }) => {
        rows.forEach(([row, found]) => row.toggleAttribute("data-off", off(found)));
        columns.forEach(([at, found]) => [...table.rows].forEach(row => row.cells[at]?.toggleAttribute("data-off", off([found]))));
      });
      const unknown = words.filter(word => !known.has(word));
      told.textContent = unknown.length ? `not on this page: ${unknown.join(", ")}` : wanted.size ? [...wanted].join(", ") : "";
    };
    field.addEventListener("input", () => { keep("states", field.value); show(); });
    const tools = made("p", "", { className: "tools" });
    tools.append(labelled("Only these States ", field), told);
    const about = pinning.find(({ rows, columns }) => columns.length || rows.some(([, found]) => found.length)) ?? pinning[0];
    const table = about.table.closest(".scroll");
    (table.previousElementSibling?.matches(".tools") ? table.previousElementSibling : table).before(tools);
    show();
  };
  if (here.size > 1) pins();

  {% if kind != "page" %}{% include kind ~ ".js" %}{% endif %}
})();
