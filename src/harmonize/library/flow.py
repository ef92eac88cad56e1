"""Values as YAML on one line."""

from typing import Any

import yaml


def flow(value: Any) -> str:
    """A value on one line of YAML."""
    told: str = yaml.safe_dump(value, default_flow_style=True, width=10**9, sort_keys=False, allow_unicode=True)
    return told.removesuffix("\n").removesuffix("\n...").strip()
