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
        const parts = typeof text === "string" ? [text] : text.filter(part => words.some(word => folded(part).includes(word)));
        item.append(made("a", title, { href: address }), made("small", ` ${kind}`), ...parts.map(part => made("div", part)));
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
  search();
