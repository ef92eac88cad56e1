"""The atlas as a reader has it: in headless Chromium, from a folder and over http, light and dark, by keyboard."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

import pytest

import chromium
from command_line import ROOT, typed

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium.FOUND is None, reason="no chromium on this machine")]

# One of every kind of page.
KINDS = (
    "index.html",
    *(f"states/mx{part}.html" for part in ("", ".offences", ".history", ".cases", ".cooperation", ".texts")),
    *("states.html", "duties.html", "duties/smp-6.1.a.html", "duties/smp-14.1.html"),
    *("elements.html", "elements/entry-benefit.html", "causes.html", "reforms.html"),
    *("compare.html", "dual.html", "cases.html", "words.html", "search.html", "corrections.html", "changes.html"),
)
FOLDERS = ("/states", "/duties", "/elements", "/causes")
AXE = """
new Promise(done => axe.run(document, {resultTypes: ["violations"]}).then(
  found => done(found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 150)}`))))
"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    with chromium.browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def served(atlas: Path) -> Iterator[str]:
    """Where the atlas stands on a server of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(atlas))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def quiet(tab: chromium.Browser, address: str) -> None:
    """A page that asked for nothing but itself and the style beside it, and said nothing on the console."""
    asked = [event["request"]["url"] for event in tab.seen("Network.requestWillBeSent")]
    style = "../atlas.css" if address.rpartition("/")[0].endswith(FOLDERS) else "atlas.css"
    assert [url for url in asked if not url.endswith("favicon.ico")] == [address, urljoin(address, style)]
    said = tab.seen("Log.entryAdded") + tab.seen("Runtime.consoleAPICalled") + tab.seen("Runtime.exceptionThrown")
    assert [one for one in said if "favicon.ico" not in str(one)] == []


def test_every_kind_of_page_is_there() -> None:
    assert {page.partition("/")[0] for page in KINDS} >= {"states", "duties", "elements", "causes.html"}


@pytest.mark.parametrize("name", KINDS)
def test_a_page_from_a_folder_is_quiet_and_open_to_all(atlas: Path, tab: chromium.Browser, name: str) -> None:
    tab.open(atlas / name)
    quiet(tab, (atlas / name).as_uri())
    tab.run((files("axe_core_python") / "axe.min.js").read_text("utf-8") + "; 0")
    for scheme in ("light", "dark"):
        tab.scheme(scheme)
        assert tab.settled(AXE) == [], scheme
    assert tab.run("[...document.querySelectorAll('[tabindex]')].every(one => one.tabIndex <= 0)")
    tab.press("Tab")
    assert tab.run("document.activeElement.getAttribute('href')") in ("#main", None)


@pytest.mark.parametrize("name", KINDS)
def test_on_a_telephone_nothing_is_wider_than_the_window(atlas: Path, tab: chromium.Browser, name: str) -> None:
    tab.ask("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=2, mobile=True)
    try:
        tab.open(atlas / name)
        assert tab.run("document.documentElement.scrollWidth") <= 390
    finally:
        tab.ask("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("name", ["index.html", "duties/smp-6.1.a.html", "search.html"])
def test_over_http_it_is_the_same(served: str, tab: chromium.Browser, name: str) -> None:
    tab.go(f"{served}/{name}")
    quiet(tab, f"{served}/{name}")
    assert tab.run("document.querySelector('h1').textContent.length") > 0


def typed_into(box: str, words: str) -> str:
    """Words put into a field as a reader types them."""
    return f"(f => {{ f.value = {words!r}; f.dispatchEvent(new Event('input')); }})(document.querySelector({box!r}))"


def test_the_search_finds_and_its_address_finds_the_same_again(atlas: Path, tab: chromium.Browser) -> None:
    tab.open(atlas / "search.html")
    tab.run(typed_into("#search [type=search]", "smuggling of migrants mexico"))
    found = tab.run("[...document.querySelectorAll('.hits a')].map(one => one.getAttribute('href'))")
    assert any(address.startswith("states/mx.html") for address in found)
    address = tab.run("location.href")
    assert address.endswith("?q=smuggling+of+migrants+mexico")
    tab.go(address)
    assert tab.run("[...document.querySelectorAll('.hits a')].map(one => one.getAttribute('href'))") == found


def test_words_typed_on_any_page_are_looked_for_and_a_provision_finds_its_offence(
    atlas: Path, tab: chromium.Browser
) -> None:
    tab.open(atlas / "states" / "mx.history.html")
    tab.run(
        typed_into(".site [type=search]", "Migration Act art. 159")
        + "; document.querySelector('.site [type=search]').focus()"
    )
    tab.events.clear()
    tab.press("Enter")
    tab.loaded()
    assert tab.run("location.href").endswith("/search.html?q=Migration+Act+art.+159")
    found = tab.run("[...document.querySelectorAll('.hits a')].map(one => one.getAttribute('href'))")
    place = next(one for one in found if one.startswith("states/mx.offences.html#"))
    tab.open(atlas / place.partition("#")[0], f"#{place.partition('#')[2]}")
    assert "Migration Act art. 159" in tab.run("document.getElementById(location.hash.slice(1)).textContent")


def test_the_form_answers_what_its_table_has_and_names_the_command_for_the_rest(
    atlas: Path, tab: chromium.Browser
) -> None:
    rows = "document.querySelectorAll('#form tbody tr').length"
    tab.open(atlas / "cases.html", "?conduct=crossing&benefit=money&how=transport&mode=land")
    assert tab.run(rows) == 4
    assert "Paid driver: " in tab.run("document.getElementById('form').textContent")
    assert tab.run("document.querySelectorAll('#form select').length") <= 8
    tab.run(typed_into("#form label:nth-of-type(3) select", "kind"))
    assert "benefit=kind" in tab.run("location.search")
    tab.open(atlas / "cases.html", "?conduct=crossing&benefit=kind&how=hide&mode=air&persons=20&harm=deaths")
    assert tab.run(rows) == 0
    told = tab.run("document.getElementById('form').textContent")
    assert "harmonize case conduct=crossing how=hide benefit=kind persons=20 mode=air harm=deaths state=own" in told


def test_pinned_states_stand_alone_and_stay_in_the_address(atlas: Path, tab: chromium.Browser) -> None:
    shown = "[...document.querySelectorAll('main tbody tr')].filter(one => one.offsetParent).length"
    tab.open(atlas / "dual.html")
    assert tab.run(shown) == 6
    tab.run(typed_into("main [placeholder]", "XA, Mexico"))
    assert tab.run(shown) == 1
    tab.go(tab.run("location.href"))
    assert tab.run(shown) == 1
    tab.open(atlas / "compare.html", "?states=MX")
    heads = tab.run(
        "[...document.querySelectorAll('thead th')].filter(one => one.offsetParent).map(one => one.textContent)"
    )
    assert heads == ["duty", "MX"]


def test_the_map_goes_through_the_years_and_its_address_says_which(atlas: Path, tab: chromium.Browser) -> None:
    tile = "document.querySelector('svg a').getAttribute('aria-label')"
    tab.open(atlas / "index.html", "?year=2002")
    before = tab.run(tile)
    tab.run(typed_into("[type=range]", "2026"))
    assert before.startswith("Mexico: ")
    assert tab.run(tile) != before
    assert tab.run("location.search") == "?year=2026"
    assert "smuggling, 2026: 1 " in tab.run("document.querySelector('main').textContent")


def test_a_table_stays_sorted_and_filtered_in_the_address(atlas: Path, tab: chromium.Browser) -> None:
    rows = "[...document.querySelectorAll('main tbody tr')].filter(one => one.offsetParent).map(one => one.textContent)"
    tab.open(atlas / "duties.html")
    tab.run(typed_into("main .tools [type=search]", "extradition"))
    tab.run("[...document.querySelectorAll('thead button')].at(-1).click()")
    chosen = tab.run(rows)
    assert chosen
    tab.go(tab.run("location.href"))
    assert tab.run(rows) == chosen


def test_script_and_data_stay_small(atlas: Path) -> None:
    for page in ("index.html", "duties/smp-6.1.a.html"):
        text = (atlas / page).read_text("utf-8")
        script = text.rpartition("<script>")[2].partition("</script>")[0]
        assert len(script.encode()) <= 15_000
        assert "'unsafe-inline'" not in text
    assert (atlas / "search.html").stat().st_size < 2_000_000


def test_text_from_a_stranger_is_text(tab: chromium.Browser, tmp_path: Path) -> None:
    """A law in which every text would like to run, draw or fetch something."""
    law = ROOT / "tests" / "reports" / "freedonia" / "national_laws" / "xd.yaml"
    made = typed("atlas", "XD", "--with", str(law), "-o", str(tmp_path / "site"), "--as-of", "2026-11-01")
    assert made.returncode == 0, made.stderr
    for page in ("states/xd.html", "states/xd.offences.html", "states/xd.texts.html", "search.html", "index.html"):
        tab.open(tmp_path / "site" / page)
        quiet(tab, (tmp_path / "site" / page).as_uri())
        if page == "search.html":
            tab.run(typed_into("#search [type=search]", "script"))
        assert tab.run("document.querySelectorAll('main img, main script, main svg[onload], [onerror]').length") == 0
