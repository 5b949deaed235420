"""What a rule's builder is given: one field, cut to the subfields that the rule lists."""

Subfields = list[tuple[str, str]]


class Field:
    """A field seen by one rule: the listed subfields, blanks collapsed, and its twin in original script if any.

    `content` is the whole field as it came; a builder may look whether something stands in it at all.
    """

    __slots__ = ("content", "subs", "tag", "twin")

    def __init__(self, tag: str, content: str, subs: Subfields) -> None:
        self.tag = tag
        self.content = content
        self.subs = subs
        self.twin: Field | None = None

    @property
    def ind1(self) -> str:
        """Return the first indicator."""
        return self.content[:1]

    @property
    def ind2(self) -> str:
        """Return the second indicator."""
        return self.content[1:2]

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
