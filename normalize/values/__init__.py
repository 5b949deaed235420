"""Values inside fields: dates, numbers, names, languages, coordinates. Pure functions that never raise on any text."""
