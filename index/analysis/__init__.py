"""From text to tokens: words of Han runs, stems, pinyin."""

from index import __path__ as path_of_the_index
from normalize.compiled import use_compiled_part

use_compiled_part(path_of_the_index, __path__)
