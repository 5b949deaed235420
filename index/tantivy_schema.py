"""The tantivy schema of our fields."""

import tantivy

from index.fields import FIELDS, Field

TOKENIZER = "blanks"
# Leaves nothing to search, and the whole value to sort by.
UNSEARCHED = "unsearched"


def schema() -> tantivy.Schema:
    """The schema that every index of this version has."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        _add(builder, field)
    return builder.build()


def _add(builder: tantivy.SchemaBuilder, field: Field) -> None:
    match field.kind:
        case "phrases":
            builder.add_text_field(field.name, tokenizer_name=TOKENIZER, index_option="position")
        case "words":
            builder.add_text_field(field.name, tokenizer_name=TOKENIZER, index_option="freq")
        case "tokens":
            builder.add_text_field(field.name, tokenizer_name=TOKENIZER, index_option="basic")
        case "value":
            builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic", fast=True)
        case "order":
            builder.add_text_field(field.name, tokenizer_name=UNSEARCHED, index_option="basic", fast=True)
        case "form":
            builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic")
        case "year":
            builder.add_integer_field(field.name, indexed=True, fast=True)
        case "number":
            # Signed: tantivy's Python binding deletes no term of an unsigned field.
            builder.add_integer_field(field.name, indexed=field.name == "key", fast=True)
        case "digests":
            builder.add_integer_field(field.name, indexed=True)


def register(opened: tantivy.Index) -> tantivy.Index:
    """Teach an opened index to split at blanks, and nothing else."""
    opened.register_tokenizer(TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    nothing = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.remove_long(1)).build()
    )
    opened.register_tokenizer(UNSEARCHED, nothing)
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build()
    opened.register_fast_field_tokenizer(UNSEARCHED, whole)
    return opened
