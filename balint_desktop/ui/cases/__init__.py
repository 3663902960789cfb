"""Cases: the list and its search at the left, one case as a story at the right."""
