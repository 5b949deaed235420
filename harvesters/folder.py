"""Files that a library puts into a folder: those that are new or have changed are read."""

import hashlib
from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError, UnreadableInput
from harvesters.files import read_file
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from normalize.raw import Checkpoint, Damaged, Deleted, Delivery, RawRecord, RoundBegins

BLOCK = 1 << 20
PATTERN = "*?["


class FilesState(msgspec.Struct):
    """The digest of every file that has been read, by its name; `round`: a full reading is under way."""

    read: dict[str, str] = {}
    round: bool = False


class FilesHarvester:
    """A source of protocol `file`: `path` is a file, a folder or a pattern such as `exports/*.mrc`.

    With `deletions = "listing"` the files are, together, all that the source has: when one of them changes all
    are read again, and what none of them holds any more is gone.
    """

    def __init__(self, source: Source, log: RunLog) -> None:
        self._source = source
        self._log = log

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """The records of the files in the order of their names, with a checkpoint after each file."""
        files = self.files()
        digests = {str(file): _digest(file) for file in files}
        state = (
            FilesState() if plan.full or not plan.state else msgspec.json.decode(plan.state, type=FilesState)
        )
        whole = self._source.deletions == "listing"
        if not state.round and (not plan.state or plan.full or (whole and state.read != digests)):
            yield RoundBegins()
            state = FilesState(round=True)
        for file in files:
            if state.read.get(str(file)) == digests[str(file)]:
                continue
            if (yield from self._file(file)):
                state.read[str(file)] = digests[str(file)]
            yield Checkpoint(msgspec.json.encode(state))
            if self._log.stop.is_set():
                return
        self._log.exhaustive = state.round and self._log.complete
        state.round = state.round and not self._log.complete
        state.read = {name: digest for name, digest in state.read.items() if name in digests}
        yield Checkpoint(msgspec.json.encode(state))

    def files(self) -> list[Path]:
        """The files that the path names. Raises `HarvestError` where there is none."""
        path = self._source.folder / self._source.path
        if any(sign in self._source.path for sign in PATTERN):
            named = Path(self._source.path)
            root = Path(named.anchor) if named.is_absolute() else self._source.folder
            found = sorted(root.glob(str(named.relative_to(named.anchor))))
        else:
            found = sorted(path.iterdir()) if path.is_dir() else [path] if path.exists() else []
        files = [file for file in found if file.is_file() and not file.name.startswith(".")]
        if not files:
            raise HarvestError(
                f"The source {self._source.name} names {path}, where no file is: check its path."
            )
        return files

    def check(self) -> SourceCheck:
        """What is there."""
        try:
            files = self.files()
        except HarvestError as error:
            return SourceCheck(answers=False, title="", facts=(), warnings=(str(error),))
        size = sum(file.stat().st_size for file in files)
        facts = (("files", f"{len(files):,}"), ("bytes", f"{size:,}"))
        return SourceCheck(answers=True, title=str(files[0].parent), facts=facts, warnings=())

    def _file(self, file: Path) -> Generator[RawRecord | Deleted | Damaged, None, bool]:
        """The records of one file; whether it could be read."""
        self._log.pages += 1
        self._log.received += file.stat().st_size
        source = self._source
        try:
            yield from read_file(file, format=source.format, encoding=source.encoding, columns=source.columns)
        except UnreadableInput as error:
            self._log.finding("unreadable_file", str(file), str(error))
            self._log.incomplete(f"{file.name} could not be read: {error}")
            return False
        return True


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
