"""A record out again: as MARC 21, CNMARC, Dublin Core, MODS, and as citations. Pure, like the way in."""
