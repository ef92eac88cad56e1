// The search, from every page.
(() => {
  const finder = document.querySelector(".site a[href$='search.html']");
  if (finder.hasAttribute("aria-current")) return;
  const field = Object.assign(document.createElement("input"), { type: "search", size: 12, ariaLabel: "Search the atlas" });
  field.addEventListener("keydown", event => {
    if (event.key === "Enter") location.href = `${finder.href}?${new URLSearchParams({ q: field.value })}`;
  });
  finder.after(" ", field);
})();
