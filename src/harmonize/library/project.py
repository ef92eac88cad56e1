"""Where the project lives, as its build wrote it into the metadata of the distribution: for what a report links to."""

from functools import cache

DISTRIBUTION = "harmonize-law"


@cache
def issues() -> str:
    """The address at which errors are reported; empty where the build knew of none, as in a source tree."""
    from importlib.metadata import PackageNotFoundError, metadata  # slow, and only a long report asks

    try:
        links = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    return str(dict(link.split(", ", 1) for link in links if ", " in link).get("Issues", ""))
