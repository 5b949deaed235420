"""A loopback server around a repository and a way to misbehave."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from loopback import Asked, Loopback, answer, loopback

from tests.faulty_oai.misbehaviours import NUMBER, Misbehaviour, Sent
from tests.faulty_oai.repository import Repository, kept

WELL = Misbehaviour("none")


@contextmanager
def faulty(misbehaviour: Misbehaviour = WELL, repository: Repository | None = None) -> Iterator[Loopback]:
    """The server, running; its `repository` may be changed while it runs."""
    records = repository or Repository([kept(number) for number in range(NUMBER)])
    misbehaviour.prepare(records)
    times: Counter[str] = Counter()

    def reply(asked: Asked) -> bytes | Iterator[bytes]:
        times[str(asked.params)] += 1
        sent: Sent = misbehaviour.fault(records, asked, times[str(asked.params)])
        return answer(records.answer(asked.params).encode()) if sent is None else sent

    with loopback(reply) as server:
        yield server
