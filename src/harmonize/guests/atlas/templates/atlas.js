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
    document.querySelector("main h1").after(tools);
    show();
  };
  if (here.size > 1 && !data.hits) pins();

  // The map: one core article in one year.
  const atlas = () => {
    const articles = Object.keys(data.articles);
    const by = (key, fallback) => params.get(key) || fallback;
    const article = choice(articles.map(name => [name, name]), articles.includes(params.get("article")) ? params.get("article") : articles[0]);
    const year = made("input", "", { type: "range", min: data.first, max: data.last, value: by("year", data.last) });
    const told = made("output", "");
    const figure = document.querySelector("figure");
    const tiles = [...figure.querySelectorAll("svg a")].map(link => ({
      link, name: link.getAttribute("aria-label").split(":")[0], code: link.querySelector("text").textContent.slice(0, 2),
    }));
    const show = () => {
      const counts = new Map();
      tiles.forEach(({ link, name, code: state }) => {
        const letter = data.articles[article.value][state]?.[year.value - data.first] || " ";
        const [tone, words] = data.letters[letter] || ["unfiled", "nothing on file for that year"];
        link.querySelector("rect").setAttribute("class", `fill-${tone}`);
        const text = link.querySelector("text");
        text.setAttribute("class", `in ink-${tone}`);
        text.textContent = `${state} ${letter}`.trim();
        link.setAttribute("aria-label", `${name}: ${words}`);
        link.querySelector("title").textContent = `${name}: ${words}`;
        const [count] = counts.get(words) || [0];
        counts.set(words, [count + 1, tone, letter]);
      });
      const sorted = [...counts].sort((a, b) => b[1][0] - a[1][0]);
      told.textContent = `${article.value}, ${year.value}: ${sorted.map(([words, [count]]) => `${count} ${words}`).join(", ")}`;
      figure.querySelector("figcaption").textContent = `${article.value}, ${year.value}`;
      figure.querySelector("desc").textContent = told.textContent;
      figure.querySelectorAll(".legend .counted").forEach(item => item.remove());
      figure.querySelector(".legend").prepend(...sorted.filter(([, [, tone]]) => tone !== "unfiled").map(([words, [, tone, letter]]) => {
        const item = made("li", "", { className: "counted" });
        item.append(made("span", "", { className: `swatch back-${tone}` }), `${letter} ${words}`);
        return item;
      }));
    };
    figure.querySelectorAll(".legend li").forEach(item => { if (!item.querySelector(".back-unfiled, .back-unbound")) item.remove(); });
    article.addEventListener("input", () => { keep("article", article.value); show(); });
    year.addEventListener("input", () => { keep("year", year.value); show(); });
    const tools = made("p", "", { className: "tools" });
    tools.append(labelled("Article ", article), labelled("Year ", year), told);
    figure.before(tools);
    show();
  };
  if (data.articles) atlas();

  // The search.
  const search = () => {
    const MOST = 200;
    const index = data.hits.map(hit => [hit, folded(hit.join(" "))]);
    const box = made("input", "", { type: "search", value: params.get("q") || "" });
    const kind = choice([["", "everything"], ...[...new Set(data.hits.map(([kind]) => kind))].map(name => [name, `${name}s`])], params.get("kind") || "");
    const told = made("output", "");
    const list = made("ul", "", { className: "hits" });
    const show = () => {
      const words = folded(box.value).split(/\s+/).filter(Boolean);
      const found = words.length ? index.filter(([hit, text]) => (!kind.value || hit[0] === kind.value) && words.every(word => text.includes(word))) : [];
      found.sort(([a], [b]) => words.every(word => folded(b[1]).includes(word)) - words.every(word => folded(a[1]).includes(word)));
      list.replaceChildren(...found.slice(0, MOST).map(([[kind, title, text, address]]) => {
        const item = made("li", "");
        item.append(made("a", title, { href: address }), made("small", ` ${kind}`), made("div", text));
        return item;
      }));
      told.textContent = words.length ? `${found.length} found${found.length > MOST ? `, the first ${MOST} shown` : ""}` : "";
    };
    box.addEventListener("input", () => { keep("q", box.value); show(); });
    kind.addEventListener("input", () => { keep("kind", kind.value); show(); });
    const tools = made("p", "", { className: "tools" });
    tools.append(labelled("Words ", box), labelled("in ", kind), told);
    document.getElementById("search").append(tools, list);
    show();
    box.focus();
  };
  if (data.hits) search();
})();
