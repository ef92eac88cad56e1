"""What is published under which name: the metadata, and the install lines on pages and in messages."""

import re
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

ROOT = Path(__file__).parent.parent
PAGES = (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.py"), ROOT / "action.yml")
INSTALL = re.compile(r"(?:pip3?|pipx|uv tool|uv pip) (?:install|run)|uvx ")
WORDS = re.compile(r"[^\s`\"'()]+")
# What an install line may name: the folder or file at hand; options are passed over.
OURS = re.compile(r"\.|(\S*/)?dist/\S*\.whl|\$INSTALL|\$WHEEL|harmonize-law(\[mcp\])?")


@pytest.fixture
def metadata(monkeypatch: pytest.MonkeyPatch) -> ProjectMetadata[PluginManager]:
    """What the index will show when the distribution is built by the repository's own workflow."""
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example.org")
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/harmonize")
    return ProjectMetadata(str(ROOT), PluginManager())


def test_the_distribution_has_the_name_that_is_free(metadata: ProjectMetadata[PluginManager]) -> None:
    assert metadata.core.name == "harmonize-law"
    assert set(metadata.core.scripts) == {"harmonize", "harmonize-law"}
    assert len(set(metadata.core.scripts.values())) == 1


def test_one_install_brings_every_format_and_the_door_for_agents_is_the_one_extra(
    metadata: ProjectMetadata[PluginManager],
) -> None:
    assert list(metadata.core.optional_dependencies) == ["mcp"]
    names = {re.split(r"[<>=]", item)[0] for item in metadata.core.dependencies}
    assert {"jinja2", "python-docx", "xlsxwriter"} <= names


def test_the_links_are_those_of_the_repository_that_builds(metadata: ProjectMetadata[PluginManager]) -> None:
    assert metadata.core.urls["Issues"] == "https://git.example.org/someone/harmonize/issues"
    assert set(metadata.core.urls) == {"Source", "Issues", "Documentation", "Changelog"}


def test_the_long_description_has_no_relative_link(metadata: ProjectMetadata[PluginManager]) -> None:
    described = metadata.core.readme
    assert "the tutorial: eight screens" in " ".join(described.split())
    assert re.findall(r"\]\((?!https?:|#)[^)]*\)", described) == []


def waiting(page: Path) -> bool:
    """Whether a line of the page waits for the first release."""
    return "<!-- once released:" in page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_and_no_message_installs_what_is_not_ours(page: Path) -> None:
    """The public name counts as ours from the first release on, which switches its lines on."""
    published = not any(map(waiting, PAGES))
    for line in page.read_text("utf-8").splitlines():
        if "<!-- once released:" in line:
            continue
        for found in INSTALL.finditer(line):
            words = [word.rstrip(".,;:") or "." for word in WORDS.findall(line[found.end() :])]
            named = [word for word in words if not word.startswith("-")]
            first = named[0] if named else ""
            ours = OURS.fullmatch(first) and (published or first != "harmonize-law")
            assert ours, f"{page.name}: {line.strip()}"
