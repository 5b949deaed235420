"""From text to tokens: words of Han runs, stems, pinyin."""
