"""`python -m haimu`."""

from haimu.cli import main

main()
