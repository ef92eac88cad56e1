"""A typer hello-world with the same parameters as ``harmonize check``: what start-up is measured against."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)
Words = Annotated[list[str] | None, typer.Option()]


@app.command()
def check(
    state: Annotated[str | None, typer.Argument()] = None,
    everyone: Annotated[bool, typer.Option("--all")] = False,
    as_of: Annotated[str | None, typer.Option()] = None,
    topic: Words = None,
    duty: Words = None,
    strength: Words = None,
    instrument: Words = None,
    reading: Words = None,
    readings: Annotated[bool, typer.Option()] = False,
    fail_on: Annotated[str, typer.Option()] = "medium",
    format: Annotated[str, typer.Option()] = "text",
    data: Annotated[str | None, typer.Option()] = None,
    no_cache: Annotated[bool, typer.Option()] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v")] = False,
) -> None:
    """Greets."""
    typer.echo(f"hello {state}")


app()
