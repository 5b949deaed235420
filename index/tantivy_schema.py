"""The tantivy schema of our fields."""

import tantivy

from index.fields import FIELDS, Field

TOKENIZER = "blanks"


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
        case "value" | "order":
            builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic", fast=True)
        case "form":
            builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic")
        case "year":
            builder.add_integer_field(field.name, indexed=True, fast=True)
        case "number":
            # Signed: tantivy's Python binding deletes no term of an unsigned field.
            builder.add_integer_field(field.name, indexed=field.name == "key", fast=True)


def register(opened: tantivy.Index) -> tantivy.Index:
    """Teach an opened index to split at blanks, and nothing else."""
    blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    opened.register_tokenizer(TOKENIZER, blanks)
    return opened
