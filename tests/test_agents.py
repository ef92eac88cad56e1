"""The door for agents: an agent's own client knocks at it, asks each tool, and is refused in a line what cannot be answered."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from command_line import at_terminal, started, typed
from day import DAY

pytest.importorskip("mcp", reason="the extra `mcp` is not installed: pip install harmonize-law[mcp]")

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import harmonize
from harmonize.guests.agents.door import LIMIT, served

DRIVE = {"conduct": "crossing", "enters": "XA", "benefit": "money"}
ASKED: dict[str, dict[str, Any]] = {
    "check": {"state": "XA", "as_of": DAY},
    "case": {"facts": DRIVE, "states": ["XA", "XB"], "as_of": DAY},
    "compare": {"first": "XA", "second": "XB", "topic": "penalties", "as_of": DAY},
    "dual": {"first": "XA", "second": "XB", "as_of": DAY},
    "explain": {"name": "6(1)(a)"},
    "show": {"state": "XA", "offence": "xa-5b", "as_of": DAY},
    "states": {},
}


@asynccontextmanager
async def knocking(*, process: bool = False) -> AsyncIterator[Client]:
    """A client that speaks with the door: inside this process, or over the streams of one of its own."""
    own = stdio_client(StdioServerParameters(command=sys.executable, args=["-m", "harmonize", "mcp"]))
    async with Client(own if process else served(harmonize.load())) as client:
        yield client


def told(tool: str, /, **given: Any) -> Any:
    """What one tool answers; the client holds it against the schema that the tool was announced with."""

    async def ask() -> Any:
        async with knocking() as client:
            return await client.call_tool(tool, given)

    return anyio.run(ask)


def test_a_program_starts_it_and_finds_the_tools_which_only_read() -> None:
    async def ask() -> tuple[Any, Any]:
        async with knocking(process=True) as client:
            return await client.list_tools(), await client.call_tool("check", ASKED["check"])

    offered, answer = anyio.run(ask)
    assert [tool.name for tool in offered.tools] == list(ASKED)
    assert all(tool.annotations.read_only_hint and tool.description and tool.output_schema for tool in offered.tools)
    assert answer.structured_content["data"]["assessments"][0]["state"] == "XA"
    assert answer.content[0].text.startswith(typed("check", "XA", "--as-of", DAY).stdout.rstrip()), "as the command"


@pytest.mark.parametrize("name", ASKED)
def test_every_answer_says_its_day_its_dataset_what_was_not_read_and_what_it_is_not(name: str) -> None:
    answer = told(name, **ASKED[name])
    found, shown = answer.structured_content, answer.content[0].text
    assert not answer.is_error
    assert found["dataset"] == harmonize.load().version
    assert found["dataset"] in shown
    assert found["day"] in shown
    assert "Not legal advice" in found["caveat"]
    assert found["caveat"] in shown
    assert "never that a law lacks something" in shown
    assert isinstance(found["not_verified"], dict)
    assert found["text"] in shown
    assert found["data"]["dataset"] == found["dataset"]


def test_what_was_not_read_is_named_by_state() -> None:
    law = harmonize.load().law("XA", as_of=DAY)
    unread = told("check", **ASKED["check"]).structured_content["not_verified"]["XA"]
    assert unread
    assert set(unread) == {name for name, (status, _) in law.reading.items() if status in ("not_read", "partly_read")}


def test_findings_come_where_a_duty_is_named() -> None:
    def findings(**narrowed: str) -> list[str]:
        (found,) = told("check", state="XA", as_of=DAY, **narrowed).structured_content["data"]["assessments"]
        return [item["duty"] for item in found["findings"]]

    assert findings() == []
    assert findings(duty="6(1)(a)") == ["smp-6.1.a"]


def test_what_is_too_long_for_an_agent_is_left_out_with_a_word() -> None:
    answer = told("compare", first="XA", second="XB", as_of=DAY).structured_content
    assert answer["data"] is None
    assert answer["left_out"].endswith("name a topic")
    assert len(answer["text"]) <= LIMIT


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("check", {"state": "Germni"}, "unknown state `Germni`; did you mean `Germany`"),
        ("check", {"state": "Kenya"}, "no law of Kenya (KE) is on file yet"),
        ("check", {"state": "XA", "as_of": "2015-13-01"}, "`2015-13-01` is not a day; write it as 2024-01-31"),
        ("check", {"state": "XA", "duty": "smp-6.1.q"}, "unknown duty `smp-6.1.q`"),
        ("case", {"facts": {"benefit": "money"}}, "say what was done"),
        ("dual", {"first": "XA", "second": "XA"}, "dual criminality needs two States"),
        ("show", {"state": "DE", "offence": ""}, "name one offence by its id"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_line(name: str, given: dict[str, Any], says: str) -> None:
    answer = told(name, **given)
    assert answer.is_error
    assert says in answer.content[0].text
    assert "\n" not in answer.content[0].text


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_typed_by_a_person_it_says_who_starts_it() -> None:
    assert "is started by an agent, not typed" in at_terminal("mcp", lines=[], code=2)


def test_without_the_extra_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name == "mcp" or name.startswith(("mcp.", "harmonize.guests.agents"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    done = typed("mcp")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "harmonize: `mcp` needs the extra of that name: install harmonize-law[mcp] (`harmonize docs agents`)\n"
    )


def test_no_other_command_imports_it() -> None:
    done = started("check", "XA", "--as-of", DAY, "--fail-on", "never", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert "harmonize.corpus" in loaded
    assert not {"mcp", "anyio", "pydantic", "harmonize.guests"} & loaded
