"""What the build adds: the compiled dataset, so that an installed harmonize answers without YAML; the guide; the project's links."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

# Where the pages of the project stand, below the address of its repository.
LINKS = {"Source": "", "Issues": "/issues", "Documentation": "/tree/HEAD/docs", "Changelog": "/blob/HEAD/CHANGELOG.md"}


class CompileDataset(BuildHookInterface[Any]):
    """Runs before each wheel, editable ones included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes src/harmonize/dataset from data/."""
        root = Path(self.root)
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(root / "src"))
        from harmonize.upkeep import compile_data

        if version == "standard":
            build_data["force_include"] |= guide(root)
        compile_data(root / "data", root / "src" / "harmonize" / "dataset", release=self.metadata.version)


class ProjectLinks(MetadataHookInterface):
    """The links of the metadata: those of the repository that the distribution is built in, none where there is none."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Sets the links; a build from an unpacked source has none."""
        address = repository(Path(self.root))
        metadata["urls"] = {name: f"{address}{page}" for name, page in LINKS.items()} if address else {}


def guide(root: Path) -> dict[str, str]:
    """The pages of the documentation, as the package carries them: `harmonize data new` brings the guide along."""
    return {str(page): f"harmonize/guide/{page.name}" for page in (root / "docs").glob("*.md")}


def repository(root: Path) -> str:
    """The web address of the repository: as the build service names it, else as git knows it; empty without one."""
    if name := os.environ.get("GITHUB_REPOSITORY"):
        return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}"
    try:
        asked = ("git", "-C", str(root), "remote", "get-url", "origin")
        found = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return ""
    address = found.stdout.strip().removesuffix(".git")
    return address if address.startswith("https://") and "@" not in address else ""
