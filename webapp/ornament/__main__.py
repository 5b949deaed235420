"""Draws `static/contours.svg` anew: `python -m webapp.ornament`."""

from webapp.assets import FOLDER
from webapp.ornament.seabed import contours_file

(FOLDER / "contours.svg").write_text(contours_file(), encoding="utf-8")
