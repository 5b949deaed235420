"""Charts drawn for the eye: contour lines, soundings, the compass rose."""
