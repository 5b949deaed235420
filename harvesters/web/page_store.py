"""Pages as they came, kept so that a run that was cut off goes on and a page that did not change is not sent again."""

import sqlite3
import zlib
from pathlib import Path

import msgspec

SCHEMA = """CREATE TABLE IF NOT EXISTS page (
    key BLOB PRIMARY KEY, asked TEXT NOT NULL, used TEXT NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL,
    headers BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID"""

Headers = list[tuple[bytes, list[bytes]]]


class StoredPage(msgspec.Struct, frozen=True):
    """An answer. `asked` is the UTC time of the run in which the site last said that this is the page."""

    asked: str
    url: str
    status: int
    headers: Headers
    body: bytes


class PageStore:
    """A file of pages by the fingerprint of their request.

    SQLite keeps it whole where a process is killed while it writes.
    """

    def __init__(self, path: str, now: str) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._now = now
        self._base = sqlite3.connect(path, isolation_level=None, timeout=60)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute(SCHEMA)

    def get(self, key: bytes) -> StoredPage | None:
        """The stored page, None where there is none or it cannot be read any more."""
        row = self._base.execute(
            "SELECT asked, url, status, headers, body FROM page WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        try:
            headers = msgspec.msgpack.decode(row[3], type=Headers)
            return StoredPage(row[0], row[1], row[2], headers, zlib.decompress(row[4]))
        except (msgspec.DecodeError, zlib.error):
            return None

    def put(self, key: bytes, page: StoredPage) -> None:
        """Keep a page that came just now."""
        self._base.execute(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                self._now,
                self._now,
                page.url,
                page.status,
                msgspec.msgpack.encode(page.headers),
                zlib.compress(page.body, 1),
            ),
        )

    def confirm(self, key: bytes) -> None:
        """The site said that the page is as it is stored."""
        self._base.execute("UPDATE page SET asked = ?, used = ? WHERE key = ?", (self._now, self._now, key))

    def use(self, key: bytes) -> None:
        """The stored page was taken without asking."""
        self._base.execute("UPDATE page SET used = ? WHERE key = ? AND used < ?", (self._now, key, self._now))

    def prune(self, since: str) -> None:
        """Forget pages that nothing led to since then."""
        self._base.execute("DELETE FROM page WHERE used < ?", (since,))

    def close(self) -> None:
        """Close the file."""
        self._base.close()
