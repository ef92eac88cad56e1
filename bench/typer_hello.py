"""A typer hello-world with the same parameters as ``harmonize check``: what start-up is measured against."""

from typing import Annotated

import typer

app = typer.Typer(pretty_exceptions_enable=False)
Text = Annotated[str | None, typer.Option()]
Words = Annotated[list[str] | None, typer.Option()]
Flag = Annotated[bool, typer.Option()]


@app.command()
def check(
    state: Annotated[str | None, typer.Argument()] = None,
    everyone: Annotated[bool, typer.Option("--all")] = False,
    as_of: Text = None,
    topic: Words = None,
    duty: Words = None,
    strength: Words = None,
    instrument: Words = None,
    reading: Words = None,
    readings: Flag = False,
    advise: Flag = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v")] = False,
    format: Text = None,
    output: Annotated[list[str] | None, typer.Option("--output", "-o")] = None,
    width: Annotated[int | None, typer.Option()] = None,
    force: Flag = False,
    fail_on: Annotated[str, typer.Option()] = "medium",
    baseline: Text = None,
    strict: Flag = False,
    base: Text = None,
    waivers: Text = None,
    no_waivers: Flag = False,
    today: Text = None,
    data: Text = None,
    no_cache: Flag = False,
) -> None:
    """Greets."""
    typer.echo(f"hello {state}")


app()
