"""What a rule's builder is given: one field, cut to the subfields that the rule lists."""

Subfields = list[tuple[str, str]]


class Field:
    """A field seen by one rule: tag, two indicators, the listed subfields, and its twin in original script if any."""

    __slots__ = ("ind1", "ind2", "subs", "tag", "twin")

    def __init__(self, tag: str, content: str, subs: Subfields, twin: "Field | None" = None) -> None:
        self.tag = tag
        self.ind1 = content[:1]
        self.ind2 = content[1:2]
        self.subs = subs
        self.twin = twin

    def get(self, code: str) -> str:
        """Return the first subfield with this code, or an empty string."""
        for found, value in self.subs:
            if found == code:
                return value
        return ""

    def all(self, codes: str) -> list[str]:
        """Return the subfields with these codes, in the order of the field."""
        return [value for code, value in self.subs if code in codes]

    def join(self, codes: str, separator: str = " ") -> str:
        """Return the subfields with these codes as one text."""
        return separator.join([value for code, value in self.subs if code in codes])
