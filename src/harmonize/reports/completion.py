"""Scripts with which shells complete harmonize: plain words, options with their help, files where files are asked."""

from collections.abc import Iterator
from typing import NamedTuple


class Option(NamedTuple):
    """One option (or, without ``flags``, one positional argument) of a command."""

    flags: tuple[str, ...]
    help: str
    choices: tuple[str, ...]
    takes_value: bool
    names_file: bool


class Command(NamedTuple):
    """A command with what it takes."""

    name: str
    summary: str
    options: tuple[Option, ...]

    @property
    def flags(self) -> list[str]:
        """Every option as written."""
        return [flag for option in self.options for flag in option.flags]

    @property
    def words(self) -> list[str]:
        """The words that a positional argument takes, where they are a closed list."""
        return [word for option in self.options if not option.flags for word in option.choices]


def script(shell: str, commands: list[Command]) -> Iterator[str]:
    """The script for one shell."""
    return {"bash": bash, "zsh": zsh, "fish": fish}[shell](commands)


def quoted(text: str) -> str:
    """Text between single quotes, as every shell here reads it."""
    return "'" + text.replace("'", "'\\''") + "'"


def bash(commands: list[Command]) -> Iterator[str]:
    """For bash, with nothing but its own `complete`."""
    yield "# bash completion for harmonize; made by `harmonize completion bash`"
    yield "_harmonize() {"
    yield "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words="
    yield "  COMPREPLY=()"
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f"    words={quoted(' '.join([*(item.name for item in commands), '--help', '--version']))}"
    yield "  else"
    yield '    case "${COMP_WORDS[1]} $before" in'
    for command in commands:
        for option in command.options:
            for flag in option.flags if option.takes_value else ():
                if option.choices:
                    yield f"      {quoted(f'{command.name} {flag}')}) words={quoted(' '.join(option.choices))} ;;"
                else:
                    # An option that takes a free word: files, which harm nobody.
                    yield f"      {quoted(f'{command.name} {flag}')}) return ;;"
    yield "      *)"
    yield '        case "${COMP_WORDS[1]}" in'
    for command in commands:
        yield f"          {command.name}) words={quoted(' '.join([*command.words, *command.flags]))} ;;"
    yield "        esac ;;"
    yield "    esac"
    yield "  fi"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield "complete -o default -F _harmonize harmonize"


def zsh(commands: list[Command]) -> Iterator[str]:
    """For zsh: a function to put on `fpath` as `_harmonize`, or to source."""
    yield "#compdef harmonize"
    yield "# zsh completion for harmonize; made by `harmonize completion zsh`"
    yield "_harmonize() {"
    yield "  local -a commands"
    yield "  commands=("
    for command in commands:
        yield f"    {quoted(f'{command.name}:{command.summary}')}"
    yield "  )"
    yield "  if (( CURRENT == 2 )); then"
    yield "    _describe command commands"
    yield "    return"
    yield "  fi"
    yield "  local name=$words[2]"
    yield "  shift words; (( CURRENT-- ))"
    yield "  case $name in"
    for command in commands:
        yield f"    {command.name})"
        yield "      _arguments \\"
        for option in command.options:
            for flag in option.flags:
                value = f":value:{zsh_values(option)}" if option.takes_value else ""
                yield f"        {quoted(f'*{flag}[{bare(option.help)}]{value}')} \\"
        words = f"({' '.join(command.words)})" if command.words else "_files"
        yield f"        {quoted(f'*:name:{words}')} ;;"
    yield "  esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_harmonize" ]; then _harmonize "$@"; else compdef _harmonize harmonize; fi'


def zsh_values(option: Option) -> str:
    """How zsh completes the value of an option."""
    return f"({' '.join(option.choices)})" if option.choices else "_files" if option.names_file else " "


def bare(text: str) -> str:
    """Help without the signs that zsh reads as its own."""
    return text.replace("[", "(").replace("]", ")").replace(":", ";")


def fish(commands: list[Command]) -> Iterator[str]:
    """For fish: a file of `complete` lines."""
    yield "# fish completion for harmonize; made by `harmonize completion fish`"
    yield "complete -c harmonize -n __fish_use_subcommand -f"
    for command in commands:
        yield f"complete -c harmonize -n __fish_use_subcommand -f -a {command.name} -d {quoted(command.summary)}"
    for command in commands:
        here = f"complete -c harmonize -n {quoted(f'__fish_seen_subcommand_from {command.name}')}"
        if command.words:
            yield f"{here} -f -a {quoted(' '.join(command.words))}"
        for option in command.options:
            if option.flags:
                flags = " ".join(
                    f"-l {flag.removeprefix('--')}" if flag.startswith("--") else f"-s {flag.removeprefix('-')}"
                    for flag in option.flags
                )
                value = (
                    f" -x -a {quoted(' '.join(option.choices))}"
                    if option.choices
                    else " -r"
                    if option.takes_value
                    else ""
                )
                yield f"{here} {flags}{value} -d {quoted(option.help)}"
