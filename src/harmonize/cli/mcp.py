"""``harmonize mcp``: the laws as tools for an agent, over standard input and output."""

import sys

from harmonize.cli import waiting
from harmonize.cli.declaring import Asked, command
from harmonize.errors import HarmonizeError

EXTRA = "harmonize-law[mcp]"


@command("harmonize mcp --data data", takes=("data", "over"))
def run(asked: Asked) -> int:
    """A door for agents: check, case, compare, dual, explain, show, states as tools (MCP).

    A program starts it and speaks the Model Context Protocol to it. It only reads.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise HarmonizeError(
            "`mcp` is started by an agent, not typed: give yours the command `harmonize mcp` (`harmonize docs agents`)"
        )
    waiting.over()
    try:
        from harmonize.guests.agents.door import served
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise HarmonizeError(f"`mcp` needs the extra of that name: install {EXTRA} (`harmonize docs agents`)") from None
    served(asked.laws).run("stdio")
    return 0
