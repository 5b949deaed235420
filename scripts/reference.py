"""`python -m scripts.reference [--check]`: writes the pages of docs/ that are made from declarations."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from catalog.matching.points import packaged_points
from catalog.matching.points_page import points_page
from haimu.cli import main as haimu
from haimu.settings import SETTINGS
from normalize.mapping_page import mapping_page

DOCS = Path(__file__).resolve().parents[1] / "docs"

CLI_INTRODUCTION = """# The command line

*Written by `python -m scripts.reference` from the commands themselves; change them, not this page.*

Every command is a part of `haimu` (also `python -m haimu`). Exit code 0: all well. 1: done, but something
needs attention, such as damaged records. 2: it could not run, and one plain sentence on the error stream says
why. With `--json` the output is exactly one JSON object; all else goes to the error stream.
"""

SETTINGS_INTRODUCTION = """# Settings

*Written by `python -m scripts.reference` from `haimu/settings.py`; change that, not this page.*

A setting is an environment variable, or a key of the file `haimu.toml` in the working folder or in the home;
the variable comes first. In `haimu.toml` the key is the name without `HAIMU_`, in small letters:
`workers = 4`.

| Variable | Default | What it is |
|---|---|---|
"""


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command below `group` with its full name, groups before what is in them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def cli_page() -> str:
    """docs/cli.md."""
    return CLI_INTRODUCTION + "".join(_section(name, command) for name, command in commands(haimu))


def settings_page() -> str:
    """docs/settings.md."""
    rows = (f"| `{one.variable}` | {_code(one.default)} | {one.help} |\n" for one in SETTINGS)
    return SETTINGS_INTRODUCTION + "".join(rows)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"haimu {name}")
    usage = " ".join([f"haimu {name}", *command.collect_usage_pieces(context)])
    text = (command.help or "").strip()
    options = [row for parameter in command.params if (row := _option(parameter))]
    table = "".join(["\n| Option | Default | What it does |\n|---|---|---|\n", *options]) if options else ""
    return f"\n## haimu {name}\n\n{text}\n\n    {usage}\n{table}"


def _option(parameter: click.Parameter) -> str:
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return ""
    names = ", ".join((*parameter.opts, *parameter.secondary_opts))
    kind = parameter.type
    value = "" if parameter.is_flag else " VALUE"
    if isinstance(kind, click.Choice):
        value = " " + "|".join(str(choice) for choice in kind.choices)
    default = "" if parameter.is_flag or parameter.required else _default(parameter)
    words = "required" if parameter.required else default
    return (
        f"| `{names}{value}`".replace("|", "\\|").replace("\\|", "|", 1)
        + f" | {words} | {parameter.help or ''} |\n"
    )


def _default(parameter: click.Option) -> str:
    value = parameter.to_info_dict().get("default")
    return _code(str(value)) if isinstance(value, str | int | float) and value != "" else ""


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def main() -> int:
    """Writes the pages, or with --check says which are not current (exit code 1)."""
    pages = {
        "cli.md": cli_page(),
        "settings.md": settings_page(),
        "mapping.md": mapping_page(),
        "matching.md": points_page(packaged_points()),
    }
    stale = [name for name, text in pages.items() if not _is_current(DOCS / name, text)]
    if sys.argv[1:] == ["--check"]:
        for name in stale:
            print(f"docs/{name} is not current; run: python -m scripts.reference")
        return 1 if stale else 0
    for name in stale:
        (DOCS / name).write_text(pages[name], encoding="utf-8")
        print(f"docs/{name} written")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
