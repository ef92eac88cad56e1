  // The form: the facts chosen, and what each State's law has for them, from the table in the page.
  const cases = () => {
    const first = Object.keys(data.points)[0].split("|");
    const known = data.facts.some(fact => params.has(fact.name));
    const fields = data.facts.map((fact, at) => {
      const offered = fact.name === "conduct" ? fact.answers : [["", "not said"], ...fact.answers];
      return choice(offered, (known ? params.get(fact.name) : first[at]) || offered[0][0]);
    });
    const told = made("output", "");
    const place = made("div", "");
    const show = () => {
      const conduct = fields[0].value;
      fields.forEach((field, at) => { field.disabled = !data.facts[at].of.includes(conduct); });
      const said = fields.map(field => field.disabled ? "" : field.value);
      const point = said.join("|");
      const facts = data.facts.map((fact, at) => said[at] && `${fact.name}=${said[at]}`).filter(Boolean);
      const command = `harmonize case ${facts.join(" ")} state=own --as-of ${data.day}`;
      const found = data.points[point];
      const line = made("p", found ? "The same, with provisions and what would change it: " : "No table here has these facts; the command answers them: ");
      line.append(made("code", command));
      told.textContent = found ? (data.named[point] || []).map(([name, says]) => `${name}: ${says}`).join(" ") || "No standard case, but one answer away from one." : "";
      place.replaceChildren(...(found ? [answered(found)] : []), line);
    };
    const answered = found => {
      const table = made("table", "", { className: "narrow" });
      table.append(made("caption", "The longest imprisonment for these facts"));
      const head = table.createTHead().insertRow();
      ["State", "maximum"].forEach(text => head.append(made("th", text, { scope: "col" })));
      const body = table.createTBody();
      data.codes.forEach((code, at) => {
        const row = body.insertRow();
        const name = made("th", "", { scope: "row" });
        name.append(made("a", data.states[code], { href: `states/${code.toLowerCase()}.html` }));
        row.append(name, made("td", data.maxima[found[at]]));
      });
      const scroll = made("div", "", { className: "scroll" });
      scroll.append(table);
      return scroll;
    };
    const tools = made("div", "", { className: "form" });
    data.facts.forEach((fact, at) => {
      fields[at].addEventListener("input", () => { data.facts.forEach((one, n) => keep(one.name, fields[n].value)); show(); });
      tools.append(labelled(`${fact.question} `, fields[at]));
    });
    document.getElementById("form").append(tools, told, place);
    show();
  };
  cases();
