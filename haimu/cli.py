"""The command line `haimu`."""

from importlib import import_module
from importlib.metadata import version

import click

from haimu.memory import keep_arenas_few

# Each command stands in a module of its own, loaded when it is called, so that `haimu status` need not wait
# for the dictionaries of the search.
COMMANDS = {
    "harvest": ("haimu.commands.harvesting", "harvest"),
    "import": ("haimu.commands.importing", "import_files"),
    "validate": ("haimu.commands.validating", "validate"),
    "union": ("haimu.commands.union", "union"),
    "takedown": ("haimu.commands.takedown", "takedown"),
    "renormalize": ("haimu.commands.renormalizing", "renormalize"),
    "damaged": ("haimu.commands.damaged", "damaged"),
    "sources": ("haimu.commands.sources", "sources"),
    "libraries": ("haimu.commands.libraries", "libraries"),
    "search": ("haimu.commands.searching", "search"),
    "record": ("haimu.commands.records", "record"),
    "export": ("haimu.commands.exporting", "export_command"),
    "index": ("haimu.commands.indexes", "index_group"),
    "serve": ("haimu.commands.serving", "serve"),
    "worker": ("haimu.commands.working", "worker"),
    "status": ("haimu.commands.status", "status"),
    "migrate": ("haimu.commands.migrating", "migrate"),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when somebody calls them."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup)
@click.version_option(version("haimu"), prog_name="haimu")
def main() -> None:
    """Haimu 海目: a union catalogue of marine literature."""
    keep_arenas_few()
