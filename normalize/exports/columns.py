"""The columns of a table of records: what a spreadsheet shows of each."""

COLUMNS = (
    "id", "type", "title", "other titles", "authors", "editors", "translators", "others", "year", "date", "edition",
    "place", "publisher", "extent", "languages", "isbn", "issn", "doi", "number", "series", "in", "volume", "issue",
    "pages", "subjects", "classes", "libraries", "url", "page",
)  # fmt: skip
# The mark tells spreadsheets that the file is in UTF-8.
HEADING = "\ufeff" + ",".join(COLUMNS) + "\r\n"
