"""The address of the wheel of this version, as the settings of the project have it."""

import tomllib
from pathlib import Path

settings = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["tool"]
print(settings["harmonize-release"]["address"].format(version=settings["bumpversion"]["current_version"]))
