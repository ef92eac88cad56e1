"""Compiles the dataset into the package, so that an installed harmonize answers without YAML and pydantic."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDataset(BuildHookInterface[Any]):
    """Runs before each wheel, editable ones included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes src/harmonize/dataset from data/."""
        root = Path(self.root)
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(root / "src"))
        from harmonize.findings.assessment import answers
        from harmonize.library.compiling import compile_folder

        compile_folder(root / "data", root / "src" / "harmonize" / "dataset", self.metadata.version, answers)
