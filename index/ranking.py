"""What counts how much; each figure with its reason. docs/search.md tells readers."""

# A word in the title says most about what a record is about; a name is a sure sign where it matches; a subject heading
# is chosen with care, but long headings hold common words.
TITLE = 4.0
AUTHOR = 3.0
SUBJECT = 2.0
PUBLISHER = 1.0
REST = 1.0
# A Han word found between the words of a title (by its characters only) counts less than a word of its own.
TITLE_CHARACTERS = 3.0
# Pinyin is ambiguous: what is written so outranks what is read so.
TITLE_PINYIN = 3.0
AUTHOR_PINYIN = 2.0
NUMBER = 20.0
# How much the fields count in which a word is found besides the best one.
TIE = 0.1

# Fixed additions, far above what single words differ by: for the whole title, for a title that begins so, and for
# the words side by side.
EXACT_TITLE = 100.0
LEADING_TITLE = 30.0
PHRASE_IN_TITLE = 20.0
PHRASE_TOKENS = 30

# A misspelt word is worth less than a right one.
FUZZY = 0.5
FUZZY_FROM_LETTERS = 5
# Looking for close words walks through all words of the index, for each word anew.
FUZZY_TO_WORDS = 12
PREFIX_FROM_LETTERS = 2
# Of long queries, this part of the words is enough where nothing has all of them.
RELAXED_FROM_WORDS = 5
RELAXED_PART = 0.7
