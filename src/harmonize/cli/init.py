"""``harmonize data init``: a repository of law data begun, with its settings, the workflow and the hooks."""

import sys
from pathlib import Path

from harmonize import __version__
from harmonize.cli.declaring import Asked, command
from harmonize.errors import HarmonizeError, page_of
from harmonize.library.companions import begin_project

GITHUB = "https://github.com/"


@command("harmonize data init --data law", takes=("force", "data"))
def run(asked: Asked) -> int:
    """Settings, workflow and hooks for a repository of law data, as far as they are not there."""
    data = asked.data or "data"
    if not (Path(data) / "national_laws").is_dir():
        raise HarmonizeError(
            f"{data} has no `national_laws`; name the folder of law files with --data (`harmonize data new` begins one)"
        )
    source = page_of("Source")
    ours = source.removeprefix(GITHUB) if source.startswith(GITHUB) else "OWNER/harmonize"
    new, old = begin_project(data, ours, f"v{__version__}", force=asked.force)
    told = [f"{', '.join(names)} {what}" for names, what in ((new, "written"), (old, "there already")) if names]
    print(f"harmonize: {'; '.join(told)}; next: harmonize lint {data}", file=sys.stderr)
    return 0
