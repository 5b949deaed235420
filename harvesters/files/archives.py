"""ZIP archives read member by member; nothing is written."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.blocks import FREE, MOST_RATIO, Unpacked
from harvesters.files.members import BROKEN, MemberStream
from harvesters.files.reading import Item
from normalize.raw import Damaged

LARGEST = 1 << 38  # bytes of all members together
MOST_MEMBERS = 100_000
IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")

ReadMember = Callable[[Iterator[bytes], str, Callable[[], str]], Iterator[Item]]
"""Reads the blocks of a member with its name and what says why they ended early."""


def split_zip(path: Path, name: str, read: ReadMember) -> Iterator[Item]:
    """The records of every member in turn; what is wrong with a member comes as `Damaged` and does not end the rest.

    Raises `UnreadableInput` at the first record where no member has any.
    """
    held: list[Item] | None = []
    for position, item in enumerate(_members(path, name, read), 1):
        placed = msgspec.structs.replace(item, position=position)
        if held is None:
            yield placed
            continue
        held.append(placed)
        if not isinstance(item, Damaged):
            yield from held
            held = None
    if held:
        reasons = "; ".join(item.reason for item in held[:3] if isinstance(item, Damaged))
        raise UnreadableInput(f"{name} is a ZIP archive without records: {reasons}.")


def _members(path: Path, name: str, read: ReadMember) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as error:
        raise UnreadableInput(
            f"{name} is a damaged ZIP archive ({error}): ask for the file again."
        ) from error
    with archive:
        refuse_bomb(archive, name)
        files = [
            member
            for member in archive.infolist()
            if not member.is_dir() and not _is_ignored(member.filename)
        ]
        if not files:
            raise UnreadableInput(f"{name} is a ZIP archive without files: ask for the file again.")
        for member in files:
            yield from _member(archive, member, f"{name}/{member.filename}", read)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, read: ReadMember) -> Iterator[Item]:
    if member.flag_bits & 1:
        yield Damaged(b"", 0, f"{name} is encrypted")
        return
    try:
        with archive.open(member) as file:
            stream = MemberStream(archive, member, file)
            unpacked = Unpacked(stream)
            yield from read(iter(unpacked), name, lambda: stream.fault or unpacked.fault)
    except UnreadableInput as error:
        yield Damaged(b"", 0, str(error).rstrip("."))
    except BROKEN as error:
        yield Damaged(b"", 0, f"{name} cannot be unpacked: {error}")


def _is_ignored(name: str) -> bool:
    return name.startswith(IGNORED[0]) or PurePosixPath(name).name in IGNORED


def refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Raise `UnreadableInput` for an archive that says it unpacks to more than records ever do."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableInput(f"{name} has {len(members):,} members, more than are read: unpack it first.")
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > LARGEST or (size > FREE and size > MOST_RATIO * packed):
        raise UnreadableInput(f"{name} unpacks to {size:,} bytes, far more than records do: unpack it first.")
