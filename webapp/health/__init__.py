"""Whether the site is well."""
