"""Pages as a reader has them: in headless Chromium, light and dark, by keyboard, with nothing fetched from anywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import chromium

pytestmark = pytest.mark.skipif(chromium.FOUND is None, reason="no chromium on this machine")

PAGES = {
    "elements": "matrix --elements DE GB FR IT ES US MX MY NL --topic criminalization",
    "check": "check DE --all --fail-on never",
    "several": "check --all --topic penalties --fail-on never",
    "compare": "compare DE GB",
    "matrix": "matrix --topic criminalization",
    "concordance": "concordance DE --topic criminalization",
    "questionnaire": "questionnaire XA",
}

# Every piece of text with too little contrast against what stands behind it (WCAG 2.2 AA: 4.5, large text 3).
CONTRAST = """
(() => {
  const channel = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const rgb = text => { const m = text.match(/[\\d.]+/g).map(Number); return {c: m.slice(0, 3), a: m.length > 3 ? m[3] : 1}; };
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) { const b = rgb(getComputedStyle(e).backgroundColor); if (b.a > 0) return b.c; }
    return [255, 255, 255];
  };
  const bad = [];
  document.querySelectorAll("details").forEach(d => d.open = true);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, style = getComputedStyle(element);
    if (!walker.currentNode.data.trim() || element.closest("title, desc, style, .unseen, .skip")) continue;
    const svg = element.namespaceURI.endsWith("svg");
    let back = behind(element);
    const held = svg && element.closest(".in");
    const kind = held && [...held.classList].find(name => name.startsWith("ink-")).slice(4);
    if (held) back = rgb(getComputedStyle(element.ownerSVGElement.querySelector(`.fill-${kind}`)).fill).c;
    const ink = rgb(svg ? style.fill : style.color).c;
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const found = ratio(ink, back);
    if (found < (large ? 3 : 4.5)) bad.push(element.tagName + "." + element.getAttribute("class") + " " + found.toFixed(2));
  }
  return [...new Set(bad)];
})()
"""
STRUCTURE = """
(() => {
  const bad = [], levels = [...document.querySelectorAll("h1,h2,h3,h4,h5")].map(h => +h.tagName[1]);
  if (levels.filter(level => level === 1).length !== 1 || levels[0] !== 1) bad.push("one h1, and first");
  levels.reduce((last, level) => { if (level > last + 1) bad.push(`h${level} after h${last}`); return level; }, 0);
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  if (new Set(ids).size !== ids.length) bad.push("an id twice");
  document.querySelectorAll("a[href^='#']").forEach(a => { if (!document.getElementById(a.hash.slice(1))) bad.push("dead " + a.hash); });
  document.querySelectorAll("[aria-labelledby]").forEach(e => e.getAttribute("aria-labelledby").split(" ")
    .forEach(id => { if (!document.getElementById(id)) bad.push("no label " + id); }));
  document.querySelectorAll("th").forEach(th => { if (!th.scope) bad.push("th without scope"); });
  document.querySelectorAll("table").forEach(t => { if (!t.caption || !t.tHead) bad.push("table without caption or head"); });
  document.querySelectorAll("svg").forEach(s => {
    if (s.getAttribute("role") !== "img" || !s.querySelector("title") || !s.querySelector("desc")) bad.push("svg without words");
  });
  if (!document.documentElement.lang || !document.querySelector("nav[aria-label]") || !document.querySelector("main")) bad.push("landmarks");
  document.querySelectorAll("svg text").forEach(t => { const b = t.getBBox(), v = t.ownerSVGElement.viewBox.baseVal;
    if (b.x < 0 || b.x + b.width > v.width) bad.push("text outside its picture: " + t.textContent); });
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) bad.push("wider than the window");
  return [...new Set(bad)];
})()
"""
FOCUSED = "(e => e.getAttribute('href') || e.tagName + (e.getAttribute('aria-label') || ''))(document.activeElement)"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    with chromium.browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(params=PAGES)
def page(
    request: pytest.FixtureRequest,
    harmonize: Callable[..., "CompletedProcess[str]"],
    tmp_path: Path,
    tab: chromium.Browser,
) -> chromium.Browser:
    """A page, opened."""
    target = tmp_path / f"{request.param}.html"
    done = harmonize(*PAGES[request.param].split(), "-o", str(target))
    assert done.returncode == 0, done.stderr
    tab.scheme("light")
    tab.open(target)
    return tab


@pytest.mark.sample(2, 20)
def test_a_page_is_quiet_readable_and_usable_by_keyboard(page: chromium.Browser) -> None:
    """No console message, no request, enough contrast in light, dark and print, headings in order, links by Tab."""
    asked = [event["request"]["url"] for event in page.seen("Network.requestWillBeSent")]
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    assert (
        page.seen("Log.entryAdded") + page.seen("Runtime.consoleAPICalled") + page.seen("Runtime.exceptionThrown") == []
    )
    assert page.run("[...document.scripts].map(one => one.src)") == [""], "one script, inline"
    assert page.run(STRUCTURE) == []
    page.press("Tab")
    assert page.run(FOCUSED) == "#main"
    assert page.run("document.activeElement.getBoundingClientRect().left >= 0")
    expected = page.run("[...document.querySelectorAll('nav a')].slice(0, 5).map(a => a.getAttribute('href'))")
    reached = []
    for _ in expected:
        page.press("Tab")
        reached.append(page.run(FOCUSED))
    assert reached == expected
    assert page.run("[...document.querySelectorAll('[tabindex]')].every(e => e.tabIndex <= 0)")
    for scheme, media in (("light", ""), ("dark", ""), ("light", "print")):
        page.scheme(scheme, media)
        assert page.run(CONTRAST) == [], (scheme, media)


@pytest.mark.sample(1, 20)
def test_on_a_telephone_nothing_is_wider_than_the_window(page: chromium.Browser) -> None:
    page.ask("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=2, mobile=True)
    try:
        assert page.run("document.documentElement.scrollWidth <= 390")
    finally:
        page.ask("Emulation.clearDeviceMetricsOverride")


SORT = """
(() => {
  const table = document.querySelector("main table"), heads = [...table.tHead.rows[0].cells];
  const column = () => [...table.tBodies[0].rows].map(row => row.cells[1].textContent.split(",")[0]);
  heads[1].querySelector("button").click();
  const up = column();
  heads[1].querySelector("button").click();
  return [up, column(), heads[1].getAttribute("aria-sort")];
})()
"""
FILTER = """
(() => {
  const table = document.querySelector("main table"), box = document.querySelector("main .tools [type=search]");
  box.value = "mx"; box.dispatchEvent(new Event("input"));
  const shown = [...table.tBodies[0].rows].filter(row => row.offsetParent).map(row => row.cells[0].textContent);
  return [shown, box.closest(".tools").querySelector("output").textContent];
})()
"""
CHOOSE = """
(() => {
  const found = () => [...document.querySelectorAll(".finding")].filter(item => item.offsetParent);
  const all = found().length, box = document.querySelector(".tools [type=checkbox]");
  box.click();
  const left = found();
  return [all > left.length, left.some(item => item.dataset.verdict === box.value), box.value];
})()
"""


@pytest.fixture
def opened(
    harmonize: Callable[..., "CompletedProcess[str]"], tmp_path: Path, tab: chromium.Browser
) -> Callable[[str, str], chromium.Browser]:
    """Makes a page and opens it at a place."""

    def open_page(name: str, place: str = "") -> chromium.Browser:
        target = tmp_path / f"{name}.html"
        done = harmonize(*PAGES[name].split(), "-o", str(target))
        assert done.returncode == 0, done.stderr
        tab.scheme("light")
        tab.open(target, place)
        return tab

    return open_page


def test_a_table_is_sorted_by_what_its_cells_mean(opened: Callable[[str, str], chromium.Browser]) -> None:
    """Nine months come before ten years, and life after both."""
    up, down, told = opened("elements", "").run(SORT)
    assert up == list(reversed(down)) or sorted(up) == sorted(down)
    assert told == "descending"
    assert up.index("1 y") < up.index("6 y") < up.index("10 y") < up.index("life")
    assert down.index("life") < down.index("10 y") < down.index("6 y") < down.index("1 y")


def test_rows_and_findings_are_filtered_without_a_server(opened: Callable[[str, str], chromium.Browser]) -> None:
    assert opened("elements", "").run(FILTER) == [["MX"], "1 of 9"]
    fewer, still_there, _ = opened("check", "").run(CHOOSE)
    assert fewer
    assert not still_there


def test_a_finding_is_linked_by_its_duty_wherever_it_stands(opened: Callable[[str, str], chromium.Browser]) -> None:
    page = opened("check", "#smp-6.1.a")
    assert page.run("document.getElementById('smp-6.1.a').className") == "finding"
    assert page.run("Math.abs(document.getElementById('smp-6.1.a').getBoundingClientRect().top) < 300")
    assert page.run("[...document.querySelectorAll('[id]')].filter(e => /^d?[0-9]+(-[0-9]+)*$/.test(e.id)).length") == 0
