"""Settings and mapping of an OpenSearch index of our fields."""

from typing import Any

from index.fields import FIELDS, Field
from index.fingerprint import ANALYSIS_FINGERPRINT

ANALYZER = "blanks"
# tantivy sorts by one number; OpenSearch by several fields, and needs these not.
LEFT_OUT = frozenset({"newest", "oldest"})


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
    match field.kind:
        case "phrases":
            return {
                "type": "text",
                "analyzer": ANALYZER,
                "index_options": "positions",
                "position_increment_gap": 1,
            }
        case "words":
            return {"type": "text", "analyzer": ANALYZER, "index_options": "freqs"}
        case "tokens":
            return {"type": "text", "analyzer": ANALYZER, "index_options": "docs", "norms": False}
        case "value" | "form":
            return {"type": "keyword"}
        case "order":
            return {"type": "keyword", "index": False}
        case "year":
            return {"type": "integer"}
        case "number":
            return {"type": "long", "index": False}
