"""What an OAI server does wrong, each with what must come of it."""

import gzip
import threading
from collections.abc import Callable, Iterator

import msgspec
from loopback import Asked, answer

from harvesters.net.answer import Limits
from tests.faulty_oai.repository import Kept, Repository, kept, payload, place

Sent = bytes | Iterator[bytes] | None
# A repository, a request and how often this page was asked for (from 1); None: behave.
Fault = Callable[[Repository, Asked, int], Sent]
Preparation = Callable[[Repository], None]
NUMBER = 23
NINE_PAST = "Wed, 01 Jan 2025 00:00:09 GMT"
BAD = 7  # the record that some faults are about
LIMITS = Limits(total=30.0, most=50 << 20)
# Where the body or the time is the misbehaviour, small limits show it sooner.
SMALL = Limits(total=0.3, most=1 << 20)


class Misbehaviour(msgspec.Struct, frozen=True):
    """`survived`: all good records arrive and the run is complete. `lost`: how many the report says are missing,
    None where nobody can know. `damaged` come as `Damaged`. `limits` are those of a request, `largest` is the most
    bytes of a record.
    """

    name: str
    fault: Fault = lambda _repository, _asked, _times: None
    prepare: Preparation = lambda _repository: None
    survived: bool = True
    lost: int | None = None
    damaged: int = 0
    findings: tuple[str, ...] = ()
    limits: Limits = LIMITS
    largest: int = 64 << 20


def second_page(asked: Asked) -> bool:
    """The second page of the whole list."""
    return asked.params.get("verb") == "ListRecords" and place(asked.params) == ("", "", 5)


def brings_bad_record(repository: Repository, asked: Asked) -> bool:
    whole = repository.answer(asked.params)
    return f"<identifier>oai:sea.example:{BAD}</identifier>" in whole and "<record>" in whole


def xml(repository: Repository, asked: Asked) -> bytes:
    return repository.answer(asked.params).encode()


def busy(status: int, **headers: str) -> Fault:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _repository, asked, times: (
        answer(b"busy", status, said) if second_page(asked) and times == 1 else None
    )


def cut_once(repository: Repository, asked: Asked, times: int) -> Sent:
    if second_page(asked) and times == 1:
        return answer(xml(repository, asked), headers={"Connection": "close"})[:-200]
    return None


def drip(repository: Repository, asked: Asked, times: int) -> Sent:
    return dripping(xml(repository, asked)) if second_page(asked) and times == 1 else None


def dripping(body: bytes) -> Iterator[bytes]:
    yield answer(headers={"Content-Length": str(len(body))})
    for at in range(len(body)):
        threading.Event().wait(0.002)
        yield body[at : at + 1]


def drips_for_ever(repository: Repository, asked: Asked, _times: int) -> Sent:
    return dripping(xml(repository, asked)) if second_page(asked) else None


def endless(**headers: str) -> Fault:
    """The page of the bad record goes on with blanks that never end."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}

    def stream(page: bytes) -> Iterator[bytes]:
        yield answer(page, headers=said, sized=False)
        while True:
            yield b" " * 100_000

    return lambda repository, asked, _times: (
        stream(xml(repository, asked)) if brings_bad_record(repository, asked) else None
    )


def html(times_wrong: int) -> Fault:
    page = answer(b"<!DOCTYPE html><html><body>Sorry &nbsp; <br> maintenance</body></html>")
    return lambda _repository, asked, times: page if second_page(asked) and times <= times_wrong else None


def errors_with_422(repository: Repository, asked: Asked, _times: int) -> Sent:
    if second_page(asked):
        return answer(repository.error("badResumptionToken").encode(), 422)
    whole = repository.answer(asked.params)
    return answer(whole.encode(), 422) if "<error" in whole else None


def truncated(times_wrong: int) -> Fault:
    def fault(repository: Repository, asked: Asked, times: int) -> Sent:
        if second_page(asked) and times <= times_wrong:
            return answer(xml(repository, asked)[:-320], sized=False)
        return None

    return fault


def truncated_for_ever(repository: Repository, asked: Asked, _times: int) -> Sent:
    if not brings_bad_record(repository, asked):
        return None
    whole = xml(repository, asked)
    return answer(whole[: whole.index(f"volume {BAD}<".encode())], sized=False)


def broken_in_the_middle(repository: Repository, asked: Asked, _times: int) -> Sent:
    if not brings_bad_record(repository, asked):
        return None
    return answer(xml(repository, asked).replace(f"volume {BAD}<".encode(), f"volume {BAD}</b><".encode()))


def fails_for_ever(_repository: Repository, asked: Asked, _times: int) -> Sent:
    return answer(b"crash", 500) if second_page(asked) else None


def entity_bomb(_repository: Repository, asked: Asked, _times: int) -> Sent:
    if not second_page(asked):
        return None
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return answer(f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><OAI-PMH>&l9;</OAI-PMH>'.encode())


BOMB = gzip.compress(bytes(64 << 20), 1)


def gzip_bomb(repository: Repository, asked: Asked, _times: int) -> Sent:
    return (
        answer(BOMB, headers={"Content-Encoding": "gzip"}) if brings_bad_record(repository, asked) else None
    )


def token_repeated(repository: Repository, asked: Asked, _times: int) -> Sent:
    if asked.params.get("verb") == "ListRecords" and place(asked.params)[2] >= 5:
        whole = repository.answer({**asked.params, "resumptionToken": "!!5"})
        return answer(whole.replace("!!10<", "!!5<").encode())
    return None


def token_dead(repository: Repository, asked: Asked, _times: int) -> Sent:
    return answer(repository.error("badResumptionToken").encode()) if second_page(asked) else None


def tokens_die_young(repository: Repository, asked: Asked, _times: int) -> Sent:
    old = asked.params.get("verb") == "ListRecords" and place(asked.params)[2] >= 10
    return answer(repository.error("badResumptionToken").encode()) if old else None


def empty_last_page(repository: Repository, asked: Asked, _times: int) -> Sent:
    begin, end, offset = place(asked.params)
    whole = repository.answer(asked.params)
    if asked.params.get("verb") != "ListRecords" or begin or end:
        return None
    if offset == 25:
        return answer(repository.whole("<ListRecords><resumptionToken/></ListRecords>").encode())
    return answer(whole.replace(f'cursor="{offset}"></', f'cursor="{offset}">!!25</').encode())


def page_without_records(repository: Repository, asked: Asked, _times: int) -> Sent:
    token = asked.params.get("resumptionToken", "")
    if second_page(asked) and "~" not in token:
        return answer(
            repository.whole(f"<ListRecords>{repository.token(token + '~', 23, 5)}</ListRecords>").encode()
        )
    return None


def moved(location: str) -> Fault:
    return lambda _repository, asked, _times: (
        answer(status=302, headers={"Location": location})
        if asked.params.get("verb") == "ListRecords"
        else None
    )


def leaves_one_out(repository: Repository, asked: Asked, _times: int) -> Sent:
    if asked.params.get("verb") != "ListRecords":
        return None
    return answer(repository.answer(asked.params).replace(repository.record(kept(BAD)), "").encode())


def hides_one(repository: Repository, asked: Asked, times: int) -> Sent:
    if asked.params.get("verb") == "GetRecord":
        return answer(repository.error("idDoesNotExist").encode())
    return leaves_one_out(repository, asked, times)


def says(**attributes: object) -> Preparation:
    def prepare(repository: Repository) -> None:
        for name, value in attributes.items():
            setattr(repository, name, value)

    return prepare


def record_is(**changed: object) -> Preparation:
    def prepare(repository: Repository) -> None:
        repository.records[BAD] = kept(BAD, **changed)

    return prepare


def large_records(repository: Repository) -> None:
    """Five of them are more than a page may have, three are not."""
    for number in range(5, 10):
        repository.records[number] = kept(number, xml=payload("volume " + "x" * 300_000))


def bad_twice(repository: Repository) -> None:
    repository.size = 25
    repository.records[20:20] = [repository.records[BAD], repository.records[2]]


def by_days(repository: Repository) -> None:
    repository.granularity = "YYYY-MM-DD"
    repository.records = [Kept(one.identifier, one.datestamp[:10], one.xml) for one in repository.records]


def in_another_zone(repository: Repository) -> None:
    repository.now = "2025-01-01T08:00:00+08:00"
    repository.records = [
        Kept(one.identifier, one.datestamp.replace("Z", "+08:00"), one.xml) for one in repository.records
    ]


TABLE = (
    Misbehaviour("503 with seconds", busy(503, Retry_After="3")),
    Misbehaviour("503 with a date", busy(503, Retry_After=NINE_PAST, Date="Wed, 01 Jan 2025 00:00:00 GMT")),
    Misbehaviour("429", busy(429, Retry_After="3")),
    Misbehaviour("connection cut mid-page", cut_once),
    Misbehaviour("slow drip", drip, limits=SMALL),
    Misbehaviour("slow drip, always at one page", drips_for_ever, findings=("no_answer",), limits=SMALL),
    Misbehaviour("HTML with status 200, once", html(1)),
    Misbehaviour("HTML with status 200, always", html(99), survived=False, lost=18, findings=("html_answer",)),
    Misbehaviour("422 with an OAI error", errors_with_422, findings=("token_dead",)),
    Misbehaviour("illegal characters", prepare=record_is(xml=payload("volume\x0b 7 &nbsp; R&D &#x1;"))),
    Misbehaviour("truncated XML, once", truncated(1)),
    Misbehaviour("truncated XML, in the whole list", truncated(99), findings=("cut_page",)),
    Misbehaviour("truncated XML, always at one record", truncated_for_ever, survived=False, lost=1),
    Misbehaviour("one record is no XML", broken_in_the_middle, damaged=1, findings=("unreadable_record",)),
    Misbehaviour("status 500, always at one page", fails_for_ever, findings=("no_answer",)),
    Misbehaviour("a 40 MB page", prepare=record_is(xml=payload("volume 7 " + "x" * 40_000_000))),
    Misbehaviour("entity bomb", entity_bomb, survived=False, lost=18, findings=("entities",)),
    Misbehaviour("gzip bomb", gzip_bomb, survived=False, lost=1, limits=SMALL),
    Misbehaviour("an answer without end, of no length", endless(), survived=False, lost=1, limits=SMALL),
    Misbehaviour(
        "an answer without end, of a wrong length", endless(Content_Length="999999999999"), survived=False, lost=1,
        limits=SMALL,
    ),
    Misbehaviour("a page above 200 MB", prepare=large_records, findings=("no_answer",), limits=SMALL),
    Misbehaviour(
        "a record above 64 MB", prepare=record_is(xml=payload("volume " + "x" * 200_000)), damaged=1, largest=100_000
    ),
    Misbehaviour("token repeated", token_repeated, survived=False, lost=13, findings=("token_repeated",)),
    Misbehaviour("token expired mid-list", token_dead, findings=("token_dead",)),
    Misbehaviour("tokens that expire after ten records", tokens_die_young, findings=("token_dead",)),
    Misbehaviour("token in an empty last page", empty_last_page, says(ends_with_token=True)),
    Misbehaviour("page without records", page_without_records),
    Misbehaviour("completeListSize too high", prepare=says(size=40), findings=("count_estimated",)),
    Misbehaviour("completeListSize too low", prepare=says(size=4)),
    Misbehaviour("no completeListSize", prepare=says(size=None)),
    Misbehaviour("a list that leaves one record out", leaves_one_out),
    Misbehaviour("a record that is announced and never given", hides_one, survived=False, lost=1),
    Misbehaviour("duplicate identifiers over pages", prepare=bad_twice, findings=("count_estimated",)),
    Misbehaviour("record without metadata", prepare=record_is(xml=""), damaged=1),
    Misbehaviour("deleted records", prepare=record_is(deleted=True)),
    Misbehaviour("no tombstones", prepare=says(deletions="no")),
    Misbehaviour("day granularity", prepare=by_days),
    Misbehaviour("time zone offsets", prepare=in_another_zone),
    Misbehaviour("server clock behind", prepare=says(now="2024-03-01T00:00:00Z")),
    Misbehaviour("no namespace", prepare=says(namespace="")),
    Misbehaviour("redirect loop", moved("/oai?verb=ListRecords"), survived=False, lost=23, findings=("no_answer",)),
    Misbehaviour("redirect to a private address", moved("http://10.0.0.1/oai"), survived=False, lost=23),
)  # fmt: skip
