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
  atlas();
