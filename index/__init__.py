"""Words, search documents, queries, and the two engines that answer them."""
