"""What can go wrong with the catalogue itself, each with a sentence for the person who meets it."""


class CatalogError(Exception):
    """Root of this package's errors; the message is one plain sentence."""


class StoreUnavailable(CatalogError):
    """The database cannot be opened or does not answer."""


class MigrationNeeded(CatalogError):
    """The database was made by another version of Haimu."""


class BadTable(CatalogError):
    """A table of the library's own cannot be used."""


class UnknownSource(CatalogError):
    """No source has this name."""


class UnknownRecord(CatalogError):
    """No record has this id."""


class UnknownTakedown(CatalogError):
    """Nothing of this name is taken down."""
