"""Settings and mapping of an OpenSearch index of our fields."""

from typing import Any

from index.fields import FIELDS, Field, Kind
from index.fingerprint import ANALYSIS_FINGERPRINT

ANALYZER = "blanks"
# tantivy sorts by one number; OpenSearch by several fields, and needs these not.
LEFT_OUT = frozenset({"newest", "oldest"})
MAPPINGS: dict[Kind, dict[str, Any]] = {
    "phrases": {"type": "text", "index_options": "positions", "position_increment_gap": 1},
    "words": {"type": "text", "index_options": "freqs"},
    "tokens": {"type": "text", "index_options": "docs", "norms": False},
    "value": {"type": "keyword"},
    "form": {"type": "keyword"},
    "order": {"type": "keyword", "index": False},
    "year": {"type": "integer"},
    "digests": {"type": "long", "doc_values": False},
    "number": {"type": "long", "index": False},
}


def index_body(shards: int = 1) -> dict[str, Any]:
    """What an index is made with. Only a commit makes changes visible; a second node gets a copy by itself."""
    analysis = {
        "tokenizer": {ANALYZER: {"type": "whitespace", "max_token_length": 1024}},
        "analyzer": {ANALYZER: {"type": "custom", "tokenizer": ANALYZER}},
    }
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",
            "analysis": analysis,
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"fingerprint": ANALYSIS_FINGERPRINT},
            "properties": {field.name: _mapping(field) for field in FIELDS if field.name not in LEFT_OUT},
        },
    }


def _mapping(field: Field) -> dict[str, Any]:
    found = MAPPINGS[field.kind]
    return {"analyzer": ANALYZER, **found} if found["type"] == "text" else found
