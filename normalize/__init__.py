"""One raw record to one `Record`, and back: pure functions, no I/O, no clock."""
