"""What one can do with a journal, as functions a page calls on the one worker thread."""
