"""Code lists: TSV files, a code and its names in Chinese and English."""
