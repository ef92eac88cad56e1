"""What comes along with the first law file in a folder of one's own: the schema, the guide, the settings of an editor."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from harmonize.errors import HarmonizeError
from harmonize.library.owned_folder import publish
from harmonize.library.writing import write

FIRST = "encoding-a-law.md"  # the page that a coder has open
PACKAGE = Path(__file__).parent.parent
SCHEMA = "national_law"
# What a repository of law data begins with, and the file of the package that it is made of.
PROJECT = {
    "harmonize.toml": "harmonize.toml",
    ".github/workflows/harmonize.yml": "workflow.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
}
# Two letters name a law file; the answers of an interview and all else in the folder are none.
EDITOR = {
    "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
    "settings.json": {
        "yaml.schemas": {f"./schemas/{SCHEMA}.json": "??.yaml"},
        "files.encoding": "utf8",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
    },
}


def accompany(folder: Path, schema: dict[str, Any]) -> list[str]:
    """Puts schema, guide and editor settings into a folder of one's own; what is there already stays. The names of what is new.

    Raises HarmonizeError where a file cannot be written, or where ``schemas`` holds a stranger's file of that name.
    """
    before = (folder / "schemas" / f"{SCHEMA}.json").exists()
    publish(folder / "schemas", {SCHEMA: schema})
    found = [] if before else ["schemas"]
    for name, files in (("guide", dict(pages())), (".vscode", dict(settings()))):
        new = {file: content for file, content in files.items() if not (folder / name / file).exists()}
        if new:
            made(folder / name)
            for file, content in new.items():
                write(str(folder / name / file), content, force=False)
            found.append(name)
    return found


def begin_project(data: str, source: str, revision: str, *, force: bool) -> tuple[list[str], list[str]]:
    """Settings, workflow and hooks for the folder of ``data``, in the working folder; the names of what is new, and of what was there."""
    there = [] if force else [name for name in PROJECT if Path(name).exists()]
    new = [name for name in PROJECT if name not in there]
    for name in new:
        text = (PACKAGE / "library" / "project" / PROJECT[name]).read_text("utf-8")
        for word, value in (("DATA", json.dumps(data)), ("SOURCE", source), ("REVISION", revision)):
            text = text.replace(word, value)
        for folder in reversed(Path(name).parents[:-1]):
            made(folder)
        write(name, text.encode(), force=force)
    return new, there


def made(folder: Path) -> None:
    """Makes a folder where there is none."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise HarmonizeError(f"{folder} cannot be made: {error.strerror or error}") from error


def all_pages() -> dict[str, Path]:
    """Every page of documentation by its name: installed, those in the package; in a checkout those of its documentation."""
    inside = PACKAGE / "guide"
    source = inside if inside.is_dir() else PACKAGE.parent.parent / "docs"
    return {page.stem: page for page in sorted(source.glob("*.md"))}


def page_text(name: str) -> str:
    """What a page says, without the marks that only its maker reads."""
    lines = all_pages()[name].read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("<!--")).strip()


@cache
def glossary() -> dict[str, dict[str, str]]:
    """What words of reports mean, by the kind of word."""
    return tomllib.loads((PACKAGE / "library" / "words.toml").read_text("utf-8"))


def pages() -> Iterator[tuple[str, bytes]]:
    """The guide and the pages that it leads to."""
    found = {page.name: page for page in all_pages().values()}
    first = found[FIRST].read_bytes()
    yield FIRST, first
    led_to = sorted(set(re.findall(r"\]\(([a-z-]+\.md)", first.decode("utf-8"))) - {FIRST})
    yield from ((name, found[name].read_bytes()) for name in led_to)


def settings() -> Iterator[tuple[str, bytes]]:
    """What tells an editor which schema a law file has."""
    yield from ((name, f"{json.dumps(content, indent=2)}\n".encode()) for name, content in EDITOR.items())
