"""Publications on web pages and in feeds, gathered by Scrapy in a process of its own."""
