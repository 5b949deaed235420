"""What a page shows of a record: pure functions from catalogue values to views of them."""
