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
        counts.set(words, (counts.get(words) || 0) + 1);
      });
      const sorted = [...counts].sort((a, b) => b[1] - a[1]);
      told.textContent = `${article.value}, ${year.value}: ${sorted.map(([words, count]) => `${count} ${words}`).join(", ")}`;
      figure.querySelector("figcaption").textContent = `${article.value}, ${year.value}`;
      figure.querySelector("desc").textContent = told.textContent;
    };
    article.addEventListener("input", () => { keep("article", article.value); show(); });
    year.addEventListener("input", () => { keep("year", year.value); show(); });
    const tools = made("p", "", { className: "tools" });
    tools.append(labelled("Article ", article), labelled("Year ", year), told);
    figure.before(tools);
    show();
  };
  atlas();
