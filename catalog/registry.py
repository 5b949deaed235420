"""Gives union records their ids, and remembers every id ever given."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select, update

from catalog.database import Numbers, chunks, insert_rows
from catalog.ids import union_id
from catalog.tables import outbox, union_record


class Entry(msgspec.Struct):
    """A union record as the registry keeps it."""

    id: str
    revision: int
    state: str
    founder: int
    moved_to: str | None = None
    stored: bool = True
    touched: bool = False


class Registry:
    """The union records that one batch touches."""

    def __init__(self, connection: Connection, numbers: Numbers, changed: str) -> None:
        self._connection = connection
        self._numbers = numbers
        self._changed = changed
        self._entries: dict[str, Entry] = {}
        self.announced: dict[str, int] = {}
        self.founders: set[int] = set()

    def announce(self, name: str, revision: int) -> None:
        """A union record has to be indexed in this revision."""
        self.announced[name] = revision

    def touch(self, name: str) -> None:
        """The content of a union record changed."""
        self._load([name])
        self._entries[name].touched = True

    def assign(
        self,
        clusters: Sequence[Sequence[int]],
        names: Mapping[int, tuple[str, str]],
        before: Mapping[int, str],
        changed: set[int],
    ) -> dict[int, str]:
        """The union id of every member; each cluster is sorted, its oldest member first."""
        self._load(set(before.values()))
        oldest: dict[str, int] = {}
        for number, name in before.items():
            oldest[name] = min(number, oldest.get(name, number))
        assigned: dict[int, str] = {}
        for cluster in clusters:
            settled = {before[one] for one in cluster if oldest.get(before.get(one, "")) == one}
            homes = sorted(settled, key=self._age)
            name = homes[0] if homes else self._found(cluster[0], names[cluster[0]])
            for other in homes[1:]:
                self._move(other, name)
            if any(number in changed or before.get(number) != name for number in cluster):
                self._entries[name].touched = True
            assigned.update(dict.fromkeys(cluster, name))
        for number, name in before.items():
            if assigned.get(number) != name:
                self._entries[name].touched = True
        return assigned

    def _age(self, name: str) -> tuple[int, str]:
        return self._entries[name].founder, name

    def retire(self, names: Iterable[str], assigned: Mapping[int, str]) -> None:
        """Union records that lost a member: touched, and gone where nobody is left."""
        names = set(names)
        self._load(names)
        inhabited = set(assigned.values())
        for name in names:
            entry = self._entries[name]
            entry.touched = True
            if name not in inhabited and entry.state == "live":
                entry.state = "gone"

    def save(self) -> None:
        """Write what changed, and the outbox rows."""
        for entry in self._entries.values():
            if not entry.touched:
                continue
            entry.revision += 1
            values = {
                "revision": entry.revision, "state": entry.state, "founder_id": entry.founder,
                "moved_to": entry.moved_to, "changed": self._changed,
            }  # fmt: skip
            if entry.stored:
                statement = update(union_record).where(union_record.c.id == entry.id).values(values)
                self._connection.execute(statement)
            else:
                self._connection.execute(union_record.insert().values(id=entry.id, **values))
            self.announce(entry.id, entry.revision)
        rows = [(self._numbers.next("outbox"), name, revision) for name, revision in self.announced.items()]
        insert_rows(self._connection, outbox, ("seq", "union_id", "revision"), rows)

    def _found(self, founder: int, name: tuple[str, str]) -> str:
        """A new id for a cluster without one; a founder takes up its own id again where it had one."""
        attempt = 0
        while True:
            made = union_id(*name, attempt)
            self._load([made])
            entry = self._entries.get(made)
            if entry is None:
                self._entries[made] = Entry(made, 0, "live", founder, stored=False, touched=True)
                self.founders.add(founder)
                return made
            if entry.founder == founder and entry.state not in ("live", "taken_down"):
                entry.state, entry.moved_to, entry.touched = "live", None, True
                return made
            attempt += 1

    def _move(self, name: str, to: str) -> None:
        """`name` was merged into `to`; those that pointed to it point to `to` now."""
        entry = self._entries[name]
        entry.state, entry.moved_to, entry.touched = "moved", to, True
        pointing = update(union_record).where(union_record.c.moved_to == name)
        self._connection.execute(pointing.values(moved_to=to))
        for other in self._entries.values():
            if other.moved_to == name:
                other.moved_to = to

    def _load(self, names: Iterable[str]) -> None:
        wanted = [name for name in names if name not in self._entries]
        for chunk in chunks(wanted):
            query = select(union_record).where(union_record.c.id.in_(chunk))
            for row in self._connection.execute(query):
                self._entries[row.id] = Entry(row.id, row.revision, row.state, row.founder_id, row.moved_to)
