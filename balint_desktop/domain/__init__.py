"""What a journal is: cases, entries, words and time, as plain values without any library."""
