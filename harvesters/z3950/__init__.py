"""Z39.50 (ISO 23950) through the program `yaz-client`: everything that a target has for some queries."""
