"""A round over the identifiers of a source that tells of no deletions."""

from collections.abc import Iterator

from msgspec.structs import replace

from harvesters.errors import HarvestError
from harvesters.harvester import RunLog
from harvesters.oai.client import OaiClient
from harvesters.oai.dates import Window
from harvesters.oai.listing import IdentifierList, Listed
from harvesters.oai.question import Question
from harvesters.oai.state import State, encoded
from normalize.raw import Checkpoint, Deleted, Delivery, RoundBegins, Seen


def see_all(client: OaiClient, question: Question, state: State, log: RunLog) -> Iterator[Delivery]:
    """`Seen` or `Deleted` for every identifier; sets `log.exhaustive` where the list was whole.

    A list that breaks is begun again at the next run: half a round says nothing of what is gone.
    """
    if not state.seeing:
        state = replace(state, seeing=True)
        yield RoundBegins()
    listed = IdentifierList(client, question.arguments(Window()), state.token)
    finished = replace(state, seeing=False, token="", carried=0)
    try:
        for page in listed:
            yield from (_told(one) for one in page)
            log.pages += 1
            carried = state.carried + listed.distinct
            if listed.token:
                yield Checkpoint(encoded(replace(state, token=listed.token, carried=carried)))
                if log.stop.is_set():
                    return
    except HarvestError as error:
        log.finding("listing_broken", "ListIdentifiers", str(error))
        log.incomplete(f"The list of identifiers broke, so nobody knows what is gone: {error}")
    else:
        short = (listed.size or 0) - state.carried - listed.distinct
        if short > 0:
            log.incomplete(f"The list of identifiers has {short:,} fewer than were announced.", short)
        else:
            log.exhaustive = True
    yield Checkpoint(encoded(finished))


def _told(one: Listed) -> Delivery:
    return Deleted(one.identifier, 0, one.datestamp) if one.deleted else Seen(one.identifier)
